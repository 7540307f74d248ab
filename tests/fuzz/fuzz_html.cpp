// What the HTML and JSON writers make of a story in which every text is the input's: no text becomes markup.
#include <string>

#include "cli/site/oembed.h"
#include "fuzz/fields.h"
#include "fuzz/fuzz_target.h"
#include "fuzz/strict_html.h"
#include "standpoint/citation.h"
#include "standpoint/page.h"
#include "standpoint/transcript.h"
#include "text/escape.h"
#include "text/json_document.h"
#include "text/utf8.h"

using namespace standpoint;
using fuzz::require;

namespace {

bool is_json(std::string_view text) {
  JsonLimits limits;
  limits.string_bytes = limits.bytes;
  return !parse_json(text, limits).fault;
}

/// A JSON string reads back as the text, and cannot end the script element that it stands in.
void require_json_string(std::string_view text) {
  const std::string written = json_string(text);
  require(written.find_first_of("<>&\n") == std::string::npos);
  JsonLimits limits;
  limits.string_bytes = written.size();
  const JsonResult read = parse_json("[" + written + "]", limits);
  require(!read.fault && (first_malformed_utf8(text) < text.size() || read.document.string(1) == text));
}

void require_escaped(std::string_view text) {
  require(fuzz::StrictHtml::holds("<p title=\"" + escape_html(text) + "\">" + escape_html(text) + "</p>"));
  require(fuzz::StrictHtml::holds("<p id=\"" + fragment_id("a-", text) + "\"></p>"));
  const std::string href = safe_href(text);
  require(href.empty() || fuzz::StrictHtml::holds("<a href=\"" + href + "\"></a>"));
}

}  // namespace

FUZZ_TARGET(html) {
  require_json_string(input);
  require_escaped(input);

  fuzz::Fields fields(input);
  const Story story = fuzz::story_saying(fields);
  const std::string link = fields.next();
  for (const char* lang : {"en", "uk"}) {
    const Messages& say = page_messages(lang);
    require(fuzz::StrictHtml::holds(cite_quote(story, QuoteId{1}, say, link).html));
    // The whole transcript is one of them.
    for (const PageMarker& marker : story_markers(story, say)) {
      require(marker.name == "json_ld" || fuzz::StrictHtml::holds(marker.html));
    }
  }
  require(fuzz::StrictHtml::holds(source_line(story)));
  const std::string linked_data = transcript_json_ld(story);
  require(is_json(linked_data) && linked_data.find_first_of("<>&") == std::string::npos);
  require(is_json(cli::build_oembed_json(story, {link, link, link})));
}
