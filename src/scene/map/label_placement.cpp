#include "scene/map/label_placement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/stable_sort.h"

namespace standpoint {
namespace {

constexpr float kGapPx = 7;      // between mark and text
constexpr float kPaddingPx = 3;  // kept free around a label
constexpr double kOverlapCost = 10'000;
constexpr double kCrossingCost = 600;
constexpr double kCoveredAnchorCost = 900;
constexpr float kOverlapCostPerPx2 = 10;
constexpr double kAvoidCost = 90;    // for a text entirely over areas to avoid
constexpr double kStackedCost = 12;  // for a text above or below its mark: beside it is easier to read
constexpr double kLeaderCost = 10;
constexpr float kScanPx = 6;         // step of the search for free space
constexpr float kAnchorInsetPx = 6;  // of marks from the edge
constexpr float kLeaderGapPx = 2;    // between leader lines and other labels
constexpr float kSlidesPx[] = {0,  -30,  30,  -60,  60, -95,
                               95, -140, 140, -200, 200};  // along the edge, for anchors out of bounds
constexpr float kDistancesPx[] = {30, 46, 64, 90, 124};    // from the anchor, with a leader line
constexpr float kOneSideCosine = 0.3f;                     // leader lines closer to vertical may have the text on either side
constexpr int kRounds = 6;
constexpr int kDirections = 16;
constexpr std::size_t kStartOrders = 4;  // starts, since each may end in a different local minimum
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kMaxPins = 24;  // candidates tried to resolve a crossing
constexpr float kPi = 3.14159265f;

Rect outset(const Rect& r, float d) { return r.inset(-d); }

Point clamped(Point p, const Rect& r) {
  return {std::clamp(p.x, r.x, std::max(r.x, r.right())), std::clamp(p.y, r.y, std::max(r.y, r.bottom()))};
}

float cross(Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

bool segments_cross(Point a, Point b, Point c, Point d) {
  const float d1 = cross(a, b, c), d2 = cross(a, b, d), d3 = cross(c, d, a), d4 = cross(c, d, b);
  return ((d1 > 0) != (d2 > 0)) && ((d3 > 0) != (d4 > 0));
}

float overlap_area(const Rect& a, const Rect& b) {
  const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

bool is_beyond(const LabelRequest& q, const Rect& bounds) { return !bounds.contains(q.anchor); }

/// Where the segment from the centre of `r` to `p`, outside, leaves `r`.
Point edge_towards(Point p, const Rect& r) {
  const Point c = r.centre();
  const float dx = p.x - c.x, dy = p.y - c.y;
  const float half_w = std::max(1.f, r.w / 2), half_h = std::max(1.f, r.h / 2);
  const float times = std::max({std::abs(dx) / half_w, std::abs(dy) / half_h, 1e-6f});
  return {c.x + dx / times, c.y + dy / times};
}

/// The preferred position of the mark.
Point home_position(const LabelRequest& q, const Rect& bounds) {
  if (!is_beyond(q, bounds)) return clamped(q.anchor, bounds.inset(q.mark_r_px + kAnchorInsetPx));
  return edge_towards(q.anchor, bounds.inset(q.mark_r_px + pointer_px(q.mark_r_px)));
}

PlacedLabel make_label(const LabelRequest& q, Point mark, LabelSide side, bool leader, bool beyond) {
  PlacedLabel p;
  p.mark = mark;
  p.side = side;
  p.leader = leader;
  p.beyond = beyond;
  const float r = q.mark_r_px + (beyond ? pointer_px(q.mark_r_px) : 0);
  const float gap = (beyond ? r : q.mark_r_px + kGapPx), stack = r + 1;
  switch (side) {
    case LabelSide::right:
      p.text = {mark.x + gap, mark.y - q.text_h_px / 2, 0, 0};
      break;
    case LabelSide::left:
      p.text = {mark.x - gap - q.text_w_px, mark.y - q.text_h_px / 2, 0, 0};
      break;
    case LabelSide::above:
      p.text = {mark.x - q.text_w_px / 2, mark.y - stack - q.text_h_px, 0, 0};
      break;
    case LabelSide::below:
      p.text = {mark.x - q.text_w_px / 2, mark.y + stack, 0, 0};
      break;
  }
  p.text.w = q.text_w_px;
  p.text.h = q.text_h_px;
  const float left = std::min(p.text.x, mark.x - r), right = std::max(p.text.right(), mark.x + r);
  const float top = std::min(p.text.y, mark.y - r), bottom = std::max(p.text.bottom(), mark.y + r);
  p.box = {left, top, right - left, bottom - top};
  return p;
}

constexpr LabelSide kSides[] = {LabelSide::right, LabelSide::left, LabelSide::above, LabelSide::below};

std::vector<PlacedLabel> make_candidates(const LabelRequest& q, const Rect& bounds) {
  std::vector<PlacedLabel> out;
  const Point home = home_position(q, bounds);
  if (is_beyond(q, bounds)) {
    const Rect inner = bounds.inset(q.mark_r_px + pointer_px(q.mark_r_px));
    const bool on_side = home.x < inner.x + 1 || home.x > inner.right() - 1;
    for (const float slide : kSlidesPx) {
      const Point mark = clamped(on_side ? Point{home.x, home.y + slide} : Point{home.x + slide, home.y}, inner);
      for (const LabelSide side : kSides) out.push_back(make_label(q, mark, side, false, true));
    }
    return out;
  }
  const bool moved = home.x != q.anchor.x || home.y != q.anchor.y;
  for (const LabelSide side : kSides) out.push_back(make_label(q, home, side, moved, false));
  if (!q.may_lead) return out;
  for (const float distance : kDistancesPx)
    for (int step = 0; step < kDirections; ++step) {
      const float angle = static_cast<float>(step) * 2 * kPi / kDirections;
      const Point mark{home.x + distance * std::cos(angle), home.y + distance * std::sin(angle)};
      // The text continues the leader line; near the vertical it may be on either side.
      if (std::cos(angle) > -kOneSideCosine) out.push_back(make_label(q, mark, LabelSide::right, true, false));
      if (std::cos(angle) < kOneSideCosine) out.push_back(make_label(q, mark, LabelSide::left, true, false));
    }
  return out;
}

struct Assessment {
  double cost = 0;
  bool clear = true, tangled = false;

  void add_overlap(float area_px2) {
    cost += kOverlapCost + area_px2 * kOverlapCostPerPx2;
    clear = false;
  }
  void add_crossing() {
    cost += kCrossingCost;
    tangled = true;
  }
};

/// A place for a label, with its cost independent of the other labels.
struct Candidate {
  PlacedLabel label;
  Assessment independent;
};

Assessment assess_independently(const std::vector<LabelRequest>& requests, std::size_t self, const PlacedLabel& p,
                                const Rect& bounds, const std::vector<Rect>& obstacles) {
  const LabelRequest& q = requests[self];
  const Rect box = outset(p.box, kPaddingPx);
  const Point home = home_position(q, bounds);
  Assessment out{.cost = std::hypot(p.mark.x - home.x, p.mark.y - home.y)};
  if (p.side == LabelSide::above || p.side == LabelSide::below) out.cost += kStackedCost;
  if (p.leader) out.cost += kLeaderCost;
  for (const Rect& area_to_avoid : q.avoid)
    if (const float area = overlap_area(p.text, area_to_avoid); area > 0)
      out.cost += kAvoidCost * static_cast<double>(area / (p.text.w * p.text.h));
  const float inside = overlap_area(p.box, bounds);
  if (inside < p.box.w * p.box.h - 0.5f) out.add_overlap(p.box.w * p.box.h - inside);
  bool crosses = false;
  for (const Rect& o : obstacles) {
    if (const float area = overlap_area(box, o); area > 0) out.add_overlap(area);
    crosses |= p.leader && segment_meets_rect(q.anchor, p.mark, o);
  }
  if (crosses) out.add_crossing();
  for (std::size_t i = 0; i < requests.size(); ++i)
    if (i != self && box.contains(requests[i].anchor)) out.cost += kCoveredAnchorCost;
  return out;
}

struct Problem {
  const std::vector<LabelRequest>& requests;
  const std::vector<std::vector<Candidate>>& candidates;
};
using Placement = std::vector<const Candidate*>;  // by label; null: not placed yet

Assessment assess(const Problem& g, std::size_t self, const Candidate& choice, const Placement& placement) {
  Assessment out = choice.independent;
  const PlacedLabel& p = choice.label;
  const Rect box = outset(p.box, kPaddingPx);
  const Point anchor = g.requests[self].anchor;
  for (std::size_t i = 0; i < placement.size(); ++i) {
    if (i == self || !placement[i]) continue;
    const Point other_anchor = g.requests[i].anchor;
    const PlacedLabel& o = placement[i]->label;
    if (const float area = overlap_area(box, o.box); area > 0) out.add_overlap(area);
    if (p.leader && segment_meets_rect(anchor, p.mark, outset(o.box, kLeaderGapPx))) out.add_crossing();
    if (o.leader && segment_meets_rect(other_anchor, o.mark, box)) out.add_crossing();
    if (p.leader && o.leader && segments_cross(anchor, p.mark, other_anchor, o.mark)) out.add_crossing();
  }
  return out;
}

double cost_of(const Problem& g, const Placement& placement) {
  double sum = 0;
  for (std::size_t i = 0; i < placement.size(); ++i) sum += assess(g, i, *placement[i], placement).cost;
  return sum;
}

/// Coordinate descent over the labels in the given order, except for `pinned`. Returns the total cost.
double descend(const Problem& g, const std::vector<std::size_t>& order, Placement& placement, std::size_t pinned = kNone) {
  for (int round = 0; round < kRounds; ++round) {
    bool moved = false;
    for (const std::size_t i : order) {
      if (i == pinned) continue;
      double best = 0;
      const Candidate* chosen = nullptr;
      for (const Candidate& choice : g.candidates[i]) {
        if (chosen && choice.independent.cost >= best) continue;
        const double c = assess(g, i, choice, placement).cost;
        if (!chosen || c < best) best = c, chosen = &choice;
      }
      moved |= placement[i] != chosen;
      placement[i] = chosen;
    }
    if (!moved) break;
  }
  return cost_of(g, placement);
}

/// Moving one label at a time cannot resolve every crossing. So each label with a crossing is pinned to its cheapest candidates
/// in turn, and the others are placed around it.
void resolve_crossings(const Problem& g, const std::vector<std::size_t>& order, Placement& placement, double best_cost) {
  const Placement start = placement;
  for (const std::size_t i : order) {
    if (!assess(g, i, *start[i], start).tangled) continue;
    std::vector<const Candidate*> pins;
    for (const Candidate& choice : g.candidates[i])
      if (choice.independent.cost < kCrossingCost) pins.push_back(&choice);
    sort_stably(pins, [](const Candidate* a, const Candidate* b) { return a->independent.cost < b->independent.cost; });
    pins.resize(std::min(pins.size(), kMaxPins));
    for (const Candidate* pin : pins) {
      Placement other(start.size(), nullptr);
      other[i] = pin;
      const double c = descend(g, order, other, i);
      if (c < best_cost) placement = std::move(other), best_cost = c;
    }
    if (best_cost < kCrossingCost) return;
  }
}

bool is_free(const Rect& box, const Rect& bounds, const std::vector<Rect>& obstacles, const std::vector<PlacedLabel>& placed) {
  if (box.x < bounds.x || box.y < bounds.y || box.right() > bounds.right() || box.bottom() > bounds.bottom()) return false;
  const Rect room = outset(box, kPaddingPx);
  for (const Rect& o : obstacles)
    if (room.overlaps(o)) return false;
  for (const PlacedLabel& p : placed)
    if (p.clear && room.overlaps(p.box)) return false;
  return true;
}

/// Moves each label that is not clear to the nearest free space; with `in_rows`, to the first one from the top left.
void move_to_free_space(const std::vector<LabelRequest>& requests, const Rect& bounds, const std::vector<Rect>& obstacles,
                        bool in_rows, std::vector<PlacedLabel>& placed) {
  for (const bool optional : {false, true})
    for (std::size_t i = 0; i < requests.size(); ++i) {
      const LabelRequest& q = requests[i];
      if (placed[i].clear || q.optional != optional) continue;
      const Point home = home_position(q, bounds);
      const bool beyond = is_beyond(q, bounds);
      float best = 0;
      bool found = false;
      const auto try_at = [&](Point mark, float far) {
        for (const LabelSide side : kSides) {
          const PlacedLabel p = make_label(q, mark, side, !beyond, beyond);
          if (!is_free(p.box, bounds, obstacles, placed)) continue;
          placed[i] = p;
          best = far;
          found = true;
          return;
        }
      };
      if (in_rows) {
        for (float y = bounds.y; y < bounds.bottom() && !found; y += kScanPx)
          for (float x = bounds.x; x < bounds.right() && !found; x += kScanPx) try_at({x, y}, 0);
      } else {
        // Outwards from the preferred position, until no closer space can remain.
        for (float dy = 0; dy < bounds.h && !(found && dy >= best); dy += kScanPx)
          for (float dx = 0; dx < bounds.w && !(found && dx >= best); dx += kScanPx) {
            const float far = std::hypot(dx, dy);
            if (found && far >= best) break;
            for (const float sy : {1.f, -1.f})
              for (const float sx : {1.f, -1.f}) {
                const Point mark{home.x + sx * dx, home.y + sy * dy};
                if ((!found || far < best) && bounds.contains(mark)) try_at(mark, far);
              }
          }
      }
      placed[i].clear = found;
    }
}

}  // namespace

bool segment_meets_rect(Point a, Point b, const Rect& r) {
  if (std::max(a.x, b.x) < r.x || std::min(a.x, b.x) > r.right() || std::max(a.y, b.y) < r.y || std::min(a.y, b.y) > r.bottom())
    return false;
  if (r.contains(a) || r.contains(b)) return true;
  const Point tl{r.x, r.y}, tr{r.right(), r.y}, bl{r.x, r.bottom()}, br{r.right(), r.bottom()};
  return segments_cross(a, b, tl, br) || segments_cross(a, b, tr, bl);
}

float pointer_px(float mark_r_px) { return 4 + mark_r_px * 0.7f; }

std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests, const Rect& bounds,
                                      const std::vector<Rect>& obstacles, Effort effort) {
  if (effort == Effort::rows) {
    std::vector<PlacedLabel> placed(requests.size());
    move_to_free_space(requests, bounds, obstacles, true, placed);
    return placed;
  }
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stably(order, [&](std::size_t a, std::size_t b) { return requests[a].priority > requests[b].priority; });
  std::vector<std::vector<Candidate>> candidates(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i)
    for (const PlacedLabel& p : make_candidates(requests[i], bounds))
      candidates[i].push_back({p, assess_independently(requests, i, p, bounds, obstacles)});

  // The labels of the lowest priority are rotated from start to start; the others keep their order.
  const auto first_free = std::find_if(order.begin(), order.end(),
                                       [&](std::size_t i) { return requests[i].priority == requests[order.back()].priority; });
  const Problem problem{requests, candidates};
  Placement placement;
  double best_cost = 0;
  const std::size_t orders = std::min<std::size_t>(kStartOrders, static_cast<std::size_t>(order.end() - first_free));
  for (std::size_t n = 0; n < orders; ++n) {
    Placement other(requests.size(), nullptr);
    const double c = descend(problem, order, other);
    if (placement.empty() || c < best_cost) placement = std::move(other), best_cost = c;
    std::rotate(first_free, first_free + 1, order.end());
  }
  if (best_cost >= kCrossingCost && best_cost < kOverlapCost) resolve_crossings(problem, order, placement, best_cost);

  std::vector<PlacedLabel> best;
  for (std::size_t i = 0; i < placement.size(); ++i) {
    const Assessment v = assess(problem, i, *placement[i], placement);
    best.push_back(placement[i]->label);
    best.back().clear = v.clear;
    best.back().tangled = v.tangled;
  }
  if (effort == Effort::anywhere) move_to_free_space(requests, bounds, obstacles, false, best);
  return best;
}

}  // namespace standpoint
