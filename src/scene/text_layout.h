// Line breaking. Works on UTF-8; never splits a code point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/scene.h"
#include "standpoint/theme.h"

namespace standpoint {

/// A TextMeasure scaled by the text scale.
struct ScaledMeasure {
  const TextMeasure& measure;
  float scale = 1;
  float width_px(std::string_view text, TextStyle style) const { return measure.width_px(text, style) * scale; }
  float size_px(TextStyle style) const { return kTypeScalePx[style.size] * scale; }
  float line_px(TextStyle style) const { return size_px(style) * kLineHeight; }
};

/// Lines of at most `width_px`, broken at spaces and after hyphens and dashes; inside a word only if the word is wider than a
/// line. An empty text yields one empty line. Text beyond `max_lines` is replaced by an ellipsis. The first line may be wider
/// by `first_line_extra_px`, for a quotation mark that hangs in the margin.
std::vector<std::string> wrap(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure,
                              std::size_t max_lines = SIZE_MAX, float first_line_extra_px = 0);

/// Like wrap(), but avoids a single word on the last line by moving a word down from the line before.
std::vector<std::string> wrap_pretty(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure,
                                     float first_line_extra_px = 0);

/// The width of the opening quotation mark that `line` begins with, which hangs in the margin so that the text is flush; 0 if
/// it begins with none.
float hanging_mark_px(std::string_view line, TextStyle style, const ScaledMeasure& measure);

/// The text, or the longest beginning that fits together with an ellipsis; "" if not even the ellipsis fits.
std::string ellipsize(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure);

/// Length in bytes of the code point that begins at text[at]; 1 for an invalid byte.
std::size_t code_point_bytes(std::string_view text, std::size_t at);

}  // namespace standpoint
