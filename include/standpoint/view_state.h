// What the reader has chosen: one value, changed only by apply(). Everything on the screen follows from it and the story.
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

enum class Lens : std::uint8_t { map, grid };  // grid: parties by questions, in the map's place
enum class Theme : std::uint8_t { system, light, dark };
enum class Pace : std::uint8_t { half, normal, twice };  // of playing
/// On the stage one step at a time is shown to a room: by somebody who speaks, or by itself.
enum class Presenting : std::uint8_t { no, speaker, kiosk };

/// Where the map looks: a point of the projection plane (unit: Earth radii, y down) and a scale.
struct Camera {
  double x = 0;
  double y = 0;
  double px_per_unit = 0;  // 0: fit the parties in play to whatever room there is
  bool fitted() const { return px_per_unit <= 0; }
  bool operator==(const Camera&) const = default;
};
inline constexpr double kMinPxPerUnit = 90;  // the whole hemisphere on a phone
inline constexpr double kMaxPxPerUnit = 40'000;
inline constexpr double kCameraReach = 1.6;  // plane units from the projection's centre

/// What the pointer or the keyboard's focus is on; shared by every part so that linked views cannot disagree.
struct Hover {
  std::optional<PartyId> party;
  std::optional<QuoteId> quote;
  std::optional<QuoteId> tied_to;  // with `quote`: the tie from that one to this
  std::optional<EventId> event;
  std::optional<QuestionId> question;
  std::string country;      // ISO 3166-1 alpha-3
  std::optional<int> stop;  // of the scrubber, as shown_stop(): the pointer passes over it
  std::optional<int> fold;  // break of the axis, whose explanation is asked for
  bool operator==(const Hover&) const = default;
};

inline constexpr std::size_t kMaxSearchBytes = 300;

struct ViewState {
  Clock clock = Clock::said;
  std::optional<Minute> moment;      // empty: latest
  std::optional<Minute> range_from;  // not after the moment: only what was said from it on is shown, with positions as ever
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
  std::optional<PersonId> person;
  std::optional<QuoteId> quote;  // known at the moment and within the filter: apply() keeps it so
  bool thread = false;           // the list holds the conversation around the quote; never without a quote
  std::optional<EventId> event;  // that the scrubber was stepped to; never together with a quote
  Lens lens = Lens::map;
  int grid_first = 0;                      // first speaker in sight, where the grid cannot hold a column for each
  int step = 0;                            // of the guided reading, from 1; 0: not in it
  Presenting presenting = Presenting::no;  // never without a step
  std::optional<QuizProgress> quiz;        // in the place of everything else
  Theme theme = Theme::system;
  bool controls = true;
  Camera camera;
  bool framed = false;  // a fitted camera shows what the step asks for, rather than every party in play
  Hover hover;
  bool playing = false;
  Pace pace = Pace::normal;
  bool clock_changed = false;             // just now: what lies otherwise on the other clock is told
  std::optional<std::string> typed_date;  // the field for a date is open, and this is in it
  bool date_refused = false;              // what is in it was not understood
  bool all_ties = false;
  bool sheet_open = false;  // narrow layout: the quotes are pulled up
  std::string search;       // what is looked for; not empty: the quotes panel shows what was found
  int quotes_shown = 50;    // upper bound on cards laid out
  bool operator==(const ViewState&) const = default;
};

/// True when showing `state` takes the program's second part (see deferred.h).
inline bool takes_deferred(const ViewState& state) {
  return state.lens == Lens::grid || state.quiz.has_value() || state.presenting != Presenting::no;
}

/// The view a story opens with: latest moment, first question.
ViewState opening_view(const Story& story);

/// The moment shown: state.moment, or the end of everything in the story.
Minute shown_moment(const Story& story, const ViewState& state);

/// Where the scrubber starts, with nothing known yet: the earliest bound in the story, or a day before it when it is the end
/// of something.
Minute earliest_moment(const Story& story);

/// `moment` as states hold it: empty at or after the end of everything, not before earliest_moment().
std::optional<Minute> tidy_moment(const Story& story, std::optional<Minute> moment);

/// Narrowing that the quotes panel, the stops and the marks share.
QuoteFilter shown_filter(const ViewState& state);

/// Index into stops(story, shown_filter, clock) + 1 at which the scrubber stands: the selected quote's or event's stop if it is
/// one of them and known by the moment, otherwise the last stop known by the moment; 0 before all of them.
int shown_stop(const Story& story, const ViewState& state);

