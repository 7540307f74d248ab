// The one-file edition and the page's template: what is put in stays within its element, and comes out as it went in.
#include <string>

#include "cli/site/one_file.h"
#include "fuzz/fields.h"
#include "fuzz/fuzz_target.h"
#include "text/json_document.h"

using namespace standpoint;
using fuzz::require;

namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

/// Any template: filled, or an error that names its line.
void require_filled_or_refused(const std::string& page, const std::string& text) {
  const Result<std::string> result = fill_page(page, {{"text", text}});
  require(result.value.has_value() == result.error.message.empty());
  if (!result) return;
  const std::size_t places = count(page, "{{text}}");
  require(places > 0 && (*result).size() == page.size() + places * text.size() - places * std::string_view("{{text}}").size());
}

/// A story file as the page carries it.
void require_story_within(const std::string& story) {
  cli::OneFileParts parts;
  parts.page = "{{story_files}}|{{shared_files}}{{script}}{{styles}}{{tokens}}{{tokens_hash}}";
  const Result<std::string> result = make_one_file(parts, {{}, "", {{"story.json", story}}, {}});
  require(result.value.has_value());
  const std::string_view html = std::string_view(*result).substr(0, (*result).find('|'));
  const std::string_view opens = "<script type=\"text/plain\" data-file=\"story.json\">", closes = "</script>\n";
  require(html.substr(0, opens.size()) == opens);
  const std::string_view within = html.substr(opens.size(), html.size() - opens.size() - closes.size());
  require(html.substr(opens.size() + within.size()) == closes && within.find('<') == std::string_view::npos);
  const JsonResult before = parse_json(story, {}), after = parse_json(within, {});
  if (before.fault) return;
  require(!after.fault && after.document.text == before.document.text &&
          after.document.nodes.size() == before.document.nodes.size());
}

}  // namespace

FUZZ_TARGET(one_file) {
  fuzz::Fields fields(input);
  const std::string page = fields.next();
  const std::string story(fields.rest());
  require_filled_or_refused(page, story);
  if (story.find('|') == std::string::npos) require_story_within(story);
}
