#include "standpoint/citation.h"

#include <cmath>
#include <vector>

#include "scene/scene_builder.h"
#include "story/quotation_text.h"
#include "story/words.h"
#include "text/escape.h"

namespace standpoint {
namespace {

constexpr float kCardPx = 640;
constexpr float kCardMarginPx = 48;
constexpr std::size_t kShortBytes = 100;  // shorter quotes are set larger
constexpr float kIndentPx = 20, kDotRadiusPx = 5, kBarPx = 8;
constexpr std::size_t kMaxNameBytes = 100;

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) out.append(out.empty() ? "" : between).append(part);
  return out;
}

/// Dates always have their year, since the citation is read outside of the story.
std::vector<std::string> citation_parts_with_year(const Story& story, const Quote& quote, const Messages& say) {
  constexpr int kNoYear = -1'000'000;
  return words::citation_parts(say, story, quote, kNoYear);
}

}  // namespace

Citation cite_quote(const Story& story, QuoteId id, const Messages& say, std::string_view link) {
  const Quote& quote = story[id];
  const Person& speaker = story[quote.speaker];
  const Source& source = story[quote.source];
  const std::string words = format_quote(quote);
  const std::string by = speaker.name + ", " + speaker.office;
  const std::string how = join(citation_parts_with_year(story, quote, say), "; ");

  Citation out;
  out.plain = words + "\n\u2014 " + by + " (" + how + ")\n" + source.title + ", " + source.publisher;
  if (!source.url.empty()) out.plain += ", " + source.url;
  if (!link.empty()) out.plain.append("\n").append(link);
  out.plain += '\n';

  const std::string url = safe_href(source.url), here = safe_href(link);
  out.html = "<blockquote";
  if (!url.empty()) out.html += " cite=\"" + url + "\"";
  if (!quote.lang.empty()) out.html += " lang=\"" + escape_html(quote.lang) + "\"";
  out.html += "><p>" + escape_html(words) + "</p></blockquote><p>\u2014 " + escape_html(by) + " (" + escape_html(how) + "). ";
  const std::string title = "<cite>" + escape_html(source.title) + "</cite>";
  out.html += url.empty() ? title : "<a href=\"" + url + "\">" + title + "</a>";
  out.html += ", " + escape_html(source.publisher) + ".";
  if (!here.empty()) out.html += " <a href=\"" + here + "\">" + here + "</a>";
  out.html += "</p>";
  return out;
}

Scene build_quote_card(const Story& story, QuoteId id, const TextMeasure& text_measure, const Messages& say) {
  const Quote& quote = story[id];
  const Person& speaker = story[quote.speaker];
  const ScaledMeasure measure{text_measure, 1};
  const float left = kCardMarginPx, width = kCardPx - 2 * kCardMarginPx;
  Layer layer{"card", {}, {}};
  float y = kCardMarginPx;
  const auto lines = [&](const std::vector<std::string>& text, float x, TextStyle style, Paint paint) {
    for (const std::string& line : text) {
      layer.shapes.push_back(TextShape{{x, y}, line, style, paint});
      y += measure.line_px(style);
    }
  };
  if (!quote.context.empty()) {
    lines(wrap_pretty(quote.context, kBody, width, measure), left, kBody, soft());
    y += 8;
  }
  TextStyle style = kQuotation;
  const std::string typeset = format_quote(quote);
  if (typeset.size() <= kShortBytes) style.size = 4;
  const float hang =
      quote.verbatim ? measure.width_px(std::string_view(typeset).substr(0, code_point_bytes(typeset, 0)), style) : 0;
  const std::vector<std::string> text = wrap_pretty(typeset, style, width, measure, hang);
  lines({text.front()}, left - hang, style, ink());
  lines({text.begin() + 1, text.end()}, left, style, ink());
  y += 16;
  layer.shapes.push_back(
      DiscShape{{left + kDotRadiusPx, y + measure.line_px(kLead) / 2}, kDotRadiusPx, hue(speaker.party), {}, 1});
  lines(wrap(speaker.name, kLeadBold, width - kIndentPx, measure), left + kIndentPx, kLeadBold, ink());
  lines(wrap(speaker.office, kBody, width - kIndentPx, measure), left + kIndentPx, kBody, soft());
  lines(wrap(join(citation_parts_with_year(story, quote, say), " \u00B7 "), kSmall, width - kIndentPx, measure),
        left + kIndentPx, kSmall, soft());
  y += 24;
  layer.shapes.push_back(FillShape{{left, y, width, 1}, rule(), 0});
  y += 16;
  lines(wrap(story.headline, kSmallBold, width, measure), left, kSmallBold, ink());
  const Source& source = story[quote.source];
  lines(wrap(source.title + ", " + source.publisher, kSmall, width, measure), left, kSmall, soft());
  y += 32;

  Scene card;
  card.viewport = {.width_px = kCardPx, .height_px = std::ceil(y), .device_ratio = 2};
  layer.clip = {0, 0, kCardPx, card.viewport.height_px};
  layer.shapes.insert(layer.shapes.begin(), FillShape{{0, 0, kBarPx, card.viewport.height_px}, hue(speaker.party), 0});
  card.layers.push_back(std::move(layer));
  return card;
}

std::string quote_file_name(const Story& story, QuoteId quote) {
  std::string name = story.id + "-" + story[quote].id;
  if (name.size() > kMaxNameBytes) name.resize(kMaxNameBytes);
  for (char& c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!plain) c = '-';
  }
  return name + ".png";
}

}  // namespace standpoint
