// The search results, grouped by kind, with the hits highlighted.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "scene/quotes/quotes_list.h"
#include "standpoint/needle.h"
#include "standpoint/search.h"
#include "story/quotation_text.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr std::size_t kMostOfAKind = 20;
constexpr std::size_t kMostLines = 3;
constexpr std::size_t kLeadBytes = 48;  // of a long text, kept before the first hit

struct Marked {
  std::string text;
  std::vector<TextSpan> spans;
};

/// The text with its hits; of a long text, only from a little before the first hit.
Marked around_first_hit(std::string text, std::vector<TextSpan> spans) {
  if (spans.empty() || spans.front().begin <= 2 * kLeadBytes) return {std::move(text), std::move(spans)};
  const std::size_t space = text.find(' ', spans.front().begin - kLeadBytes);
  const std::size_t from = space < spans.front().begin ? space + 1 : spans.front().begin;
  constexpr std::string_view kBefore = "\u2026 ";
  for (TextSpan& span : spans) span.begin += kBefore.size() - from, span.end += kBefore.size() - from;
  return {std::string(kBefore) + text.substr(from), std::move(spans)};
}

class Results {
 public:
  explicit Results(List& list) : list_(list), b_(list.b), needle_(b_.state.search) {}

  void heading(const char* id, const char* key, bool any) {
    if (!any) return;
    list_.y += b_.u(20);
    const float top = list_.y;
    const std::string text = b_.say(key);
    list_.lines({text}, list_.left, kSmallBold, soft());
    b_.region({.id = id,
               .parent = list_.parent,
               .role = Role::heading,
               .name = text,
               .rect = {list_.left, top, list_.width, list_.y - top}});
    list_.y += b_.u(4);
  }

  void party(PartyId id) {
    const Party& party = b_.story[id];
    begin();
    dot(id, kLead);
    marked(all_of(party.name), kLeadBold, ink(), b_.u(20));
    end(party.name, action::ShowFound{.party = id, .person = {}, .question = {}, .quote = {}}, Hover{.party = id});
  }

  void person(PersonId id) {
    const Person& person = b_.story[id];
    begin();
    dot(person.party, kLead);
    marked(all_of(person.name), kLeadBold, ink(), b_.u(20));
    marked(all_of(person.office), kBody, ink(), b_.u(20));
    end(person.name + ", " + person.office, action::ShowFound{.party = {}, .person = id, .question = {}, .quote = {}},
        Hover{.party = person.party});
  }

  void question(QuestionId id) {
    begin();
    marked(all_of(b_.story[id].text), kLead, ink(), 0);
    end(b_.story[id].text, action::ShowFound{.party = {}, .person = {}, .question = id, .quote = {}}, {});
  }

  void quote(QuoteId id) {
    const Quote& quote = b_.story[id];
    const Person& speaker = b_.story[quote.speaker];
    std::string words = displayed_words(quote);
    std::vector<TextSpan> spans = needle_.find(words);
    begin();
    if (spans.empty()) marked(around_first_hit(quote.context, needle_.find(quote.context)), kBody, ink(), 0);
    const std::string name = speaker.name + ": " + words;
    marked(around_first_hit(std::move(words), std::move(spans)), {Family::serif, Weight::regular, 2}, ink(), 0);
    list_.y += b_.u(4);
    dot(speaker.party, kSmall);
    const std::string by =
        speaker.name + " \u00B7 " + date_in_short_words(quote.at[static_cast<std::size_t>(b_.state.clock)], b_.year, b_.say);
    marked({by, {}}, kSmall, soft(), b_.u(16));
    const QuoteId statement = b_.story.statement_of(id);
    end(name, action::ShowFound{.party = {}, .person = {}, .question = {}, .quote = id}, Hover{.quote = statement});
  }

 private:
  Marked all_of(const std::string& text) const { return {text, needle_.find(text)}; }

  void begin() {
    top_ = list_.y;
    list_.y += b_.u(8);
  }

