#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/easel.h"

using namespace standpoint;

namespace {

constexpr std::uint32_t kPaper = kLightTokens.paper;
constexpr std::uint32_t kInk = kLightTokens.ink;

TextShape text_at(float x, float y, std::string text, TextStyle style) {
  return {{x, y}, std::move(text), style, plain(Ink::ink), false};
}

/// How far a colour is from paper to ink, 0..1.
double darkness(std::uint32_t rgb) {
  const double paper = kPaper >> 8 & 0xFF, ink = kInk >> 8 & 0xFF;
  return (paper - static_cast<double>(rgb >> 8 & 0xFF)) / (paper - ink);
}

double darkness(const Picture& picture) {
  double sum = 0;
  for (const std::uint32_t pixel : picture.pixels) sum += darkness(pixel);
  return sum;
}

Picture stance_picture(Stance stance, float radius_px, float ratio = 2) {
  Easel easel(40, 40, ratio);
  easel.add({StanceShape{{20, 20}, radius_px, stance, plain(Ink::ink)}});
  return easel.picture();
}

int lowest_ink_row(const Picture& picture) {
  int lowest = -1;
  count_pixels(picture, [&](int, int y, std::uint32_t pixel) {
    if (darkness(pixel) > 0.5) lowest = std::max(lowest, y);
    return false;
  });
  return lowest;
}

}  // namespace

TEST_CASE("an empty scene is the sheet of paper that the surface was cleared to") {
  Easel easel(60, 40, 2);
  CHECK(easel.draw().TotalVtxCount == 0);
  CHECK(count_colour(easel.picture(), kPaper) == 120 * 80);
}

TEST_CASE("every kind of shape is seen inside its layer's rectangle and not outside") {
  const Point left = {-10, 50}, right = {110, 50};
  const std::vector<Shape> kinds = {
      FillShape{{0, 0, 100, 100}, plain(Ink::ink), 0},
      FillShape{{5, 5, 90, 90}, plain(Ink::ink), 4},
      LineShape{{left, right}, plain(Ink::ink), 1, 0, false},
      LineShape{{{0, 0}, {100, 100}, {0, 100}}, plain(Ink::ink), 3, 0, true},
      LineShape{{{0, 10}, {100, 90}}, plain(Ink::ink), 2, 4, false},
      PolygonShape{{{0, 0}, {100, 20}, {50, 100}}, plain(Ink::ink)},
      DiscShape{{50, 50}, 60, plain(Ink::ink), plain(Ink::soft_ink), 2},
      StanceShape{{50, 50}, 45, Stance::in_favour, plain(Ink::ink)},
      StanceShape{{50, 50}, 45, Stance::against, plain(Ink::ink)},
      StanceShape{{50, 50}, 45, Stance::on_conditions, plain(Ink::ink)},
      StanceShape{{50, 50}, 18, Stance::not_said, plain(Ink::ink)},
      TextShape{{0, 40}, "for against on conditions", {Family::serif, Weight::semibold, 4}, plain(Ink::ink), true},
  };
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    CAPTURE(i);
    Easel easel(100, 100, 1.5f);
    const Rect clip = {30, 30, 40, 40};
    easel.scene.layers.push_back({"test", clip, {kinds[i]}});
    const Picture picture = easel.picture();
    const auto inside = [](int x, int y) { return x >= 45 && x < 105 && y >= 45 && y < 105; };
    CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) { return !inside(x, y) && p != kPaper; }) == 0);
    CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) { return inside(x, y) && darkness(p) > 0.9; }) > 20);
  }
}

TEST_CASE("a hairline is one row of device pixels in its full colour, wherever it lies") {
  for (const float ratio : {1.0f, 1.25f, 2.0f, 3.0f}) {
    for (const float y : {10.0f, 10.3f, 10.5f, 10.77f}) {
      CAPTURE(ratio);
      CAPTURE(y);
      Easel easel(40, 20, ratio);
      easel.add({LineShape{{{4, y}, {36, y}}, plain(Ink::ink), 1 / ratio, 0, false},
                 FillShape{{0, 4, 40, 0.1f}, plain(Ink::ink), 0}});
      const Picture picture = easel.picture();
      const int across = static_cast<int>(std::lround(36 * ratio) - std::lround(4 * ratio));
      CHECK(count_colour(picture, kInk) == across + picture.width);
      CHECK(count_colour(picture, kPaper) == picture.width * picture.height - across - picture.width);
    }
  }
}

