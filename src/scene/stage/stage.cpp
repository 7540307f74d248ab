// The stage: one step of the guided reading at a time, for an audience. The map is on one side and a panel with the step and
// its quote on the other, or above the panel where the screen is tall; the date and the controls are at the bottom.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/scene_builder.h"
#include "story/quotation_text.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr TextStyle kLarge{Family::sans, Weight::regular, 3};
constexpr TextStyle kHeading{Family::serif, Weight::semibold, 4};
constexpr TextStyle kSmallHeading{Family::serif, Weight::semibold, 3};
constexpr float kPanelShare = 0.46f;            // of the width
constexpr float kMapShares[] = {0.42f, 0.32f};  // of the height, where the panel is below; tried in order
constexpr float kShrinkFactor = 0.94f;          // scale from one attempt to the next
constexpr float kMinScale = 0.5f;
constexpr float kWideRatio = 1.1f;  // of width to height, from which the panel is beside the map
constexpr float kGutterBesidePx = 28, kGutterPx = 20;
constexpr float kMinMapPx = 100;
constexpr float kButtonPx = 36, kMinButtonPx = 28, kMinButtonCoarsePx = 44;
constexpr float kCounterRowPx = 32, kCounterRowCoarsePx = 44;
constexpr float kFootPaddingPx = 16;
constexpr float kProgressPx = 4, kProgressGapPx = 3;
constexpr int kMaxGapSteps = 40;  // with more steps the progress bar has no gaps
constexpr float kPanelTopPx = 10, kCounterGapPx = 2, kHeadingGapPx = 8, kTextGapPx = 12;
constexpr float kQuotationTopPx = 20, kQuotationGapPx = 10;
constexpr float kSpeakerIndentPx = 18, kSpeakerDotPx = 6;

/// Text styles of the panel, the largest first.
struct Fitting {
  TextStyle heading, text, quotation;
};
constexpr Fitting kFittings[] = {
    {kHeading, kLead, {Family::serif, Weight::regular, 4}},
    {kSmallHeading, kLead, {Family::serif, Weight::regular, 4}},
    {kSmallHeading, kLead, kQuotation},
};
/// Without a quote the step's text can be larger.
constexpr Fitting kTextAlone[] = {{kHeading, {Family::sans, Weight::regular, 4}, kQuotation},
                                  {kHeading, kLarge, kQuotation},
                                  {kSmallHeading, kLead, kQuotation}};

struct Plan {
  Rect question, map, panel, foot;
  float gutter = 0;
  Fitting fitting;
  std::vector<std::string> question_lines, heading, text, quotation, by, citation;
};

const Step& current_step(const SceneBuilder& b) { return b.story.steps[static_cast<std::size_t>(b.state.step - 1)]; }

float lines_height_px(const SceneBuilder& b, const std::vector<std::string>& lines, TextStyle style) {
  return static_cast<float>(lines.size()) * b.measure.line_px(style);
}

/// The moment in words; where the selected quote's date ends at the moment, that date, which may be less precise.
std::string date_text(const SceneBuilder& b) {
  if (b.state.quote) {
    const Edtf& at = b.story[*b.state.quote].at[static_cast<std::size_t>(b.state.clock)];
    if (at.end == b.moment && !at.open_begin()) return format_date(at, b.say);
  }
  return format_moment(b.moment, b.say);
}

std::string join_with_dots(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += " \xC2\xB7 ";
    out += part;
  }
  return out;
}

// --- Layout ---

bool is_side_by_side(const Rect& rect) { return rect.w > rect.h * kWideRatio; }

/// Does not shrink with the text, since fingers do not.
float min_button_px(const SceneBuilder& b) { return b.scene.viewport.coarse_pointer ? kMinButtonCoarsePx : kMinButtonPx; }

/// Height of the counter's row, px. The page places the presenter's buttons in the same row.
float counter_row_px(const SceneBuilder& b) {
  return std::max(b.measure.line_px(kBody), b.scene.viewport.coarse_pointer ? kCounterRowCoarsePx : kCounterRowPx);
}

void divide_screen(const SceneBuilder& b, const Rect& rect, float map_share, Plan& p) {
  const bool beside = is_side_by_side(rect);
  p.gutter = b.u(beside ? kGutterBesidePx : kGutterPx);
  const float foot_h = std::ceil(std::max(min_button_px(b), b.u(kButtonPx)) + b.u(kFootPaddingPx));
  p.foot = {rect.x, rect.bottom() - foot_h, rect.w, foot_h};
  const float above = rect.h - foot_h;
  const float map_w = beside ? std::round(rect.w * (1 - kPanelShare)) : rect.w;
  const std::string question = b.state.question ? b.story[*b.state.question].text : b.say("question.all");
  p.question_lines = wrap_pretty(question, kTitle, map_w - 2 * p.gutter, b.measure);
  const float question_h = std::ceil(lines_height_px(b, p.question_lines, kTitle) + b.u(24));
  p.question = {rect.x, rect.y, map_w, question_h};
  const float map_h = beside ? above - question_h : std::round(above * map_share) - question_h;
  p.map = {rect.x, p.question.bottom(), map_w, std::max(0.f, map_h)};
  p.panel =
      beside ? Rect{map_w, rect.y, rect.w - map_w, above} : Rect{rect.x, p.map.bottom(), rect.w, p.foot.y - p.map.bottom()};
}

