// The table lens: parties by questions.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "standpoint/scene.h"
#include "standpoint/theme.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

const TableTextMeasure kMeasure;

struct Size {
  float w, h;
};
constexpr Size kSizes[] = {{1440, 772}, {1024, 700}, {900, 640}, {768, 960}, {660, 700},
                           {560, 960},  {390, 844},  {375, 667}, {320, 600}};

Messages shipped(const std::string& lang) {
  return *Messages::load(testing::read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/messages/" + lang + ".json"));
}

Scene grid_of(const Story& story, ViewState state, Size size, bool coarse = false, float scroll_px = 0,
              const Messages& say = Messages::english()) {
  state.lens = Lens::grid;
  const Viewport viewport{.width_px = size.w, .height_px = size.h, .coarse_pointer = coarse};
  return build_scene(story, nullptr, state, {.grid_scroll_px = scroll_px}, viewport, kMeasure, say);
}

const Region* region(const Scene& scene, std::string_view id) {
  const auto i = scene.find(id);
  return i ? &scene.regions[*i] : nullptr;
}

bool is_in(const Scene& scene, const Region& region, const Region& outer) {
  for (int p = region.parent; p >= 0; p = scene.regions[static_cast<std::size_t>(p)].parent)
    if (&scene.regions[static_cast<std::size_t>(p)] == &outer) return true;
  return false;
}

std::vector<const Region*> buttons_of(const Scene& scene) {
  std::vector<const Region*> out;
  for (const Region& r : scene.regions)
    if (r.on_activate && r.id.rfind("grid:", 0) == 0) out.push_back(&r);
  return out;
}

/// 64 parties and 64 questions; every party answers every third question.
Story great_story() {
  testing::StoryBuilder b;
  std::vector<PartyId> parties;
  std::vector<PersonId> people;
  std::vector<QuestionId> questions;
  for (int i = 0; i < 64; ++i) {
    parties.push_back(b.party("party-" + std::to_string(i)));
    people.push_back(b.person("person-" + std::to_string(i), parties.back()));
    questions.push_back(b.question("question-" + std::to_string(i)));
  }
  for (std::size_t i = 0; i < 64; ++i)
    for (std::size_t q = i % 3; q < 64; q += 3) {
      const QuoteId quote = b.quote("quote-" + std::to_string(i) + "-" + std::to_string(q), people[i], "2025-02-13",
                                    "2025-02-13", {questions[q]});
      b.position(parties[i], questions[q], i % 2 ? Stance::in_favour : Stance::against, {quote});
    }
  return b.build();
}

}  // namespace

TEST_CASE("the table has a button for every party's answer to every question, whose name has the whole answer") {
  const Story story = testing::shipped_story();
  const Scene scene = grid_of(story, opening_view(story), {1440, 772});
  for (const Question& question : story.questions)
    for (const Party& party : story.parties) {
      const Region* cell = region(scene, "grid:cell:" + question.id + ":" + party.id);
      CAPTURE(question.id);
      CAPTURE(party.id);
      CHECK((cell != nullptr) == (party.role == PartyRole::speaker));
    }
  CHECK(region(scene, "grid:cell:imposed-peace:germany")->name ==
        "Germany, May a peace be imposed on Ukraine?: Against. 1 statement, Wednesday 12 February 2025, morning.");
  CHECK(region(scene, "grid:cell:imposed-peace:nato")->name == "NATO, May a peace be imposed on Ukraine?: Has not said.");
  CHECK(region(scene, "grid:question:imposed-peace")->name == "May a peace be imposed on Ukraine? Only Germany has said");
  CHECK(region(scene, "grid:question:secured-peace")->name ==
        "Must the peace be secured against a new attack? Agree: Germany, NATO");
  CHECK(region(scene, "grid:summary")->name == "Of 8 questions: they agree on 2, differ on 0.");
}

