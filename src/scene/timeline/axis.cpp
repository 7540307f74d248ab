#include "scene/timeline/axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "standpoint/time_scale.h"

namespace standpoint {
namespace {

constexpr float kTickPx = 3;
constexpr float kTickHeightPx = 14;
constexpr float kTickPitchPx = 12;  // between the ticks of one span; less where they do not fit
constexpr float kMinPitchPx = 5;    // denser spans are drawn as a histogram
constexpr float kBinPx = 4;
constexpr float kHistogramPx = 30;
constexpr int kLanes = 4;
constexpr float kLanePx = 5;
constexpr float kOtherAlpha = 0.3f;       // not matched by the filter
constexpr float kUnknownAlpha = 0.45f;    // not known at the moment
constexpr float kBracketAboveAxisPx = 9;  // of the lowest lane
constexpr float kTickAboveBracketPx = 3;
constexpr float kStrongTickExtraPx = 8, kStrongTickExtraWidthPx = 1.5f;  // of the selected or hovered tick
constexpr double kMinDayPx = 24;                                         // narrower days have no midnight mark
constexpr float kMinSegmentPx = 56, kBreakPx = 20;
constexpr float kNotePaddingPx = 6;
constexpr float kFoldNotePx = 240, kGhostNotePx = 300;  // maximum widths
constexpr float kFoldNoteAboveAxisPx = 16, kGhostNoteAboveAxisPx = 36;
constexpr Minute kMinutesPerMonth = 30 * kMinutesPerDay;
constexpr Minute kMinutesPerYear = 365 * kMinutesPerDay;

bool is_dense(const SceneBuilder& b, const TickGroup& g) { return g.pitch_px < b.u(kMinPitchPx); }

float bracket_y(const SceneBuilder& b, const Axis& axis, const TickGroup& g) {
  return axis.y - b.u(kBracketAboveAxisPx + kLanePx * static_cast<float>(g.lane));
}

void build_bracket(SceneBuilder& b, Layer& layer, const Axis& axis, const TickGroup& g) {
  const float y = bracket_y(b, axis, g);
  if (g.open_end) return build_open_end(b, layer, g.begin_px + 2, axis.right, y);
  layer.shapes.push_back(FillShape{{g.begin_px + 2, y, g.end_px - g.begin_px - 4, 1}, rule(), 0});
  if (!g.open_begin) return;
  const float tip = g.begin_px - b.u(4);
  layer.shapes.push_back(
      PolygonShape{{{tip, y + 0.5f}, {tip + b.u(6), y + 0.5f - b.u(3)}, {tip + b.u(6), y + 0.5f + b.u(3)}}, soft()});
}

/// For ticks too dense to distinguish: stacked bars by party; what the filter matches is at the bottom of each bar.
void build_histogram(SceneBuilder& b, Layer& layer, const TickGroup& g, float base, bool known) {
  const float width = std::max(b.u(kBinPx), g.pitch_px * static_cast<float>(g.quotes.size()));
  const auto bins = static_cast<std::size_t>(std::max(1.f, std::floor(width / b.u(kBinPx))));
  const std::size_t per_bin = (g.quotes.size() + bins - 1) / bins;
  const float left = g.open_end ? g.begin_px : (g.begin_px + g.end_px) / 2 - width / 2;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const std::size_t parties = b.story.parties.size();
    std::vector<std::size_t> share(2 * parties);  // by party: those that match the filter, then the others
    const std::size_t from = bin * per_bin, to = std::min(g.quotes.size(), from + per_bin);
    for (std::size_t i = from; i < to; ++i)
      ++share[b.story.party_of(g.quotes[i]).index + (matches(b.story, b.filter, g.quotes[i]) ? 0 : parties)];
    float y = base;
    for (std::size_t i = 0; i < share.size(); ++i) {
      if (share[i] == 0) continue;
      const float h = b.u(kHistogramPx) * static_cast<float>(share[i]) / static_cast<float>(per_bin);
      y -= h;
      const PartyId party{static_cast<std::uint32_t>(i % parties)};
      layer.shapes.push_back(FillShape{{left + static_cast<float>(bin) * b.u(kBinPx), y, b.u(kBinPx) - 1, h},
                                       hue(party, i >= parties ? kOtherAlpha
                                                  : known      ? 1.f
                                                               : kUnknownAlpha),
                                       0});
    }
  }
}

/// Text in a box, centred on `x` but kept inside the layer's clip; `bottom` is the bottom of the box.
void build_note(SceneBuilder& b, Layer& layer, float x, float bottom, const std::vector<std::string>& lines, TextStyle style) {
  float widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, b.measure.width_px(line, style));
  const float w = widest + b.u(2 * kNotePaddingPx), h = static_cast<float>(lines.size()) * b.measure.line_px(style) + b.u(2);
  const float left =
      std::clamp(x - w / 2, layer.clip.x + b.u(4), std::max(layer.clip.x + b.u(4), layer.clip.right() - w - b.u(4)));
  const Rect box{left, bottom - h, w, h};
  layer.shapes.push_back(FillShape{box, rule(), b.u(4)});
  layer.shapes.push_back(FillShape{box.inset(1), paper(), b.u(3)});
  b.add_lines(layer, {left + b.u(kNotePaddingPx), box.y + b.u(1)}, lines, style, ink());
}

