// The scrubber: the moment in words, a tick for every statement inside the span in which it was made, events, breaks, the two
// clocks.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "scene_builder.h"
#include "transcript_words.h"
#include "words.h"

namespace standpoint {
namespace {

constexpr float kTickPx = 3;
constexpr float kTickHeightPx = 14;
constexpr float kTickPitchPx = 12;  // between two ticks of one span, where there is room
constexpr float kLeastPitchPx = 5;  // denser spans become a histogram
constexpr float kBinPx = 4;
constexpr float kHistogramPx = 30;
constexpr float kHandlePx = 11;
constexpr int kLanes = 4;
constexpr float kLanePx = 5;

/// A span with its open side closed at the day of the other, so that it has a place on the axis.
TimeScale::Span drawn_span(Minute begin, Minute end) {
  if (begin == kOpenPast && end == kOpenFuture) return {0, kMinutesPerDay};
  if (begin == kOpenPast) begin = end - kMinutesPerDay;
  if (end == kOpenFuture) end = begin + kMinutesPerDay;
  return {begin, end};
}
TimeScale::Span drawn_span(const Edtf& date) { return drawn_span(date.begin, date.end); }

TimeScale scale_for(const SceneBuilder& b, float left, float right) {
  std::vector<TimeScale::Span> spans;
  for (const Quote& q : b.story.quotes)
    for (const Edtf& at : q.at) spans.push_back(drawn_span(at));
  for (const Event& e : b.story.events) spans.push_back(drawn_span(e.at));
  return TimeScale::build(spans, left, right, b.u(56), b.u(20));
}

/// Statements whose time is told by the same span: spread evenly inside it, since their order there is not known.
struct TickGroup {
  TimeScale::Span span;
  std::vector<QuoteId> quotes;
  bool open_begin = false;
  int lane = 0;  // brackets that overlap stand above one another
  float begin_px = 0, end_px = 0;
  float pitch_px = 0;

