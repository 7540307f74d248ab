#include "standpoint/view_state.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>
#include <vector>

#include "standpoint/quiz.h"

namespace standpoint {
namespace {

constexpr int kMoreQuotes = 50;

template <class Thing, class AnyId>
bool has(const std::vector<Thing>& things, const std::optional<AnyId>& id) {
  return !id || id->index < things.size();
}

/// Drops the selected quote when the moment or the filter no longer shows it.
void drop_hidden_quote(const Story& story, ViewState& state) {
  if (!state.quote) return;
  const bool shown = known_by(story[*state.quote], state.clock, shown_moment(story, state)) &&
                     matches(story, shown_filter(state), *state.quote);
  if (!shown) state.quote.reset();
}

/// The stops of a view, and where among them it stands.
class StopWalk {
 public:
  StopWalk(const Story& story, const ViewState& state)
      : stops_(stops(story, shown_filter(state), state.clock)), moment_(shown_moment(story, state)) {
    const auto known = [&](const Stop& stop) { return stop.end <= moment_; };
    last_known_ = to_int(std::partition_point(stops_.begin(), stops_.end(), known) - stops_.begin());
    const auto selected = [&](const Stop& stop) {
      return stop.kind == Stop::Kind::quote ? state.quote == QuoteId{stop.index} : state.event == EventId{stop.index};
    };
    const auto known_end = stops_.begin() + last_known_;
    const auto found = state.quote || state.event ? std::find_if(stops_.begin(), known_end, selected) : known_end;
    on_selected_ = found != known_end;
    here_ = on_selected_ ? to_int(found - stops_.begin()) + 1 : last_known_;
  }

  int count() const { return to_int(static_cast<std::ptrdiff_t>(stops_.size())); }
  /// As shown_stop().
  int here() const { return here_; }
  const Stop& stop(int number) const { return stops_[static_cast<std::size_t>(number - 1)]; }

  /// The stop that is `by` steps away, counting only those that `counts` accepts; as far as there are any, and 0 before all.
  /// Empty when there are none ahead.
  template <class Counts>
  std::optional<int> step(int by, Counts counts) const {
    const int direction = by < 0 ? -1 : 1;
    // Past a stop that nothing holds it at, the way back leads to that stop first.
    const bool beyond = !on_selected_ && here_ > 0 && stop(here_).end < moment_;
    std::optional<int> target;
    int at = direction < 0 && beyond ? here_ : here_ + direction;
    for (; by != 0 && at >= 1 && at <= count(); at += direction) {
      if (!counts(stop(at))) continue;
      target = at;
      by -= direction;
    }
    return by < 0 ? 0 : target;
  }

 private:
  static int to_int(std::ptrdiff_t value) { return static_cast<int>(value); }

  std::vector<Stop> stops_;
  Minute moment_;
  int last_known_ = 0;
  int here_ = 0;
  bool on_selected_ = false;
};

void go_to_stop(const Story& story, ViewState& state, const StopWalk& walk, int number) {
  state.quote.reset();
  state.event.reset();
  const int target = std::clamp(number, 0, walk.count());
  if (target == 0) {
    state.moment = state.range_from ? *state.range_from : earliest_moment(story);
    return;
  }
  const Stop& stop = walk.stop(target);
  state.moment = tidy_moment(story, stop.end);
  if (stop.kind == Stop::Kind::quote)
    state.quote = QuoteId{stop.index};
  else
    state.event = EventId{stop.index};
}

bool any_stop(const Stop&) { return true; }
bool is_statement(const Stop& stop) { return stop.kind == Stop::Kind::quote; }

void select_quote(const Story& story, ViewState& state, QuoteId wording) {
  const QuoteId id = story.statement_of(wording);
  const Quote& quote = story[id];
  const Edtf& date = quote.at[static_cast<std::size_t>(state.clock)];
  if (date.open_end()) return;  // never certain to have happened: there is no moment to show it at
  state.quote = id;
  state.event.reset();
  if (!known_by(quote, state.clock, shown_moment(story, state))) state.moment = tidy_moment(story, date.end);
  if (state.range_from && date.begin < *state.range_from) state.range_from.reset();
  if (state.person && *state.person != quote.speaker) state.person.reset();
  if (state.party && *state.party != story.party_of(id)) state.party.reset();
  if (matches(story, shown_filter(state), id)) return;
  state.question.reset();
  if (!quote.questions.empty()) state.question = quote.questions.front();
}

/// To kMaxSearchBytes, at a whole code point.
void cut_text(std::string& text) {
  if (text.size() <= kMaxSearchBytes) return;
  std::size_t end = kMaxSearchBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
}

/// One overload an action; each returns nothing and leaves the state as it is when the action cannot be done.
class Applier {
 public:
  Applier(const Story& story, ViewState& state) : story_(story), state_(state) {}

