#include "standpoint/picture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "standpoint/svg.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

const TableTextMeasure kMeasure;

Picture picture_of(const Story& story, const ViewState& state, SheetSize size = kSavedSheet, const MapGround* seen = nullptr) {
  return build_picture(story, nullptr, state, seen, size, 1, kMeasure, Messages::english());
}

std::string words_on(const Scene& scene) {
  std::string out;
  for (const Layer& layer : scene.layers)
    for (const Shape& shape : layer.shapes)
      if (const auto* text = std::get_if<TextShape>(&shape)) out += text->text + "\n";
  return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a picture contains the headline, the question, the answers, the moment and the source") {
  const Story story = testing::shipped_story();
  for (const SheetSize size : {kSavedSheet, kShareSheet}) {
    const Picture picture = picture_of(story, opening_view(story), size);
    const std::string words = words_on(picture.scene);
    for (const std::string_view part :
         {"Who gets a say in how the war ends?", "Must Ukraine be at the table?", "Germany, NATO, United Kingdom",
          "Has not said", "Said up to Thursday 13 February 2025", "Source: Ukraine peace talks", "DW"}) {
      CAPTURE(part);
      CHECK(has(words, part));
    }
    CHECK(picture.scene.viewport.width_px == 1200);
    CHECK(picture.scene.viewport.height_px == size.height_px);
    CHECK(picture.title == "Who gets a say in how the war ends? \u2013 Must Ukraine be at the table?");
    CHECK(has(picture.description, "For: Germany, NATO, United Kingdom."));
  }
}

TEST_CASE("controls and hover are not on a picture") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  const Picture plain = picture_of(story, state);
  state.search = "peace";
  state.hover.party = PartyId{1};
  state.sheet_open = true;
  state.typed_date = "13";
  const Picture busy = picture_of(story, state);
  CHECK(words_on(busy.scene) == words_on(plain.scene));
  CHECK(busy.scene.regions.empty());
  CHECK_FALSE(has(words_on(plain.scene), "Show links"));
}

TEST_CASE("a picture shows what the reader's map shows") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state.camera = {0.2, 0.1, 1000};
  MapGround seen;
  seen.rect = {0, 0, 600, 400};
  seen.camera = state.camera;
  const Camera& camera = picture_of(story, state, kSavedSheet, &seen).scene.map.camera;
  CHECK(camera.x == doctest::Approx(0.2));
  CHECK(camera.y == doctest::Approx(0.1));
  const Rect& rect = picture_of(story, state, kSavedSheet, &seen).scene.map.rect;
  CHECK(camera.px_per_unit == doctest::Approx(1000 * std::min(rect.w / 600, rect.h / 400)));
}

TEST_CASE("all texts of a picture are inside it, whatever their length") {
  Story story = testing::shipped_story();
  story.headline = std::string(300, 'W');
  story.questions[0].text = std::string(300, 'Q');
  story.sources[0].title = std::string(900, 'S');
  for (Party& party : story.parties) party.name = std::string(200, 'P');
  for (const Lens lens : {Lens::map, Lens::grid}) {
    ViewState state = opening_view(story);
    state.lens = lens;
    const Scene scene = picture_of(story, state).scene;
    for (const Layer& layer : scene.layers) {
      if (layer.part != "sheet") continue;
      for (const Shape& shape : layer.shapes) {
        const auto* text = std::get_if<TextShape>(&shape);
        if (!text) continue;
        CAPTURE(text->text);
        CHECK(text->at.x + kMeasure.width_px(text->text, text->style) * 1.25f <= 1200 - 20);
        CHECK(text->at.y + kTypeScalePx[text->style.size] * 1.25f * kLineHeight <= scene.viewport.height_px);
      }
    }
  }
}

TEST_CASE("the sheet is as high as its table needs, and contains the table's texts") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state.lens = Lens::grid;
  const Picture picture = picture_of(story, state);
  const std::string words = words_on(picture.scene);
  for (const Question& question : story.questions) {
    CAPTURE(question.text);
    CHECK((has(words, question.short_text) || has(words, question.text.substr(0, 12))));
  }
  CHECK(has(words, "Source: "));
}

TEST_CASE("a picture's SVG contains real text, and nothing of a story becomes markup") {
  testing::StoryBuilder b;
  const PersonId person = b.person("<b>&\"'", b.party("p"));
  const QuestionId question = b.question("q");
  b.position(PartyId{0}, question, Stance::in_favour, {b.quote("x", person, "2025-02-12", "2025-02-12", {question})});
  Story story = b.build();
  story.headline = "</text><script>alert(1)</script>\x01";
  story.questions[0].text = "\"><foreignObject onload=x>";
  story.parties[0].name = story.parties[0].short_name = "<image href=x>";
  story.sources[0].title = "</style>&amp;";
  const std::string svg = picture_svg(story, nullptr, picture_of(story, opening_view(story)), SvgColours::light, &kMeasure);
  for (const std::string_view part : {"<script", "<foreignObject", "<image", "<b>", "\x01"}) {
    CAPTURE(part);
    CHECK_FALSE(has(svg, part));
  }
  CHECK(has(svg, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(has(svg, "</style>"));
  CHECK(svg.find("</style>") == svg.rfind("</style>"));
  CHECK(has(svg, "<title id=\"title\">&lt;/text&gt;"));
  CHECK(has(svg, "&lt;/style&gt;&amp;amp;"));
}

TEST_CASE("a picture's SVG fixes the widths of its texts, unless its fonts are known to be present") {
  const Story story = testing::shipped_story();
  const Picture picture = picture_of(story, opening_view(story));
  const std::string anywhere = picture_svg(story, nullptr, picture, SvgColours::light, &kMeasure);
  const std::string here = picture_svg(story, nullptr, picture, SvgColours::dark, nullptr);
  CHECK(has(anywhere, "textLength="));
  CHECK_FALSE(has(here, "textLength="));
  CHECK(has(anywhere, ".f-paper{fill:#fbfaf6}"));
  CHECK(has(here, ".f-paper{fill:#14171a}"));
  CHECK(has(anywhere, ">Must Ukraine be at the table?</text>"));
}

}  // namespace
}  // namespace standpoint
