// Limits on a JSON text.
#pragma once

#include <cstddef>

namespace standpoint {

struct JsonLimits {
  std::size_t bytes = 16 * 1024 * 1024;
  std::size_t nesting = 16;  // depth of arrays and objects
  std::size_t values = 2'000'000;
  std::size_t string_bytes = 20'000;  // one string
};

}  // namespace standpoint
