// Story + ViewState -> Scene: everything that the screen shows, placed but not drawn, with what may be done to it.
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

/// CSS px, y down, from the canvas's top left.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  bool overlaps(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
  Rect inset(float d) const { return {x + d, y + d, w - 2 * d, h - 2 * d}; }
};

/// Colours by what they mean; the theme says what they are.
enum class Ink : std::uint8_t { paper, ink, soft_ink, rule, sea, land, member_land, border, coast, hatch, focus, hue };

struct Paint {
  Ink ink = Ink::ink;
  PartyId party;  // whose hue, for Ink::hue
  float alpha = 1;
};

enum class Family : std::uint8_t { sans, serif };
enum class Weight : std::uint8_t { regular, semibold };

struct TextStyle {
  Family family = Family::sans;
  Weight weight = Weight::regular;
  std::uint8_t size = 2;  // index into kTypeScalePx
};

/// How wide a text will be once drawn. The interface belongs to the scene, the fonts to whoever draws.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  /// CSS px at 100 %, for one line.
  virtual float width_px(std::string_view text, TextStyle style) const = 0;
};

/// For callers without fonts (poster, tests): widths from a table of the shipped sans, within about 5 %.
class TableTextMeasure final : public TextMeasure {
 public:
  float width_px(std::string_view text, TextStyle style) const override;
};

struct Viewport {
  float width_px = 0;  // CSS px
  float height_px = 0;
  float device_ratio = 1;
  float text_scale = 1;
  bool coarse_pointer = false;  // targets grow to 44 px
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
  float dash_px = 0;  // length of a dash and of a gap; 0: solid
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
/// Filled disc = for, cross = against, half disc = on conditions, open dashed ring = has not said.
struct StanceShape {
  Point centre;
  float radius_px = 8;
  Stance stance = Stance::not_said;
  Paint paint;
};
struct TextShape {
  Point at;  // top left of its line box, which is kLineHeight x size high
  std::string text;
  TextStyle style;
  Paint paint;
  bool halo = false;  // a ring of paper around the glyphs, for busy ground
};
using Shape = std::variant<FillShape, LineShape, PolygonShape, DiscShape, StanceShape, TextShape>;

/// Shapes of one part of the screen, back to front, cut to a rectangle.
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

/// An area that is hatched the other way, over its country.
struct AreaStyle {
  std::uint32_t area = 0;  // index into MapData::areas
  Paint hatch;
};

/// The map under its marks.
struct MapGround {
  Rect rect;
  Camera camera;  // resolved: never fitted()
  Camera home{};  // where a fitted one is, here
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

// --- Regions: what can be named, focused and acted upon ---

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
  text_field,  // one line; the page lays a native field over the rectangle, and it alone shows its text
  map,         // takes keys of its own
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

/// What only the page can do; web/share.js does it.
enum class PageRequest : std::uint8_t { none, copy_citation, copy_link, save_picture };

/// One node of the accessible tree, and one target for the pointer.
struct Region {
  std::string id;   // stable from frame to frame, unique in the scene
  int parent = -1;  // index into Scene::regions, always smaller than its own
  Role role = Role::group;
  std::string name;
  std::string value;     // in words; of a text field: its text, which the reader's typing is ahead of
  std::string hint;      // text field: stands in it while it is empty
  std::string lang;      // BCP 47, when it is not the interface's
  Rect rect;             // on the canvas
  Rect clip;             // what of it can be seen
  bool pressed = false;  // toggle, radio
  bool disabled = false;
  bool invalid = false;  // text field: what it holds is not understood
  bool search = false;   // text field: of the kind that finds
  bool pointer = false;  // the canvas itself answers the pointer here
  int now = 0;           // slider value, or index of the option
  int max = 0;
  int level = 2;  // heading
  std::vector<std::string> options;
  float content_height_px = 0;  // > 0: scrolls natively; children lie in its content
  float scroll_px = 0;          // … and are drawn this much higher
  std::vector<Point> along;     // a line that answers the pointer too, where no rectangle does
  std::optional<Action> on_activate;
  PageRequest on_page = PageRequest::none;  // asked of the page when it is activated; about the selected quote
  std::optional<Hover> on_hover;
};

/// x of every stop of the scrubber, by shown_stop() number; [0] is the start of the axis.
struct ScrubberGeometry {
  Rect track;  // where a press takes the handle
  std::vector<float> stop_x_px;
  float handle_x_px = 0;
  // Where a range may begin: [0] of the places is the start of the axis, where it does not; the others are the minutes'.
  std::vector<Minute> from_minutes;
  std::vector<float> from_x_px;
  std::vector<float> fold_x_px;  // the middle of each break
  int from = 0;                  // the place that it begins at
};

enum class LayoutKind : std::uint8_t { wide, medium, narrow, stage };

struct Scene {
  LayoutKind layout = LayoutKind::wide;
  Viewport viewport;
  float least_height_px = 0;  // with less, a part has too little room for what it says now
  MapGround map;
  Rect quotes_rect;  // the scrolling list
  float quotes_content_px = 0;
  ScrubberGeometry scrubber;
  std::vector<Layer> layers;  // the map's ground is drawn before the layer named "map"
  std::vector<Region> regions;

  /// Index of the topmost pointer region at a point.
  std::optional<std::size_t> region_at(Point p) const;
  std::optional<std::size_t> find(std::string_view id) const;
};

/// What changes without being a choice: scrolling, keyboard focus, a camera on its way.
struct Transient {
  float quotes_scroll_px = 0;
  float grid_scroll_px = 0;
  std::string focus_id;              // region with visible keyboard focus
  std::optional<Camera> camera;      // overrides the state's while it eases
  std::optional<float> clock_glide;  // 0..1 of the ticks' way from the other clock's places
};

/// Places everything. `map` may be null while the map is on its way: the ground is then sea.
Scene build_scene(const Story& story, const MapData* map, const ViewState& state, const Transient& transient,
                  const Viewport& viewport, const TextMeasure& measure, const Messages& messages = Messages::english());

/// Whose land a country of the map is: the party that names its code, or else that of the state which it belongs to.
std::optional<PartyId> party_on(const Story& story, std::string_view a3);

/// The scale at which a map of this size shows the whole disc of the projection, with a margin.
double least_px_per_unit(const Rect& map);

/// The camera that shows every party in play inside `rect`, with room for its labels.
Camera fit_camera(const Story& story, const Rect& rect);

/// The camera that shows what a step asks for.
Camera step_camera(const Story& story, const StepCamera& asked, const Rect& rect);

}  // namespace standpoint
