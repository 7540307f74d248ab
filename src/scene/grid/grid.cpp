// The table lens: parties by questions, grouped by whether the parties agree.
#include <algorithm>
#include <cmath>

#include "scene/grid/grid_facts.h"
#include "scene/scene_builder.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr float kMarkPx = 7;
constexpr float kBesideMarkPx = 20;              // from the mark's left edge to the word
constexpr float kBelowMarkPx = 2 * kMarkPx + 4;  // from the mark's top edge to the word
constexpr float kCellPaddingPx = 12, kTitlePaddingPx = 16;
constexpr float kMinColumnPx = 84;
constexpr float kMaxColumnPx = 200;
constexpr float kMinTitlePx = 150, kMaxTitleForFitPx = 300, kMaxTitlePx = 420;  // width of the column of questions
constexpr float kTitleShareForFit = 0.3f, kTitleShare = 0.36f;                  // of the table's width
constexpr float kFullTextFromPx = 300;  // in a narrower column questions have their short texts
constexpr float kRowPadPx = 6;
constexpr float kHeadingPx = 30;

struct Group {
  Agreement kind;
  const char* key;
};
/// In the order in which they are shown.
constexpr Group kGroups[] = {{Agreement::differ, "grid.differ"},
                             {Agreement::agree, "grid.agree"},
                             {Agreement::conditions, "grid.conditions"},
                             {Agreement::one, "grid.one"},
                             {Agreement::nobody, "grid.nobody"}};

struct Row {
  const char* heading = nullptr;  // message key of a group's heading; the row then has no question
  QuestionId question;
  std::vector<std::string> title;
  std::vector<std::string> verdict;
  std::string verdict_text;
  std::vector<GridCell> cells;
  float height = 0;
};

struct Plan {
  float gutter = 0, question_w = 0, column_w = 0, head_h = 0, body_h = 0;
  std::size_t first = 0, columns = 0, speakers = 0;
  bool word_beside = true;  // the word is beside its mark, otherwise below it
  bool meta_beside = true;  // count and date are aligned with the word, otherwise with the mark
  bool count_in_words = true;
  std::vector<std::string> corner, key;
  std::vector<std::vector<std::string>> parties;  // lines of the names, by column
  std::vector<Row> rows;

  float column_x(const Rect& rect, std::size_t column) const {
    return rect.x + gutter + question_w + static_cast<float>(column) * column_w;
  }
};

float widest_token_px(const SceneBuilder& b, std::string_view text, TextStyle style) {
  float widest = 0;
  while (!text.empty()) {
    const std::string_view token = text.substr(0, text.find(' '));
    widest = std::max(widest, b.measure.width_px(token, style));
    text.remove_prefix(std::min(text.size(), token.size() + 1));
  }
  return widest;
}

TextStyle word_style(const GridCell& cell) { return cell.stance == Stance::not_said ? kSmall : kBodyBold; }

float text_width_px(const SceneBuilder& b, const Plan& p) {
  return p.column_w - b.u(kCellPaddingPx) - (p.word_beside ? b.u(kBesideMarkPx) : 0);
}

float meta_width_px(const SceneBuilder& b, const Plan& p) {
  return p.meta_beside ? text_width_px(b, p) : p.column_w - b.u(kCellPaddingPx);
}

std::vector<std::string> word_lines(const SceneBuilder& b, const Plan& p, const GridCell& cell) {
  return wrap(cell.word, word_style(cell), text_width_px(b, p), b.measure, 3);
}

std::string meta_text(const Plan& p, const GridCell& cell) {
  if (cell.date.empty()) return {};
  return (p.count_in_words ? cell.count_words : std::to_string(cell.statements)) + " \xC2\xB7 " + cell.date;
}

std::vector<std::string> meta_lines(const SceneBuilder& b, const Plan& p, const GridCell& cell) {
  const std::string words = meta_text(p, cell);
  return words.empty() ? std::vector<std::string>{} : wrap(words, kSmall, meta_width_px(b, p), b.measure, 3);
}

float cell_height(const SceneBuilder& b, const Plan& p, const GridCell& cell) {
  const float words = static_cast<float>(word_lines(b, p, cell).size()) * b.measure.line_px(word_style(cell));
  const float meta = static_cast<float>(meta_lines(b, p, cell).size()) * b.measure.line_px(kSmall);
  return std::max(words, b.measure.line_px(kBodyBold)) + meta + (p.word_beside ? 0 : b.u(kBelowMarkPx));
}

