// Text on its way into a page: addresses and ids. The escapes are public.
#pragma once

#include <string>
#include <string_view>

namespace standpoint {

char ascii_lower(char c);

/// An absolute http or https address with a host and without spaces, controls or backslashes.
bool is_web_address(std::string_view url);

/// `prefix` + `id`, safe in an id attribute and after '#': other bytes than letters, digits and -_. become ~hh, so that
/// different ids stay different.
std::string fragment_id(std::string_view prefix, std::string_view id);

}  // namespace standpoint
