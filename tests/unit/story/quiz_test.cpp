#include "standpoint/quiz.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "standpoint/localise.h"
#include "standpoint/scene.h"
#include "standpoint/url.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

std::string in_words(const Story& story, const std::vector<QuizQuestion>& questions) {
  std::string out;
  for (const QuizQuestion& q : questions) {
    out += story[q.quote].id + ":";
    for (const std::uint32_t choice : q.choices) out += std::to_string(choice) + ",";
    out += std::to_string(q.answer) + " ";
  }
  return out;
}

std::uint32_t right_choice(const QuizQuestion& q) { return q.choices[static_cast<std::size_t>(q.answer)]; }

/// A story in which each of `people` people, of one party each, has said something distinct.
Story story_of(int people, int quotes_each = 2) {
  testing::StoryBuilder b;
  for (int p = 0; p < people; ++p) {
    const std::string tag(1, static_cast<char>('a' + p));
    const PersonId person = b.person("Person" + tag, b.party("Party" + tag));
    for (int n = 0; n < quotes_each; ++n)
      b.quote("the " + tag + " words of statement " + std::to_string(n), person, "2025-02-13", "2025-02-13");
  }
  return b.build();
}

}  // namespace

TEST_CASE("every question of every quiz has one right answer among distinct choices") {
  const Story story = testing::shipped_story();
  for (std::uint32_t seed = 1; seed <= 500; ++seed) {
    const std::vector<QuizQuestion> questions = make_quiz(story, seed);
    REQUIRE(questions.size() == static_cast<std::size_t>(kQuizQuestions));
    std::set<std::uint32_t> asked;
    for (const QuizQuestion& q : questions) {
      const Quote& quote = story[q.quote];
      CHECK(quote.verbatim);
      CHECK_FALSE(quote.wording_of.has_value());
      CHECK(asked.insert(q.quote.index).second);
      CHECK(q.choices.size() >= 3);
      CHECK(q.choices.size() <= 5);
      CHECK(std::set<std::uint32_t>(q.choices.begin(), q.choices.end()).size() == q.choices.size());
      REQUIRE(q.answer >= 0);
      REQUIRE(q.answer < static_cast<int>(q.choices.size()));
      if (q.kind == QuizKind::speaker) CHECK(right_choice(q) == quote.speaker.index);
      if (q.kind == QuizKind::party) CHECK(right_choice(q) == story.party_of(q.quote).index);
    }
  }
}

TEST_CASE("the right answer is equally likely at every position") {
  const Story story = testing::shipped_story();
  std::array<double, 4> at{};
  double n = 0;
  for (std::uint32_t seed = 1; seed <= 2000; ++seed)
    for (const QuizQuestion& q : make_quiz(story, seed))
      if (q.choices.size() == 4) ++at[static_cast<std::size_t>(q.answer)], ++n;
  REQUIRE(n > 1000);
  double chi_square = 0;
  for (const double seen : at) chi_square += (seen - n / 4) * (seen - n / 4) / (n / 4);
  CHECK(chi_square < 25);  // 3 degrees of freedom: p < 1 / 60,000
}

TEST_CASE("a quiz is the same on every platform and in every language") {
  const std::string bytes =
      testing::read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/stories/ukraine-peace-talks-2025-02-13.json");
  const Story story = testing::shipped_story();
  CHECK(in_words(story, make_quiz(story, 7)) == in_words(story, make_quiz(story, 7)));
  CHECK(in_words(story, make_quiz(story, 7)) != in_words(story, make_quiz(story, 8)));
  CHECK(in_words(story, make_quiz(story, 7)) ==
        "pistorius-at-the-table:1,5,4,6,2 scholz-also-involve-the-us:3,0,1,2,2 scholz-no-imposed-peace:2,1,0,1 "
        "baerbock-over-ukraines-head:3,0,6,2,0 baerbock-not-peace:3,1,2,0,1 baerbock-europeans-in:2,1,0,0 ");
  for (const char* lang : {"de", "uk"}) {
    const LoadResult other = load_story(localise_story(bytes, lang));
    REQUIRE(other.story);
    for (std::uint32_t seed = 1; seed <= 50; ++seed)
      CHECK(in_words(story, make_quiz(story, seed)) == in_words(*other.story, make_quiz(*other.story, seed)));
  }
}

