#include "standpoint/view_state.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/random_state.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

using testing::moment;
using testing::NewsDay;
using testing::StoryBuilder;

/// A view without filters at a moment; "" is the latest.
ViewState wide_view(std::string_view at = "") {
  ViewState state;
  if (!at.empty()) state.moment = moment(at);
  return state;
}

}  // namespace

TEST_CASE("a story opens at its latest moment, on its first question") {
  const NewsDay day = testing::news_day();
  const ViewState state = opening_view(day.story);
  CHECK_FALSE(state.moment);
  CHECK(state.question == day.table);
  CHECK(shown_moment(day.story, state) == moment("2025-02-13"));
  CHECK(shown_filter(state) == QuoteFilter{day.table, {}, {}});
}

TEST_CASE("moments are clamped between the start, where nothing is known, and the latest") {
  const NewsDay day = testing::news_day();
  const auto set = [&](std::optional<Minute> to) { return apply(day.story, wide_view(), action::SetMoment{to}).moment; };
  CHECK_FALSE(set(std::nullopt));
  CHECK_FALSE(set(moment("2025-02-13")));
  CHECK_FALSE(set(std::numeric_limits<Minute>::max()));
  CHECK(set(moment("2025-02-12")) == moment("2025-02-12"));
  CHECK(set(std::numeric_limits<Minute>::min()) == testing::date("2014").begin);
  CHECK(quotes_at(day.story, {}, Clock::said, earliest_moment(day.story)).empty());
}

TEST_CASE("the start precedes a statement that is dated only by its last day") {
  StoryBuilder b;
  const PersonId person = b.person("a", b.party("p"));
  b.quote("before", person, "../2025-02-12", "2025-02-13T09:00");
  const Story story = b.build();
  CHECK(moment_to_edtf(earliest_moment(story)) == "2025-02-11");
  CHECK(count_quotes_at(story, {}, Clock::said, earliest_moment(story)) == 0);
}

TEST_CASE("the scrubber is at the last known stop or at the selected one") {
  const NewsDay day = testing::news_day();
  // Stops: annexation, no-imposed-peace, call, on-the-call, not-realistic, meeting, over-heads, closely-involved, guarantees.
  CHECK(shown_stop(day.story, wide_view()) == 9);
  CHECK(shown_stop(day.story, wide_view("2025-02-12")) == 4);
  CHECK(shown_stop(day.story, wide_view("2025-02-12T15:00")) == 2);
  CHECK(shown_stop(day.story, wide_view("2013")) == 0);
  ViewState state = wide_view();
  state.quote = day.no_imposed_peace;
  CHECK(shown_stop(day.story, state) == 2);
  state.quote.reset();
  state.event = day.call;
  CHECK(shown_stop(day.story, state) == 3);
  state.moment = moment("2025-02-11");
  CHECK(shown_stop(day.story, state) == 1);
}

TEST_CASE("going to a stop selects what is there and moves to its end") {
  const NewsDay day = testing::news_day();
  const auto go = [&](int stop) { return apply(day.story, wide_view(), action::GoToStop{stop}); };
  CHECK(go(2).quote == day.no_imposed_peace);
  CHECK(go(2).moment == moment("2025-02-12T12:00"));
  CHECK(go(3).event == day.call);
  CHECK_FALSE(go(3).quote);
  CHECK(go(0) == go(-100));
  CHECK(go(0).moment == earliest_moment(day.story));
  CHECK_FALSE(go(0).quote);
  CHECK(go(9) == go(std::numeric_limits<int>::max()));
  CHECK(go(9).quote == day.guarantees);
  CHECK_FALSE(go(9).moment);
}

TEST_CASE("stepping visits every stop once in both directions, though many share a day") {
  const NewsDay day = testing::news_day();
  for (const Clock clock : {Clock::said, Clock::published}) {
    ViewState state = apply(day.story, wide_view("2013"), action::SetClock{clock});
    for (int stop = 1; stop <= 9; ++stop) {
      state = apply(day.story, state, action::StepStops{1});
      CHECK(shown_stop(day.story, state) == stop);
    }
    CHECK(apply(day.story, state, action::StepStops{1}) == state);
    for (int stop = 8; stop >= 0; --stop) {
      state = apply(day.story, state, action::StepStops{-1});
      CHECK(shown_stop(day.story, state) == stop);
    }
    CHECK(apply(day.story, state, action::StepStops{-1}) == state);
  }
}