  float x_px(std::size_t i) const {
    const float n = static_cast<float>(quotes.size());
    return (begin_px + end_px) / 2 + (static_cast<float>(i) - (n - 1) / 2) * pitch_px;
  }
};

std::vector<TickGroup> tick_groups(const SceneBuilder& b, const TimeScale& scale) {
  std::vector<TickGroup> groups;
  std::map<std::pair<Minute, Minute>, std::size_t> index;
  for (const QuoteId id : b.story.by_time[static_cast<std::size_t>(b.state.clock)]) {
    const Edtf& at = b.story[id].at[static_cast<std::size_t>(b.state.clock)];
    const TimeScale::Span span = drawn_span(at);
    const auto [it, is_new] = index.try_emplace({span.begin, span.end}, groups.size());
    if (is_new) {
      TickGroup g{.span = span, .quotes = {}};
      g.begin_px = static_cast<float>(scale.px_from_minute(span.begin));
      g.end_px = static_cast<float>(scale.px_from_minute(span.end));
      groups.push_back(std::move(g));
    }
    groups[it->second].quotes.push_back(id);
    groups[it->second].open_begin |= at.open_begin();
  }
  for (TickGroup& g : groups) {
    const float room = std::max(0.f, g.end_px - g.begin_px - b.u(8));
    g.pitch_px = std::min(b.u(kTickPitchPx), room / static_cast<float>(g.quotes.size()));
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::array<bool, kLanes> taken{};
    for (std::size_t j = 0; j < i; ++j)
      if (groups[j].begin_px < groups[i].end_px - 1 && groups[i].begin_px < groups[j].end_px - 1)
        taken[static_cast<std::size_t>(groups[j].lane)] = true;
    while (groups[i].lane + 1 < kLanes && taken[static_cast<std::size_t>(groups[i].lane)]) ++groups[i].lane;
  }
  return groups;
}

struct Axis {
  TimeScale scale;
  float left, right, y;
};

void build_ticks(SceneBuilder& b, Layer& layer, const Axis& axis, const std::vector<TickGroup>& groups) {
  for (const TickGroup& g : groups) {
    // The bracket says: some time within. Nothing more is known.
    const float bracket_y = axis.y - b.u(9 + kLanePx * static_cast<float>(g.lane));
    const bool known = g.span.end <= b.moment;
    layer.shapes.push_back(FillShape{{g.begin_px + 2, bracket_y, g.end_px - g.begin_px - 4, 1}, rule(), 0});
    if (g.open_begin) {
      const float tip = g.begin_px - b.u(4);
      layer.shapes.push_back(PolygonShape{
          {{tip, bracket_y + 0.5f}, {tip + b.u(6), bracket_y + 0.5f - b.u(3)}, {tip + b.u(6), bracket_y + 0.5f + b.u(3)}},
          soft()});
    }
    const float base = bracket_y - b.u(3);
    const auto paint_of = [&](QuoteId q) {
      const bool matching = matches(b.story, b.filter, q);
      const bool pointed_at = b.state.hover.party == b.story.party_of(q);
      return hue(b.story.party_of(q), pointed_at ? 1.f : !matching ? 0.3f : known ? 1.f : 0.45f);
    };
    if (g.pitch_px < b.u(kLeastPitchPx)) {
      // Too many to tell apart: bars of what falls in each bin, a party's share on top of another's.
      const float width = std::max(b.u(kBinPx), g.pitch_px * static_cast<float>(g.quotes.size()));
      const auto bins = static_cast<std::size_t>(std::max(1.f, std::floor(width / b.u(kBinPx))));
      const std::size_t per_bin = (g.quotes.size() + bins - 1) / bins;
      const float left = (g.begin_px + g.end_px) / 2 - width / 2;
      for (std::size_t bin = 0; bin < bins; ++bin) {
        std::map<PartyId, std::size_t> share;
        const std::size_t from = bin * per_bin, to = std::min(g.quotes.size(), from + per_bin);
        for (std::size_t i = from; i < to; ++i) ++share[b.story.party_of(g.quotes[i])];
        float y = base;
        for (const auto& [party, n] : share) {
          const float h = b.u(kHistogramPx) * static_cast<float>(n) / static_cast<float>(per_bin);
          y -= h;
          layer.shapes.push_back(FillShape{
              {left + static_cast<float>(bin) * b.u(kBinPx), y, b.u(kBinPx) - 1, h}, hue(party, known ? 1.f : 0.45f), 0});
        }
      }
      continue;
    }
    for (std::size_t i = 0; i < g.quotes.size(); ++i) {
      const QuoteId q = g.quotes[i];
      const bool strong = b.state.quote == q || b.state.hover.quote == q;
      const float h = b.u(kTickHeightPx + (strong ? 8.f : 0.f)), w = b.u(strong ? kTickPx + 1.5f : kTickPx);
      layer.shapes.push_back(
          FillShape{{g.x_px(i) - w / 2, base - h, w, h}, strong ? hue(b.story.party_of(q)) : paint_of(q), 0});
    }
  }
}

void build_axis(SceneBuilder& b, Layer& layer, const Axis& axis) {
  const auto& segments = axis.scale.segments();
  const float handle_moment = static_cast<float>(axis.scale.px_from_minute(b.moment));
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const float from = static_cast<float>(segments[i].begin_px), to = static_cast<float>(segments[i].end_px);
    layer.shapes.push_back(FillShape{{from, axis.y - 1, to - from, 2}, rule(), 0});
    if (handle_moment > from)
      layer.shapes.push_back(FillShape{{from, axis.y - 1, std::min(handle_moment, to) - from, 2}, ink(), 0});
    if (i + 1 == segments.size()) continue;
    for (const float x : {to, static_cast<float>(segments[i + 1].begin_px)})
      layer.shapes.push_back(LineShape{{{x - b.u(3), axis.y + b.u(6)}, {x + b.u(3), axis.y - b.u(6)}}, ink(), b.u(1.5f), 0});
  }
  // Midnights, where days are to scale.
  for (const TimeSegment& s : segments) {
    const double day_px = (s.end_px - s.begin_px) / std::max(1.0, static_cast<double>(s.end - s.begin)) * kMinutesPerDay;
    if (day_px < 24) continue;
    const Minute first = (s.begin + kMinutesPerDay - 1) / kMinutesPerDay * kMinutesPerDay;
    for (Minute m = first; m <= s.end; m += kMinutesPerDay)
      layer.shapes.push_back(
          FillShape{{static_cast<float>(axis.scale.px_from_minute(m)) - 0.5f, axis.y - b.u(4), 1, b.u(8)}, ink(), 0});
  }
}

/// Events of one span share a label: the date, and under it what happened.
struct EventLabel {
  TimeScale::Span span;
  std::string date;
  std::string titles;
  std::string first_title;
  std::size_t count = 1;
  float centre_px = 0;
  bool strong = false;
};

std::vector<EventLabel> event_labels(const SceneBuilder& b, const Axis& axis) {
  std::vector<EventLabel> labels;
  std::vector<std::uint32_t> order(b.story.events.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t l, std::uint32_t r) { return compare(b.story.events[l].at, b.story.events[r].at) < 0; });
  for (const std::uint32_t i : order) {
    const Event& e = b.story.events[i];
    const TimeScale::Span span = drawn_span(e.at);
    const bool strong = b.state.hover.event == EventId{i};
    if (!labels.empty() && labels.back().span.begin == span.begin && labels.back().span.end == span.end) {
      labels.back().titles += ". " + e.short_title;
      ++labels.back().count;
      labels.back().strong |= strong;
      continue;
    }
    EventLabel label{span, date_in_short_words(e.at, b.year), e.short_title, e.short_title};
    label.centre_px = static_cast<float>((axis.scale.px_from_minute(span.begin) + axis.scale.px_from_minute(span.end)) / 2);
    label.strong = strong;
    labels.push_back(std::move(label));
  }
  return labels;
}

