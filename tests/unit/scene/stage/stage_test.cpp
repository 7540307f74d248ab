// Presenting: entering, stepping through and leaving, and that every step of the shipped story is legible to an audience.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "standpoint/presenting.h"
#include "standpoint/projection.h"
#include "standpoint/semantics.h"
#include "standpoint/session.h"
#include "standpoint/theme.h"
#include "standpoint/url.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

using testing::NewsDay;

const TableTextMeasure kMeasure;

NewsDay guided_day() {
  NewsDay day = testing::news_day();
  Step call, scholz, table;
  call.title = "A call";
  call.text = "Two presidents talk.";
  scholz.question = day.peace;
  scholz.quote = day.no_imposed_peace;
  scholz.notes = "Slowly.";
  table.question = day.table;
  day.story.steps = {call, scholz, table};
  return day;
}

ViewState presenting(const Story& story, int step = 1, Presenting kind = Presenting::speaker) {
  const ViewState at_step = apply(story, opening_view(story), action::GoToStep{step});
  return apply(story, at_step, action::SetPresenting{kind});
}

Scene stage_of(const Story& story, int step, float w, float h, float text_scale = 1, bool coarse = false) {
  const Viewport viewport{.width_px = w, .height_px = h, .text_scale = text_scale, .coarse_pointer = coarse};
  return build_scene(story, nullptr, presenting(story, step), {}, viewport, kMeasure);
}

struct PlacedText {
  std::string text;
  Rect box;
  float size_px;
  Rect clip;
};

std::vector<PlacedText> texts_of(const Scene& scene, std::string_view part) {
  std::vector<PlacedText> out;
  for (const Layer& layer : scene.layers) {
    if (layer.part != part) continue;
    for (const Shape& shape : layer.shapes)
      if (const auto* t = std::get_if<TextShape>(&shape)) {
        const float scale = scene.viewport.text_scale, size = kTypeScalePx[t->style.size] * scale;
        out.push_back(
            {t->text, {t->at.x, t->at.y + size * 0.2f, kMeasure.width_px(t->text, t->style) * scale, size}, size, layer.clip});
      }
  }
  return out;
}

/// All texts of a part concatenated without spaces, since lines may break anywhere.
std::string run_together(const std::vector<PlacedText>& texts) {
  std::string out;
  for (const PlacedText& t : texts) out += t.text;
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}
std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

const Region* region(const Scene& scene, std::string_view id) {
  const auto i = scene.find(id);
  return i ? &scene.regions[*i] : nullptr;
}

}  // namespace

TEST_CASE("presenting begins at the first or the current step, and leaving keeps the step") {
  const NewsDay day = guided_day();
  const ViewState first = apply(day.story, opening_view(day.story), action::SetPresenting{Presenting::speaker});
  CHECK(first.step == 1);
  CHECK(first.presenting == Presenting::speaker);
  CHECK_FALSE(first.playing);
  CHECK(presenting(day.story, 3).step == 3);
  const ViewState next = apply(day.story, first, action::GoToStep{2});
  CHECK(next.presenting == Presenting::speaker);
  CHECK(next.quote == day.no_imposed_peace);
  const ViewState left = apply(day.story, next, action::SetPresenting{Presenting::no});
  CHECK(left.presenting == Presenting::no);
  CHECK(left.step == 2);
  CHECK(apply(day.story, next, action::GoToStep{0}).presenting == Presenting::no);
}

TEST_CASE("a story without steps cannot be presented") {
  const NewsDay day = testing::news_day();
  const ViewState state = apply(day.story, opening_view(day.story), action::SetPresenting{Presenting::kiosk});
  CHECK(state == opening_view(day.story));
  CHECK(state_from_query(day.story, "present").state == opening_view(day.story));
  CHECK(state_from_query(day.story, "present").notices.size() == 1);
  CHECK(speaker_notes_json(day.story, state) == "{}");
}

