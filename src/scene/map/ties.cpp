// Ties between quotes, as arcs between the marks of the speakers' parties.
#include <algorithm>
#include <cmath>
#include <optional>

#include "scene/map/map_parts.h"
#include "story/quotation_text.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr int kSteps = 32;               // segments of an arc's polyline
constexpr int kHitSteps = 4;             // segments that one segment of the hit path spans
constexpr float kHandleRadiusPx = 6.5f;  // radius of the handle on an arc
constexpr float kStrongHandleExtraPx = 1.5f, kHandleClearancePx = 2;
constexpr float kMarkClearancePx = 13;  // between the ends of an arc and the marks' centres
constexpr std::size_t kMaxNamedArcs = 4;
constexpr float kBulgeShare = 0.2f, kMinBulgePx = 24, kMaxBulgePx = 90;  // height of an arc, by its length
constexpr float kLanePx = 18;                                            // between arcs of the same two parties
constexpr float kArcPx = 2, kStrongArcPx = 3;
constexpr float kCasingPx = 4.5f, kStrongCasingPx = 6;  // the paper below an arc
constexpr float kArrowLengthPx = 9;
constexpr float kEdgePx = 6, kArcEdgePx = 12;  // of names and of arcs, from the edge of the map
constexpr float kNameDistancesPx[] = {11, 18, 30, 48, 70, 96};
constexpr float kNameShares[] = {0.5f, 0.35f, 0.65f, 0.2f, 0.8f};
constexpr float kHandleShares[] = {0.5f, 0.42f, 0.58f, 0.34f, 0.66f, 0.26f, 0.74f, 0.18f, 0.82f};

struct Arc {
  QuoteId from, to;
  TieKind kind = TieKind::answers;
  int lane = 0;  // index among the arcs of the same two parties
  bool strong = false;
  bool named = false;
};

/// The arcs of one quote's ties, or of all. Only one arc of each kind is kept for the same two parties and direction, since
/// more could not be distinguished.
class ArcList {
 public:
  explicit ArcList(const SceneBuilder& b) : b_(b) {}

  void add(QuoteId from, QuoteId to, TieKind kind) {
    const PartyId a = b_.story.party_of(from), z = b_.story.party_of(to);
    if (a == z || !known(from) || !known(to)) return;
    int lane = 0;
    for (const Arc& other : arcs) {
      const PartyId c = b_.story.party_of(other.from), d = b_.story.party_of(other.to);
      if (other.kind == kind && c == a && d == z) return;
      if ((c == a && d == z) || (c == z && d == a)) ++lane;
    }
    arcs.push_back({from, to, kind, lane});
  }

  void add_ties(QuoteId q, bool both_ways) {
    std::vector<QuoteId> wordings = b_.story[q].other_wordings;
    wordings.insert(wordings.begin(), q);
    for (const QuoteId w : wordings) {
      for (const Tie& t : b_.story[w].ties) add(w, t.target, t.kind);
      if (!both_ways) continue;
      for (const Tie& t : b_.story[w].tied_from) add(t.target, w, t.kind);
    }
  }

  std::vector<Arc> arcs;

 private:
  bool known(QuoteId q) const { return known_by(b_.story[q], b_.state.clock, b_.moment); }

  const SceneBuilder& b_;
};

std::string region_id(const SceneBuilder& b, const Arc& arc) {
  return "tie:" + std::string(to_string(arc.kind)) + ":" + b.story[arc.from].id + ":" + b.story[arc.to].id;
}