void plan_columns(const SceneBuilder& b, Plan& p, float inner) {
  p.speakers = b.answers.size();
  const float min_question_w = std::clamp(inner * kTitleShareForFit, b.u(kMinTitlePx), b.u(kMaxTitleForFitPx));
  const auto fitting = static_cast<std::size_t>(std::max(1.f, (inner - min_question_w) / b.u(kMinColumnPx)));
  p.columns = std::min(p.speakers, fitting);
  const std::size_t max_first = p.speakers - p.columns;
  p.first = 0;
  // grid_first is a party's index; only speakers have columns.
  while (p.first < max_first && static_cast<int>(b.answers[p.first].party.index) < b.state.grid_first) ++p.first;
  const float preferred_w = std::clamp(inner * kTitleShare, b.u(kMinTitlePx), b.u(kMaxTitlePx));
  const auto columns = static_cast<float>(std::max<std::size_t>(1, p.columns));
  p.column_w = std::floor(std::clamp((inner - preferred_w) / columns, b.u(kMinColumnPx), b.u(kMaxColumnPx)));
  p.question_w = std::max(b.u(80), inner - p.column_w * columns);
}

void plan_rows(const SceneBuilder& b, Plan& p) {
  const bool full_text = p.question_w >= b.u(kFullTextFromPx);
  std::vector<Row> rows;
  std::vector<Agreement> kinds;
  for (std::uint32_t i = 0; i < b.story.questions.size(); ++i) {
    Row row;
    row.question = {i};
    const std::vector<Stance> stances = stances_at(b.story, row.question, b.state.clock, b.moment);
    kinds.push_back(agreement_of(stances));
    const Question& question = b.story.questions[i];
    row.title =
        wrap(full_text ? question.text : question.short_text, kBodyBold, p.question_w - b.u(kTitlePaddingPx), b.measure, 3);
    row.verdict_text = verdict_text(b, kinds.back(), stances, !full_text);
    if (!row.verdict_text.empty())
      row.verdict = wrap(row.verdict_text, kSmall, p.question_w - b.u(kTitlePaddingPx), b.measure, 2);
    for (std::size_t c = 0; c < p.columns; ++c)
      row.cells.push_back(make_grid_cell(b, b.answers[p.first + c].party, row.question));
    rows.push_back(std::move(row));
  }
  // The widest texts decide for all cells, so that the cells are aligned.
  float word_w = 0;
  for (const Row& row : rows)
    for (const GridCell& cell : row.cells) word_w = std::max(word_w, widest_token_px(b, cell.word, word_style(cell)));
  p.word_beside = word_w <= text_width_px(b, p);
  for (const Row& row : rows)
    for (const GridCell& cell : row.cells)
      p.count_in_words = p.count_in_words && b.measure.width_px(meta_text(p, cell), kSmall) <= text_width_px(b, p);
  for (const Row& row : rows)
    for (const GridCell& cell : row.cells)
      p.meta_beside = p.meta_beside && b.measure.width_px(meta_text(p, cell), kSmall) <= text_width_px(b, p);

  for (const Group& group : kGroups) {
    bool begun = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (kinds[i] != group.kind) continue;
      if (!begun) {
        Row heading;
        heading.heading = group.key;
        heading.height = b.u(kHeadingPx);
        p.rows.push_back(std::move(heading));
        begun = true;
      }
      Row& row = rows[i];
      row.height = static_cast<float>(row.title.size()) * b.measure.line_px(kBodyBold) +
                   static_cast<float>(row.verdict.size()) * b.measure.line_px(kSmall);
      for (const GridCell& cell : row.cells) row.height = std::max(row.height, cell_height(b, p, cell));
      row.height = std::ceil(std::max(row.height + b.u(2 * kRowPadPx), b.min_target_px()));
      p.rows.push_back(std::move(row));
    }
  }
  for (const Row& row : p.rows) p.body_h += row.height;
}

