#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/test_canvas.h"

using namespace standpoint;

namespace {

constexpr std::uint32_t kPaper = kLightTokens.paper;
constexpr std::uint32_t kInk = kLightTokens.ink;

TextShape text_at(float x, float y, std::string text, TextStyle style) {
  return {{x, y}, std::move(text), style, plain(Ink::ink), false};
}

/// Where a colour is between paper (0) and ink (1).
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
  TestCanvas canvas(40, 40, ratio);
  canvas.add({StanceShape{{20, 20}, radius_px, stance, plain(Ink::ink)}});
  return canvas.picture();
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

TEST_CASE("an empty scene shows the paper that the surface was cleared to") {
  TestCanvas canvas(60, 40, 2);
  CHECK(canvas.draw().TotalVtxCount == 0);
  CHECK(count_colour(canvas.picture(), kPaper) == 120 * 80);
}

TEST_CASE("every kind of shape is drawn inside its layer's rectangle and not outside") {
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
    TestCanvas canvas(100, 100, 1.5f);
    const Rect clip = {30, 30, 40, 40};
    canvas.scene.layers.push_back({"test", clip, {kinds[i]}});
    const Picture picture = canvas.picture();
    const auto inside = [](int x, int y) { return x >= 45 && x < 105 && y >= 45 && y < 105; };
    CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) { return !inside(x, y) && p != kPaper; }) == 0);
    CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) { return inside(x, y) && darkness(p) > 0.9; }) > 20);
  }
}

TEST_CASE("a hairline is one row of device pixels in its full colour at any position") {
  for (const float ratio : {1.0f, 1.25f, 2.0f, 3.0f}) {
    for (const float y : {10.0f, 10.3f, 10.5f, 10.77f}) {
      CAPTURE(ratio);
      CAPTURE(y);
      TestCanvas canvas(40, 20, ratio);
      canvas.add({LineShape{{{4, y}, {36, y}}, plain(Ink::ink), 1 / ratio, 0, false},
                  FillShape{{0, 4, 40, 0.1f}, plain(Ink::ink), 0}});
      const Picture picture = canvas.picture();
      const int across = static_cast<int>(std::lround(36 * ratio) - std::lround(4 * ratio));
      CHECK(count_colour(picture, kInk) == across + picture.width);
      CHECK(count_colour(picture, kPaper) == picture.width * picture.height - across - picture.width);
    }
  }
}

TEST_CASE("a dashed line has gaps as long as its dashes") {
  TestCanvas canvas(120, 20, 2);
  canvas.add({LineShape{{{10, 10}, {60, 10}, {110, 10}}, plain(Ink::ink), 2, 5, false}});
  const Picture picture = canvas.picture();
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

TEST_CASE("a polygon looks the same in either winding order") {
  std::vector<Point> points = {{5, 5}, {50, 12}, {44, 50}, {12, 40}};
  const auto drawn = [](const std::vector<Point>& corners) {
    TestCanvas canvas(60, 60, 1);
    canvas.add({PolygonShape{corners, plain(Ink::ink)}});
    return canvas.picture();
  };
  const Picture clockwise = drawn(points);
  std::reverse(points.begin(), points.end());
  CHECK(darkness(drawn(points)) == doctest::Approx(darkness(clockwise)).epsilon(0.002));
}

TEST_CASE("the four stances differ in shape at every size in use") {
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
    // None is much lighter than the others.
    CHECK(darkness(against) > 0.4 * darkness(for_it));
  }
}

TEST_CASE("a stance mark has a rim of paper on a busy background") {
  TestCanvas canvas(40, 40, 2);
  canvas.add({FillShape{{0, 0, 40, 40}, plain(Ink::ink), 0}, StanceShape{{20, 20}, 8, Stance::in_favour, hue()}});
  const Picture picture = canvas.picture();
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
        TestCanvas canvas(60, 60, ratio);
        canvas.add({text_at(5, 5.4f, "HHH", {family, Weight::semibold, size})});
        rows.push_back(lowest_ink_row(canvas.picture()));
      }
      CHECK(rows[0] > 0);
      CHECK(rows[0] == rows[1]);
    }
  }
}

