// The scrubber: the moment in words, the changes, the clocks, the axis with its handles, and the transport buttons.
#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "scene/scene_builder.h"
#include "scene/timeline/axis.h"
#include "story/quotation_text.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr float kHandlePx = 11;
constexpr float kCaretPx = 16;   // width of the arrow beside the date
constexpr float kFieldPx = 190;  // for a typed date
constexpr int kButtons = 4;
constexpr float kButtonPx = 36;
constexpr float kRowHeightPx = 32, kRowMidPx = 26;  // of the row with date and clocks
constexpr float kAxisGapPx = 24;                    // between the buttons and the axis
constexpr float kDateToClocksPx = 12, kDateToStatusPx = 20;
constexpr float kMinStatusPx = 60;   // a narrower place is not used for the status
constexpr float kMaxStatusPx = 300;  // width of the status region
constexpr float kAxisTopPx = 94, kAxisTopNarrowPx = 90;
constexpr float kHeightNarrowPx = 204;
constexpr float kButtonRowPx = 48;                        // narrow: height of the buttons' row below the axis
constexpr float kTrackHeightPx = 44, kTrackExtraPx = 22;  // the track reaches beyond both ends of the axis

/// Side of a transport button, px: scales with the text as long as all buttons fit.
float button_side(const SceneBuilder& b) {
  const float room = b.scene.viewport.width_px - 2 * b.u(layout::kNarrowGutterPx);
  return std::min(std::max(b.min_target_px(), b.u(kButtonPx)), room / kButtons);
}

std::string clock_name(const SceneBuilder& b, Clock clock) {
  return b.say(clock == Clock::said ? "clock.said" : "clock.published");
}
float clock_width(const SceneBuilder& b, Clock clock) {
  return std::max(b.min_target_px(), b.measure.width_px(clock_name(b, clock), kBodyBold) + b.u(16));
}

/// The date at the scrubber, no more precise than that of the stop: an event of 2014 is "2014".
std::string moment_text(const SceneBuilder& b, const std::vector<Stop>& all, int stop, bool is_short) {
  if (stop > 0) {
    const Stop& s = all[static_cast<std::size_t>(stop - 1)];
    const Edtf& at = s.kind == Stop::Kind::event ? b.story.events[s.index].at
                                                 : b.story.quotes[s.index].at[static_cast<std::size_t>(b.state.clock)];
    if (at.end == b.moment && !at.open_begin()) return is_short ? format_short_date(at, 0, b.say) : format_date(at, b.say);
  }
  return is_short ? format_short_moment(b.moment, 0, b.say) : format_moment(b.moment, b.say);
}

/// The start of a range: at midnight the day that begins, otherwise the time.
std::string start_text(const SceneBuilder& b, Minute from, int implied_year) {
  const bool midnight = from == minute_from_civil(civil_from_minute(from));
  return format_short_moment(midnight ? from + kMinutesPerDay : from, implied_year, b.say);
}

/// The date in words, the longest form first.
std::vector<std::string> date_candidates(const SceneBuilder& b, const std::vector<Stop>& all, int stop) {
  if (!b.state.range_from) return {moment_text(b, all, stop, false), moment_text(b, all, stop, true)};
  const int year = civil_from_minute(b.moment - 1).year;
  const std::string from = start_text(b, *b.state.range_from, year), to = format_short_moment(b.moment, 0, b.say);
  const bool one_day = start_text(b, *b.state.range_from, 0) == to;
  if (one_day) return {to};
  std::vector<std::string> candidates = {b.say("date.range", {{"from", from}, {"to", to}}), from + " – " + to};
  // The two dates contracted, where both are whole days.
  const Result<Edtf> days = parse_edtf(moment_to_edtf(*b.state.range_from + kMinutesPerDay) + "/" + moment_to_edtf(b.moment));
  if (days.value && days.value->begin == *b.state.range_from && days.value->end == b.moment)
    candidates.push_back(format_short_date(*days.value, 0, b.say));
  return candidates;
}

