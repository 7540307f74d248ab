#include "standpoint/citation.h"

#include <doctest/doctest.h>

#include <string>

#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("a citation contains the words, the speaker, date, place, the source with its paragraph, and the link") {
  const Story story = testing::shipped_story();
  const QuoteId id = *story.find_quote("baerbock-not-peace");
  const Citation c = cite_quote(story, id, Messages::english(), "https://example.org/x?quote=baerbock-not-peace");
  CHECK(c.plain.find("\u201CIt is not peace") == 0);
  for (const std::string_view part :
       {"Annalena Baerbock, Foreign Minister of Germany", "Interview with Deutschlandfunk", "13 Feb 2025",
        "translated from German", "DW", "https://example.org/x?quote=baerbock-not-peace"}) {
    CAPTURE(part);
    CHECK(has(c.plain, part));
  }
  CHECK(has(c.plain, story[story[id].source].title));
  CHECK(has(c.plain, "par. " + std::to_string(story[id].paragraph)));
  CHECK(c.html.find("<blockquote") == 0);
  CHECK(has(c.html, "<a href=\"https://example.org/x?quote=baerbock-not-peace\">"));
}

TEST_CASE("no text of a story becomes markup or a harmful URL in a citation") {
  testing::StoryBuilder b;
  const PersonId person = b.person("<b>&\"'", b.party("p"));
  b.quote("<script>alert(1)</script>", person, "2025-02-12", "2025-02-12");
  Story story = b.build();
  story.quotes[0].lang = "\"><img>";
  story.quotes[0].venue = "<i>";
  story.people[0].office = "</p><img src=x>";
  story.sources[0].title = "<u>";
  story.sources[0].publisher = "<s>";
  story.sources[0].url = "javascript:alert(1)";
  const Citation c = cite_quote(story, QuoteId{0}, Messages::english(), "javascript:alert(2)");
  for (const std::string_view part : {"<script", "<b>", "<i>", "<img", "<u>", "<s>", "href=\"javascript", "cite=\"java"}) {
    CAPTURE(part);
    CHECK_FALSE(has(c.html, part));
  }
  CHECK(has(c.html, "&lt;script&gt;"));
}

TEST_CASE("a quote's card contains all its lines within the sheet, however long they are") {
  Story story = testing::shipped_story();
  const TableTextMeasure measure;
  story.people[0].name = std::string(400, 'W');
  for (std::uint32_t i = 0; i < story.quotes.size(); ++i) {
    const Scene card = build_quote_card(story, QuoteId{i}, measure, Messages::english());
    REQUIRE(card.layers.size() == 1);
    CHECK(card.viewport.device_ratio == 2);
    for (const Shape& shape : card.layers[0].shapes) {
      const auto* text = std::get_if<TextShape>(&shape);
      if (!text) continue;
      CHECK(text->at.x >= 16);
      CHECK(text->at.x + measure.width_px(text->text, text->style) <= card.viewport.width_px - 40);
      CHECK(text->at.y + 28 <= card.viewport.height_px);
    }
  }
}

TEST_CASE("a picture's file name contains story and quote in ASCII") {
  Story story = testing::shipped_story();
  const QuoteId id = *story.find_quote("baerbock-not-peace");
  CHECK(quote_file_name(story, id) == story.id + "-baerbock-not-peace.png");
  story.quotes[id.index].id = "../\u00FC\"<>\\" + std::string(400, 'a');
  const std::string name = quote_file_name(story, id);
  CHECK(name.size() <= 104);
  CHECK(name.find_first_of("/\\\"<>") == std::string::npos);
}

}  // namespace
}  // namespace standpoint
