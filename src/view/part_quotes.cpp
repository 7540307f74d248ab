// The quotes for the current selection and moment, set as a newspaper sets them, with their ties as links to one another.
#include <algorithm>

#include "scene_builder.h"
#include "transcript_words.h"
#include "words.h"

namespace standpoint {
namespace {

struct TieLink {
  TieKind kind;
  QuoteId other;
  bool from_target;  // the other quote is tied to this one
};

/// Lays the list out downwards. Positions are in the list's content; drawing moves them up by the scroll offset.
struct List {
  SceneBuilder& b;
  Layer& layer;
  int parent;
  float left, width;  // of the text
  float y;            // content, canvas px before scrolling
  float scroll;

  Point drawn(float x, float at_y) const { return {x, at_y - scroll}; }
  bool visible(float top, float bottom) const { return bottom - scroll >= layer.clip.y && top - scroll <= layer.clip.bottom(); }

  float lines(const std::vector<std::string>& text, float x, TextStyle style, Paint paint) {
    for (const std::string& line : text) {
      const float h = b.measure.line_px(style);
      if (visible(y, y + h)) b.text(layer, drawn(x, y), line, style, paint);
      y += h;
    }
    return y;
  }
};

std::vector<TieLink> links_of(const SceneBuilder& b, QuoteId id) {
  std::vector<TieLink> out;
  // Ties lead to statements; those between the wordings of one statement are told in its card instead.
  const auto add = [&](const Tie& t, bool from_target) {
    const QuoteId other = b.story.statement_of(t.target);
    const bool known = known_by(b.story[other], b.state.clock, b.moment);
    const bool again = std::any_of(out.begin(), out.end(), [&](const TieLink& l) {
      return l.other == other && l.kind == t.kind && l.from_target == from_target;
    });
    const bool same_breath =
        t.kind == TieKind::repeats && b.story[other].speaker == b.story[id].speaker && b.story[other].at == b.story[id].at;
    if (other != id && known && !again && !same_breath) out.push_back({t.kind, other, from_target});
  };
  std::vector<QuoteId> wordings = b.story[id].other_wordings;
  wordings.insert(wordings.begin(), id);
  for (const QuoteId w : wordings) {
    for (const Tie& t : b.story[w].ties) add(t, false);
    for (const Tie& t : b.story[w].tied_from) add(t, true);
  }
  return out;
}

/// Parts side by side with dots between them, each line begun with a whole part where it fits.
std::vector<std::string> joined_by_dots(const SceneBuilder& b, const std::vector<std::string>& parts, float width) {
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

/// Words of one style followed by words of another, wrapped together.
void name_and_office(List& list, const Person& person, float x, float width) {
  SceneBuilder& b = list.b;
  const float name_w = b.measure.width_px(person.name, kBodyBold), gap = b.u(5);
  const float line = b.measure.line_px(kBody);
  if (name_w + gap + b.measure.width_px(person.office, kBody) <= width) {
    if (list.visible(list.y, list.y + line)) {
      const float right = b.text(list.layer, list.drawn(x, list.y), person.name, kBodyBold, ink());
      b.text(list.layer, list.drawn(right + gap, list.y), person.office, kBody, soft());
    }
    list.y += line;
    return;
  }
  list.lines(wrap(person.name, kBodyBold, width, b.measure, 3), x, kBodyBold, ink());
  list.lines(wrap(person.office, kBody, width, b.measure, 3), x, kBody, soft());
}

void build_tie_link(List& list, QuoteId from, std::size_t n, const TieLink& link, float x, float width, int card) {
  SceneBuilder& b = list.b;
  const PartyId party = b.story.party_of(link.other);
  const Person& other = b.story[b.story[link.other].speaker];
  const float h = std::max(b.target(), b.u(26)), mid = list.y + h / 2 - list.scroll;
  const std::string verb(words::tie(link.kind, link.from_target));
  const std::string name = verb + " " + other.name;
  const Paint paint = hue(party);
  if (list.visible(list.y, list.y + h)) {
    const float elbow = x + b.u(3);
    list.layer.shapes.push_back(LineShape{{{elbow, mid - b.u(7)}, {elbow, mid}, {elbow + b.u(9), mid}}, paint, b.u(1.5f), 0});
    list.layer.shapes.push_back(
        PolygonShape{{{elbow + b.u(8), mid - b.u(3.5f)}, {elbow + b.u(12), mid}, {elbow + b.u(8), mid + b.u(3.5f)}}, paint});
    const float tx = x + b.u(20);
    const float ty = mid - b.measure.line_px(kBodyBold) / 2, right = x + width;
    const float end =
        b.text(list.layer, {tx, ty}, ellipsize(name, kBodyBold, right - tx, b.measure), kBodyBold, paint) + b.u(6);
    // Its first words, where there is room: one speaker may be tied by several quotes.
    const std::string excerpt = ellipsize(displayed_words(b.story[link.other]), kBody, right - end, b.measure);
    if (right - end > b.u(48)) b.text(list.layer, {end, ty}, excerpt, kBody, soft());
  }
  b.region({.id = "quote:" + b.story[from].id + ":tie:" + std::to_string(n),
            .parent = card,
            .role = Role::button,
            .name = name + ": " + displayed_words(b.story[link.other]),
            .rect = {x, list.y, std::min(width, b.measure.width_px(name, kBodyBold) + b.u(28)), h},
            .on_activate = action::SelectQuote{link.other},
            .on_hover = Hover{.quote = link.other}});
  list.y += h;
}

/// The same statement, as the source gives it elsewhere.
void build_other_wordings(List& list, QuoteId id, int card) {
  SceneBuilder& b = list.b;
  const std::string text = words::other_wordings(b.story, b.story[id]);
  if (text.empty()) return;
  const float top = list.y;
  list.lines(wrap(text, kSmall, list.width, b.measure), list.left, kSmall, soft());
  b.region({.id = "quote:" + b.story[id].id + ":wordings",
            .parent = card,
            .role = Role::text,
            .name = text,
            .rect = {list.left, top, list.width, list.y - top}});
  list.y += b.u(6);
}

void build_card(List& list, QuoteId id) {
  SceneBuilder& b = list.b;
  const Quote& quote = b.story[id];
  const Person& speaker = b.story[quote.speaker];
  const bool selected = b.state.quote == id;
  const bool hovered = b.state.hover.quote == id || b.state.hover.party == speaker.party;
  const float top = list.y;
  const std::string base = "quote:" + quote.id;
  const std::size_t ground_shape = list.layer.shapes.size();

  const int card = b.region({.id = base, .parent = list.parent, .role = Role::list_item, .name = ""});
  const int toggle = b.region({.id = base + ":select",
                               .parent = card,
                               .role = Role::toggle,
                               .name = "Show on the map: " + speaker.name,
                               .pressed = selected,
                               .on_activate = action::SelectQuote{selected ? std::optional<QuoteId>{} : id},
                               .on_hover = Hover{.quote = id}});
  list.y += b.u(18);
  if (!quote.context.empty()) {
    const float context_top = list.y;
    list.lines(wrap(quote.context, kBody, list.width, b.measure), list.left, kBody, soft());
    b.region({.id = base + ":context",
              .parent = card,
              .role = Role::text,
              .name = quote.context,
              .rect = {list.left, context_top, list.width, list.y - context_top}});
    list.y += b.u(4);
  }
  const float text_top = list.y;
  // The opening mark hangs in the margin, so that the words themselves stand flush.
  const std::string typeset = displayed_words(quote);
  const float hang =
      quote.verbatim ? b.measure.width_px(std::string_view(typeset).substr(0, code_point_bytes(typeset, 0)), kQuotation) : 0;
  const std::vector<std::string> text = wrap(typeset, kQuotation, list.width, b.measure, SIZE_MAX, hang);
  list.lines({text.front()}, list.left - hang, kQuotation, ink());
  list.lines({text.begin() + 1, text.end()}, list.left, kQuotation, ink());
  b.region({.id = base + ":text",
            .parent = card,
            .role = quote.verbatim ? Role::quotation : Role::text,
            .name = typeset,
            .lang = quote.lang,
            .rect = {list.left, text_top, list.width, list.y - text_top}});
  list.y += b.u(8);

  build_other_wordings(list, id, card);

  const float by_top = list.y;
  const PartyId party = speaker.party;
  const float indent = b.u(16);
  list.layer.shapes.push_back(
      DiscShape{list.drawn(list.left + b.u(4.5f), list.y + b.measure.line_px(kBody) / 2), b.u(4.5f), hue(party), {}, 1});
  name_and_office(list, speaker, list.left + indent, list.width - indent);
  list.lines(joined_by_dots(b, words::citation_parts(b.story, quote, b.year), list.width - indent), list.left + indent, kSmall,
             soft());
  b.region({.id = base + ":by",
            .parent = card,
            .role = Role::text,
            .name = words::spoken_citation(b.story, quote),
            .rect = {list.left, by_top, list.width, list.y - by_top}});

  const auto links = links_of(b, id);
  if (!links.empty()) list.y += b.u(2);
  std::size_t n = 0;
  for (const TieLink& link : links) build_tie_link(list, id, n++, link, list.left + indent, list.width - indent, card);
  list.y += b.u(14);

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
  if (list.visible(list.y, list.y + 1)) b.horizontal_rule(list.layer, list.left, list.y - list.scroll, list.width);
  list.y += 1;
}

/// A press of a text button in the list. Returns its right edge.
float build_list_button(List& list, std::string id, std::string name, float x, float y, Action action) {
  SceneBuilder& b = list.b;
  const float h = std::max(b.target(), b.u(32)), w = b.measure.width_px(name, kBodyBold) + b.u(24);
  if (list.visible(y, y + h)) {
    const Rect at{x, y - list.scroll, w, h};
    list.layer.shapes.push_back(FillShape{at, rule(), b.u(4)});
    list.layer.shapes.push_back(FillShape{at.inset(1), paper(), b.u(3)});
    b.text(list.layer, {at.x + b.u(12), at.y + (h - b.measure.line_px(kBodyBold)) / 2}, name, kBodyBold, ink());
  }
  b.region({.id = std::move(id),
            .parent = list.parent,
            .role = Role::button,
            .name = std::move(name),
            .rect = {x, y, w, h},
            .on_activate = action});
  return x + w;
}

/// The step of the guided reading, above the quotes that it speaks about.
void build_step(List& list) {
  SceneBuilder& b = list.b;
  if (b.state.step < 1 || b.state.step > static_cast<int>(b.story.steps.size())) return;
  const Step& step = b.story.steps[static_cast<std::size_t>(b.state.step - 1)];
  list.y += b.u(16);
  const float top = list.y;
  const std::string counter =
      "Guided reading \xC2\xB7 " + std::to_string(b.state.step) + " of " + std::to_string(b.story.steps.size());
  list.lines({counter}, list.left, kSmall, soft());
  list.lines(wrap(step.title, kLeadBold, list.width, b.measure), list.left, kLeadBold, ink());
  list.y += b.u(4);
  list.lines(wrap(step.text, kLead, list.width, b.measure), list.left, kLead, ink());
  b.region({.id = "step:text",
            .parent = list.parent,
            .role = Role::status,
            .name = counter + ". " + step.title + ". " + step.text,
            .rect = {list.left, top, list.width, list.y - top}});
  list.y += b.u(12);
  float x = list.left;
  const float y = list.y;
  const bool last = b.state.step == static_cast<int>(b.story.steps.size());
  if (b.state.step > 1) x = build_list_button(list, "step:previous", "Back", x, y, action::GoToStep{b.state.step - 1}) + b.u(8);
  if (!last) x = build_list_button(list, "step:next", "Next", x, y, action::GoToStep{b.state.step + 1}) + b.u(8);
  build_list_button(list, "step:leave", last ? "Finish" : "Leave", x, y, action::GoToStep{0});
  list.y += std::max(b.target(), b.u(32)) + b.u(16);
  b.horizontal_rule(list.layer, list.left, list.y - list.scroll, list.width);
}

/// What the selected party holds on the question, before the quotes that prove it.
void build_position(List& list) {
  SceneBuilder& b = list.b;
  if (!b.state.party || !b.state.question) return;
  for (const PartyAnswer& a : b.answers) {
    if (a.party != *b.state.party) continue;
    list.y += b.u(16);
    const float top = list.y, indent = b.u(24);
    const std::string word(words::stance(a.stance));
    const std::string text =
        a.position ? b.story[a.position->position].summary
                   : b.story[a.party].name + " has not said anything on this question in the source by this moment.";
    list.layer.shapes.push_back(
        StanceShape{list.drawn(list.left + b.u(8), list.y + b.measure.line_px(kLead) / 2), b.u(8), a.stance, hue(a.party)});
    list.lines({b.story[a.party].name + ": " + word}, list.left + indent, kLeadBold, ink());
    list.lines(wrap(text, kLead, list.width - indent, b.measure), list.left + indent, kLead, ink());
    b.region({.id = "position",
              .parent = list.parent,
              .role = Role::text,
              .name = b.story[a.party].name + ": " + word + ". " + text,
              .rect = {list.left, top, list.width, list.y - top}});
    list.y += b.u(16);
    b.horizontal_rule(list.layer, list.left, list.y - list.scroll, list.width);
  }
}

std::string heading_for(const SceneBuilder& b, std::size_t n) {
  std::string out = words::statements(n);
  if (b.state.person)
    out += " by " + b.story[*b.state.person].name;
  else if (b.state.party)
    out += b.story[*b.state.party].kind == PartyKind::state ? " from " + b.story[*b.state.party].name
                                                            : " by " + b.story[*b.state.party].name;
  return out + (b.state.question ? " on this question" : "");
}

void build_header(SceneBuilder& b, int group, const Rect& rect, std::size_t n) {
  Layer& layer = b.layer("quotes", rect);
  layer.shapes.push_back(FillShape{rect, paper(), 0});
  const float gutter = b.u(b.scene.layout == LayoutKind::narrow ? layout::kNarrowGutterPx : 24);
  const float mid = rect.bottom() - b.u(22);
  float right = rect.right() - gutter;
  if (b.state.party || b.state.person) {
    const char* name = "Show all";
    const float w = b.measure.width_px(name, kBodyBold) + b.u(16), h = b.target();
    const Rect button{right - w, mid - h / 2, w, h};
    b.text(layer, {button.x + b.u(8), mid - b.measure.line_px(kBodyBold) / 2}, name, kBodyBold, ink());
    layer.shapes.push_back(FillShape{{button.x + b.u(8), mid + b.u(9), w - b.u(16), b.u(1.5f)}, ink(), 0});
    b.region({.id = "quotes:all",
              .parent = group,
              .role = Role::button,
              .name = "Show the statements of all parties",
              .rect = button,
              .pointer = true,
              .on_activate = action::ClearSelection{}});
    right = button.x - b.u(8);
  }
  const std::string heading = heading_for(b, n);
  b.text(layer, {rect.x + gutter, mid - b.measure.line_px(kBodyBold) / 2},
         ellipsize(heading, kBodyBold, right - rect.x - gutter, b.measure), kBodyBold, ink());
  b.region({.id = "quotes:heading",
            .parent = group,
            .role = Role::heading,
            .name = heading,
            .rect = {rect.x + gutter, mid - b.u(10), right - rect.x - gutter, b.u(20)}});
  if (b.scene.layout == LayoutKind::narrow) {
    const float grip_w = b.u(40);
    layer.shapes.push_back(FillShape{{rect.x + rect.w / 2 - grip_w / 2, rect.y + b.u(8), grip_w, b.u(4)}, rule(), b.u(2)});
    b.region({.id = "quotes:grip",
              .parent = group,
              .role = Role::toggle,
              .name = "Enlarge the list of statements",
              .rect = {rect.x + rect.w / 2 - b.u(60), rect.y, b.u(120), b.target()},
              .pressed = b.state.sheet_open,
              .pointer = true,
              .on_activate = action::SetSheet{!b.state.sheet_open}});
    b.horizontal_rule(layer, rect.x, rect.y, rect.w);
  }
  b.horizontal_rule(layer, rect.x + gutter, rect.bottom() - 1, rect.w - 2 * gutter);
}

}  // namespace

void build_quotes(SceneBuilder& b, const Rect& rect) {
  const int group = b.region({.id = "quotes", .role = Role::group, .name = "Quotes", .rect = rect});
  const float header_h = std::min(rect.h, b.u(b.scene.layout == LayoutKind::narrow ? 60 : 48));
  std::vector<QuoteId> quotes = quotes_at(b.story, b.filter, b.state.clock, b.moment);
  build_header(b, group, {rect.x, rect.y, rect.w, header_h}, quotes.size());

  const Rect list_rect{rect.x, rect.y + header_h, rect.w, rect.h - header_h};
  b.scene.quotes_rect = list_rect;
  Layer layer{"quotes", list_rect, {}};
  layer.shapes.push_back(FillShape{list_rect, paper(), 0});
  const float gutter = b.u(b.scene.layout == LayoutKind::narrow ? layout::kNarrowGutterPx : 24);
  const int list_region = b.region(
      {.id = "quotes:list", .parent = group, .role = Role::list, .name = "Statements, newest first", .rect = list_rect});
  // A line of 45 to 75 characters reads best: on a wide sheet the list keeps to a column.
  const float column = std::min(rect.w - 2 * gutter - b.u(10), b.u(620));
  List list{b, layer, list_region, rect.x + gutter + b.u(10), column, list_rect.y, b.transient.quotes_scroll_px};
  build_step(list);
  build_position(list);

  // Newest first; what was said at the same time keeps the order of the source.
  std::stable_sort(quotes.begin(), quotes.end(), [&](QuoteId l, QuoteId r) {
    return b.story[l].at[static_cast<std::size_t>(b.state.clock)].end >
           b.story[r].at[static_cast<std::size_t>(b.state.clock)].end;
  });
  const auto most = static_cast<std::size_t>(std::max(1, b.state.quotes_shown));
  std::vector<QuoteId> shown(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(std::min(most, quotes.size())));
  if (b.state.quote && std::find(shown.begin(), shown.end(), *b.state.quote) == shown.end() &&
      std::find(quotes.begin(), quotes.end(), *b.state.quote) != quotes.end())
    shown.insert(shown.begin(), *b.state.quote);
  for (const QuoteId id : shown) build_card(list, id);
  if (shown.empty()) {
    list.y += b.u(20);
    const float top = list.y;
    const std::string empty = b.state.party ? "Nothing from " + b.story[*b.state.party].name + " by this moment."
                                            : "Nobody had spoken yet. Move the date forward to hear the first.";
    list.lines(wrap(empty, kLead, list.width, b.measure), list.left, kLead, soft());
    b.region({.id = "quotes:empty",
              .parent = list_region,
              .role = Role::text,
              .name = empty,
              .rect = {list.left, top, list.width, list.y - top}});
  }
  if (shown.size() < quotes.size()) {
    list.y += b.u(12);
    build_list_button(list, "quotes:more", "Show more of " + words::statements(quotes.size()), list.left, list.y,
                      action::ShowMoreQuotes{});
    list.y += std::max(b.target(), b.u(32));
  }
  list.y += b.u(24);
  b.scene.quotes_content_px = list.y - list_rect.y;
  b.scene.regions[static_cast<std::size_t>(list_region)].content_height_px = b.scene.quotes_content_px;
  if (b.scene.quotes_content_px > list_rect.h + 1 && list_rect.h > 0) {
    const float share = list_rect.h / b.scene.quotes_content_px;
    const float thumb = std::max(b.u(32), list_rect.h * share);
    const float furthest = b.scene.quotes_content_px - list_rect.h;
    const float y = list_rect.y + (list_rect.h - thumb) * std::clamp(b.transient.quotes_scroll_px / furthest, 0.f, 1.f);
    layer.shapes.push_back(FillShape{{list_rect.right() - b.u(7), y, b.u(4), thumb}, {Ink::soft_ink, {}, 0.45f}, b.u(2)});
  }
  b.scene.layers.push_back(std::move(layer));
  if (b.scene.layout == LayoutKind::wide) {
    Layer& edge = b.layer("quotes edge", rect);
    b.vertical_rule(edge, rect.x, rect.y, rect.h);
  }
}

}  // namespace standpoint