/// Breaks the panel's text into lines with these styles. Returns its height, px.
float layout_panel_text(const SceneBuilder& b, Plan& p, const Fitting& fitting) {
  const float width = p.panel.w - 2 * p.gutter;
  const Step& step = current_step(b);
  p.fitting = fitting;
  p.heading = wrap_pretty(step.title, fitting.heading, width, b.measure);
  p.text = wrap_pretty(step.text, fitting.text, width, b.measure);
  float h = b.u(kPanelTopPx) + counter_row_px(b) + b.u(kCounterGapPx) + lines_height_px(b, p.heading, fitting.heading) +
            b.u(kHeadingGapPx) + lines_height_px(b, p.text, fitting.text) + b.u(kTextGapPx);
  if (!b.state.quote) return h;
  const Quote& quote = b.story[*b.state.quote];
  const Person& speaker = b.story[quote.speaker];
  const std::string words = format_quote(quote);
  p.quotation = wrap_pretty(words, fitting.quotation, width, b.measure, hanging_mark_px(words, fitting.quotation, b.measure));
  const float indent = b.u(kSpeakerIndentPx);
  p.by = wrap(speaker.name, kLeadBold, width - indent, b.measure);
  for (std::string& line : wrap_pretty(speaker.office, kLead, width - indent, b.measure)) p.citation.push_back(std::move(line));
  h += b.u(kQuotationTopPx) + lines_height_px(b, p.quotation, fitting.quotation) + b.u(kQuotationGapPx);
  h += lines_height_px(b, p.by, kLeadBold) + lines_height_px(b, p.citation, kLead);
  const std::string cited = join_with_dots(words::citation_parts(b.say, b.story, quote, b.year));
  return h + lines_height_px(b, wrap(cited, kBody, width - indent, b.measure), kBody);
}

bool try_plan(const SceneBuilder& b, const Rect& rect, Plan& p) {
  const auto fits = [&](const Fitting& fitting) {
    p.by.clear();
    p.citation.clear();
    return layout_panel_text(b, p, fitting) <= p.panel.h && p.map.h >= b.u(kMinMapPx);
  };
  for (const float map_share : kMapShares) {
    p = {};
    divide_screen(b, rect, map_share, p);
    if (b.state.quote ? std::any_of(std::begin(kFittings), std::end(kFittings), fits)
                      : std::any_of(std::begin(kTextAlone), std::end(kTextAlone), fits))
      return true;
    if (is_side_by_side(rect)) return false;
  }
  return false;
}

// --- Building ---

void build_question(SceneBuilder& b, const Plan& p, int stage) {
  Layer& layer = b.add_layer("stage", p.question);
  layer.shapes.push_back(FillShape{p.question, paper(), 0});
  b.add_lines(layer, {p.question.x + p.gutter, p.question.y + b.u(14)}, p.question_lines, kTitle, ink());
  b.add_region({.id = "stage:question",
                .parent = stage,
                .role = Role::text,
                .name = b.state.question ? b.story[*b.state.question].text : b.say("question.all"),
                .lang = b.state.question ? b.lang_if_foreign(b.story[*b.state.question].text) : std::string(),
                .rect = p.question});
}

void build_speaker(SceneBuilder& b, const Plan& p, Layer& layer, Point at, int stage) {
  const Quote& quote = b.story[*b.state.quote];
  const float top = at.y, indent = b.u(kSpeakerIndentPx);
  layer.shapes.push_back(DiscShape{{at.x + b.u(kSpeakerDotPx), at.y + b.measure.line_px(kLeadBold) / 2},
                                   b.u(kSpeakerDotPx),
                                   hue(b.story[quote.speaker].party),
                                   {},
                                   1});
  at.y = b.add_lines(layer, {at.x + indent, at.y}, p.by, kLeadBold, ink());
  at.y = b.add_lines(layer, {at.x + indent, at.y}, p.citation, kLead, soft());
  const std::string cited = join_with_dots(words::citation_parts(b.say, b.story, quote, b.year));
  const float width = p.panel.w - 2 * p.gutter;
  at.y = b.add_lines(layer, {at.x + indent, at.y}, wrap(cited, kBody, width - indent, b.measure), kBody, soft());
  b.add_region({.id = "stage:by",
                .parent = stage,
                .role = Role::text,
                .name = words::spoken_citation(b.say, b.story, quote),
                .rect = {at.x, top, width, at.y - top}});
}

