// Playing, printing, colours, a lost context, the program's second part, and what the page is asked to do.
#include <doctest/doctest.h>

#include "support/app_driver.h"

namespace standpoint {
namespace {

using app::Colours;
using app::FrameDue;
using testing::AppDriver;

TEST_CASE("playing asks for a tick after each stop, and ends at the last one") {
  AppDriver driver;
  driver.key(Key::home);
  driver.app.session()->dispatch(action::SetPlaying{true});
  driver.frame();
  CHECK(driver.output.tick_after_ms == 2000);
  int ticks = 0;
  while (driver.output.tick_after_ms > 0 && ticks < 200) {
    driver.app.tick();
    driver.frame();
    CHECK_FALSE(driver.output.new_history_entry);
    ++ticks;
  }
  CHECK(ticks >= driver.region("time:scrubber")->max);
  CHECK_FALSE(driver.state().playing);
}

TEST_CASE("the pace halves and doubles how long a stop stays") {
  AppDriver driver;
  driver.app.session()->dispatch(action::SetPace{Pace::twice});
  driver.app.session()->dispatch(action::SetPlaying{true});
  CHECK(driver.frame().tick_after_ms == 1000);
  driver.app.session()->dispatch(action::SetPace{Pace::half});
  CHECK(driver.frame().tick_after_ms == 4000);
}

TEST_CASE("a kiosk stays as long as its step takes to read, and goes round") {
  AppDriver driver;
  driver.app.session()->dispatch(action::SetPresenting{Presenting::kiosk});
  driver.frame();
  CHECK(driver.output.tick_after_ms >= 8000);
  CHECK(driver.output.tick_after_ms <= 45000);
  const int steps = static_cast<int>(driver.session().story().steps.size());
  for (int i = 0; i < steps; ++i) {
    driver.app.tick();
    driver.frame();
  }
  CHECK(driver.state().step == 1);
}

TEST_CASE("themes: the reader's choice beats the system's, contrast and forced colours beat both") {
  AppDriver driver;
  CHECK(driver.surface->last_paper == kLightTokens.paper);
  driver.app.set_prefers_dark(true);
  driver.frame();
  CHECK(driver.surface->last_paper == kDarkTokens.paper);
  driver.app.session()->dispatch(action::SetTheme{Theme::light});
  driver.frame();
  CHECK(driver.surface->last_paper == kLightTokens.paper);
  driver.app.set_colours(Colours::more_contrast, "");
  driver.frame();
  CHECK(driver.surface->last_paper == kLightContrastTokens.paper);
  std::string forced;
  for (std::uint32_t i = 1; i <= kTokenCount; ++i) forced.append({static_cast<char>(i), 0, 0, 0});
  driver.app.set_colours(Colours::forced, forced);
  driver.frame();
  CHECK(driver.surface->last_paper == 1);
}

TEST_CASE("forced colours of another number are not taken") {
  AppDriver driver;
  driver.app.set_colours(Colours::forced, "abc");
  driver.frame();
  CHECK(driver.surface->last_paper == kLightTokens.paper);
}

TEST_CASE("printing shows the map without controls on white paper, leaves the address alone, and is undone") {
  AppDriver driver("lens=grid&party=germany");
  const ViewState before = driver.state();
  driver.app.set_colours(Colours::print, "");
  driver.frame();
  CHECK(driver.surface->last_paper == kPrintTokens.paper);
  CHECK(driver.state().lens == Lens::map);
  CHECK_FALSE(driver.state().controls);
  CHECK_FALSE(driver.output.query);
  driver.app.set_colours(Colours::theme, "");
  driver.frame();
  CHECK(driver.state() == before);
  CHECK_FALSE(driver.output.query);
}

TEST_CASE("without a graphics context nothing is drawn, and the tree still follows") {
  AppDriver driver;
  driver.app.lose_context();
  driver.app.lose_context();
  CHECK(driver.surface->losses == 1);
  const int draws = driver.surface->draws;
  driver.press("party:germany");
  CHECK(driver.surface->draws == draws);
  CHECK(driver.output.tree);
  driver.app.restore_context();
  CHECK(driver.app.frame_due() == FrameDue::soon);
  driver.frame();
  CHECK(driver.surface->draws == draws + 1);
}

TEST_CASE("a context that cannot be restored stays lost") {
  AppDriver driver;
  driver.app.lose_context();
  driver.surface->restores = false;
  driver.app.restore_context();
  const int draws = driver.surface->draws;
  driver.frame();
  CHECK(driver.surface->draws == draws);
}

TEST_CASE("what needs the program's second part waits for it, and the picture stays as it was") {
  AppDriver driver({.deferred_here = false});
  driver.activate("lens:grid");
  CHECK(driver.output.deferred_wanted);
  CHECK_FALSE(driver.output.tree);
  CHECK(driver.region("party:germany"));
  driver.app.set_deferred_here(true);
  driver.frame();
  CHECK_FALSE(driver.output.deferred_wanted);
  CHECK(driver.output.tree);
  CHECK(driver.region("grid:body"));
}

TEST_CASE("a second part that does not come gives up what waited for it") {
  AppDriver driver({.query = "lens=grid", .deferred_here = false});
  CHECK(driver.app.waits_for_deferred());
  driver.app.set_deferred_here(false);
  driver.frame();
  CHECK_FALSE(driver.output.deferred_wanted);
  CHECK(driver.state().lens == Lens::map);
}

TEST_CASE("copying a quotation asks the page at once, with the citation and the link") {
  AppDriver driver("quote=baerbock-not-peace");
  REQUIRE(driver.state().quote);
  std::string id;
  for (const Region& r : driver.session().scene().regions)
    if (r.on_page == PageRequest::copy_citation) id = r.id;
  REQUIRE_FALSE(id.empty());
  driver.app.activate(id);
  CHECK(driver.app.frame_due() == FrameDue::now);
  driver.frame();
  REQUIRE(driver.output.page_request);
  CHECK(driver.output.page_request->find("\"kind\":\"citation\"") != std::string::npos);
  CHECK(driver.output.page_request->find("Annalena Baerbock") != std::string::npos);
  CHECK_MESSAGE(driver.output.page_request->find("https://news.example/story/?question=secured-peace") != std::string::npos,
                *driver.output.page_request);
  CHECK(driver.app.frame_due() != FrameDue::now);
  driver.frame();
  CHECK_FALSE(driver.output.page_request);
}

TEST_CASE("a saved picture says how large the canvas must be, and is drawn at that size") {
  AppDriver driver("quote=baerbock-not-peace");
  std::string id;
  for (const Region& r : driver.session().scene().regions)
    if (r.on_page == PageRequest::save_picture) id = r.id;
  REQUIRE_FALSE(id.empty());
  driver.activate(id);
  REQUIRE(driver.output.page_request);
  driver.app.draw_card();
  const std::string size = "\"width\":" + std::to_string(driver.surface->last_width_px) +
                           ",\"height\":" + std::to_string(driver.surface->last_height_px);
  CHECK(driver.output.page_request->find(size) != std::string::npos);
  CHECK(driver.app.frame_due() == FrameDue::soon);
}

TEST_CASE("every file to take away has a name of its own and a content") {
  AppDriver driver;
  std::vector<std::string> names;
  for (const app::Takeaway kind :
       {app::Takeaway::picture, app::Takeaway::drawing, app::Takeaway::quotes, app::Takeaway::positions, app::Takeaway::data}) {
    const std::string name = driver.app.takeaway_name(kind, ExportScope::shown, 1);
    for (const std::string& other : names) CHECK(other != name);
    names.push_back(name);
    CHECK_FALSE(driver.app.takeaway(kind, ExportScope::shown, 1, ',').empty());
  }
  CHECK(driver.app.takeaway(app::Takeaway::picture, ExportScope::shown, 2, ',') == "2400 1600");
  driver.app.draw_picture(2);
  CHECK(driver.surface->last_width_px == 2400);
}

TEST_CASE("the cells of a table are separated as the reader's spreadsheet expects") {
  AppDriver driver;
  for (const app::Takeaway kind : {app::Takeaway::quotes, app::Takeaway::positions}) {
    const auto header = [&](char separator) {
      const std::string table = driver.app.takeaway(kind, ExportScope::everything, 1, separator);
      return table.substr(0, table.find('\r'));
    };
    CHECK(header(',').find(';') == std::string::npos);
    CHECK(header(';').find(',') == std::string::npos);
    CHECK(header(';').find(';') != std::string::npos);
  }
}

TEST_CASE("parties are printed in the hues for light paper, whatever the reader's scheme") {
  AppDriver light, dark;
  dark.app.set_prefers_dark(true);
  for (AppDriver* driver : {&light, &dark}) {
    driver->app.set_colours(Colours::print, "");
    driver->frame();
  }
  CHECK(light.surface->last_colours == dark.surface->last_colours);
  dark.app.set_colours(Colours::theme, "");
  dark.frame();
  CHECK(light.surface->last_colours != dark.surface->last_colours);
}

TEST_CASE("a selected quotation out of sight is scrolled to") {
  AppDriver driver({.query = "question=~", .height_px = 560});
  driver.key(Key::home);
  for (int i = 0; i < 30; ++i) driver.key(Key::right);
  bool scrolled = false;
  for (int i = 0; i < 20; ++i) {
    driver.key(Key::left);
    scrolled = scrolled || driver.output.quotes_scroll_px.has_value();
  }
  CHECK(scrolled);
}

TEST_CASE("a change of clock glides for a quarter of a second, and jumps where motion is reduced") {
  AppDriver driver("question=imposed-peace");
  driver.app.session()->set_reduced_motion(false);
  driver.app.session()->dispatch(action::SetClock{Clock::published});
  int frames = 1;
  for (driver.frame(); driver.output.frame_due && frames < 100; ++frames) driver.frame();
  CHECK(frames >= 15);  // 16 ms each
  CHECK(frames <= 18);

  driver.app.session()->set_reduced_motion(true);
  driver.app.session()->dispatch(action::SetClock{Clock::said});
  CHECK_FALSE(driver.frame().frame_due);
}

TEST_CASE("a camera that is sent elsewhere moves there and comes to rest, and jumps where motion is reduced") {
  AppDriver driver;
  driver.app.session()->set_reduced_motion(false);
  const Camera before = driver.session().scene().map.camera;
  driver.activate("map:in");
  CHECK(driver.output.frame_due);
  int frames = 1;
  for (; driver.output.frame_due && frames < 100; ++frames) driver.frame();
  CHECK(frames >= 15);
  CHECK(frames <= 18);
  const Camera after = driver.session().scene().map.camera;
  CHECK(after.px_per_unit > before.px_per_unit * 1.2);
  CHECK(driver.app.frame_due() == FrameDue::none);

  driver.app.session()->set_reduced_motion(true);
  CHECK_FALSE(driver.activate("map:out").frame_due);
}

TEST_CASE("a speaker's notes follow the step") {
  AppDriver driver;
  CHECK(driver.app.speaker_notes() == "{}");
  driver.app.session()->dispatch(action::SetPresenting{Presenting::speaker});
  driver.frame();
  CHECK(driver.app.speaker_notes().find("\"step\":1") != std::string::npos);
  driver.app.session()->dispatch(action::GoToStep{2});
  CHECK(driver.app.speaker_notes().find("\"step\":2") != std::string::npos);
}

}  // namespace
}  // namespace standpoint
