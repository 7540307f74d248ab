// The only place where a story's text is escaped for HTML, JSON and URLs.
#include "text/escape.h"

#include <cstddef>
#include <cstdint>

#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_control(std::uint32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

/// Embeddings, overrides and isolates: an unclosed one would change the direction of the surrounding text.
bool is_bidi_control(std::uint32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

/// Calls `write(code point, its bytes)` for each code point. Each malformed byte counts as U+FFFD.
template <class Write>
void for_each_code_point(std::string_view text, const Write& write) {
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (next.length == 0) {
      write(std::uint32_t{0xFFFD}, kReplacement);
      text.remove_prefix(1);
    } else {
      write(next.value, text.substr(0, next.length));
      text.remove_prefix(next.length);
    }
  }
}

/// `c` must be at most U+FFFF.
void append_unicode_escape(std::string& out, std::uint32_t c) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHexDigits[(c >> shift) & 0xF];
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  for (std::size_t i = 0; i < lower_prefix.size(); ++i) {
    if (ascii_lower(text[i]) != lower_prefix[i]) return false;
  }
  return true;
}

}  // namespace

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for_each_code_point(text, [&](std::uint32_t c, std::string_view bytes) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\t':
      case '\n':
        out += bytes;
        break;
      default:
        out += is_control(c) || is_bidi_control(c) ? kReplacement : bytes;
    }
  });
  return out;
}

std::string json_string(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8 + 2);
  out += '"';
  for_each_code_point(text, [&](std::uint32_t c, std::string_view bytes) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '<':
      case '>':
      case '&':
      case 0x2028:
      case 0x2029:
        append_unicode_escape(out, c);
        break;
      default:
        if (is_control(c) || is_bidi_control(c)) {
          append_unicode_escape(out, c);
        } else {
          out += bytes;
        }
    }
  });
  out += '"';
  return out;
}

bool is_web_address(std::string_view url) {
  std::size_t scheme = 0;
  if (starts_with_ignoring_case(url, "https://")) scheme = 8;
  if (starts_with_ignoring_case(url, "http://")) scheme = 7;
  if (scheme == 0 || url.size() == scheme || url[scheme] == '/' || url[scheme] == '?' || url[scheme] == '#') return false;
  bool clean = true;
  for_each_code_point(url, [&](std::uint32_t c, std::string_view) {
    if (c == ' ' || c == '\\' || c == 0xFFFD || is_control(c) || is_bidi_control(c)) clean = false;
  });
  return clean;
}

std::string safe_href(std::string_view url) { return is_web_address(url) ? escape_html(url) : std::string(); }

std::string fragment_id(std::string_view prefix, std::string_view id) {
  std::string out(prefix);
  for (const char c : id) {
    const char lower = ascii_lower(c);
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '~';
      out += kHexDigits[byte >> 4];
      out += kHexDigits[byte & 0xF];
    }
  }
  return out;
}

}  // namespace standpoint
