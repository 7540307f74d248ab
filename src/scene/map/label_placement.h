// Where labels go so that none covers another: a label is a mark with a text beside it, tied to its anchor by a leader line.
#pragma once

#include <cstdint>
#include <vector>

#include "standpoint/scene.h"

namespace standpoint {

struct LabelRequest {
  Point anchor;         // the place on the map, px
  float text_w_px = 0;  // of the widest line
  float text_h_px = 0;
  float mark_r_px = 0;      // radius of the mark
  bool may_lead = true;     // false: stays at its anchor (a quiet name)
  bool optional = false;    // the first to go without a place
  int priority = 0;         // higher is placed first and moved last
  std::vector<Rect> avoid;  // ground that the label had better not cover: it would seem to belong to it
};

/// Where the text stands, as seen from the mark.
enum class LabelSide : std::uint8_t { right, left, above, below };

struct PlacedLabel {
  Point mark;  // centre of the mark
  Rect text;
  Rect box;  // mark, pointer and text
  LabelSide side = LabelSide::right;
  bool leader = false;   // the mark stands off its anchor
  bool beyond = false;   // the anchor is out of bounds: the mark stands at the edge and points there
  bool clear = false;    // overlaps no other label, obstacle or edge
  bool tangled = false;  // a leader line crosses it, or its own crosses another label
};

/// Whether the line from `a` to `b` touches `r`.
bool segment_meets_rect(Point a, Point b, const Rect& r);

/// How much room a pointer at the edge takes beside its mark, for a mark of this radius.
float pointer_px(float mark_r_px);

enum class Effort : std::uint8_t {
  near_anchor,  // only where a reader would look for it
  anywhere,     // what is then not clear goes to the nearest free room, however far
  rows,         // places are given up: all stand in rows, those that are optional last
};

/// Places all labels inside `bounds`, clear of `obstacles` and of one another where that is possible at all: greedy by
/// priority, then a few rounds in which each label moves to its cheapest place given the others (a coordinate descent on
/// overlaps, crossings of leader lines, covered anchors and length, in that order of weight). Deterministic.
std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests, const Rect& bounds,
                                      const std::vector<Rect>& obstacles, Effort effort = Effort::near_anchor);

}  // namespace standpoint