void plan_header(const SceneBuilder& b, Plan& p) {
  p.corner = wrap(grid_summary_text(b), kSmall, p.question_w - b.u(kTitlePaddingPx), b.measure, 3);
  if (!p.count_in_words) p.key = wrap(b.say("grid.key"), kSmall, p.question_w - b.u(kTitlePaddingPx), b.measure, 3);
  std::size_t lines = 1;
  for (std::size_t c = 0; c < p.columns; ++c) {
    const Party& party = b.story[b.answers[p.first + c].party];
    const float room = p.column_w - b.u(kCellPaddingPx);
    std::vector<std::string> name = wrap(party.name, kBodyBold, room, b.measure);
    if (name.size() > 2 || widest_token_px(b, party.name, kBodyBold) > room)
      name = wrap(party.short_name, kBodyBold, room, b.measure, 2);
    lines = std::max(lines, name.size());
    p.parties.push_back(std::move(name));
  }
  float corner = static_cast<float>(p.corner.size() + p.key.size()) * b.measure.line_px(kSmall);
  if (p.columns < p.speakers) corner += b.measure.line_px(kSmall) + b.min_target_px();
  const float names = b.u(9) + static_cast<float>(lines) * b.measure.line_px(kBodyBold);
  p.head_h = std::ceil(std::max({corner, names, b.min_target_px()}) + b.u(14));
}

Plan plan_for(const SceneBuilder& b, float width_px) {
  Plan p;
  p.gutter = b.u(layout::kGutterPx);
  plan_columns(b, p, std::max(b.u(200), width_px - 2 * p.gutter));
  plan_rows(b, p);
  plan_header(b, p);
  return p;
}

/// The outline of a rectangle.
void add_frame(Layer& layer, const Rect& at, Paint paint, float width) {
  layer.shapes.push_back(
      LineShape{{{at.x, at.y}, {at.right(), at.y}, {at.right(), at.bottom()}, {at.x, at.bottom()}}, paint, width, 0, true});
}

void build_header(SceneBuilder& b, const Plan& p, int group, int table, const Rect& rect) {
  Layer& layer = b.add_layer("grid head", rect);
  layer.shapes.push_back(FillShape{rect, paper(), 0});
  const float top = rect.y + b.u(6), left = rect.x + p.gutter;
  const int head = b.add_region({.id = "grid:head", .parent = table, .role = Role::row_group, .rect = rect});
  const int row = b.add_region({.id = "grid:head:row", .parent = head, .role = Role::row, .rect = rect});
  const Rect corner{left, rect.y, p.question_w, rect.h};
  const int corner_cell = b.add_region({.id = "grid:corner", .parent = row, .role = Role::cell, .rect = corner});
  float y = b.add_lines(layer, {left, top}, p.corner, kSmall, ink());
  y = b.add_lines(layer, {left, y}, p.key, kSmall, soft());
  b.add_region({.id = "grid:summary",
                .parent = corner_cell,
                .role = Role::text,
                .name = grid_summary_text(b) + ".",
                .rect = {left, top, p.question_w, y - top}});
  if (p.columns < p.speakers) {
    const std::string pages = b.say("grid.parties", {{"from", p.first + 1}, {"to", p.first + p.columns}, {"n", p.speakers}});
    b.add_text(layer, {left, y}, pages, kSmall, soft());
    y += b.measure.line_px(kSmall);
    const float side = b.min_target_px();
    const auto first_of = [&](std::size_t column) {
      return action::SetGridFirst{static_cast<int>(b.answers[column].party.index)};
    };
    const std::size_t back = p.first > p.columns ? p.first - p.columns : 0;
    build_grid_arrow(b, layer, group, "grid:parties:previous", b.say("grid.parties.previous"), {left, y, side, side}, -1,
                     p.first == 0, first_of(back));
    build_grid_arrow(b, layer, group, "grid:parties:next", b.say("grid.parties.next"), {left + side, y, side, side}, 1,
                     p.first + p.columns >= p.speakers, first_of(std::min(p.first + p.columns, p.speakers - 1)));
  }
  for (std::size_t c = 0; c < p.columns; ++c) {
    const PartyId id = b.answers[p.first + c].party;
    const Party& party = b.story[id];
    const bool pressed = b.state.party == id && !b.state.question;
    const bool strong = b.state.party == id || b.state.hover.party == id;
    const Rect at{p.column_x(rect, c), rect.y, p.column_w, rect.h};
    const float bar = b.u(strong ? 5 : 3);
    layer.shapes.push_back(FillShape{{at.x, top, at.w - b.u(kCellPaddingPx), bar}, hue(id), 0});
    b.add_lines(layer, {at.x, top + b.u(7)}, p.parties[c], kBodyBold, ink());
    const int header =
        b.add_region({.id = "grid:party:" + party.id + ":head", .parent = row, .role = Role::column_header, .rect = at});
    b.add_region({.id = "grid:party:" + party.id,
                  .parent = header,
                  .role = Role::toggle,
                  .name = party.name,
                  .rect = at,
                  .pressed = pressed,
                  .pointer = true,
                  .on_activate = action::OpenCell{{}, id},
                  .on_hover = Hover{.party = id}});
  }
}

