// The card of a statement: the words, who said them, where and when, and the ties.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "scene/quotes/quotes_list.h"
#include "story/quotation_text.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr float kCardTopPx = 18, kCardBottomPx = 14;
constexpr float kIndentPx = 16;  // of what follows the speaker's dot
constexpr float kDotRadiusPx = 4.5f;
constexpr float kButtonPaddingPx = 12, kButtonHeightPx = 32, kButtonGapPx = 8;
constexpr float kMinExcerptPx = 48;  // a narrower excerpt says nothing

/// The parts separated by middle dots, broken between parts; a part longer than a line is wrapped.
std::vector<std::string> join_with_dots(const SceneBuilder& b, const std::vector<std::string>& parts, float width) {
  std::vector<std::string> lines;
  for (const std::string& part : parts) {
    const std::string longer = lines.empty() ? part : lines.back() + " \xC2\xB7 " + part;
    if (!lines.empty() && b.measure.width_px(longer, kSmall) <= width) {
      lines.back() = longer;
      continue;
    }
    for (std::string& line : wrap(part, kSmall, width, b.measure)) lines.push_back(std::move(line));
  }
  return lines;
}

/// Name and office on one line in different styles, or one below the other where they do not fit.
void build_name_and_office(List& list, const Person& person, float x, float width) {
  SceneBuilder& b = list.b;
  const float name_w = b.measure.width_px(person.name, kBodyBold), gap = b.u(5);
  const float line = b.measure.line_px(kBody);
  if (name_w + gap + b.measure.width_px(person.office, kBody) <= width) {
    if (list.is_visible(list.y, list.y + line)) {
      const float right = b.add_text(list.layer, list.drawn(x, list.y), person.name, kBodyBold, ink());
      b.add_text(list.layer, list.drawn(right + gap, list.y), person.office, kBody, soft());
    }
    list.y += line;
    return;
  }
  list.add_lines(wrap(person.name, kBodyBold, width, b.measure, 3), x, kBodyBold, ink());
  list.add_lines(wrap(person.office, kBody, width, b.measure, 3), x, kBody, soft());
}

void build_tie_link(List& list, QuoteId from, std::size_t n, const TieAt& link, float x, float width, int card) {
  SceneBuilder& b = list.b;
  const PartyId party = b.story.party_of(link.other);
  const Person& other = b.story[b.story[link.other].speaker];
  const float h = std::max(b.min_target_px(), b.u(26)), mid = list.y + h / 2 - list.scroll;
  const std::string name = words::tie(b.say, link.kind, link.from_other, other.name);
  const Paint paint = hue(party);
  if (list.is_visible(list.y, list.y + h)) {
    const float elbow = x + b.u(3);
    list.layer.shapes.push_back(LineShape{{{elbow, mid - b.u(7)}, {elbow, mid}, {elbow + b.u(9), mid}}, paint, b.u(1.5f), 0});
    list.layer.shapes.push_back(
        PolygonShape{{{elbow + b.u(8), mid - b.u(3.5f)}, {elbow + b.u(12), mid}, {elbow + b.u(8), mid + b.u(3.5f)}}, paint});
    const float tx = x + b.u(20);
    const float ty = mid - b.measure.line_px(kBodyBold) / 2, right = x + width;
    const float end =
        b.add_text(list.layer, {tx, ty}, ellipsize(name, kBodyBold, right - tx, b.measure), kBodyBold, paint) + b.u(6);
    // The beginning of the other quote, where it fits: several ties may lead to the same speaker.
    const std::string excerpt = ellipsize(format_quote(b.story[link.other]), kBody, right - end, b.measure);
    if (right - end > b.u(kMinExcerptPx)) b.add_text(list.layer, {end, ty}, excerpt, kBody, soft());
  }
  b.add_region({.id = "quote:" + b.story[from].id + ":tie:" + std::to_string(n),
                .parent = card,
                .role = Role::button,
                .name = name + ": " + format_quote(b.story[link.other]),
                .rect = {x, list.y, std::min(width, b.measure.width_px(name, kBodyBold) + b.u(28)), h},
                .on_activate = action::SelectQuote{link.other},
                .on_hover = Hover{.quote = link.other}});
  list.y += h;
}