  void operator()(const action::SetMoment& action) {
    state_.playing = false;
    state_.moment = tidy_moment(story_, action.moment);
    state_.event.reset();
    if (state_.range_from && shown_moment(story_, state_) < *state_.range_from) state_.range_from.reset();
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::SetRange& action) {
    std::optional<Minute> from = action.from;
    if (from && *from <= time_extent(story_).begin) from.reset();
    if (from && *from >= shown_moment(story_, state_)) return;
    state_.playing = false;
    state_.range_from = from;
    if (from && state_.event && story_[*state_.event].at.begin < *from) state_.event.reset();
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::GoToStop& action) {
    state_.playing = false;
    const StopWalk walk(story_, state_);
    if (walk.count() > 0) go_to_stop(story_, state_, walk, action.stop);
  }

  void operator()(const action::StepStops& action) {
    state_.playing = false;
    step(action.by, any_stop);
  }

  void operator()(const action::NextStatement& action) {
    state_.playing = false;
    step(action.by, is_statement);
  }

  void operator()(const action::SetClock& action) {
    state_.clock_changed = state_.clock_changed || action.clock != state_.clock;
    state_.clock = action.clock;
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::SetQuestion& action) {
    if (!has(story_.questions, action.question)) return;
    state_.question = action.question;
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::SelectParty& action) {
    if (!has(story_.parties, action.party)) return;
    const bool again = action.party == state_.party;
    state_.party = again ? std::nullopt : action.party;
    if (state_.party && state_.person && story_[*state_.person].party != *state_.party) state_.person.reset();
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::SelectPerson& action) {
    if (!has(story_.people, action.person)) return;
    const bool again = action.person == state_.person;
    state_.person = again ? std::nullopt : action.person;
    if (state_.person && state_.party && story_[*state_.person].party != *state_.party) state_.party.reset();
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::SelectQuote& action) {
    if (!has(story_.quotes, action.quote)) return;
    state_.playing = false;
    if (action.quote)
      select_quote(story_, state_, *action.quote);
    else
      state_.quote.reset();
  }

  void operator()(const action::SetLens& action) { state_.lens = action.lens; }

  void operator()(const action::OpenCell& action) {
    if (!has(story_.questions, action.question) || !has(story_.parties, action.party)) return;
    const bool again = action.question == state_.question && action.party == state_.party && !state_.person;
    state_.question = again && !action.party ? std::nullopt : action.question;
    state_.party = again ? std::nullopt : action.party;
    state_.person.reset();
    drop_hidden_quote(story_, state_);
  }

  void operator()(const action::SetGridFirst& action) {
    state_.grid_first = std::clamp(action.first, 0, static_cast<int>(story_.parties.size()));
  }

  void operator()(const action::SetCamera& action) {
    const Camera& camera = action.camera;
    if (!std::isfinite(camera.x) || !std::isfinite(camera.y) || !std::isfinite(camera.px_per_unit)) return;
    state_.camera = {std::clamp(camera.x, -kCameraReach, kCameraReach), std::clamp(camera.y, -kCameraReach, kCameraReach),
                     std::clamp(camera.px_per_unit, kMinPxPerUnit, kMaxPxPerUnit)};
  }

  void operator()(const action::FitMap&) {
    state_.camera = {};
    state_.framed = false;
  }

  void operator()(const action::SetHover& action) { state_.hover = action.hover; }

