// What the parts of the screen share while a scene is built. Each file or folder of src/scene lays out one part; scene.cpp
// calls them in order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scene/text_layout.h"
#include "standpoint/deferred.h"
#include "standpoint/messages.h"
#include "standpoint/query.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"

namespace standpoint {

inline constexpr TextStyle kSmall{Family::sans, Weight::regular, 0};
inline constexpr TextStyle kSmallBold{Family::sans, Weight::semibold, 0};
inline constexpr TextStyle kBody{Family::sans, Weight::regular, 1};
inline constexpr TextStyle kBodyBold{Family::sans, Weight::semibold, 1};
inline constexpr TextStyle kLead{Family::sans, Weight::regular, 2};
inline constexpr TextStyle kLeadBold{Family::sans, Weight::semibold, 2};
inline constexpr TextStyle kTitle{Family::sans, Weight::semibold, 3};
inline constexpr TextStyle kQuotation{Family::serif, Weight::regular, 3};

inline Paint ink() { return {Ink::ink, {}, 1}; }
inline Paint soft() { return {Ink::soft_ink, {}, 1}; }
inline Paint rule() { return {Ink::rule, {}, 1}; }
inline Paint paper() { return {Ink::paper, {}, 1}; }
inline Paint hue(PartyId party, float alpha = 1) { return {Ink::hue, party, alpha}; }

/// A party's answer to the selected question at the selected moment.
struct PartyAnswer {
  PartyId party;
  std::optional<PositionAt> position;
  Stance stance = Stance::not_said;
  std::size_t statements = 0;  // known at the moment, on the question
  bool changed = false;        // its answer changed, or it first spoke, within SceneBuilder::change
};

struct SceneBuilder {
  const Story& story;
  const MapData* map;
  const ViewState& state;
  const Transient& transient;
  ScaledMeasure measure;
  Scene& scene;
  const Messages& say;  // the interface's texts: say("count.statements", {{"n", n}})

  Minute moment = 0;
  QuoteFilter filter;
  int year = 0;                      // of publication: omitted from short dates
  std::vector<PartyAnswer> answers;  // speakers only, in story order
  const Event* since = nullptr;      // the last event before the moment; null when there is a range
  Change change;                     // what changed since that event, or within the range

  /// Scales a length in CSS px by the text scale.
  float u(float px) const { return px * measure.scale; }
  /// Minimum side of a pointer target.
  float min_target_px() const { return u(scene.viewport.coarse_pointer ? 44 : 28); }

  Layer& add_layer(std::string_view part, const Rect& clip) {
    scene.layers.push_back({part, clip, {}});
    return scene.layers.back();
  }
  int add_region(Region r) {
    if (r.clip.w <= 0 && r.clip.h <= 0) r.clip = r.rect;
    scene.regions.push_back(std::move(r));
    return static_cast<int>(scene.regions.size()) - 1;
  }
  /// Returns the right edge of the text.
  float add_text(Layer& to, Point at, std::string text, TextStyle style, Paint paint, bool halo = false) const {
    const float w = measure.width_px(text, style);
    if (!text.empty()) to.shapes.push_back(TextShape{at, std::move(text), style, paint, halo});
    return at.x + w;
  }
  /// Returns the y below the last line.
  float add_lines(Layer& to, Point at, const std::vector<std::string>& lines, TextStyle style, Paint paint) const {
    for (const std::string& line : lines) {
      add_text(to, at, line, style, paint);
      at.y += measure.line_px(style);
    }
    return at.y;
  }
  void add_horizontal_rule(Layer& to, float x, float y, float w) const {
    to.shapes.push_back(FillShape{{x, y, w, 1}, rule(), 0});
  }
  void add_vertical_rule(Layer& to, float x, float y, float h) const {
    to.shapes.push_back(FillShape{{x, y, 1, h}, rule(), 0});
  }
  /// The frame of a text field. The text is shown by the page's native field on top of it.
  void add_field_box(Layer& to, const Rect& at) const {
    to.shapes.push_back(FillShape{at, soft(), u(4)});
    to.shapes.push_back(FillShape{at.inset(1), paper(), u(3)});
  }
  /// The language (BCP 47) of one of the story's texts; "" where it is the interface's language.
  std::string lang_if_foreign(std::string_view text) const;
  bool focused(std::string_view id) const { return !id.empty() && transient.focus_id == id; }
};

/// Fills `answers`, `since` and `change`. Must be called before any part is laid out.
void compute_answers_and_changes(SceneBuilder& b);
/// Height of the question bar at this width.
float question_bar_height(SceneBuilder& b, float width_px);
void build_question_bar(SceneBuilder& b, const Rect& rect);
/// Width of the lens switch; 0 when controls are hidden.
float lens_switch_width(const SceneBuilder& b);
void build_lens_switch(SceneBuilder& b, Layer& layer, int parent, float right, float mid);
void build_map(SceneBuilder& b, const Rect& rect);
/// Height of the whole grid at this width, without scrolling.
STANDPOINT_DEFERRED float grid_height(SceneBuilder& b, float width_px);
STANDPOINT_DEFERRED void build_grid(SceneBuilder& b, const Rect& rect);
void build_quotes(SceneBuilder& b, const Rect& rect);
/// Height of the scrubber at this width.
float scrubber_height(SceneBuilder& b, float width_px);
void build_scrubber(SceneBuilder& b, const Rect& rect);
/// The whole screen during the quiz. Sets Scene::min_height_px.
STANDPOINT_DEFERRED void build_quiz(SceneBuilder& b, const Rect& rect);
/// Scale of the stage relative to the page, for a screen of this size; at least 1.
float stage_scale(const Viewport& viewport);
/// The whole screen while presenting. Reduces measure.scale until all text fits.
STANDPOINT_DEFERRED void build_stage(SceneBuilder& b, const Rect& rect);

}  // namespace standpoint
