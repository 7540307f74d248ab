// The entry of a libFuzzer binary, which holds one target.
#include <cstddef>
#include <cstdint>

#include "fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  standpoint::fuzz::targets().front().run({reinterpret_cast<const char*>(data), size});
  return 0;
}