TEST_CASE("steps are clamped at both ends") {
  const NewsDay day = testing::news_day();
  const ViewState state = apply(day.story, wide_view(), action::GoToStop{4});
  CHECK(shown_stop(day.story, apply(day.story, state, action::StepStops{3})) == 7);
  CHECK(shown_stop(day.story, apply(day.story, state, action::StepStops{std::numeric_limits<int>::max()})) == 9);
  CHECK(shown_stop(day.story, apply(day.story, state, action::StepStops{std::numeric_limits<int>::min()})) == 0);
  CHECK(apply(day.story, state, action::StepStops{0}) == state);
}

TEST_CASE("from between two stops, a step leads to the previous or the next one") {
  const NewsDay day = testing::news_day();
  const ViewState between = wide_view("2025-02-12T15:00");
  const ViewState back = apply(day.story, between, action::StepStops{-1});
  CHECK(back.quote == day.no_imposed_peace);
  CHECK(back.moment == moment("2025-02-12T12:00"));
  CHECK(apply(day.story, between, action::StepStops{-2}).event == day.annexation);
  CHECK(apply(day.story, between, action::StepStops{1}).event == day.call);
}

TEST_CASE("the next statement skips events") {
  const NewsDay day = testing::news_day();
  const auto next = [&](const ViewState& state, int by) { return apply(day.story, state, action::NextStatement{by}); };
  ViewState state = next(wide_view("2013"), 1);
  CHECK(state.quote == day.no_imposed_peace);
  state = next(state, 1);
  CHECK(state.quote == day.on_the_call);
  CHECK(next(state, 2).quote == day.over_heads);
  CHECK(next(state, -1).quote == day.no_imposed_peace);
  CHECK(next(state, 100).quote == day.guarantees);
  CHECK(next(next(state, -1), -1) == apply(day.story, state, action::GoToStop{0}));
}

TEST_CASE("with no statement ahead, the next statement changes nothing") {
  StoryBuilder b;
  b.quote("only", b.person("a", b.party("p")), "2025-02-12", "2025-02-12");
  b.event("after", "2025-02-14");
  const Story story = b.build();
  const ViewState state = apply(story, wide_view("2025-02-13"), action::NextStatement{1});
  CHECK(state == wide_view("2025-02-13"));
}

TEST_CASE("moving to before the selected quote deselects it") {
  const NewsDay day = testing::news_day();
  ViewState state = apply(day.story, wide_view(), action::SelectQuote{day.on_the_call});
  CHECK(apply(day.story, state, action::SetMoment{moment("2025-02-12")}).quote == day.on_the_call);
  CHECK_FALSE(apply(day.story, state, action::SetMoment{moment("2025-02-12T15:00")}).quote);
}

TEST_CASE("changing the clock keeps the moment and deselects a quote that was not published yet") {
  const NewsDay day = testing::news_day();
  const ViewState state = apply(day.story, wide_view("2025-02-12"), action::SelectQuote{day.no_imposed_peace});
  REQUIRE(state.moment == moment("2025-02-12"));
  const ViewState published = apply(day.story, state, action::SetClock{Clock::published});
  CHECK(published.moment == state.moment);
  CHECK_FALSE(published.quote);
  CHECK(apply(day.story, wide_view(), action::SetClock{Clock::published}).clock == Clock::published);
}

TEST_CASE("selecting a quote that is not known yet moves forward to it, by the clock that is shown") {
  const NewsDay day = testing::news_day();
  ViewState state = wide_view("2013");
  CHECK(apply(day.story, state, action::SelectQuote{day.no_imposed_peace}).moment == moment("2025-02-12T12:00"));
  state.clock = Clock::published;
  CHECK_FALSE(apply(day.story, state, action::SelectQuote{day.no_imposed_peace}).moment);
  CHECK_FALSE(apply(day.story, wide_view(), action::SelectQuote{day.no_imposed_peace}).moment);
}

TEST_CASE("selecting a quote clears filters that would hide it") {
  const NewsDay day = testing::news_day();
  ViewState state = wide_view();
  state.question = day.table;
  state.party = day.nato;
  state.person = day.rutte;
  const ViewState other = apply(day.story, state, action::SelectQuote{day.no_imposed_peace});
  CHECK(other.question == day.peace);
  CHECK_FALSE(other.party);
  CHECK_FALSE(other.person);
  CHECK_FALSE(apply(day.story, state, action::SelectQuote{day.unrealistic}).question);
  const ViewState same = apply(day.story, state, action::SelectQuote{day.closely_involved});
  CHECK(same.question == day.table);
  CHECK(same.party == day.nato);
  CHECK(same.person == day.rutte);
}

