// Queries on a story at a moment, by either clock. Pure functions.
#pragma once

#include <optional>
#include <vector>

#include "standpoint/story.h"

namespace standpoint {

/// A conjunction of conditions on quotes; empty members match everything.
struct QuoteFilter {
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
  std::optional<PersonId> person;
  std::optional<Minute> from = {};  // only what is certain to be no earlier, by from_clock
  Clock from_clock = Clock::said;
  bool operator==(const QuoteFilter&) const = default;
};

bool matches(const Story& story, const QuoteFilter& filter, QuoteId quote);

/// True when the quote is certain to have been said (or published) by `moment`: its span ends at or before it.
bool known_by(const Quote& quote, Clock clock, Minute moment);

/// Statements (see Story::by_time) known by `moment`, oldest first; among equals, file order.
std::vector<QuoteId> quotes_at(const Story& story, const QuoteFilter& filter, Clock clock, Minute moment);

/// quotes_at().size(), without building the list.
std::size_t count_quotes_at(const Story& story, const QuoteFilter& filter, Clock clock, Minute moment);

struct PositionAt {
  PositionId position;
  std::vector<QuoteId> evidence;  // known by the moment, oldest first; never empty
};

/// The party's position on the question at `moment`: of those with known evidence, the one whose latest evidence is newest;
/// among equals, the last one in the story. Empty: the party has not said.
std::optional<PositionAt> position_at(const Story& story, PartyId party, QuestionId question, Clock clock, Minute moment);

/// The stance of every party on the question at `moment`, by PartyId.
std::vector<Stance> stances_at(const Story& story, QuestionId question, Clock clock, Minute moment);

/// How the stances of the parties relate. A conditional stance is neither agreement nor opposition.
enum class Agreement : unsigned char {
  differ,      // at least one for and one against
  agree,       // two or more, all of them for or all of them against
  conditions,  // two or more that do not differ, at least one of them conditional
  one,         // a single party has a stance
  nobody,
};
Agreement agreement_of(const std::vector<Stance>& stances);
Agreement agreement_at(const Story& story, QuestionId question, Clock clock, Minute moment);

struct Change {
  std::size_t quotes_added = 0;
  std::size_t quotes_removed = 0;
  struct PositionChange {
    PartyId party;
    QuestionId question;
    Stance before = Stance::not_said;
    Stance after = Stance::not_said;
  };
  std::vector<PositionChange> positions;  // by question, then party
};

/// What differs between two moments (in either order), over all parties and questions. A position counts if its stance differs.
Change changes_between(const Story& story, Clock clock, Minute from, Minute to);

/// Statements whose order relative to an event differs between the clocks: said before it but published after it, each by the
/// end of its span. Sorted by file order of the quotes, then time order of the events.
struct ClockCrossing {
  QuoteId quote;
  EventId event;
};
std::vector<ClockCrossing> clock_crossings(const Story& story);

/// A tie seen from one of its statements.
struct TieAt {
  TieKind kind = TieKind::answers;
  QuoteId other;            // a statement, never a wording
  bool from_other = false;  // true: the other answers (echoes, …) this one
  bool operator==(const TieAt&) const = default;
};

/// The ties between `quote`'s statement, including all its wordings, and other statements known by `moment`: outgoing ones
/// first, then incoming ones, each in file order and without duplicates. Ties among wordings of one statement are left out.
std::vector<TieAt> ties_at(const Story& story, QuoteId quote, Clock clock, Minute moment);

/// The thread around a quote: every statement known by `moment` that ties connect it to, in either direction, directly or
/// through others. Ordered as quotes_at(). Empty when the quote's own statement is not known by then.
std::vector<QuoteId> thread_of(const Story& story, QuoteId quote, Clock clock, Minute moment);

/// A place where the scrubber can stand: one event or one statement.
struct Stop {
  enum class Kind : unsigned char { event, quote } kind = Kind::event;
  std::uint32_t index = 0;  // EventId or QuoteId
  Minute begin = 0;         // its span, as in Edtf
  Minute end = 0;
};

/// Events and matching statements, sorted by the end of their spans; events precede quotes of the same span, ties are broken by
/// compare() and file order. Left out: spans without an end, which are never certain to have happened, and events before the
/// filter's `from`.
std::vector<Stop> stops(const Story& story, const QuoteFilter& filter, Clock clock);

/// Earliest and latest finite bound of the story's quotes, by either clock, and events; {0, 0} for a story without any.
struct TimeExtent {
  Minute begin = 0;
  Minute end = 0;
};
TimeExtent time_extent(const Story& story);
/// time_extent().end, without scanning all quotes.
Minute latest_bound(const Story& story);

}  // namespace standpoint
