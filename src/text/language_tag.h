// BCP 47 language tags.
#pragma once

#include <string_view>

namespace standpoint {

/// Whether two BCP 47 tags have the same primary language subtag, ignoring case. An empty tag equals none.
bool same_language(std::string_view a, std::string_view b);

}  // namespace standpoint
