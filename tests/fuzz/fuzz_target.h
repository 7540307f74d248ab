// What every fuzz target is written with. A target is a function that takes any bytes and checks what must hold of them.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace standpoint::fuzz {

using Run = void (*)(std::string_view input);

struct Target {
  const char* name;
  Run run;
};

/// Those that are linked in: all of them for the replay, one for libFuzzer.
inline std::vector<Target>& targets() {
  static std::vector<Target> all;
  return all;
}

inline bool register_target(const char* name, Run run) {
  targets().push_back({name, run});
  return true;
}

/// Ends the process, with the caller's line, unless the property holds.
inline void require(bool holds, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%d: the property does not hold\n", file, line);
  std::abort();
}

}  // namespace standpoint::fuzz

/// FUZZ_TARGET(name) { … the bytes are `input` … }: once in fuzz_<name>.cpp.
#define FUZZ_TARGET(name)                                                                                \
  static void fuzz_##name(std::string_view input);                                                       \
  [[maybe_unused]] static const bool registered = standpoint::fuzz::register_target(#name, fuzz_##name); \
  static void fuzz_##name(std::string_view input)
