// Text on its way into HTML, JSON or an address.
#pragma once

#include <string>
#include <string_view>

namespace standpoint {

/// Text for HTML content or a double-quoted attribute: & < > " ' escaped, C0 controls and bidi overrides replaced by U+FFFD
/// (tab and newline kept).
std::string escape_html(std::string_view text);
/// A JSON string with its quotes, safe inside <script>: also < > & U+2028 U+2029 as \u escapes.
std::string json_string(std::string_view text);
/// An http or https address that may stand in href, escaped; "" for anything else (javascript:, data:, relative).
std::string safe_href(std::string_view url);

char ascii_lower(char c);

/// An absolute http or https address with a host and without spaces, controls or backslashes.
bool is_web_address(std::string_view url);

/// `prefix` + `id`, safe in an id attribute and after '#': other bytes than letters, digits and -_. become ~hh, so that
/// different ids stay different.
std::string fragment_id(std::string_view prefix, std::string_view id);

}  // namespace standpoint
