// The content of the table's cells and questions, before layout, and the parts that both layouts share.
#pragma once

#include <string>
#include <vector>

#include "scene/scene_builder.h"

namespace standpoint {

/// One party's answer to one question or, without a question, to all of them.
struct GridCell {
  PartyId party;
  std::optional<QuestionId> question;
  std::optional<PositionAt> position;
  Stance stance = Stance::not_said;
  std::size_t statements = 0;
  std::string word;         // "For"
  std::string count_words;  // "3 statements"; empty before anything was said, and without a position
  std::string date;         // of the newest evidence, "Thu 13 Feb"; empty like count_words
  std::string name;         // the accessible name: everything in words
};
GridCell make_grid_cell(const SceneBuilder& b, PartyId party, std::optional<QuestionId> question);

/// Whether the parties agree: "Agree: Germany, NATO", "For: Germany. Against: United States." or "Only Germany has said"; "" if
/// nobody has said. `stances` is indexed by party.
std::string verdict_text(const SceneBuilder& b, Agreement kind, const std::vector<Stance>& stances, bool short_names);

/// "Of 8 questions: they agree on 2, differ on 0".
std::string grid_summary_text(const SceneBuilder& b);

/// True if the cell is hovered, or belongs to the hovered or selected quote.
bool is_cell_highlighted(const SceneBuilder& b, PartyId party, std::optional<QuestionId> question);

/// A scroll bar, and a gradient over the bottom edge while there is more below.
void build_scroll_cue(const SceneBuilder& b, Layer& layer, const Rect& view, float content_px, float scroll_px);

/// An arrow button; `direction` is 1 for next, -1 for previous.
void build_grid_arrow(SceneBuilder& b, Layer& layer, int parent, std::string id, std::string name, const Rect& at,
                      int direction, bool disabled, const Action& action);

/// The table in a narrow layout: one question at a time.
float phone_grid_height(SceneBuilder& b, float width_px);
void build_phone_grid(SceneBuilder& b, const Rect& rect);

}  // namespace standpoint
