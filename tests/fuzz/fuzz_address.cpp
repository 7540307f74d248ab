// state_from_query(): whatever the address, its notices may be shown and its view can be shared.
#include "fuzz/fuzz_target.h"
#include "standpoint/url.h"
#include "support/story_builder.h"

using namespace standpoint;
using fuzz::require;

namespace {

Story guided_story() {
  testing::NewsDay day = testing::news_day();
  Step step;
  step.moment = testing::moment("2025-02-12T12:00");
  step.question = day.peace;
  step.party = day.germany;
  step.quote = day.no_imposed_peace;
  day.story.steps = {step};
  return day.story;
}

}  // namespace

FUZZ_TARGET(address) {
  static const Story story = guided_story();
  const UrlResult result = state_from_query(story, input);
  require(result.notices.size() <= 8);
  for (const std::string& notice : result.notices) {
    require(!notice.empty() && notice.size() <= 200);
    for (const char c : notice) require(static_cast<unsigned char>(c) >= 0x20);
  }
  const ViewState& state = result.state;
  if (state.quote) {
    require(matches(story, shown_filter(state), *state.quote));
    require(known_by(story[*state.quote], state.clock, shown_moment(story, state)));
  }
  const UrlResult again = state_from_query(story, query_from_state(story, state));
  require(again.notices.empty() && again.state == state);
}
