// The shipped story, loaded as the page loads it.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include "standpoint/load.h"
#include "standpoint/localise.h"
#include "support/read_file.h"

namespace standpoint::testing {

/// The content of the story file.
inline std::string shipped_story_bytes() {
  return read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/stories/ukraine-peace-talks-2025-02-13.json");
}

inline Story shipped_story(std::string_view lang = "en") {
  LoadResult result = load_story(localise_story(shipped_story_bytes(), lang));
  if (!result.story) std::abort();
  return std::move(*result.story);
}

}  // namespace standpoint::testing
