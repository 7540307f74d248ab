// Reading UTF-8 that nobody has vouched for. Private to the core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace standpoint {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;  // in bytes; 0: malformed
};

/// The code point that `bytes` (not empty) begins with. Overlong forms, surrogates and values beyond U+10FFFF are malformed.
CodePoint decode_utf8(std::string_view bytes);

/// Offset of the first byte that is not part of well-formed UTF-8; bytes.size() when all are.
std::size_t first_malformed_utf8(std::string_view bytes);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// At most `max_code_points` of `bytes` (an ellipsis marks a cut), with nothing that a terminal or a page would obey or hide:
/// controls, line separators and bidi overrides are written as \uXXXX, malformed bytes as \xXX.
std::string visible(std::string_view bytes, std::size_t max_code_points);

}  // namespace standpoint
