#include "standpoint/time_scale.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <random>
#include <string_view>
#include <vector>

#include "support/story_builder.h"

namespace standpoint {
namespace {

using Span = TimeScale::Span;

constexpr double kMinSegmentPx = 56;
constexpr double kBreakPx = 20;

std::vector<Span> spans_of(std::initializer_list<std::string_view> dates) {
  std::vector<Span> spans;
  for (const std::string_view text : dates) {
    const Edtf date = testing::date(text);
    spans.push_back({date.begin, date.end});
  }
  return spans;
}

TimeScale scale_over(const std::vector<Span>& spans, double width_px = 1000) {
  return TimeScale::build(spans, 0, width_px, kMinSegmentPx, kBreakPx);
}
TimeScale scale_of(std::initializer_list<std::string_view> dates, double width_px = 1000) {
  return scale_over(spans_of(dates), width_px);
}

/// Checks the invariants of an axis.
void check_axis(const TimeScale& scale, const std::vector<Span>& spans, double left_px, double right_px) {
  const std::vector<TimeSegment>& segments = scale.segments();
  REQUIRE_FALSE(segments.empty());
  CHECK(segments.front().begin_px == left_px);
  CHECK(segments.back().end_px == right_px);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    CHECK(segments[i].begin < segments[i].end);
    CHECK(segments[i].begin_px <= segments[i].end_px);
    if (i == 0) continue;
    CHECK(segments[i - 1].end <= segments[i].begin);
    CHECK(segments[i - 1].end_px <= segments[i].begin_px);
  }
  for (const Span& span : spans) {
    for (const Minute bound : {span.begin, span.end}) {
      if (bound == kOpenPast || bound == kOpenFuture) continue;
      CHECK(std::any_of(segments.begin(), segments.end(),
                        [&](const TimeSegment& s) { return s.begin <= bound && bound <= s.end; }));
    }
  }
}

void check_monotone_and_invertible(const TimeScale& scale, std::mt19937& random) {
  const TimeSegment& first = scale.segments().front();
  const TimeSegment& last = scale.segments().back();
  std::uniform_int_distribution<Minute> any_minute(first.begin - 1000, last.end + 1000);
  std::uniform_real_distribution<double> any_px(first.begin_px - 50, last.end_px + 50);
  for (int i = 0; i < 50; ++i) {
    const auto [early, late] = std::minmax({any_minute(random), any_minute(random)});
    CHECK(scale.px_from_minute(early) <= scale.px_from_minute(late));
    const auto [left, right] = std::minmax({any_px(random), any_px(random)});
    CHECK(scale.minute_from_px(left) <= scale.minute_from_px(right));
  }
  for (const TimeSegment& segment : scale.segments()) {
    const double px_per_minute = (segment.end_px - segment.begin_px) / static_cast<double>(segment.end - segment.begin);
    std::uniform_int_distribution<Minute> inside(segment.begin, segment.end);
    for (int i = 0; i < 10; ++i) {
      const Minute minute = inside(random);
      if (minute == segment.begin) continue;  // may also be the end of the previous segment
      const double px = scale.px_from_minute(minute);
      CHECK(px >= segment.begin_px - 1e-9);
      CHECK(px <= segment.end_px + 1e-9);
      if (px_per_minute < 1e-6) continue;
      CHECK(std::abs(scale.minute_from_px(px) - minute) <= 1);
      CHECK(std::abs(scale.px_from_minute(scale.minute_from_px(px)) - px) <= px_per_minute + 1e-6);
    }
  }
}

}  // namespace

TEST_CASE("an old year next to two days of news is short and separated by a fold") {
  const std::vector<Span> spans = spans_of(
      {"2014", "2025-02-12T00:00/2025-02-12T12:00", "2025-02-12", "2025-02-13", "2025-02-12/2025-02-13", "../2025-02-13"});
  const TimeScale scale = scale_over(spans);
  check_axis(scale, spans, 0, 1000);
  const std::vector<TimeSegment>& segments = scale.segments();
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].begin == testing::date("2014").begin);
  CHECK(segments[0].end == testing::date("2014").end);
  CHECK(segments[0].end_px == kMinSegmentPx);
  CHECK(segments[1].begin == testing::date("2025-02-12").begin);
  CHECK(segments[1].end == testing::date("2025-02-13").end);
  CHECK(segments[1].begin_px == kMinSegmentPx + kBreakPx);
  CHECK(segments[1].end_px == 1000);
}

