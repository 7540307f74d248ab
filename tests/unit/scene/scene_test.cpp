#include "standpoint/scene.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "standpoint/semantics.h"
#include "standpoint/theme.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

const TableTextMeasure kMeasure;

Scene scene_of(const Story& story, const ViewState& state, float w, float h, float text_scale = 1, bool coarse = false) {
  const Viewport viewport{.width_px = w, .height_px = h, .text_scale = text_scale, .coarse_pointer = coarse};
  return build_scene(story, nullptr, state, {}, viewport, kMeasure);
}

struct Size {
  float w, h;
};
constexpr Size kSizes[] = {{1440, 772}, {1024, 700}, {900, 640}, {768, 960}, {660, 700},
                           {560, 960},  {390, 844},  {375, 667}, {320, 640}};

/// Approximate boxes of the glyphs: line boxes without their leading.
std::vector<std::pair<std::string, Rect>> texts_of(const Scene& scene, std::string_view part) {
  std::vector<std::pair<std::string, Rect>> out;
  for (const Layer& layer : scene.layers) {
    if (layer.part != part) continue;
    for (const Shape& shape : layer.shapes)
      if (const auto* t = std::get_if<TextShape>(&shape)) {
        const float size = kTypeScalePx[t->style.size] * scene.viewport.text_scale;
        out.emplace_back(t->text, Rect{t->at.x, t->at.y + size * 0.2f,
                                       kMeasure.width_px(t->text, t->style) * scene.viewport.text_scale, size});
      }
  }
  return out;
}

const Region* region(const Scene& scene, std::string_view id) {
  const auto i = scene.find(id);
  return i ? &scene.regions[*i] : nullptr;
}

}  // namespace

TEST_CASE("a text field's region has its text, its placeholder and whether it is invalid") {
  Scene scene;
  scene.regions.push_back({.id = "f",
                           .role = Role::text_field,
                           .name = "Date",
                           .value = "12 \"Feb",
                           .hint = "a day",
                           .rect = {1, 2, 3, 4},
                           .invalid = true,
                           .search = true});
  const std::string json = semantics_json(scene);
  CHECK(
      json.find(
          R"("role":"text_field","name":"Date","value":"12 \"Feb","hint":"a day","rect":[1,2,3,4],"invalid":true,"search":true)") !=
      std::string::npos);
}

TEST_CASE("every party is labelled, inside the map, and no two labels overlap, at every size and text scale") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes)
    for (const float text_scale : {1.f, 1.25f}) {
      if (size.w / text_scale < 300) continue;  // the narrowest supported width is 320 px at a text scale of 1
      for (std::uint32_t q = 0; q < story.questions.size(); ++q) {
        ViewState state = opening_view(story);
        state.question = QuestionId{q};
        const Scene scene = scene_of(story, state, size.w, size.h, text_scale);
        CAPTURE(size.w);
        CAPTURE(text_scale);
        CAPTURE(q);
        const auto texts = texts_of(scene, "map");
        for (const Party& party : story.parties)
          CHECK(std::any_of(texts.begin(), texts.end(),
                            [&](const auto& t) { return t.first == party.name || t.first == party.short_name; }));
        for (std::size_t i = 0; i < texts.size(); ++i) {
          CAPTURE(texts[i].first);
          CHECK(texts[i].second.x >= scene.map.rect.x);
          CHECK(texts[i].second.right() <= scene.map.rect.right());
          CHECK(texts[i].second.y >= scene.map.rect.y);
          CHECK(texts[i].second.bottom() <= scene.map.rect.bottom());
          for (std::size_t j = i + 1; j < texts.size(); ++j) {
            CAPTURE(texts[j].first);
            CHECK_FALSE(texts[i].second.overlaps(texts[j].second));
          }
        }
      }
    }
}

