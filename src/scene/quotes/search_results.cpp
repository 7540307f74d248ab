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

constexpr std::size_t kMaxHitsPerKind = 20;
constexpr std::size_t kMaxLines = 3;
constexpr std::size_t kContextBytes = 48;  // of a long text, kept before the first hit

struct MarkedText {
  std::string text;
  std::vector<TextSpan> spans;
};

/// The text with its hits; of a long text, only from a little before the first hit.
MarkedText trim_to_first_hit(std::string text, std::vector<TextSpan> spans) {
  if (spans.empty() || spans.front().begin <= 2 * kContextBytes) return {std::move(text), std::move(spans)};
  const std::size_t space = text.find(' ', spans.front().begin - kContextBytes);
  const std::size_t from = space < spans.front().begin ? space + 1 : spans.front().begin;
  constexpr std::string_view kOmission = "\u2026 ";
  for (TextSpan& span : spans) span.begin += kOmission.size() - from, span.end += kOmission.size() - from;
  return {std::string(kOmission) + text.substr(from), std::move(spans)};
}

class Results {
 public:
  explicit Results(List& list) : list_(list), b_(list.b), needle_(b_.state.search) {}

  void build_heading(const char* id, const char* key, bool any) {
    if (!any) return;
    list_.y += b_.u(20);
    const float top = list_.y;
    const std::string text = b_.say(key);
    list_.add_lines({text}, list_.left, kSmallBold, soft());
    b_.add_region({.id = id,
                   .parent = list_.parent,
                   .role = Role::heading,
                   .name = text,
                   .rect = {list_.left, top, list_.width, list_.y - top}});
    list_.y += b_.u(4);
  }

  void build_party(PartyId id) {
    const Party& party = b_.story[id];
    begin_hit();
    build_dot(id, kLead);
    build_marked_lines(find_hits_in(party.name), kLeadBold, ink(), b_.u(20));
    end_hit(party.name, action::ShowFound{.party = id, .person = {}, .question = {}, .quote = {}}, Hover{.party = id});
  }

  void build_person(PersonId id) {
    const Person& person = b_.story[id];
    begin_hit();
    build_dot(person.party, kLead);
    build_marked_lines(find_hits_in(person.name), kLeadBold, ink(), b_.u(20));
    build_marked_lines(find_hits_in(person.office), kBody, ink(), b_.u(20));
    end_hit(person.name + ", " + person.office, action::ShowFound{.party = {}, .person = id, .question = {}, .quote = {}},
            Hover{.party = person.party});
  }

  void build_question(QuestionId id) {
    begin_hit();
    build_marked_lines(find_hits_in(b_.story[id].text), kLead, ink(), 0);
    end_hit(b_.story[id].text, action::ShowFound{.party = {}, .person = {}, .question = id, .quote = {}}, {});
  }

  void build_quote(QuoteId id) {
    const Quote& quote = b_.story[id];
    const Person& speaker = b_.story[quote.speaker];
    std::string words = format_quote(quote);
    std::vector<TextSpan> spans = needle_.find(words);
    begin_hit();
    if (spans.empty()) build_marked_lines(trim_to_first_hit(quote.context, needle_.find(quote.context)), kBody, ink(), 0);
    const std::string name = speaker.name + ": " + words;
    build_marked_lines(trim_to_first_hit(std::move(words), std::move(spans)), {Family::serif, Weight::regular, 2}, ink(), 0);
    list_.y += b_.u(4);
    build_dot(speaker.party, kSmall);
    const std::string by =
        speaker.name + " \u00B7 " + format_short_date(quote.at[static_cast<std::size_t>(b_.state.clock)], b_.year, b_.say);
    build_marked_lines({by, {}}, kSmall, soft(), b_.u(16));
    const QuoteId statement = b_.story.statement_of(id);
    end_hit(name, action::ShowFound{.party = {}, .person = {}, .question = {}, .quote = id}, Hover{.quote = statement});
  }

