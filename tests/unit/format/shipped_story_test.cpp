// The content of the story of 13 February 2025.
#include "support/shipped_story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "standpoint/query.h"

namespace standpoint {
namespace {

const std::string kPath = std::string(STANDPOINT_SOURCE_DIR) + "/assets/stories/ukraine-peace-talks-2025-02-13.json";

Story shipped() { return testing::shipped_story(); }

const Quote& quote(const Story& story, std::string_view id) {
  const auto found = story.find_quote(id);
  REQUIRE(found.has_value());
  return story[*found];
}

const Edtf& said(const Quote& quote) { return quote.at[static_cast<std::size_t>(Clock::said)]; }
const Edtf& published(const Quote& quote) { return quote.at[static_cast<std::size_t>(Clock::published)]; }

bool is_tied(const Story& story, std::string_view from, TieKind kind, std::string_view to) {
  const std::vector<Tie>& ties = quote(story, from).ties;
  return std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) { return tie.kind == kind && story[tie.target].id == to; });
}

Stance stance(const Story& story, std::string_view party, std::string_view question, Clock clock, Minute moment) {
  const auto party_id = story.find_party(party);
  const auto question_id = story.find_question(question);
  REQUIRE(party_id.has_value());
  REQUIRE(question_id.has_value());
  const auto position = position_at(story, *party_id, *question_id, clock, moment);
  return position ? story[position->position].stance : Stance::not_said;
}

const Minute kEndOf12 = minute_from_civil({2025, 2, 13});
const Minute kEndOf13 = minute_from_civil({2025, 2, 14});

TEST_CASE("the shipped story has no problem, not even a warning") {
  const LoadResult result = load_story(testing::read_file(kPath));
  for (const Diagnostic& diagnostic : result.diagnostics) FAIL_CHECK(format_diagnostic(diagnostic, kPath));
  CHECK(result.story.has_value());
}

TEST_CASE("four parties are speakers and two are subjects") {
  const Story story = shipped();
  std::set<std::string> speakers, subjects;
  for (const Party& party : story.parties) (party.role == PartyRole::speaker ? speakers : subjects).insert(party.id);
  CHECK(speakers == std::set<std::string>{"germany", "nato", "uk", "us"});
  CHECK(subjects == std::set<std::string>{"russia", "ukraine"});
  CHECK(story[*story.find_party("nato")].members.size() == 32);
  for (const Quote& one : story.quotes) CHECK(story[story[one.speaker].party].role == PartyRole::speaker);
}

TEST_CASE("everybody whom the article quotes has a quote") {
  const Story story = shipped();
  std::set<std::uint32_t> speakers;
  for (const Quote& one : story.quotes) speakers.insert(one.speaker.index);
  CHECK(speakers.size() == story.people.size());
  CHECK(story.people.size() == 7);
}

TEST_CASE("every passage in quotation marks is a quote with the right paragraph") {
  struct Passage {
    int paragraph;
    std::string_view words;
  };
  // In the order of the article; a single word is a quote too.
  constexpr Passage kPassages[] = {
      {3, "Europeans need to brought in"},
      {5, "enduring"},
      {7, "certainly not a betrayal"},
      {9, "head"},
      {10, "no decisions should be made over Ukraine's head"},
      {10, "immediately"},
      {12, "It is not peace if what happened in 2014 happens, a preparation for an even more brutal offensive"},
      {12, "That's why we need security guarantees that work."},
      {13, "if there is no security at all."},
      {15, "imposed"},
      {17, "The next task is to ensure that there is no imposed peace."},
      {18, "it is very clear to me that there must be no solution that does not also involve the US."},
      {19, "immediately"},
      {20, "betrayal"},
      {21, "certainly not a betrayal"},
      {22,
       "There is no betrayal there. There is a recognition that the whole world and the United States is invested and "
       "interested in peace"},
      {23, "That will require both sides recognizing things they don't want to"},
      {25, "regrettable"},
      {25, "concessions"},
      {26,
       "In my view it would have been better to speak about a possible NATO membership for Ukraine or possible losses of "
       "territory at the negotiating table"},
      {27, "dictated peace"},
      {28, "It is very clear to me that there must be no solution that does not also involve the US"},
      {29, "crucial"},
      {31,
       "Of course, this is crucial — (when) we talk about Ukraine, that Ukraine is closely involved in everything "
       "happening about Ukraine"},
      {32,
       "peace deal is enduring, that Putin knows that this is the end, that he can never again try to capture a piece of "
       "Ukraine."},
      {33, "There can be no negotiation about Ukraine without Ukraine. And Ukraine's voice must be at the heart of any talks."},
      {36, "will have to live directly"},
      {36, "it goes without saying that we must be part of the negotiations"},
  };
  const Story story = shipped();
  std::size_t verbatim = 0;
  for (const Quote& one : story.quotes) verbatim += one.verbatim ? 1 : 0;
  CHECK(verbatim == std::size(kPassages));
  for (const Passage& passage : kPassages) {
    const auto count = std::count_if(story.quotes.begin(), story.quotes.end(), [&](const Quote& one) {
      return one.verbatim && one.paragraph == passage.paragraph && one.text == passage.words;
    });
    CHECK_MESSAGE(count == 1, passage.words);
  }
}