TEST_CASE("inside a break, time maps to pixels proportionally, and pixels map to the nearer edge") {
  const TimeScale scale = scale_of({"2014", "2025-02-12", "2025-02-13"});
  const TimeSegment& year = scale.segments()[0];
  const TimeSegment& days = scale.segments()[1];
  CHECK(scale.px_from_minute((year.end + days.begin) / 2) == doctest::Approx((year.end_px + days.begin_px) / 2));
  CHECK(scale.minute_from_px(year.end_px + kBreakPx * 0.4) == year.end);
  CHECK(scale.minute_from_px(year.end_px + kBreakPx * 0.6) == days.begin);
}

TEST_CASE("values beyond the axis are clamped") {
  const TimeScale scale = scale_of({"2025-02-12", "2025-02-13"});
  CHECK(scale.px_from_minute(kOpenPast) == 0);
  CHECK(scale.px_from_minute(kOpenFuture) == 1000);
  CHECK(scale.minute_from_px(-5) == testing::date("2025-02-12").begin);
  CHECK(scale.minute_from_px(5000) == testing::date("2025-02-13").end);
  CHECK(scale.minute_from_px(-std::numeric_limits<double>::infinity()) == testing::date("2025-02-12").begin);
  CHECK(scale.minute_from_px(std::numeric_limits<double>::quiet_NaN()) == testing::date("2025-02-13").end);
}

TEST_CASE("a gap is folded only if it is longer than everything that remains") {
  CHECK(scale_of({"2025-02-01/2025-02-03", "2025-02-09"}).segments().size() == 2);  // 5 days apart, 4 days left
  CHECK(scale_of({"2025-02-01/2025-02-03", "2025-02-08"}).segments().size() == 1);  // 4 days apart, 4 days left
  CHECK(scale_of({"2025-01-01", "2025-02-01", "2025-06-01"}).segments().size() == 3);
  CHECK(scale_of({"2025-02-01", "2025-02-03", "2025-02-05", "2025-02-07"}).segments().size() == 1);
}

TEST_CASE("times on one day, or on consecutive days, are not separated by a break") {
  const TimeScale day = scale_of({"2025-02-12T09:00", "2025-02-12T09:05", "2025-02-12T22:00"});
  REQUIRE(day.segments().size() == 1);
  CHECK(day.segments()[0].begin == testing::moment("2025-02-12T09:00"));
  CHECK(day.segments()[0].end == testing::moment("2025-02-12T22:00"));
  CHECK(scale_of({"2025-02-12T09:00", "2025-02-13T22:00"}).segments().size() == 1);
}

TEST_CASE("a single instant is drawn as its day, midnight as the day that it ends") {
  for (const std::string_view instant : {"2025-02-12T09:00", "2025-02-12T24:00", "../2025-02-12"}) {
    const TimeScale scale = scale_of({instant});
    REQUIRE(scale.segments().size() == 1);
    CHECK(scale.segments()[0].begin == testing::date("2025-02-12").begin);
    CHECK(scale.segments()[0].end == testing::date("2025-02-12").end);
  }
}

TEST_CASE("years are drawn to scale if there are no shorter spans") {
  const TimeScale scale = scale_of({"2010", "2014/2015", "2013"});
  REQUIRE(scale.segments().size() == 1);
  CHECK(scale.px_from_minute(testing::date("2013").begin) == doctest::Approx(500).epsilon(0.001));
}

TEST_CASE("a year around the days of a story does not compress them") {
  const std::vector<Span> spans = spans_of({"2025", "2025-02-12", "2025-02-13"});
  const TimeScale scale = scale_over(spans);
  check_axis(scale, spans, 0, 1000);
  REQUIRE(scale.segments().size() == 3);
  CHECK(scale.segments()[1].begin == testing::date("2025-02-12").begin);
  CHECK(scale.segments()[1].end_px - scale.segments()[1].begin_px == doctest::Approx(1000 - 2 * (kMinSegmentPx + kBreakPx)));
}

