// Random actions, for property tests of the view state.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "standpoint/view_state.h"

namespace standpoint::testing {

template <class AnyId, class Thing>
std::optional<AnyId> random_id(const std::vector<Thing>& things, std::mt19937& random) {
  // One in four is empty.
  if (things.empty() || random() % 4 == 0) return std::nullopt;
  return AnyId{static_cast<std::uint32_t>(random() % things.size())};
}

/// A random action that changes the address.
inline Action random_action(const Story& story, std::mt19937& random) {
  const auto below = [&](std::uint32_t count) { return static_cast<int>(random() % count); };
  const TimeExtent extent = time_extent(story);
  std::uniform_int_distribution<Minute> any_minute(extent.begin - kMinutesPerDay, extent.end + kMinutesPerDay);
  // Most of what happens in a news story happens at its end.
  std::uniform_int_distribution<Minute> late_minute(extent.end - 3 * kMinutesPerDay, extent.end);
  switch (below(18)) {
    case 0:
      return action::SetMoment{any_minute(random)};
    case 1:
      return action::SetMoment{late_minute(random)};
    case 2:
      return action::SetMoment{};
    case 3:
      return action::GoToStop{below(12)};
    case 4:
      return action::StepStops{below(7) - 3};
    case 5:
      return action::NextStatement{below(7) - 3};
    case 6:
      return action::SetClock{below(2) == 0 ? Clock::said : Clock::published};
    case 7:
      return action::SetQuestion{random_id<QuestionId>(story.questions, random)};
    case 8:
      return action::SelectParty{random_id<PartyId>(story.parties, random)};
    case 9:
      return action::SelectPerson{random_id<PersonId>(story.people, random)};
    case 10:
      return action::SelectQuote{random_id<QuoteId>(story.quotes, random)};
    case 11:
      return action::SetTheme{static_cast<Theme>(below(3))};
    case 12:
      return action::GoToStep{below(4)};
    case 13:
      return action::SetLens{below(2) == 0 ? Lens::map : Lens::grid};
    case 14:
      return action::OpenCell{random_id<QuestionId>(story.questions, random), random_id<PartyId>(story.parties, random)};
    case 15:
      return action::SetRange{late_minute(random)};
    case 16:
      return below(3) == 0 ? action::SetRange{} : action::SetRange{any_minute(random)};
    default:
      return below(2) == 0 ? Action{action::PlayTick{}} : Action{action::SetPlaying{true}};
  }
}

}  // namespace standpoint::testing