TEST_CASE("a kiosk plays the steps in a loop until it is paused") {
  const NewsDay day = guided_day();
  ViewState state = presenting(day.story, 1, Presenting::kiosk);
  CHECK(state.playing);
  std::vector<int> seen;
  for (int i = 0; i < 4; ++i) {
    seen.push_back(state.step);
    state = apply(day.story, state, action::PlayTick{});
  }
  CHECK(seen == std::vector<int>{1, 2, 3, 1});
  state = apply(day.story, state, action::SetPlaying{false});
  const ViewState paused = apply(day.story, state, action::PlayTick{});
  CHECK(paused.step == state.step);
  CHECK(paused.presenting == Presenting::kiosk);
  CHECK(apply(day.story, paused, action::SetPlaying{true}).step == state.step);
  CHECK_FALSE(apply(day.story, presenting(day.story, 1, Presenting::kiosk), action::GoToStep{2}).playing);
}

TEST_CASE("a kiosk shows longer steps for longer") {
  const NewsDay day = guided_day();
  Story story = day.story;
  story.steps[1].text = std::string(400, 'x');
  const int little = kiosk_ms(story, presenting(story, 1)), more = kiosk_ms(story, presenting(story, 2));
  CHECK(little >= 8'000);
  CHECK(more > little);
  story.steps[1].text = std::string(100'000, 'x');
  CHECK(kiosk_ms(story, presenting(story, 2)) == 45'000);
}

TEST_CASE("the address contains whether and how the story is presented") {
  const NewsDay day = guided_day();
  for (const Presenting kind : {Presenting::speaker, Presenting::kiosk})
    for (const int step : {1, 2, 3}) {
      const ViewState state = presenting(day.story, step, kind);
      const std::string query = query_from_state(day.story, state);
      CAPTURE(query);
      CHECK(state_from_query(day.story, query).state == state);
    }
  CHECK(query_from_state(day.story, presenting(day.story, 2)) == "step=2&present=1");
  const auto presenting_by = [&](std::string_view query) { return state_from_query(day.story, query).state.presenting; };
  CHECK(presenting_by("present") == Presenting::speaker);
  CHECK(presenting_by("present=&step=2") == Presenting::speaker);
  CHECK(presenting_by("present=kiosk") == Presenting::kiosk);
  CHECK(presenting_by("present=0") == Presenting::no);
  CHECK(state_from_query(day.story, "present").state.step == 1);
  CHECK(state_from_query(day.story, "present=kiosk&step=2").state.playing);
  const UrlResult unknown = state_from_query(day.story, "present=loudly");
  CHECK(unknown.state == opening_view(day.story));
  REQUIRE(unknown.notices.size() == 1);
  CHECK(unknown.notices[0].find("kiosk") != std::string::npos);
}

TEST_CASE("a clicker's keys change the step, Escape leaves, and no key goes beyond the ends") {
  Story story = guided_day().story;
  ViewState state = presenting(story);
  Session session(std::move(story), std::move(state), kMeasure);
  session.set_viewport({.width_px = 1280, .height_px = 720});
  session.set_reduced_motion(true);
  session.update(0);
  const auto after = [&](Key key) {
    CHECK(session.key(key, {}, ""));
    session.update(0);
    return session.state().step;
  };
  CHECK(after(Key::page_up) == 1);
  CHECK(after(Key::page_down) == 2);
  CHECK(after(Key::right) == 3);
  CHECK(after(Key::page_down) == 3);
  CHECK(after(Key::left) == 2);
  CHECK(after(Key::end) == 3);
  CHECK(after(Key::home) == 1);
  CHECK(after(Key::space) == 2);
  CHECK_FALSE(session.key(Key::right, {.alt = true}, ""));
  CHECK(after(Key::escape) == 2);
  CHECK(session.state().presenting == Presenting::no);
}

TEST_CASE("a step's camera shows what it asks for, until the reader asks for everything") {
  Story story = testing::shipped_story();
  const auto framed = std::find_if(story.steps.begin(), story.steps.end(), [](const Step& s) { return s.camera.has_value(); });
  REQUIRE(framed != story.steps.end());
  const int number = static_cast<int>(framed - story.steps.begin()) + 1;
  const StepCamera asked = *framed->camera;
  const ViewState at_step = apply(story, opening_view(story), action::GoToStep{number});
  const Viewport viewport{.width_px = 1280, .height_px = 720};
  const auto map_of = [&](const ViewState& state) { return build_scene(story, nullptr, state, {}, viewport, kMeasure).map; };
  const AzimuthalEqualArea projection(story.map.projection_centre);
  const MapGround near = map_of(at_step), far = map_of(apply(story, at_step, action::FitMap{}));
  CHECK(near.camera.px_per_unit > far.camera.px_per_unit);
  for (const PartyId party : asked.parties)
    CHECK(near.rect.contains(near.px_from_plane(projection.forward(story[party].place.at))));
  CHECK(map_of(apply(story, at_step, action::GoToStep{1})).camera == far.camera);
}

TEST_CASE("a camera on a place shows at least the kilometres that it asks for") {
  const Story story = testing::shipped_story();
  const StepCamera asked{.parties = {}, .centre = {14, 51}, .across_km = 2600};
  const Rect rect{0, 0, 800, 500};
  const Camera camera = step_camera(story, asked, rect);
  CHECK(500 / camera.px_per_unit * 6371 == doctest::Approx(2600).epsilon(0.01));
}

TEST_CASE("the notes contain the current step and the next, except at the last step") {
  const NewsDay day = guided_day();
  const std::string first = speaker_notes_json(day.story, presenting(day.story, 1));
  CHECK(first.find("\"step\":1,\"count\":3") != std::string::npos);
  CHECK(first.find("\"title\":\"A call\"") != std::string::npos);
  CHECK(first.find("\"next\":{") != std::string::npos);
  CHECK(first.find("\"notes\":\"Slowly.\"") > first.find("\"next\""));
  CHECK(speaker_notes_json(day.story, presenting(day.story, 3)).find("\"next\"") == std::string::npos);
  CHECK(speaker_notes_json(day.story, opening_view(day.story)) == "{}");
}

TEST_CASE("the quiz on a stage fits the screen, and on a projector no word of it is smaller than 28 px") {
  const Story story = testing::shipped_story();
  for (const std::pair<float, float>& size : {std::pair{1920.f, 1080.f}, {1280.f, 720.f}, {1024.f, 768.f}, {390.f, 844.f}})
    for (unsigned seed = 1; seed <= 20; ++seed) {
      const float w = size.first, h = size.second;
      CAPTURE(w);
      CAPTURE(seed);
      ViewState state = apply(story, presenting(story), action::StartQuiz{seed});
      for (int step = 0; step < 13 && state.quiz; ++step) {
        const Scene scene = build_scene(story, nullptr, state, {}, {.width_px = w, .height_px = h}, kMeasure);
        const std::vector<PlacedText> texts = texts_of(scene, "quiz");
        REQUIRE_FALSE(texts.empty());
        CHECK(scene.min_height_px == 0);
        for (const PlacedText& t : texts) {
          CAPTURE(t.text);
          CHECK(t.box.bottom() <= h);
          CHECK(t.box.right() <= w);
          if (w == 1920) CHECK(t.size_px >= 28);
          for (const PlacedText& other : texts) {
            CAPTURE(other.text);
            CHECK((&other == &t || !other.box.overlaps(t.box)));
          }
        }
        state = apply(story, state, state.quiz->answered() ? Action{action::NextQuiz{}} : Action{action::AnswerQuiz{0}});
      }
    }
}

TEST_CASE("on a projector no word on the stage is smaller than 28 px") {
  const Story story = testing::shipped_story();
  for (int step = 1; step <= static_cast<int>(story.steps.size()); ++step) {
    CAPTURE(step);
    const Scene scene = stage_of(story, step, 1920, 1080);
    CHECK(scene.layout == LayoutKind::stage);
    CHECK(scene.viewport.text_scale == 2.f);
    for (const PlacedText& t : texts_of(scene, "stage")) {
      CAPTURE(t.text);
      CHECK(t.size_px >= 28.f);
    }
    const std::vector<PlacedText> labels = texts_of(scene, "map");
    CHECK_FALSE(labels.empty());
    for (const PlacedText& t : labels) {
      CAPTURE(t.text);
      CHECK(t.size_px >= 28.f);
    }
    for (const PlacedText& t : texts_of(scene, "stage"))
      if (t.text.find("\u201C") == 0) CHECK(t.size_px >= 40.f);
  }
}

TEST_CASE("every step is complete and nothing overlaps, on every screen") {
  const Story story = testing::shipped_story();
  struct Size {
    float w, h, text_scale;
    bool coarse;
  };
  for (const Size& size : {Size{1920, 1080, 1, false},
                           {1280, 720, 1, false},
                           {1024, 768, 1, false},
                           {3840, 2160, 1, false},
                           {1280, 720, 2, false},
                           {768, 1024, 1, true},
                           {390, 844, 1, true},
                           {844, 390, 1, true},
                           {320, 568, 1, true},
                           {390, 844, 2, true}})
    for (int step = 1; step <= static_cast<int>(story.steps.size()); ++step) {
      CAPTURE(size.w);
      CAPTURE(size.h);
      CAPTURE(size.text_scale);
      CAPTURE(step);
      const Scene scene = stage_of(story, step, size.w, size.h, size.text_scale, size.coarse);
      const std::vector<PlacedText> texts = texts_of(scene, "stage");
      for (const PlacedText& t : texts) {
        CAPTURE(t.text);
        CHECK(t.box.x >= t.clip.x);
        CHECK(t.box.y >= t.clip.y);
        CHECK(t.box.right() <= t.clip.right());
        CHECK(t.box.bottom() <= t.clip.bottom());
        for (const PlacedText& other : texts) CHECK((&other == &t || !other.box.overlaps(t.box)));
      }
      const std::string all = run_together(texts);
      const Step& shown = story.steps[static_cast<std::size_t>(step - 1)];
      CHECK(all.find(without_spaces(shown.title)) != std::string::npos);
      CHECK(all.find(without_spaces(shown.text)) != std::string::npos);
      if (shown.quote) {
        const Region* quote = region(scene, "stage:quote");
        REQUIRE(quote);
        CHECK(all.find(without_spaces(quote->name)) != std::string::npos);
        const Region* mark = region(scene, "party:" + story[story.party_of(*shown.quote)].id);
        REQUIRE(mark);
        CHECK(mark->pointer);  // its label was placed
      }
      const float least = size.coarse ? 44.f : 28.f;
      for (const char* id : {"step:previous", "step:next", "stage:leave"}) {
        const Region* button = region(scene, id);
        REQUIRE(button);
        CHECK(button->rect.w >= least);
        CHECK(button->rect.h >= least);
      }
    }
}

TEST_CASE("the stage's regions are a heading, a text, a quotation and named buttons") {
  const Story story = testing::shipped_story();
  const Scene scene = stage_of(story, 2, 1280, 720);
  REQUIRE(region(scene, "stage:title"));
  CHECK(region(scene, "stage:title")->role == Role::heading);
  CHECK(region(scene, "stage:title")->name == story.steps[1].title);
  CHECK(region(scene, "stage:counter")->role == Role::status);
  CHECK(region(scene, "stage:counter")->name.find("2 of " + std::to_string(story.steps.size())) == 0);
  CHECK(region(scene, "stage:text")->name == story.steps[1].text);
  CHECK(region(scene, "stage:quote")->role == Role::quotation);
  CHECK(region(scene, "step:next")->name == "Next step");
  CHECK_FALSE(region(scene, "stage:playing"));
  CHECK_FALSE(region(scene, "map:in"));
  CHECK(region(stage_of(story, 1, 1280, 720), "step:previous")->disabled);
}

TEST_CASE("a kiosk can be paused even without other controls") {
  const NewsDay day = guided_day();
  ViewState state = presenting(day.story, 1, Presenting::kiosk);
  state.controls = false;
  const Scene scene = build_scene(day.story, nullptr, state, {}, {.width_px = 1280, .height_px = 720}, kMeasure);
  REQUIRE(region(scene, "stage:playing"));
  CHECK(region(scene, "stage:playing")->name == "Pause");
  CHECK_FALSE(region(scene, "step:next"));
}

}  // namespace standpoint
