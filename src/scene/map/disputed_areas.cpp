// Disputed areas, where control differs from the boundary that is drawn: hatched, with a name and an explanation.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scene/map/map_parts.h"

namespace standpoint {
namespace {

constexpr float kMinAreaPx = 5;                                   // a smaller area is named only when it is hovered or focused
constexpr float kNearestPx = 14, kFarthestPx = 140, kStepPx = 6;  // from the area to a text with a leader line
constexpr int kDirections = 24;
constexpr float kPi = 3.14159265f;
constexpr float kMovePx = 26;  // between the places for which moving the marks is tried
constexpr int kMaxMoves = 12;
// Costs are in px of distance between a mark and its anchor.
constexpr double kShorterLabelCost = 60, kTangledCost = 500, kUnclearCost = 10'000;
constexpr double kSubjectWeight = 3;                        // subjects should stay at their places
constexpr double kMoveCost = 500;                           // moving the marks may add no more than this
constexpr double kGoodMoveCost = 90;                        // the search ends at a place that adds less than this
constexpr float kNarrowShare = 0.6f;                        // of a label's width, when it is set in two lines
constexpr float kEdgePx = 6;                                // between texts and the edge of the map
constexpr float kGapPx = 4;                                 // between the area, its text and other texts
constexpr float kNameOverlapPx = 2;                         // the name is set closer to the label than kLineHeight
constexpr float kLinePointPx = 4, kLineClearancePx = 1.5f;  // a leader line takes its space as a row of small rectangles
constexpr float kEndsAtAreaShare = 0.7f;

struct Line {
  std::string text;
  TextStyle style;
  float h = 0;
};

struct Block {
  std::vector<Line> lines;
  float w = 0, h = 0;
};

/// The area's name, with its label below.
Block make_block(const SceneBuilder& b, const DisputedArea& area, bool narrow) {
  Block out;
  const bool stage = b.scene.layout == LayoutKind::stage;  // larger, to be read from a distance
  const TextStyle name_style = stage ? kBodyBold : kSmallBold, style = stage ? kBody : kSmall;
  out.lines.push_back({area.name, name_style, b.measure.line_px(name_style) - b.u(kNameOverlapPx)});
  const float whole = b.measure.width_px(area.label, style);
  for (std::string& line : wrap(area.label, style, narrow ? whole * kNarrowShare : whole + 1, b.measure))
    out.lines.push_back({std::move(line), style, b.measure.line_px(style)});
  for (const Line& line : out.lines) {
    out.w = std::max(out.w, b.measure.width_px(line.text, line.style));
    out.h += line.h;
  }
  return out;
}

/// A place for a block: beside the area, or further away with a leader line.
struct Spot {
  Rect box;
  bool leader = false;
  Point from, to;  // ends of the leader line; without one, `from` is the centre of the area
};

/// Calls `take` with the places that are on the map, clear, and without a leader line across other texts, the best first, until
/// it returns true. Returns whether it did.
template <class Take>
bool try_spots(const SceneBuilder& b, const MapContext& context, const Rect& ground, const Block& block, const Take& take) {
  const Point c = ground.centre();
  const Rect inner = context.rect.inset(kEdgePx);
  const float w = block.w, h = block.h, gap = b.u(kGapPx), rw = ground.w / 2, rh = ground.h / 2;
  const auto try_at = [&](Point at, bool leader, Point from, Point towards) {
    const Rect box{at.x, at.y, w, h};
    if (!lies_in(box, inner) || overlaps_any(box.inset(-gap), context.occupied)) return false;
    if (leader && box.overlaps(ground)) return false;
    const Rect around = box.inset(-gap);
    const Point end{std::clamp(towards.x, around.x, around.right()), std::clamp(towards.y, around.y, around.bottom())};
    const auto crosses = [&](const Rect& r) { return segment_meets_rect(from, end, r.inset(-1)); };
    if (leader && std::any_of(context.occupied.begin(), context.occupied.end(), crosses)) return false;
    return take(Spot{box, leader, from, end});
  };
  if (ground.w > w * 1.3f && ground.h > h * 2 && try_at({c.x - w / 2, c.y - h / 2}, false, c, c)) return true;
  if (try_at({c.x + rw + gap, c.y - h / 2}, false, c, c)) return true;
  // Near the edge the text is shifted inwards.
  const auto inside = [](float at, float size, float from, float to) {
    return std::clamp(at, from, std::max(from, to - size));
  };
  for (const bool below : {true, false}) {
    const float x = inside(c.x - w / 2, w, inner.x, inner.right());
    if (try_at({x, below ? c.y + rh + gap : c.y - rh - gap - h}, false, c, c)) return true;
  }
  for (float away = kNearestPx; away <= kFarthestPx; away += kStepPx)
    for (int step = 0; step < kDirections; ++step) {
      // Straight down first, then up, then further and further to the sides.
      const int turn = (step / 2 + 1) / 2 * (step / 2 % 2 == 0 ? 1 : -1);
      const float angle = kPi / 2 + static_cast<float>(step % 2) * kPi + static_cast<float>(turn) * 2 * kPi / kDirections;
      const float dx = std::cos(angle), dy = std::sin(angle);
      const Point edge{c.x + dx * rw, c.y + dy * rh};
      const Point near{c.x + dx * (rw + b.u(away)), c.y + dy * (rh + b.u(away))};
      const Point at{near.x - w / 2 + dx * w / 2, near.y - h / 2 + dy * h / 2};
      if (try_at({inside(at.x, w, inner.x, inner.right()), inside(at.y, h, inner.y, inner.bottom())}, true, edge, near))
        return true;
    }
  return false;
}

/// The wide form first. Every form includes the name; without it the label would seem to describe what is next to it.
std::vector<Block> make_blocks(const SceneBuilder& b, const DisputedArea& area) {
  return {make_block(b, area, false), make_block(b, area, true)};
}

void place_block(const SceneBuilder& b, const Block& block, const Spot& spot, MapContext& context) {
  if (spot.leader) {
    context.layer.shapes.push_back(LineShape{{spot.from, spot.to}, soft(), b.u(1), 0});
    // No text may cross the leader line either.
    const float far = std::hypot(spot.to.x - spot.from.x, spot.to.y - spot.from.y);
    for (float at = 0; at < far; at += kLinePointPx) {
      const float t = at / far;
      context.occupied.push_back(
          Rect{spot.from.x + (spot.to.x - spot.from.x) * t, spot.from.y + (spot.to.y - spot.from.y) * t, 0, 0}.inset(
              -kLineClearancePx));
    }
  }
  float y = spot.box.y;
  // Right-aligned where the area is near the right end of the text, so that the name is next to it.
  const bool ends_at_area = spot.from.x > spot.box.x + spot.box.w * kEndsAtAreaShare;
  for (const Line& line : block.lines) {
    const float x = ends_at_area ? spot.box.right() - b.measure.width_px(line.text, line.style) : spot.box.x;
    b.add_text(context.layer, {x, y}, line.text, line.style, ink(), true);
    y += line.h;
  }
  context.occupied.push_back(spot.box);
}

/// The cost of the marks' places, px.
double cost_of(const PlacedMarks& placed) {
  double sum = static_cast<double>(placed.attempt) * kShorterLabelCost;
  for (const PartyMark& m : placed.marks) {
    const double off = std::hypot(m.label.mark.x - m.anchor.x, m.label.mark.y - m.anchor.y);
    sum += m.subject ? kSubjectWeight * off : off;
    if (m.label.tangled) sum += kTangledCost;
    if (!m.label.clear) sum += kUnclearCost;
  }
  return sum;
}

/// Names the area where the marks leave space. Failing that, places the name first and the marks around it, where that costs
/// least.
void name_area(const SceneBuilder& b, const Rect& ground, const DisputedArea& area, bool may_move_marks, MapContext& context,
               PlacedMarks& placed) {
  MapContext full{.rect = context.rect, .group = context.group, .layer = {}, .occupied = context.occupied};
  reserve_marks(b, placed.marks, full);
  const std::vector<Block> blocks = make_blocks(b, area);
  for (const Block& block : blocks) {
    const auto take = [&](const Spot& spot) {
      place_block(b, block, spot, context);
      return true;
    };
    if (try_spots(b, full, ground, block, take)) return;
  }
  if (!may_move_marks || placed.attempt > kWithAnswers) return;

  const double before = cost_of(placed), good = before + kGoodMoveCost;
  double lowest = before + kMoveCost;
  std::optional<std::pair<MapContext, PlacedMarks>> best;
  for (const Block& block : blocks) {
    std::vector<Point> tried;
    const auto take = [&](const Spot& spot) {
      const auto hides = [&](const PartyMark& m) { return spot.box.inset(-b.u(kGapPx)).contains(m.anchor); };
      if (std::any_of(placed.marks.begin(), placed.marks.end(), hides)) return false;
      const Point c = spot.box.centre();
      const auto is_near = [&](Point p) { return std::hypot(p.x - c.x, p.y - c.y) < b.u(kMovePx); };
      if (std::any_of(tried.begin(), tried.end(), is_near)) return false;
      tried.push_back(c);
      MapContext with = context;
      place_block(b, block, spot, with);
      PlacedMarks other = place_marks(b, with, placed.attempt, kWithAnswers);
      const double cost = cost_of(other) + std::hypot(spot.to.x - spot.from.x, spot.to.y - spot.from.y);
      if (cost < lowest) {
        lowest = cost;
        best.emplace(std::move(with), std::move(other));
      }
      return static_cast<int>(tried.size()) == kMaxMoves || lowest < good;
    };
    try_spots(b, context, ground, block, take);
    if (lowest < good) break;
  }
  if (!best) return;
  context = std::move(best->first);
  placed = std::move(best->second);
}

Rect visible_rect(const SceneBuilder& b, const MapBounds& bounds) {
  const Point tl = b.scene.map.px_from_plane({bounds.min_x, bounds.min_y});
  const Point br = b.scene.map.px_from_plane({bounds.max_x, bounds.max_y});
  const Rect& view = b.scene.map.rect;
  const float x = std::clamp(tl.x, view.x, view.right()), y = std::clamp(tl.y, view.y, view.bottom());
  return {x, y, std::clamp(br.x, view.x, view.right()) - x, std::clamp(br.y, view.y, view.bottom()) - y};
}

std::string territory_name(const SceneBuilder& b, std::string_view a3) {
  for (const Party& p : b.story.parties)
    if (std::find(p.territory.begin(), p.territory.end(), a3) != p.territory.end()) return p.name;
  const auto country = b.map ? b.map->find(a3) : std::nullopt;
  return country ? country_name(b, b.map->countries[*country]) : std::string(a3);
}

}  // namespace

void build_disputed_areas(SceneBuilder& b, MapContext& context, PlacedMarks& placed) {
  for (const DisputedArea& area : b.story.map.disputed) {
    if (b.moment <= area.from.begin) continue;
    const Country* ground = b.map ? b.map->find_area(area.area) : nullptr;
    Rect rect{context.rect.x, context.rect.y, 0, 0};
    if (ground) {
      b.scene.map.areas.push_back({static_cast<std::uint32_t>(ground - b.map->areas.data()), Paint{Ink::soft_ink, {}, 1}});
      rect = visible_rect(b, ground->bounds);
      const bool pointed_at = b.state.hover.country == area.territory || b.focused("area:" + area.id);
      const bool in_view = rect.w > 0 && rect.h > 0;
      const bool shown = std::max(rect.w, rect.h) >= kMinAreaPx;
      // Hovering must not move the marks.
      if (in_view && (pointed_at || shown)) name_area(b, rect, area, shown, context, placed);
    }
    b.add_region({.id = "area:" + area.id,
                  .parent = context.group,
                  .role = Role::text,
                  .name = area.name + ", " + territory_name(b, area.territory) + ": " + area.label,
                  .rect = rect});
  }
}

}  // namespace standpoint