void build_event_labels(SceneBuilder& b, Layer& layer, const Axis& axis, float bottom) {
  const std::vector<EventLabel> labels = event_labels(b, axis);
  const float line = b.measure.line_px(kSmall);
  const float top = axis.y + b.u(kHandlePx + 4);
  const auto most_lines = static_cast<std::size_t>(std::max(1.f, std::floor((bottom - top - line) / line)));
  float free_from = layer.clip.x + b.u(4);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EventLabel& label = labels[i];
    // Half the way to the next label is ours; more where it has room to spare.
    const float next = i + 1 < labels.size() ? (label.centre_px + labels[i + 1].centre_px) / 2 : layer.clip.right() - b.u(4);
    const float left_room = label.centre_px - free_from, right_room = next - label.centre_px;
    const float room =
        std::max(b.u(40), std::min(b.u(360), 2 * std::max(std::min(left_room, right_room), (next - free_from) / 2 - b.u(6))));
    const float width = std::min(room, next - free_from);
    if (width < b.u(28)) continue;
    const std::string date = ellipsize(label.date, kSmallBold, width, b.measure);
    std::vector<std::string> titles = wrap(label.titles, kSmall, width, b.measure);
    if (titles.size() > most_lines) {
      const std::string more = label.count > 1 ? ", " + std::to_string(label.count - 1) + " more" : "";
      titles = wrap(label.first_title + more, kSmall, width, b.measure, most_lines);
    }
    float widest = b.measure.width_px(date, kSmallBold);
    for (const std::string& t : titles) widest = std::max(widest, b.measure.width_px(t, kSmall));
    const float x = std::clamp(label.centre_px - widest / 2, free_from, std::max(free_from, next - widest));
    const auto centred = [&](const std::string& s, TextStyle style) { return x + (widest - b.measure.width_px(s, style)) / 2; };
    b.text(layer, {centred(date, kSmallBold), top}, date, kSmallBold, ink());
    float y = top + line;
    for (const std::string& t : titles) {
      b.text(layer, {centred(t, kSmall), y}, t, kSmall, label.strong ? ink() : soft());
      y += line;
    }
    free_from = x + widest + b.u(10);
  }
}