TEST_CASE("a story with too few people has no questions, and three are enough") {
  CHECK(make_quiz(story_of(0), 1).empty());
  CHECK(make_quiz(story_of(1), 1).empty());
  CHECK(make_quiz(story_of(2), 1).empty());
  CHECK(make_quiz(story_of(3), 1).size() == 6);
}

TEST_CASE("quotes that name their speaker are excluded, and nobody who said the same is a wrong choice") {
  testing::StoryBuilder b;
  const PersonId ann = b.person("Ann Miller", b.party("North")), bob = b.person("Bob Carter", b.party("South"));
  const PersonId cay = b.person("Cay Turner", b.party("East")), dan = b.person("Dan Fisher", b.party("West"));
  const QuoteId named = b.quote("as Miller I say that this is so", ann, "2025", "2025");
  const QuoteId party_named = b.quote("the South has always said as much", bob, "2025", "2025");
  const QuoteId echoed = b.quote("no decision can be made without them", cay, "2025", "2025");
  const QuoteId echo = b.quote("them we must hear before all else", dan, "2025", "2025");
  b.tie(echo, TieKind::echoes, echoed);
  const Story story = b.build();
  bool any = false;
  for (std::uint32_t seed = 1; seed <= 100; ++seed)
    for (const QuizQuestion& q : make_quiz(story, seed)) {
      any = true;
      CHECK(q.quote != named);
      CHECK(q.quote != party_named);
      const std::uint32_t never = q.kind == QuizKind::speaker ? (q.quote == echoed ? dan : cay).index
                                                              : story[q.quote == echoed ? dan : cay].party.index;
      CHECK(std::find(q.choices.begin(), q.choices.end(), never) == q.choices.end());
    }
  CHECK(any);
}

TEST_CASE("words that call their speaker or the party by another name are not asked about") {
  testing::StoryBuilder b;
  const PartyId north = b.party("North"), south = b.party("South");
  const PersonId ann = b.person("Ann Miller", north), bob = b.person("Bob Carter", south);
  const PersonId cay = b.person("Cay Turner", b.party("East"));
  const QuoteId by_alias = b.quote("they call me the Iron Chancellor for it", ann, "2025", "2025");
  const QuoteId by_party_alias = b.quote("we of the Lowlands will pay for it", bob, "2025", "2025");
  b.quote("no decision can be made without them", cay, "2025", "2025");
  b.quote("nobody has asked for that so far", ann, "2025", "2025");
  Story story = b.build();
  story.people[ann.index].names = {"Iron Chancellor"};
  story.parties[south.index].names = {"Lowlands"};
  bool any = false;
  for (std::uint32_t seed = 1; seed <= 100; ++seed)
    for (const QuizQuestion& q : make_quiz(story, seed)) {
      any = true;
      CHECK(q.quote != by_alias);
      CHECK(q.quote != by_party_alias);
    }
  CHECK(any);
}

TEST_CASE("a time is asked about only if the dates determine it") {
  const testing::NewsDay day = testing::news_day();
  for (std::uint32_t seed = 1; seed <= 200; ++seed)
    for (const QuizQuestion& q : make_quiz(day.story, seed)) {
      if (q.kind != QuizKind::time) continue;
      const Edtf& event = day.story[q.event].at;
      const Edtf &said = day.story[q.quote].at[0], &published = day.story[q.quote].at[1];
      const auto expected = static_cast<QuizTime>(right_choice(q));
      CHECK((said.end <= event.end) == (expected != QuizTime::both_later));
      CHECK((published.end <= event.end) == (expected == QuizTime::both_by_then));
      if (expected != QuizTime::both_by_then) CHECK(published.begin >= event.end);
    }
}