/// The other wordings of the statement.
void build_other_wordings(List& list, QuoteId id, int card) {
  SceneBuilder& b = list.b;
  const std::string text = words::other_wordings(b.say, b.story, b.story[id]);
  if (text.empty()) return;
  const float top = list.y;
  list.add_lines(wrap(text, kSmall, list.width, b.measure), list.left, kSmall, soft());
  b.add_region({.id = "quote:" + b.story[id].id + ":wordings",
                .parent = card,
                .role = Role::text,
                .name = text,
                .rect = {list.left, top, list.width, list.y - top}});
  list.y += b.u(6);
}

void build_quotation(List& list, std::string_view typeset) {
  SceneBuilder& b = list.b;
  const auto hang_of = [&](std::string_view line) { return hanging_mark_px(line, list.quotation, b.measure); };
  for (const std::string& line : wrap_pretty(typeset, list.quotation, list.width, b.measure, hang_of(typeset)))
    list.add_lines({line}, list.left - hang_of(line), list.quotation, ink());
}

/// The buttons of the selected quote's card.
void build_card_buttons(List& list, QuoteId id, int card, std::size_t tied) {
  SceneBuilder& b = list.b;
  const std::string base = "quote:" + b.story[id].id;
  std::vector<Region> buttons;
  const auto add = [&](const char* what, std::string name, PageRequest request) -> Region& {
    buttons.push_back({.id = base + what, .parent = card, .name = std::move(name), .on_page = request});
    return buttons.back();
  };
  if (tied > 0 && !b.state.thread) {
    const std::size_t n = thread_of(b.story, id, b.state.clock, b.moment).size();
    add(":thread", b.say("thread.show", {{"n", n}}), PageRequest::none).on_activate = action::SetThread{true};
  }
  add(":cite", b.say("copy.citation"), PageRequest::copy_citation);
  add(":link", b.say("copy.link"), PageRequest::copy_link);
  add(":picture", b.say("copy.picture"), PageRequest::save_picture);
  list.y += b.u(8);
  const float indent = b.u(kIndentPx);
  build_list_buttons(list, std::move(buttons), list.left + indent, list.width - indent);
}

/// The date as a heading: threads are in order of time.
void build_time(List& list, QuoteId id) {
  SceneBuilder& b = list.b;
  const Edtf& date = b.story[id].at[static_cast<std::size_t>(b.state.clock)];
  list.add_lines(wrap(format_date(date, b.say), kSmallBold, list.width, b.measure), list.left, kSmallBold, soft());
  list.y += b.u(4);
}

}  // namespace

