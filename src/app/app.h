// One reader's explainer on one surface: takes the page's input, draws frames, and says what the page must know of each.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/appearance.h"
#include "app/frame_output.h"
#include "app/surface.h"
#include "app/takeaway.h"
#include "imgui/drawing.h"
#include "imgui/fonts.h"
#include "standpoint/session.h"

namespace standpoint::app {

enum class PointerPhase : std::uint8_t { move, down, up, cancel, leave };

/// What lies under a point, as far as gestures are concerned.
enum class HitTarget : std::uint8_t { page, map_ground, map_target, scrubber, grip, target };

struct Hit {
  HitTarget target = HitTarget::page;
  std::string region_id;  // "" where there is no region
};

class App {
 public:
  explicit App(std::unique_ptr<Surface> surface);

  // --- What it is made of ---

  struct Loaded {
    bool ok = false;
    std::vector<std::string> sentences;  // the notices about `query`, or one diagnostic each
  };
  /// Starts the explainer on a story, at the view that `query` asks for. Once only.
  Loaded load_story(std::string_view bytes, std::string_view query);
  /// The interface's messages (assets/messages), after load_story(). False when the bytes are none.
  bool set_messages(std::string_view bytes);
  /// False when the bytes are no font.
  bool add_font(Family family, Weight weight, std::string_view bytes);
  /// After load_story(). False when the bytes are no map.
  bool set_map(std::string_view bytes);
  /// Whether the program's second part is here (deferred.h). `false` gives up what waits for it.
  void set_deferred_here(bool here);
  bool waits_for_deferred() const { return session_ && session_->waits_for_deferred(); }
  /// The page's address without its query, for links: "https://news.example/story/".
  void set_page_address(std::string_view address) { page_address_ = address; }

  // --- The reader's device ---

  void set_viewport(const Viewport& viewport, int device_width_px, int device_height_px);
  void set_prefers_dark(bool dark);
  void set_colours(Colours colours, std::string_view forced);  // as Appearance::set_colours()
  void lose_context();
  void restore_context();

  // --- Input. Nothing is drawn by it; frame_due() says whether a frame should be ---

  void pointer(PointerPhase phase, PointerKind kind, Point p);
  /// True when the key was used.
  bool key(Key key, Modifiers modifiers, std::string_view region_id);
  void activate(std::string_view region_id);
  void set_value(std::string_view region_id, int value);
  void set_text(std::string_view region_id, std::string_view text, bool done);
  void tick();
  /// The view that an address asks for. Returns one sentence for each value that was ignored.
  std::vector<std::string> replace_state(std::string_view query);

  // --- Frames ---

  FrameDue frame_due() const;
  /// Draws, unless there is nothing to draw on or with. `now_ms`: any steady clock.
  FrameOutput frame(double now_ms);

  // --- Questions ---

  Hit hit(Point p) const;
  bool over_target() const { return session_ && session_->pointing_at_target(); }
  /// Present once a story is loaded.
  Session* session() { return session_ ? &*session_ : nullptr; }
  Theme theme() const { return session_ ? session_->state().theme : Theme::system; }
  Presenting presenting() const { return session_ ? session_->state().presenting : Presenting::no; }
  std::string speaker_notes() const;
  std::string query() const;

  // --- To take away ---

  /// As takeaway_file(); "" before a story is loaded.
  std::string takeaway(Takeaway kind, ExportScope scope, float device_ratio, char separator) const;
  std::string takeaway_name(Takeaway kind, ExportScope scope, float device_ratio) const;
  /// Draw the picture of the view, or the selected quotation's card, on a backing store that the page has made as large as they
  /// need. The page then sizes it back, and a frame is due.
  void draw_picture(float device_ratio);
  void draw_card();

 private:
  void show_on_paper(bool paper);  // paper has the map, and no controls
  void sync_reported_state();
  void draw(const Scene& scene, const MapData* map, int device_width_px, int device_height_px);
  void draw_sheet(const Scene& sheet, const MapData* map);
  void report_changes(FrameOutput& output);
  std::optional<std::string> take_page_request();
  int tick_after_ms() const;

  std::unique_ptr<Surface> surface_;
  bool surface_lost_ = false;
  int device_width_px_ = 0;
  int device_height_px_ = 0;
  Drawing drawing_;  // before the fonts, which live in its atlas
  FontSet fonts_;
  std::optional<Session> session_;
  Viewport viewport_;
  Appearance appearance_;
  std::string page_address_;
  std::optional<ViewState> screen_state_;  // while printing: what to go back to
  bool scrubbing_ = false;                 // the last input moved through time rather than chose something

  // What the page last heard.
  std::string reported_tree_;
  std::string reported_query_;
  std::optional<ViewState> reported_state_;
};

}  // namespace standpoint::app