/// Describes the break between two segments of the axis.
std::string fold_text(const SceneBuilder& b, const TimeSegment& before, const TimeSegment& after) {
  const Minute folded = after.begin - before.end;
  if (folded < kMinutesPerDay) return b.say("time.scale-changes");
  // Rounded to the largest unit of which there are at least two.
  const bool years = folded >= 2 * kMinutesPerYear, months = folded >= 2 * kMinutesPerMonth;
  const Minute unit = years ? kMinutesPerYear : months ? kMinutesPerMonth : kMinutesPerDay;
  const long long n = (folded + unit / 2) / unit;
  // From the last day drawn before the break to the first day drawn after it.
  const bool midnight = after.begin == minute_from_civil(civil_from_minute(after.begin));
  const Minute first_day = midnight ? after.begin + kMinutesPerDay : after.begin;
  return b.say(
      years    ? "time.folded-years"
      : months ? "time.folded-months"
               : "time.folded-days",
      {{"from", format_short_moment(before.end, 0, b.say)}, {"to", format_short_moment(first_day, 0, b.say)}, {"n", n}});
}

std::string fold_id(std::size_t i) { return "time:fold:" + std::to_string(i); }

float fold_px(const std::vector<TimeSegment>& segments, std::size_t i) {
  return static_cast<float>((segments[i].end_px + segments[i + 1].begin_px) / 2);
}

}  // namespace

TimeScale::Span drawn_span(const Edtf& date) {
  if (date.open_begin() && date.open_end()) return {0, kMinutesPerDay};
  if (date.open_begin()) return {date.end - kMinutesPerDay, date.end};
  if (date.open_end()) return {date.begin, date.begin + kMinutesPerDay};
  return {date.begin, date.end};
}

void build_open_end(SceneBuilder& b, Layer& layer, float from, float to, float y) {
  constexpr int kSteps = 6;
  const float step = (to - from) / kSteps;
  for (int i = 0; i < kSteps; ++i) {
    const float alpha = 1 - 0.8f * static_cast<float>(i) / kSteps;
    layer.shapes.push_back(FillShape{{from + step * static_cast<float>(i), y, step, 1}, {Ink::soft_ink, {}, alpha}, 0});
  }
  layer.shapes.push_back(PolygonShape{{{to, y + 0.5f}, {to - b.u(6), y + 0.5f - b.u(3)}, {to - b.u(6), y + 0.5f + b.u(3)}},
                                      {Ink::soft_ink, {}, 0.6f}});
}

Axis build_axis(const SceneBuilder& b, float left, float right, float y) {
  std::vector<TimeScale::Span> spans;
  for (const Quote& q : b.story.quotes)
    for (const Edtf& at : q.at) spans.push_back(drawn_span(at));
  for (const Event& e : b.story.events) spans.push_back(drawn_span(e.at));
  return {TimeScale::build(spans, left, right, b.u(kMinSegmentPx), b.u(kBreakPx)), left, right, y};
}