// --- The row of words, and the buttons ---

/// What changed since the last event, and the same without that event's title for where there is less room.
struct Since {
  std::string words, brief;
};

Since since_words(const SceneBuilder& b) {
  const Event* since = nullptr;
  for (const Event& e : b.story.events)
    if (e.at.end < b.moment && (!since || e.at.end >= since->at.end)) since = &e;
  if (!since) return {};
  const Change change = changes_between(b.story, b.state.clock, since->at.end, b.moment);
  const std::string date = date_in_short_words(since->at, b.year);
  return {words::change_since(change, date + " (" + since->short_title + ")"), words::change_since(change, date)};
}

/// One line, or two small ones, of as much as fits; nothing where not even the brief words fit.
void build_since(SceneBuilder& b, Layer& layer, const Since& since, float x, float mid, float room) {
  for (const std::string& words : {since.words, since.brief}) {
    if (b.measure.width_px(words, kBody) <= room) {
      b.text(layer, {x, mid - b.measure.line_px(kBody) / 2 + b.u(1)}, words, kBody, soft());
      return;
    }
    const auto lines = wrap(words, kSmall, room, b.measure);
    if (lines.size() > 2) continue;
    b.lines(layer, {x, mid - static_cast<float>(lines.size()) * b.measure.line_px(kSmall) / 2}, lines, kSmall, soft());
    return;
  }
}

/// Returns the left edge.
float build_clocks(SceneBuilder& b, Layer& layer, int group, float right, float mid) {
  const float h = std::max(b.target(), b.u(32));
  const int radios =
      b.region({.id = "clock", .parent = group, .role = Role::radio_group, .name = "Place statements by when they were"});
  const std::size_t radios_at = static_cast<std::size_t>(radios);
  const auto width_of = [&](std::string_view name) {
    return std::max(b.target(), b.measure.width_px(name, kBodyBold) + b.u(16));
  };
  const float left = right - width_of("Said") - width_of("Published");
  float x = left;
  for (const Clock clock : {Clock::said, Clock::published}) {
    const bool on = b.state.clock == clock;
    const std::string name = clock == Clock::said ? "Said" : "Published";
    const TextStyle style = on ? kBodyBold : kBody;
    const float w = width_of(name);
    b.text(layer, {x + b.u(8), mid - b.measure.line_px(style) / 2}, name, style, on ? ink() : soft());
    if (on) layer.shapes.push_back(FillShape{{x + b.u(8), mid + b.u(11), w - b.u(16), b.u(2)}, ink(), 0});
    b.region({.id = "clock:" + std::string(to_string(clock)),
              .parent = radios,
              .role = Role::radio,
              .name = name,
              .rect = {x, mid - h / 2, w, h},
              .pressed = on,
              .pointer = true,
              .on_activate = action::SetClock{clock}});
    x += w;
  }
  Region& r = b.scene.regions[radios_at];
  r.rect = {left, mid - h / 2, right - left, h};
  r.clip = r.rect;
  return left;
}