void build_cell(const SceneBuilder& b, const Plan& p, Layer& layer, const GridCell& cell, const Rect& at) {
  const bool selected = b.state.question == cell.question && b.state.party == cell.party;
  const Rect box{at.x - b.u(6), at.y + 1, at.w, at.h - 1};
  if (!selected && is_cell_highlighted(b, cell.party, cell.question))
    layer.shapes.push_back(FillShape{box, {Ink::member_land, {}, 0.5f}, 0});
  if (selected) {
    layer.shapes.push_back(FillShape{box, paper(), 0});
    add_frame(layer, box.inset(1), hue(cell.party), b.u(2));
  }
  const bool said = cell.stance != Stance::not_said;
  float y = at.y + b.u(kRowPadPx);
  const float line = b.measure.line_px(kBodyBold);
  layer.shapes.push_back(
      StanceShape{{at.x + b.u(kMarkPx), y + line / 2}, b.u(kMarkPx), cell.stance, said ? hue(cell.party) : soft()});
  const float x = at.x + (p.word_beside ? b.u(kBesideMarkPx) : 0);
  if (!p.word_beside) y += b.u(kBelowMarkPx);
  const TextStyle style = word_style(cell);
  const std::vector<std::string> word = word_lines(b, p, cell);
  const float word_y = p.word_beside && word.size() == 1 ? y + (line - b.measure.line_px(style)) / 2 : y;
  y = std::max(b.add_lines(layer, {x, word_y}, word, style, said ? ink() : soft()), y + (p.word_beside ? line : 0));
  b.add_lines(layer, {p.meta_beside ? x : at.x, y}, meta_lines(b, p, cell), kSmall, soft());
}

void build_row(SceneBuilder& b, const Plan& p, Layer& layer, int body, const Row& row, const Rect& at, float scroll_px,
               bool visible) {
  const std::string id = b.story[row.question].id;
  const Point drawn{at.x, at.y - scroll_px};
  const float left = at.x + p.gutter;
  const bool chosen = b.state.question == row.question;
  const bool hovered = b.state.hover.question == row.question && !b.state.hover.party;
  const int tr = b.add_region({.id = "grid:row:" + id, .parent = body, .role = Role::row, .rect = at});
  const Rect head{left, at.y, p.question_w, at.h};
  const int th = b.add_region({.id = "grid:question:" + id + ":head", .parent = tr, .role = Role::row_header, .rect = head});
  b.add_region({.id = "grid:question:" + id,
                .parent = th,
                .role = Role::toggle,
                .name = b.story[row.question].text + (row.verdict_text.empty() ? "" : " " + row.verdict_text),
                .rect = head,
                .pressed = chosen && !b.state.party,
                .on_activate = action::OpenCell{row.question, {}},
                .on_hover = Hover{.question = row.question}});
  if (visible) {
    if (chosen || hovered) {
      layer.shapes.push_back(FillShape{
          {left - b.u(12), drawn.y + 1, at.w - 2 * p.gutter + b.u(12), at.h - 1}, {Ink::sea, {}, chosen ? 1.f : 0.6f}, 0});
      if (chosen) layer.shapes.push_back(FillShape{{left - b.u(12), drawn.y + 1, b.u(3), at.h - 1}, ink(), 0});
    }
    const float y = b.add_lines(layer, {left, drawn.y + b.u(kRowPadPx)}, row.title, chosen ? kBodyBold : kBody, ink());
    b.add_lines(layer, {left, y}, row.verdict, kSmall, soft());
    b.add_horizontal_rule(layer, left, drawn.y, at.w - 2 * p.gutter);
  }
  for (std::size_t c = 0; c < p.columns; ++c) {
    const GridCell& cell = row.cells[c];
    const Rect box{p.column_x(at, c), at.y, p.column_w, at.h};
    const std::string cell_id = "grid:cell:" + id + ":" + b.story[cell.party].id;
    const int td = b.add_region({.id = cell_id + ":cell", .parent = tr, .role = Role::cell, .rect = box});
    b.add_region({.id = cell_id,
                  .parent = td,
                  .role = Role::toggle,
                  .name = cell.name,
                  .rect = box,
                  .pressed = chosen && b.state.party == cell.party,
                  .on_activate = action::OpenCell{row.question, cell.party},
                  .on_hover = Hover{.party = cell.party, .question = row.question}});
    if (visible) build_cell(b, p, layer, cell, {box.x, drawn.y, box.w, box.h});
  }
}

