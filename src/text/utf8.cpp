#include "text/utf8.h"

namespace standpoint {
namespace {

/// A control character, or one that has no visible form.
bool is_unprintable(std::uint32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool bidi = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool invisible = c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
  return control || separator || bidi || invisible;
}

std::string format_hex(std::uint32_t value, int digits) {
  std::string out;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 0xFu];
  return out;
}

}  // namespace

CodePoint decode_utf8(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length) return {};
  std::uint32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {};
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, length};
}

std::size_t first_malformed_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const CodePoint next = decode_utf8(bytes.substr(at));
    if (next.length == 0) return at;
    at += next.length;
  }
  return at;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) ++count;
  }
  return count;
}

std::string escape_unprintable(std::string_view bytes, std::size_t max_code_points) {
  std::string out;
  for (std::size_t count = 0; !bytes.empty(); ++count) {
    if (count == max_code_points) return out + "\xE2\x80\xA6";
    const CodePoint next = decode_utf8(bytes);
    const std::size_t length = next.length == 0 ? 1 : next.length;
    if (next.length == 0)
      out += "\\x" + format_hex(static_cast<unsigned char>(bytes[0]), 2);
    else if (next.value == '\n')
      out += "\\n";
    else if (is_unprintable(next.value))
      out += "\\u" + format_hex(next.value, 4);
    else
      out += bytes.substr(0, length);
    bytes.remove_prefix(length);
  }
  return out;
}

}  // namespace standpoint
