// Breaking text into lines that fit. Works on UTF-8; never splits a code point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/scene.h"
#include "standpoint/theme.h"

namespace standpoint {

/// A measure scaled by the reader's text size.
struct ScaledMeasure {
  const TextMeasure& measure;
  float scale = 1;
  float width_px(std::string_view text, TextStyle style) const { return measure.width_px(text, style) * scale; }
  float size_px(TextStyle style) const { return kTypeScalePx[style.size] * scale; }
  float line_px(TextStyle style) const { return size_px(style) * kLineHeight; }
};

/// Lines of at most `width_px`, broken at spaces, after hyphens and dashes, and inside a word only where it alone is too wide.
/// An empty text gives one empty line. At most `max_lines`; the last one then ends in an ellipsis. The first line may be wider
/// by `first_line_extra_px`, for a mark that hangs in the margin.
std::vector<std::string> wrap(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure,
                              std::size_t max_lines = SIZE_MAX, float first_line_extra_px = 0);

/// As wrap(), but no word is left alone on the last line where the line before it can spare another.
std::vector<std::string> wrap_pretty(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure,
                                     float first_line_extra_px = 0);

/// The text, or as much of its beginning as fits with an ellipsis; "" when not even that fits.
std::string ellipsize(std::string_view text, TextStyle style, float width_px, const ScaledMeasure& measure);

/// Byte length of the code point that begins at text[at]; 1 for a stray byte.
std::size_t code_point_bytes(std::string_view text, std::size_t at);

}  // namespace standpoint