void build_heading(SceneBuilder& b, const Plan& p, Layer& layer, int body, const Row& row, const Rect& at, float scroll_px,
                   bool visible) {
  const float left = at.x + p.gutter, w = at.w - 2 * p.gutter;
  const std::string name = b.say(row.heading), id = row.heading;
  const int tr = b.add_region({.id = id, .parent = body, .role = Role::row, .rect = at});
  const int td = b.add_region({.id = id + ":cell", .parent = tr, .role = Role::cell, .rect = {left, at.y, w, at.h}});
  b.add_region({.id = id + ":heading", .parent = td, .role = Role::heading, .name = name, .rect = {left, at.y, w, at.h}});
  if (!visible) return;
  const float y = at.y - scroll_px;
  layer.shapes.push_back(FillShape{{left, y, w, b.u(1.5f)}, ink(), 0});
  b.add_text(layer, {left, y + at.h - b.u(4) - b.measure.line_px(kBodyBold)}, name, kBodyBold, ink());
}

}  // namespace

float grid_height(SceneBuilder& b, float width_px) {
  if (b.scene.layout == LayoutKind::narrow) return phone_grid_height(b, width_px);
  const Plan p = plan_for(b, width_px);
  return p.head_h + p.body_h + b.u(8);
}

void build_grid(SceneBuilder& b, const Rect& rect) {
  if (b.scene.layout == LayoutKind::narrow) return build_phone_grid(b, rect);
  const Plan p = plan_for(b, rect.w);
  const int group = b.add_region({.id = "grid", .role = Role::group, .name = b.say("grid.name"), .rect = rect});
  const int table =
      b.add_region({.id = "grid:table", .parent = group, .role = Role::table, .name = b.say("grid.name"), .rect = rect});
  const float head_h = std::min(rect.h, p.head_h);
  build_header(b, p, group, table, {rect.x, rect.y, rect.w, head_h});

  const Rect view{rect.x, rect.y + head_h, rect.w, rect.h - head_h};
  const float scroll_px = std::clamp(b.transient.grid_scroll_px, 0.f, std::max(0.f, p.body_h - view.h));
  Layer layer{"grid", view, {}};
  layer.shapes.push_back(FillShape{view, paper(), 0});
  const int body = b.add_region({.id = "grid:body",
                                 .parent = table,
                                 .role = Role::row_group,
                                 .rect = view,
                                 .content_height_px = std::max(1.f, p.body_h),
                                 .scroll_px = scroll_px});
  if (b.state.party && !b.state.question)
    for (std::size_t c = 0; c < p.columns; ++c)
      if (b.answers[p.first + c].party == *b.state.party)
        layer.shapes.push_back(
            FillShape{{p.column_x(view, c) - b.u(6), view.y, p.column_w, std::min(view.h, p.body_h)}, {Ink::sea, {}, 1}, 0});
  float y = view.y;
  for (const Row& row : p.rows) {
    const Rect at{view.x, y, view.w, row.height};
    const bool visible = at.bottom() - scroll_px > view.y && at.y - scroll_px < view.bottom();
    if (row.heading)
      build_heading(b, p, layer, body, row, at, scroll_px, visible);
    else
      build_row(b, p, layer, body, row, at, scroll_px, visible);
    y += row.height;
  }
  build_scroll_cue(b, layer, view, p.body_h, scroll_px);
  b.scene.layers.push_back(std::move(layer));
}

}  // namespace standpoint
