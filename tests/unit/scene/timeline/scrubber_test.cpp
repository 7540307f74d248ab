// The scrubber: ranges, typed dates, crossings, and space for every text.
#include <doctest/doctest.h>

#include <algorithm>

#include "standpoint/session.h"
#include "standpoint/theme.h"
#include "standpoint/url.h"
#include "story/words.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"
#include "time/typed_date.h"

namespace standpoint {
namespace {

using testing::moment;
using testing::NewsDay;

const TableTextMeasure kMeasure;

Scene scene_of(const Story& story, const ViewState& state, float w, float h, float text_scale = 1, bool coarse = false) {
  return build_scene(story, nullptr, state, {},
                     {.width_px = w, .height_px = h, .text_scale = text_scale, .coarse_pointer = coarse}, kMeasure);
}

const Region* region(const Scene& scene, std::string_view id) {
  const auto i = scene.find(id);
  return i ? &scene.regions[*i] : nullptr;
}

/// Line boxes without their leading.
std::vector<std::pair<std::string, Rect>> texts_of(const Scene& scene) {
  std::vector<std::pair<std::string, Rect>> out;
  const float scale = scene.viewport.text_scale;
  for (const Layer& layer : scene.layers) {
    if (layer.part != "scrubber") continue;
    for (const Shape& shape : layer.shapes)
      if (const auto* t = std::get_if<TextShape>(&shape)) {
        const float size = kTypeScalePx[t->style.size] * scale;
        out.emplace_back(t->text, Rect{t->at.x, t->at.y + size * 0.2f, kMeasure.width_px(t->text, t->style) * scale, size});
      }
  }
  return out;
}

Session session_of(const Story& story) {
  Session session(story, opening_view(story), kMeasure);
  session.set_viewport({.width_px = 1440, .height_px = 772});
  session.set_reduced_motion(true);
  session.update(0);
  return session;
}

std::string typed(std::string_view text, const Messages& say = Messages::english()) {
  const std::optional<Edtf> date = parse_typed_date(text, 2025, say);
  return date ? date->text : "";
}

}  // namespace

TEST_CASE("no texts of the scrubber overlap or leave it, at any size and text scale, in any state") {
  const Story story = testing::shipped_story();
  const ViewState opening = opening_view(story);
  std::vector<ViewState> states = {opening};
  states.push_back(apply(story, opening, action::SetClock{Clock::published}));
  states.push_back(apply(story, opening, action::SetRange{testing::date("2025-02-12").begin}));
  states.push_back(apply(story, opening, action::GoToStop{0}));
  states.push_back(apply(story, opening, action::GoToStop{1}));
  states.push_back(apply(story, opening, action::GoToStop{2}));
  for (const float w : {320.f, 360.f, 390.f, 480.f, 560.f, 660.f, 768.f, 900.f, 1024.f, 1440.f, 1600.f})
    for (const float scale : {1.f, 1.25f, 1.5f, 2.f})
      for (const bool coarse : {false, true})
        for (std::size_t s = 0; s < states.size(); ++s) {
          if (w / scale < 210) continue;
          const Scene scene = scene_of(story, states[s], w, 900, scale, coarse);
          CAPTURE(w);
          CAPTURE(scale);
          CAPTURE(coarse);
          CAPTURE(s);
          const Region* time = region(scene, "time");
          REQUIRE(time);
          const auto texts = texts_of(scene);
          for (std::size_t i = 0; i < texts.size(); ++i) {
            CAPTURE(texts[i].first);
            CHECK(texts[i].second.x >= 0);
            CHECK(texts[i].second.right() <= w);
            CHECK(texts[i].second.y >= time->rect.y);
            CHECK(texts[i].second.bottom() <= time->rect.bottom());
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
              CAPTURE(texts[j].first);
              CHECK_FALSE(texts[i].second.overlaps(texts[j].second));
            }
          }
          // The first text is the date, and it is not cut.
          REQUIRE_FALSE(texts.empty());
          CHECK(texts.front().first.find("\u2026") == std::string::npos);
          CHECK(region(scene, "time:date"));
        }
}