std::vector<Arc> arcs_to_draw(const SceneBuilder& b) {
  ArcList list(b);
  const Hover& hover = b.state.hover;
  if (b.state.quote) list.add_ties(*b.state.quote, true);
  // When a tie is hovered its arc is there already; showing the other ties of its quote would put them under the pointer.
  if (hover.quote && !hover.tied_to) list.add_ties(*hover.quote, true);
  const std::size_t picked = list.arcs.size();
  if (b.state.all_ties)
    for (const QuoteId q : quotes_at(b.story, b.filter, b.state.clock, b.moment)) list.add_ties(q, false);
  for (std::size_t i = 0; i < list.arcs.size(); ++i) {
    Arc& arc = list.arcs[i];
    arc.strong = (hover.quote == arc.from && hover.tied_to == arc.to) || b.focused(region_id(b, arc));
    arc.named = arc.strong || (i < picked && picked <= kMaxNamedArcs);
  }
  return list.arcs;
}

/// An arc as a quadratic Bezier curve, px, visible from `from_t` to `to_t`.
struct Curve {
  Point a, middle, z;  // control points
  float from_t = 0, to_t = 1;

  Point at(float t) const {
    const float s = 1 - t;
    return {s * s * a.x + 2 * s * t * middle.x + t * t * z.x, s * s * a.y + 2 * s * t * middle.y + t * t * z.y};
  }
  /// The point at `share` (0..1) of the visible part.
  Point along(float share) const { return at(from_t + (to_t - from_t) * share); }
};

std::optional<Curve> make_curve(const SceneBuilder& b, const MapContext& context, const Arc& arc, const PartyMark& from,
                                const PartyMark& to) {
  Curve c;
  c.a = from.label.mark;
  c.z = to.label.mark;
  const float dx = c.z.x - c.a.x, dy = c.z.y - c.a.y, length = std::hypot(dx, dy);
  if (length < b.u(2.5f * kMarkClearancePx)) return std::nullopt;
  // Lanes alternate between above and below and then go further out, so that no arc covers another.
  const int ring = arc.lane / 2;
  const float bulge =
      (std::clamp(length * kBulgeShare, b.u(kMinBulgePx), b.u(kMaxBulgePx)) + static_cast<float>(ring) * b.u(kLanePx)) *
      (arc.lane % 2 == 0 ? 1.f : -1.f);
  const float up = dx < 0 || (dx == 0 && dy > 0) ? -1.f : 1.f;
  const auto bent = [&](float by) {
    return Point{(c.a.x + c.z.x) / 2 + dy / length * by * up * 2, (c.a.y + c.z.y) / 2 - dx / length * by * up * 2};
  };
  c.middle = bent(bulge);
  if (!context.rect.inset(b.u(kArcEdgePx)).contains(c.at(0.5f))) c.middle = bent(-bulge);
  const float ends = std::min(0.4f, b.u(kMarkClearancePx) / length);
  c.from_t = ends;
  c.to_t = 1 - ends;
  return c;
}

void build_line(const SceneBuilder& b, Layer& layer, const Arc& arc, const std::vector<Point>& points, Paint paint) {
  LineShape line{points, paint, b.u(arc.strong ? kStrongArcPx : kArcPx), 0};
  if (arc.kind == TieKind::echoes) line.dash_px = b.u(6);
  if (arc.kind == TieKind::repeats) line.dash_px = b.u(2);
  layer.shapes.push_back(LineShape{points, paper(), b.u(arc.strong ? kStrongCasingPx : kCasingPx), 0});
  layer.shapes.push_back(std::move(line));
}

/// The arrowhead points to the quote that is answered, echoed, repeated or contradicted.
void build_arrowhead(const SceneBuilder& b, Layer& layer, const std::vector<Point>& points, Paint paint) {
  const Point tip = points.back();
  Point back = points.front();
  for (std::size_t i = points.size(); i-- > 0;)
    if (std::hypot(points[i].x - tip.x, points[i].y - tip.y) >= b.u(kArrowLengthPx)) {
      back = points[i];
      break;
    }
  const float hx = tip.x - back.x, hy = tip.y - back.y, hl = std::max(0.001f, std::hypot(hx, hy));
  const Point n{-hy / hl * b.u(kArrowLengthPx / 2), hx / hl * b.u(kArrowLengthPx / 2)};
  layer.shapes.push_back(PolygonShape{{tip, {back.x + n.x, back.y + n.y}, {back.x - n.x, back.y - n.y}}, paint});
}

