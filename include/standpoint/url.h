// ViewState <-> query string, so that a shared link shows what the sharer saw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/view_state.h"

namespace standpoint {

/// What a key of the address says something about. A host may set all but `mode`: a stage and a quiz belong to the page.
enum class ViewKeyGroup : std::uint8_t { time, selection, reading, setting, mode };

struct ViewKey {
  std::string_view name;
  ViewKeyGroup group;
};
inline constexpr ViewKey kViewKeys[] = {
    {"time", ViewKeyGroup::time},       {"clock", ViewKeyGroup::time},       {"question", ViewKeyGroup::selection},
    {"party", ViewKeyGroup::selection}, {"person", ViewKeyGroup::selection}, {"quote", ViewKeyGroup::selection},
    {"event", ViewKeyGroup::selection}, {"thread", ViewKeyGroup::reading},   {"lens", ViewKeyGroup::reading},
    {"step", ViewKeyGroup::reading},    {"theme", ViewKeyGroup::setting},    {"controls", ViewKeyGroup::setting},
    {"present", ViewKeyGroup::mode},    {"quiz", ViewKeyGroup::mode}};

struct UrlResult {
  ViewState state;
  std::vector<std::string>
      notices;  // one sentence for each value that was not understood and so was ignored; at most 8, each at most 200 bytes
};

/// Reads the kViewKeys over the story's opening view. `story`, `lang` and `childId` belong to the page and are passed over;
/// other keys are ignored without a notice. `query` may begin with '?'; percent-encoding and '+' are decoded; a query beyond
/// 4096 bytes is ignored with a notice.
UrlResult state_from_query(const Story& story, std::string_view query);

/// Shortest query (without '?') that state_from_query() reads back to the same shareable members; "" for the opening view.
/// The camera, hover, playing, sheet and list length are not shared.
std::string query_from_state(const Story& story, const ViewState& state);

}  // namespace standpoint
