// Frames: when one is due, and what it says to the page.
#include <doctest/doctest.h>

#include "support/app_driver.h"

namespace standpoint {
namespace {

using app::FrameDue;
using testing::AppDriver;

TEST_CASE("nothing is due while nothing happens") {
  AppDriver driver;
  CHECK(driver.app.frame_due() == FrameDue::none);
  const int draws = driver.surface->draws;
  driver.app.pointer(app::PointerPhase::move, PointerKind::mouse, {2, 2});
  CHECK(driver.app.frame_due() == FrameDue::none);
  CHECK(driver.surface->draws == draws);
}

TEST_CASE("the first frame brings the tree, and the next one nothing new") {
  AppDriver driver;
  REQUIRE(driver.output.tree);
  CHECK(driver.output.tree->find("\"id\":\"party:germany\"") != std::string::npos);
  driver.frame();
  CHECK_FALSE(driver.output.tree);
  CHECK_FALSE(driver.output.query);
  CHECK_FALSE(driver.output.moment_changed);
  CHECK_FALSE(driver.output.frame_due);
}

TEST_CASE("no frame is drawn before the fonts and the size are there") {
  auto made = std::make_unique<testing::RecordingSurface>();
  testing::RecordingSurface& surface = *made;
  app::App app(std::move(made));
  REQUIRE(app.load_story(testing::shipped_story_bytes(), "").ok);
  app.frame(0);
  CHECK(surface.draws == 0);
}

TEST_CASE("a frame is drawn at the backing store's size") {
  AppDriver driver({.width_px = 390, .height_px = 700, .device_ratio = 2});
  CHECK(driver.surface->last_width_px == 780);
  CHECK(driver.surface->last_height_px == 1400);
  CHECK(driver.surface->last_vertices > 1000);
}

TEST_CASE("a resize to the same size draws again: the canvas was emptied") {
  AppDriver driver;
  driver.resize(1440, 772);
  CHECK(driver.app.frame_due() == FrameDue::soon);
}

TEST_CASE("a story with errors is not started, and every error is said") {
  AppDriver driver({.story = "{\"id\": 1}"});
  CHECK_FALSE(driver.loaded.ok);
  REQUIRE_FALSE(driver.loaded.sentences.empty());
  CHECK(driver.loaded.sentences.front().find("story.json:1:") == 0);
  CHECK(driver.app.session() == nullptr);
  CHECK(driver.app.frame_due() == FrameDue::none);
  CHECK_FALSE(driver.frame().tree);
}

TEST_CASE("an address that asks for what is not there is answered with a notice and the opening view") {
  AppDriver driver("question=none-such&time=later");
  CHECK(driver.loaded.ok);
  CHECK(driver.loaded.sentences.size() == 2);
  CHECK(driver.app.query() == "");
}

TEST_CASE("letters outside the opening fonts ask for the others, once they are drawn") {
  AppDriver driver({.lang = "uk", .fonts = FontFiles::latin});
  CHECK(driver.output.fonts_wanted);
  AppDriver complete({.lang = "uk"});
  CHECK_FALSE(complete.output.fonts_wanted);
}

TEST_CASE("bytes that are no font, map or messages are refused and change nothing") {
  AppDriver driver;
  CHECK_FALSE(driver.app.set_map("no map"));
  CHECK_FALSE(driver.app.set_messages("[]"));
  CHECK(driver.session().map() != nullptr);
  CHECK(driver.session().messages().lang() == "en");
}

TEST_CASE("the frame as JSON holds what changed and nothing else") {
  app::FrameOutput output;
  CHECK(
      app::frame_output_json(output) ==
      R"({"frameDue":false,"momentChanged":false,"fontsWanted":false,"deferredWanted":false,"tickAfterMs":0,"leastHeight":0})");
  output.query = "a=\"b\"";
  output.new_history_entry = true;
  output.tree = "{}";
  output.quotes_scroll_px = 12.4f;
  output.page_request = R"({"kind":"link"})";
  output.min_height_px = 100.2f;
  const std::string json = app::frame_output_json(output);
  CHECK(json.find(R"("query":"a=\"b\"","newHistoryEntry":true)") != std::string::npos);
  CHECK(json.find(R"("tree":{})") != std::string::npos);
  CHECK(json.find(R"("quotesScroll":12,)") != std::string::npos);
  CHECK(json.find(R"("pageRequest":{"kind":"link"})") != std::string::npos);
  CHECK(json.find(R"("leastHeight":101)") != std::string::npos);
}

}  // namespace
}  // namespace standpoint