  void operator()(const action::SetPlaying& action) {
    if (!action.playing || state_.presenting != Presenting::no) {
      state_.playing = action.playing;
      return;
    }
    const StopWalk walk(story_, state_);
    if (walk.count() == 0) return;
    if (walk.here() == walk.count()) go_to_stop(story_, state_, walk, 0);
    state_.playing = true;
  }

  void operator()(const action::PlayTick&) {
    if (!state_.playing) return;
    if (state_.presenting != Presenting::no) {
      go_to_step(state_.step % step_count() + 1);
      state_.playing = true;
      return;
    }
    const StopWalk walk(story_, state_);
    const std::optional<int> next = walk.step(1, any_stop);
    if (next) go_to_stop(story_, state_, walk, *next);
    state_.playing = next && *next < walk.count();
  }

  void operator()(const action::SetPace& action) { state_.pace = action.pace; }

  void operator()(const action::TypeDate& action) {
    state_.typed_date = action.text;
    if (state_.typed_date) cut_text(*state_.typed_date);
    state_.date_refused = action.refused && action.text;
  }

  void operator()(const action::SetAllTies& action) { state_.all_ties = action.all; }
  void operator()(const action::SetSheet& action) { state_.sheet_open = action.open; }

  void operator()(const action::SetThread& action) {
    const Minute moment = shown_moment(story_, state_);
    state_.thread = action.open && state_.quote && !ties_at(story_, *state_.quote, state_.clock, moment).empty();
  }

  void operator()(const action::ShowFound& action) {
    if (!has(story_.parties, action.party) || !has(story_.people, action.person) || !has(story_.questions, action.question) ||
        !has(story_.quotes, action.quote))
      return;
    state_.search.clear();
    state_.playing = false;
    if (action.quote) return select_quote(story_, state_, *action.quote);
    state_.quote.reset();
    state_.party = action.party;
    state_.person = action.person;
    if (action.question) state_.question = action.question;
    const auto silent = [&] {
      return count_quotes_at(story_, shown_filter(state_), state_.clock, shown_moment(story_, state_)) == 0;
    };
    if (silent() && !action.question) state_.question.reset();
    if (silent()) state_.moment.reset();
  }

  void operator()(const action::StartQuiz& action) {
    state_.playing = false;
    state_.quiz = QuizProgress{.seed = std::clamp(action.seed, 1u, kMostQuizSeed), .at = 0, .answers = {}};
  }

  void operator()(const action::AnswerQuiz& action) {
    if (!state_.quiz || state_.quiz->answered()) return;
    const std::vector<QuizQuestion> questions = make_quiz(story_, state_.quiz->seed);
    const auto at = static_cast<std::size_t>(state_.quiz->at);
    if (at >= questions.size() || action.choice < 0 || action.choice >= static_cast<int>(questions[at].choices.size())) return;
    state_.quiz->answers.push_back(action.choice);
  }

  void operator()(const action::NextQuiz&) {
    if (state_.quiz && state_.quiz->answered()) ++state_.quiz->at;
  }

  void operator()(const action::LeaveQuiz& action) {
    if (!has(story_.quotes, action.quote)) return;
    state_.quiz.reset();
    if (action.quote) select_quote(story_, state_, *action.quote);
  }

  void operator()(const action::SetSearch& action) {
    state_.search = action.text;
    cut_text(state_.search);
  }

  void operator()(const action::ShowMoreQuotes&) {
    if (state_.quotes_shown < static_cast<int>(story_.quotes.size())) state_.quotes_shown += kMoreQuotes;
  }

  void operator()(const action::SetTheme& action) { state_.theme = action.theme; }

  void operator()(const action::GoToStep& action) {
    if (action.step != 0 && step_count() > 0) return go_to_step(action.step);
    state_.step = 0;
    state_.presenting = Presenting::no;
  }

  void operator()(const action::SetPresenting& action) {
    if (step_count() == 0) return;
    if (action.presenting != Presenting::no && state_.step == 0) go_to_step(1);
    state_.presenting = action.presenting;
    state_.playing = action.presenting == Presenting::kiosk;
  }