void build_transport(SceneBuilder& b, Layer& layer, int group, float left, float mid) {
  const float side = std::max(b.target(), b.u(36));
  const int stop = shown_stop(b.story, b.state);
  struct Button {
    const char* id;
    const char* name;
    Action action;
  };
  const Button buttons[] = {{"time:previous", "Previous statement", action::NextStatement{-1}},
                            {"time:play", b.state.playing ? "Pause" : "Play", action::SetPlaying{!b.state.playing}},
                            {"time:next", "Next statement", action::NextStatement{1}}};
  float x = left;
  for (const Button& button : buttons) {
    const Point c{x + side / 2, mid};
    const float r = b.u(6.5f);
    const std::string_view id = button.id;
    const Paint paint = id == "time:previous" && stop == 0 ? rule() : ink();
    if (id == "time:play" && b.state.playing) {
      for (const float dx : {-1.f, 1.f})
        layer.shapes.push_back(FillShape{{c.x + dx * b.u(4) - b.u(2), c.y - r, b.u(4), 2 * r}, paint, 0});
    } else {
      const float dir = id == "time:previous" ? -1.f : 1.f, size = id == "time:play" ? r * 1.25f : r;
      layer.shapes.push_back(PolygonShape{
          {{c.x - dir * size * 0.7f, c.y - size}, {c.x + dir * size, c.y}, {c.x - dir * size * 0.7f, c.y + size}}, paint});
      if (id != "time:play") layer.shapes.push_back(FillShape{{c.x + dir * r - b.u(1), c.y - r, b.u(2), 2 * r}, paint, 0});
    }
    b.region({.id = button.id,
              .parent = group,
              .role = Role::button,
              .name = button.name,
              .rect = {x, mid - side / 2, side, side},
              .pointer = true,
              .on_activate = button.action});
    x += side;
  }
}

/// The date that the scrubber stands at, no more exact than what it stands for: an event of 2014 is "2014".
std::string moment_words(const SceneBuilder& b, const std::vector<Stop>& all, int stop, bool is_short) {
  if (stop > 0) {
    const Stop& s = all[static_cast<std::size_t>(stop - 1)];
    const Edtf& at = s.kind == Stop::Kind::event ? b.story.events[s.index].at
                                                 : b.story.quotes[s.index].at[static_cast<std::size_t>(b.state.clock)];
    if (at.end == b.moment && !at.open_begin()) return is_short ? date_in_short_words(at, 0) : date_in_words(at);
  }
  return is_short ? moment_in_short_words(b.moment, 0) : moment_in_words(b.moment);
}

std::string stop_in_words(const SceneBuilder& b, const std::vector<Stop>& all, int stop) {
  std::string out = moment_words(b, all, stop, false);
  if (stop <= 0) return b.state.moment ? out + ", before the first statement" : out;
  const Stop& s = all[static_cast<std::size_t>(stop - 1)];
  if (s.kind == Stop::Kind::event) return out + ", " + b.story.events[s.index].title;
  if (b.state.quote != QuoteId{s.index}) return out;
  const Quote& q = b.story.quotes[s.index];
  return out + ", " + b.story[q.speaker].name + ": " + displayed_words(q);
}

}  // namespace

