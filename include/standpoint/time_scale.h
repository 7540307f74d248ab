// Time <-> px, with breaks. Pure and invertible.
#pragma once

#include <vector>

#include "standpoint/edtf.h"

namespace standpoint {

/// A stretch of the axis that is drawn to scale. Between two neighbours lies a break: time that is folded, or only a change of
/// scale.
struct TimeSegment {
  Minute begin = 0;
  Minute end = 0;
  double begin_px = 0;
  double end_px = 0;
};

/// Piecewise linear: [begin, end] of each segment is to scale, what lies between them is folded into a break of fixed width.
class TimeScale {
 public:
  struct Span {
    Minute begin = 0;
    Minute end = 0;
  };

  /// Builds an axis of [left_px, right_px] that covers every span; of an open one, its bound. Each span counts as the whole
  /// days that it touches: a gap between them is folded when it is longer than the whole of what is left once it is folded, the
  /// longest first. A segment gets at least `min_segment_px`, and what is above that is shared by length. Spans of a year or
  /// more, where there are finer ones, are segments of their own around those, of `min_segment_px`, since their length says
  /// nothing about the days beside them. Where there is too little room, segments are equal and breaks take half of it at most.
  /// An instant alone in its segment is drawn along its day; an empty input gives an axis of one day at minute 0.
  static TimeScale build(const std::vector<Span>& spans, double left_px, double right_px, double min_segment_px,
                         double break_px);

  double px_from_minute(Minute minute) const;  // clamped to the axis; inside a break: between its edges, in proportion
  Minute minute_from_px(double px) const;      // clamped, to the nearest; inside a break: the nearer edge
  const std::vector<TimeSegment>& segments() const { return segments_; }

 private:
  std::vector<TimeSegment> segments_;
};

}  // namespace standpoint