TEST_CASE("a dashed line has gaps as long as its dashes") {
  Easel easel(120, 20, 2);
  easel.add({LineShape{{{10, 10}, {60, 10}, {110, 10}}, plain(Ink::ink), 2, 5, false}});
  const Picture picture = easel.picture();
  int dark = 0, light = 0, changes = 0;
  bool before = false;
  for (int x = 20; x < 220; ++x) {
    const bool now = darkness(picture.at(x, 20)) > 0.5;
    (now ? dark : light)++;
    changes += now != before ? 1 : 0;
    before = now;
  }
  CHECK(dark == doctest::Approx(100).epsilon(0.05));
  CHECK(light == doctest::Approx(100).epsilon(0.05));
  CHECK(changes == doctest::Approx(20).epsilon(0.1));
}

TEST_CASE("a polygon looks the same whichever way round its points go") {
  std::vector<Point> points = {{5, 5}, {50, 12}, {44, 50}, {12, 40}};
  const auto drawn = [](const std::vector<Point>& corners) {
    Easel easel(60, 60, 1);
    easel.add({PolygonShape{corners, plain(Ink::ink)}});
    return easel.picture();
  };
  const Picture clockwise = drawn(points);
  std::reverse(points.begin(), points.end());
  CHECK(darkness(drawn(points)) == doctest::Approx(darkness(clockwise)).epsilon(0.002));
}

TEST_CASE("the four stances are told apart by shape, at every size that is used") {
  for (const float radius : {6.0f, 8.0f, 14.0f}) {
    CAPTURE(radius);
    const Picture for_it = stance_picture(Stance::in_favour, radius), against = stance_picture(Stance::against, radius);
    const Picture conditions = stance_picture(Stance::on_conditions, radius), silent = stance_picture(Stance::not_said, radius);
    const int middle = 40, off = static_cast<int>(radius);  // device px at 2x: half the radius beside the middle
    // For: dark throughout.
    CHECK(darkness(for_it.at(middle, middle)) > 0.95);
    CHECK(darkness(for_it.at(middle + off, middle)) > 0.95);
    // Against: dark in the middle and along the diagonals, paper between them.
    CHECK(darkness(against.at(middle, middle)) > 0.95);
    CHECK(darkness(against.at(middle + off, middle + off)) > 0.95);
    CHECK(darkness(against.at(middle + off * 3 / 2, middle)) < 0.05);
    // On conditions: the left half, and a ring.
    CHECK(darkness(conditions.at(middle - off, middle)) > 0.95);
    CHECK(darkness(conditions.at(middle + off, middle)) < 0.05);
    CHECK(darkness(conditions.at(middle + 2 * off - 2, middle)) > 0.5);
    // Has not said: nothing but a broken ring.
    CHECK(darkness(silent.at(middle - off, middle)) < 0.05);
    CHECK(darkness(silent.at(middle, middle)) < 0.05);
    CHECK(darkness(silent) > 0.1 * darkness(for_it));
    CHECK(darkness(silent) < 0.3 * darkness(for_it));
    // None is so light that it is overlooked beside another that says as much.
    CHECK(darkness(against) > 0.4 * darkness(for_it));
  }
}

TEST_CASE("a stance mark keeps a rim of paper on busy ground") {
  Easel easel(40, 40, 2);
  easel.add({FillShape{{0, 0, 40, 40}, plain(Ink::ink), 0}, StanceShape{{20, 20}, 8, Stance::in_favour, hue()}});
  const Picture picture = easel.picture();
  CHECK(picture.at(40, 40) == kTestHue);
  CHECK(picture.at(40 + 17, 40) == kPaper);
  CHECK(picture.at(40 + 22, 40) == kInk);
}

TEST_CASE("serif and sans of one size stand on the same baseline") {
  for (const float ratio : {1.0f, 1.5f, 2.0f}) {
    for (std::uint8_t size = 0; size < 5; ++size) {
      CAPTURE(ratio);
      CAPTURE(int{size});
      std::vector<int> rows;
      for (const Family family : {Family::sans, Family::serif}) {
        Easel easel(60, 60, ratio);
        easel.add({text_at(5, 5.4f, "HHH", {family, Weight::semibold, size})});
        rows.push_back(lowest_ink_row(easel.picture()));
      }
      CHECK(rows[0] > 0);
      CHECK(rows[0] == rows[1]);
    }
  }
}

