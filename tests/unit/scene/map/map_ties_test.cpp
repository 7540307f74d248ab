#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "standpoint/scene.h"
#include "standpoint/session.h"
#include "support/shipped_story.h"

namespace standpoint {
namespace {

const TableTextMeasure kMeasure;

Scene scene_of(const Story& story, const ViewState& state) {
  return build_scene(story, nullptr, state, {}, {.width_px = 1440, .height_px = 772}, kMeasure);
}

std::vector<const Region*> ties_in(const Scene& scene) {
  std::vector<const Region*> out;
  for (const Region& r : scene.regions)
    if (r.id.rfind("tie:", 0) == 0) out.push_back(&r);
  return out;
}

bool is_written(const Scene& scene, const std::string& words) {
  for (const Layer& layer : scene.layers)
    for (const Shape& shape : layer.shapes)
      if (const auto* t = std::get_if<TextShape>(&shape); t && layer.part == "map" && t->text == words) return true;
  return false;
}

ViewState on_quote(const Story& story, std::string_view id) {
  return apply(story, opening_view(story), action::SelectQuote{*story.find_quote(id)});
}

}  // namespace

TEST_CASE("a tie is a button that names both quotes and leads from the selected one to the other") {
  const Story story = testing::shipped_story();
  const Scene scene = scene_of(story, on_quote(story, "healey-without-ukraine"));
  const auto ties = ties_in(scene);
  REQUIRE(ties.size() == 1);
  const Region& tie = *ties[0];
  CHECK(tie.role == Role::button);
  CHECK(tie.name.rfind("John Healey echoes Mark Rutte: \xE2\x80\x9CThere can be no negotiation", 0) == 0);
  CHECK(tie.name.find("closely involved in everything") != std::string::npos);
  REQUIRE(tie.on_activate);
  const auto* target = std::get_if<action::SelectQuote>(&*tie.on_activate);
  REQUIRE(target);
  CHECK(story[story.statement_of(*target->quote)].id == "rutte-closely-involved");
  // And back from there.
  const Scene back = scene_of(story, on_quote(story, "rutte-closely-involved"));
  for (const Region* r : ties_in(back))
    if (r->id == tie.id) {
      const auto* source = std::get_if<action::SelectQuote>(&*r->on_activate);
      REQUIRE(source);
      CHECK(story[*source->quote].id == "healey-without-ukraine");
    }
}

TEST_CASE("without a selection ties are drawn only on request, and have no names until hovered") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state.question.reset();
  CHECK(ties_in(scene_of(story, state)).empty());
  state.all_ties = true;
  const Scene all = scene_of(story, state);
  const auto ties = ties_in(all);
  REQUIRE(ties.size() >= 2);
  for (const Region* tie : ties) {
    const std::string sentence = tie->name.substr(0, tie->name.find(':'));
    CHECK_FALSE(is_written(all, sentence));
    ViewState pointed = state;
    pointed.hover = *tie->on_hover;
    const Scene scene = scene_of(story, pointed);
    CHECK_MESSAGE(is_written(scene, sentence), sentence);
    CHECK(ties_in(scene).size() == ties.size());  // no other tie appeared under the pointer
  }
}

TEST_CASE("an arc can be hovered along its whole line, and a tap on it selects the other quote") {
  Session session(testing::shipped_story(), {}, kMeasure);
  session.replace_state(on_quote(session.story(), "healey-without-ukraine"));
  session.set_viewport({.width_px = 1440, .height_px = 772});
  session.update(0);
  const auto ties = ties_in(session.scene());
  REQUIRE(ties.size() == 1);
  const Point on_line = ties[0]->hit_path[ties[0]->hit_path.size() - 2];
  const std::string id = ties[0]->id;
  const auto hit = session.scene().region_at(on_line);
  REQUIRE(hit);
  CHECK(session.scene().regions[*hit].id == id);
  session.pointer_move(on_line, PointerKind::mouse);
  CHECK(session.state().hover.tied_to);
  session.pointer_down(on_line, PointerKind::mouse);
  session.pointer_up(on_line, PointerKind::mouse);
  REQUIRE(session.state().quote);
  CHECK(session.story()[*session.state().quote].id == "rutte-closely-involved");
}

TEST_CASE("arcs between the same two parties do not cover each other") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state.question.reset();
  state.all_ties = true;
  const Scene scene = scene_of(story, state);
  const auto ties = ties_in(scene);
  for (std::size_t i = 0; i < ties.size(); ++i)
    for (std::size_t j = i + 1; j < ties.size(); ++j) {
      const Point a = ties[i]->hit_path[ties[i]->hit_path.size() / 2], b = ties[j]->hit_path[ties[j]->hit_path.size() / 2];
      CHECK_MESSAGE(std::hypot(a.x - b.x, a.y - b.y) > 8, ties[i]->id, " ", ties[j]->id);
    }
}

}  // namespace standpoint
