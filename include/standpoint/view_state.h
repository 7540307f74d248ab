// Everything that the reader has chosen, as one value that only apply() changes. The screen is a function of it and the story.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "standpoint/query.h"
#include "standpoint/quiz.h"
#include "standpoint/story.h"

namespace standpoint {

enum class Lens : std::uint8_t { map, grid };  // grid: a table of parties by questions instead of the map
enum class Theme : std::uint8_t { system, light, dark };
enum class Pace : std::uint8_t { half, normal, twice };  // of playing
/// Whether the stage, which shows one step at a time, is open, and who runs it: a presenter or, as a kiosk, the program.
enum class Presenting : std::uint8_t { no, speaker, kiosk };

/// The part of the map that is shown: a centre in the projection plane (unit: Earth radii, y down) and a scale.
struct Camera {
  double x = 0;
  double y = 0;
  double px_per_unit = 0;  // 0: fit the parties in play into the available space
  bool fitted() const { return px_per_unit <= 0; }
  bool operator==(const Camera&) const = default;
};
inline constexpr double kMinPxPerUnit = 90;  // the whole hemisphere on a phone
inline constexpr double kMaxPxPerUnit = 40'000;
inline constexpr double kCameraReach = 1.6;  // plane units from the projection's centre

/// What the pointer or the keyboard focus is on; shared by all parts so that linked views cannot disagree.
struct Hover {
  std::optional<PartyId> party;
  std::optional<QuoteId> quote;
  std::optional<QuoteId> tied_to;  // with `quote`: the tie from `quote` to this
  std::optional<EventId> event;
  std::optional<QuestionId> question;
  std::string country;      // ISO 3166-1 alpha-3
  std::optional<int> stop;  // stop under the pointer on the scrubber, as in shown_stop()
  std::optional<int> fold;  // index of the break of the axis whose explanation is open
  bool operator==(const Hover&) const = default;
};

inline constexpr std::size_t kMaxSearchBytes = 300;

struct ViewState {
  Clock clock = Clock::said;
  std::optional<Minute> moment;      // empty: latest
  std::optional<Minute> range_from;  // start of the range, not after the moment: hides earlier statements, but not positions
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
  std::optional<PersonId> person;
  std::optional<QuoteId> quote;  // always known at the moment and matching the filter
  bool thread = false;           // the list shows the quote's thread; never without a quote
  std::optional<EventId> event;  // that the scrubber is at; never together with a quote
  Lens lens = Lens::map;
  int grid_first = 0;                      // first visible speaker, if the table has no room for a column each
  int step = 0;                            // of the guided reading, counted from 1; 0: none
  Presenting presenting = Presenting::no;  // never without a step
  std::optional<QuizProgress> quiz;        // instead of everything else
  Theme theme = Theme::system;
  bool controls = true;
  Camera camera;
  bool framed = false;  // a fitted camera shows the step's camera instead of the parties in play
  Hover hover;
  bool playing = false;
  Pace pace = Pace::normal;
  bool clock_changed = false;             // and the reader has not moved on since: the differences are explained
  std::optional<std::string> typed_date;  // content of the date field, if that is open
  bool date_refused = false;              // typed_date could not be parsed
  bool all_ties = false;
  bool sheet_open = false;  // narrow layout: the quotes panel is pulled up
  std::string search;       // search text; unless empty, the quotes panel shows the results
  int quotes_shown = 50;    // maximum number of cards laid out
  bool operator==(const ViewState&) const = default;
};

/// Whether showing `state` needs the deferred part of the program (see deferred.h).
inline bool needs_deferred(const ViewState& state) {
  return state.lens == Lens::grid || state.quiz.has_value() || state.presenting != Presenting::no;
}

/// The initial view of a story: latest moment, first question.
ViewState opening_view(const Story& story);

/// The moment shown: state.moment, or the end of everything in the story.
Minute shown_moment(const Story& story, const ViewState& state);

/// The start of the scrubber, when nothing is known yet: the earliest bound in the story, or a day before it if something ends
/// there.
Minute earliest_moment(const Story& story);

/// Normalises a moment for ViewState: empty at or after the end of the story, clamped to earliest_moment().
std::optional<Minute> normalise_moment(const Story& story, std::optional<Minute> moment);

/// The filter that the quotes panel, the stops and the marks share.
QuoteFilter shown_filter(const ViewState& state);

/// The stop that the scrubber is at, as a 1-based index into stops(story, shown_filter, clock): that of the selected quote or
/// event if it is among them and known by the moment, otherwise the last one known by the moment; 0 before all of them.
int shown_stop(const Story& story, const ViewState& state);

namespace action {
/// Deselects a quote that is not known by then, and clears a range that begins later.
struct SetMoment {
  std::optional<Minute> moment;
};
/// Ignored unless `from` is before the moment; clears the range if it is before everything. Deselects a quote or event that it
/// hides.
struct SetRange {
  std::optional<Minute> from;
};
/// `stop` is as in shown_stop(), clamped. Selects the quote or event there and sets the moment to its end. 0: the start of the
/// range, or earliest_moment().
struct GoToStop {
  int stop = 0;
};
/// From a moment after the last known stop, the first step back goes to that stop.
struct StepStops {
  int by = 1;
};
/// Like StepStops, but skips events. Before the first statement comes stop 0.
struct NextStatement {
  int by = 1;
};
/// Keeps the moment. Deselects a quote that is not known by it on the new clock.
struct SetClock {
  Clock clock = Clock::said;
};
/// Deselects a quote that does not belong to the question.
struct SetQuestion {
  std::optional<QuestionId> question;
};
/// Selecting the same party again deselects it. Deselects a person of another party.
struct SelectParty {
  std::optional<PartyId> party;
};
/// Selecting the same person again deselects it. Deselects a party that is not the person's.
struct SelectPerson {
  std::optional<PersonId> person;
};
/// For a wording, selects its statement. Moves the moment forward if the quote is not known yet; deselects a person or party
/// that would hide it, and changes to its first question, or to none, if the current one would.
struct SelectQuote {
  std::optional<QuoteId> quote;
};
/// Keeps the selection and the moment.
struct SetLens {
  Lens lens = Lens::map;
};
/// Selects a cell of the table, a row (no party) or a column (no question). The same again deselects the party, or the row.
struct OpenCell {
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
};
struct SetGridFirst {
  int first = 0;
};
struct SetCamera {
  Camera camera;
};
/// Fits the map to every party in play, even at a step with its own camera.
struct FitMap {};
struct SetHover {
  Hover hover;
};
/// Starts or stops playing. At the last stop, restarts before the first. Any other change of the moment stops playing.
struct SetPlaying {
  bool playing = false;
};
/// Moves to the next stop, and stops playing at the last one. On the stage, moves to the next step, cyclically.
struct PlayTick {};
struct SetPace {
  Pace pace = Pace::normal;
};
struct TypeDate {
  std::optional<std::string> text;  // truncated to kMaxSearchBytes; empty: closes the field
  bool refused = false;
};
struct SetAllTies {
  bool all = false;
};
struct SetSheet {
  bool open = false;
};
/// Takes effect only if a quote is selected that has ties known at the moment.
struct SetThread {
  bool open = false;
};
/// Ends the search and selects one of its results, with a question and a moment at which it has statements.
struct ShowFound {
  std::optional<PartyId> party;
  std::optional<PersonId> person;
  std::optional<QuestionId> question;
  std::optional<QuoteId> quote;
};
/// `seed` is clamped to 1..kMaxQuizSeed. A story without enough material gets a quiz that says so.
struct StartQuiz {
  std::uint32_t seed = 1;
};
/// Answers the question shown; ignored if it has been answered.
struct AnswerQuiz {
  int choice = 0;
};
/// Shows the next question, or the score after the last one; ignored until the question shown is answered.
struct NextQuiz {};
/// Leaves the quiz and selects the quote, if any.
struct LeaveQuiz {
  std::optional<QuoteId> quote;
};
/// The text is truncated to kMaxSearchBytes at a code point boundary.
struct SetSearch {
  std::string text;
};
struct ShowMoreQuotes {};
struct SetTheme {
  Theme theme = Theme::system;
};
/// Shows a step of the guided reading: the opening view with the step's changes; lens, theme, controls, pace and stage are
/// kept. 0 leaves the guided reading and the stage and changes nothing else; other numbers are clamped.
struct GoToStep {
  int step = 0;
};
/// Opens or closes the stage, at the current step or the first. A kiosk plays. Ignored in a story without steps. Leaving the
/// stage keeps the step.
struct SetPresenting {
  Presenting presenting = Presenting::no;
};
/// Clears party, person, quote and event.
struct ClearSelection {};
}  // namespace action

using AnyAction =
    std::variant<action::SetMoment, action::SetRange, action::SetPace, action::TypeDate, action::GoToStop, action::StepStops,
                 action::NextStatement, action::SetClock, action::SetQuestion, action::SelectParty, action::SelectPerson,
                 action::SelectQuote, action::SetLens, action::OpenCell, action::SetGridFirst, action::SetCamera,
                 action::FitMap, action::SetHover, action::SetPlaying, action::PlayTick, action::SetAllTies, action::SetSheet,
                 action::SetThread, action::StartQuiz, action::AnswerQuiz, action::NextQuiz, action::LeaveQuiz,
                 action::ShowFound, action::SetSearch, action::ShowMoreQuotes, action::SetTheme, action::GoToStep,
                 action::SetPresenting, action::ClearSelection>;

/// Any action. A class with out-of-line special members, so that they are compiled once and not in every file that uses Scene.
struct Action : AnyAction {
  using AnyAction::AnyAction;
  Action(const Action& other);
  Action(Action&& other) noexcept;
  Action& operator=(const Action& other);
  Action& operator=(Action&& other) noexcept;
  ~Action();
};

/// The state after an action. Ids must belong to the story. Never fails: an action that is not possible changes nothing.
ViewState apply(const Story& story, ViewState state, const Action& action);

}  // namespace standpoint
