#include "standpoint/page.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "standpoint/theme.h"
#include "standpoint/transcript.h"
#include "text/escape.h"
#include "text/html_writer.h"

namespace standpoint {
namespace {

std::string hex_colour(std::uint32_t rgb) {
  constexpr char kHexDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (int shift = 20; shift >= 0; shift -= 4) out += kHexDigits[(rgb >> shift) & 0xF];
  return out;
}

Result<std::string> page_error(std::string_view page_template, std::size_t at, const std::string& sentence) {
  const auto line = 1 + std::count(page_template.begin(), page_template.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return failure<std::string>("line " + std::to_string(line) + ": " + sentence);
}

/// One of the story's texts as HTML, with its language where it has not been translated.
std::string story_text(const Story& story, std::string_view text) {
  const std::string_view lang = story.lang_of(text);
  return HtmlWriter({}).in_language(lang == story.lang ? std::string_view() : lang, text).take();
}

}  // namespace

Result<std::string> fill_page(std::string_view page_template, const std::vector<PageMarker>& markers) {
  std::string html;
  std::vector<bool> used(markers.size());
  std::size_t at = 0;
  for (;;) {
    const std::size_t open = page_template.find("{{", at);
    html += page_template.substr(at, open - at);
    if (open == std::string_view::npos) break;
    const std::size_t close = page_template.find("}}", open);
    if (close == std::string_view::npos) return page_error(page_template, open, "{{ without }}");
    const std::string_view name = page_template.substr(open + 2, close - open - 2);
    const auto marker = std::find_if(markers.begin(), markers.end(), [&](const PageMarker& m) { return m.name == name; });
    if (marker == markers.end()) {
      return page_error(page_template, open, "unknown marker {{" + std::string(name) + "}}");
    }
    used[static_cast<std::size_t>(marker - markers.begin())] = true;
    html += marker->html;
    at = close + 2;
  }
  for (std::size_t i = 0; i < markers.size(); ++i) {
    if (!used[i]) return failure<std::string>("the marker {{" + std::string(markers[i].name) + "}} is missing");
  }
  return {std::move(html), {}};
}

std::vector<PageMarker> story_markers(const Story& story, const Messages& say) {
  return {{"lang", escape_html(story.lang)},
          {"title", transcript_title(story)},
          {"description", escape_html(story.standfirst)},
          {"headline", story_text(story, story.headline)},
          {"standfirst", story_text(story, story.standfirst)},
          {"paper_light", hex_colour(kLightTokens.paper)},
          {"paper_dark", hex_colour(kDarkTokens.paper)},
          {"json_ld", transcript_json_ld(story)},
          {"more", escape_html(say("page.more"))},
          {"take", escape_html(say("page.take"))},
          {"colours", escape_html(say("page.colours"))},
          {"colours_system", escape_html(say("page.colours.system"))},
          {"colours_light", escape_html(say("page.colours.light"))},
          {"colours_dark", escape_html(say("page.colours.dark"))},
          {"present", escape_html(say("page.present"))},
          {"quiz", escape_html(say("page.quiz"))},
          {"handout", escape_html(say("page.handout"))},
          {"stage", escape_html(say("page.stage"))},
          {"summary", escape_html(say("page.summary"))},
          {"boundaries", escape_html(say("page.boundaries"))},
          {"privacy", escape_html(say("page.privacy"))},
          {"notices", escape_html(say("page.notices"))},
          {"transcript", transcript_html(story, say)}};
}

std::string source_line(const Story& story) {
  std::string html;
  for (const Source& source : story.sources) {
    if (!html.empty()) html += "; ";
    const std::string title = "<cite>" + escape_html(source.title) + "</cite>";
    const std::string href = safe_href(source.url);
    html += href.empty() ? title : "<a rel=\"noopener\" href=\"" + href + "\">" + title + "</a>";
    if (!source.publisher.empty()) html += ", " + escape_html(source.publisher);
  }
  return html;
}

std::string party_css(const Story& story) {
  std::string css;
  for (std::size_t i = 0; i < story.parties.size(); ++i) {
    const std::string light = hex_colour(story.parties[i].hue.light);
    // Browsers without light-dark() keep the first declaration.
    css += ".party-" + std::to_string(i) + "{color:" + light + ";color:light-dark(" + light + ',' +
           hex_colour(story.parties[i].hue.dark) + ")}\n";
  }
  return css;
}

}  // namespace standpoint
