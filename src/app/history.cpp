#include "app/history.h"

#include <optional>
#include <variant>

namespace standpoint::app {

bool moves_through_time(const Region& region) {
  if (region.role == Role::slider) return true;
  if (!region.on_activate) return false;
  const Action& action = *region.on_activate;
  return std::holds_alternative<action::StepStops>(action) || std::holds_alternative<action::NextStatement>(action) ||
         std::holds_alternative<action::GoToStop>(action) || std::holds_alternative<action::SetMoment>(action) ||
         std::holds_alternative<action::SetPlaying>(action);
}

bool moves_through_time(const Scene& scene, std::string_view region_id) {
  const std::optional<std::size_t> found = scene.find(region_id);
  return found && moves_through_time(scene.regions[*found]);
}

bool differ_by_choice(const ViewState& a, const ViewState& b) {
  if (a.presenting != b.presenting || a.quiz.has_value() != b.quiz.has_value()) return true;
  if (a.presenting != Presenting::no) return false;  // a presenter goes back with the keys
  return a.clock != b.clock || a.question != b.question || a.party != b.party || a.person != b.person || a.quote != b.quote ||
         a.thread != b.thread || a.lens != b.lens || a.step != b.step;
}

}  // namespace standpoint::app
