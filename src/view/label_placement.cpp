#include "label_placement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace standpoint {
namespace {

constexpr float kGapPx = 7;      // between mark and text
constexpr float kPaddingPx = 3;  // kept free around a label
constexpr double kOverlapCost = 10'000;
constexpr double kCrossingCost = 600;
constexpr double kCoveredAnchorCost = 900;
constexpr double kAvoidCost = 90;    // text wholly over ground that is another's
constexpr double kStackedCost = 12;  // a text beside its mark reads better than one above or below
constexpr double kLeaderCost = 10;
constexpr int kRounds = 6;
constexpr int kDirections = 16;
constexpr std::size_t kOrders = 4;  // a few starts, since each may settle in a different valley
constexpr float kPi = 3.14159265f;

Rect grown(const Rect& r, float d) { return r.inset(-d); }

Point clamped(Point p, const Rect& r) {
  return {std::clamp(p.x, r.x, std::max(r.x, r.right())), std::clamp(p.y, r.y, std::max(r.y, r.bottom()))};
}

float cross(Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

bool segments_cross(Point a, Point b, Point c, Point d) {
  const float d1 = cross(a, b, c), d2 = cross(a, b, d), d3 = cross(c, d, a), d4 = cross(c, d, b);
  return ((d1 > 0) != (d2 > 0)) && ((d3 > 0) != (d4 > 0));
}

bool segment_meets_rect(Point a, Point b, const Rect& r) {
  if (r.contains(a) || r.contains(b)) return true;
  const Point tl{r.x, r.y}, tr{r.right(), r.y}, bl{r.x, r.bottom()}, br{r.right(), r.bottom()};
  return segments_cross(a, b, tl, br) || segments_cross(a, b, tr, bl);
}

float overlap_area(const Rect& a, const Rect& b) {
  const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
  const float h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

PlacedLabel at(const LabelRequest& q, Point mark, LabelSide side, bool leader) {
  PlacedLabel p;
  p.mark = mark;
  p.side = side;
  p.leader = leader;
  const float gap = q.mark_r_px + kGapPx, stack = q.mark_r_px + 1;
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
  const float left = std::min(p.text.x, mark.x - q.mark_r_px), right = std::max(p.text.right(), mark.x + q.mark_r_px);
  const float top = std::min(p.text.y, mark.y - q.mark_r_px), bottom = std::max(p.text.bottom(), mark.y + q.mark_r_px);
  p.box = {left, top, right - left, bottom - top};
  return p;
}

std::vector<PlacedLabel> candidates(const LabelRequest& q, const Rect& bounds) {
  std::vector<PlacedLabel> out;
  const float margin = q.mark_r_px + 6;
  const Point anchor = clamped(q.anchor, bounds.inset(margin));
  const bool outside = anchor.x != q.anchor.x || anchor.y != q.anchor.y;
  for (const LabelSide side : {LabelSide::right, LabelSide::left, LabelSide::above, LabelSide::below})
    out.push_back(at(q, anchor, side, outside));
  if (!q.may_lead) return out;
  for (const float distance : {30.f, 46.f, 64.f, 90.f, 124.f})
    for (int step = 0; step < kDirections; ++step) {
      const float angle = static_cast<float>(step) * 2 * kPi / kDirections;
      const Point mark{anchor.x + distance * std::cos(angle), anchor.y + distance * std::sin(angle)};
      // Text on the far side of the leader reads as its continuation; straight up or down it may go either way.
      if (std::cos(angle) > -0.3f) out.push_back(at(q, mark, LabelSide::right, true));
      if (std::cos(angle) < 0.3f) out.push_back(at(q, mark, LabelSide::left, true));
    }
  return out;
}

struct Others {
  const std::vector<LabelRequest>& requests;
  const std::vector<PlacedLabel>& placed;
  const std::vector<bool>& is_placed;
};

double cost(std::size_t self, const PlacedLabel& p, const Others& others, const Rect& bounds,
            const std::vector<Rect>& obstacles, bool& clear) {
  const LabelRequest& q = others.requests[self];
  const Rect box = grown(p.box, kPaddingPx);
  const Point anchor = clamped(q.anchor, bounds);
  double sum = std::hypot(p.mark.x - anchor.x, p.mark.y - anchor.y);
  clear = true;
  const auto hit = [&](float area) {
    sum += kOverlapCost + area * 10;
    clear = false;
  };
  if (p.side == LabelSide::above || p.side == LabelSide::below) sum += kStackedCost;
  if (p.leader) sum += kLeaderCost;
  for (const Rect& ground : q.avoid)
    if (const float area = overlap_area(p.text, ground); area > 0)
      sum += kAvoidCost * static_cast<double>(area / (p.text.w * p.text.h));
  const float inside = overlap_area(p.box, bounds);
  if (inside < p.box.w * p.box.h - 0.5f) hit(p.box.w * p.box.h - inside);
  for (const Rect& o : obstacles)
    if (const float area = overlap_area(box, o); area > 0) hit(area);
  for (std::size_t i = 0; i < others.requests.size(); ++i) {
    if (i == self) continue;
    const Point other_anchor = others.requests[i].anchor;
    if (box.contains(other_anchor)) sum += kCoveredAnchorCost;
    if (!others.is_placed[i]) continue;
    const PlacedLabel& o = others.placed[i];
    if (const float area = overlap_area(box, o.box); area > 0) hit(area);
    if (p.leader && segment_meets_rect(anchor, p.mark, grown(o.box, 2))) sum += kCrossingCost;
    if (o.leader && segment_meets_rect(other_anchor, o.mark, box)) sum += kCrossingCost;
    if (p.leader && o.leader && segments_cross(anchor, p.mark, other_anchor, o.mark)) sum += kCrossingCost;
  }
  return sum;
}

/// One descent, the labels taken in the given order. Returns the cost of all of them together.
double settle(const std::vector<LabelRequest>& requests, const std::vector<std::vector<PlacedLabel>>& choices,
              const std::vector<std::size_t>& order, const Rect& bounds, const std::vector<Rect>& obstacles,
              std::vector<PlacedLabel>& placed) {
  std::vector<bool> is_placed(requests.size(), false);
  const Others others{requests, placed, is_placed};
  for (int round = 0; round < kRounds; ++round) {
    bool moved = false;
    for (const std::size_t i : order) {
      double best = 0;
      const PlacedLabel* chosen = nullptr;
      for (const PlacedLabel& candidate : choices[i]) {
        bool clear = false;
        const double c = cost(i, candidate, others, bounds, obstacles, clear);
        if (!chosen || c < best) best = c, chosen = &candidate;
      }
      moved |= !is_placed[i] || placed[i].mark.x != chosen->mark.x || placed[i].mark.y != chosen->mark.y ||
               placed[i].side != chosen->side;
      placed[i] = *chosen;
      is_placed[i] = true;
    }
    if (!moved) break;
  }
  double sum = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) sum += cost(i, placed[i], others, bounds, obstacles, placed[i].clear);
  return sum;
}

}  // namespace

std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests, const Rect& bounds,
                                      const std::vector<Rect>& obstacles) {
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return requests[a].priority > requests[b].priority; });
  std::vector<std::vector<PlacedLabel>> choices;
  choices.reserve(requests.size());
  for (const LabelRequest& q : requests) choices.push_back(candidates(q, bounds));

  // Those of the lowest priority change places from start to start; the others keep coming first.
  const auto first_free = std::find_if(order.begin(), order.end(),
                                       [&](std::size_t i) { return requests[i].priority == requests[order.back()].priority; });
  std::vector<PlacedLabel> best;
  double best_cost = 0;
  const std::size_t orders = std::min<std::size_t>(kOrders, static_cast<std::size_t>(order.end() - first_free));
  for (std::size_t n = 0; n < orders; ++n) {
    std::vector<PlacedLabel> placed(requests.size());
    const double c = settle(requests, choices, order, bounds, obstacles, placed);
    if (best.empty() || c < best_cost) best = std::move(placed), best_cost = c;
    std::rotate(first_free, first_free + 1, order.end());
  }
  return best;
}

}  // namespace standpoint