/// The handle on an arc, for pressing and hovering, with an icon for the kind of tie. `way` is the arc's direction, a unit
/// vector. Answers: a chevron; echoes: two parallel lines; contradicts: a cross; repeats: two dots.
void build_handle(const SceneBuilder& b, Layer& layer, const Arc& arc, Point at, Point way, Paint paint) {
  const float r = b.u(arc.strong ? kHandleRadiusPx + kStrongHandleExtraPx : kHandleRadiusPx), d = r * 0.42f;
  layer.shapes.push_back(DiscShape{at, r, paper(), paint, b.u(1.5f)});
  const auto p = [&](float along, float across) {
    return Point{at.x + way.x * along - way.y * across, at.y + way.y * along + way.x * across};
  };
  const auto stroke = [&](std::vector<Point> points) {
    layer.shapes.push_back(LineShape{std::move(points), paint, b.u(1.5f), 0});
  };
  switch (arc.kind) {
    case TieKind::answers:
      stroke({p(-d * 0.6f, -d), p(d * 0.6f, 0), p(-d * 0.6f, d)});
      break;
    case TieKind::echoes:
      stroke({p(-d, -d * 0.6f), p(d, -d * 0.6f)});
      stroke({p(-d, d * 0.6f), p(d, d * 0.6f)});
      break;
    case TieKind::contradicts:
      stroke({p(-d, -d), p(d, d)});
      stroke({p(-d, d), p(d, -d)});
      break;
    case TieKind::repeats:
      for (const float along : {-d * 0.7f, d * 0.7f})
        layer.shapes.push_back(DiscShape{p(along, 0), std::max(1.f, r * 0.2f), paint, {}, 0});
      break;
  }
}

/// The share of the arc at which the handle is clear of everything else; 0.5, with `clear` false, if there is none.
float find_handle_share(const SceneBuilder& b, const MapContext& context, const Curve& curve, bool& clear) {
  const float r = b.u(kHandleRadiusPx + kHandleClearancePx);
  for (const float share : kHandleShares) {
    const Point p = curve.along(share);
    const Rect box{p.x - r, p.y - r, 2 * r, 2 * r};
    clear = lies_in(box, context.rect) && !overlaps_any(box, context.occupied);
    if (clear) return share;
  }
  return 0.5f;
}

void build_name(SceneBuilder& b, MapContext& context, const Curve& curve, const std::string& words, bool strong) {
  const bool stage = b.scene.layout == LayoutKind::stage;  // larger, to be read from a distance
  const TextStyle style = stage ? (strong ? kBodyBold : kBody) : strong ? kSmallBold : kSmall;
  const float w = b.measure.width_px(words, style), h = b.measure.line_px(style);
  const Rect inner = context.rect.inset(kEdgePx);
  for (const float away : kNameDistancesPx)
    for (const float share : kNameShares)
      for (const int side : {0, 1, 2, 3}) {
        const Point p = curve.along(share);
        const float far = b.u(away);
        const Point at = side == 0   ? Point{p.x - w / 2, p.y - h - far + 3}
                         : side == 1 ? Point{p.x - w / 2, p.y + far - 3}
                         : side == 2 ? Point{p.x + far, p.y - h / 2}
                                     : Point{p.x - far - w, p.y - h / 2};
        const Rect box{std::clamp(at.x, inner.x, std::max(inner.x, inner.right() - w)), at.y, w, h};
        if (!lies_in(box, inner) || overlaps_any(box.inset(-2), context.occupied)) continue;
        b.add_text(context.layer, {box.x, box.y}, words, style, ink(), true);
        context.occupied.push_back(box);
        return;
      }
}