TEST_CASE("a paraphrase that proves a position is marked as one") {
  const Story story = shipped();
  for (const char* id : {"baerbock-blue-helmets", "baerbock-no-troops-alone", "hegseth-not-realistic", "scholz-stressed",
                         "rutte-any-talks", "pistorius-european-states"}) {
    CHECK_FALSE(quote(story, id).verbatim);
  }
}

TEST_CASE("every paraphrase names the paragraph that it stands in") {
  struct Paraphrase {
    std::string_view id;
    int paragraph;
  };
  constexpr Paraphrase kParaphrases[] = {
      {"scholz-deal-not-imposed", 4},
      {"baerbock-strong-guarantees", 11},
      {"baerbock-no-troops-alone", 13},
      {"baerbock-blue-helmets", 14},
      {"scholz-stressed", 16},
      {"hegseth-not-realistic", 24},
      {"scholz-us-must-be-involved", 27},
      {"rutte-any-talks", 30},
      {"pistorius-european-states", 35},
  };
  const Story story = shipped();
  const auto paraphrases =
      std::count_if(story.quotes.begin(), story.quotes.end(), [](const Quote& one) { return !one.verbatim; });
  CHECK(paraphrases == static_cast<std::ptrdiff_t>(std::size(kParaphrases)));
  for (const Paraphrase& expected : kParaphrases) {
    CAPTURE(expected.id);
    CHECK_FALSE(quote(story, expected.id).verbatim);
    CHECK(quote(story, expected.id).paragraph == expected.paragraph);
  }
}

TEST_CASE("short quotes have a context") {
  const Story story = shipped();
  for (const Quote& one : story.quotes) {
    if (one.text.size() < 40) CHECK_MESSAGE(!one.context.empty(), one.id);
  }
}

TEST_CASE("dates are as precise as the article and no more") {
  const Story story = shipped();
  for (const Quote& one : story.quotes) {
    const std::string& speaker = story[one.speaker].id;
    CAPTURE(one.id);
    if (speaker == "scholz") {
      CHECK(said(one).text == "2025-02-12T00:00/2025-02-12T12:00");
      CHECK(published(one).text == "2025-02-13");
    } else if (one.id == "hegseth-not-realistic") {
      CHECK(said(one).open_begin());
      CHECK(published(one).open_begin());
    } else if (speaker != "trump") {
      CHECK(said(one).text == "2025-02-13");
    }
    if (speaker == "baerbock") {
      CHECK(one.translation);
      CHECK(one.original_lang == "de");
    } else {
      CHECK(one.original_lang.empty());
    }
  }
}

TEST_CASE("the ties are those that the article states") {
  const Story story = shipped();
  CHECK(is_tied(story, "healey-without-ukraine", TieKind::echoes, "rutte-closely-involved"));
  CHECK(is_tied(story, "pistorius-at-the-table", TieKind::answers, "hegseth-not-realistic"));
  CHECK(is_tied(story, "pistorius-regrettable", TieKind::answers, "hegseth-not-realistic"));
  CHECK(is_tied(story, "scholz-dictated-peace", TieKind::repeats, "scholz-no-imposed-peace"));
  CHECK(is_tied(story, "baerbock-head-heading", TieKind::repeats, "baerbock-over-ukraines-head"));
  for (const Quote& one : story.quotes) {
    for (const Tie& tie : one.ties) {
      if (tie.kind == TieKind::repeats) CHECK(story[tie.target].speaker == one.speaker);
    }
  }
}

TEST_CASE("the Chancellor's answer crosses the call when the clock is changed") {
  const Story story = shipped();
  CHECK(stance(story, "germany", "imposed-peace", Clock::said, kEndOf12) == Stance::against);
  CHECK(stance(story, "germany", "imposed-peace", Clock::published, kEndOf12) == Stance::not_said);
  CHECK(stance(story, "germany", "imposed-peace", Clock::published, kEndOf13) == Stance::against);
  bool crosses = false;
  for (const ClockCrossing& crossing : clock_crossings(story)) {
    crosses = crosses || (story[crossing.quote].id == "scholz-no-imposed-peace" && story[crossing.event].id == "call");
  }
  CHECK(crosses);
}

TEST_CASE("parties without statements have the stance not_said") {
  const Story story = shipped();
  CHECK(stance(story, "nato", "ukraine-at-the-table", Clock::said, kEndOf13) == Stance::in_favour);
  CHECK(stance(story, "uk", "ukraine-at-the-table", Clock::said, kEndOf13) == Stance::in_favour);
  CHECK(stance(story, "us", "ukraine-at-the-table", Clock::said, kEndOf13) == Stance::not_said);
  CHECK(stance(story, "us", "settled-before-talks", Clock::said, kEndOf13) == Stance::not_said);
  CHECK(stance(story, "us", "betrayal", Clock::said, kEndOf13) == Stance::against);
  CHECK(stance(story, "nato", "imposed-peace", Clock::said, kEndOf13) == Stance::not_said);
}

TEST_CASE("the guided reading is six to ten steps, and one of them changes the clock") {
  const Story story = shipped();
  CHECK(story.steps.size() >= 6);
  CHECK(story.steps.size() <= 10);
  CHECK(std::any_of(story.steps.begin(), story.steps.end(), [](const Step& step) { return step.clock == Clock::published; }));
  CHECK(story.questions.size() >= 5);
  CHECK(story.questions.size() <= 8);
  CHECK(story.questions[0].text == "Must Ukraine be at the table?");
}

}  // namespace
}  // namespace standpoint