TEST_CASE("dates of events that lie close together do not touch, however narrow the axis") {
  testing::StoryBuilder b;
  const PersonId speaker = b.person("a", b.party("p"));
  b.quote("first", speaker, "2025-02-09", "2025-02-09");
  for (const char* at : {"2025-02-10", "2025-02-11", "2025-02-12", "2025-02-13", "2025-02-14", "2025-02-15"})
    b.event(std::string("Representatives of many governments assemble for extraordinary consultations ") + at, at);
  const Story story = b.build();
  for (const float w : {320.f, 390.f, 480.f, 660.f}) {
    for (int stop = 0; stop <= 7; ++stop) {
      CAPTURE(w);
      CAPTURE(stop);
      const auto texts = texts_of(scene_of(story, apply(story, opening_view(story), action::GoToStop{stop}), w, 900));
      for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
          CAPTURE(texts[i].first);
          CAPTURE(texts[j].first);
          CHECK_FALSE(texts[i].second.overlaps(texts[j].second));
        }
    }
  }
}

TEST_CASE("no event's title is cut: where not all fit, the current event's title is shown") {
  const Story story = testing::shipped_story();
  const ViewState opening = opening_view(story);
  const auto stands_at = [&](std::string_view id) {
    ViewState state = opening;
    const std::vector<Stop> all = stops(story, shown_filter(state), state.clock);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].kind == Stop::Kind::event && story.events[all[i].index].id == id)
        return apply(story, state, action::GoToStop{static_cast<int>(i) + 1});
    return state;
  };
  const auto says = [](const Scene& scene, std::string_view words) {
    std::string all;
    for (const auto& [text, rect] : texts_of(scene)) all += text + ' ';
    return all.find(words) != std::string::npos;
  };
  for (const std::pair<float, float>& size : {std::pair{390.f, 2.f}, {320.f, 2.f}, {320.f, 1.f}, {390.f, 1.f}, {1440.f, 1.f}}) {
    const float w = size.first, scale = size.second;
    CAPTURE(w);
    CAPTURE(scale);
    const Scene call = scene_of(story, stands_at("call"), w, 900, scale, w < 560);
    for (const auto& placed : texts_of(call)) {
      const std::string& text = placed.first;
      CAPTURE(text);
      CHECK(text.find("\u2026") == std::string::npos);
    }
    CHECK(says(call, "Trump and Putin agree to talk"));
    CHECK(says(call, "12 Feb"));
    for (const char* id : {"time:previous", "time:play", "time:next", "time:pace", "time:date"}) {
      REQUIRE(region(call, id));
      CHECK(region(call, id)->rect.right() <= w);
    }
    CHECK(says(scene_of(story, opening, w, 900, scale, w < 560), "NATO ministers meet"));
    CHECK(says(scene_of(story, apply(story, opening, action::GoToStop{0}), w, 900, scale, w < 560), "Crimea annexed"));
  }
}

TEST_CASE("a range shows only statements certain to be within it, and does not affect positions") {
  const NewsDay day = testing::news_day();
  ViewState state = opening_view(day.story);
  state.question.reset();
  const std::size_t all = count_quotes_at(day.story, shown_filter(state), state.clock, kOpenFuture);
  state = apply(day.story, state, action::SetRange{testing::date("2025-02-13").begin});
  const std::vector<QuoteId> shown = quotes_at(day.story, shown_filter(state), state.clock, shown_moment(day.story, state));
  CHECK(shown == std::vector<QuoteId>{day.over_heads, day.closely_involved, day.guarantees});
  CHECK(all > shown.size());
  // Scholz spoke before it, but his position remains.
  CHECK(position_at(day.story, day.germany, day.peace, state.clock, shown_moment(day.story, state)));
  // By the other clock his statement was published within it.
  const ViewState published = apply(day.story, state, action::SetClock{Clock::published});
  CHECK(matches(day.story, shown_filter(published), day.no_imposed_peace));
  for (const Stop& stop : stops(day.story, shown_filter(state), state.clock)) CHECK(stop.begin >= *state.range_from);
}

