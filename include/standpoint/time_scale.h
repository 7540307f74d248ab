// Maps time to pixels and back, with breaks. Pure and invertible.
#pragma once

#include <vector>

#include "standpoint/edtf.h"

namespace standpoint {

/// A stretch of the axis that is drawn to scale. Two neighbours are separated by a break: a fold, or only a change of scale.
struct TimeSegment {
  Minute begin = 0;
  Minute end = 0;
  double begin_px = 0;
  double end_px = 0;
};

/// Piecewise linear: each segment is drawn to scale; the time between two segments is folded into a break of fixed width.
class TimeScale {
 public:
  struct Span {
    Minute begin = 0;
    Minute end = 0;
  };

  /// Builds an axis over [left_px, right_px] that covers every span (of an open span, its finite bound).
  ///
  /// Folding: spans are extended to whole days, and gaps are folded, longest first, as long as a gap is longer than everything
  /// that remains unfolded. Widths: a segment gets at least `min_segment_px`; the rest is shared by duration. Spans of a year
  /// or more, if there are shorter ones, become separate segments of `min_segment_px` around those, since their duration says
  /// nothing about the days beside them. If there is too little room, segments are equally wide and breaks take at most half. A
  /// segment that consists of one instant is drawn as that day; no spans at all result in one day at minute 0.
  static TimeScale build(const std::vector<Span>& spans, double left_px, double right_px, double min_segment_px,
                         double break_px);

  double px_from_minute(Minute minute) const;  // clamped to the axis; inside a break: interpolated between its edges
  Minute minute_from_px(double px) const;      // clamped, rounded; inside a break: the nearer edge
  const std::vector<TimeSegment>& segments() const { return segments_; }

 private:
  std::vector<TimeSegment> segments_;
};

}  // namespace standpoint
