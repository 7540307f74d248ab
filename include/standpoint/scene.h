// Story + ViewState -> Scene: everything on the screen, placed but not drawn, and the actions that each part offers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "standpoint/map_data.h"
#include "standpoint/messages.h"
#include "standpoint/projection.h"
#include "standpoint/story.h"
#include "standpoint/view_state.h"

namespace standpoint {

struct Point {
  float x = 0, y = 0;
};

/// CSS px from the canvas's top left corner, y downwards.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool overlaps(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
  Rect inset(float d) const { return {x + d, y + d, w - 2 * d, h - 2 * d}; }
};

/// Colours by role; the theme maps each role to a colour.
enum class Ink : std::uint8_t { paper, ink, soft_ink, rule, sea, land, member_land, border, coast, hatch, focus, hue };

struct Paint {
  Ink ink = Ink::ink;
  PartyId party;  // for Ink::hue: the party whose hue it is
  float alpha = 1;
};

enum class Family : std::uint8_t { sans, serif };
enum class Weight : std::uint8_t { regular, semibold };

struct TextStyle {
  Family family = Family::sans;
  Weight weight = Weight::regular;
  std::uint8_t size = 2;  // index into kTypeScalePx
};

/// Measures text before it is drawn. The scene owns the interface; the drawing code owns the fonts.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  /// Width of one line in CSS px, at a text scale of 1.
  virtual float width_px(std::string_view text, TextStyle style) const = 0;
};

/// For callers without fonts (poster, tests): widths from a table for the shipped sans, accurate to about 5 %.
class TableTextMeasure final : public TextMeasure {
 public:
  float width_px(std::string_view text, TextStyle style) const override;
};

struct Viewport {
  float width_px = 0;  // CSS px
  float height_px = 0;
  float device_ratio = 1;
  float text_scale = 1;
  bool coarse_pointer = false;  // touch: targets are at least 44 px
};

// --- Shapes: what can be drawn ---

struct FillShape {
  Rect rect;
  Paint paint;
  float radius_px = 0;
};
struct LineShape {
  std::vector<Point> points;  // two or more
  Paint paint;
  float width_px = 1;
  float dash_px = 0;  // length of each dash and each gap; 0: solid
  bool closed = false;
};
struct PolygonShape {  // convex
  std::vector<Point> points;
  Paint paint;
};
struct DiscShape {
  Point centre;
  float radius_px = 4;
  Paint fill;
  std::optional<Paint> outline;
  float outline_px = 1;
};
/// Filled disc: for; cross: against; half-filled disc: on conditions; dashed ring: has not said.
struct StanceShape {
  Point centre;
  float radius_px = 8;
  Stance stance = Stance::not_said;
  Paint paint;
};
struct TextShape {
  Point at;  // top left of its line box, whose height is kLineHeight x size
  std::string text;
  TextStyle style;
  Paint paint;
  bool halo = false;  // outlined in paper, to stay legible on a busy background
};
using Shape = std::variant<FillShape, LineShape, PolygonShape, DiscShape, StanceShape, TextShape>;

/// Shapes of one part of the screen, back to front, clipped to a rectangle.
struct Layer {
  std::string_view part;
  Rect clip;
  std::vector<Shape> shapes;
};

/// How a country is filled; countries without a style are plain land.
struct CountryStyle {
  std::uint32_t country = 0;  // index into MapData::countries
  std::optional<Paint> fill;
  std::optional<Paint> hatch;
  std::optional<Paint> outline;
};

/// A disputed area: hatched over its country, in the opposite direction.
struct AreaStyle {
  std::uint32_t area = 0;  // index into MapData::areas
  Paint hatch;
};

/// The map under its marks.
struct MapGround {
  Rect rect;
  Camera camera;  // resolved: never fitted()
  Camera home{};  // what a fitted camera resolves to in this rectangle
  std::vector<CountryStyle> styles;
  std::vector<AreaStyle> areas;

  Point px_from_plane(PlanePoint p) const {
    return {static_cast<float>(rect.x + rect.w / 2 + (p.x - camera.x) * camera.px_per_unit),
            static_cast<float>(rect.y + rect.h / 2 + (p.y - camera.y) * camera.px_per_unit)};
  }
  PlanePoint plane_from_px(Point p) const {
    return {camera.x + (p.x - rect.x - rect.w / 2) / camera.px_per_unit,
            camera.y + (p.y - rect.y - rect.h / 2) / camera.px_per_unit};
  }
};

// --- Regions: what has a name, can be focused and can be activated ---

