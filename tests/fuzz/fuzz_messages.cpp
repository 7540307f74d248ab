// Messages::load() and the patterns that it takes: whatever they say, what they write is bounded by their length.
#include <algorithm>
#include <string>

#include "fuzz/fuzz_target.h"
#include "standpoint/messages.h"

using namespace standpoint;
using fuzz::require;

FUZZ_TARGET(messages) {
  const std::optional<Messages> loaded = Messages::load(input);
  if (!loaded) return;
  Messages messages = *loaded;
  require(!messages.lang().empty());
  const std::string_view name = "a name";
  for (const long long count : {0LL, 1LL, 3LL, -1LL, 11LL, 1'234'567LL}) {
    for (const std::string_view key : messages.keys()) {
      const std::string_view pattern = messages.pattern(key);
      const std::string text = messages(key, {{"count", count}, {"n", count}, {"name", name}, {"state", "for"}});
      require(!pattern.empty() ||
              text == Messages::english()(key, {{"count", count}, {"n", count}, {"name", name}, {"state", "for"}}));
      if (!pattern.empty()) require(text.size() <= 8 * pattern.size());
      if (!pattern.empty() && pattern.find_first_of("{#") == std::string_view::npos) require(text == pattern);
    }
  }
  const std::vector<std::string_view> keys = messages.keys();
  require(std::is_sorted(keys.begin(), keys.end()));
  messages.add(Messages::english());
  require(messages.keys().size() == loaded->keys().size() + Messages::english().keys().size());
}