TEST_CASE("a range begins before its moment, does not hide the selected quote, and ends when the reader goes elsewhere") {
  const NewsDay day = testing::news_day();
  const ViewState opening = opening_view(day.story);
  const Minute from = testing::date("2025-02-12").begin;
  ViewState state = apply(day.story, opening, action::SetRange{from});
  CHECK(state.range_from == from);
  CHECK_FALSE(apply(day.story, state, action::SetRange{}).range_from);
  CHECK_FALSE(apply(day.story, opening, action::SetRange{testing::date("2014").begin}).range_from);
  CHECK(apply(day.story, state, action::SetRange{moment("2025-02-13")}).range_from == from);
  CHECK_FALSE(apply(day.story, state, action::SetMoment{moment("2014")}).range_from);
  CHECK_FALSE(apply(day.story, state, action::SelectQuote{day.unrealistic}).range_from);
  const ViewState start = apply(day.story, state, action::GoToStop{0});
  CHECK(start.moment == from);
  CHECK(start.range_from == from);
  const ViewState on_scholz = apply(day.story, opening, action::SelectQuote{day.no_imposed_peace});
  CHECK_FALSE(apply(day.story, on_scholz, action::SetRange{testing::date("2025-02-12T12:00").begin}).quote);
}

TEST_CASE("the counts on the screen follow the range") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state.question.reset();
  const Scene before = scene_of(story, state, 1440, 772);
  state = apply(story, state, action::SetRange{testing::date("2025-02-13").begin});
  const Scene within = scene_of(story, state, 1440, 772);
  const std::size_t n = quotes_at(story, shown_filter(state), state.clock, shown_moment(story, state)).size();
  REQUIRE(region(within, "time:changes"));
  CHECK(region(within, "time:changes")->name.rfind("In this time: " + std::to_string(n) + " statements", 0) == 0);
  CHECK(region(within, "time:range:clear"));
  CHECK_FALSE(region(before, "time:range:clear"));
  REQUIRE(region(within, "time:from"));
  CHECK(region(within, "time:from")->now > 0);
  CHECK(region(within, "time:from")->value == "Thu 13 Feb 2025");
  CHECK(within.scrubber.from_x_px[static_cast<std::size_t>(within.scrubber.from)] > before.scrubber.from_x_px.front());
}

TEST_CASE("the start of the range is dragged with the pointer and moved with the slider's keys") {
  Session session = session_of(testing::shipped_story());
  const ScrubberGeometry g = session.scene().scrubber;
  const float y = g.track.centre().y;
  session.pointer_down({g.from_x_px.front(), y}, PointerKind::mouse);
  for (int i = 1; i <= 10; ++i)
    session.pointer_move({g.from_x_px.front() + (g.from_x_px.back() - g.from_x_px.front()) * static_cast<float>(i) / 10, y},
                         PointerKind::mouse);
  session.pointer_up({g.from_x_px.back(), y}, PointerKind::mouse);
  CHECK(session.state().range_from == g.from_minutes.back());
  CHECK_FALSE(session.state().moment);
  session.update(0);
  session.set_value("time:from", 0);
  CHECK_FALSE(session.state().range_from);
}

TEST_CASE("hovering the scrubber shows a ghost with a date and changes nothing") {
  Session session = session_of(testing::shipped_story());
  const ScrubberGeometry g = session.scene().scrubber;
  CHECK_FALSE(region(session.scene(), "time:ghost"));
  session.pointer_move({g.stop_x_px[2], g.track.centre().y}, PointerKind::mouse);
  session.update(0);
  REQUIRE(region(session.scene(), "time:ghost"));
  CHECK(region(session.scene(), "time:ghost")->name.find("12 Feb") != std::string::npos);
  CHECK_FALSE(session.state().moment);
  CHECK(session.scene().scrubber.handle_x_px == g.handle_x_px);
  session.pointer_leave();
  session.update(0);
  CHECK_FALSE(region(session.scene(), "time:ghost"));
}

