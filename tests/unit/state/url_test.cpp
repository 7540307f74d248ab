#include "standpoint/url.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "support/random_state.h"
#include "support/story_builder.h"
#include "text/utf8.h"

namespace standpoint {
namespace {

using testing::moment;
using testing::NewsDay;
using testing::StoryBuilder;

/// NewsDay with two steps.
NewsDay guided_day() {
  NewsDay day = testing::news_day();
  Step call;
  call.moment = moment("2025-02-12");
  call.question = day.table;
  Step scholz;
  scholz.moment = moment("2025-02-12T12:00");
  scholz.question = day.peace;
  scholz.party = day.germany;
  scholz.quote = day.no_imposed_peace;
  day.story.steps = {call, scholz};
  return day;
}

ViewState understood(const Story& story, std::string_view query) {
  const UrlResult result = state_from_query(story, query);
  CAPTURE(query);
  for (const std::string& notice : result.notices) CHECK(notice == "");
  return result.state;
}

/// The only notice of a query.
std::string notice_of(const Story& story, std::string_view query) {
  const UrlResult result = state_from_query(story, query);
  CAPTURE(query);
  REQUIRE(result.notices.size() == 1);
  return result.notices.front();
}

bool says(const std::string& notice, std::string_view part) {
  CAPTURE(notice);
  CHECK(notice.find(part) != std::string::npos);
  return notice.find(part) != std::string::npos;
}

/// The shareable members of a state.
ViewState shareable(ViewState state) {
  state.camera = {};
  state.hover = {};
  state.playing = state.all_ties = state.sheet_open = state.clock_changed = false;
  state.pace = Pace::normal;
  state.quotes_shown = ViewState{}.quotes_shown;
  return state;
}

}  // namespace

TEST_CASE("the opening view needs no query, and no query is the opening view") {
  const NewsDay day = guided_day();
  CHECK(query_from_state(day.story, opening_view(day.story)) == "");
  CHECK(understood(day.story, "") == opening_view(day.story));
  CHECK(understood(day.story, "?") == opening_view(day.story));
}

TEST_CASE("every key sets its member") {
  const NewsDay day = guided_day();
  const ViewState state = understood(day.story,
                                     "?time=2025-02-12T12:00&clock=said&question=imposed-peace&party=germany&person=scholz"
                                     "&quote=no-imposed-peace&lens=map&theme=dark&controls=0");
  CHECK(state.moment == moment("2025-02-12T12:00"));
  CHECK(state.clock == Clock::said);
  CHECK(state.question == day.peace);
  CHECK(state.party == day.germany);
  CHECK(state.person == day.scholz);
  CHECK(state.quote == day.no_imposed_peace);
  CHECK(state.theme == Theme::dark);
  CHECK_FALSE(state.controls);
}

TEST_CASE("moments are days, times, earliest or latest") {
  const NewsDay day = guided_day();
  CHECK(understood(day.story, "time=2025-02-12").moment == moment("2025-02-12"));
  CHECK(understood(day.story, "time=2025-02-12T12%3A00").moment == moment("2025-02-12T12:00"));
  CHECK(understood(day.story, "time=2014").moment == moment("2014"));
  CHECK(understood(day.story, "time=earliest").moment == earliest_moment(day.story));
  CHECK_FALSE(understood(day.story, "time=latest").moment);
  CHECK_FALSE(understood(day.story, "time=2025-02-13").moment);
  CHECK_FALSE(understood(day.story, "time=2030").moment);
  CHECK(says(notice_of(day.story, "time=2025-02-30"), "a day from 01 to 28"));
}

TEST_CASE("the empty list means none, where the story opens with one") {
  const NewsDay day = guided_day();
  CHECK_FALSE(understood(day.story, "question=~").question);
  CHECK_FALSE(understood(day.story, "question=").question);
  ViewState state = opening_view(day.story);
  state.question.reset();
  CHECK(query_from_state(day.story, state) == "question=~");
}

TEST_CASE("of a list, the first item is used") {
  const NewsDay day = guided_day();
  CHECK(understood(day.story, "party=~nato").party == day.nato);
  CHECK(understood(day.story, "party=%7Enato").party == day.nato);
  CHECK(says(notice_of(day.story, "party=nato~us"), "party takes one value"));
  CHECK(state_from_query(day.story, "party=nato~us").state.party == day.nato);
}

TEST_CASE("an id is found with any characters") {
  StoryBuilder b;
  const PartyId odd = b.party("\xC3\xA4 b&c=d~e%20+#");
  const Story story = b.build();
  const ViewState state = apply(story, opening_view(story), action::SelectParty{odd});
  CHECK(query_from_state(story, state) == "party=%C3%A4%20b%26c%3Dd~e%2520%2B%23");
  CHECK(understood(story, query_from_state(story, state)) == state);
}

TEST_CASE("other keys are applied to the view of the step") {
  const NewsDay day = guided_day();
  const ViewState step = apply(day.story, opening_view(day.story), action::GoToStep{2});
  CHECK(query_from_state(day.story, step) == "step=2");
  CHECK(understood(day.story, "step=2") == step);
  const ViewState moved = apply(day.story, step, action::SetMoment{earliest_moment(day.story)});
  CHECK(query_from_state(day.story, moved) == "time=earliest&quote=~&step=2");
  CHECK(understood(day.story, "quote=~&step=2&time=earliest") == moved);
  CHECK_FALSE(understood(day.story, "step=2&party=nato").quote);
  CHECK(understood(day.story, "step=2&theme=dark").theme == Theme::dark);
}

TEST_CASE("a quote alone sets its moment and its question") {
  const NewsDay day = guided_day();
  const ViewState state = understood(day.story, "quote=on-the-call");
  CHECK(state.quote == day.on_the_call);
  CHECK(state.question == day.peace);
  CHECK_FALSE(state.moment);
}

TEST_CASE("keys that would hide the quote are ignored with a notice") {
  const NewsDay day = guided_day();
  CHECK(says(notice_of(day.story, "quote=over-heads&time=2014"), "time \u201C2014\u201D was ignored"));
  CHECK(says(notice_of(day.story, "quote=over-heads&question=imposed-peace"), "it would hide the quote"));
  CHECK(says(notice_of(day.story, "quote=over-heads&party=nato"), "party"));
  CHECK(says(notice_of(day.story, "quote=over-heads&person=scholz"), "person"));
  CHECK(state_from_query(day.story, "quote=over-heads&party=nato").state.quote == day.over_heads);
  CHECK(says(notice_of(day.story, "party=nato&person=scholz"), "not one of the party's"));
}

TEST_CASE("invalid values are ignored with a notice that says what is valid") {
  const NewsDay day = guided_day();
  CHECK(notice_of(day.story, "party=germny") ==
        "party \u201Cgermny\u201D was ignored: the story has none of that name; did you mean 'germany'?");
  CHECK(notice_of(day.story, "quote=zzzzzzzz") == "quote \u201Czzzzzzzz\u201D was ignored: the story has none of that name.");
  CHECK(notice_of(day.story, "clock=noon") == "clock \u201Cnoon\u201D was ignored: expected said or published.");
  CHECK(notice_of(day.story, "theme=pink") == "theme \u201Cpink\u201D was ignored: expected system, light or dark.");
  CHECK(notice_of(day.story, "lens=list") == "lens \u201Clist\u201D was ignored: expected map or grid.");
  CHECK(notice_of(day.story, "controls=no") == "controls \u201Cno\u201D was ignored: expected 0 or 1.");
  for (const char* step : {"step=3", "step=-1", "step=2x", "step=99999999999999999999", "step="}) {
    CHECK(says(notice_of(day.story, step), "expected a number from 1 to 2"));
    CHECK(state_from_query(day.story, step).state == opening_view(day.story));
  }
  CHECK(says(notice_of(testing::news_day().story, "step=1"), "the story has no steps"));
  CHECK(says(notice_of(day.story, "party=us&party=nato"), "more than once"));
  CHECK(state_from_query(day.story, "party=us&party=nato").state.party == day.us);
}

TEST_CASE("keys of the page and unknown keys are ignored without a notice") {
  const NewsDay day = guided_day();
  CHECK(understood(day.story, "story=x&lang=de&childId=4&utm_source=a&&=&fbclid&&party=us").party == day.us);
}

TEST_CASE("hostile queries result in short, well-formed notices and a valid view") {
  const NewsDay day = guided_day();
  const std::string long_value(4000, 'a');
  const std::vector<std::string> queries = {"party=%",
                                            "party=%4",
                                            "party=%GG",
                                            "party=%00%00",
                                            "party=%ff%fe%c0%af",
                                            "party=\u202Eevil",
                                            "party=%E2%80%AEevil",
                                            "time=%0d%0aSet-Cookie:a",
                                            "quote=<script>alert(1)</script>",
                                            "party=" + long_value,
                                            "time=" + long_value,
                                            "party=" + std::string(4000, '~'),
                                            "time=..",
                                            "time=....",
                                            "step=%2B1",
                                            std::string("party=\0nato", 11),
                                            std::string(4096, '&'),
                                            std::string(4096, '='),
                                            std::string(4096, '%')};
  for (const std::string& query : queries) {
    CAPTURE(query);
    const UrlResult result = state_from_query(day.story, query);
    for (const std::string& notice : result.notices) {
      CHECK(notice.size() <= 200);
      CHECK(first_malformed_utf8(notice) == notice.size());
      for (const char c : notice) CHECK(static_cast<unsigned char>(c) >= 0x20);
      CHECK(notice.find("\u202E") == std::string::npos);
    }
    CHECK_FALSE(result.state.party);
  }
  const UrlResult too_long = state_from_query(day.story, "party=us&x=" + std::string(100'000, 'a'));
  CHECK(too_long.notices.size() == 1);
  CHECK(too_long.state == opening_view(day.story));
}

TEST_CASE("there are never more than eight notices") {
  const NewsDay day = guided_day();
  const UrlResult result = state_from_query(
      day.story, "step=x&theme=x&lens=x&controls=x&clock=x&time=x&question=x&party=x&person=x&quote=x&quote=x");
  CHECK(result.notices.size() == 8);
}

TEST_CASE("a range has a first and a last day, either of which can be open") {
  const NewsDay day = testing::news_day();
  const ViewState both = understood(day.story, "time=2025-02-12..2025-02-12");
  CHECK(both.range_from == moment("2025-02-11"));
  CHECK(both.moment == moment("2025-02-12"));
  CHECK(query_from_state(day.story, both) == "time=2025-02-12..2025-02-12");
  const ViewState to_the_end = understood(day.story, "time=2025-02-12..latest");
  CHECK(to_the_end.range_from == moment("2025-02-11"));
  CHECK_FALSE(to_the_end.moment);
  CHECK(query_from_state(day.story, to_the_end) == "time=2025-02-12..latest");
  CHECK_FALSE(understood(day.story, "time=earliest..2025-02-12").range_from);
  CHECK(understood(day.story, "time=earliest..2025-02-12").moment == moment("2025-02-12"));
  CHECK(says(notice_of(day.story, "time=2025-02-13..2025-02-11"), "the range ends before it begins"));
  CHECK(says(notice_of(day.story, "time=noon..2025-02-12"), "time \u201Cnoon\u201D was ignored"));
  CHECK_FALSE(state_from_query(day.story, "time=noon..2025-02-12").state.range_from);
}

TEST_CASE("the event at the scrubber is in the address, and sets a moment at which it has happened") {
  const NewsDay day = testing::news_day();
  const std::string& id = day.story.events.front().id;
  const ViewState at_event = understood(day.story, "event=" + id + "&time=earliest&x=1");
  REQUIRE(at_event.event);
  CHECK(shown_moment(day.story, at_event) >= day.story.events.front().at.end);
  CHECK(understood(day.story, query_from_state(day.story, at_event)) == at_event);
  CHECK(says(notice_of(day.story, "event=nobody"), "event \u201Cnobody\u201D was ignored"));
}

TEST_CASE("a link shows what the sharer saw") {
  const NewsDay day = guided_day();
  std::mt19937 random(2025);
  ViewState state = opening_view(day.story);
  for (int i = 0; i < 3000; ++i) {
    state = apply(day.story, state, testing::random_action(day.story, random));
    if (random() % 16 == 0) state.controls = !state.controls;
    const std::string query = query_from_state(day.story, state);
    CAPTURE(query);
    const UrlResult result = state_from_query(day.story, query);
    CHECK(result.notices.empty());
    CHECK(result.state == shareable(state));
    CHECK(query_from_state(day.story, result.state) == query);
  }
}

TEST_CASE("the address contains the lens unless it is the map") {
  const NewsDay day = testing::news_day();
  const ViewState in_grid = apply(day.story, opening_view(day.story), action::SetLens{Lens::grid});
  CHECK(query_from_state(day.story, in_grid) == "lens=grid");
  CHECK(state_from_query(day.story, "lens=grid").state == in_grid);
  CHECK(query_from_state(day.story, opening_view(day.story)).empty());
}

}  // namespace standpoint