 private:
  MarkedText find_hits_in(const std::string& text) const { return {text, needle_.find(text)}; }

  void begin_hit() {
    top_ = list_.y;
    list_.y += b_.u(8);
  }

  void end_hit(std::string name, Action action, const std::optional<Hover>& hover) {
    list_.y += b_.u(8);
    list_.y = std::max(list_.y, top_ + b_.min_target_px());
    Region hit{.id = "search:hit:" + std::to_string(n_++),
               .parent = list_.parent,
               .role = Role::button,
               .name = std::move(name),
               .rect = {list_.layer.clip.x + b_.u(8), top_, list_.layer.clip.w - b_.u(16), list_.y - top_},
               .on_activate = std::move(action),
               .on_hover = hover};
    hit.clip = hit.rect;
    if (list_.is_visible(list_.y, list_.y + 1))
      b_.add_horizontal_rule(list_.layer, list_.left, list_.y - list_.scroll, list_.width);
    b_.add_region(std::move(hit));
    list_.y += 1;
  }

  void build_dot(PartyId party, TextStyle beside) {
    const float r = b_.u(4.5f);
    list_.layer.shapes.push_back(
        DiscShape{list_.drawn(list_.left + r, list_.y + b_.measure.line_px(beside) / 2), r, hue(party), {}, 1});
  }

  void build_marked_lines(const MarkedText& what, TextStyle style, Paint paint, float indent) {
    std::size_t from = 0;
    const float line_h = b_.measure.line_px(style), x = list_.left + indent;
    for (const std::string& line : wrap(what.text, style, list_.width - indent, b_.measure, kMaxLines)) {
      if (what.text[std::min(from, what.text.size() - 1)] == ' ') ++from;
      if (list_.is_visible(list_.y, list_.y + line_h)) build_hit_backgrounds(line, from, what.spans, style, x);
      list_.add_lines({line}, x, style, paint);
      from += line.size();
    }
  }

  /// Backgrounds behind the hits in one line, which begins at byte `from` of the text.
  void build_hit_backgrounds(std::string_view line, std::size_t from, const std::vector<TextSpan>& spans, TextStyle style,
                             float x) {
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
  const SearchResults found = search(b.story, b.state.search, kMaxHitsPerKind);
  const std::size_t shown = found.parties.size() + found.people.size() + found.questions.size() + found.quotes.size();
  list.y += b.u(16);
  const float top = list.y;
  const std::string count = b.say("search.results", {{"n", found.total}, {"text", b.state.search}});
  list.add_lines(wrap(count, kBodyBold, list.width, b.measure, 4), list.left, kBodyBold, ink());
  b.add_region({.id = "search:count",
                .parent = list.parent,
                .role = Role::status,
                .name = count,
                .rect = {list.left, top, list.width, list.y - top}});
  const auto note = [&](const char* id, const std::string& text) {
    list.y += b.u(8);
    const float note_top = list.y;
    list.add_lines(wrap_pretty(text, kLead, list.width, b.measure), list.left, kLead, soft());
    b.add_region({.id = id,
                  .parent = list.parent,
                  .role = Role::text,
                  .name = text,
                  .rect = {list.left, note_top, list.width, list.y - note_top}});
  };
  if (shown == 0) return note("search:none", b.say("search.none"));

  Results results(list);
  results.build_heading("search:people", "search.people", !found.parties.empty() || !found.people.empty());
  for (const PartyId id : found.parties) results.build_party(id);
  for (const PersonId id : found.people) results.build_person(id);
  results.build_heading("search:questions", "search.questions", !found.questions.empty());
  for (const QuestionId id : found.questions) results.build_question(id);
  results.build_heading("search:statements", "search.statements", !found.quotes.empty());
  for (const QuoteId id : found.quotes) results.build_quote(id);
  if (shown < found.total) note("search:more", b.say("search.more", {{"n", found.total - shown}}));
}

}  // namespace standpoint
