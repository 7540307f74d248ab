// localise_story() makes a story in each language that a file brings: never out of a sound one an unsound one, and twice is
// once.
#include <string>
#include <vector>

#include "fuzz/fuzz_target.h"
#include "standpoint/localise.h"

using namespace standpoint;
using fuzz::require;

FUZZ_TARGET(translations) {
  bool sound = true;
  for (const Diagnostic& diagnostic : check_translations(input)) {
    require(diagnostic.line >= 1 && diagnostic.column >= 1 && !diagnostic.message.empty());
    sound = sound && diagnostic.severity != Severity::error;
  }
  std::vector<std::string> languages = story_languages(input);
  const bool loads = load_story(input).story.has_value();
  require(!loads || !languages.empty());
  languages.resize(std::min<std::size_t>(languages.size(), 4));
  languages.emplace_back("xx");  // one that it does not bring
  for (const std::string& lang : languages) {
    const std::string edition = localise_story(input, lang);
    // One translation may be long, and its text stand in many places.
    require(edition.size() <= (input.size() + 64) * (input.size() + 64));
    if (!loads || !sound) continue;
    const LoadResult result = load_story(edition);
    require(result.story.has_value());
    require(localise_story(edition, result.story->lang) == edition);
  }
}
