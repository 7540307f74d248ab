// The story that ships, read as a reader's browser reads it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "standpoint/load.h"
#include "standpoint/localise.h"

namespace standpoint::testing {

inline std::string read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::abort();
  }
  std::string bytes;
  char buffer[4096];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
  std::fclose(file);
  return bytes;
}

inline Story shipped_story(std::string_view lang = "en") {
  const std::string bytes =
      read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/stories/ukraine-peace-talks-2025-02-13.json");
  LoadResult result = load_story(localised(bytes, lang));
  if (!result.story) std::abort();
  return std::move(*result.story);
}

}  // namespace standpoint::testing