TEST_CASE("a short segment has the minimum width, the others share the rest by duration") {
  const TimeScale scale = scale_of({"2024-01-01", "2025-02-01/2025-02-28", "2025-02-12"});
  REQUIRE(scale.segments().size() == 2);
  CHECK(scale.segments()[0].end_px == kMinSegmentPx);
}

TEST_CASE("an empty input results in one day") {
  for (const std::vector<Span>& spans : {std::vector<Span>{}, std::vector<Span>{{kOpenPast, kOpenFuture}}}) {
    const TimeScale scale = scale_over(spans);
    REQUIRE(scale.segments().size() == 1);
    CHECK(scale.segments()[0].begin == 0);
    CHECK(scale.segments()[0].end == kMinutesPerDay);
  }
}

TEST_CASE("without any room, the axis is still monotone") {
  std::mt19937 random(1);
  const std::vector<Span> spans = spans_of({"1914", "1945-05-08", "1989-11-09", "2014", "2022-02-24", "2025-02-12", "2025"});
  for (const double width_px : {260.0, 100.0, 1.0, 0.0, -10.0}) {
    CAPTURE(width_px);
    const TimeScale scale = scale_over(spans, width_px);
    check_axis(scale, spans, 0, std::max(0.0, width_px));
    check_monotone_and_invertible(scale, random);
    for (const TimeSegment& segment : scale.segments()) CHECK(segment.end_px <= std::max(0.0, width_px) + 1e-9);
  }
}

TEST_CASE("any spans in any order result in a monotone and invertible axis") {
  std::mt19937 random(20250213);
  const Minute lengths[] = {
      0, 1, 60, 12 * 60, kMinutesPerDay, 30 * kMinutesPerDay, 365 * kMinutesPerDay, 3650 * kMinutesPerDay};
  const Minute reaches[] = {60, kMinutesPerDay, 30 * kMinutesPerDay, 4000 * kMinutesPerDay, 3'000'000 * kMinutesPerDay};
  for (int i = 0; i < 300; ++i) {
    std::vector<Span> spans;
    const Minute reach = reaches[random() % 5];
    std::uniform_int_distribution<Minute> any_begin(-reach, reach);
    const std::size_t count = 1 + random() % 40;
    while (spans.size() < count) {
      const Minute begin = any_begin(random);
      const Minute end = begin + lengths[random() % 8];
      spans.push_back({random() % 20 == 0 ? kOpenPast : begin, random() % 20 == 0 ? kOpenFuture : end});
    }
    const double left_px = static_cast<double>(random() % 40);
    const double right_px = left_px + 260 + static_cast<double>(random() % 1200);
    const TimeScale scale = TimeScale::build(spans, left_px, right_px, kMinSegmentPx, kBreakPx);
    check_axis(scale, spans, left_px, right_px);
    check_monotone_and_invertible(scale, random);

    std::shuffle(spans.begin(), spans.end(), random);
    const TimeScale shuffled = TimeScale::build(spans, left_px, right_px, kMinSegmentPx, kBreakPx);
    REQUIRE(shuffled.segments().size() == scale.segments().size());
    for (std::size_t s = 0; s < scale.segments().size(); ++s) {
      CHECK(shuffled.segments()[s].begin == scale.segments()[s].begin);
      CHECK(shuffled.segments()[s].end_px == scale.segments()[s].end_px);
    }
  }
}

TEST_CASE("ten thousand spans over centuries result in few segments") {
  std::mt19937 random(7);
  std::vector<Span> spans;
  for (int i = 0; i < 10'000; ++i) {
    const Minute begin = -static_cast<Minute>(std::exp(static_cast<double>(random() % 2000) / 100.0));
    spans.push_back({begin, begin + (i % 3 == 0 ? 400 : 1) * kMinutesPerDay});
  }
  const TimeScale scale = scale_over(spans, 260);
  check_axis(scale, {spans.begin(), spans.begin() + 100}, 0, 260);
  CHECK(scale.segments().size() < 40);
}

}  // namespace standpoint