void build_card(List& list, QuoteId id) {
  SceneBuilder& b = list.b;
  const Quote& quote = b.story[id];
  const Person& speaker = b.story[quote.speaker];
  const bool selected = b.state.quote == id;
  const bool hovered = b.state.hover.quote == id || b.state.hover.party == speaker.party;
  const float top = list.y;
  const std::string base = "quote:" + quote.id;
  const std::size_t ground_shape = list.layer.shapes.size();

  const int card = b.add_region({.id = base, .parent = list.parent, .role = Role::list_item, .name = ""});
  const int toggle = b.add_region({.id = base + ":select",
                                   .parent = card,
                                   .role = Role::toggle,
                                   .name = b.say("quotes.show-on-map", {{"name", speaker.name}}),
                                   .pressed = selected,
                                   .on_activate = action::SelectQuote{selected ? std::optional<QuoteId>{} : id},
                                   .on_hover = Hover{.quote = id}});
  list.y += b.u(kCardTopPx);
  if (b.state.thread) build_time(list, id);
  if (!quote.context.empty()) {
    const float context_top = list.y;
    list.add_lines(wrap_pretty(quote.context, kBody, list.width, b.measure), list.left, kBody, soft());
    b.add_region({.id = base + ":context",
                  .parent = card,
                  .role = Role::text,
                  .name = quote.context,
                  .lang = b.lang_if_foreign(quote.context),
                  .rect = {list.left, context_top, list.width, list.y - context_top}});
    list.y += b.u(4);
  }
  const float text_top = list.y;
  const std::string typeset = format_quote(quote);
  build_quotation(list, typeset);
  b.add_region({.id = base + ":text",
                .parent = card,
                .role = quote.verbatim ? Role::quotation : Role::text,
                .name = typeset,
                .lang = quote.lang,
                .rect = {list.left, text_top, list.width, list.y - text_top}});
  list.y += b.u(8);

  build_other_wordings(list, id, card);

  const float by_top = list.y;
  const PartyId party = speaker.party;
  const float indent = b.u(kIndentPx);
  list.layer.shapes.push_back(DiscShape{
      list.drawn(list.left + b.u(kDotRadiusPx), list.y + b.measure.line_px(kBody) / 2), b.u(kDotRadiusPx), hue(party), {}, 1});
  build_name_and_office(list, speaker, list.left + indent, list.width - indent);
  list.add_lines(join_with_dots(b, words::citation_parts(b.say, b.story, quote, b.year), list.width - indent),
                 list.left + indent, kSmall, soft());
  b.add_region({.id = base + ":by",
                .parent = card,
                .role = Role::text,
                .name = words::spoken_citation(b.say, b.story, quote),
                .rect = {list.left, by_top, list.width, list.y - by_top}});

  const auto links = ties_at(b.story, id, b.state.clock, b.moment);
  if (!links.empty()) list.y += b.u(2);
  std::size_t n = 0;
  for (const TieAt& link : links) build_tie_link(list, id, n++, link, list.left + indent, list.width - indent, card);
  if (selected && b.state.controls) build_card_buttons(list, id, card, links.size());
  list.y += b.u(kCardBottomPx);

  const Rect whole{list.layer.clip.x, top, list.layer.clip.w, list.y - top};
  b.scene.regions[static_cast<std::size_t>(card)].rect = whole;
  b.scene.regions[static_cast<std::size_t>(card)].clip = whole;
  b.scene.regions[static_cast<std::size_t>(toggle)].rect = whole.inset(1);
  b.scene.regions[static_cast<std::size_t>(toggle)].clip = whole.inset(1);
  if (selected || hovered) {
    std::vector<Shape> ground;
    const Point at = list.drawn(whole.x, whole.y);
    ground.push_back(FillShape{{at.x, at.y, whole.w, whole.h}, {Ink::sea, {}, selected ? 1.f : 0.6f}, 0});
    if (selected) ground.push_back(FillShape{{at.x, at.y, b.u(3), whole.h}, hue(party), 0});
    list.layer.shapes.insert(list.layer.shapes.begin() + static_cast<std::ptrdiff_t>(ground_shape), ground.begin(),
                             ground.end());
  }
  if (list.is_visible(list.y, list.y + 1)) b.add_horizontal_rule(list.layer, list.left, list.y - list.scroll, list.width);
  list.y += 1;
}

float build_list_button(List& list, Region region, float x, float y) {
  SceneBuilder& b = list.b;
  const float h = std::max(b.min_target_px(), b.u(kButtonHeightPx)),
              w = b.measure.width_px(region.name, kBodyBold) + b.u(2 * kButtonPaddingPx);
  if (list.is_visible(y, y + h)) {
    const Rect at{x, y - list.scroll, w, h};
    list.layer.shapes.push_back(FillShape{at, {Ink::hatch, {}, 1}, b.u(4)});
    list.layer.shapes.push_back(FillShape{at.inset(1), paper(), b.u(3)});
    b.add_text(list.layer, {at.x + b.u(kButtonPaddingPx), at.y + (h - b.measure.line_px(kBodyBold)) / 2}, region.name,
               kBodyBold, ink());
  }
  region.role = Role::button;
  region.rect = {x, y, w, h};
  b.add_region(std::move(region));
  return x + w;
}

void build_list_buttons(List& list, std::vector<Region> regions, float x, float width) {
  SceneBuilder& b = list.b;
  const float h = std::max(b.min_target_px(), b.u(kButtonHeightPx)), gap = b.u(kButtonGapPx);
  float at = x;
  for (Region& region : regions) {
    const float w = b.measure.width_px(region.name, kBodyBold) + b.u(2 * kButtonPaddingPx);
    if (at > x && at + w > x + width) {
      at = x;
      list.y += h + gap;
    }
    at = build_list_button(list, std::move(region), at, list.y) + gap;
  }
  if (!regions.empty()) list.y += h;
}

}  // namespace standpoint