TEST_CASE("questions are grouped under headings by agreement, in the story's order within each group") {
  testing::NewsDay day = testing::news_day();
  const auto order = [&](std::string_view at) {
    ViewState state = opening_view(day.story);
    state.moment = testing::moment(at);
    std::vector<std::string> out;
    const Scene scene = grid_of(day.story, state, {1440, 772});
    for (const Region& r : scene.regions) {
      if (r.role == Role::heading && r.id.rfind("grid.", 0) == 0) out.push_back(r.name);
      if (r.role == Role::toggle && r.id.rfind("grid:question:", 0) == 0) out.push_back(r.name);
    }
    return out;
  };
  using Texts = std::vector<std::string>;
  CHECK(order("2025-02-11") == Texts{"Where nobody has spoken", "ukraine-at-the-table", "imposed-peace"});
  CHECK(order("2025-02-12") == Texts{"Where it depends on conditions", "imposed-peace Against: germany. On conditions: us.",
                                     "Where nobody has spoken", "ukraine-at-the-table"});
  CHECK(order("2025-02-13") == Texts{"Where they agree", "ukraine-at-the-table Agree: germany, nato",
                                     "Where it depends on conditions", "imposed-peace Against: germany. On conditions: us."});
}

TEST_CASE("behind the table the map is neither drawn nor pressable, and it returns unchanged") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes) {
    const Scene scene = grid_of(story, opening_view(story), size);
    CHECK(std::none_of(scene.layers.begin(), scene.layers.end(), [](const Layer& l) { return l.part == "map"; }));
    CHECK_FALSE(region(scene, "map:view"));
    CHECK_FALSE(scene.map.rect.contains({size.w / 4, 300}));
    CHECK(region(scene, "lens:grid")->pressed);
    CHECK_FALSE(region(scene, "lens:map")->pressed);
  }
}

TEST_CASE("buttons of the table do not overlap, stay inside it and are large enough, at every size") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes)
    for (const bool coarse : {false, true})
      for (const char* lang : {"en", "de", "uk"}) {
        CAPTURE(size.w);
        CAPTURE(coarse);
        CAPTURE(lang);
        const Scene scene = grid_of(story, opening_view(story), size, coarse, 0, shipped(lang));
        const Region* body = region(scene, "grid:body");
        REQUIRE(body);
        const auto buttons = buttons_of(scene);
        CHECK(buttons.size() >= 4);
        for (std::size_t i = 0; i < buttons.size(); ++i) {
          CAPTURE(buttons[i]->id);
          CHECK(buttons[i]->rect.h >= (coarse ? 44.f : 24.f));
          CHECK(buttons[i]->rect.w >= (coarse ? 44.f : 24.f));
          CHECK(buttons[i]->rect.x >= 0);
          CHECK(buttons[i]->rect.right() <= size.w);
          const bool scrolls = is_in(scene, *buttons[i], *body);
          if (scrolls) CHECK(buttons[i]->rect.bottom() <= body->rect.y + body->content_height_px + 1);
          for (std::size_t j = i + 1; j < buttons.size(); ++j)
            if (is_in(scene, *buttons[j], *body) == scrolls) CHECK_FALSE(buttons[i]->rect.overlaps(buttons[j]->rect));
        }
      }
}

TEST_CASE("texts of the table do not overlap and stay in their columns, at every size and in every language") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes)
    for (const char* lang : {"en", "de", "uk"}) {
      const Scene scene = grid_of(story, opening_view(story), size, false, 0, shipped(lang));
      for (const Layer& layer : scene.layers) {
        if (layer.part != "grid" && layer.part != "grid head" && layer.part != "question") continue;
        std::vector<std::pair<std::string, Rect>> texts;
        for (const Shape& shape : layer.shapes)
          if (const auto* t = std::get_if<TextShape>(&shape)) {
            const float px = kTypeScalePx[t->style.size];
            texts.emplace_back(t->text, Rect{t->at.x, t->at.y + px * 0.2f, kMeasure.width_px(t->text, t->style), px});
          }
        for (std::size_t i = 0; i < texts.size(); ++i) {
          CAPTURE(size.w);
          CAPTURE(lang);
          CAPTURE(texts[i].first);
          CHECK(texts[i].second.right() <= size.w);
          for (std::size_t j = i + 1; j < texts.size(); ++j) {
            CAPTURE(texts[j].first);
            CHECK_FALSE(texts[i].second.overlaps(texts[j].second));
          }
        }
      }
    }
}