enum class Role : std::uint8_t {
  group,
  heading,
  text,
  status,
  button,
  toggle,  // button with a pressed state
  radio,   // in a radio_group
  radio_group,
  select,      // one of options
  slider,      // 0..max
  text_field,  // one line; the page puts a native field over the rectangle, which shows the text
  map,         // handles keys of its own
  list,
  list_item,
  quotation,
  table,  // of row_groups
  row_group,
  row,
  column_header,
  row_header,
  cell,
};

/// What only the page can do (web/page/share.js).
enum class PageRequest : std::uint8_t { none, copy_citation, copy_link, save_picture };

/// What a new value of a slider, a choice or a text field is for.
enum class ChangeTarget : std::uint8_t { none, stop, range_start, question, search, date };

/// One node of the semantics tree, and one target for the pointer.
struct Region {
  std::string id;   // stable across frames, unique in the scene
  int parent = -1;  // index into Scene::regions, always smaller than the region's own; -1: top level
  Role role = Role::group;
  std::string name;
  std::string value;     // in words; text field: its text, which may lag behind the reader's typing
  std::string hint;      // text field: the placeholder
  std::string lang;      // BCP 47; empty: the interface's language
  Rect rect;             // on the canvas
  Rect clip;             // the visible part of `rect`
  bool pressed = false;  // toggle, radio
  bool disabled = false;
  bool invalid = false;  // text field: its text is not valid
  bool search = false;   // text field: a search field
  bool pointer = false;  // the canvas handles the pointer here
  int now = 0;           // slider: value; select: index of the chosen option
  int max = 0;
  int level = 2;  // heading
  std::vector<std::string> options;
  float content_height_px = 0;  // > 0: the page scrolls it natively; children are placed in its content
  float scroll_px = 0;          // ... and drawn this much higher
  std::vector<Point> hit_path;  // a polyline that can be hit too, wherever no rectangle is hit
  std::optional<Action> on_activate;
  ChangeTarget on_change = ChangeTarget::none;
  PageRequest on_page = PageRequest::none;  // sent to the page on activation; concerns the selected quote
  std::optional<Hover> on_hover;
};

/// Where the scrubber's stops and handles are, for hit testing and dragging.
struct ScrubberGeometry {
  Rect track;                    // a press here grabs the handle
  std::vector<float> stop_x_px;  // by shown_stop() number; [0] is the start of the axis or of the range
  float handle_x_px = 0;
  // Where a range can begin. from_x_px[0] is the start of the axis (no range); from_x_px[i + 1] belongs to from_minutes[i].
  std::vector<Minute> from_minutes;
  std::vector<float> from_x_px;
  std::vector<float> fold_x_px;  // the middle of each break
  int from = 0;                  // index into from_x_px of the current start
};

enum class LayoutKind : std::uint8_t { wide, medium, narrow, stage };

struct Scene {
  LayoutKind layout = LayoutKind::wide;
  Viewport viewport;
  float min_height_px = 0;  // below this height some part of the screen does not fit
  MapGround map;
  Rect quotes_rect;  // the scrolling list of quotes
  float quotes_content_px = 0;
  ScrubberGeometry scrubber;
  std::vector<Layer> layers;  // the ground is drawn below the layer named "map"
  std::vector<Region> regions;

  /// Index of the topmost region that handles the pointer at `p`; none where nothing does.
  std::optional<std::size_t> region_at(Point p) const;
  std::optional<std::size_t> find(std::string_view id) const;
};

/// What changes without being a choice of the reader's: scrolling, keyboard focus, animations.
struct Transient {
  float quotes_scroll_px = 0;
  float grid_scroll_px = 0;
  std::string focus_id;              // region with visible keyboard focus
  std::optional<Camera> camera;      // overrides the state's camera while it is animated
  std::optional<float> clock_glide;  // 0..1: progress of the ticks from their places on the other clock
};

/// Places everything. `map` may be null until the map has loaded: the ground is then all sea.
Scene build_scene(const Story& story, const MapData* map, const ViewState& state, const Transient& transient,
                  const Viewport& viewport, const TextMeasure& measure, const Messages& messages = Messages::english());

/// The party whose territory lists the country's code `a3` or, failing that, the code of the state that it belongs to.
std::optional<PartyId> find_party_of_country(const Story& story, std::string_view a3);

/// The scale (px per Earth radius) at which a map of this size shows the whole disc of the projection, with a margin.
double min_px_per_unit(const Rect& map);

/// The camera that shows every party in play inside `rect`, with room for their labels.
Camera fit_camera(const Story& story, const Rect& rect);

/// The camera that a step of the guided reading asks for.
Camera step_camera(const Story& story, const StepCamera& asked, const Rect& rect);

}  // namespace standpoint