struct DrawnArc {
  const Arc* arc = nullptr;
  Curve curve;
};

std::string tie_sentence(const SceneBuilder& b, const Arc& arc) {
  return words::arc(b.say, arc.kind, b.story[b.story[arc.from].speaker].name, b.story[b.story[arc.to].speaker].name);
}

void build_region(SceneBuilder& b, const MapContext& context, const Arc& arc, const Curve& curve, Point handle) {
  const float side = std::max(24.f, b.scene.viewport.coarse_pointer ? 44.f : b.u(2 * kHandleRadiusPx + 6));
  // From one end of the tie, activation leads to the other.
  const bool at_target = b.state.quote && (*b.state.quote == b.story.statement_of(arc.to));
  const bool at_source = b.state.quote && (*b.state.quote == b.story.statement_of(arc.from));
  Region region{
      .id = region_id(b, arc),
      .parent = context.group,
      .role = Role::button,
      .name = tie_sentence(b, arc) + ": " + format_quote(b.story[arc.from]) + " \xE2\x80\x93 " + format_quote(b.story[arc.to]),
      .rect = {handle.x - side / 2, handle.y - side / 2, side, side},
      .pointer = true,
      .on_activate = action::SelectQuote{at_source && !at_target ? arc.to : arc.from},
      .on_hover = Hover{.quote = arc.from, .tied_to = arc.to}};
  for (int i = 0; i <= kSteps; i += kHitSteps) region.hit_path.push_back(curve.along(static_cast<float>(i) / kSteps));
  b.add_region(std::move(region));
}

const PartyMark* mark_of(const std::vector<PartyMark>& marks, PartyId party) {
  for (const PartyMark& m : marks)
    if (m.party == party && m.label.clear) return &m;
  return nullptr;
}

}  // namespace

void build_ties(SceneBuilder& b, MapContext& context, const std::vector<PartyMark>& marks) {
  const std::vector<Arc> arcs = arcs_to_draw(b);
  std::vector<DrawnArc> drawn;
  for (const Arc& arc : arcs) {
    const PartyMark *from = mark_of(marks, b.story.party_of(arc.from)), *to = mark_of(marks, b.story.party_of(arc.to));
    if (!from || !to) continue;
    if (const auto curve = make_curve(b, context, arc, *from, *to)) drawn.push_back({&arc, *curve});
  }
  // The hovered arc is drawn on top of the others, and its name is placed first.
  for (const bool strong : {false, true})
    for (const DrawnArc& d : drawn) {
      if (d.arc->strong != strong) continue;
      const Paint paint = hue(b.story.party_of(d.arc->from));
      std::vector<Point> points;
      for (int i = 0; i <= kSteps; ++i) points.push_back(d.curve.along(static_cast<float>(i) / kSteps));
      build_line(b, context.layer, *d.arc, points, paint);
      build_arrowhead(b, context.layer, points, paint);
    }
  for (const DrawnArc& d : drawn) {
    bool clear = false;
    const float share = find_handle_share(b, context, d.curve, clear);
    const Point at = d.curve.along(share), next = d.curve.along(share + 0.04f), before = d.curve.along(share - 0.04f);
    const float dx = next.x - before.x, dy = next.y - before.y, length = std::max(0.001f, std::hypot(dx, dy));
    if (clear) {
      build_handle(b, context.layer, *d.arc, at, {dx / length, dy / length}, hue(b.story.party_of(d.arc->from)));
      const float r = b.u(kHandleRadiusPx + kHandleClearancePx);
      context.occupied.push_back({at.x - r, at.y - r, 2 * r, 2 * r});
    }
    build_region(b, context, *d.arc, d.curve, at);
  }
  for (const bool strong : {true, false})
    for (const DrawnArc& d : drawn)
      if (d.arc->named && d.arc->strong == strong) build_name(b, context, d.curve, tie_sentence(b, *d.arc), strong);
}

}  // namespace standpoint
