// What the grid says, before anything of it is placed: the facts of a cell and of a question.
#pragma once

#include <string>
#include <vector>

#include "scene/scene_builder.h"

namespace standpoint {

/// One party's answer to one question, or, without a question, what it has said at all.
struct GridCell {
  PartyId party;
  std::optional<QuestionId> question;
  std::optional<PositionAt> position;
  Stance stance = Stance::not_said;
  std::size_t statements = 0;
  std::string word;  // "For"
  // Of what is behind it: empty before anything was said, and without a stance.
  std::string count_words;  // "3 statements"
  std::string date;         // of the newest evidence, "Thu 13 Feb"; empty before anything was said
  std::string name;         // all of it in words
};
GridCell grid_cell(const SceneBuilder& b, PartyId party, std::optional<QuestionId> question);

/// "Agree: Germany, NATO"; "For: Germany. Against: United States."; "Only Germany has said"; "" for nobody.
std::string verdict_words(const SceneBuilder& b, Agreement kind, const std::vector<Stance>& stances, bool short_names);

/// "Of 8 questions: they agree on 2, differ on 0".
std::string grid_summary(const SceneBuilder& b);

/// True when the pointer, the focus or the selected quote points at the cell.
bool grid_pointed_at(const SceneBuilder& b, PartyId party, std::optional<QuestionId> question);

/// The list's own scroll bar, and a veil over what is cut at the foot.
void build_scroll_cue(const SceneBuilder& b, Layer& layer, const Rect& view, float content_px, float scroll_px);

/// A triangle to press that leads on (`direction` 1) or back (-1).
void build_grid_arrow(SceneBuilder& b, Layer& layer, int parent, std::string id, std::string name, const Rect& at,
                      int direction, bool disabled, const Action& action);

/// The grid of a narrow layout: one question at a time.
float phone_grid_height(SceneBuilder& b, float width_px);
void build_phone_grid(SceneBuilder& b, const Rect& rect);

}  // namespace standpoint