/// The status: an invalid typed date, what a change of clocks changed, or the changes; the longest form first.
std::vector<std::string> status_candidates(const SceneBuilder& b) {
  if (b.state.date_refused) return {b.say("time.not-understood"), b.say("time.not-understood-short")};
  if (b.state.clock_changed) return words::clock_crossings(b.say, b.story);
  if (b.state.range_from) return {words::change_within(b.say, b.change)};
  if (!b.since) return {};
  const std::string date = format_short_date(b.since->at, b.year, b.say);
  return {words::change_since(b.say, b.change, date + " (" + b.since->short_title + ")"),
          words::change_since(b.say, b.change, date)};
}

/// The layout. It depends on the texts, so that none is cut.
struct Plan {
  float gutter = 0, axis_left = 0, clocks_w = 0;
  std::vector<Stop> stops;
  int stop = 0;
  std::string date;
  std::vector<std::string> status;  // all candidates, the longest first
  std::vector<std::string> status_lines;
  TextStyle status_style = kSmall;
  bool clocks_below = false, status_below = false;
  float words_mid = 0, clocks_mid = 0, status_y = 0, axis_y = 0, height = 0;
};

/// Sets status_lines to the longest text that fits in `max_lines` small lines. With `force`, the shortest one is used even if
/// it needs more lines.
void choose_status(const SceneBuilder& b, Plan& p, float room, std::size_t max_lines, bool force) {
  for (const std::string& words : p.status) {
    std::vector<std::string> lines = wrap_pretty(words, kSmall, room, b.measure);
    const bool last = &words == &p.status.back();
    if (room < b.u(kMinStatusPx) || (lines.size() > max_lines && !(force && last))) continue;
    p.status_lines = std::move(lines);
    return;
  }
}

Plan plan_for(const SceneBuilder& b, float width_px) {
  Plan p;
  const bool narrow = b.scene.layout == LayoutKind::narrow;
  p.gutter = b.u(narrow ? layout::kNarrowGutterPx : layout::kGutterPx);
  p.axis_left = narrow ? p.gutter + b.u(4) : p.gutter + kButtons * button_side(b) + b.u(kAxisGapPx);
  p.stops = stops(b.story, b.filter, b.state.clock);
  p.stop = shown_stop(b.story, b.state);
  p.clocks_w = clock_width(b, Clock::said) + clock_width(b, Clock::published);
  const float row = std::max(b.min_target_px(), b.u(kRowHeightPx));
  p.words_mid = p.clocks_mid = b.u(kRowMidPx);

  // The date is never cut: where it does not fit it is shortened, and then the clocks go below it.
  const float words_x = narrow ? p.gutter : p.axis_left;
  const float row_w = width_px - p.gutter + b.u(8) - words_x;
  const float beside = b.u(kCaretPx) + (b.state.range_from ? b.min_target_px() + b.u(4) : 0);
  const std::vector<std::string> dates = date_candidates(b, p.stops, p.stop);
  const auto width_of = [&](const std::string& s) {
    return b.state.typed_date ? b.u(kFieldPx) : b.measure.width_px(s, kLeadBold) + beside;
  };
  const std::size_t first = narrow && dates.size() > 1 ? 1 : 0;
  std::size_t at = first;
  while (at + 1 < dates.size() && width_of(dates[at]) + p.clocks_w + b.u(kDateToClocksPx) > row_w) ++at;
  p.date = dates[at];
  if (width_of(p.date) + p.clocks_w + b.u(kDateToClocksPx) > row_w) {
    p.clocks_below = true;
    p.clocks_mid = p.words_mid + row;
  }
  float head = p.clocks_mid - b.u(kRowMidPx);

  // The status: beside the date or the buttons; where it does not fit there, on lines of its own.
  p.status = status_candidates(b);
  float tail = 0;
  if (narrow) {
    const float room = width_px - 2 * p.gutter - kButtons * button_side(b) - b.u(4);
    choose_status(b, p, room, 2, false);
    if (p.status_lines.empty() && !p.status.empty()) {
      p.status_below = true;
      choose_status(b, p, width_px - 2 * p.gutter, 2, true);
      tail = static_cast<float>(p.status_lines.size()) * b.measure.line_px(kSmall) + b.u(4);
    }
  } else {
    const float room = row_w - width_of(p.date) - p.clocks_w - b.u(40);
    const bool fits_large = !p.status.empty() && b.measure.width_px(p.status.front(), kBody) <= room && !p.clocks_below;
    if (fits_large) {
      p.status_style = kBody;
      p.status_lines = {p.status.front()};
    } else if (!p.clocks_below) {
      choose_status(b, p, room, 2, false);
    }
    if (p.status_lines.empty() && !p.status.empty()) {
      p.status_below = true;
      choose_status(b, p, row_w - b.u(8), 1, true);
      p.status_y = p.clocks_mid + b.u(14);
      head += static_cast<float>(p.status_lines.size()) * b.measure.line_px(kSmall) + b.u(2);
    }
  }
  p.axis_y = b.u(narrow ? kAxisTopNarrowPx : kAxisTopPx) + head;
  p.height = std::round(b.u(narrow ? kHeightNarrowPx : layout::kScrubberPx) + head + tail);
  return p;
}