float TickGroup::x_px(std::size_t i) const {
  const float n = static_cast<float>(quotes.size()), at = static_cast<float>(i);
  return open_end ? begin_px + (at + 1) * pitch_px : (begin_px + end_px) / 2 + (at - (n - 1) / 2) * pitch_px;
}

Ticks place_ticks(const SceneBuilder& b, const Axis& axis, Clock clock) {
  Ticks ticks;
  std::vector<TickGroup>& groups = ticks.groups;
  for (const QuoteId id : b.story.by_time[static_cast<std::size_t>(clock)]) {
    const Edtf& at = b.story[id].at[static_cast<std::size_t>(clock)];
    const TimeScale::Span span = drawn_span(at);
    // Sorted by time: groups with the same span are close together, separated only by groups with the same end.
    constexpr std::size_t kNear = 8;
    std::size_t found = groups.size();
    for (std::size_t g = groups.size(); g-- > 0 && groups.size() - g <= kNear;)
      if (groups[g].span.begin == span.begin && groups[g].span.end == span.end && groups[g].open_end == at.open_end())
        found = g;
    if (found == groups.size()) {
      TickGroup g{.span = span, .quotes = {}};
      g.open_end = at.open_end();
      g.begin_px = axis.px(span.begin);
      g.end_px = g.open_end ? axis.right : axis.px(span.end);
      groups.push_back(std::move(g));
    }
    groups[found].quotes.push_back(id);
    groups[found].open_begin |= at.open_begin();
  }
  for (TickGroup& g : groups) {
    const float room = std::max(0.f, g.end_px - g.begin_px - b.u(8));
    g.pitch_px = std::min(b.u(kTickPitchPx), room / static_cast<float>(g.quotes.size()));
  }
  ticks.foot.resize(b.story.quotes.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::array<bool, kLanes> taken{};
    for (std::size_t j = 0; j < i; ++j)
      if (groups[j].begin_px < groups[i].end_px - 1 && groups[i].begin_px < groups[j].end_px - 1)
        taken[static_cast<std::size_t>(groups[j].lane)] = true;
    while (groups[i].lane + 1 < kLanes && taken[static_cast<std::size_t>(groups[i].lane)]) ++groups[i].lane;
    const float y = bracket_y(b, axis, groups[i]) - b.u(kTickAboveBracketPx);
    for (std::size_t q = 0; q < groups[i].quotes.size(); ++q) ticks.foot[groups[i].quotes[q].index] = {groups[i].x_px(q), y};
  }
  return ticks;
}

void build_ticks(SceneBuilder& b, Layer& layer, const Axis& axis, const Ticks& ticks) {
  // After a change of clocks the ticks glide from their places on the other clock.
  Ticks before;
  if (b.transient.clock_glide) before = place_ticks(b, axis, b.state.clock == Clock::said ? Clock::published : Clock::said);
  const float glide = b.transient.clock_glide.value_or(1);
  for (const TickGroup& g : ticks.groups) {
    // The bracket shows that the time is only known to lie within the span.
    build_bracket(b, layer, axis, g);
    const bool known = !g.open_end && g.span.end <= b.moment;
    if (is_dense(b, g)) {
      build_histogram(b, layer, g, bracket_y(b, axis, g) - b.u(kTickAboveBracketPx), known);
      continue;
    }
    for (const QuoteId q : g.quotes) {
      Point foot = ticks.foot[q.index];
      if (!before.foot.empty()) {
        const Point from = before.foot[q.index];
        foot = {from.x + (foot.x - from.x) * glide, from.y + (foot.y - from.y) * glide};
      }
      const PartyId party = b.story.party_of(q);
      const bool strong = b.state.quote == q || b.state.hover.quote == q;
      const bool shown = strong || b.state.hover.party == party;
      const float alpha = shown ? 1.f : !matches(b.story, b.filter, q) ? kOtherAlpha : known ? 1.f : kUnknownAlpha;
      const float h = b.u(kTickHeightPx + (strong ? kStrongTickExtraPx : 0.f)),
                  w = b.u(strong ? kTickPx + kStrongTickExtraWidthPx : kTickPx);
      layer.shapes.push_back(FillShape{{foot.x - w / 2, foot.y - h, w, h}, hue(party, alpha), 0});
    }
  }
}

