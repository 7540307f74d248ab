#include "standpoint/query.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

using testing::date;
using testing::moment;
using testing::NewsDay;
using testing::StoryBuilder;

std::vector<std::string> ids(const Story& story, const std::vector<QuoteId>& quotes) {
  std::vector<std::string> result;
  result.reserve(quotes.size());
  for (const QuoteId quote : quotes) result.push_back(story[quote].id);
  return result;
}

std::vector<std::string> ids(const Story& story, const std::vector<Stop>& stops) {
  std::vector<std::string> result;
  result.reserve(stops.size());
  for (const Stop& stop : stops) {
    result.push_back(stop.kind == Stop::Kind::event ? '*' + story.events[stop.index].id : story.quotes[stop.index].id);
  }
  return result;
}

using Ids = std::vector<std::string>;

Stance stance_at(const Story& story, PartyId party, QuestionId question, Clock clock, std::string_view at) {
  const auto held = position_at(story, party, question, clock, moment(at));
  return held ? story[held->position].stance : Stance::not_said;
}

}  // namespace

TEST_CASE("a quote is known once its whole span has passed, not earlier") {
  const NewsDay day = testing::news_day();
  const Quote& scholz = day.story[day.no_imposed_peace];
  CHECK_FALSE(known_by(scholz, Clock::said, moment("2025-02-12T11:59")));
  CHECK(known_by(scholz, Clock::said, moment("2025-02-12T12:00")));
  CHECK_FALSE(known_by(scholz, Clock::published, moment("2025-02-13") - 1));
  CHECK(known_by(scholz, Clock::published, moment("2025-02-13")));
}

TEST_CASE("a quote with an open end is never known") {
  StoryBuilder b;
  b.quote("some-day", b.person("a", b.party("p")), "2025-02-12/..", "2025-02-12/..");
  const Story story = b.build();
  CHECK_FALSE(known_by(story.quotes[0], Clock::said, kOpenFuture));
  CHECK(quotes_at(story, {}, Clock::said, kOpenFuture).empty());
  CHECK(stops(story, {}, Clock::said).empty());
}

TEST_CASE("quotes are sorted oldest first by the given clock") {
  const NewsDay day = testing::news_day();
  CHECK(ids(day.story, quotes_at(day.story, {}, Clock::said, moment("2025-02-12"))) == Ids{"no-imposed-peace", "on-the-call"});
  CHECK(ids(day.story, quotes_at(day.story, {}, Clock::published, moment("2025-02-12"))) == Ids{"on-the-call"});
  CHECK(ids(day.story, quotes_at(day.story, {}, Clock::published, moment("2025-02-13"))) ==
        Ids{"on-the-call", "not-realistic", "no-imposed-peace", "over-heads", "closely-involved", "guarantees"});
}

TEST_CASE("a filter narrows by question, party and person, alone and together") {
  const NewsDay day = testing::news_day();
  const auto found = [&](const QuoteFilter& filter) {
    const auto quotes = quotes_at(day.story, filter, Clock::said, moment("2025-02-13"));
    CHECK(quotes.size() == count_quotes_at(day.story, filter, Clock::said, moment("2025-02-13")));
    for (const QuoteId quote : quotes) CHECK(matches(day.story, filter, quote));
    return ids(day.story, quotes);
  };
  CHECK(found({day.peace, {}, {}}) == Ids{"no-imposed-peace", "on-the-call", "guarantees"});
  CHECK(found({{}, day.germany, {}}) == Ids{"no-imposed-peace", "over-heads", "guarantees"});
  CHECK(found({{}, {}, day.baerbock}) == Ids{"over-heads", "guarantees"});
  CHECK(found({day.peace, day.germany, day.baerbock}) == Ids{"guarantees"});
  CHECK(found({day.peace, day.us, day.baerbock}).empty());
}

TEST_CASE("a party has no position before its own words prove one") {
  const NewsDay day = testing::news_day();
  CHECK(stance_at(day.story, day.germany, day.table, Clock::said, "2025-02-12") == Stance::not_said);
  CHECK(stance_at(day.story, day.germany, day.table, Clock::said, "2025-02-13") == Stance::in_favour);
  CHECK(stance_at(day.story, day.us, day.table, Clock::said, "2025-02-13") == Stance::not_said);
  CHECK(stance_at(day.story, day.nato, day.peace, Clock::said, "9999") == Stance::not_said);
}