void build_clocks(SceneBuilder& b, Layer& layer, int group, float right, float mid) {
  const float h = std::max(b.min_target_px(), b.u(kRowHeightPx));
  const int radios = b.add_region({.id = "clock", .parent = group, .role = Role::radio_group, .name = b.say("clock.name")});
  const std::size_t radios_at = static_cast<std::size_t>(radios);
  const float left = right - clock_width(b, Clock::said) - clock_width(b, Clock::published);
  float x = left;
  for (const Clock clock : {Clock::said, Clock::published}) {
    const bool on = b.state.clock == clock;
    const std::string name = clock_name(b, clock);
    const TextStyle style = on ? kBodyBold : kBody;
    const float w = clock_width(b, clock);
    b.add_text(layer, {x + b.u(8), mid - b.measure.line_px(style) / 2}, name, style, on ? ink() : soft());
    if (on) layer.shapes.push_back(FillShape{{x + b.u(8), mid + b.u(11), w - b.u(16), b.u(2)}, ink(), 0});
    b.add_region({.id = "clock:" + std::string(to_string(clock)),
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
}

/// The date, which opens a field for typing another one, and the button that clears a range. Returns the right edge.
float build_date(SceneBuilder& b, Layer& layer, int group, const Plan& p, float x, float mid) {
  if (b.state.typed_date) {
    const float h = std::max(b.min_target_px(), b.u(kRowHeightPx));
    const Rect field{x, mid - h / 2, b.u(kFieldPx), h};
    b.add_field_box(layer, field);
    b.add_region({.id = "time:date",
                  .parent = group,
                  .role = Role::text_field,
                  .name = b.say("time.go-to"),
                  .value = *b.state.typed_date,
                  .hint = b.say("time.go-to.hint"),
                  .rect = field,
                  .invalid = b.state.date_refused,
                  .pointer = true,
                  .on_change = ChangeTarget::date});
    return field.right();
  }
  const float right = b.add_text(layer, {x, mid - b.measure.line_px(kLeadBold) / 2}, p.date, kLeadBold, ink());
  const float side = b.min_target_px(), caret = right + b.u(10);
  layer.shapes.push_back(
      PolygonShape{{{caret - b.u(4), mid - b.u(2)}, {caret + b.u(4), mid - b.u(2)}, {caret, mid + b.u(3)}}, soft()});
  b.add_region({.id = "time:date",
                .parent = group,
                .role = Role::button,
                .name = b.say("time.go-to"),
                .rect = {x - b.u(4), mid - side / 2, right + b.u(kCaretPx) - x + b.u(4), side},
                .pointer = true,
                .on_activate = action::TypeDate{std::string(), false}});
  if (!b.state.range_from) return right + b.u(kCaretPx);
  const Rect clear{right + b.u(kCaretPx + 4), mid - side / 2, side, side};
  const Point c = clear.centre();
  const float r = b.u(4.5f);
  for (const float d : {-1.f, 1.f})
    layer.shapes.push_back(LineShape{{{c.x - r, c.y - d * r}, {c.x + r, c.y + d * r}}, ink(), b.u(1.5f), 0});
  b.add_region({.id = "time:range:clear",
                .parent = group,
                .role = Role::button,
                .name = b.say("time.range.clear"),
                .rect = clear,
                .pointer = true,
                .on_activate = action::SetRange{}});
  return clear.right();
}

std::string pace_text(const SceneBuilder& b, Pace pace) {
  return b.say(pace == Pace::half ? "time.pace.half" : pace == Pace::twice ? "time.pace.twice" : "time.pace.normal");
}

void build_transport(SceneBuilder& b, Layer& layer, int group, int stop, float left, float mid) {
  const float side = button_side(b);
  struct Button {
    const char* id;
    const char* name;  // message key
    Action action;
  };
  const Button buttons[] = {{"time:previous", "time.previous", action::NextStatement{-1}},
                            {"time:play", b.state.playing ? "time.pause" : "time.play", action::SetPlaying{!b.state.playing}},
                            {"time:next", "time.next", action::NextStatement{1}}};
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
    b.add_region({.id = button.id,
                  .parent = group,
                  .role = Role::button,
                  .name = b.say(button.name),
                  .rect = {x, mid - side / 2, side, side},
                  .pointer = true,
                  .on_activate = button.action});
    x += side;
  }
  const std::string pace = pace_text(b, b.state.pace);
  const Pace next = b.state.pace == Pace::normal ? Pace::twice : b.state.pace == Pace::twice ? Pace::half : Pace::normal;
  const float w = b.measure.width_px(pace, kSmallBold);
  b.add_text(layer, {x + (side - w) / 2, mid - b.measure.line_px(kSmallBold) / 2}, pace, kSmallBold,
             b.state.pace == Pace::normal ? soft() : ink());
  b.add_region({.id = "time:pace",
                .parent = group,
                .role = Role::button,
                .name = b.say("time.pace", {{"pace", pace}}),
                .rect = {x, mid - side / 2, side, side},
                .pointer = true,
                .on_activate = action::SetPace{next}});
}

std::string stop_text(const SceneBuilder& b, const std::vector<Stop>& all, int stop) {
  std::string out = moment_text(b, all, stop, false);
  if (stop <= 0) return b.state.moment ? b.say("time.before-first", {{"date", out}}) : out;
  const Stop& s = all[static_cast<std::size_t>(stop - 1)];
  if (s.kind == Stop::Kind::event) return out + ", " + b.story.events[s.index].title;
  if (b.state.quote != QuoteId{s.index}) return out;
  const Quote& q = b.story.quotes[s.index];
  return out + ", " + b.story[q.speaker].name + ": " + format_quote(q);
}

/// The label of the ghost handle: what a press there would go to.
std::string ghost_text(const SceneBuilder& b, const std::vector<Stop>& all, int stop) {
  if (stop <= 0)
    return b.state.range_from ? start_text(b, *b.state.range_from, 0) : format_short_moment(earliest_moment(b.story), 0, b.say);
  const Stop& s = all[static_cast<std::size_t>(stop - 1)];
  if (s.kind == Stop::Kind::event)
    return format_short_date(b.story.events[s.index].at, b.year, b.say) + " · " + b.story.events[s.index].short_title;
  const Quote& q = b.story.quotes[s.index];
  return format_short_date(q.at[static_cast<std::size_t>(b.state.clock)], b.year, b.say) + " · " + b.story[q.speaker].name;
}

/// A range can begin wherever a stop begins before the moment.
void place_range_starts(const SceneBuilder& b, const Axis& axis, ScrubberGeometry& geometry) {
  QuoteFilter whole = b.filter;
  whole.from.reset();
  std::vector<Minute> begins;
  const Minute earliest = time_extent(b.story).begin;
  for (const Stop& s : stops(b.story, whole, b.state.clock))
    if (s.begin > earliest && s.begin < b.moment) begins.push_back(s.begin);
  if (b.state.range_from) begins.push_back(*b.state.range_from);
  sort_stably(begins, [](Minute l, Minute r) { return l < r; });
  geometry.from_x_px = {axis.left};
  for (const Minute m : begins) {
    if (!geometry.from_minutes.empty() && geometry.from_minutes.back() == m) continue;
    geometry.from_minutes.push_back(m);
    geometry.from_x_px.push_back(axis.px(m));
  }
  const auto at = std::find(geometry.from_minutes.begin(), geometry.from_minutes.end(), b.state.range_from.value_or(kOpenPast));
  geometry.from = at == geometry.from_minutes.end() ? 0 : static_cast<int>(at - geometry.from_minutes.begin()) + 1;
}

/// The handle at the start of the range.
void build_from_handle(SceneBuilder& b, Layer& layer, const Axis& axis, int group) {
  const ScrubberGeometry& g = b.scene.scrubber;
  if (g.from_minutes.empty()) return;
  const float x = g.from_x_px[static_cast<std::size_t>(g.from)], h = b.u(9), side = b.min_target_px();
  const Paint paint = g.from > 0 || b.focused("time:from") ? ink() : soft();
  layer.shapes.push_back(FillShape{{x - b.u(3), axis.y - h - b.u(1), b.u(8), 2 * h + b.u(2)}, paper(), 0});
  layer.shapes.push_back(FillShape{{x - b.u(1.5f), axis.y - h, b.u(3), 2 * h}, paint, 0});
  for (const float y : {axis.y - h, axis.y + h - b.u(2)}) layer.shapes.push_back(FillShape{{x, y, b.u(5), b.u(2)}, paint, 0});
  b.add_region(
      {.id = "time:from",
       .parent = group,
       .role = Role::slider,
       .name = b.say("time.from"),
       .value = g.from == 0 ? b.say("time.from.all") : start_text(b, g.from_minutes[static_cast<std::size_t>(g.from - 1)], 0),
       .rect = {x - side / 2, axis.y - side / 2, side, side},
       .now = g.from,
       .max = static_cast<int>(g.from_minutes.size()),
       .on_change = ChangeTarget::range_start});
}

}  // namespace

float scrubber_height(SceneBuilder& b, float width_px) { return plan_for(b, width_px).height; }

void build_scrubber(SceneBuilder& b, const Rect& rect) {
  const bool narrow = b.scene.layout == LayoutKind::narrow;
  const Plan p = plan_for(b, rect.w);
  Layer layer{"scrubber", rect, {}};
  layer.shapes.push_back(FillShape{rect, paper(), 0});
  b.add_horizontal_rule(layer, rect.x, rect.y, rect.w);
  const int group = b.add_region({.id = "time", .role = Role::group, .name = b.say("time.name"), .rect = rect});

  const float words_x = rect.x + (narrow ? p.gutter : p.axis_left), words_mid = rect.y + p.words_mid;
  const float date_right = build_date(b, layer, group, p, words_x, words_mid);
  build_clocks(b, layer, group, rect.right() - p.gutter + b.u(8), rect.y + p.clocks_mid);

  const Axis axis = build_axis(b, rect.x + p.axis_left, rect.right() - p.gutter - b.u(narrow ? 6 : 14), rect.y + p.axis_y);
  const Ticks ticks = place_ticks(b, axis, b.state.clock);
  ScrubberGeometry& geometry = b.scene.scrubber;
  geometry.stop_x_px = {b.state.range_from ? axis.px(*b.state.range_from) : axis.left};
  for (const Stop& s : p.stops)
    geometry.stop_x_px.push_back(s.kind == Stop::Kind::quote ? ticks.foot[s.index].x : axis.px(s.end));
  place_range_starts(b, axis, geometry);
  const bool on_quote = b.state.quote && p.stop > 0 &&
                        p.stops[static_cast<std::size_t>(p.stop - 1)].kind == Stop::Kind::quote &&
                        p.stops[static_cast<std::size_t>(p.stop - 1)].index == b.state.quote->index;
  geometry.handle_x_px = on_quote ? geometry.stop_x_px[static_cast<std::size_t>(p.stop)] : axis.px(b.moment);
  build_axis_line(b, layer, axis, geometry.from_x_px[static_cast<std::size_t>(geometry.from)]);
  build_ticks(b, layer, axis, ticks);
  const float buttons_h = narrow ? b.u(kButtonRowPx) : b.u(4);
  const float own_status_h =
      narrow && p.status_below ? static_cast<float>(p.status_lines.size()) * b.measure.line_px(kSmall) + b.u(4) : 0;
  build_event_labels(b, layer, axis, rect.bottom() - buttons_h - own_status_h);

  const float track_h = b.u(kTrackHeightPx);
  const float track_left = std::max(rect.x, axis.left - b.u(kTrackExtraPx)),
              track_right = std::min(rect.right(), axis.right + b.u(kTrackExtraPx));
  geometry.track = {track_left, axis.y - track_h / 2 - b.u(8), track_right - track_left, track_h + b.u(4)};
  build_from_handle(b, layer, axis, group);
  const Point handle{geometry.handle_x_px, axis.y};
  layer.shapes.push_back(DiscShape{handle, b.u(kHandlePx + 2), paper(), {}, 1});
  layer.shapes.push_back(DiscShape{handle, b.u(kHandlePx), paper(), ink(), b.u(3)});
  layer.shapes.push_back(DiscShape{handle, b.u(3.5f), ink(), {}, 1});
  Region slider{.id = "time:scrubber",
                .parent = group,
                .role = Role::slider,
                .name = b.say("time.name"),
                .value = stop_text(b, p.stops, p.stop),
                .rect = geometry.track,
                .pointer = true,
                .now = p.stop,
                .max = static_cast<int>(p.stops.size()),
                .on_change = ChangeTarget::stop};
  b.add_region(std::move(slider));
  build_folds(b, axis, group);

  const float buttons_mid = narrow ? rect.bottom() - b.u(kRowMidPx) : axis.y;
  build_transport(b, layer, group, p.stop, rect.x + p.gutter - b.u(8), buttons_mid);

  const float status_h = static_cast<float>(p.status_lines.size()) * b.measure.line_px(p.status_style);
  Point status_at{date_right + b.u(kDateToStatusPx),
                  words_mid - status_h / 2 + (p.status_style.size == kBody.size ? b.u(1) : 0)};
  if (narrow && p.status_below)
    status_at = {rect.x + p.gutter, rect.bottom() - buttons_h - own_status_h};
  else if (narrow)
    status_at = {rect.x + p.gutter - b.u(8) + kButtons * button_side(b) + b.u(8), buttons_mid - status_h / 2};
  else if (p.status_below)
    status_at = {words_x, rect.y + p.status_y};
  b.add_lines(layer, status_at, p.status_lines, p.status_style, b.state.date_refused || b.state.clock_changed ? ink() : soft());
  if (!p.status.empty())
    b.add_region({.id = "time:changes",
                  .parent = group,
                  .role = Role::status,
                  .name = p.status.front(),
                  .rect = {status_at.x, status_at.y, std::max(b.u(40), std::min(b.u(kMaxStatusPx), rect.right() - status_at.x)),
                           std::max(b.u(17), status_h)}});

  const std::optional<int> pointed_at = b.state.hover.stop;
  if (pointed_at && *pointed_at >= 0 && *pointed_at < static_cast<int>(geometry.stop_x_px.size())) {
    const float x = geometry.stop_x_px[static_cast<std::size_t>(*pointed_at)];
    build_ghost(b, layer, axis, group, x, ghost_text(b, p.stops, *pointed_at));
  }
  build_fold_note(b, layer, axis);
  b.scene.layers.push_back(std::move(layer));
}

}  // namespace standpoint
