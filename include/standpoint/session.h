// One reader at one story: holds the state, turns input into actions, and knows when a picture is due. No pixels, no browser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "standpoint/deferred.h"
#include "standpoint/scene.h"
#include "standpoint/view_state.h"

namespace standpoint {

enum class PointerKind : std::uint8_t { mouse, touch, pen };
enum class Key : std::uint8_t { left, right, up, down, page_up, page_down, home, end, plus, minus, space, escape, zero };

struct Modifiers {
  bool ctrl = false;  // or Cmd
  bool alt = false;
  bool shift = false;
};

class Session {
 public:
  /// `measure` must outlive the session.
  Session(Story story, ViewState state, const TextMeasure& measure);

  void set_map(MapData map);
  void set_viewport(const Viewport& viewport);
  void set_messages(Messages messages);  // English until then
  void set_reduced_motion(bool reduced);
  /// Whether the program's second part is here (see deferred.h; it is until told otherwise). A view that takes it is not shown
  /// before: the picture stays as it was.
  void set_deferred_here(bool here);
  bool waits_for_deferred() const { return !deferred_here_ && needs_deferred(state_); }
  /// The second part will not come: back to a view that can be shown.
  void give_up_deferred();
  void dispatch(const Action& action);
  void replace_state(const ViewState& state);  // from the address bar

  // Pointer, in CSS px of the canvas. One pointer at a time; two are a pinch().
  void pointer_move(Point p, PointerKind kind);
  void pointer_down(Point p, PointerKind kind);
  void pointer_up(Point p, PointerKind kind);
  void pointer_cancel();
  void pointer_leave();
  void zoom_at(Point p, double factor);    // at once, as the fingers or the wheel go
  void ease_zoom(Point p, double factor);  // on its own, from a double tap or a key
  void pan_by(float dx_px, float dy_px);

  /// The page's twin of a region was pressed, changed, hovered or focused. Unknown ids are ignored.
  void activate(std::string_view region_id);
  void set_value(std::string_view region_id, int value);
  /// What stands in a text field now; `done` when the reader is through with it (Enter, or the field was left).
  void set_text(std::string_view region_id, std::string_view text, bool done);
  void hover(std::string_view region_id);  // "" for none
  void focus(std::string_view region_id);  // "" for none
  void scroll(std::string_view region_id, float top_px);

  /// A key while the explainer has focus. `region_id`: what has it. True when the key was used.
  bool key(Key key, Modifiers modifiers, std::string_view region_id);

  /// Brings the scene up to `now_ms` (any steady clock). True when another frame is due by itself (a camera on its way).
  bool update(double now_ms);
  /// True when update() would change the picture.
  bool dirty() const { return dirty_; }
  bool has_page_request() const { return page_request_ != PageRequest::none; }
  void mark_dirty() { dirty_ = true; }

  /// What an activated region asked of the page, once.
  PageRequest take_page_request();

  const Story& story() const { return story_; }
  const ViewState& state() const { return state_; }
  const Scene& scene() const { return scene_; }
  const Messages& messages() const { return messages_; }
  const MapData* map() const { return map_ ? &*map_ : nullptr; }
  /// True over something that can be pressed.
  bool pointing_at_target() const { return pointing_at_target_; }
  /// Where the quotes list should be scrolled so that the selected quote is seen, once after a selection from elsewhere.
  std::optional<float> take_scroll_request();

 private:
  enum class Drag : std::uint8_t { none, undecided, map, scrubber, range, grip };

  void set_hover(Hover hover);
  void ease_camera(double now_ms);
  void glide_clock(double now_ms);
  int stop_at(float x_px) const;
  std::optional<int> fold_at(float x_px) const;
  void scrub_to(float x_px);
  void pull_range_to(float x_px);
  ChangeTarget change_target(std::string_view region_id) const;  // none for an unknown id
  void start_range_at(int place);                                // of ScrubberGeometry::from_x_px
  void type_date(std::string_view text);
  void move_camera(const Camera& camera);
  bool key_on_stage(Key key);
  void select_nearest_party(float dx, float dy);

  Story story_;
  std::optional<MapData> map_;
  ViewState state_;
  const TextMeasure& measure_;
  Messages messages_ = Messages::english();
  Viewport viewport_;
  Transient transient_;
  Scene scene_;
  bool deferred_here_ = true;
  bool dirty_ = true;
  bool reduced_motion_ = false;
  bool pointing_at_target_ = false;
  bool scroll_to_quote_ = false;
  PageRequest page_request_ = PageRequest::none;

  Drag drag_ = Drag::none;
  Point press_;
  Point last_;
  std::string pressed_region_;

  std::optional<Camera> ease_from_;
  double ease_start_ms_ = -1;
  bool gliding_ = false;
  double glide_start_ms_ = -1;
};

}  // namespace standpoint