TEST_CASE("eight questions and four parties fit without scrolling on a laptop and a tablet") {
  const Story story = testing::shipped_story();
  for (const Size size : {Size{1440, 772}, Size{768, 960}}) {
    const Region body = *region(grid_of(story, opening_view(story), size), "grid:body");
    CHECK(body.content_height_px <= body.rect.h);
  }
}

TEST_CASE("a table that does not fit scrolls to its end and no further") {
  const Story story = testing::shipped_story();
  const Scene scene = grid_of(story, opening_view(story), {660, 700}, false, 1e6f);
  const Region* body = region(scene, "grid:body");
  REQUIRE(body->content_height_px > body->rect.h);
  CHECK(body->scroll_px == doctest::Approx(body->content_height_px - body->rect.h));
}

TEST_CASE("on a phone one question is shown at a time, with buttons to the previous and the next") {
  const Story story = testing::shipped_story();
  const Scene first = grid_of(story, opening_view(story), {390, 844}, true);
  CHECK(region(first, "grid:verdict")->name == "Agree: Germany, NATO, UK");
  CHECK(region(first, "grid:previous")->disabled);
  CHECK(region(first, "grid:table")->name == story.questions[0].text);
  CHECK(region(first, "grid:cell:germany")->name ==
        "Germany, Must Ukraine be at the table?: For. 1 statement, Thursday 13 February 2025. The Foreign Minister says that "
        "nothing should be decided over Ukraine\u2019s head.");
  REQUIRE(region(first, "grid:next")->on_activate);
  const ViewState next = apply(story, opening_view(story), *region(first, "grid:next")->on_activate);
  CHECK(next.question == QuestionId{1});
  ViewState last = opening_view(story);
  last.question = QuestionId{static_cast<std::uint32_t>(story.questions.size() - 1)};
  CHECK(region(grid_of(story, last, {390, 844}), "grid:next")->disabled);
}

TEST_CASE("the selection is marked: a cell, a row or a column") {
  const Story story = testing::shipped_story();
  const auto pressed = [&](std::optional<QuestionId> question, std::optional<PartyId> party) {
    ViewState state = opening_view(story);
    state.question = question;
    state.party = party;
    std::set<std::string> out;
    const Scene scene = grid_of(story, state, {1440, 772});
    for (const Region& r : scene.regions)
      if (r.pressed && r.id.rfind("grid:", 0) == 0) out.insert(r.id);
    return out;
  };
  using Ids = std::set<std::string>;
  CHECK(pressed(story.find_question("betrayal"), story.find_party("us")) == Ids{"grid:cell:betrayal:us"});
  CHECK(pressed(story.find_question("betrayal"), {}) == Ids{"grid:question:betrayal"});
  CHECK(pressed({}, story.find_party("us")) == Ids{"grid:party:us"});
}

TEST_CASE("a story of 64 questions and 64 parties shows its parties in pages and scrolls through its questions") {
  const Story story = great_story();
  for (const Size size : {Size{1440, 772}, Size{660, 700}, Size{390, 844}}) {
    CAPTURE(size.w);
    ViewState state = opening_view(story);
    std::set<std::string> seen;
    int pages = 0;
    for (; pages < 64; ++pages) {
      const Scene scene = grid_of(story, state, size);
      CHECK(scene.regions.size() < 2'500);
      for (const Party& party : story.parties)
        if (region(scene, "grid:party:" + party.id)) seen.insert(party.id);
      const Region* next = region(scene, "grid:parties:next");
      if (!next || next->disabled) break;
      state = apply(story, state, *next->on_activate);
    }
    CHECK(seen.size() == 64);
    CHECK(pages < 32);
  }
}

TEST_CASE("an empty table and a table without space produce a scene") {
  const Story empty = testing::StoryBuilder().build();
  const Story story = testing::shipped_story();
  for (const Size size : {Size{1440, 772}, Size{390, 844}, Size{0, 0}, Size{1, 1}, Size{200, 100}, Size{600, 50}}) {
    CHECK_FALSE(grid_of(empty, opening_view(empty), size).regions.empty());
    CHECK_FALSE(grid_of(story, opening_view(story), size).regions.empty());
  }
}

}  // namespace standpoint
