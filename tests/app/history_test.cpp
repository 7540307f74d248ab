// The address follows the view; a choice gets an entry of its own in the history, moving through time doesn't.
#include <doctest/doctest.h>

#include <vector>

#include "support/app_driver.h"

namespace standpoint {
namespace {

using testing::AppDriver;

TEST_CASE("choosing a party is an entry in the history") {
  AppDriver driver;
  driver.press("party:germany");
  REQUIRE(driver.output.query);
  CHECK(*driver.output.query == "party=germany");
  CHECK(driver.output.new_history_entry);
}

TEST_CASE("keys on the scrubber change the address without an entry") {
  AppDriver driver;
  driver.key(Key::left);
  driver.key(Key::left);
  REQUIRE(driver.output.query);
  CHECK_MESSAGE(driver.output.query->find("quote=") == 0, *driver.output.query);
  CHECK_FALSE(driver.output.new_history_entry);
  CHECK(driver.output.moment_changed);
}

TEST_CASE("a drag on the scrubber makes no entries") {
  AppDriver driver;
  const Scene& scene = driver.session().scene();
  const Point from{scene.scrubber.handle_x_px, scene.scrubber.track.centre().y};
  driver.app.pointer(app::PointerPhase::down, PointerKind::mouse, from);
  int addresses = 0;
  for (int i = 1; i <= 20; ++i) {
    driver.app.pointer(app::PointerPhase::move, PointerKind::mouse, {from.x - static_cast<float>(i) * 12, from.y});
    driver.frame();
    addresses += driver.output.query ? 1 : 0;
    CHECK_FALSE(driver.output.new_history_entry);
  }
  driver.app.pointer(app::PointerPhase::up, PointerKind::mouse, {from.x - 240, from.y});
  driver.frame();
  CHECK(addresses > 2);
  CHECK_FALSE(driver.output.new_history_entry);
}

TEST_CASE("a choice after scrubbing is an entry again") {
  AppDriver driver;
  driver.key(Key::left);
  driver.press("party:germany");
  CHECK(driver.output.new_history_entry);
}

TEST_CASE("typing a search makes no entry") {
  AppDriver driver;
  driver.app.set_text("search:field", "peace", false);
  driver.frame();
  CHECK_FALSE(driver.output.query);
  CHECK(driver.output.tree);
}

TEST_CASE("a view that the address bar asked for is not reported back to it") {
  AppDriver driver;
  CHECK(driver.app.replace_state("party=nato&lens=grid").empty());
  driver.frame();
  CHECK_FALSE(driver.output.query);
  CHECK(driver.app.query() == "party=nato&lens=grid");
  CHECK(driver.app.replace_state("party=atlantis").size() == 1);
}

TEST_CASE("a table may be asked for by that name") {
  AppDriver driver("lens=table");
  CHECK(driver.loaded.sentences.empty());
  CHECK(driver.state().lens == Lens::grid);
}

TEST_CASE("every choice is an entry: question, clock, lens, quotation, step") {
  for (const Action& choice :
       std::vector<Action>{action::SetQuestion{}, action::SetClock{Clock::published}, action::SetLens{Lens::grid},
                           action::SelectQuote{QuoteId{0}}, action::GoToStep{1}}) {
    AppDriver driver;
    driver.app.session()->dispatch(choice);
    driver.frame();
    CHECK(driver.output.query);
    CHECK(driver.output.new_history_entry);
  }
}

TEST_CASE("presenting is an entry; steps on the stage are not") {
  AppDriver driver;
  driver.app.session()->dispatch(action::SetPresenting{Presenting::speaker});
  driver.frame();
  CHECK(driver.output.new_history_entry);
  driver.app.session()->dispatch(action::GoToStep{2});
  driver.frame();
  REQUIRE(driver.output.query);
  CHECK_FALSE(driver.output.new_history_entry);
}

}  // namespace
}  // namespace standpoint
