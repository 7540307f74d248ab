// The texts above the quotes: the step of the guided reading, and the selected party's position.
#include <utility>

#include "scene/quotes/quotes_list.h"
#include "story/words.h"

namespace standpoint {

void build_step(List& list) {
  SceneBuilder& b = list.b;
  if (b.state.step < 1 || b.state.step > static_cast<int>(b.story.steps.size())) return;
  const Step& step = b.story.steps[static_cast<std::size_t>(b.state.step - 1)];
  list.y += b.u(16);
  const float top = list.y;
  const std::string counter = b.say("step.counter", {{"n", b.state.step}, {"count", b.story.steps.size()}});
  list.add_lines({counter}, list.left, kSmall, soft());
  list.add_lines(wrap(step.title, kLeadBold, list.width, b.measure), list.left, kLeadBold, ink());
  list.y += b.u(4);
  list.add_lines(wrap_pretty(step.text, kLead, list.width, b.measure), list.left, kLead, ink());
  b.add_region({.id = "step:text",
                .parent = list.parent,
                .role = Role::status,
                .name = counter + ". " + step.title + ". " + step.text,
                .lang = b.lang_if_foreign(step.text),  // the language of most of the text
                .rect = {list.left, top, list.width, list.y - top}});
  list.y += b.u(12);
  const bool last = b.state.step == static_cast<int>(b.story.steps.size());
  std::vector<Region> buttons;
  const auto add = [&](const char* id, const char* key, int to) {
    buttons.push_back({.id = id, .parent = list.parent, .name = b.say(key), .on_activate = action::GoToStep{to}});
  };
  if (b.state.step > 1) add("step:previous", "step.back", b.state.step - 1);
  if (!last) add("step:next", "step.next", b.state.step + 1);
  add("step:leave", last ? "step.finish" : "step.leave", 0);
  build_list_buttons(list, std::move(buttons), list.left, list.width);
  list.y += b.u(16);
  b.add_horizontal_rule(list.layer, list.left, list.y - list.scroll, list.width);
}

void build_position(List& list) {
  SceneBuilder& b = list.b;
  if (!b.state.party || !b.state.question) return;
  for (const PartyAnswer& a : b.answers) {
    if (a.party != *b.state.party) continue;
    list.y += b.u(16);
    const float top = list.y, indent = b.u(24);
    const std::string word = words::stance(b.say, a.stance);
    const std::string text =
        a.position ? b.story[a.position->position].summary : b.say("position.none", {{"party", b.story[a.party].name}});
    list.layer.shapes.push_back(
        StanceShape{list.drawn(list.left + b.u(8), list.y + b.measure.line_px(kLead) / 2), b.u(8), a.stance, hue(a.party)});
    list.add_lines({b.story[a.party].name + ": " + word}, list.left + indent, kLeadBold, ink());
    list.add_lines(wrap_pretty(text, kLead, list.width - indent, b.measure), list.left + indent, kLead, ink());
    b.add_region({.id = "position",
                  .parent = list.parent,
                  .role = Role::text,
                  .name = b.story[a.party].name + ": " + word + ". " + text,
                  .lang = a.position ? b.lang_if_foreign(text) : std::string(),  // the language of most of the text
                  .rect = {list.left, top, list.width, list.y - top}});
    list.y += b.u(16);
    b.add_horizontal_rule(list.layer, list.left, list.y - list.scroll, list.width);
  }
}

}  // namespace standpoint
