#include "story/words.h"

#include "story/quotation_text.h"

namespace standpoint::words {
namespace {

/// Whether the quote has a place that its venue does not name already.
bool has_separate_place(const Quote& quote) { return quote.place && quote.venue.find(quote.place->name) == std::string::npos; }

std::string message_key(std::string_view group, TieKind kind) {
  constexpr std::string_view kKinds[] = {"answers", "echoes", "contradicts", "repeats"};
  const std::size_t i = kind == TieKind::answers ? 0 : kind == TieKind::echoes ? 1 : kind == TieKind::contradicts ? 2 : 3;
  return std::string(group).append(kKinds[i]);
}

/// "translated from German", or "translation" if the messages have no name for the language.
std::string format_translation(const Messages& say, const Quote& quote) {
  const std::string key = "cite.translated." + quote.original_lang.substr(0, quote.original_lang.find('-'));
  return say(say.pattern(key).empty() ? "cite.translation" : std::string_view(key));
}

}  // namespace

std::string stance(const Messages& say, Stance stance) {
  switch (stance) {
    case Stance::in_favour:
      return say("stance.for");
    case Stance::against:
      return say("stance.against");
    case Stance::on_conditions:
      return say("stance.conditional");
    case Stance::not_said:
      break;
  }
  return say("stance.not-said");
}

std::string tie(const Messages& say, TieKind kind, bool from_target, std::string_view name) {
  return say(message_key(from_target ? "tied-from." : "tie.", kind), {{"name", name}});
}

std::string arc(const Messages& say, TieKind kind, std::string_view from, std::string_view to) {
  return say(message_key("arc.", kind), {{"from", from}, {"to", to}});
}

std::string statements(const Messages& say, std::size_t n) { return say("count.statements", {{"n", n}}); }

std::vector<std::string> citation_parts(const Messages& say, const Story& story, const Quote& quote, int implied_year) {
  const Edtf& said = quote.at[0];
  const Edtf& published = quote.at[1];
  std::vector<std::string> parts;
  if (!quote.venue.empty()) parts.push_back(quote.venue);
  if (has_separate_place(quote)) parts.push_back(quote.place->name);
  parts.push_back(say("cite.said", {{"date", format_short_date(said, implied_year, say)}}));
  if (compare(said, published) != 0)
    parts.push_back(say("cite.published", {{"date", format_short_date(published, implied_year, say)}}));
  if (quote.translation) parts.push_back(format_translation(say, quote));
  parts.push_back(say(quote.verbatim ? "cite.source" : "cite.paraphrase",
                      {{"publisher", story[quote.source].publisher}, {"n", quote.paragraph}}));
  return parts;
}

std::string other_wordings(const Messages& say, const Story& story, const Quote& quote) {
  std::string given, paraphrased;
  for (const QuoteId id : quote.other_wordings) {
    const Quote& w = story[id];
    const std::string where = say("cite.paragraph", {{"n", w.paragraph}});
    std::string& list = w.verbatim ? given : paraphrased;
    if (!list.empty()) list += ", ";
    list += w.verbatim ? format_quote(w) + " (" + where + ")" : where;
  }
  if (given.empty() && paraphrased.empty()) return {};
  if (paraphrased.empty()) return say("wordings.given", {{"given", given}});
  if (given.empty()) return say("wordings.paraphrased", {{"where", paraphrased}});
  return say("wordings.both", {{"given", given}, {"where", paraphrased}});
}

std::string spoken_citation(const Messages& say, const Story& story, const Quote& quote) {
  const Person& speaker = story[quote.speaker];
  const Source& source = story[quote.source];
  std::string out = speaker.name + ", " + speaker.office + ". ";
  if (!quote.venue.empty()) out += quote.venue + ". ";
  if (has_separate_place(quote)) out += quote.place->name + ". ";
  out += say("spoken.dates", {{"said", format_date(quote.at[0], say)}, {"published", format_date(quote.at[1], say)}}) + " ";
  if (!quote.publisher.empty() && quote.publisher != source.publisher)
    out += say("spoken.first-published", {{"publisher", quote.publisher}}) + " ";
  if (!quote.verbatim) out += say("spoken.paraphrase", {{"publisher", source.publisher}}) + " ";
  if (quote.translation) out += format_translation(say, quote) + ". ";
  return out + say("spoken.source", {{"publisher", source.publisher}, {"n", quote.paragraph}});
}

std::string change_since(const Messages& say, const Change& change, std::string_view since) {
  const std::size_t statements = change.quotes_added, positions = change.positions.size();
  if (statements == 0 && positions == 0) return say("changes.none", {{"since", since}});
  return say("changes", {{"since", since}, {"statements", statements}, {"positions", positions}});
}

std::string change_within(const Messages& say, const Change& change) {
  return say("changes.within", {{"statements", change.quotes_added}, {"positions", change.positions.size()}});
}

std::vector<std::string> clock_crossings(const Messages& say, const Story& story) {
  constexpr std::size_t kMaxGroups = 3;
  struct Group {
    PersonId speaker;
    EventId event;
    std::size_t count = 0;
  };
  std::vector<Group> groups;
  std::vector<QuoteId> quotes;
  for (const ClockCrossing& crossing : standpoint::clock_crossings(story)) {
    // Only the first event that a statement crosses is named.
    if (!quotes.empty() && quotes.back() == crossing.quote) continue;
    quotes.push_back(crossing.quote);
    const PersonId speaker = story[crossing.quote].speaker;
    std::size_t i = 0;
    while (i < groups.size() && !(groups[i].speaker == speaker && groups[i].event == crossing.event)) ++i;
    if (i == groups.size()) groups.push_back({speaker, crossing.event});
    ++groups[i].count;
  }
  if (quotes.empty()) return {say("clock.crossings.none")};
  std::vector<std::string> candidates;
  if (groups.size() <= kMaxGroups) {
    std::string all;
    for (const Group& g : groups) {
      if (!all.empty()) all += ". ";
      all += say("clock.crossing", {{"name", story[g.speaker].name}, {"n", g.count}, {"event", story[g.event].short_title}});
    }
    candidates.push_back(std::move(all));
  }
  candidates.push_back(say("clock.crossings", {{"n", quotes.size()}}));
  return candidates;
}

}  // namespace standpoint::words