  void end(std::string name, Action action, const std::optional<Hover>& hover) {
    list_.y += b_.u(8);
    list_.y = std::max(list_.y, top_ + b_.target());
    Region hit{.id = "search:hit:" + std::to_string(n_++),
               .parent = list_.parent,
               .role = Role::button,
               .name = std::move(name),
               .rect = {list_.layer.clip.x + b_.u(8), top_, list_.layer.clip.w - b_.u(16), list_.y - top_},
               .on_activate = std::move(action),
               .on_hover = hover};
    hit.clip = hit.rect;
    if (list_.visible(list_.y, list_.y + 1)) b_.horizontal_rule(list_.layer, list_.left, list_.y - list_.scroll, list_.width);
    b_.region(std::move(hit));
    list_.y += 1;
  }

  void dot(PartyId party, TextStyle beside) {
    const float r = b_.u(4.5f);
    list_.layer.shapes.push_back(
        DiscShape{list_.drawn(list_.left + r, list_.y + b_.measure.line_px(beside) / 2), r, hue(party), {}, 1});
  }

  void marked(const Marked& what, TextStyle style, Paint paint, float indent) {
    std::size_t from = 0;
    const float line_h = b_.measure.line_px(style), x = list_.left + indent;
    for (const std::string& line : wrap(what.text, style, list_.width - indent, b_.measure, kMostLines)) {
      if (what.text[std::min(from, what.text.size() - 1)] == ' ') ++from;
      if (list_.visible(list_.y, list_.y + line_h)) marks(line, from, what.spans, style, x);
      list_.lines({line}, x, style, paint);
      from += line.size();
    }
  }

  /// Backgrounds behind the hits in one line, which begins at byte `from` of the text.
  void marks(std::string_view line, std::size_t from, const std::vector<TextSpan>& spans, TextStyle style, float x) {
    for (const TextSpan& span : spans) {
      const std::size_t begin = std::max(span.begin, from), end = std::min(span.end, from + line.size());
      if (begin >= end) continue;
      const float left = x + b_.measure.width_px(line.substr(0, begin - from), style);
      const float right = x + b_.measure.width_px(line.substr(0, end - from), style);
      const Point at = list_.drawn(left, list_.y);
      list_.layer.shapes.push_back(FillShape{{at.x - 1, at.y + b_.u(1), right - left + 2, b_.measure.line_px(style) - b_.u(2)},
                                             {Ink::member_land, {}, 1},
                                             b_.u(2)});
    }
  }

  List& list_;
  SceneBuilder& b_;
  Needle needle_;
  float top_ = 0;
  int n_ = 0;
};

}  // namespace

void build_search_results(List& list) {
  SceneBuilder& b = list.b;
  const SearchResults found = search(b.story, b.state.search, kMostOfAKind);
  const std::size_t shown = found.parties.size() + found.people.size() + found.questions.size() + found.quotes.size();
  list.y += b.u(16);
  const float top = list.y;
  const std::string count = b.say("search.results", {{"n", found.total}, {"text", b.state.search}});
  list.lines(wrap(count, kBodyBold, list.width, b.measure, 4), list.left, kBodyBold, ink());
  b.region({.id = "search:count",
            .parent = list.parent,
            .role = Role::status,
            .name = count,
            .rect = {list.left, top, list.width, list.y - top}});
  const auto note = [&](const char* id, const std::string& text) {
    list.y += b.u(8);
    const float note_top = list.y;
    list.lines(wrap_pretty(text, kLead, list.width, b.measure), list.left, kLead, soft());
    b.region({.id = id,
              .parent = list.parent,
              .role = Role::text,
              .name = text,
              .rect = {list.left, note_top, list.width, list.y - note_top}});
  };
  if (shown == 0) return note("search:none", b.say("search.none"));

  Results results(list);
  results.heading("search:people", "search.people", !found.parties.empty() || !found.people.empty());
  for (const PartyId id : found.parties) results.party(id);
  for (const PersonId id : found.people) results.person(id);
  results.heading("search:questions", "search.questions", !found.questions.empty());
  for (const QuestionId id : found.questions) results.question(id);
  results.heading("search:statements", "search.statements", !found.quotes.empty());
  for (const QuoteId id : found.quotes) results.quote(id);
  if (shown < found.total) note("search:more", b.say("search.more", {{"n", found.total - shown}}));
}

}  // namespace standpoint