TEST_CASE("selecting a wording selects its statement") {
  StoryBuilder b;
  const PersonId person = b.person("a", b.party("p"));
  const QuoteId headline = b.quote("headline", person, "2025-02-12", "2025-02-12");
  const QuoteId words = b.quote("words", person, "2025-02-12", "2025-02-12");
  b.tie(headline, TieKind::repeats, words);
  Step step;
  step.quote = headline;
  b.step(step);
  const Story story = b.build();
  CHECK(apply(story, wide_view(), action::SelectQuote{headline}).quote == words);
  CHECK(apply(story, wide_view(), action::GoToStep{1}).quote == words);
}

TEST_CASE("a quote whose date has no end cannot be selected") {
  StoryBuilder b;
  const QuoteId quote = b.quote("some-day", b.person("a", b.party("p")), "2025-02-12/..", "2025-02-13");
  const Story story = b.build();
  CHECK(apply(story, wide_view(), action::SelectQuote{quote}) == wide_view());
}

TEST_CASE("selecting a question, a party or a person deselects a quote only if it hides it") {
  const NewsDay day = testing::news_day();
  const ViewState state = apply(day.story, wide_view("2025-02-12"), action::SelectQuote{day.on_the_call});
  CHECK(apply(day.story, state, action::SetQuestion{day.peace}).quote == day.on_the_call);
  CHECK(apply(day.story, state, action::SetQuestion{day.table}).moment == state.moment);
  CHECK_FALSE(apply(day.story, state, action::SetQuestion{day.table}).quote);
  CHECK(apply(day.story, state, action::SetQuestion{}).quote == day.on_the_call);
  CHECK(apply(day.story, state, action::SelectParty{day.us}).quote == day.on_the_call);
  CHECK_FALSE(apply(day.story, state, action::SelectParty{day.nato}).quote);
  CHECK(apply(day.story, state, action::SelectPerson{day.hegseth}).quote == day.on_the_call);
  CHECK_FALSE(apply(day.story, state, action::SelectPerson{day.rutte}).quote);
}

TEST_CASE("selecting a party or a person again deselects it") {
  const NewsDay day = testing::news_day();
  const ViewState party = apply(day.story, wide_view(), action::SelectParty{day.germany});
  CHECK(party.party == day.germany);
  CHECK(apply(day.story, party, action::SelectParty{day.germany}) == wide_view());
  const ViewState person = apply(day.story, wide_view(), action::SelectPerson{day.scholz});
  CHECK(apply(day.story, person, action::SelectPerson{day.scholz}) == wide_view());
}

TEST_CASE("a party and a person of another party are never selected together") {
  const NewsDay day = testing::news_day();
  const ViewState scholz = apply(day.story, wide_view(), action::SelectPerson{day.scholz});
  CHECK(apply(day.story, scholz, action::SelectParty{day.germany}).person == day.scholz);
  CHECK_FALSE(apply(day.story, scholz, action::SelectParty{day.nato}).person);
  const ViewState nato = apply(day.story, wide_view(), action::SelectParty{day.nato});
  CHECK_FALSE(apply(day.story, nato, action::SelectPerson{day.scholz}).party);
}

TEST_CASE("clearing the selection keeps the question and the moment") {
  const NewsDay day = testing::news_day();
  ViewState state = apply(day.story, wide_view("2025-02-12"), action::SetQuestion{day.peace});
  const ViewState before = state;
  state = apply(day.story, state, action::SelectParty{day.us});
  state = apply(day.story, state, action::SelectQuote{day.on_the_call});
  CHECK(apply(day.story, state, action::ClearSelection{}) == before);
}

TEST_CASE("playing visits all stops once and ends at the last") {
  const NewsDay day = testing::news_day();
  ViewState state = apply(day.story, wide_view(), action::SetPlaying{true});
  CHECK(shown_stop(day.story, state) == 0);
  for (int stop = 1; stop <= 9; ++stop) {
    CHECK(state.playing);
    state = apply(day.story, state, action::PlayTick{});
    CHECK(shown_stop(day.story, state) == stop);
  }
  CHECK_FALSE(state.playing);
  CHECK(apply(day.story, state, action::PlayTick{}) == state);
}

