// The labels of the events below the axis: dates and titles, as far as whole words fit.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/stable_sort.h"
#include "scene/timeline/axis.h"
#include "standpoint/time_scale.h"

namespace standpoint {
namespace {

constexpr float kBelowAxisPx = 15;     // below the handle
constexpr float kSpanBelowAxisPx = 9;  // the line that shows an event's span
constexpr float kMinLabelPx = 28, kMaxLabelPx = 360;
constexpr float kLabelGapPx = 10, kDateGapPx = 8;

/// Events with the same span share a label: the date, with the titles below it.
struct EventLabel {
  TimeScale::Span span;
  bool open_end = false;
  std::string date;
  std::string titles;
  std::string first_title;
  std::size_t count = 1;
  float centre_px = 0;
  bool strong = false;
};

std::vector<EventLabel> collect_event_labels(const SceneBuilder& b, const Axis& axis) {
  std::vector<EventLabel> labels;
  std::vector<std::uint32_t> order(b.story.events.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  sort_stably(order, [&](std::uint32_t l, std::uint32_t r) { return compare(b.story.events[l].at, b.story.events[r].at) < 0; });
  for (const std::uint32_t i : order) {
    const Event& e = b.story.events[i];
    const TimeScale::Span span = drawn_span(e.at);
    const bool strong = b.state.hover.event == EventId{i} || b.state.event == EventId{i};
    if (!labels.empty() && labels.back().span.begin == span.begin && labels.back().span.end == span.end) {
      labels.back().titles += ". " + e.short_title;
      ++labels.back().count;
      labels.back().strong |= strong;
      continue;
    }
    EventLabel label{span, e.at.open_end(), format_short_date(e.at, b.year, b.say), e.short_title, e.short_title};
    label.centre_px = (axis.px(span.begin) + axis.px(span.end)) / 2;
    label.strong = strong;
    labels.push_back(std::move(label));
  }
  return labels;
}

/// A label with its place, px.
struct PlacedEventLabel {
  float left = 0, width = 0;
  std::string date;
  std::vector<std::string> titles;
};

std::string shortened_titles(const SceneBuilder& b, const EventLabel& label) {
  if (label.count == 1) return label.first_title;
  return b.say("time.more-events", {{"event", label.first_title}, {"n", label.count - 1}});
}

std::string without_weekday(const std::string& date) {
  const std::size_t day = date.find_first_of("0123456789");
  return day == std::string::npos ? date : date.substr(day);
}

/// Gives each label the space half-way to its neighbours, or more where they need less. Returns nothing if any text would be
/// cut.
std::optional<std::vector<PlacedEventLabel>> place_event_labels(const SceneBuilder& b, const std::vector<EventLabel>& labels,
                                                                float left, float right, std::size_t max_lines) {
  std::vector<PlacedEventLabel> placed;
  float free_from = left;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EventLabel& label = labels[i];
    const float next = i + 1 < labels.size() ? (label.centre_px + labels[i + 1].centre_px) / 2 : right;
    const float left_room = label.centre_px - free_from, right_room = next - label.centre_px;
    const float room = std::max(
        b.u(40), std::min(b.u(kMaxLabelPx), 2 * std::max(std::min(left_room, right_room), (next - free_from) / 2 - b.u(6))));
    const float width = std::min(room, next - free_from);
    if (width < b.u(kMinLabelPx)) return {};
    PlacedEventLabel at{.date = label.date, .titles = wrap_pretty(label.titles, kSmall, width, b.measure)};
    if (b.measure.width_px(at.date, kSmallBold) > width) at.date = without_weekday(at.date);
    if (at.titles.size() > max_lines) at.titles = wrap_pretty(shortened_titles(b, label), kSmall, width, b.measure);
    if (at.titles.size() > max_lines) return {};
    at.width = b.measure.width_px(at.date, kSmallBold);
    for (const std::string& t : at.titles) at.width = std::max(at.width, b.measure.width_px(t, kSmall));
    if (at.width > width) return {};  // a single word is wider than the line
    at.left = std::clamp(label.centre_px - at.width / 2, free_from, std::max(free_from, next - at.width));
    free_from = at.left + at.width + b.u(kLabelGapPx);
    placed.push_back(std::move(at));
  }
  return placed;
}

/// Index of the label whose titles are shown when there is room for one only: the selected or hovered event, otherwise the last
/// one known at the moment, otherwise the first.
std::size_t find_event_to_name(const SceneBuilder& b, const std::vector<EventLabel>& labels) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].strong) return i;
    if (!labels[i].open_end && labels[i].span.end <= b.moment) last = i;
  }
  return last;
}

