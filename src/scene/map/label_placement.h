// Label placement without overlaps: a label is a mark with a text beside it, joined to its anchor by a leader line where it is
// moved away.
#pragma once

#include <cstdint>
#include <vector>

#include "standpoint/scene.h"

namespace standpoint {

struct LabelRequest {
  Point anchor;         // position on the map, px
  float text_w_px = 0;  // of the widest line
  float text_h_px = 0;
  float mark_r_px = 0;      // radius of the mark
  bool may_lead = true;     // false: must stay at its anchor, without a leader line
  bool optional = false;    // the first to be dropped
  int priority = 0;         // higher is placed first and moved last
  std::vector<Rect> avoid;  // areas better left uncovered, since the label would seem to belong to them
};

/// Where the text is relative to the mark.
enum class LabelSide : std::uint8_t { right, left, above, below };

struct PlacedLabel {
  Point mark;  // centre of the mark
  Rect text;
  Rect box;  // mark, pointer and text
  LabelSide side = LabelSide::right;
  bool leader = false;   // the mark is away from its anchor
  bool beyond = false;   // the anchor is out of bounds: the mark is at the edge and points to it
  bool clear = false;    // overlaps no other label, obstacle or edge
  bool tangled = false;  // a leader line crosses it, or its own crosses another label
};

/// True if the segment from `a` to `b` touches `r`.
bool segment_meets_rect(Point a, Point b, const Rect& r);

/// Length in px of the pointer beside a mark at the edge, for a mark of this radius.
float pointer_px(float mark_r_px);

enum class Effort : std::uint8_t {
  near_anchor,  // only places close to the anchor
  anywhere,     // labels without a clear place move to the nearest free space, at any distance
  rows,         // anchors are ignored: labels fill rows from the top, optional ones last
};

/// Places all labels inside `bounds`, clear of `obstacles` and of one another where possible; the result has the order of the
/// requests. Greedy by priority, then a few rounds of coordinate descent in which each label moves to its cheapest candidate
/// given the others. Costs by weight: overlaps, covered anchors, crossings of leader lines, distance. Deterministic.
std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests, const Rect& bounds,
                                      const std::vector<Rect>& obstacles, Effort effort = Effort::near_anchor);

}  // namespace standpoint