TEST_CASE("playing starts at the current stop and ends when the reader moves") {
  const NewsDay day = testing::news_day();
  const ViewState playing = apply(day.story, wide_view("2025-02-12T15:00"), action::SetPlaying{true});
  CHECK(playing.moment == moment("2025-02-12T15:00"));
  CHECK(apply(day.story, playing, action::PlayTick{}).event == day.call);
  for (const Action& action :
       std::vector<Action>{action::SetMoment{}, action::GoToStop{3}, action::StepStops{1}, action::NextStatement{1},
                           action::SelectQuote{day.guarantees}, action::SetPlaying{false}}) {
    CHECK_FALSE(apply(day.story, playing, action).playing);
  }
  CHECK(apply(day.story, playing, action::SetHover{}).playing);
  CHECK(apply(day.story, playing, action::SetQuestion{day.peace}).playing);
}

TEST_CASE("an empty story accepts every action") {
  const Story story = StoryBuilder().build();
  const ViewState state = opening_view(story);
  CHECK(shown_stop(story, state) == 0);
  for (const Action& action : std::vector<Action>{
           action::GoToStop{1}, action::StepStops{1}, action::StepStops{-1}, action::NextStatement{1}, action::SetPlaying{true},
           action::PlayTick{}, action::GoToStep{1}, action::SelectQuote{QuoteId{7}}, action::SelectParty{PartyId{7}},
           action::SelectPerson{PersonId{7}}, action::SetQuestion{QuestionId{7}}, action::SetMoment{5},
           action::ShowMoreQuotes{}, action::ClearSelection{}}) {
    CHECK(apply(story, state, action) == state);
  }
}

TEST_CASE("hovering changes nothing else") {
  const NewsDay day = testing::news_day();
  const ViewState before = apply(day.story, opening_view(day.story), action::SelectQuote{day.guarantees});
  Hover hover;
  hover.party = day.nato;
  hover.quote = day.closely_involved;
  hover.event = day.call;
  hover.country = "UKR";
  ViewState after = apply(day.story, before, action::SetHover{hover});
  CHECK(after.hover == hover);
  after.hover = {};
  CHECK(after == before);
}

TEST_CASE("a camera is accepted if it is finite, and fitting the map resets it") {
  const NewsDay day = testing::news_day();
  const Camera camera{0.1, -0.2, 900};
  const ViewState state = apply(day.story, wide_view(), action::SetCamera{camera});
  CHECK(state.camera == camera);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(apply(day.story, state, action::SetCamera{{nan, 0, 1}}) == state);
  CHECK(apply(day.story, state, action::FitMap{}) == wide_view());
}

TEST_CASE("more quotes are shown only while there are more") {
  StoryBuilder b;
  const PersonId person = b.person("a", b.party("p"));
  for (int i = 0; i < 60; ++i) b.quote("quote" + std::to_string(i), person, "2025", "2025");
  const Story story = b.build();
  const ViewState more = apply(story, wide_view(), action::ShowMoreQuotes{});
  CHECK(more.quotes_shown == 100);
  CHECK(apply(story, more, action::ShowMoreQuotes{}) == more);
}