namespace action {
struct SetMoment {
  std::optional<Minute> moment;
};  // leaves a quote that is not known by then, and a range that begins later
struct SetRange {
  std::optional<Minute> from;
};  // must lie before the moment; at or before all there is, it is none. Leaves a quote or event that it hides
struct GoToStop {
  int stop = 0;
};  // as shown_stop(); clamped. Selects the quote or event there, sets the moment to its end; 0: the start of the range, or
    // earliest_moment()
struct StepStops {
  int by = 1;
};  // from a moment past the last known stop, the first step back goes to that stop
struct NextStatement {
  int by = 1;
};  // like StepStops, passing over events; before the first statement lies stop 0
struct SetClock {
  Clock clock = Clock::said;
};  // keeps the moment; leaves a quote that is not known by it on the new clock
struct SetQuestion {
  std::optional<QuestionId> question;
};  // leaves a quote that does not bear on it
struct SelectParty {
  std::optional<PartyId> party;
};  // the same party again clears it
struct SelectPerson {
  std::optional<PersonId> person;
};  // the same again clears it; leaves a party that is not the person's, as SelectParty does a person
struct SelectQuote {
  std::optional<QuoteId> quote;
};  // of another wording, its statement. Moves the moment forward if the quote is not known yet; leaves a person or party that
    // would hide it, and goes to its first question, or to none, when the present one would
struct SetLens {
  Lens lens = Lens::map;
};  // keeps everything else
struct OpenCell {
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
};  // of the grid: a cell, a whole row (no party) or a whole column (no question). The same again leaves the party, or the row
struct SetGridFirst {
  int first = 0;
};
struct SetCamera {
  Camera camera;
};
struct FitMap {};  // every party in play, at a step with a camera of its own too
struct SetHover {
  Hover hover;
};
struct SetPlaying {
  bool playing = false;
};                   // from the last stop it starts again before the first. Whatever else moves the moment stops it
struct PlayTick {};  // one stop on; stops playing at the end. On the stage one step on, and round again
struct SetPace {
  Pace pace = Pace::normal;
};
struct TypeDate {
  std::optional<std::string> text;  // at most kMaxSearchBytes of it; empty: the field is closed
  bool refused = false;
};
struct SetAllTies {
  bool all = false;
};
struct SetSheet {
  bool open = false;
};
struct SetThread {
  bool open = false;
};  // only of a quote with ties that are known at the moment
struct ShowFound {
  std::optional<PartyId> party;
  std::optional<PersonId> person;
  std::optional<QuestionId> question;
  std::optional<QuoteId> quote;
};  // what a search led to, one of these: ends the search and selects it, with a question and a moment at which it has words
struct StartQuiz {
  std::uint32_t seed = 1;
};  // clamped to 1..kMostQuizSeed; at the first question. A story from which nothing can be asked gives a quiz that says so
struct AnswerQuiz {
  int choice = 0;
};                   // of the question shown, once
struct NextQuiz {};  // once the question shown is answered; after the last one comes the score
struct LeaveQuiz {
  std::optional<QuoteId> quote;
};  // and selects the quote
struct SetSearch {
  std::string text;
};  // at most kMaxSearchBytes of it, cut at a whole code point
struct ShowMoreQuotes {};
struct SetTheme {
  Theme theme = Theme::system;
};
struct GoToStep {
  int step = 0;
};  // guided reading: the step's view over the opening one, with lens, theme, controls and stage kept; 0 leaves it, and the
    // stage, where it is, others are clamped
struct SetPresenting {
  Presenting presenting = Presenting::no;
};  // at the step where the reader is, or the first; a kiosk plays. Not of a story without steps. Leaving keeps the step
struct ClearSelection {};  // party, person, quote
}  // namespace action

using AnyAction =
    std::variant<action::SetMoment, action::SetRange, action::SetPace, action::TypeDate, action::GoToStop, action::StepStops,
                 action::NextStatement, action::SetClock, action::SetQuestion, action::SelectParty, action::SelectPerson,
                 action::SelectQuote, action::SetLens, action::OpenCell, action::SetGridFirst, action::SetCamera,
                 action::FitMap, action::SetHover, action::SetPlaying, action::PlayTick, action::SetAllTies, action::SetSheet,
                 action::SetThread, action::StartQuiz, action::AnswerQuiz, action::NextQuiz, action::LeaveQuiz,
                 action::ShowFound, action::SetSearch, action::ShowMoreQuotes, action::SetTheme, action::GoToStep,
                 action::SetPresenting, action::ClearSelection>;

/// One of them. A class, so that how to copy and destroy it is compiled once and not in every file that sees a Scene.
struct Action : AnyAction {
  using AnyAction::AnyAction;
  Action(const Action& other);
  Action(Action&& other) noexcept;
  Action& operator=(const Action& other);
  Action& operator=(Action&& other) noexcept;
  ~Action();
};

/// The state after the action. Ids in actions must be the story's own. Never fails: what cannot be done leaves the state as it
/// is.
ViewState apply(const Story& story, ViewState state, const Action& action);

}  // namespace standpoint
