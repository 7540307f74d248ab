// The axis of the scrubber: its ticks, breaks, events, handles and the notes that rise from them.
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

/// A span with its open side closed at the day of the other, so that it has a place on the axis.
TimeScale::Span drawn_span(const Edtf& date);

/// The axis of everything in the story, by both clocks.
Axis axis_for(const SceneBuilder& b, float left, float right, float y);

/// Statements whose time is told by the same span: spread evenly inside it, since their order there is not known.
struct TickGroup {
  TimeScale::Span span;
  std::vector<QuoteId> quotes;
  bool open_begin = false, open_end = false;
  int lane = 0;  // brackets that overlap stand above one another
  float begin_px = 0, end_px = 0;
  float pitch_px = 0;

  float x_px(std::size_t i) const;
};

/// Where each statement's tick stands, by either clock.
struct Ticks {
  std::vector<TickGroup> groups;
  std::vector<Point> foot;  // by QuoteId; of other wordings nowhere
};
Ticks place_ticks(const SceneBuilder& b, const Axis& axis, Clock clock);

/// From `from` on the line is inked, as far as the moment.
void build_line(SceneBuilder& b, Layer& layer, const Axis& axis, float from_px);
void build_ticks(SceneBuilder& b, Layer& layer, const Axis& axis, const Ticks& ticks);
/// Dates and titles down to `bottom`; where whole words do not fit, the title of one event alone.
void build_event_labels(SceneBuilder& b, Layer& layer, const Axis& axis, float bottom);
/// A span with no end: it fades out towards a time that nobody knows.
void build_open_end(SceneBuilder& b, Layer& layer, float from, float to, float y);
/// A twin for every break, which says what is folded there. A press with the mouse there takes the handle, as everywhere on the
/// axis.
void build_folds(SceneBuilder& b, const Axis& axis, int group);
/// What the pointer or the keyboard asks of a break, over everything else.
void build_fold_note(SceneBuilder& b, Layer& layer, const Axis& axis);
/// A pale handle where the pointer is, and `words` above it.
void build_ghost(SceneBuilder& b, Layer& layer, const Axis& axis, int group, float x_px, const std::string& words);

}  // namespace standpoint
