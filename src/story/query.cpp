#include "standpoint/query.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/stable_sort.h"

namespace standpoint {
namespace {

std::size_t index_of(Clock clock) { return static_cast<std::size_t>(clock); }

const Edtf& at(const Story& story, QuoteId quote, Clock clock) { return story[quote].at[index_of(clock)]; }

/// The shortest indexed list, oldest first, that contains all matching quotes.
const std::vector<QuoteId>& candidates(const Story& story, const QuoteFilter& filter, Clock clock) {
  return filter.question ? story.by_question_time[filter.question->index][index_of(clock)] : story.by_time[index_of(clock)];
}

/// The length of the prefix that is known by `moment`: lists are sorted by end first.
std::size_t known_count(const Story& story, const std::vector<QuoteId>& quotes, Clock clock, Minute moment) {
  const auto known = [&](QuoteId quote) { return known_by(story[quote], clock, moment); };
  return static_cast<std::size_t>(std::partition_point(quotes.begin(), quotes.end(), known) - quotes.begin());
}

/// Whether the quote matches the filter's conditions other than the question.
bool matches_rest(const Story& story, const QuoteFilter& filter, QuoteId quote) {
  const PersonId speaker = story[quote].speaker;
  return (!filter.person || *filter.person == speaker) && (!filter.party || *filter.party == story[speaker].party) &&
         (!filter.from || at(story, quote, filter.from_clock).begin >= *filter.from);
}

bool narrows_further(const QuoteFilter& filter) { return filter.party || filter.person || filter.from; }

/// By compare(), then file order: the order of Story::by_time.
bool older(const Story& story, Clock clock, QuoteId a, QuoteId b) {
  const int order = compare(at(story, a, clock), at(story, b, clock));
  return order != 0 ? order < 0 : a < b;
}

/// The newest evidence of a position that is known by `moment`.
std::optional<QuoteId> latest_evidence(const Story& story, const Position& position, Clock clock, Minute moment) {
  std::optional<QuoteId> latest;
  for (const QuoteId quote : position.evidence) {
    if (known_by(story[quote], clock, moment) && (!latest || older(story, clock, *latest, quote))) latest = quote;
  }
  return latest;
}

/// Accumulates the position that a party holds over its positions on one question, which must come in file order.
struct Held {
  std::optional<PositionId> position;
  QuoteId latest;

  void consider(const Story& story, PositionId candidate, Clock clock, Minute moment) {
    const std::optional<QuoteId> newest = latest_evidence(story, story[candidate], clock, moment);
    if (!newest) return;
    if (position && compare(at(story, *newest, clock), at(story, latest, clock)) < 0) return;
    position = candidate;
    latest = *newest;
  }
};

/// The stance of every party on one question.
std::vector<Stance> stances(const Story& story, const std::vector<PositionId>& positions, Clock clock, Minute moment) {
  std::vector<Held> held(story.parties.size());
  for (const PositionId id : positions) held[story[id].party.index].consider(story, id, clock, moment);
  std::vector<Stance> result;
  result.reserve(held.size());
  for (const Held& of_party : held) result.push_back(of_party.position ? story[*of_party.position].stance : Stance::not_said);
  return result;
}

/// Events sorted by compare(), then file order.
std::vector<EventId> sort_events(const Story& story) {
  std::vector<EventId> events;
  for (std::uint32_t i = 0; i < story.events.size(); ++i) events.push_back({i});
  sort_stably(events, [&](EventId a, EventId b) { return compare(story[a].at, story[b].at) < 0; });
  return events;
}

Stop make_stop(Stop::Kind kind, std::uint32_t index, const Edtf& date) { return {kind, index, date.begin, date.end}; }

/// Accumulates the earliest (`pick` is min) or latest (max) finite bound of dates.
struct Bound {
  std::optional<Minute> value;