TEST_CASE("the clocks can yield different positions at the same moment") {
  const NewsDay day = testing::news_day();
  CHECK(stance_at(day.story, day.germany, day.peace, Clock::said, "2025-02-12") == Stance::against);
  CHECK(stance_at(day.story, day.germany, day.peace, Clock::published, "2025-02-12") == Stance::not_said);
  CHECK(stance_at(day.story, day.germany, day.peace, Clock::published, "2025-02-13") == Stance::against);
}

TEST_CASE("evidence grows with time, oldest first") {
  StoryBuilder b;
  const PartyId party = b.party("p");
  const PersonId person = b.person("a", party);
  const QuestionId question = b.question("q");
  const QuoteId late = b.quote("late", person, "2025-02-14", "2025-02-14", {question});
  const QuoteId early = b.quote("early", person, "2025-02-12", "2025-02-12", {question});
  b.position(party, question, Stance::in_favour, {late, early});
  const Story story = b.build();
  const auto evidence = [&](std::string_view at) {
    return position_at(story, party, question, Clock::said, moment(at))->evidence;
  };
  CHECK(evidence("2025-02-12") == std::vector<QuoteId>{early});
  CHECK(evidence("2025-02-14") == std::vector<QuoteId>{early, late});
}

TEST_CASE("evidence goes by the clock that is shown") {
  StoryBuilder b;
  const PartyId party = b.party("p");
  const PersonId person = b.person("a", party);
  const QuestionId question = b.question("q");
  const QuoteId printed = b.quote("printed", person, "2025-02-11", "2025-02-12", {question});
  const QuoteId held_back = b.quote("held-back", person, "2025-02-10", "2025-02-14", {question});
  b.position(party, question, Stance::against, {printed, held_back});
  const Story story = b.build();
  const auto evidence = [&](Clock clock) { return position_at(story, party, question, clock, moment("2025-02-12"))->evidence; };
  CHECK(evidence(Clock::said) == std::vector<QuoteId>{held_back, printed});
  CHECK(evidence(Clock::published) == std::vector<QuoteId>{printed});
}

TEST_CASE("a party that changes its position holds the latest one") {
  StoryBuilder b;
  const PartyId party = b.party("p");
  const PersonId person = b.person("a", party);
  const QuestionId question = b.question("q");
  const QuoteId yes = b.quote("yes", person, "2025-02-12", "2025-02-15", {question});
  const QuoteId no = b.quote("no", person, "2025-02-13", "2025-02-14", {question});
  const QuoteId yes_again = b.quote("yes-again", person, "2025-02-20", "2025-02-20", {question});
  b.position(party, question, Stance::in_favour, {yes, yes_again});
  b.position(party, question, Stance::against, {no});
  const Story story = b.build();
  const auto stance = [&](Clock clock, std::string_view at) { return stance_at(story, party, question, clock, at); };
  CHECK(stance(Clock::said, "2025-02-12") == Stance::in_favour);
  CHECK(stance(Clock::said, "2025-02-13") == Stance::against);
  CHECK(stance(Clock::said, "2025-02-20") == Stance::in_favour);
  CHECK(stance(Clock::published, "2025-02-13") == Stance::not_said);
  CHECK(stance(Clock::published, "2025-02-14") == Stance::against);
  CHECK(stance(Clock::published, "2025-02-15") == Stance::in_favour);
}

TEST_CASE("of two positions proved on the same day, the last one in the story applies") {
  StoryBuilder b;
  const PartyId party = b.party("p");
  const PersonId person = b.person("a", party);
  const QuestionId question = b.question("q");
  const QuoteId first = b.quote("first", person, "2025-02-12", "2025-02-12", {question});
  const QuoteId second = b.quote("second", person, "2025-02-12", "2025-02-12", {question});
  b.position(party, question, Stance::against, {second});
  b.position(party, question, Stance::on_conditions, {first});
  const Story story = b.build();
  CHECK(stance_at(story, party, question, Clock::said, "2025-02-12") == Stance::on_conditions);
}