TEST_CASE("each question is answered once, and the quiz ends with the score") {
  const Story story = testing::shipped_story();
  const std::vector<QuizQuestion> questions = make_quiz(story, 7);
  ViewState state = apply(story, opening_view(story), action::StartQuiz{7});
  CHECK(apply(story, state, action::NextQuiz{}) == state);
  CHECK(apply(story, state, action::AnswerQuiz{99}) == state);
  for (const QuizQuestion& q : questions) {
    state = apply(story, state, action::AnswerQuiz{q.answer});
    const ViewState answered = state;
    CHECK(apply(story, state, action::AnswerQuiz{q.answer == 0 ? 1 : 0}) == answered);
    state = apply(story, state, action::NextQuiz{});
  }
  REQUIRE(state.quiz);
  CHECK(quiz_score(questions, *state.quiz) == kQuizQuestions);
  CHECK(apply(story, state, action::NextQuiz{}) == state);
  state = apply(story, state, action::LeaveQuiz{questions[0].quote});
  CHECK_FALSE(state.quiz.has_value());
  CHECK(state.quote == questions[0].quote);
}

TEST_CASE("the address contains the seed, and an invalid one is rejected") {
  const Story story = testing::shipped_story();
  const UrlResult read = state_from_query(story, "quiz=7");
  REQUIRE(read.state.quiz);
  CHECK(read.state.quiz->seed == 7);
  CHECK(query_from_state(story, read.state) == "quiz=7");
  for (const char* bad : {"quiz=0", "quiz=x", "quiz=10000", "quiz="}) {
    CHECK_FALSE(state_from_query(story, bad).state.quiz.has_value());
    CHECK(state_from_query(story, bad).notices.size() == 1);
  }
}

TEST_CASE("the quiz says in words what is right and wrong, and shows the source") {
  const Story story = testing::shipped_story();
  const TableTextMeasure measure;
  const QuizQuestion first = make_quiz(story, 7)[0];
  ViewState state = apply(story, opening_view(story), action::StartQuiz{7});
  const Viewport phone{.width_px = 320, .height_px = 600, .text_scale = 2, .coarse_pointer = true};
  Scene scene = build_scene(story, nullptr, state, {}, phone, measure);
  CHECK_FALSE(scene.find("quiz:by").has_value());
  for (const Region& r : scene.regions)
    if (r.role == Role::button) {
      CHECK(r.rect.h >= 44);
      CHECK(r.rect.x >= 0);
      CHECK(r.rect.right() <= 320);
      CHECK(r.rect.bottom() <= scene.min_height_px);
    }
  state = apply(story, state, action::AnswerQuiz{first.answer == 0 ? 1 : 0});
  scene = build_scene(story, nullptr, state, {}, phone, measure);
  REQUIRE(scene.find("quiz:verdict"));
  CHECK(scene.regions[*scene.find("quiz:verdict")].name.find("not right") != std::string::npos);
  REQUIRE(scene.find("quiz:by"));
  CHECK(scene.regions[*scene.find("quiz:by")].name.find("paragraph") != std::string::npos);
}

TEST_CASE("discussion questions are loaded, translated, and rejected if they are invalid") {
  const std::string bytes =
      testing::read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/stories/ukraine-peace-talks-2025-02-13.json");
  const LoadResult english = load_story(bytes), german = load_story(localise_story(bytes, "de"));
  REQUIRE(english.story);
  REQUIRE(german.story);
  REQUIRE(english.story->discussion.size() == 5);
  CHECK(english.story->discussion[0].question == english.story->find_question("ukraine-at-the-table"));
  CHECK(german.story->discussion[0].text.rfind("Drei Akteure", 0) == 0);
  CHECK(german.story->untranslated.empty());
  std::string broken = bytes;
  const std::size_t at = broken.find("\"question\": \"imposed-peace\"", broken.find("\"discussion\""));
  REQUIRE(at != std::string::npos);
  broken.replace(at, 27, "\"question\": \"imposed-peaze\"");
  const LoadResult refused = load_story(broken);
  CHECK_FALSE(refused.story.has_value());
  REQUIRE(refused.diagnostics.size() == 1);
  CHECK(refused.diagnostics[0].pointer == "/discussion/2/question");
  Limits few;
  few.discussion = 4;
  CHECK_FALSE(load_story(bytes, few).story.has_value());
}

}  // namespace standpoint
