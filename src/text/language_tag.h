// BCP 47 language tags.
#pragma once

#include <string_view>

namespace standpoint {

/// True when two BCP 47 tags name one language, whatever their regions; an empty tag is nobody's.
bool same_language(std::string_view a, std::string_view b);

}  // namespace standpoint
