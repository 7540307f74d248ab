// Escaping for HTML, JSON and URLs.
#pragma once

#include <string>
#include <string_view>

namespace standpoint {

/// Text for HTML content or a double-quoted attribute: & < > " ' escaped, C0 controls and bidi overrides replaced by U+FFFD
/// (tab and newline kept).
std::string escape_html(std::string_view text);
/// A quoted JSON string that is safe inside <script>: < > & U+2028 U+2029 are \u escapes too.
std::string json_string(std::string_view text);
/// The URL escaped for an href attribute if is_web_address(); "" for anything else (javascript:, data:, relative).
std::string safe_href(std::string_view url);

char ascii_lower(char c);

/// Whether `url` is an absolute http or https URL with a host and without spaces, control characters or backslashes.
bool is_web_address(std::string_view url);

/// `prefix` + `id` as an id attribute or URL fragment: bytes other than ASCII letters, digits and -_. become ~hh, so different
/// ids stay different.
std::string fragment_id(std::string_view prefix, std::string_view id);

}  // namespace standpoint