TEST_CASE("a step of the guided reading is a view of its own, in the reader's theme") {
  StoryBuilder b;
  const PartyId us = b.party("us");
  const PartyId germany = b.party("germany");
  const PersonId scholz = b.person("scholz", germany);
  const QuestionId first = b.question("first");
  const QuestionId second = b.question("second");
  const QuoteId quote = b.quote("quote", scholz, "2025-02-12", "2025-02-13", {second});
  b.quote("last", scholz, "2025-02-14", "2025-02-14");
  Step plain;
  plain.party = us;
  b.step(plain);
  Step full;
  full.moment = moment("2025-02-13");
  full.clock = Clock::published;
  full.question = second;
  full.party = germany;
  full.quote = quote;
  b.step(full);
  Step contradictory;
  contradictory.moment = moment("2025-02-11");
  contradictory.party = us;
  contradictory.quote = quote;
  b.step(contradictory);
  const Story story = b.build();

  ViewState state = apply(story, opening_view(story), action::SetTheme{Theme::dark});
  state.controls = false;
  state.all_ties = true;
  state = apply(story, state, action::SetCamera{{1, 1, 1}});
  state = apply(story, state, action::GoToStep{2});
  CHECK(state.step == 2);
  CHECK(state.moment == moment("2025-02-13"));
  CHECK(state.clock == Clock::published);
  CHECK(state.question == second);
  CHECK(state.party == germany);
  CHECK(state.quote == quote);
  CHECK(state.theme == Theme::dark);
  CHECK_FALSE(state.controls);
  CHECK_FALSE(state.all_ties);
  CHECK(state.camera.fitted());

  const ViewState one = apply(story, state, action::GoToStep{-5});
  CHECK(one.step == 1);
  CHECK(one.question == first);
  CHECK(one.party == us);
  CHECK_FALSE(one.moment);
  CHECK_FALSE(one.quote);

  const ViewState last = apply(story, state, action::GoToStep{99});
  CHECK(last.step == 3);
  CHECK(last.quote == quote);
  CHECK_FALSE(last.party);
  CHECK(last.moment == moment("2025-02-12"));

  ViewState left = apply(story, state, action::GoToStep{0});
  CHECK(left.step == 0);
  left.step = 2;
  CHECK(left == state);
}

TEST_CASE("after any actions, a selected quote is known and matches the filter") {
  const NewsDay day = testing::news_day();
  std::mt19937 random(12);
  ViewState state = opening_view(day.story);
  for (int i = 0; i < 3000; ++i) {
    state = apply(day.story, state, testing::random_action(day.story, random));
    if (state.quote) {
      CHECK(known_by(day.story[*state.quote], state.clock, shown_moment(day.story, state)));
      CHECK(matches(day.story, shown_filter(state), *state.quote));
    }
    const bool both = state.quote && state.event;
    CHECK_FALSE(both);
    CHECK(normalise_moment(day.story, state.moment) == state.moment);
    const int stop = shown_stop(day.story, state);
    CHECK(stop >= 0);
    CHECK(stop <= 9);
  }
}

TEST_CASE("changing the lens keeps the selection and the moment") {
  const NewsDay day = testing::news_day();
  ViewState state = opening_view(day.story);
  state = apply(day.story, state, action::SelectParty{day.germany});
  state = apply(day.story, state, action::SelectQuote{day.over_heads});
  state = apply(day.story, state, action::SetClock{Clock::published});
  ViewState in_grid = apply(day.story, state, action::SetLens{Lens::grid});
  CHECK(in_grid.lens == Lens::grid);
  in_grid.lens = Lens::map;
  CHECK(in_grid == state);
}

TEST_CASE("a cell selects its question and party, a row all parties, a column all questions; again deselects them") {
  const NewsDay day = testing::news_day();
  const auto open = [&](ViewState state, std::optional<QuestionId> question, std::optional<PartyId> party) {
    return apply(day.story, std::move(state), action::OpenCell{question, party});
  };
  ViewState state = apply(day.story, opening_view(day.story), action::SelectPerson{day.rutte});
  state = open(state, day.peace, day.germany);
  CHECK(state.question == day.peace);
  CHECK(state.party == day.germany);
  CHECK_FALSE(state.person);
  const ViewState row = open(state, day.peace, day.germany);
  CHECK(row.question == day.peace);
  CHECK_FALSE(row.party);
  CHECK_FALSE(open(row, day.peace, std::nullopt).question);
  const ViewState column = open(state, std::nullopt, day.germany);
  CHECK_FALSE(column.question);
  CHECK(column.party == day.germany);
  CHECK_FALSE(open(column, std::nullopt, day.germany).party);
}

TEST_CASE("selecting a cell deselects a quote that is not in it") {
  const NewsDay day = testing::news_day();
  const ViewState state = apply(day.story, opening_view(day.story), action::SelectQuote{day.over_heads});
  CHECK(apply(day.story, state, action::OpenCell{day.table, day.germany}).quote == day.over_heads);
  CHECK_FALSE(apply(day.story, state, action::OpenCell{day.table, day.nato}).quote);
}

TEST_CASE("the guided reading keeps the lens") {
  StoryBuilder b;
  b.question("q");
  b.step({.title = "one"});
  const Story story = b.build();
  const ViewState state = apply(story, opening_view(story), action::SetLens{Lens::grid});
  CHECK(apply(story, state, action::GoToStep{1}).lens == Lens::grid);
}

}  // namespace standpoint