void build_axis_line(SceneBuilder& b, Layer& layer, const Axis& axis, float from_px) {
  const auto& segments = axis.scale.segments();
  const float moment = axis.px(b.moment);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const float from = static_cast<float>(segments[i].begin_px), to = static_cast<float>(segments[i].end_px);
    layer.shapes.push_back(FillShape{{from, axis.y - 1, to - from, 2}, rule(), 0});
    const float ink_from = std::max(from, from_px), ink_to = std::min(moment, to);
    if (ink_to > ink_from) layer.shapes.push_back(FillShape{{ink_from, axis.y - 1, ink_to - ink_from, 2}, ink(), 0});
    if (i + 1 == segments.size()) continue;
    const bool asked = b.state.hover.fold == static_cast<int>(i) || b.focused(fold_id(i));
    for (const float x : {to, static_cast<float>(segments[i + 1].begin_px)})
      layer.shapes.push_back(
          LineShape{{{x - b.u(3), axis.y + b.u(6)}, {x + b.u(3), axis.y - b.u(6)}}, ink(), b.u(asked ? 2.5f : 1.5f), 0});
  }
  // Midnights, where days are wide enough.
  for (const TimeSegment& s : segments) {
    const double day_px = (s.end_px - s.begin_px) / std::max(1.0, static_cast<double>(s.end - s.begin)) * kMinutesPerDay;
    if (day_px < kMinDayPx) continue;
    const Minute first = (s.begin + kMinutesPerDay - 1) / kMinutesPerDay * kMinutesPerDay;
    for (Minute m = first; m <= s.end; m += kMinutesPerDay)
      layer.shapes.push_back(FillShape{{axis.px(m) - 0.5f, axis.y - b.u(4), 1, b.u(8)}, ink(), 0});
  }
}

void build_folds(SceneBuilder& b, const Axis& axis, int group) {
  const auto& segments = axis.scale.segments();
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    const float x = fold_px(segments, i), side = b.min_target_px();
    b.scene.scrubber.fold_x_px.push_back(x);
    const Hover asked{
        .party = {}, .quote = {}, .event = {}, .question = {}, .country = {}, .stop = {}, .fold = static_cast<int>(i)};
    b.add_region({.id = fold_id(i),
                  .parent = group,
                  .role = Role::button,
                  .name = fold_text(b, segments[i], segments[i + 1]),
                  .rect = {x - side / 2, axis.y - side / 2, side, side},
                  .on_activate = action::SetHover{asked},
                  .on_hover = asked});
  }
}

void build_fold_note(SceneBuilder& b, Layer& layer, const Axis& axis) {
  const auto& segments = axis.scale.segments();
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    if (b.state.hover.fold != static_cast<int>(i) && !b.focused(fold_id(i))) continue;
    const std::vector<std::string> lines =
        wrap(fold_text(b, segments[i], segments[i + 1]), kSmall, b.u(kFoldNotePx), b.measure);
    return build_note(b, layer, fold_px(segments, i), axis.y - b.u(kFoldNoteAboveAxisPx), lines, kSmall);
  }
}

void build_ghost(SceneBuilder& b, Layer& layer, const Axis& axis, int group, float x_px, const std::string& words) {
  layer.shapes.push_back(DiscShape{{x_px, axis.y}, b.u(8), paper(), soft(), b.u(1.5f)});
  layer.shapes.push_back(DiscShape{{x_px, axis.y}, b.u(2.5f), soft(), {}, 1});
  const std::string shown = ellipsize(words, kSmallBold, std::min(b.u(kGhostNotePx), layer.clip.w - b.u(24)), b.measure);
  build_note(b, layer, x_px, axis.y - b.u(kGhostNoteAboveAxisPx), {shown}, kSmallBold);
  b.add_region({.id = "time:ghost",
                .parent = group,
                .role = Role::text,
                .name = words,
                .rect = {std::max(layer.clip.x, x_px - b.u(60)), axis.y - b.u(54), b.u(120), b.u(18)}});
}

}  // namespace standpoint