void build_quotation(SceneBuilder& b, const Plan& p, Layer& layer, Point at, int stage) {
  const Quote& quote = b.story[*b.state.quote];
  b.add_horizontal_rule(layer, at.x, at.y, p.panel.w - 2 * p.gutter);
  at.y += b.u(kQuotationTopPx);
  const float top = at.y;
  for (const std::string& line : p.quotation) {
    b.add_text(layer, {at.x - hanging_mark_px(line, p.fitting.quotation, b.measure), at.y}, line, p.fitting.quotation, ink());
    at.y += b.measure.line_px(p.fitting.quotation);
  }
  b.add_region({.id = "stage:quote",
                .parent = stage,
                .role = quote.verbatim ? Role::quotation : Role::text,
                .name = format_quote(quote),
                .lang = quote.lang,
                .rect = {at.x, top, p.panel.w - 2 * p.gutter, at.y - top}});
  at.y += b.u(kQuotationGapPx);
  build_speaker(b, p, layer, at, stage);
}

void build_panel(SceneBuilder& b, const Plan& p, int stage) {
  Layer& layer = b.add_layer("stage", p.panel);
  layer.shapes.push_back(FillShape{p.panel, paper(), 0});
  const bool beside = p.panel.y < p.map.y;
  if (beside) b.add_vertical_rule(layer, p.panel.x, p.panel.y, p.panel.h);
  const Step& step = current_step(b);
  const float width = p.panel.w - 2 * p.gutter;
  const std::string counter = b.say("stage.counter", {{"n", b.state.step}, {"count", b.story.steps.size()}});
  Point at{p.panel.x + p.gutter, p.panel.y + b.u(kPanelTopPx)};
  const float row = counter_row_px(b);
  b.add_text(layer, {at.x, at.y + (row - b.measure.line_px(kBody)) / 2}, counter, kBody, soft());
  b.add_region({.id = "stage:counter",
                .parent = stage,
                .role = Role::status,
                .name = counter + ": " + step.title,
                .rect = {at.x, at.y, width, row}});
  at.y += row + b.u(kCounterGapPx);
  float top = at.y;
  at.y = b.add_lines(layer, at, p.heading, p.fitting.heading, ink());
  b.add_region({.id = "stage:title",
                .parent = stage,
                .role = Role::heading,
                .name = step.title,
                .lang = b.lang_if_foreign(step.title),
                .rect = {at.x, top, width, at.y - top},
                .level = 1});
  at.y += b.u(kHeadingGapPx);
  top = at.y;
  at.y = b.add_lines(layer, at, p.text, p.fitting.text, ink());
  b.add_region({.id = "stage:text",
                .parent = stage,
                .role = Role::text,
                .name = step.text,
                .lang = b.lang_if_foreign(step.text),
                .rect = {at.x, top, width, at.y - top}});
  at.y += b.u(kTextGapPx);
  if (b.state.quote) build_quotation(b, p, layer, at, stage);
}

/// The progress bar, with one segment for each step.
void build_progress(const SceneBuilder& b, const Plan& p, Layer& layer) {
  const int count = static_cast<int>(b.story.steps.size());
  const float gap = count > kMaxGapSteps ? 0.f : b.u(kProgressGapPx), w = (p.foot.w + gap) / static_cast<float>(count);
  for (int i = 0; i < count; ++i) {
    const float left = std::round(static_cast<float>(i) * w), right = std::round(static_cast<float>(i + 1) * w - gap);
    layer.shapes.push_back(
        FillShape{{p.foot.x + left, p.foot.y, right - left, b.u(kProgressPx)}, i < b.state.step ? ink() : rule(), 0});
  }
}

enum class Icon { previous, next, pause, play, leave };

void build_icon(const SceneBuilder& b, Layer& layer, Point c, Icon icon, Paint paint) {
  const float r = b.u(6);
  const auto stroke = [&](std::vector<Point> points) {
    layer.shapes.push_back(LineShape{std::move(points), paint, b.u(2), 0});
  };
  switch (icon) {
    case Icon::previous:
    case Icon::next: {
      const float way = icon == Icon::next ? 0.5f : -0.5f;
      return stroke({{c.x - way * r, c.y - r}, {c.x + way * r, c.y}, {c.x - way * r, c.y + r}});
    }
    case Icon::pause:
      for (const float side : {-1.f, 1.f})
        layer.shapes.push_back(FillShape{{c.x + side * r * 0.55f - b.u(1.5f), c.y - r, b.u(3), 2 * r}, paint, 0});
      return;
    case Icon::play:
      layer.shapes.push_back(PolygonShape{{{c.x - r * 0.7f, c.y - r}, {c.x + r, c.y}, {c.x - r * 0.7f, c.y + r}}, paint});
      return;
    case Icon::leave:
      stroke({{c.x - r, c.y - r}, {c.x + r, c.y + r}});
      return stroke({{c.x - r, c.y + r}, {c.x + r, c.y - r}});
  }
}

