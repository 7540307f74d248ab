// The table in a narrow layout: one question at a time, a row for each party.
#include <algorithm>
#include <cmath>

#include "scene/grid/grid_facts.h"
#include "scene/scene_builder.h"

namespace standpoint {
namespace {

constexpr float kMarkPx = 8;
constexpr float kIndentPx = 26;
constexpr float kRowPadPx = 10;

struct Row {
  GridCell cell;
  std::string meta;  // beside the word where it fits
  std::vector<std::string> summary;
  float height = 0;
};

struct Plan {
  float gutter = 0, head_h = 0, body_h = 0;
  std::string verdict_text;
  std::vector<std::string> verdict;
  std::vector<Row> rows;
};

Plan plan_for(const SceneBuilder& b, float width_px) {
  Plan p;
  p.gutter = b.u(layout::kNarrowGutterPx);
  const float side = b.min_target_px();
  if (b.state.question) {
    const std::vector<Stance> stances = stances_at(b.story, *b.state.question, b.state.clock, b.moment);
    const Agreement kind = agreement_of(stances);
    p.verdict_text = kind == Agreement::nobody ? b.say("grid.nobody.verdict") : verdict_text(b, kind, stances, true);
  } else {
    p.verdict_text = grid_summary_text(b);
  }
  p.verdict = wrap(p.verdict_text, kBodyBold, width_px - 2 * p.gutter - 2 * side, b.measure, 3);
  p.head_h = std::ceil(std::max(side, static_cast<float>(p.verdict.size()) * b.measure.line_px(kBodyBold) + b.u(12)));
  const float room = width_px - 2 * p.gutter - b.u(kIndentPx);
  for (const PartyAnswer& answer : b.answers) {
    Row row;
    row.cell = make_grid_cell(b, answer.party, b.state.question);
    if (b.state.question && !row.cell.date.empty()) row.meta = row.cell.count_words + " \xC2\xB7 " + row.cell.date;
    if (row.cell.position) {
      row.summary = wrap(b.story[row.cell.position->position].summary, kBody, room, b.measure);
      row.cell.name += " " + b.story[row.cell.position->position].summary;
    }
    const float first = b.measure.width_px(b.story[answer.party].name + "  " + row.cell.word, kBodyBold);
    float lines = static_cast<float>(1 + row.summary.size()) * b.measure.line_px(kBody);
    if (!row.meta.empty() && first + b.u(12) + b.measure.width_px(row.meta, kSmall) > room) lines += b.measure.line_px(kSmall);
    row.height = std::ceil(std::max(b.min_target_px(), lines + b.u(2 * kRowPadPx)));
    p.body_h += row.height;
    p.rows.push_back(std::move(row));
  }
  return p;
}

void build_row(SceneBuilder& b, const Plan& p, Layer& layer, int body, const Row& row, const Rect& at, float scroll_px) {
  const GridCell& cell = row.cell;
  const Party& party = b.story[cell.party];
  const bool selected = b.state.party == cell.party;
  const int tr = b.add_region({.id = "grid:row:" + party.id, .parent = body, .role = Role::row, .rect = at});
  const Rect head{at.x, at.y, std::floor(at.w / 3), at.h};
  const int th = b.add_region({.id = "grid:party:" + party.id, .parent = tr, .role = Role::row_header, .rect = head});
  b.add_region({.id = "grid:party:" + party.id + ":name", .parent = th, .role = Role::text, .name = party.name, .rect = head});
  const int td = b.add_region({.id = "grid:answer:" + party.id, .parent = tr, .role = Role::cell, .rect = at});
  b.add_region({.id = "grid:cell:" + party.id,
                .parent = td,
                .role = Role::toggle,
                .name = cell.name,
                .rect = at,
                .pressed = selected,
                .on_activate = action::OpenCell{b.state.question, cell.party},
                .on_hover = Hover{.party = cell.party}});

  float y = at.y - scroll_px;
  const Rect box{at.x, y + 1, at.w, at.h - 1};
  if (selected || is_cell_highlighted(b, cell.party, b.state.question))
    layer.shapes.push_back(FillShape{box, {Ink::sea, {}, selected ? 1.f : 0.6f}, 0});
  if (selected) layer.shapes.push_back(FillShape{{box.x, box.y, b.u(3), box.h}, hue(cell.party), 0});
  b.add_horizontal_rule(layer, at.x + p.gutter, y, at.w - 2 * p.gutter);
  const float line = b.measure.line_px(kBody), left = at.x + p.gutter, x = left + b.u(kIndentPx);
  const bool said = b.state.question ? cell.stance != Stance::not_said : cell.statements > 0;
  y += row.summary.empty() && row.meta.empty() ? (at.h - line) / 2 : b.u(kRowPadPx);
  const Point mark{left + b.u(kMarkPx), y + line / 2};
  if (b.state.question)
    layer.shapes.push_back(StanceShape{mark, b.u(kMarkPx), cell.stance, said ? hue(cell.party) : soft()});
  else
    layer.shapes.push_back(DiscShape{mark, b.u(kMarkPx), said ? hue(cell.party) : paper(), hue(cell.party), b.u(2)});
  float right = b.add_text(layer, {x, y}, party.name, kBodyBold, ink());
  right = b.add_text(layer, {right + b.u(8), y}, cell.word, said ? kBodyBold : kBody, said ? hue(cell.party) : soft());
  if (!row.meta.empty()) {
    const float w = b.measure.width_px(row.meta, kSmall);
    const float meta_x = at.right() - p.gutter - w;
    if (right + b.u(8) <= meta_x) {
      b.add_text(layer, {meta_x, y + (line - b.measure.line_px(kSmall)) / 2}, row.meta, kSmall, soft());
    } else {
      b.add_text(layer, {x, y + line}, row.meta, kSmall, soft());
      y += b.measure.line_px(kSmall);
    }
  }
  b.add_lines(layer, {x, y + line}, row.summary, kBody, soft());
}

}  // namespace

float phone_grid_height(SceneBuilder& b, float width_px) {
  const Plan p = plan_for(b, width_px);
  return p.head_h + p.body_h + b.u(4);
}

void build_phone_grid(SceneBuilder& b, const Rect& rect) {
  const Plan p = plan_for(b, rect.w);
  const int group = b.add_region({.id = "grid", .role = Role::group, .name = b.say("grid.name"), .rect = rect});
  const Rect head{rect.x, rect.y, rect.w, std::min(rect.h, p.head_h)};
  Layer& top = b.add_layer("grid head", head);
  top.shapes.push_back(FillShape{head, paper(), 0});
  b.add_horizontal_rule(top, head.x, head.y, head.w);
  const float text_h = static_cast<float>(p.verdict.size()) * b.measure.line_px(kBodyBold), side = b.min_target_px();
  b.add_lines(top, {head.x + p.gutter, head.y + (head.h - text_h) / 2}, p.verdict, kBodyBold, ink());
  b.add_region({.id = "grid:verdict", .parent = group, .role = Role::text, .name = p.verdict_text, .rect = head});
  const int count = static_cast<int>(b.story.questions.size());
  const int at = b.state.question ? static_cast<int>(b.state.question->index) : -1;
  const auto question = [&](int i) { return action::SetQuestion{QuestionId{static_cast<std::uint32_t>(i)}}; };
  const float arrows_y = head.y + (head.h - side) / 2, arrows_x = head.right() - b.u(8) - 2 * side;
  build_grid_arrow(b, top, group, "grid:previous", b.say("grid.previous"), {arrows_x, arrows_y, side, side}, -1, at < 1,
                   question(std::max(0, at - 1)));
  build_grid_arrow(b, top, group, "grid:next", b.say("grid.next"), {arrows_x + side, arrows_y, side, side}, 1, at + 1 >= count,
                   question(std::min(count - 1, at + 1)));

  const Rect view{rect.x, head.bottom(), rect.w, rect.h - head.h};
  const float scroll_px = std::clamp(b.transient.grid_scroll_px, 0.f, std::max(0.f, p.body_h - view.h));
  const std::string name = b.state.question ? b.story[*b.state.question].text : b.say("question.all");
  const int table = b.add_region({.id = "grid:table", .parent = group, .role = Role::table, .name = name, .rect = view});
  const int body = b.add_region({.id = "grid:body",
                                 .parent = table,
                                 .role = Role::row_group,
                                 .rect = view,
                                 .content_height_px = std::max(1.f, p.body_h),
                                 .scroll_px = scroll_px});
  Layer layer{"grid", view, {}};
  layer.shapes.push_back(FillShape{view, paper(), 0});
  float y = view.y;
  for (const Row& row : p.rows) {
    build_row(b, p, layer, body, row, {view.x, y, view.w, row.height}, scroll_px);
    y += row.height;
  }
  build_scroll_cue(b, layer, view, p.body_h, scroll_px);
  b.scene.layers.push_back(std::move(layer));
}

}  // namespace standpoint
