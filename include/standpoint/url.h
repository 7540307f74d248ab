// Conversion between ViewState and a query string, so that a shared link shows what the sharer saw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/view_state.h"

namespace standpoint {

/// What a key of the address controls. A host may set all but `mode`: the stage and the quiz belong to the page.
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
  // One sentence for each invalid value, which is ignored. At most 8, each of at most 200 bytes.
  std::vector<std::string> notices;
};

/// Applies the kViewKeys in `query` to the story's opening view. Other keys are ignored without a notice: `story`, `lang` and
/// `childId` belong to the page. `query` may begin with '?'; percent-encoding and '+' are decoded; a query of more than 4096
/// bytes is ignored with a notice.
UrlResult state_from_query(const Story& story, std::string_view query);

/// The shortest query (without '?') from which state_from_query() restores the same shareable members; "" for the opening view.
/// Not shared: camera, hover, playing, sheet and list length.
std::string query_from_state(const Story& story, const ViewState& state);

}  // namespace standpoint
