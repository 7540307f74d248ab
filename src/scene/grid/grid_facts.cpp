#include "scene/grid/grid_facts.h"

#include <algorithm>

#include "story/words.h"

namespace standpoint {
namespace {

constexpr int kVeilSteps = 6;
constexpr float kVeilStepPx = 4;
constexpr float kMinThumbPx = 32, kThumbWidthPx = 4, kThumbInsetPx = 7;
constexpr float kArrowHalfWidthPx = 4, kArrowHalfHeightPx = 7;

}  // namespace

GridCell make_grid_cell(const SceneBuilder& b, PartyId party, std::optional<QuestionId> question) {
  GridCell cell{.party = party, .question = question};
  const QuoteFilter filter{question, party, {}};
  cell.statements = count_quotes_at(b.story, filter, b.state.clock, b.moment);
  if (question) cell.position = position_at(b.story, party, *question, b.state.clock, b.moment);
  if (cell.position) cell.stance = b.story[cell.position->position].stance;
  if (question)
    cell.word = words::stance(b.say, cell.stance);
  else
    cell.word = cell.statements > 0 ? words::statements(b.say, cell.statements) : b.say("map.not-spoken");
  cell.name = question ? b.say("grid.cell",
                               {{"party", b.story[party].name}, {"question", b.story[*question].text}, {"stance", cell.word}})
                       : b.story[party].name + ": " + cell.word + ".";
  if (cell.statements == 0 || (question && !cell.position)) return cell;

  cell.count_words = words::statements(b.say, cell.statements);
  const QuoteId newest =
      cell.position ? cell.position->evidence.back() : quotes_at(b.story, filter, b.state.clock, b.moment).back();
  const Edtf& date = b.story[newest].at[static_cast<std::size_t>(b.state.clock)];
  cell.date = format_short_date(date, b.year, b.say);
  if (question) cell.name += " " + cell.count_words + ", " + format_date(date, b.say) + ".";
  return cell;
}

std::string verdict_text(const SceneBuilder& b, Agreement kind, const std::vector<Stance>& stances, bool short_names) {
  const auto names = [&](Stance wanted) {
    std::string out;
    for (std::size_t i = 0; i < stances.size(); ++i) {
      if (stances[i] == Stance::not_said || (wanted != Stance::not_said && stances[i] != wanted)) continue;
      if (!out.empty()) out += ", ";
      out += short_names ? b.story.parties[i].short_name : b.story.parties[i].name;
    }
    return out;
  };
  if (kind == Agreement::nobody) return {};
  if (kind == Agreement::one) return b.say("grid.alone", {{"party", names(Stance::not_said)}});
  if (kind == Agreement::agree) return b.say("grid.agreed", {{"parties", names(Stance::not_said)}});
  std::string out;
  for (const Stance stance : {Stance::in_favour, Stance::against, Stance::on_conditions}) {
    const std::string who = names(stance);
    if (who.empty()) continue;
    if (!out.empty()) out += " ";
    out += words::stance(b.say, stance) + ": " + who + ".";
  }
  return out;
}

std::string grid_summary_text(const SceneBuilder& b) {
  int agree = 0, differ = 0;
  for (std::uint32_t i = 0; i < b.story.questions.size(); ++i) {
    const Agreement kind = agreement_at(b.story, {i}, b.state.clock, b.moment);
    agree += kind == Agreement::agree ? 1 : 0;
    differ += kind == Agreement::differ ? 1 : 0;
  }
  return b.say("grid.summary", {{"n", b.story.questions.size()}, {"agree", agree}, {"differ", differ}});
}

bool is_cell_highlighted(const SceneBuilder& b, PartyId party, std::optional<QuestionId> question) {
  const Hover& hover = b.state.hover;
  if (hover.question || hover.party)
    return (!hover.question || hover.question == question) && (!hover.party || hover.party == party);
  const std::optional<QuoteId> quote = hover.quote ? hover.quote : b.state.quote;
  return quote && b.story.party_of(*quote) == party && matches(b.story, {question, {}, {}}, *quote);
}

void build_scroll_cue(const SceneBuilder& b, Layer& layer, const Rect& view, float content_px, float scroll_px) {
  const float max_scroll_px = content_px - view.h;
  if (max_scroll_px < 1 || view.h <= 0) return;
  if (scroll_px < max_scroll_px - 1)
    for (int i = 0; i < kVeilSteps; ++i) {
      const float step = b.u(kVeilStepPx);
      Paint veil = paper();
      veil.alpha = static_cast<float>(i + 1) / (kVeilSteps + 1);
      layer.shapes.push_back(
          FillShape{{view.x, view.bottom() - static_cast<float>(kVeilSteps - i) * step, view.w, step}, veil, 0});
    }
  const float thumb = std::max(b.u(kMinThumbPx), view.h * view.h / content_px);
  const float y = view.y + (view.h - thumb) * std::clamp(scroll_px / max_scroll_px, 0.f, 1.f);
  layer.shapes.push_back(
      FillShape{{view.right() - b.u(kThumbInsetPx), y, b.u(kThumbWidthPx), thumb}, {Ink::soft_ink, {}, 0.45f}, b.u(2)});
}

void build_grid_arrow(SceneBuilder& b, Layer& layer, int parent, std::string id, std::string name, const Rect& at,
                      int direction, bool disabled, const Action& action) {
  const Point c = at.centre();
  const float along = b.u(kArrowHalfWidthPx) * static_cast<float>(direction), across = b.u(kArrowHalfHeightPx);
  layer.shapes.push_back(LineShape{
      {{c.x - along, c.y - across}, {c.x + along, c.y}, {c.x - along, c.y + across}}, disabled ? rule() : ink(), b.u(2)});
  Region region{.id = std::move(id),
                .parent = parent,
                .role = Role::button,
                .name = std::move(name),
                .rect = at,
                .disabled = disabled,
                .pointer = true};
  if (!disabled) region.on_activate = action;
  b.add_region(std::move(region));
}

}  // namespace standpoint
