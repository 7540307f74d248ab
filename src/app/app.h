// One reader's explainer on one canvas: the core's Session, the fonts and the surface, and what the page must hear of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/surface.h"
#include "imgui/drawing.h"
#include "imgui/fonts.h"
#include "standpoint/export.h"
#include "standpoint/picture.h"
#include "standpoint/session.h"
#include "standpoint/theme.h"

namespace standpoint::app {

/// What the page is told after a call; web/bridge.js has the same list.
enum Report : unsigned {
  kFrameDue = 1,           // ask for an animation frame
  kTreeChanged = 2,        // fetch tree() again
  kAddressChanged = 4,     // fetch query() again
  kChoiceMade = 8,         // … and it deserves an entry of its own in the history
  kOverTarget = 16,        // the pointer is over something that can be pressed
  kGlyphsMissing = 32,     // the extended fonts are wanted
  kScrollQuotes = 64,      // take scroll_target_px()
  kPlaying = 128,          // a tick is wanted after a while
  kMomentChanged = 256,    // the picture is of another moment than the last one
  kPageRequest = 512,      // take page_request()
  kDeferredWanted = 1024,  // what the reader asked for takes the second part of the program
};

/// What lies under a point, as far as gestures are concerned; web/input.js has the same list.
enum class HitTarget : std::uint8_t { page, map_ground, map_target, scrubber, grip, target };

/// Where the colours come from; web/host.js has the same list.
enum class Colours : std::uint8_t { theme, more_contrast, forced, print };

/// What a reader can take away; web/takeaway.js has the same list.
enum class Takeaway : std::uint8_t { picture, drawing, quotes, positions, data };

enum class PointerPhase : std::uint8_t { move, down, up, cancel, leave };

class App {
 public:
  explicit App(std::unique_ptr<Surface> surface);

  /// Starts the explainer on a story, at the view that `query` asks for. On false output() holds one diagnostic a line, on true
  /// one notice a line. Once only.
  bool load_story(std::string_view bytes, std::string_view query);
  /// The interface's words, of assets/messages; after load_story().
  bool set_messages(std::string_view bytes);
  /// False when the bytes are no font.
  bool add_font(Family family, Weight weight, std::string_view bytes);
  /// False, with the reason in output(), when the bytes are no map.
  bool set_map(std::string_view bytes);

  void set_viewport(const Viewport& viewport, int device_width_px, int device_height_px);
  void set_prefers_dark(bool dark);
  /// `forced` is the system's set for Colours::forced: kTokenCount colours of four bytes, in the order of Tokens.
  void set_colours(Colours colours, std::string_view forced);

  // Input. Nothing is drawn by these; report() says whether a frame is due.
  void pointer(PointerPhase phase, PointerKind kind, Point p);
  bool key(Key key, Modifiers modifiers, std::string_view region_id);
  void activate(std::string_view region_id);
  void set_value(std::string_view region_id, int value);
  void set_text(std::string_view region_id, std::string_view text, bool done);
  void tick();
  void replace_state(std::string_view query);  // output() holds one notice a line

  /// What is under a point; its region's id goes to output().
  HitTarget hit_target(Point p);

  /// Draws, unless there is nothing to draw on or with. Gives Report bits.
  unsigned frame(double now_ms);
  /// The bits that hold between frames.
  unsigned report() const;

  /// What the reader asked the page to do with the selected quote, once: a JSON object of its kind, its texts and what to say
  /// about it. `page` is the address without a query. "" when nothing was asked.
  std::string page_request(std::string_view page);
  /// Draws the selected quote's card on the canvas, whose backing store the page has made as large as page_request() told, and
  /// which it sizes back and has drawn afterwards.
  void draw_card();

  /// A file to take away: SVG, CSV or JSON; of a picture, "width height" in device px at this ratio. A CSV's cells are parted
  /// by `separator`.
  std::string takeaway(Takeaway kind, ExportScope scope, float device_ratio, char separator) const;
  std::string takeaway_name(Takeaway kind, ExportScope scope, float device_ratio) const;
  /// Draws the picture of the view, as draw_card() does the card.
  void draw_picture(float device_ratio);

  void lose_context();
  void restore_context();

  /// Present once a story is loaded.
  Session* session() { return session_ ? &*session_ : nullptr; }
  Theme theme() const { return session_ ? session_->state().theme : Theme::system; }
  Presenting presenting() const { return session_ ? session_->state().presenting : Presenting::no; }
  std::string speaker_notes() const;
  std::string query() const;
  const std::string& tree() const { return tree_; }
  float scroll_target_px() const { return scroll_target_px_; }

  std::string& output() { return output_; }

 private:
  unsigned changes_since_last_frame();
  void show_on_paper(bool paper);  // which has the map, and no controls
  bool dark() const;
  const Tokens& tokens() const;
  Scene card() const;
  Picture picture(float device_ratio) const;
  void draw(const Scene& scene, const MapData* map, int device_width_px, int device_height_px);
  void draw_sheet(const Scene& sheet, const MapData* map);

  std::unique_ptr<Surface> surface_;
  bool surface_lost_ = false;
  int device_width_px_ = 0;
  int device_height_px_ = 0;
  Drawing drawing_;  // before the fonts, which live in its atlas
  FontSet fonts_;
  std::optional<Session> session_;
  Viewport viewport_;
  bool prefers_dark_ = false;
  Colours colours_ = Colours::theme;
  Tokens forced_ = kLightTokens;
  std::optional<ViewState> on_screen_;  // while printing: what to go back to
  bool scrubbing_ = false;              // the last input moved through time rather than chose something

  // What the page was last told.
  std::string tree_;
  std::string query_;
  std::optional<ViewState> reported_;
  float scroll_target_px_ = 0;

  std::string output_;
};

}  // namespace standpoint::app
