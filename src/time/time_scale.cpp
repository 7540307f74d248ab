#include "standpoint/time_scale.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/stable_sort.h"

namespace standpoint {
namespace {

using Span = TimeScale::Span;

constexpr Minute kYear = 365 * kMinutesPerDay;
constexpr double kRounding = 1e-9;  // relative

bool by_begin(const Span& a, const Span& b) { return a.begin < b.begin; }

Minute day_begin(Minute minute) {
  const Minute minute_of_day = minute % kMinutesPerDay;
  return minute - (minute_of_day < 0 ? minute_of_day + kMinutesPerDay : minute_of_day);
}

/// The whole days that a span touches. As in moments, midnight belongs to the day that it ends.
Span whole_days(const Span& span) {
  const Minute end = day_begin(span.end - 1) + kMinutesPerDay;
  return {std::min(day_begin(span.begin), end - kMinutesPerDay), end};
}

/// Spans whose days touch, merged.
struct Block {
  Span span;  // exact
  Span days;  // extended to whole days
};

std::vector<Block> merge_into_blocks(std::vector<Span> spans) {
  sort_stably(spans, by_begin);
  std::vector<Block> blocks;
  for (const Span& span : spans) {
    const Span days = whole_days(span);
    if (blocks.empty() || days.begin > blocks.back().days.end) {
      blocks.push_back({span, days});
      continue;
    }
    Block& last = blocks.back();
    last.span = {std::min(last.span.begin, span.begin), std::max(last.span.end, span.end)};
    last.days = {std::min(last.days.begin, days.begin), std::max(last.days.end, days.end)};
  }
  return blocks;
}

/// The stretches that remain to scale once the gaps are folded, in order. Each fold removes more than half of the rest, so
/// there are never many.
std::vector<Span> fold_gaps(const std::vector<Span>& spans) {
  const std::vector<Block> blocks = merge_into_blocks(spans);
  if (blocks.empty()) return {};
  const auto gap_before = [&](std::size_t i) { return blocks[i].days.begin - blocks[i - 1].days.end; };
  std::vector<std::size_t> longest_first(blocks.size() - 1);
  std::iota(longest_first.begin(), longest_first.end(), std::size_t{1});
  sort_stably(longest_first, [&](std::size_t a, std::size_t b) { return gap_before(a) > gap_before(b); });
  std::vector<bool> breaks_before(blocks.size(), false);
  Minute unfolded = blocks.back().days.end - blocks.front().days.begin;
  for (const std::size_t i : longest_first) {
    unfolded -= gap_before(i);
    if (gap_before(i) <= unfolded) break;
    breaks_before[i] = true;
  }

  std::vector<Block> segments = {blocks.front()};
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (breaks_before[i])
      segments.push_back(blocks[i]);
    else
      segments.back().span.end = std::max(segments.back().span.end, blocks[i].span.end);
  }
  std::vector<Span> result;
  for (const Block& segment : segments) {
    const bool has_length = segment.span.begin < segment.span.end;
    result.push_back(has_length ? segment.span : segment.days);
  }
  return result;
}

struct Part {
  Span span;
  bool years = false;  // a span of a year or more, which keeps the minimum width
};

/// Appends the parts of `years` that lie within `room`.
void append_years(std::vector<Part>& parts, const std::vector<Span>& years, const Span& room) {
  std::vector<Span> within;
  for (const Span& span : years) {
    const Span inside{std::max(span.begin, room.begin), std::min(span.end, room.end)};
    if (inside.begin < inside.end) within.push_back(inside);
  }
  for (const Span& span : fold_gaps(within)) parts.push_back({span, true});
}

std::vector<Part> divide(const std::vector<Span>& spans) {
  std::vector<Span> fine;
  std::vector<Span> years;
  for (Span span : spans) {
    if (span.begin <= kOpenPast && span.end >= kOpenFuture) continue;
    if (span.begin <= kOpenPast) span.begin = span.end;
    if (span.end >= kOpenFuture) span.end = span.begin;
    if (span.end < span.begin) std::swap(span.begin, span.end);
    (span.end - span.begin < kYear ? fine : years).push_back(span);
  }
  if (fine.empty()) fine.swap(years);
  if (fine.empty()) return {{{0, kMinutesPerDay}}};

  std::vector<Part> parts;
  Minute covered = kOpenPast;
  for (const Span& span : fold_gaps(fine)) {
    append_years(parts, years, {covered, span.begin});
    parts.push_back({span});
    covered = span.end;
  }
  append_years(parts, years, {covered, kOpenFuture});
  return parts;
}

double duration(const Part& part) { return static_cast<double>(part.span.end - part.span.begin); }

/// Divides `room_px` in proportion to duration, with `min_px` as the minimum width; years get exactly that.
std::vector<double> compute_widths(const std::vector<Part>& parts, double room_px, double min_px) {
  std::vector<double> width_px(parts.size(), min_px);
  std::vector<bool> at_min(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) at_min[i] = parts[i].years;
  // Raising one part to the minimum leaves less for the others, so repeat until none falls below it.
  for (bool settled = false; !settled;) {
    settled = true;
    double shared_px = room_px;
    double shared_duration = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (at_min[i])
        shared_px -= min_px;
      else
        shared_duration += duration(parts[i]);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (at_min[i]) continue;
      width_px[i] = shared_px * duration(parts[i]) / shared_duration;
      // The tolerance keeps rounding from fixing the longest part, too.
      if (width_px[i] >= min_px * (1 - kRounding)) continue;
      width_px[i] = min_px;
      at_min[i] = true;
      settled = false;
    }
  }
  return width_px;
}