TEST_CASE("changes between two moments are counted in both directions") {
  const NewsDay day = testing::news_day();
  const Change forward = changes_between(day.story, Clock::said, moment("2025-02-12"), moment("2025-02-13"));
  CHECK(forward.quotes_added == 4);
  CHECK(forward.quotes_removed == 0);
  REQUIRE(forward.positions.size() == 2);
  CHECK(forward.positions[0].party == day.germany);
  CHECK(forward.positions[0].question == day.table);
  CHECK(forward.positions[0].before == Stance::not_said);
  CHECK(forward.positions[0].after == Stance::in_favour);
  CHECK(forward.positions[1].party == day.nato);

  const Change back = changes_between(day.story, Clock::said, moment("2025-02-13"), moment("2025-02-12"));
  CHECK(back.quotes_added == 0);
  CHECK(back.quotes_removed == 4);
  REQUIRE(back.positions.size() == 2);
  CHECK(back.positions[0].after == Stance::not_said);

  const Change none = changes_between(day.story, Clock::said, moment("2025-02-13"), moment("2025-03"));
  CHECK(none.quotes_added + none.quotes_removed + none.positions.size() == 0);
}

TEST_CASE("a statement made before an event and published after it crosses it") {
  const NewsDay day = testing::news_day();
  const auto crossings = clock_crossings(day.story);
  REQUIRE(crossings.size() == 1);
  CHECK(crossings[0].quote == day.no_imposed_peace);
  CHECK(crossings[0].event == day.call);
}

TEST_CASE("in the shipped story, only the Chancellor's statements cross the call") {
  const Story story = testing::shipped_story();
  const auto crossings = clock_crossings(story);
  REQUIRE_FALSE(crossings.empty());
  for (const ClockCrossing& crossing : crossings) {
    CHECK(story[story[crossing.quote].speaker].id == "scholz");
    CHECK(story[crossing.event].id == "call");
    CHECK_FALSE(story[crossing.quote].wording_of);
  }
  const PersonId scholz = *story.find_person("scholz");
  CHECK(count_quotes_at(story, {{}, {}, scholz}, Clock::said, kOpenFuture) == crossings.size());
}

TEST_CASE("a statement crosses every event strictly between its two dates, in order") {
  StoryBuilder b;
  const PersonId person = b.person("a", b.party("p"));
  const QuoteId quote = b.quote("q", person, "2025-02-10", "2025-02-14");
  b.quote("unpublished", person, "2025-02-10", "2025-02-14/..");
  b.event("on-publication", "2025-02-14");
  const EventId later = b.event("later", "2025-02-13");
  const EventId sooner = b.event("sooner", "2025-02-11");
  b.event("on-saying", "2025-02-10");
  b.event("some-day", "2025-02-11/..");
  const Story story = b.build();
  const auto crossings = clock_crossings(story);
  REQUIRE(crossings.size() == 2);
  CHECK(crossings[0].event == sooner);
  CHECK(crossings[1].event == later);
  CHECK(crossings[0].quote == quote);
}

TEST_CASE("stops are events and matching quotes in the order in which they become known") {
  const NewsDay day = testing::news_day();
  CHECK(ids(day.story, stops(day.story, {}, Clock::said)) == Ids{"*annexation", "no-imposed-peace", "*call", "on-the-call",
                                                                 "not-realistic", "*meeting", "over-heads", "closely-involved",
                                                                 "guarantees"});
  CHECK(ids(day.story, stops(day.story, {day.peace, {}, {}}, Clock::published)) ==
        Ids{"*annexation", "*call", "on-the-call", "*meeting", "no-imposed-peace", "guarantees"});
}

TEST_CASE("the time extent covers all finite bounds by either clock") {
  const NewsDay day = testing::news_day();
  CHECK(time_extent(day.story).begin == date("2014").begin);
  CHECK(time_extent(day.story).end == moment("2025-02-13"));
  CHECK(time_extent(Story{}).begin == 0);
  CHECK(time_extent(Story{}).end == 0);
}