TEST_CASE("a break describes what is folded, for pointer, touch and keyboard") {
  Session session = session_of(testing::shipped_story());
  const Region* fold = region(session.scene(), "time:fold:0");
  REQUIRE(fold);
  CHECK(fold->name == "Wed 31 Dec 2014 to Wed 12 Feb 2025: 10 years are folded here");
  const std::size_t texts = texts_of(session.scene()).size();
  const Point at{session.scene().scrubber.fold_x_px.front(), session.scene().scrubber.track.centre().y};
  session.focus("time:fold:0");
  session.update(0);
  CHECK(texts_of(session.scene()).size() > texts);
  session.focus("");
  session.pointer_move(at, PointerKind::mouse);
  session.update(0);
  CHECK(texts_of(session.scene()).size() > texts);
  session.pointer_leave();
  session.pointer_down(at, PointerKind::touch);
  session.pointer_up(at, PointerKind::touch);
  CHECK(session.state().hover.fold == 0);
  CHECK_FALSE(session.state().moment);  // a tap there shows the description
}

TEST_CASE("of two stops at one place the pointer finds the earlier from the left and the later from the right") {
  const Story story = testing::shipped_story();
  Session session(story, apply(story, opening_view(story), action::SetQuestion{}), kMeasure);
  session.set_viewport({.width_px = 1000, .height_px = 700});
  session.update(0);
  const ScrubberGeometry g = session.scene().scrubber;
  const std::vector<Stop> all = stops(story, shown_filter(session.state()), Clock::said);
  const auto is_call = [&](const Stop& s) { return s.kind == Stop::Kind::event && story.events[s.index].id == "call"; };
  const auto call = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_call) - all.begin()) + 1;
  const float x = g.stop_x_px[call], y = g.track.centre().y;
  session.pointer_move({x - 3, y}, PointerKind::mouse);
  CHECK(session.state().hover.stop == static_cast<int>(call));
  session.pointer_move({x + 3, y}, PointerKind::mouse);
  REQUIRE(session.state().hover.stop);
  CHECK(*session.state().hover.stop > static_cast<int>(call));
}

TEST_CASE("typed dates are parsed in their usual forms") {
  for (const std::string_view text :
       {"13.2.2025", "13.02.2025", "13/2/2025", "13-2-25", "2025-02-13", "2025.2.13", "13 Feb 2025", "13. February 2025",
        "Thursday 13 February 2025", "February 13, 2025", "13 feb", "13.2.", " 2/13/2025 "})
    CHECK_MESSAGE(typed(text) == "2025-02-13", text);
  CHECK(typed("2014") == "2014");
  CHECK(typed("Feb 2025") == "2025-02");
  CHECK(typed("2/2025") == "2025-02");
  CHECK(typed("2025-02-12/2025-02-13") == "2025-02-12/2025-02-13");
  for (const std::string_view text : {"", " ", "yesterday", "30.2.2025", "13.13.2025", "0.2.2025", "1", "13 Foo 2025",
                                      "1.2.3.4", "\xff", "99999999999999999999", "13 Feb Mar"})
    CHECK_MESSAGE(typed(text) == "", text);
}

