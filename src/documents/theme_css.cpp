#include <cstdint>
#include <string>
#include <string_view>

#include "standpoint/page.h"
#include "standpoint/theme.h"

namespace standpoint {
namespace {

void append_colour(std::string& css, std::string_view name, std::uint32_t rgb) {
  constexpr char kHexDigits[] = "0123456789abcdef";
  css += "--";
  css += name;
  css += ":#";
  for (int shift = 20; shift >= 0; shift -= 4) css += kHexDigits[(rgb >> shift) & 0xF];
  css += ';';
}

std::string colours(const Tokens& tokens) {
  std::string css;
  for (const Token& token : kTokens) append_colour(css, token.name, tokens.*token.colour);
  return css;
}

/// The light and the dark tokens under a media feature ("": always): those of the system's scheme, unless data-theme is set.
std::string schemes(const std::string& feature, const Tokens& light_tokens, const Tokens& dark_tokens) {
  const std::string light = "color-scheme:light;" + colours(light_tokens);
  const std::string dark = "color-scheme:dark;" + colours(dark_tokens);
  const std::string both = ":root{" + light + "}\n" +  //
                           "@media(prefers-color-scheme:dark){:root{" + dark + "}}\n" + ":root[data-theme=light]{" + light +
                           "}\n:root[data-theme=dark]{" + dark + "}\n";
  return feature.empty() ? both : "@media" + feature + "{\n" + both + "}\n";
}

/// The system defines these colours; web/page/preferences.js passes them to the canvas.
constexpr char kForcedColours[] =
    "@media(forced-colors:active){:root:root{--paper:Canvas;--ink:CanvasText;--soft-ink:CanvasText;--rule:GrayText;--sea:"
    "Canvas;"
    "--land:Canvas;--member-land:Canvas;--border:GrayText;--coast:CanvasText;--hatch:GrayText;--focus:Highlight}}\n";

/// In rem, so that the reader's text size scales the page as it scales the scene.
void append_length(std::string& css, std::string_view name, float px) {
  const int thousandths = static_cast<int>(px * 1000 / 16);
  std::string fraction = std::to_string(1000 + thousandths % 1000).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  css += "--";
  css += name;
  css += ':' + std::to_string(thousandths / 1000);
  if (!fraction.empty()) css += '.' + fraction;
  css += "rem;";
}

std::string layout_constants() {
  std::string css;
  append_length(css, "gutter", layout::kGutterPx);
  append_length(css, "narrow-gutter", layout::kNarrowGutterPx);
  append_length(css, "quotes-min", layout::kQuotesMinPx);
  append_length(css, "quotes-max", layout::kQuotesMaxPx);
  append_length(css, "question-bar", layout::kQuestionBarPx);
  append_length(css, "scrubber", layout::kScrubberPx);
  return css;
}

std::string type_scale() {
  std::string css;
  for (const float px : kTypeScalePx) append_length(css, "size-" + std::to_string(static_cast<int>(px)), px);
  const int line_height_percent = static_cast<int>(kLineHeight * 100 + 0.5f);
  css += "--line-height:" + std::to_string(line_height_percent / 100) + '.' + std::to_string(line_height_percent % 100) + ';';
  return css;
}

}  // namespace

std::string theme_css() {
  return ":root{" + type_scale() + layout_constants() + "}\n" + schemes("", kLightTokens, kDarkTokens) +
         schemes("(prefers-contrast:more)", kLightContrastTokens, kDarkContrastTokens) + kForcedColours;
}

}  // namespace standpoint