  template <class Pick>
  void consider(const Edtf& date, Pick pick) {
    for (const Minute bound : {date.begin, date.end}) {
      if (bound != kOpenPast && bound != kOpenFuture) value = value ? pick(*value, bound) : bound;
    }
  }
};

}  // namespace

bool matches(const Story& story, const QuoteFilter& filter, QuoteId quote) {
  if (!matches_rest(story, filter, quote)) return false;
  const std::vector<QuestionId>& questions = story[quote].questions;
  return !filter.question || std::find(questions.begin(), questions.end(), *filter.question) != questions.end();
}

bool known_by(const Quote& quote, Clock clock, Minute moment) {
  const Edtf& date = quote.at[index_of(clock)];
  return !date.open_end() && date.end <= moment;
}

std::vector<QuoteId> quotes_at(const Story& story, const QuoteFilter& filter, Clock clock, Minute moment) {
  const std::vector<QuoteId>& quotes = candidates(story, filter, clock);
  const auto known_end = quotes.begin() + static_cast<std::ptrdiff_t>(known_count(story, quotes, clock, moment));
  if (!narrows_further(filter)) return {quotes.begin(), known_end};
  std::vector<QuoteId> result;
  std::copy_if(quotes.begin(), known_end, std::back_inserter(result),
               [&](QuoteId quote) { return matches_rest(story, filter, quote); });
  return result;
}

std::size_t count_quotes_at(const Story& story, const QuoteFilter& filter, Clock clock, Minute moment) {
  const std::vector<QuoteId>& quotes = candidates(story, filter, clock);
  const std::size_t known = known_count(story, quotes, clock, moment);
  if (!narrows_further(filter)) return known;
  return static_cast<std::size_t>(std::count_if(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(known),
                                                [&](QuoteId quote) { return matches_rest(story, filter, quote); }));
}

std::optional<PositionAt> position_at(const Story& story, PartyId party, QuestionId question, Clock clock, Minute moment) {
  Held held;
  for (const PositionId id : story.positions_by_question[question.index]) {
    if (story[id].party == party) held.consider(story, id, clock, moment);
  }
  if (!held.position) return std::nullopt;
  PositionAt result{*held.position, {}};
  for (const QuoteId quote : story[*held.position].evidence) {
    if (known_by(story[quote], clock, moment)) result.evidence.push_back(quote);
  }
  sort_stably(result.evidence, [&](QuoteId a, QuoteId b) { return older(story, clock, a, b); });
  return result;
}

std::vector<Stance> stances_at(const Story& story, QuestionId question, Clock clock, Minute moment) {
  return stances(story, story.positions_by_question[question.index], clock, moment);
}

Agreement agreement_of(const std::vector<Stance>& stances) {
  std::array<int, 4> held{};
  for (const Stance stance : stances) ++held[static_cast<std::size_t>(stance)];
  const int in_favour = held[static_cast<std::size_t>(Stance::in_favour)];
  const int against = held[static_cast<std::size_t>(Stance::against)];
  const int on_conditions = held[static_cast<std::size_t>(Stance::on_conditions)];
  const int spoken = in_favour + against + on_conditions;
  if (spoken == 0) return Agreement::nobody;
  if (spoken == 1) return Agreement::one;
  if (in_favour > 0 && against > 0) return Agreement::differ;
  return on_conditions > 0 ? Agreement::conditions : Agreement::agree;
}

Agreement agreement_at(const Story& story, QuestionId question, Clock clock, Minute moment) {
  return agreement_of(stances_at(story, question, clock, moment));
}

Change changes_between(const Story& story, Clock clock, Minute from, Minute to) {
  Change change;
  const std::size_t before_count = count_quotes_at(story, {}, clock, from);
  const std::size_t after_count = count_quotes_at(story, {}, clock, to);
  change.quotes_added = after_count > before_count ? after_count - before_count : 0;
  change.quotes_removed = before_count > after_count ? before_count - after_count : 0;
  // Positions change only with new quotes.
  if (before_count == after_count) return change;
  for (std::uint32_t question = 0; question < story.questions.size(); ++question) {
    const std::vector<Stance> before = stances(story, story.positions_by_question[question], clock, from);
    const std::vector<Stance> after = stances(story, story.positions_by_question[question], clock, to);
    for (std::uint32_t party = 0; party < story.parties.size(); ++party) {
      if (before[party] != after[party]) change.positions.push_back({{party}, {question}, before[party], after[party]});
    }
  }
  return change;
}

std::vector<ClockCrossing> clock_crossings(const Story& story) {
  std::vector<ClockCrossing> crossings;
  const std::vector<EventId> events = sort_events(story);
  for (std::uint32_t i = 0; i < story.quotes.size(); ++i) {
    if (story.quotes[i].wording_of) continue;
    const Minute said = at(story, {i}, Clock::said).end;
    const Minute published = at(story, {i}, Clock::published).end;
    if (said == kOpenFuture || published == kOpenFuture) continue;
    const auto first_after =
        std::partition_point(events.begin(), events.end(), [&](EventId event) { return story[event].at.end <= said; });
    for (auto event = first_after; event != events.end() && story[*event].at.end < published; ++event) {
      crossings.push_back({{i}, *event});
    }
  }
  return crossings;
}

std::vector<Stop> stops(const Story& story, const QuoteFilter& filter, Clock clock) {
  std::vector<Stop> events;
  for (const EventId event : sort_events(story)) {
    const bool within = !filter.from || story[event].at.begin >= *filter.from;
    if (within && !story[event].at.open_end()) events.push_back(make_stop(Stop::Kind::event, event.index, story[event].at));
  }
  // kOpenFuture: everything that has an end is known.
  const std::vector<QuoteId> matching = quotes_at(story, filter, clock, kOpenFuture);
  std::vector<Stop> quotes;
  quotes.reserve(matching.size());
  for (const QuoteId quote : matching) quotes.push_back(make_stop(Stop::Kind::quote, quote.index, at(story, quote, clock)));

  std::vector<Stop> merged;
  merged.reserve(events.size() + quotes.size());
  // Among equals, std::merge takes from the first range: events come before quotes of the same span.
  std::merge(events.begin(), events.end(), quotes.begin(), quotes.end(), std::back_inserter(merged),
             [](const Stop& a, const Stop& b) { return a.end != b.end ? a.end < b.end : a.begin < b.begin; });
  return merged;
}

TimeExtent time_extent(const Story& story) {
  const auto earlier = [](Minute a, Minute b) { return std::min(a, b); };
  Bound begin;
  for (const Quote& quote : story.quotes) {
    for (const Edtf& date : quote.at) begin.consider(date, earlier);
  }
  for (const Event& event : story.events) begin.consider(event.at, earlier);
  return {begin.value.value_or(0), latest_bound(story)};
}

Minute latest_bound(const Story& story) {
  const auto later = [](Minute a, Minute b) { return std::max(a, b); };
  Bound end;
  for (const Clock clock : {Clock::said, Clock::published}) {
    const std::vector<QuoteId>& quotes = story.by_time[index_of(clock)];
    // Sorted by end: backwards, only open ends precede the latest finite one.
    for (auto quote = quotes.rbegin(); quote != quotes.rend(); ++quote) {
      end.consider(at(story, *quote, clock), later);
      if (!at(story, *quote, clock).open_end()) break;
    }
  }
  for (const Event& event : story.events) end.consider(event.at, later);
  return end.value.value_or(0);
}

}  // namespace standpoint
