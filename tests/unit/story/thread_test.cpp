#include <doctest/doctest.h>

#include <algorithm>

#include "standpoint/query.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

using testing::moment;
using Ids = std::vector<QuoteId>;

/// a <- answers - b <- echoes - c, and b is also worded as d, which contradicts e.
struct Talk {
  QuoteId a, b, c, d, e, alone;
  Story story;
};

Talk talk() {
  Talk t;
  testing::StoryBuilder s;
  const PersonId one = s.person("one", s.party("p")), two = s.person("two", s.party("q"));
  t.c = s.quote("c", one, "2025-02-14", "2025-02-14");
  t.b = s.quote("b", two, "2025-02-12", "2025-02-13");
  t.a = s.quote("a", one, "2025-02-11", "2025-02-11");
  t.d = s.quote("d", two, "2025-02-12", "2025-02-13");
  t.e = s.quote("e", one, "2025-02-10", "2025-02-16");
  t.alone = s.quote("alone", one, "2025-02-12", "2025-02-12");
  s.tie(t.b, TieKind::answers, t.a);
  s.tie(t.c, TieKind::echoes, t.b);
  s.tie(t.d, TieKind::repeats, t.b);
  s.tie(t.d, TieKind::contradicts, t.e);
  t.story = s.build();
  return t;
}

TEST_CASE("a thread contains what ties lead to in either direction, directly or not, in time order") {
  const Talk t = talk();
  const Minute end = moment("2025-02-20");
  const Ids all = {t.e, t.a, t.b, t.c};
  for (const QuoteId start : {t.a, t.b, t.c, t.e}) CHECK(thread_of(t.story, start, Clock::said, end) == all);
  CHECK(thread_of(t.story, t.d, Clock::said, end) == all);  // a wording counts as its statement
  CHECK(thread_of(t.story, t.alone, Clock::said, end) == Ids{t.alone});
  CHECK(thread_of(t.story, t.a, Clock::published, end) == Ids{t.a, t.b, t.c, t.e});
}

TEST_CASE("a thread contains only what is known at the moment, and does not pass through anything unknown") {
  const Talk t = talk();
  CHECK(thread_of(t.story, t.a, Clock::said, moment("2025-02-12")) == Ids{t.e, t.a, t.b});
  CHECK(thread_of(t.story, t.a, Clock::said, moment("2025-02-11")) == Ids{t.a});
  CHECK(thread_of(t.story, t.a, Clock::published, moment("2025-02-14")) == Ids{t.a, t.b, t.c});
  CHECK(thread_of(t.story, t.c, Clock::said, moment("2025-02-13")).empty());
}

TEST_CASE("the ties of a statement include those of its wordings, without duplicates, outgoing ones first") {
  const Talk t = talk();
  const std::vector<TieAt> ties = ties_at(t.story, t.b, Clock::said, moment("2025-02-20"));
  CHECK(ties ==
        std::vector<TieAt>{{TieKind::answers, t.a, false}, {TieKind::contradicts, t.e, false}, {TieKind::echoes, t.c, true}});
}

TEST_CASE("in the shipped story, the thread of one answer to Hegseth contains all of them") {
  const Story story = testing::shipped_story();
  const QuoteId start = *story.find_quote("pistorius-at-the-table");
  const Ids thread = thread_of(story, start, Clock::said, moment("2025-02-14"));
  CHECK(thread.size() == 4);
  CHECK(std::find(thread.begin(), thread.end(), *story.find_quote("hegseth-not-realistic")) != thread.end());
}

}  // namespace
}  // namespace standpoint