/// The fallback where not all titles fit: the titles of one label, across the whole width. Its date is placed first; other
/// dates are shown only where they do not overlap.
std::vector<PlacedEventLabel> place_one_title(const SceneBuilder& b, const std::vector<EventLabel>& labels, float left,
                                              float right, std::size_t max_lines) {
  std::vector<PlacedEventLabel> placed(labels.size());
  const auto place_date = [&](std::size_t i) {
    PlacedEventLabel at{.date = without_weekday(labels[i].date), .titles = {}};
    at.width = b.measure.width_px(at.date, kSmallBold);
    at.left = std::clamp(labels[i].centre_px - at.width / 2, left, std::max(left, right - at.width));
    const bool touches = std::any_of(placed.begin(), placed.end(), [&](const PlacedEventLabel& other) {
      return other.width > 0 && at.left < other.left + other.width + b.u(kDateGapPx) &&
             other.left < at.left + at.width + b.u(kDateGapPx);
    });
    if (!touches) placed[i] = std::move(at);
  };
  const std::size_t named = find_event_to_name(b, labels);
  place_date(named);
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (i != named) place_date(i);
  const float room = right - left;
  std::vector<std::string> titles = wrap(labels[named].titles, kSmall, room, b.measure);
  if (titles.size() > max_lines) titles = wrap(shortened_titles(b, labels[named]), kSmall, room, b.measure, max_lines);
  placed[named].titles = std::move(titles);
  return placed;
}

}  // namespace

void build_event_labels(SceneBuilder& b, Layer& layer, const Axis& axis, float bottom) {
  const std::vector<EventLabel> labels = collect_event_labels(b, axis);
  if (labels.empty()) return;
  const float line = b.measure.line_px(kSmall), top = axis.y + b.u(kBelowAxisPx);
  const float left = layer.clip.x + b.u(4), right = layer.clip.right() - b.u(4);
  for (const EventLabel& label : labels) {
    // The line shows that the time is only known to lie within the span.
    const float from = axis.px(label.span.begin) + 2, to = axis.px(label.span.end) - 2, span_y = axis.y + b.u(kSpanBelowAxisPx);
    if (label.open_end)
      build_open_end(b, layer, from, axis.right, span_y);
    else if (to > from)
      layer.shapes.push_back(FillShape{{from, span_y, to - from, 1}, label.strong ? soft() : rule(), 0});
  }

  const auto max_lines = static_cast<std::size_t>(std::max(1.f, std::floor((bottom - top - line) / line)));
  const auto all = place_event_labels(b, labels, left, right, max_lines);
  const std::vector<PlacedEventLabel> placed = all ? *all : place_one_title(b, labels, left, right, max_lines);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const PlacedEventLabel& at = placed[i];
    const Paint date_paint = all || !at.titles.empty() ? ink() : soft();
    b.add_text(layer, {at.left + (at.width - b.measure.width_px(at.date, kSmallBold)) / 2, top}, at.date, kSmallBold,
               date_paint);
    float y = top + line;
    for (const std::string& t : at.titles) {
      const float w = b.measure.width_px(t, kSmall);
      const float centre = all ? at.left + at.width / 2 : labels[i].centre_px;
      const float x = std::clamp(centre - w / 2, left, std::max(left, right - w));
      b.add_text(layer, {x, y}, t, kSmall, labels[i].strong || !all ? ink() : soft());
      y += line;
    }
  }
}

}  // namespace standpoint
