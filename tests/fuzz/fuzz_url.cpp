// libFuzzer target for state_from_query: whatever the address, its notices may be shown and its view can be shared.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "standpoint/url.h"
#include "support/story_builder.h"

namespace {

using standpoint::Story;

void require(bool condition) {
  if (!condition) __builtin_trap();
}

Story guided_story() {
  standpoint::testing::NewsDay day = standpoint::testing::news_day();
  standpoint::Step step;
  step.moment = standpoint::testing::moment("2025-02-12T12:00");
  step.question = day.peace;
  step.party = day.germany;
  step.quote = day.no_imposed_peace;
  day.story.steps = {step};
  return day.story;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Story story = guided_story();
  const standpoint::UrlResult result =
      standpoint::state_from_query(story, std::string_view(reinterpret_cast<const char*>(data), size));
  require(result.notices.size() <= 8);
  for (const std::string& notice : result.notices) {
    require(!notice.empty() && notice.size() <= 200);
    for (const char c : notice) require(static_cast<unsigned char>(c) >= 0x20);
  }
  const standpoint::ViewState& state = result.state;
  if (state.quote) {
    require(standpoint::matches(story, standpoint::shown_filter(state), *state.quote));
    require(standpoint::known_by(story[*state.quote], state.clock, standpoint::shown_moment(story, state)));
  }
  const standpoint::UrlResult again = standpoint::state_from_query(story, standpoint::query_from_state(story, state));
  require(again.notices.empty() && again.state == state);
  return 0;
}