TEST_CASE("text stays inside its line box and is as wide as measured") {
  TestCanvas canvas(400, 80, 2);
  const TextStyle style = {Family::serif, Weight::regular, 4};
  const std::string text = "Ångström, quay & fjörd";
  canvas.add({text_at(10, 20, text, style)});
  const Picture picture = canvas.picture();
  const float width = canvas.fonts.width_px(text, style), height = 28 * kLineHeight;
  CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) {
          const float css_x = static_cast<float>(x) / 2, css_y = static_cast<float>(y) / 2;
          return p != kPaper && (css_x < 9 || css_x > 11 + width || css_y < 20 || css_y > 20 + height);
        }) == 0);
  // The last letter ends at the measured width, less its side bearing.
  CHECK(count_pixels(picture, [&](int x, int, std::uint32_t p) {
          return p != kPaper && static_cast<float>(x) > (10 + width - 4) * 2;
        }) > 0);
}

TEST_CASE("a line of text that is half out of its layer is seen as far as it is inside") {
  for (const float y : {-9.f, 30.f}) {
    CAPTURE(y);
    TestCanvas canvas(200, 40, 1);
    canvas.add({text_at(5, y, "HHHHHHHH", {Family::sans, Weight::regular, 2})});
    CHECK(darkness(canvas.picture()) > 20);
  }
}

TEST_CASE("text scales continuously, not only to whole sizes") {
  double before = 0;
  for (const float zoom : {1.0f, 1.1f, 1.2f, 1.5f, 2.0f}) {
    TestCanvas canvas(400, 60, 1);
    canvas.scene.viewport.text_scale = zoom;
    canvas.add({text_at(5, 5, "Must Ukraine be at the table?", {Family::sans, Weight::regular, 0})});
    const double now = darkness(canvas.picture());
    CHECK(now > before * 1.02);
    before = now;
  }
}

TEST_CASE("text with a halo is legible on a background of its own colour") {
  TestCanvas canvas(100, 40, 2);
  canvas.add({FillShape{{0, 0, 100, 40}, plain(Ink::ink), 0},
              TextShape{{10, 8}, "Berlin", {Family::sans, Weight::semibold, 3}, plain(Ink::ink), true}});
  CHECK(count_colour(canvas.picture(), kPaper) > 200);
}

TEST_CASE("characters that no font has and invalid UTF-8 draw something without a crash") {
  TestCanvas canvas(300, 60, 1);
  canvas.add({text_at(5, 5, "Київ \xF0\x9F\x98\x80 \xFF\xC3", {Family::sans, Weight::regular, 2})});
  CHECK(darkness(canvas.picture()) > 1);
  CHECK(canvas.fonts.missing_glyphs());
}

TEST_CASE("Cyrillic is drawn as itself once the extended fonts are there") {
  const auto drawn = [](FontFiles files, const char* text) {
    TestCanvas canvas(100, 40, 2, files);
    canvas.add({text_at(5, 5, text, {Family::serif, Weight::regular, 3})});
    return canvas.picture().pixels;
  };
  CHECK(drawn(FontFiles::latin, "Ж") == drawn(FontFiles::latin, "?"));
  CHECK(drawn(FontFiles::latin_and_extended, "Ж") != drawn(FontFiles::latin_and_extended, "?"));
}

TEST_CASE("a full screen takes few commands and one texture") {
  TestCanvas canvas(800, 600, 2);
  for (int layer = 0; layer < 5; ++layer) {
    std::vector<Shape> shapes;
    for (int i = 0; i < 40; ++i) {
      const float y = static_cast<float>(i) * 14;
      shapes.push_back(text_at(20, y, "No decisions should be made over Ukraine’s head.", {Family::serif, Weight::regular, 2}));
      shapes.push_back(StanceShape{{10, y}, 6, Stance::on_conditions, hue()});
    }
    canvas.add(std::move(shapes));
  }
  canvas.draw();
  const ImDrawData& settled = canvas.draw();
  CHECK(settled.Textures->Size == 1);
  CHECK(settled.CmdLists[0]->CmdBuffer.Size <= 6);
}

TEST_CASE("degenerate shapes draw nothing") {
  TestCanvas canvas(60, 40, 2);
  canvas.add({LineShape{{}, plain(Ink::ink), 1, 0, false}, LineShape{{{5, 5}}, plain(Ink::ink), 1, 3, false},
              LineShape{{{5, 5}, {9, 9}}, plain(Ink::ink), 0, 0, false}, PolygonShape{{{1, 1}, {2, 2}}, plain(Ink::ink)},
              DiscShape{{9, 9}, 0, plain(Ink::ink), {}, 1}, StanceShape{{9, 9}, 0, Stance::against, plain(Ink::ink)},
              TextShape{{9, 9}, "", {}, plain(Ink::ink), true}, FillShape{{9, 9, 0, 10}, plain(Ink::ink), 4}});
  CHECK(count_colour(canvas.picture(), kPaper) == 120 * 80);
}