struct Control {
  Icon icon;
  const char* id;
  const char* name;  // message key
  std::optional<Action> action;
};

/// From left to right. A kiosk can be paused even when the other controls are hidden (WCAG 2.2, 2.2.2).
std::vector<Control> make_controls(const SceneBuilder& b) {
  const int count = static_cast<int>(b.story.steps.size()), step = b.state.step;
  const bool kiosk = b.state.presenting == Presenting::kiosk;
  const auto to = [&](int other) -> std::optional<Action> {
    if (kiosk) return action::GoToStep{other < 1 ? count : other > count ? 1 : other};
    return other < 1 || other > count ? std::nullopt : std::optional<Action>(action::GoToStep{other});
  };
  std::vector<Control> out;
  if (kiosk)
    out.push_back(b.state.playing ? Control{Icon::pause, "stage:playing", "time.pause", action::SetPlaying{false}}
                                  : Control{Icon::play, "stage:playing", "time.play", action::SetPlaying{true}});
  if (!b.state.controls) return out;
  out.push_back({Icon::previous, "step:previous", "stage.previous", to(step - 1)});
  out.push_back({Icon::next, "step:next", "stage.next", to(step + 1)});
  out.push_back({Icon::leave, "stage:leave", "stage.leave", action::SetPresenting{Presenting::no}});
  return out;
}

void build_foot(SceneBuilder& b, const Plan& p, int stage) {
  Layer& layer = b.add_layer("stage", p.foot);
  layer.shapes.push_back(FillShape{p.foot, paper(), 0});
  build_progress(b, p, layer);
  const float side = std::max(min_button_px(b), b.u(kButtonPx));
  const float y = p.foot.y + b.u(kProgressPx) + (p.foot.h - b.u(kProgressPx) - side) / 2;
  const std::vector<Control> controls = make_controls(b);
  const float right = p.foot.right() - p.gutter + b.u(10);
  float x = right - side * static_cast<float>(controls.size());

  const float room = x - p.gutter - b.u(8), mid = y + side / 2;
  const std::string date = date_text(b);
  const std::string fuller = date + " \xC2\xB7 " + b.say(b.state.clock == Clock::said ? "stage.by-said" : "stage.by-published");
  std::string shown = fuller;
  if (b.measure.width_px(shown, kLeadBold) > room) shown = date;
  if (b.measure.width_px(shown, kLeadBold) > room) shown = format_short_moment(b.moment, 0, b.say);
  TextStyle style = kLeadBold;
  if (b.measure.width_px(shown, style) > room) style = kBodyBold;
  b.add_text(layer, {p.foot.x + p.gutter, mid - b.measure.line_px(style) / 2}, shown, style, ink());
  b.add_region(
      {.id = "stage:date", .parent = stage, .role = Role::text, .name = fuller, .rect = {p.foot.x + p.gutter, y, room, side}});

  const int group = b.add_region({.id = "stage:controls",
                                  .parent = stage,
                                  .role = Role::group,
                                  .name = b.say("stage.controls"),
                                  .rect = {x, y, right - x, side}});
  for (const Control& control : controls) {
    const Rect at{x, y, side, side};
    build_icon(b, layer, at.centre(), control.icon, control.action ? ink() : rule());
    b.add_region({.id = control.id,
                  .parent = group,
                  .role = Role::button,
                  .name = b.say(control.name),
                  .rect = at,
                  .disabled = !control.action,
                  .pointer = true,
                  .on_activate = control.action});
    x += side;
  }
}

}  // namespace

float stage_scale(const Viewport& viewport) {
  return std::max(1.f, std::min(viewport.width_px / layout::kStageWidthPx, viewport.height_px / layout::kStageHeightPx));
}

void build_stage(SceneBuilder& b, const Rect& rect) {
  Plan p;
  while (!try_plan(b, rect, p) && b.measure.scale > kMinScale) b.measure.scale *= kShrinkFactor;
  const int stage = b.add_region({.id = "stage", .role = Role::group, .name = b.say("stage.name"), .rect = rect});
  build_panel(b, p, stage);
  build_question(b, p, stage);
  build_map(b, p.map);
  build_foot(b, p, stage);
}

}  // namespace standpoint
