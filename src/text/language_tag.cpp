#include "text/language_tag.h"

#include <algorithm>

#include "text/escape.h"

namespace standpoint {
namespace {

std::string_view primary_subtag(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

}  // namespace

bool same_language(std::string_view a, std::string_view b) {
  const std::string_view x = primary_subtag(a);
  const std::string_view y = primary_subtag(b);
  return !x.empty() && x.size() == y.size() &&
         std::equal(x.begin(), x.end(), y.begin(), [](char p, char q) { return ascii_lower(p) == ascii_lower(q); });
}

}  // namespace standpoint
