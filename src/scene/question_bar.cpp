// The question bar: the selected question, and the parties' stances on it as marks and words.
#include <algorithm>
#include <cmath>

#include "scene/scene_builder.h"
#include "story/words.h"

namespace standpoint {
namespace {

struct Plan {
  std::string counter;
  std::vector<std::string> title;
  struct Group {
    Stance stance;
    std::string word;
    std::string names;
  };
  std::vector<Group> groups;
  std::vector<std::vector<std::size_t>> group_lines;
  float gutter = 0, title_w = 0, button_w = 0;
  float row_h = 0;  // > 0: counter and buttons have a row of their own above the title
};

constexpr float kMarkPx = 5.5f;
constexpr float kMarkToWordPx = 18;  // from the left edge of the mark
constexpr float kGroupGapPx = 20;    // between the groups of one line
constexpr float kGroupLinePx = 22;
constexpr float kMinTitlePx = 340;  // a narrower title goes below the counter and the buttons

std::string title_text(const SceneBuilder& b) {
  return b.state.question ? b.story[*b.state.question].text : b.say("question.all");
}

float group_width_px(const SceneBuilder& b, const Plan::Group& g) {
  return b.u(kMarkToWordPx) + b.measure.width_px(g.word + " ", kBodyBold) + b.measure.width_px(g.names, kBody);
}

Plan plan_for(const SceneBuilder& b, float width_px) {
  Plan p;
  const bool narrow = b.scene.layout == LayoutKind::narrow;
  p.gutter = b.u(narrow ? layout::kNarrowGutterPx : layout::kGutterPx);
  if (b.state.question)
    p.counter = b.say("question.counter", {{"n", b.state.question->index + 1LL}, {"count", b.story.questions.size()}});
  else
    p.counter = b.say("question.none");
  const float inner = width_px - 2 * p.gutter;
  p.button_w = b.story.steps.empty() || narrow ? 0 : b.measure.width_px(b.say("question.tour"), kBodyBold) + b.u(28);
  const float counter_w = b.measure.width_px(p.counter, kSmall) + b.u(12);
  p.title_w = inner - counter_w - p.button_w - lens_switch_width(b) - b.u(40);
  if (narrow || p.title_w < b.u(kMinTitlePx)) {
    p.row_h = std::max(b.min_target_px(), b.u(32));
    p.title_w = inner - b.u(24);
    // Next to the buttons the counter is shortened or omitted; the list of questions contains the same information.
    const float room = inner - p.button_w - lens_switch_width(b) - b.u(12);
    if (b.state.question && b.measure.width_px(p.counter, kSmall) > room)
      p.counter = b.say("question.counter-short", {{"n", b.state.question->index + 1LL}, {"count", b.story.questions.size()}});
    if (b.measure.width_px(p.counter, kSmall) > room) p.counter.clear();
  }
  p.title = wrap(title_text(b), kTitle, std::max(b.u(80), p.title_w), b.measure, 2);

  for (const Stance stance : {Stance::in_favour, Stance::on_conditions, Stance::against, Stance::not_said}) {
    std::string names;
    for (const PartyAnswer& a : b.answers) {
      if (!b.state.question || a.stance != stance) continue;
      if (!names.empty()) names += ", ";
      names += narrow ? b.story[a.party].short_name : b.story[a.party].name;
    }
    // In a narrow layout the grid right below shows the same.
    if (names.empty() || (narrow && b.state.lens == Lens::grid)) continue;
    Plan::Group g{stance, words::stance(b.say, stance), {}};
    const float room = inner - b.u(kMarkToWordPx) - b.measure.width_px(g.word + " ", kBodyBold);
    g.names = ellipsize(names, kBody, room, b.measure);
    p.groups.push_back(std::move(g));
  }
  float x = 0;
  for (std::size_t i = 0; i < p.groups.size(); ++i) {
    const float w = group_width_px(b, p.groups[i]);
    if (p.group_lines.empty() || x + w > inner) {
      p.group_lines.emplace_back();
      x = 0;
    }
    p.group_lines.back().push_back(i);
    x += w + b.u(kGroupGapPx);
  }
  return p;
}

/// Offset from the top of the bar, px.
float title_top(const SceneBuilder& b, const Plan& p) { return p.row_h > 0 ? b.u(4) + p.row_h : b.u(10); }

float bar_height(const SceneBuilder& b, const Plan& p) {
  float h = title_top(b, p) + static_cast<float>(p.title.size()) * b.measure.line_px(kTitle);
  if (!p.group_lines.empty()) h += b.u(2) + static_cast<float>(p.group_lines.size()) * b.u(kGroupLinePx);
  return std::ceil(h + b.u(10));
}

}  // namespace

float question_bar_height(SceneBuilder& b, float width_px) { return bar_height(b, plan_for(b, width_px)); }

void build_question_bar(SceneBuilder& b, const Rect& rect) {
  const Plan p = plan_for(b, rect.w);
  Layer& layer = b.add_layer("question", rect);
  layer.shapes.push_back(FillShape{rect, paper(), 0});
  const int group = b.add_region({.id = "question", .role = Role::group, .name = b.say("question.name"), .rect = rect});

  float x = rect.x + p.gutter;
  float y = rect.y + title_top(b, p);
  const float row_mid = p.row_h > 0 ? rect.y + b.u(4) + p.row_h / 2 : rect.y + b.u(24);
  if (p.row_h > 0) {
    b.add_text(layer, {x, row_mid - b.measure.line_px(kSmall) / 2}, p.counter, kSmall, soft());
  } else {
    const float baseline_shift = (b.measure.line_px(kTitle) - b.measure.line_px(kSmall)) * 0.62f;
    x = b.add_text(layer, {x, y + baseline_shift}, p.counter, kSmall, soft()) + b.u(12);
  }
  float title_right = x;
  for (const std::string& line : p.title) {
    title_right = b.add_text(layer, {x, y}, line, kTitle, ink());
    y += b.measure.line_px(kTitle);
  }
  // An arrow marks the title as a list of questions.
  const Point tip{title_right + b.u(14), y - b.measure.line_px(kTitle) * 0.42f};
  layer.shapes.push_back(
      PolygonShape{{{tip.x - b.u(4.5f), tip.y - b.u(5)}, {tip.x + b.u(4.5f), tip.y - b.u(5)}, {tip.x, tip.y + b.u(1)}}, ink()});

  Region select{.id = "question:select",
                .parent = group,
                .role = Role::select,
                .name = b.say("question.name"),
                .on_change = ChangeTarget::question};
  for (const Question& q : b.story.questions) select.options.push_back(q.text);
  select.options.push_back(b.say("question.all"));
  select.now = b.state.question ? static_cast<int>(b.state.question->index) : static_cast<int>(b.story.questions.size());
  const float left = rect.x + p.gutter;
  const float widest = std::max(title_right + b.u(24), left + b.u(120));
  const float select_y = p.row_h > 0 ? rect.y + title_top(b, p) : rect.y + b.u(4);
  select.rect = {left - b.u(4), select_y, std::min(widest, rect.right()) - left + b.u(8), y - select_y};
  const float min_h = b.min_target_px();
  if (select.rect.h < min_h) select.rect.h = min_h;
  select.value = title_text(b);
  if (b.state.question) select.lang = b.lang_if_foreign(b.story[*b.state.question].text);
  b.add_region(std::move(select));

  build_lens_switch(b, layer, group, rect.right() - p.gutter - (p.button_w > 0 ? p.button_w + b.u(16) : 0), row_mid);
  if (p.button_w > 0) {
    const bool on = b.state.step > 0;
    const float h = std::max(b.min_target_px(), b.u(32));
    const Rect button{rect.right() - p.gutter - p.button_w, row_mid - h / 2, p.button_w, h};
    const float ty = button.y + (button.h - b.measure.line_px(kBodyBold)) / 2;
    const float right = b.add_text(layer, {button.x, ty}, b.say("question.tour"), kBodyBold, on ? soft() : ink());
    const Point c{right + b.u(12), button.y + button.h / 2};
    if (on)
      for (const float s : {1.f, -1.f})
        layer.shapes.push_back(
            LineShape{{{c.x - b.u(4), c.y - s * b.u(4)}, {c.x + b.u(4), c.y + s * b.u(4)}}, soft(), b.u(1.5f)});
    else
      layer.shapes.push_back(
          PolygonShape{{{c.x - b.u(3.5f), c.y - b.u(5)}, {c.x + b.u(5), c.y}, {c.x - b.u(3.5f), c.y + b.u(5)}}, ink()});
    b.add_region({.id = "question:tour",
                  .parent = group,
                  .role = Role::toggle,
                  .name = b.say("question.tour"),
                  .rect = button,
                  .pressed = on,
                  .pointer = true,
                  .on_activate = action::GoToStep{on ? 0 : 1}});
  }

  std::string in_words;
  y += b.u(2);
  for (const auto& line : p.group_lines) {
    float gx = rect.x + p.gutter;
    for (const std::size_t i : line) {
      const Plan::Group& g = p.groups[i];
      const float mid = y + b.u(kGroupLinePx / 2);
      layer.shapes.push_back(StanceShape{{gx + b.u(kMarkPx), mid}, b.u(kMarkPx), g.stance, ink()});
      const float ty = mid - b.measure.line_px(kBody) / 2;
      gx = b.add_text(layer, {gx + b.u(kMarkToWordPx), ty}, g.word + " ", kBodyBold, ink());
      gx = b.add_text(layer, {gx, ty}, g.names, kBody, soft()) + b.u(kGroupGapPx);
      if (!in_words.empty()) in_words += " ";
      in_words += g.word + ": " + g.names + ".";
    }
    y += b.u(kGroupLinePx);
  }
  if (!in_words.empty())
    b.add_region({.id = "question:answer",
                  .parent = group,
                  .role = Role::text,
                  .name = in_words,
                  .rect = {rect.x + p.gutter, y - b.u(kGroupLinePx), rect.w - 2 * p.gutter, b.u(kGroupLinePx)}});
}

}  // namespace standpoint
