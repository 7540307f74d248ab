#include "scene/text_layout.h"

#include <algorithm>

namespace standpoint {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

bool breaks_after(std::string_view code_point) {
  return code_point == " " || code_point == "-" || code_point == "\xE2\x80\x93" || code_point == "\xE2\x80\x94";
}

std::string_view without_trailing_spaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Length in bytes of the longest prefix (at least one code point) that is no wider than `width_px`.
std::size_t fitting_bytes(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure) {
  std::size_t fitting = 0;
  float used_px = 0;
  while (fitting < text.size()) {
    const std::size_t n = code_point_bytes(text, fitting);
    used_px += measure.width_px(text.substr(fitting, n), style);
    if (used_px > width_px && fitting > 0) break;
    fitting += n;
  }
  return fitting;
}

}  // namespace

std::size_t code_point_bytes(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t n = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return std::min(n, text.size() - at);
}

std::vector<std::string> wrap(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure,
                              std::size_t max_lines, float first_line_extra_px) {
  std::vector<std::string> lines;
  std::size_t line_begin = 0;
  std::size_t break_at = 0;  // end of the last whole word on this line
  float line_px = 0;
  std::size_t at = 0;
  const auto finish = [&](std::size_t end) {
    lines.emplace_back(without_trailing_spaces(text.substr(line_begin, end - line_begin)));
    line_begin = end;
    while (line_begin < text.size() && text[line_begin] == ' ') ++line_begin;
    at = break_at = line_begin;
    line_px = 0;
  };
  while (at < text.size() && lines.size() < max_lines) {
    if (text[at] == '\n') {
      finish(at);
      if (line_begin < text.size() && text[line_begin] == '\n') at = break_at = ++line_begin;
      continue;
    }
    const std::size_t n = code_point_bytes(text, at);
    const std::string_view code_point = text.substr(at, n);
    const float advance_px = measure.width_px(code_point, style);
    const float room_px = width_px + (lines.empty() ? first_line_extra_px : 0);
    if (line_px + advance_px > room_px && code_point != " " && at > line_begin) {
      finish(break_at > line_begin ? break_at : at);
      continue;
    }
    line_px += advance_px;
    at += n;
    if (breaks_after(code_point)) break_at = at;
  }
  if (lines.size() >= max_lines) {
    if (line_begin < text.size() && !lines.empty()) {
      std::string last = lines.back() + std::string(kEllipsis);
      lines.back() = measure.width_px(last, style) <= width_px ? last : ellipsize(last, style, width_px, measure);
    }
    return lines;
  }
  if (line_begin < text.size() || lines.empty()) lines.emplace_back(without_trailing_spaces(text.substr(line_begin)));
  return lines;
}

std::vector<std::string> wrap_pretty(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure,
                                     float first_line_extra_px) {
  std::vector<std::string> lines = wrap(text, style, width_px, measure, SIZE_MAX, first_line_extra_px);
  if (lines.size() < 2) return lines;
  std::string& before = lines[lines.size() - 2];
  std::string& last = lines.back();
  const std::size_t space = before.rfind(' ');
  const bool alone = last.find(' ') == std::string::npos;
  if (!alone || space == std::string::npos || before.find(' ') == space) return lines;
  std::string moved = before.substr(space + 1);
  text = without_trailing_spaces(text);
  if (text[text.size() - last.size() - 1] == ' ') moved += ' ';
  moved += last;
  if (measure.width_px(moved, style) > width_px) return lines;
  before.resize(space);
  last = std::move(moved);
  return lines;
}

float hanging_mark_px(std::string_view line, TextStyle style, const ScaledMeasure& measure) {
  for (const std::string_view mark : {"\u201C", "\u201E", "\u2018", "\u201A", "\u00AB", "\u2039"})
    if (line.substr(0, mark.size()) == mark) return measure.width_px(mark, style);
  return 0;
}

std::string ellipsize(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure) {
  if (measure.width_px(text, style) <= width_px) return std::string(text);
  const float room_px = width_px - measure.width_px(kEllipsis, style);
  if (room_px <= 0) return {};
  const std::size_t n = fitting_bytes(text, style, room_px, measure);
  std::string_view kept = without_trailing_spaces(text.substr(0, n));
  if (measure.width_px(kept, style) > room_px) return {};
  return std::string(kept) + std::string(kEllipsis);
}

float TableTextMeasure::width_px(std::string_view text, TextStyle style) const {
  // Advance widths of Source Sans 3 Regular in 1/100 em, for U+0020 to U+007E.
  static constexpr std::array<unsigned char, 95> kAdvance = {
      20, 29, 43, 50, 50, 82, 61, 25, 30, 30, 42, 50, 25, 31, 25, 35, 50, 50, 50, 50, 50, 50, 50, 50,
      50, 50, 25, 25, 50, 50, 50, 43, 85, 54, 59, 57, 62, 53, 49, 62, 65, 26, 48, 58, 49, 81, 65, 66,
      57, 66, 57, 53, 54, 65, 52, 79, 51, 48, 54, 30, 35, 30, 50, 50, 54, 50, 55, 46, 56, 50, 29, 50,
      54, 25, 25, 50, 26, 83, 55, 54, 56, 56, 35, 42, 34, 54, 47, 72, 45, 47, 43, 30, 24, 30, 50};
  constexpr float kOtherAdvance = 56, kSerifRatio = 1.05f, kSemiboldRatio = 1.05f;
  float hundredths = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point_bytes(text, at)) {
    const auto c = static_cast<unsigned char>(text[at]);
    hundredths += c >= 0x20 && c < 0x7F ? static_cast<float>(kAdvance[static_cast<std::size_t>(c - 0x20)]) : kOtherAdvance;
  }
  const float family = style.family == Family::serif ? kSerifRatio : 1.f;
  const float weight = style.weight == Weight::semibold ? kSemiboldRatio : 1.f;
  return hundredths / 100 * kTypeScalePx[style.size] * family * weight;
}

}  // namespace standpoint
