// Which changes of the view Back undoes.
#pragma once

#include <string_view>

#include "standpoint/scene.h"
#include "standpoint/view_state.h"

namespace standpoint::app {

/// True of what moves through time rather than chooses something: the scrubber, its buttons and playing. The address then
/// follows without a new entry in the history.
bool moves_through_time(const Region& region);
/// The same of a region by its id; false of an unknown one.
bool moves_through_time(const Scene& scene, std::string_view region_id);

/// Whether a reader expects Back to undo the way from `a` to `b`.
bool differ_by_choice(const ViewState& a, const ViewState& b);

}  // namespace standpoint::app
