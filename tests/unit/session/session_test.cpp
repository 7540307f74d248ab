#include "standpoint/session.h"

#include <doctest/doctest.h>

#include "standpoint/projection.h"
#include "support/shipped_story.h"

namespace standpoint {
namespace {

const TableTextMeasure kMeasure;

Session session_at(float w = 1440, float h = 772) {
  Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  Session session(std::move(story), std::move(state), kMeasure);
  session.set_viewport({.width_px = w, .height_px = h});
  session.set_reduced_motion(true);
  session.update(0);
  return session;
}

Point centre_of(const Session& session, std::string_view id) {
  const auto i = session.scene().find(id);
  REQUIRE(i);
  return session.scene().regions[*i].rect.centre();
}

void press(Session& session, Point p, PointerKind kind = PointerKind::mouse) {
  session.pointer_down(p, kind);
  session.pointer_up(p, kind);
  session.update(0);
}

}  // namespace

TEST_CASE("a press on a party's mark selects it, and a second press lets it go") {
  Session session = session_at();
  press(session, centre_of(session, "party:germany"));
  REQUIRE(session.state().party);
  CHECK(session.story()[*session.state().party].id == "germany");
  press(session, centre_of(session, "party:germany"));
  CHECK_FALSE(session.state().party);
}

TEST_CASE("a drag on the map pans it and selects nothing") {
  Session session = session_at();
  const Camera before = session.scene().map.camera;
  const Point from = session.scene().map.rect.centre();
  session.pointer_down(from, PointerKind::mouse);
  for (int i = 1; i <= 10; ++i) session.pointer_move({from.x + static_cast<float>(i) * 10, from.y}, PointerKind::mouse);
  session.pointer_up({from.x + 100, from.y}, PointerKind::mouse);
  session.update(0);
  CHECK(session.scene().map.camera.x == doctest::Approx(before.x - 100 / before.px_per_unit).epsilon(0.12));
  CHECK_FALSE(session.state().party);
}

TEST_CASE("zooming keeps the point under the pointer where it is") {
  Session session = session_at();
  const Point p{400, 300};
  const PlanePoint fixed = session.scene().map.plane_from_px(p);
  for (int i = 0; i < 5; ++i) session.zoom_at(p, 1.3);
  session.update(0);
  CHECK(session.scene().map.plane_from_px(p).x == doctest::Approx(fixed.x));
  CHECK(session.scene().map.plane_from_px(p).y == doctest::Approx(fixed.y));
}

TEST_CASE("a press on the scrubber goes to the nearest statement and shows its card") {
  Session session = session_at();
  const ScrubberGeometry& g = session.scene().scrubber;
  const std::vector<float> xs = g.stop_x_px;
  const float y = g.track.centre().y;
  for (std::size_t stop = 1; stop < xs.size(); ++stop) {
    press(session, {xs[stop] + 1, y});
    CHECK(session.scene().scrubber.handle_x_px == doctest::Approx(xs[stop]).epsilon(0.02));
  }
}

TEST_CASE("keys on the scrubber step through statements; Home is before everything") {
  Session session = session_at();
  CHECK(session.key(Key::home, {}, "time:scrubber"));
  session.update(0);
  CHECK(session.scene().regions[*session.scene().find("time:scrubber")].now == 0);
  CHECK(session.key(Key::right, {}, "time:scrubber"));
  session.update(0);
  CHECK(session.scene().regions[*session.scene().find("time:scrubber")].now == 1);
  CHECK(session.key(Key::end, {}, "time:scrubber"));
  session.update(0);
  const Region& slider = session.scene().regions[*session.scene().find("time:scrubber")];
  CHECK(slider.now == slider.max);
}

TEST_CASE("keys belong to the part that has focus: the map's do nothing on the scrubber, Tab is nobody's") {
  Session session = session_at();
  CHECK_FALSE(session.key(Key::plus, {}, "time:scrubber"));
  CHECK_FALSE(session.key(Key::left, {}, "question:select"));
  CHECK(session.key(Key::plus, {}, "map:view"));
}

TEST_CASE("Alt and an arrow on the map go from party to party") {
  Session session = session_at();
  CHECK(session.key(Key::left, {.alt = true}, "map:view"));
  REQUIRE(session.state().party);
  CHECK(session.story()[*session.state().party].id == "us");
  session.update(0);
  CHECK(session.key(Key::right, {.alt = true}, "map:view"));
  CHECK(session.story()[*session.state().party].id == "uk");
}

TEST_CASE("a party that is selected out of sight is brought into view, from whichever side it lies on") {
  struct Way {
    float dx, dy;
  };
  for (const Way& way : {Way{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, -1}}) {
    CAPTURE(way.dx);
    CAPTURE(way.dy);
    Session session = session_at();
    const PartyId germany = *session.story().find_party("germany");
    const PlanePoint place =
        AzimuthalEqualArea(session.story().map.projection_centre).forward(session.story()[germany].place.at);
    session.zoom_at(session.scene().map.rect.centre(), 4);
    session.update(0);
    const Rect rect = session.scene().map.rect;
    const Point seen = session.scene().map.px_from_plane(place);
    session.pan_by(rect.centre().x + way.dx * rect.w - seen.x, rect.centre().y + way.dy * rect.h - seen.y);
    session.update(0);
    REQUIRE_FALSE(rect.contains(session.scene().map.px_from_plane(place)));
    session.dispatch(action::SelectParty{germany});
    session.update(0);
    CHECK(rect.inset(24).contains(session.scene().map.px_from_plane(place)));
  }
}

TEST_CASE("hover is shared: pointing at a party marks it everywhere, leaving clears it") {
  Session session = session_at();
  session.pointer_move(centre_of(session, "party:nato"), PointerKind::mouse);
  REQUIRE(session.state().hover.party);
  CHECK(session.pointing_at_target());
  session.pointer_leave();
  CHECK_FALSE(session.state().hover.party);
}

TEST_CASE("nothing is due when nothing changed") {
  Session session = session_at();
  CHECK_FALSE(session.dirty());
  CHECK_FALSE(session.update(1000));
  session.pointer_move({3, 3}, PointerKind::mouse);
  session.focus("");
  session.scroll("quotes:list", 0);
  CHECK_FALSE(session.dirty());
}

TEST_CASE("a camera move takes 250 ms and then rests; under reduced motion it is there at once") {
  Session session = session_at();
  session.set_reduced_motion(false);
  session.activate("map:in");
  CHECK(session.update(1000));
  CHECK(session.update(1100));
  CHECK_FALSE(session.update(1300));
  CHECK(session.scene().map.camera == session.state().camera);
  session.set_reduced_motion(true);
  session.activate("map:fit");
  CHECK_FALSE(session.update(2000));
  CHECK(session.state().camera.fitted());
}

TEST_CASE("unknown regions and values out of range are passed over") {
  Session session = session_at();
  session.activate("no such region");
  session.set_value("question:select", 999);
  CHECK_FALSE(session.state().question);
  session.set_value("time:scrubber", 1'000'000);
  session.set_value("time:scrubber", -5);
  session.update(0);
  CHECK(session.scene().regions[*session.scene().find("time:scrubber")].now == 0);
}

TEST_CASE("what is typed into the search field is looked for, and Escape there clears it before anything else") {
  Session session = session_at();
  session.dispatch(action::SelectParty{*session.story().find_party("uk")});
  session.set_text("search:field", "Z\u00fcrich", false);
  CHECK(session.state().search == "Z\u00fcrich");
  CHECK(session.dirty());
  session.set_text("no such field", "x", true);
  CHECK(session.state().search == "Z\u00fcrich");
  CHECK(session.key(Key::escape, {}, "search:field"));
  CHECK(session.state().search.empty());
  CHECK(session.state().party);
  CHECK(session.key(Key::escape, {}, "search:field"));
  CHECK_FALSE(session.state().party);
}

TEST_CASE("selecting a quote from elsewhere asks for it to be scrolled into view, once") {
  Session session = session_at(1440, 500);
  const auto& quotes = session.story().by_time[0];
  session.dispatch(action::SetQuestion{std::nullopt});
  session.dispatch(action::SelectQuote{quotes.front()});
  session.update(0);
  const auto top = session.take_scroll_request();
  REQUIRE(top);
  CHECK(*top > 0);
  CHECK_FALSE(session.take_scroll_request());
}

TEST_CASE("so does a view that opens on a quote") {
  Story story = testing::shipped_story();
  ViewState state = apply(story, opening_view(story), action::SetQuestion{std::nullopt});
  state = apply(story, state, action::SelectQuote{story.by_time[0].front()});
  Session session(std::move(story), std::move(state), kMeasure);
  session.set_viewport({.width_px = 1440, .height_px = 500});
  session.update(0);
  const auto top = session.take_scroll_request();
  REQUIRE(top);
  CHECK(*top > 0);
  CHECK_FALSE(session.take_scroll_request());
}

TEST_CASE("a view whose part of the program is not here yet is not shown before it is") {
  Session session = session_at();
  session.set_deferred_here(false);
  session.update(0);
  CHECK_FALSE(session.waits_for_deferred());
  REQUIRE(session.scene().find("map:view"));

  for (const Action& asked :
       std::vector<Action>{action::SetLens{Lens::grid}, action::StartQuiz{7}, action::SetPresenting{Presenting::speaker}}) {
    session.dispatch(asked);
    CHECK(session.waits_for_deferred());
    CHECK_FALSE(session.update(0));
    CHECK_FALSE(session.dirty());  // or the page would draw without end
    CHECK(session.scene().find("map:view"));

    session.give_up_deferred();
    CHECK_FALSE(session.waits_for_deferred());
    CHECK_FALSE(needs_deferred(session.state()));
  }

  session.dispatch(action::SetLens{Lens::grid});
  session.update(0);
  session.set_deferred_here(true);
  CHECK(session.dirty());
  session.update(0);
  CHECK_FALSE(session.scene().find("map:view"));
  CHECK(session.scene().find("grid"));
}

}  // namespace standpoint