void build_scrubber(SceneBuilder& b, const Rect& rect) {
  const bool narrow = b.scene.layout == LayoutKind::narrow;
  const float gutter = b.u(narrow ? layout::kNarrowGutterPx : layout::kGutterPx);
  Layer layer{"scrubber", rect, {}};
  layer.shapes.push_back(FillShape{rect, paper(), 0});
  b.horizontal_rule(layer, rect.x, rect.y, rect.w);
  const int group = b.region({.id = "time", .role = Role::group, .name = "Date", .rect = rect});

  const float button = std::max(b.target(), b.u(36));
  const float transport_w = 3 * button;
  const float words_mid = rect.y + b.u(26);
  const float axis_left = narrow ? rect.x + gutter + b.u(4) : rect.x + gutter + transport_w + b.u(24);
  const float axis_right = rect.right() - gutter - b.u(narrow ? 6 : 14);
  Axis axis{scale_for(b, axis_left, axis_right), axis_left, axis_right, rect.y + b.u(narrow ? 90 : 94)};

  // The words.
  const std::vector<Stop> all_stops = stops(b.story, b.filter, b.state.clock);
  const int stop = shown_stop(b.story, b.state);
  const float words_x = narrow ? rect.x + gutter : axis_left;
  const float clocks_x = build_clocks(b, layer, group, rect.right() - gutter + b.u(8), words_mid);
  const std::string date = moment_words(b, all_stops, stop, narrow);
  const std::string shown_date = ellipsize(date, kLeadBold, clocks_x - words_x - b.u(8), b.measure);
  const float date_right = b.text(layer, {words_x, words_mid - b.measure.line_px(kLeadBold) / 2}, shown_date, kLeadBold, ink());
  const Since since = since_words(b);
  if (!narrow) build_since(b, layer, since, date_right + b.u(24), words_mid, clocks_x - date_right - b.u(40));

  // The axis and what stands on it.
  const std::vector<TickGroup> groups = tick_groups(b, axis.scale);
  std::map<QuoteId, float> tick_x;
  for (const TickGroup& g : groups)
    for (std::size_t i = 0; i < g.quotes.size(); ++i) tick_x[g.quotes[i]] = g.x_px(i);
  ScrubberGeometry& geometry = b.scene.scrubber;
  geometry.stop_x_px = {axis.left};
  for (const Stop& s : all_stops)
    geometry.stop_x_px.push_back(s.kind == Stop::Kind::quote ? tick_x[QuoteId{s.index}]
                                                             : static_cast<float>(axis.scale.px_from_minute(s.end)));
  const bool on_quote = b.state.quote && stop > 0 && all_stops[static_cast<std::size_t>(stop - 1)].kind == Stop::Kind::quote &&
                        all_stops[static_cast<std::size_t>(stop - 1)].index == b.state.quote->index;
  geometry.handle_x_px =
      on_quote ? geometry.stop_x_px[static_cast<std::size_t>(stop)] : static_cast<float>(axis.scale.px_from_minute(b.moment));
  build_axis(b, layer, axis);
  build_ticks(b, layer, axis, groups);
  build_event_labels(b, layer, axis, rect.bottom() - b.u(narrow ? 48 : 4));

  const Point handle{geometry.handle_x_px, axis.y};
  layer.shapes.push_back(DiscShape{handle, b.u(kHandlePx + 2), paper(), {}, 1});
  layer.shapes.push_back(DiscShape{handle, b.u(kHandlePx), paper(), ink(), b.u(3)});
  layer.shapes.push_back(DiscShape{handle, b.u(3.5f), ink(), {}, 1});

  const float track_h = b.u(44);
  const float track_left = std::max(rect.x, axis.left - b.u(22)), track_right = std::min(rect.right(), axis.right + b.u(22));
  geometry.track = {track_left, axis.y - track_h / 2 - b.u(8), track_right - track_left, track_h + b.u(4)};
  Region slider{.id = "time:scrubber",
                .parent = group,
                .role = Role::slider,
                .name = "Date",
                .value = stop_in_words(b, all_stops, stop),
                .rect = geometry.track,
                .pointer = true,
                .now = stop,
                .max = static_cast<int>(all_stops.size())};
  b.region(std::move(slider));

  if (narrow) {
    const float mid = rect.bottom() - b.u(26);
    build_transport(b, layer, group, rect.x + gutter - b.u(8), mid);
    const float x = rect.x + gutter + transport_w + b.u(4);
    build_since(b, layer, since, x, mid, rect.right() - gutter - x);
  } else {
    build_transport(b, layer, group, rect.x + gutter - b.u(8), axis.y);
  }
  if (!since.words.empty())
    b.region({.id = "time:changes",
              .parent = group,
              .role = Role::status,
              .name = since.words,
              .rect = {words_x, rect.y + 4, std::min(b.u(300), rect.right() - words_x), b.u(20)}});
  b.scene.layers.push_back(std::move(layer));
}

}  // namespace standpoint