TEST_CASE("typed dates are parsed in the language of the interface") {
  const auto messages = [](const std::string& lang) {
    return *Messages::load(testing::read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/messages/" + lang + ".json"));
  };
  CHECK(typed("13. M\u00e4rz 2025", messages("de")) == "2025-03-13");
  CHECK(typed("Donnerstag, 13. marz", messages("de")) == "2025-03-13");
  CHECK(typed("Dez. 2024", messages("de")) == "2024-12");
  CHECK(typed("13 \u043b\u044e\u0442\u043e\u0433\u043e 2025", messages("uk")) == "2025-02-13");
}

TEST_CASE("a typed date changes the moment; an invalid one stays in the field with an error") {
  Session session = session_of(testing::shipped_story());
  session.activate("time:date");
  session.update(0);
  REQUIRE(region(session.scene(), "time:date"));
  CHECK(region(session.scene(), "time:date")->role == Role::text_field);
  session.set_text("time:date", "someday", true);
  session.update(0);
  CHECK(region(session.scene(), "time:date")->invalid);
  CHECK(region(session.scene(), "time:changes")->name.find("13.2.2025") != std::string::npos);
  session.set_text("time:date", "12 Feb 2025", true);
  session.update(0);
  CHECK(session.state().moment == moment("2025-02-12"));
  CHECK(region(session.scene(), "time:date")->role == Role::button);
  session.activate("time:date");
  session.update(0);
  CHECK(session.key(Key::escape, {}, "time:date"));
  CHECK_FALSE(session.state().typed_date);
}

TEST_CASE("after a change of clocks the crossings are listed until the moment changes") {
  const Story story = testing::shipped_story();
  ViewState state = apply(story, opening_view(story), action::SetClock{Clock::published});
  const Scene scene = scene_of(story, state, 1440, 772);
  REQUIRE(region(scene, "time:changes"));
  const std::string& words = region(scene, "time:changes")->name;
  CHECK(words.find("Olaf Scholz: ") == 0);
  CHECK(words.find("made before \u201CTrump and Putin agree to talk\u201D, published after it") != std::string::npos);
  const auto texts = texts_of(scene);
  CHECK(std::any_of(texts.begin(), texts.end(), [](const auto& t) { return t.first.find("Scholz") != std::string::npos; }));
  state = apply(story, state, action::StepStops{-1});
  CHECK_FALSE(state.clock_changed);
  const Story empty = testing::StoryBuilder().build();
  CHECK(words::clock_crossings(Messages::english(), empty).size() == 1);
}

TEST_CASE("ticks glide between the clocks, and not under reduced motion") {
  for (const bool reduced : {false, true}) {
    Session session = session_of(testing::shipped_story());
    session.set_reduced_motion(reduced);
    session.dispatch(action::SetClock{Clock::published});
    CHECK(session.update(1000) == !reduced);
    if (reduced) continue;
    CHECK(session.update(1100));
    CHECK_FALSE(session.update(1300));
  }
}

TEST_CASE("the pace cycles, and is kept through a guided reading") {
  const Story story = testing::shipped_story();
  Session session = session_of(story);
  std::vector<Pace> paces;
  for (int i = 0; i < 3; ++i) {
    session.activate("time:pace");
    session.update(0);
    paces.push_back(session.state().pace);
  }
  CHECK(paces == std::vector<Pace>{Pace::twice, Pace::half, Pace::normal});
  const ViewState fast = apply(story, opening_view(story), action::SetPace{Pace::twice});
  CHECK(apply(story, fast, action::GoToStep{1}).pace == Pace::twice);
}

TEST_CASE("parties that changed their answer or first spoke are marked as changed") {
  const Story story = testing::shipped_story();
  const Scene scene = scene_of(story, opening_view(story), 1440, 772);
  REQUIRE(region(scene, "party:germany"));
  CHECK(region(scene, "party:germany")->name.find("(new)") != std::string::npos);
  CHECK(region(scene, "party:us")->name.find("(new)") == std::string::npos);
  const Scene before = scene_of(story, apply(story, opening_view(story), action::GoToStop{0}), 1440, 772);
  CHECK(region(before, "party:germany")->name.find("(new)") == std::string::npos);
}

TEST_CASE("a statement with an open end extends to the edge of the axis and is not a stop") {
  testing::StoryBuilder builder;
  const PersonId person = builder.person("p", builder.party("a"));
  builder.quote("done", person, "2025-02-12", "2025-02-12");
  builder.quote("open", person, "2025-02-12/..", "2025-02-12/..");
  builder.event("later", "2025-02-14");
  const Story story = builder.build();
  const Scene scene = scene_of(story, opening_view(story), 1024, 700);
  CHECK(region(scene, "time:scrubber")->max == 2);
  float right = 0;
  for (const Layer& layer : scene.layers)
    if (layer.part == "scrubber")
      for (const Shape& shape : layer.shapes)
        if (const auto* fill = std::get_if<FillShape>(&shape))
          if (fill->paint.ink == Ink::soft_ink && fill->rect.h == 1) right = std::max(right, fill->rect.right());
  CHECK(right == doctest::Approx(scene.scrubber.stop_x_px.back()).epsilon(0.01));
}

}  // namespace standpoint