double lerp_px(Minute minute, Minute begin, Minute end, double begin_px, double end_px) {
  return std::lerp(begin_px, end_px, static_cast<double>(minute - begin) / static_cast<double>(end - begin));
}

}  // namespace

TimeScale TimeScale::build(const std::vector<Span>& spans, double left_px, double right_px, double min_segment_px,
                           double break_px) {
  const std::vector<Part> parts = divide(spans);
  const double count = static_cast<double>(parts.size());
  const double room_px = std::max(0.0, right_px - left_px);
  const double each_break_px = std::min(break_px, room_px / 2 / std::max(1.0, count - 1));
  const double segments_px = room_px - each_break_px * (count - 1);
  const std::vector<double> width_px = compute_widths(parts, segments_px, std::min(min_segment_px, segments_px / count));

  TimeScale scale;
  double x_px = left_px;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    scale.segments_.push_back({parts[i].span.begin, parts[i].span.end, x_px, x_px + width_px[i]});
    x_px += width_px[i] + each_break_px;
  }
  // Ends exactly where it was asked to, without accumulated rounding errors.
  scale.segments_.back().end_px = left_px + room_px;
  return scale;
}

double TimeScale::px_from_minute(Minute minute) const {
  const auto after = std::find_if(segments_.begin(), segments_.end(), [&](const TimeSegment& s) { return minute <= s.end; });
  if (after == segments_.end()) return segments_.back().end_px;
  if (minute >= after->begin) return lerp_px(minute, after->begin, after->end, after->begin_px, after->end_px);
  if (after == segments_.begin()) return after->begin_px;
  const TimeSegment& before = *(after - 1);
  return lerp_px(minute, before.end, after->begin, before.end_px, after->begin_px);
}

Minute TimeScale::minute_from_px(double px) const {
  const auto after = std::find_if(segments_.begin(), segments_.end(), [&](const TimeSegment& s) { return px <= s.end_px; });
  if (after == segments_.end()) return segments_.back().end;
  if (px > after->begin_px) {
    const double part = (px - after->begin_px) / (after->end_px - after->begin_px);
    return after->begin + std::llround(part * static_cast<double>(after->end - after->begin));
  }
  if (after == segments_.begin()) return after->begin;
  const TimeSegment& before = *(after - 1);
  return px - before.end_px < after->begin_px - px ? before.end : after->begin;
}

}  // namespace standpoint
