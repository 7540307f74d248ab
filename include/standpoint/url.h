// ViewState <-> query string, so that a shared link shows what the sharer saw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/view_state.h"

namespace standpoint {

struct UrlResult {
  ViewState state;
  std::vector<std::string>
      notices;  // one sentence for each value that was not understood and so was ignored; at most 8, each at most 200 bytes
};

/// Reads `time`, `clock`, `question`, `party`, `person`, `quote`, `thread`, `lens`, `step`, `present`, `theme`, `controls` over
/// the story's opening view. `story`, `lang` and `childId` belong to the page and are passed over; other keys are ignored
/// without a notice. `query` may begin with '?'; percent-encoding and '+' are decoded; a query beyond 4096 bytes is ignored
/// with a notice.
UrlResult state_from_query(const Story& story, std::string_view query);

/// Shortest query (without '?') that state_from_query() reads back to the same shareable members; "" for the opening view.
/// The camera, hover, playing, sheet and list length are not shared.
std::string query_from_state(const Story& story, const ViewState& state);

}  // namespace standpoint