TEST_CASE("queries on a large story agree with a linear scan") {
  std::mt19937 random(13);
  const auto pick = [&](std::uint32_t count) { return static_cast<std::uint32_t>(random() % count); };
  StoryBuilder b;
  std::vector<PersonId> people;
  people.reserve(4);
  for (int i = 0; i < 4; ++i) people.push_back(b.person("person" + std::to_string(i), b.party("party" + std::to_string(i))));
  const std::vector<QuestionId> questions = {b.question("q0"), b.question("q1"), b.question("q2")};
  const char* dates[] = {"2014", "2025-02-10", "2025-02-11", "../2025-02-11", "2025-02-11T08:00", "2025-02", "2025-02-12/.."};
  std::vector<QuoteId> quotes;
  quotes.reserve(300);
  for (int i = 0; i < 300; ++i) {
    quotes.push_back(
        b.quote("quote" + std::to_string(i), people[pick(4)], dates[pick(7)], dates[pick(7)], {questions[pick(3)]}));
  }
  const Story story = b.build();
  for (int i = 0; i < 200; ++i) {
    const Clock clock = pick(2) == 0 ? Clock::said : Clock::published;
    const Minute at = moment(dates[pick(6)]) - static_cast<Minute>(pick(2));
    QuoteFilter filter;
    if (pick(2) == 0) filter.question = questions[pick(3)];
    if (pick(2) == 0) filter.party = PartyId{pick(4)};
    if (pick(4) == 0) filter.person = people[pick(4)];
    const auto expected = std::count_if(quotes.begin(), quotes.end(), [&](QuoteId quote) {
      return matches(story, filter, quote) && known_by(story[quote], clock, at);
    });
    const auto found = quotes_at(story, filter, clock, at);
    CHECK(static_cast<std::ptrdiff_t>(found.size()) == expected);
    CHECK(count_quotes_at(story, filter, clock, at) == found.size());
    CHECK(std::is_sorted(found.begin(), found.end(), [&](QuoteId a, QuoteId c) {
      const auto k = static_cast<std::size_t>(clock);
      return compare(story[a].at[k], story[c].at[k]) < 0;
    }));
  }
}

TEST_CASE("agreement depends only on stances: agree, differ, conditions, one or nobody") {
  StoryBuilder b;
  const QuestionId question = b.question("q"), other = b.question("other");
  std::vector<PartyId> parties;
  for (const char* id : {"a", "b", "c", "d"}) parties.push_back(b.party(id));
  // One statement and one stance a day: for, for, on conditions, against.
  const Stance said[] = {Stance::in_favour, Stance::in_favour, Stance::on_conditions, Stance::against};
  for (int i = 0; i < 4; ++i) {
    const std::string id = std::to_string(i + 1);
    const PartyId party = parties[static_cast<std::size_t>(i)];
    const QuoteId quote = b.quote("quote-" + id, b.person("p" + id, party), "2025-02-0" + id, "2025-02-09", {question});
    b.position(party, question, said[i], {quote});
  }
  const Story story = b.build();
  const auto at = [&](std::string_view day) { return agreement_at(story, question, Clock::said, moment(day)); };
  CHECK(at("2025-01-31") == Agreement::nobody);
  CHECK(at("2025-02-01") == Agreement::one);
  CHECK(at("2025-02-02") == Agreement::agree);
  CHECK(at("2025-02-03") == Agreement::conditions);
  CHECK(at("2025-02-04") == Agreement::differ);
  CHECK(agreement_at(story, other, Clock::said, kOpenFuture) == Agreement::nobody);
  CHECK(agreement_at(story, question, Clock::published, moment("2025-02-08")) == Agreement::nobody);
  CHECK(stances_at(story, question, Clock::said, moment("2025-02-03")) ==
        std::vector<Stance>{Stance::in_favour, Stance::in_favour, Stance::on_conditions, Stance::not_said});
}

TEST_CASE("two parties against agree; two on conditions neither agree nor differ") {
  const Stance silent = Stance::not_said;
  CHECK(agreement_of({Stance::against, silent, Stance::against}) == Agreement::agree);
  CHECK(agreement_of({Stance::on_conditions, Stance::on_conditions}) == Agreement::conditions);
  CHECK(agreement_of({Stance::on_conditions, silent}) == Agreement::one);
  CHECK(agreement_of({Stance::against, Stance::on_conditions}) == Agreement::conditions);
  CHECK(agreement_of({}) == Agreement::nobody);
}

}  // namespace standpoint
