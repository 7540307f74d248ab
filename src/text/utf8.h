// Decoding of untrusted UTF-8. Private to the core.
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

/// The first code point of `bytes`, which must not be empty. Overlong forms, surrogates and values beyond U+10FFFF are
/// malformed.
CodePoint decode_utf8(std::string_view bytes);

/// Offset of the first byte that is not part of well-formed UTF-8; bytes.size() when there is none.
std::size_t first_malformed_utf8(std::string_view bytes);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// `bytes` for display in a message: cut to `max_code_points` (marked with an ellipsis), with control characters, line
/// separators, bidi controls and invisible characters written as \uXXXX and malformed bytes as \xXX.
std::string escape_unprintable(std::string_view bytes, std::size_t max_code_points);

}  // namespace standpoint
