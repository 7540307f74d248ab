// Pointer, keys and the accessible elements reach the view alike.
#include <doctest/doctest.h>

#include "support/app_driver.h"

namespace standpoint {
namespace {

using app::HitTarget;
using testing::AppDriver;

TEST_CASE("a mark pressed by pointer, by its element and by its land select the same party") {
  AppDriver by_pointer, by_element;
  by_pointer.press("party:germany");
  by_element.activate("party:germany");
  REQUIRE(by_pointer.state().party);
  CHECK(by_pointer.state().party == by_element.state().party);
  CHECK(by_pointer.app.query() == by_element.app.query());
}

TEST_CASE("every button and toggle of the opening view does something when it is activated") {
  AppDriver driver;
  std::vector<std::string> ids;
  for (const Region& r : driver.session().scene().regions) {
    const bool already_so = r.pressed || r.disabled || r.id == "map:fit" || r.id == "time:next";
    if (already_so) continue;
    if (r.role == Role::button || r.role == Role::toggle || r.role == Role::radio) ids.push_back(r.id);
  }
  CHECK(ids.size() > 15);
  for (const std::string& id : ids) {
    AppDriver fresh;
    const ViewState before = fresh.state();
    fresh.app.activate(id);
    CHECK_MESSAGE((!(fresh.state() == before) || fresh.app.frame_due() == app::FrameDue::now), id);
  }
}

TEST_CASE("an unknown element changes nothing") {
  AppDriver driver;
  driver.app.activate("party:atlantis");
  driver.app.set_value("time:atlantis", 3);
  driver.app.set_text("atlantis", "x", true);
  CHECK(driver.app.frame_due() == app::FrameDue::none);
}

TEST_CASE("what lies under a point") {
  AppDriver driver;
  const Scene& scene = driver.session().scene();
  CHECK(driver.app.hit(scene.scrubber.track.centre()).target == HitTarget::scrubber);
  const app::Hit mark = driver.app.hit(driver.centre("party:germany"));
  CHECK(mark.target == HitTarget::map_target);
  CHECK(mark.region_id == "party:germany");
  CHECK(driver.app.hit({scene.map.rect.x + 3, scene.map.rect.bottom() - 3}).target == HitTarget::map_ground);
  CHECK(driver.app.hit({-5, -5}).target == HitTarget::page);
}

TEST_CASE("the pointer shows over what can be pressed, and not beside it") {
  AppDriver driver;
  driver.app.pointer(app::PointerPhase::move, PointerKind::mouse, driver.centre("party:germany"));
  CHECK(driver.app.over_target());
  const Rect& map = driver.session().scene().map.rect;
  driver.app.pointer(app::PointerPhase::move, PointerKind::mouse, {map.x + 3, map.bottom() - 3});
  CHECK_FALSE(driver.app.over_target());
}

TEST_CASE("a key that the explainer has no use for is left to the page") {
  AppDriver driver;
  CHECK_FALSE(driver.app.key(Key::page_down, {}, "quotes:list"));
  CHECK(driver.app.key(Key::left, {}, "time:scrubber"));
}

TEST_CASE("the scrubber's keys visit every stop once, there and back") {
  AppDriver driver;
  driver.key(Key::home);
  const Region* slider = driver.region("time:scrubber");
  REQUIRE(slider);
  CHECK(slider->now == 0);
  const int stops = slider->max;
  CHECK(stops > 5);
  for (int stop = 1; stop <= stops; ++stop) {
    driver.key(Key::right);
    CHECK(driver.region("time:scrubber")->now == stop);
  }
  for (int stop = stops - 1; stop >= 0; --stop) {
    driver.key(Key::left);
    CHECK(driver.region("time:scrubber")->now == stop);
  }
}

TEST_CASE("focus is drawn and heard of, without a change of the view") {
  AppDriver driver;
  const std::string query = driver.app.query();
  driver.app.session()->focus("party:germany");
  CHECK(driver.app.frame_due() == app::FrameDue::soon);
  driver.frame();
  CHECK(driver.app.query() == query);
}

TEST_CASE("hovering a mark links the views, and leaving the canvas ends it") {
  AppDriver driver;
  driver.app.pointer(app::PointerPhase::move, PointerKind::mouse, driver.centre("party:germany"));
  REQUIRE(driver.state().hover.party);
  driver.app.pointer(app::PointerPhase::leave, PointerKind::mouse, {});
  CHECK_FALSE(driver.state().hover.party);
  CHECK_FALSE(driver.app.over_target());
}

TEST_CASE("a touch that became a scroll of the page selects nothing") {
  AppDriver driver({.width_px = 390, .height_px = 700, .coarse_pointer = true});
  const Point p = driver.centre("party:germany");
  driver.app.pointer(app::PointerPhase::down, PointerKind::touch, p);
  driver.app.pointer(app::PointerPhase::cancel, PointerKind::touch, p);
  driver.frame();
  CHECK_FALSE(driver.state().party);
}

TEST_CASE("targets are 44 px for fingers") {
  AppDriver driver({.width_px = 390, .height_px = 700, .coarse_pointer = true});
  for (const Region& r : driver.session().scene().regions) {
    if (r.role != Role::button && r.role != Role::toggle && r.role != Role::select) continue;
    if (!r.pointer || r.id.rfind("tie:", 0) == 0) continue;
    CHECK_MESSAGE(r.rect.h >= 43.5f, r.id, " is ", r.rect.h, " px high");
  }
}

}  // namespace
}  // namespace standpoint