  void operator()(const action::ClearSelection&) {
    state_.party.reset();
    state_.person.reset();
    state_.quote.reset();
    state_.event.reset();
  }

 private:
  int step_count() const { return static_cast<int>(story_.steps.size()); }

  void go_to_step(int step_number) {
    const int number = std::clamp(step_number, 1, step_count());
    const Step& step = story_.steps[static_cast<std::size_t>(number - 1)];
    ViewState view = opening_view(story_);
    view.lens = state_.lens;
    view.theme = state_.theme;
    view.controls = state_.controls;
    view.pace = state_.pace;
    view.presenting = state_.presenting;
    view.step = number;
    view.clock = step.clock;
    view.moment = tidy_moment(story_, step.moment);
    if (step.question) view.question = step.question;
    view.party = step.party;
    view.framed = step.camera.has_value();
    if (step.quote) select_quote(story_, view, *step.quote);
    state_ = view;
  }

  template <class Counts>
  void step(int by, Counts counts) {
    const StopWalk walk(story_, state_);
    if (by == 0 || walk.count() == 0) return;
    if (const std::optional<int> target = walk.step(by, counts)) go_to_stop(story_, state_, walk, *target);
  }

  const Story& story_;
  ViewState& state_;
};

}  // namespace

ViewState opening_view(const Story& story) {
  ViewState state;
  if (!story.questions.empty()) state.question = QuestionId{0};
  return state;
}

Minute shown_moment(const Story& story, const ViewState& state) { return state.moment ? *state.moment : latest_bound(story); }

Minute earliest_moment(const Story& story) {
  const Minute begin = time_extent(story).begin;
  const auto ended = [&](const Edtf& date) { return date.end <= begin; };
  const bool known =
      std::any_of(story.events.begin(), story.events.end(), [&](const Event& event) { return ended(event.at); }) ||
      std::any_of(story.quotes.begin(), story.quotes.end(),
                  [&](const Quote& quote) { return std::any_of(quote.at.begin(), quote.at.end(), ended); });
  return known ? begin - kMinutesPerDay : begin;
}

std::optional<Minute> tidy_moment(const Story& story, std::optional<Minute> moment) {
  if (!moment || *moment >= latest_bound(story)) return std::nullopt;
  // Once something is known it is past the earliest moment, which takes longer to find.
  const bool something_known = count_quotes_at(story, {}, Clock::said, *moment) > 0;
  return something_known ? *moment : std::max(*moment, earliest_moment(story));
}

QuoteFilter shown_filter(const ViewState& state) {
  return {state.question, state.party, state.person, state.range_from, state.clock};
}

int shown_stop(const Story& story, const ViewState& state) { return StopWalk(story, state).here(); }

Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

ViewState apply(const Story& story, ViewState state, const Action& action) {
  const QuoteFilter filter = shown_filter(state);
  const std::optional<QuoteId> quote = state.quote;
  const int step = state.step;
  // What the clocks tell is news until the reader goes elsewhere.
  const auto moved = [&](const ViewState& from) {
    return from.moment != state.moment || from.quote != state.quote || from.event != state.event ||
           from.range_from != state.range_from || from.question != state.question || from.step != state.step;
  };
  const bool was_changed = state.clock_changed;
  const ViewState before = was_changed || state.typed_date ? state : ViewState{};
  std::visit(Applier(story, state), static_cast<const AnyAction&>(action));
  if (!std::holds_alternative<action::TypeDate>(action) && state.typed_date && moved(before)) state.typed_date.reset();
  if (was_changed && moved(before)) state.clock_changed = std::holds_alternative<action::SetClock>(action);
  const auto tied = [&] { return !ties_at(story, *state.quote, state.clock, shown_moment(story, state)).empty(); };
  if (state.thread && !(state.quote && tied())) state.thread = false;
  // Whatever is chosen elsewhere is seen in the list: it takes the place of what was found.
  if (!(shown_filter(state) == filter) || (state.quote && state.quote != quote) || state.step != step) state.search.clear();
  return state;
}

}  // namespace standpoint