TEST_CASE("texts of the scrubber and the question bar never overlap") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes)
    for (const Clock clock : {Clock::said, Clock::published}) {
      ViewState state = opening_view(story);
      state.clock = clock;
      const Scene scene = scene_of(story, state, size.w, size.h);
      CAPTURE(size.w);
      for (const std::string_view part : {"scrubber", "question"}) {
        const auto texts = texts_of(scene, part);
        for (std::size_t i = 0; i < texts.size(); ++i) {
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

TEST_CASE("the opening view states who is for the lead question and who has not said") {
  const Story story = testing::shipped_story();
  const Scene scene = scene_of(story, opening_view(story), 1440, 772);
  const Region* answer = region(scene, "question:answer");
  REQUIRE(answer);
  CHECK(answer->name == "For: Germany, NATO, United Kingdom. Has not said: United States.");
  REQUIRE(region(scene, "party:us"));
  CHECK(region(scene, "party:us")->name == "United States: Has not said");
  REQUIRE(region(scene, "party:uk"));
  CHECK(region(scene, "party:uk")->name.rfind("United Kingdom: For. ", 0) == 0);
}

TEST_CASE("regions have unique ids, come after their parents, and pointer targets are at least 24 px, 44 px on touch") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes)
    for (const bool coarse : {false, true}) {
      const Scene scene = scene_of(story, opening_view(story), size.w, size.h, 1, coarse);
      std::set<std::string> ids;
      for (std::size_t i = 0; i < scene.regions.size(); ++i) {
        const Region& r = scene.regions[i];
        CAPTURE(r.id);
        CHECK(ids.insert(r.id).second);
        CHECK(r.parent < static_cast<int>(i));
        if (!r.pointer || !r.on_activate) continue;
        CHECK(r.rect.h >= (coarse ? 44.f : 24.f));
        CHECK(r.rect.w >= 24.f);
        CHECK(r.rect.x >= -9.f);
        CHECK(r.rect.right() <= size.w + 9);
      }
    }
}

TEST_CASE("a selected quote shows its ties with names on the map, and in its card as buttons to the other quotes") {
  const Story story = testing::shipped_story();
  for (std::uint32_t i = 0; i < story.quotes.size(); ++i) {
    bool crosses = false;
    for (const Tie& t : story.quotes[i].ties) crosses |= story.party_of({i}) != story.party_of(t.target);
    if (!crosses || story.quotes[i].wording_of) continue;
    const ViewState state = apply(story, opening_view(story), action::SelectQuote{QuoteId{i}});
    const Scene scene = scene_of(story, state, 1440, 772);
    CAPTURE(story.quotes[i].id);
    const auto texts = texts_of(scene, "map");
    const std::string& speaker = story[story.quotes[i].speaker].name;
    CHECK(std::any_of(texts.begin(), texts.end(), [&](const auto& t) { return t.first.rfind(speaker + " ", 0) == 0; }));
    CHECK(region(scene, "quote:" + story.quotes[i].id + ":tie:0"));
  }
}

TEST_CASE("a quotation says which language it is in, whatever the story's and the interface's") {
  testing::NewsDay day = testing::news_day();
  day.story.lang = "en";
  for (const char* lang : {"de", "en", "uk"}) {
    CAPTURE(lang);
    day.story.quotes[day.over_heads.index].lang = lang;
    const ViewState state = apply(day.story, opening_view(day.story), action::SelectQuote{day.over_heads});
    const Scene scene = scene_of(day.story, state, 1440, 772);
    REQUIRE(region(scene, "quote:over-heads:text"));
    CHECK(region(scene, "quote:over-heads:text")->lang == lang);
  }
}

TEST_CASE("before anybody has spoken the list contains a message") {
  const Story story = testing::shipped_story();
  const ViewState state = apply(story, opening_view(story), action::GoToStop{0});
  const Scene scene = scene_of(story, state, 1440, 772);
  CHECK(region(scene, "quotes:empty"));
  CHECK(region(scene, "party:germany")->name == "Germany: Has not said");
}

TEST_CASE("the handle is at the stop, and stops are ordered from left to right") {
  const Story story = testing::shipped_story();
  for (const Size size : kSizes)
    for (const Clock clock : {Clock::said, Clock::published}) {
      ViewState state = opening_view(story);
      state.clock = clock;
      const int last = static_cast<int>(stops(story, shown_filter(state), clock).size());
      for (int stop = 0; stop <= last; ++stop) {
        state = apply(story, state, action::GoToStop{stop});
        const Scene scene = scene_of(story, state, size.w, size.h);
        const auto& xs = scene.scrubber.stop_x_px;
        CAPTURE(size.w);
        CAPTURE(stop);
        REQUIRE(xs.size() == static_cast<std::size_t>(last) + 1);
        CHECK(scene.scrubber.handle_x_px >= scene.scrubber.track.x);
        CHECK(scene.scrubber.handle_x_px <= scene.scrubber.track.right());
        const Region* slider = region(scene, "time:scrubber");
        REQUIRE(slider);
        CHECK(slider->now == stop);
        CHECK_FALSE(slider->value.empty());
      }
    }
}

TEST_CASE("a story of 10,000 quotes lays out a limited number of cards and a button for more") {
  testing::StoryBuilder builder;
  const PartyId party = builder.party("a");
  const PersonId person = builder.person("p", party);
  const QuestionId question = builder.question("q");
  for (int i = 0; i < 10'000; ++i) builder.quote("quote-" + std::to_string(i), person, "2025-02-13", "2025-02-13", {question});
  const Story story = builder.build();
  const Scene scene = scene_of(story, opening_view(story), 1440, 772);
  const auto cards =
      std::count_if(scene.regions.begin(), scene.regions.end(), [](const Region& r) { return r.role == Role::list_item; });
  CHECK(cards == 50);
  CHECK(region(scene, "quotes:more"));
  std::size_t shapes = 0;
  for (const Layer& layer : scene.layers) shapes += layer.shapes.size();
  CHECK(shapes < 3'000);
}

TEST_CASE("an empty story and an empty canvas produce a scene") {
  const Story empty = testing::StoryBuilder().build();
  CHECK_FALSE(scene_of(empty, opening_view(empty), 1440, 772).regions.empty());
  CHECK_FALSE(scene_of(empty, opening_view(empty), 0, 0).regions.empty());
  const Story story = testing::shipped_story();
  for (const Size size : {Size{1, 1}, Size{200, 100}, Size{320, 200}})
    CHECK_FALSE(scene_of(story, opening_view(story), size.w, size.h).regions.empty());
}

TEST_CASE("equal scenes produce equal semantics, which contain every region") {
  const Story story = testing::shipped_story();
  const Scene a = scene_of(story, opening_view(story), 390, 844), b = scene_of(story, opening_view(story), 390, 844);
  const std::string json = semantics_json(a);
  CHECK(json == semantics_json(b));
  for (const Region& r : a.regions) CHECK(json.find("\"id\":\"" + r.id + "\"") != std::string::npos);
}

}  // namespace standpoint