TEST_CASE("text stays inside its line box and as wide as it was measured") {
  Easel easel(400, 80, 2);
  const TextStyle style = {Family::serif, Weight::regular, 4};
  const std::string text = "Ångström, quay & fjörd";
  easel.add({text_at(10, 20, text, style)});
  const Picture picture = easel.picture();
  const float width = easel.fonts.width_px(text, style), height = 28 * kLineHeight;
  CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) {
          const float css_x = static_cast<float>(x) / 2, css_y = static_cast<float>(y) / 2;
          return p != kPaper && (css_x < 9 || css_x > 11 + width || css_y < 20 || css_y > 20 + height);
        }) == 0);
  // The last letter ends where the measure says, but for its side bearing.
  CHECK(count_pixels(picture, [&](int x, int, std::uint32_t p) {
          return p != kPaper && static_cast<float>(x) > (10 + width - 4) * 2;
        }) > 0);
}

TEST_CASE("a line of text that is half out of its layer is seen as far as it is inside") {
  for (const float y : {-9.f, 30.f}) {
    CAPTURE(y);
    Easel easel(200, 40, 1);
    easel.add({text_at(5, y, "HHHHHHHH", {Family::sans, Weight::regular, 2})});
    CHECK(darkness(easel.picture()) > 20);
  }
}

TEST_CASE("zooming text zooms it, without a stop at whole sizes") {
  double before = 0;
  for (const float zoom : {1.0f, 1.1f, 1.2f, 1.5f, 2.0f}) {
    Easel easel(400, 60, 1);
    easel.scene.viewport.text_scale = zoom;
    easel.add({text_at(5, 5, "Must Ukraine be at the table?", {Family::sans, Weight::regular, 0})});
    const double now = darkness(easel.picture());
    CHECK(now > before * 1.02);
    before = now;
  }
}

TEST_CASE("text with a halo is legible on ground of its own colour") {
  Easel easel(100, 40, 2);
  easel.add({FillShape{{0, 0, 100, 40}, plain(Ink::ink), 0},
             TextShape{{10, 8}, "Berlin", {Family::sans, Weight::semibold, 3}, plain(Ink::ink), true}});
  CHECK(count_colour(easel.picture(), kPaper) > 200);
}

TEST_CASE("text that no font can show, and text that is not text, draws something and harms nothing") {
  Easel easel(300, 60, 1);
  easel.add({text_at(5, 5, "Київ \xF0\x9F\x98\x80 \xFF\xC3", {Family::sans, Weight::regular, 2})});
  CHECK(darkness(easel.picture()) > 1);
  CHECK(easel.fonts.missing_glyphs());
}

TEST_CASE("Cyrillic is drawn as itself once the extended fonts are there") {
  const auto drawn = [](FontFiles files, const char* text) {
    Easel easel(100, 40, 2, files);
    easel.add({text_at(5, 5, text, {Family::serif, Weight::regular, 3})});
    return easel.picture().pixels;
  };
  CHECK(drawn(FontFiles::latin, "Ж") == drawn(FontFiles::latin, "?"));
  CHECK(drawn(FontFiles::latin_and_extended, "Ж") != drawn(FontFiles::latin_and_extended, "?"));
}

TEST_CASE("a screenful is few commands on one texture") {
  Easel easel(800, 600, 2);
  for (int layer = 0; layer < 5; ++layer) {
    std::vector<Shape> shapes;
    for (int i = 0; i < 40; ++i) {
      const float y = static_cast<float>(i) * 14;
      shapes.push_back(text_at(20, y, "No decisions should be made over Ukraine’s head.", {Family::serif, Weight::regular, 2}));
      shapes.push_back(StanceShape{{10, y}, 6, Stance::on_conditions, hue()});
    }
    easel.add(std::move(shapes));
  }
  easel.draw();
  const ImDrawData& settled = easel.draw();
  CHECK(settled.Textures->Size == 1);
  CHECK(settled.CmdLists[0]->CmdBuffer.Size <= 6);
}

TEST_CASE("degenerate shapes draw nothing and harm nothing") {
  Easel easel(60, 40, 2);
  easel.add({LineShape{{}, plain(Ink::ink), 1, 0, false}, LineShape{{{5, 5}}, plain(Ink::ink), 1, 3, false},
             LineShape{{{5, 5}, {9, 9}}, plain(Ink::ink), 0, 0, false}, PolygonShape{{{1, 1}, {2, 2}}, plain(Ink::ink)},
             DiscShape{{9, 9}, 0, plain(Ink::ink), {}, 1}, StanceShape{{9, 9}, 0, Stance::against, plain(Ink::ink)},
             TextShape{{9, 9}, "", {}, plain(Ink::ink), true}, FillShape{{9, 9, 0, 10}, plain(Ink::ink), 4}});
  CHECK(count_colour(easel.picture(), kPaper) == 120 * 80);
}
