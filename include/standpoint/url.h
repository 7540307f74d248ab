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
  std::string_view type;     // as TypeScript writes it
  std::string_view meaning;  // one sentence
};
inline constexpr ViewKey kViewKeys[] = {
    {"time", ViewKeyGroup::time, "string",
     "A moment or a range of EDTF dates: `2025-02-12`, `2025-02-12..2025-02-13`, `earliest`, `latest`."},
    {"clock", ViewKeyGroup::time, "'said' | 'published'", "By when something was said, or by when it could be read."},
    {"question", ViewKeyGroup::selection, "string", "The question that the map answers, by its id; `~` for none."},
    {"party", ViewKeyGroup::selection, "string", "The selected party, by its id."},
    {"person", ViewKeyGroup::selection, "string", "The selected person, by their id."},
    {"quote", ViewKeyGroup::selection, "string", "The selected quotation, by its id."},
    {"event", ViewKeyGroup::selection, "string", "The event that the scrubber stands at, by its id."},
    {"thread", ViewKeyGroup::reading, "'0' | '1'", "Whether the conversation around the selected quotation is open."},
    {"lens", ViewKeyGroup::reading, "'map' | 'grid' | 'table'",
     "The map, or the table of parties by questions (`grid` and `table` are the same)."},
    {"step", ViewKeyGroup::reading, "string", "The step of the guided reading, from 1."},
    {"theme", ViewKeyGroup::setting, "'system' | 'light' | 'dark'", "Which colours; the reader's system decides by default."},
    {"controls", ViewKeyGroup::setting, "'0' | '1'", "`0`: without the explainer's own controls."},
    {"present", ViewKeyGroup::mode, "'0' | '1' | 'kiosk'", "The stage: for a speaker, or by itself."},
    {"quiz", ViewKeyGroup::mode, "string", "The quiz, by the number of its draw and the answers so far."}};

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
