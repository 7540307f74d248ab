// The axis of the scrubber: its ticks, breaks, events and notes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scene/scene_builder.h"
#include "standpoint/time_scale.h"

namespace standpoint {

struct Axis {
  TimeScale scale;
  float left = 0, right = 0, y = 0;

  float px(Minute minute) const { return static_cast<float>(scale.px_from_minute(minute)); }
};

/// The date's span on the axis: an open side is placed one day from the other.
TimeScale::Span drawn_span(const Edtf& date);

/// The axis from `left` to `right` at height `y`, px: it covers the whole story by both clocks.
Axis build_axis(const SceneBuilder& b, float left, float right, float y);

/// Statements with the same span as their date: spread evenly inside it, since their order there is unknown.
struct TickGroup {
  TimeScale::Span span;
  std::vector<QuoteId> quotes;
  bool open_begin = false, open_end = false;
  int lane = 0;  // overlapping brackets are stacked in lanes
  float begin_px = 0, end_px = 0;
  float pitch_px = 0;

  float x_px(std::size_t i) const;
};

/// The places of the statements' ticks, by one clock.
struct Ticks {
  std::vector<TickGroup> groups;
  std::vector<Point> foot;  // bottom of the tick, by QuoteId; unset for wordings
};
Ticks place_ticks(const SceneBuilder& b, const Axis& axis, Clock clock);

/// The axis line, in ink from `from_px` to the moment, with the breaks and the midnights.
void build_axis_line(SceneBuilder& b, Layer& layer, const Axis& axis, float from_px);
void build_ticks(SceneBuilder& b, Layer& layer, const Axis& axis, const Ticks& ticks);
/// Dates and titles of the events, down to `bottom`; where not all titles fit, that of one event.
void build_event_labels(SceneBuilder& b, Layer& layer, const Axis& axis, float bottom);
/// A span without an end: a line that fades out, with an arrowhead.
void build_open_end(SceneBuilder& b, Layer& layer, float from, float to, float y);
/// A region for every break, which describes what is folded there. It does not handle the pointer: a press there grabs the
/// handle, as everywhere on the axis.
void build_folds(SceneBuilder& b, const Axis& axis, int group);
/// The description of the break that is hovered or focused, on top of everything else.
void build_fold_note(SceneBuilder& b, Layer& layer, const Axis& axis);
/// A pale handle at the hovered stop, with `words` above it.
void build_ghost(SceneBuilder& b, Layer& layer, const Axis& axis, int group, float x_px, const std::string& words);

}  // namespace standpoint
