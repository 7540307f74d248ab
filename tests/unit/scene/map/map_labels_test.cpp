// What holds for the map at any camera: every speaker is named, and nothing overlaps.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "standpoint/map_data.h"
#include "standpoint/projection.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"
#include "support/shipped_story.h"

#ifndef STANDPOINT_ASSETS_DIR
#define STANDPOINT_ASSETS_DIR ""
#endif

namespace standpoint {
namespace {

const TableTextMeasure kMeasure;

struct Text {
  std::string words;
  Rect rect;  // approximate box of the glyphs: the line box without its leading
};

std::vector<Text> texts_on_map(const Scene& scene) {
  std::vector<Text> out;
  for (const Layer& layer : scene.layers) {
    if (layer.part != "map") continue;
    for (const Shape& shape : layer.shapes)
      if (const auto* t = std::get_if<TextShape>(&shape)) {
        const float size = kTypeScalePx[t->style.size] * scene.viewport.text_scale;
        const float w = kMeasure.width_px(t->text, t->style) * scene.viewport.text_scale;
        out.push_back({t->text, {t->at.x, t->at.y + size * 0.2f, w, size}});
      }
  }
  return out;
}

const MapData* shipped_map() {
  static const std::optional<MapData> map = []() -> std::optional<MapData> {
    std::ifstream file(std::string(STANDPOINT_ASSETS_DIR) + "/map-opening.bin", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return decode_map(bytes).value;
  }();
  return map ? &*map : nullptr;
}

/// The states that show the most on the map at once.
ViewState any_view(const Story& story, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
  const auto between = [&](double from, double to) { return std::uniform_real_distribution<double>(from, to)(random); };
  ViewState state = opening_view(story);
  state.question = QuestionId{below(story.questions.size())};
  if (below(6) == 0) state.question.reset();
  if (below(2)) state = apply(story, state, action::GoToStop{static_cast<int>(below(25))});
  if (below(3) == 0) state = apply(story, state, action::SelectQuote{QuoteId{below(story.quotes.size())}});
  if (below(3) == 0) state.all_ties = true;
  if (below(3) == 0) state.hover.party = PartyId{below(story.parties.size())};
  if (below(3) == 0) state.hover.quote = QuoteId{below(story.quotes.size())};
  if (below(4)) {
    const AzimuthalEqualArea projection(story.map.projection_centre);
    const PlanePoint near = projection.forward(story.parties[below(story.parties.size())].place.at);
    const double scale = 90 * std::exp(between(0, 6));
    const double reach = 600 / scale;
    state = apply(story, state, action::SetCamera{{near.x + between(-reach, reach), near.y + between(-reach, reach), scale}});
  }
  return state;
}

}  // namespace

TEST_CASE("Crimea is named on the opening map at every size and in every language, from its annexation on") {
  if (!shipped_map()) return;
  for (const char* lang : {"en", "de", "uk"}) {
    const Story story = testing::shipped_story(lang);
    const std::string& label = story.map.disputed.front().label;
    const auto is_named = [&](const ViewState& state, float w, float h) {
      const Scene scene = build_scene(story, shipped_map(), state, {}, {.width_px = w, .height_px = h}, kMeasure);
      const std::optional<std::size_t> area = scene.find("area:" + story.map.disputed.front().id);
      bool name = false, words = false;
      for (const Text& text : texts_on_map(scene)) {
        const bool is_name = text.words == story.map.disputed.front().name, is_label = label.starts_with(text.words);
        name |= is_name;
        words |= is_label;  // the only line, or the first of two
        if (!is_name && !is_label) continue;
        REQUIRE(area);
        CHECK_FALSE(text.rect.overlaps(scene.regions[*area].rect));  // it would hide what it names
      }
      CHECK(name == words);
      return name;
    };
    const std::pair<float, float> sizes[] = {{1440, 772}, {1024, 660}, {768, 900}, {660, 721}, {660, 860},
                                             {390, 720},  {390, 800},  {375, 900}, {360, 720}, {343, 800},
                                             {320, 700},  {320, 780},  {768, 860}, {320, 740}};
    for (const std::pair<float, float>& size : sizes) {
      const float w = size.first, h = size.second;
      CAPTURE(lang);
      CAPTURE(w);
      CAPTURE(h);
      CHECK(is_named(opening_view(story), w, h));
    }
    CHECK_FALSE(is_named(apply(story, opening_view(story), action::GoToStop{0}), 1440, 772));
  }
}

TEST_CASE(
    "wherever the map is moved, at any size and scale of type, nothing lies on anything else and all who speak are named") {
  const Story story = testing::shipped_story();
  std::mt19937 random(2025);
  int views = 0;
  for (const float text_scale : {1.f, 1.25f, 1.5f, 2.f})
    for (const float width : {320.f, 360.f, 390.f, 480.f, 560.f, 660.f, 768.f, 900.f, 1024.f, 1280.f, 1440.f, 1600.f})
      for (int round = 0; round < 4; ++round) {
        const Viewport viewport{.width_px = width,
                                .height_px = width < 700 ? 844.f : 772.f,
                                .text_scale = text_scale,
                                .coarse_pointer = random() % 2 == 0};
        const ViewState state = any_view(story, random);
        const Scene scene = build_scene(story, shipped_map(), state, {}, viewport, kMeasure);
        // Large text on a small screen leaves the map no space for labels; the lists then contain the same information.
        if (scene.map.rect.h < 140 * text_scale) continue;
        ++views;
        CAPTURE(width);
        CAPTURE(text_scale);
        CAPTURE(round);
        const std::vector<Text> texts = texts_on_map(scene);
        for (const Party& party : story.parties) {
          if (party.role != PartyRole::speaker) continue;
          bool named = false;
          for (const Text& t : texts) named |= t.words == party.name || t.words == party.short_name;
          CHECK_MESSAGE(named, party.name);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
          CAPTURE(texts[i].words);
          const Rect& box = texts[i].rect;
          CHECK(box.x >= scene.map.rect.x);
          CHECK(box.y >= scene.map.rect.y);
          CHECK(box.right() <= scene.map.rect.right());
          CHECK(box.bottom() <= scene.map.rect.bottom());
          for (std::size_t j = i + 1; j < texts.size(); ++j) {
            CAPTURE(texts[j].words);
            CHECK_FALSE(box.overlaps(texts[j].rect));
          }
          for (const Region& region : scene.regions)
            if (region.id.rfind("map:", 0) == 0 && region.role != Role::map) CHECK_FALSE(box.overlaps(region.rect));
        }
      }
  CHECK(views > 100);
}

}  // namespace standpoint
