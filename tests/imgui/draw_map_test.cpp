#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/test_canvas.h"

using namespace standpoint;

namespace {

/// Countries in a row, each a unit square of the plane, from (0, 0); coasts above, below and at both ends.
class RowOfCountries {
 public:
  explicit RowOfCountries(int count) {
    for (int i = 0; i < count; ++i) {
      const auto x = static_cast<float>(i);
      add_square(x);
      add_arc({{x, 0}, {x + 1, 0}}, i, -1);
      add_arc({{x, 1}, {x + 1, 1}}, i, -1);
      add_arc({{x, 0}, {x, 1}}, i, i - 1);
    }
    add_arc({{static_cast<float>(count), 0}, {static_cast<float>(count), 1}}, count - 1, -1);
  }

  void add_square(float x) {
    Country country;
    country.bounds = {x, 0, x + 1, 1};
    country.first_index = static_cast<std::uint32_t>(map.indices.size());
    const auto first = static_cast<std::uint32_t>(map.vertices.size());
    // A fan around an arbitrary point, so that edges run in all directions.
    map.vertices.push_back({x + 0.37f, 0.58f});
    constexpr int kPerSide = 5;
    for (int side = 0; side < 4; ++side) {
      for (int k = 0; k < kPerSide; ++k) {
        const float t = static_cast<float>(k) / kPerSide;
        constexpr float kCorners[5][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
        const float* const a = kCorners[side];
        const float* const b = kCorners[side + 1];
        map.vertices.push_back({x + a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t});
      }
    }
    const std::uint32_t rim = 4 * kPerSide;
    for (std::uint32_t k = 0; k < rim; ++k) {
      for (const std::uint32_t corner : {0u, 1 + k, 1 + (k + 1) % rim}) map.indices.push_back(first + corner);
    }
    country.index_count = static_cast<std::uint32_t>(map.indices.size()) - country.first_index;
    map.countries.push_back(country);
  }

  void add_arc(const std::vector<MapPoint>& points, int left, int right) {
    MapArc arc;
    arc.first_point = static_cast<std::uint32_t>(map.arc_points.size());
    arc.point_count = static_cast<std::uint32_t>(points.size());
    arc.left = left;
    arc.right = right;
    arc.bounds = {points[0].x, points[0].y, points[0].x, points[0].y};
    for (const MapPoint& p : points) {
      arc.bounds = {std::min(arc.bounds.min_x, p.x), std::min(arc.bounds.min_y, p.y), std::max(arc.bounds.max_x, p.x),
                    std::max(arc.bounds.max_y, p.y)};
      map.arc_points.push_back(p);
    }
    map.arcs.push_back(arc);
  }

  MapData map;
};

/// Canvas of 120 x 60 CSS px with the plane's (0, 0) at (10.3, 10.6) and 30 px to the unit.
class MapTestCanvas : public TestCanvas {
 public:
  explicit MapTestCanvas(float ratio = 1, double px_per_unit = 30) : TestCanvas(120, 60, ratio) {
    scene.map.rect = bounds();
    scene.map.camera = {(60 - 10.3) / px_per_unit, (30 - 10.6) / px_per_unit, px_per_unit};
    scene.layers.push_back({"map", bounds(), {}});
  }
  void style(std::uint32_t country, std::optional<Paint> fill, std::optional<Paint> hatch, std::optional<Paint> outline) {
    scene.map.styles.push_back({country, fill, hatch, outline});
  }
};

/// Land, sea and paper are nearly grey.
bool is_hue(std::uint32_t rgb) { return static_cast<int>(rgb & 0xFF) - static_cast<int>(rgb >> 16) > 40; }

/// Number of pixels with the hue in columns [from_x, to_x) and rows [15, 35), at a device ratio of 1.
int hue_pixels_in(const Picture& picture, int from_x, int to_x) {
  return count_pixels(picture,
                      [&](int x, int y, std::uint32_t p) { return x >= from_x && x < to_x && y >= 15 && y < 35 && is_hue(p); });
}

}  // namespace

TEST_CASE("without a map the ground is sea") {
  MapTestCanvas canvas;
  CHECK(count_colour(canvas.picture(), kLightTokens.sea) == 120 * 60);
}

TEST_CASE("the ground lies under the layer named map and above those before it") {
  MapTestCanvas canvas;
  canvas.scene.layers.insert(canvas.scene.layers.begin(),
                             {"page", canvas.bounds(), {FillShape{canvas.bounds(), plain(Ink::ink), 0}}});
  canvas.scene.layers.back().shapes.push_back(FillShape{{0, 0, 10, 10}, plain(Ink::focus), 0});
  const Picture picture = canvas.picture();
  CHECK(count_colour(picture, kLightTokens.ink) == 0);
  CHECK(count_colour(picture, kLightTokens.focus) == 100);
}

TEST_CASE("a country's triangles meet without a seam, plain or tinted, at any zoom and ratio") {
  for (const float ratio : {1.0f, 1.5f, 2.0f}) {
    for (const double zoom : {30.0, 31.7, 39.9}) {
      for (const bool tinted : {false, true}) {
        CAPTURE(ratio);
        CAPTURE(zoom);
        RowOfCountries row(1);
        MapTestCanvas canvas(ratio, zoom);
        if (tinted) canvas.style(0, Paint{Ink::hue, PartyId{0}, 0.5f}, {}, {});
        const Picture picture = canvas.picture(&row.map);
        const auto centre = static_cast<int>((10.3f + 10) * ratio);
        const std::uint32_t land = picture.at(centre, centre);
        CHECK((land != kLightTokens.land) == tinted);
        const double to = (10.3 + zoom - 2) * ratio, from = (10.6 + 2) * ratio;
        CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) {
                return x > from && x < to && y > from && y < to && p != land;
              }) == 0);
      }
    }
  }
}

TEST_CASE("countries that share vertices with others are filled correctly") {
  RowOfCountries together(2), apart(2);
  // The first country also uses a vertex far beyond its own, so that its range covers the second's.
  apart.map.vertices.push_back(apart.map.vertices[0]);
  apart.map.indices[0] = static_cast<std::uint32_t>(apart.map.vertices.size() - 1);
  apart.map.vertices.insert(apart.map.vertices.end() - 1, 100, MapPoint{});
  apart.map.indices[0] += 100;
  MapTestCanvas a, b;
  CHECK(a.picture(&together.map).pixels == b.picture(&apart.map).pixels);
}

TEST_CASE("an outline surrounds the union of its members and omits their common borders") {
  RowOfCountries row(3);
  MapTestCanvas canvas;
  canvas.style(0, {}, {}, hue());
  canvas.style(1, {}, {}, hue());
  const Picture picture = canvas.picture(&row.map);
  CHECK(hue_pixels_in(picture, 8, 13) > 15);    // west coast of the first, x = 10.3
  CHECK(hue_pixels_in(picture, 36, 45) == 0);   // between the two, x = 40.3
  CHECK(hue_pixels_in(picture, 68, 73) > 15);   // towards the third, x = 70.3
  CHECK(hue_pixels_in(picture, 96, 105) == 0);  // east coast of the third, x = 100.3
}

TEST_CASE("an island that an outline would fill has none until it is large enough") {
  RowOfCountries row(1);
  row.map.arcs.clear();
  row.add_arc({{0.4f, 0.4f}, {0.6f, 0.4f}, {0.6f, 0.6f}, {0.4f, 0.6f}, {0.4f, 0.4f}}, 0, -1);
  const auto outlined = [&row](double px_per_unit) {
    MapTestCanvas canvas(1, px_per_unit);
    canvas.style(0, {}, {}, hue());
    return count_pixels(canvas.picture(&row.map), [](int, int, std::uint32_t p) { return is_hue(p); });
  };
  CHECK(outlined(30) == 0);
  CHECK(outlined(100) > 40);
}

TEST_CASE("two outlined groups side by side keep the border between them") {
  RowOfCountries row(2);
  MapTestCanvas canvas;
  canvas.style(0, {}, {}, hue());
  canvas.style(1, {}, {}, plain(Ink::ink));
  const Picture picture = canvas.picture(&row.map);
  CHECK(picture.at(40, 25) != kLightTokens.land);
  CHECK(picture.at(40, 25) != kLightTokens.border);
}

TEST_CASE("hatching fills its country and stays in it") {
  for (const float ratio : {1.0f, 2.0f}) {
    RowOfCountries row(3);
    row.map.arcs.clear();
    MapTestCanvas canvas(ratio);
    canvas.style(1, {}, hue(), {});
    const Picture picture = canvas.picture(&row.map);
    const auto west = static_cast<int>(std::floor(40.3f * ratio)), east = static_cast<int>(std::ceil(70.3f * ratio));
    const auto north = static_cast<int>(std::floor(10.6f * ratio)), south = static_cast<int>(std::ceil(40.6f * ratio));
    const auto inside = [&](int x, int y) { return x >= west && x < east && y >= north && y < south; };
    const int hatched = count_pixels(picture, [&](int x, int y, std::uint32_t p) { return inside(x, y) && is_hue(p); });
    CHECK(hatched > 0.1 * (east - west) * (south - north));
    CHECK(hatched < 0.5 * (east - west) * (south - north));
    CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) { return !inside(x, y) && is_hue(p); }) == 0);
  }
}

TEST_CASE("an area is hatched the other way than a country, so that neither is taken for the other") {
  // Pixels in the hue whose neighbours 6 px on, downwards to the right or upwards to the right, are so too.
  const auto run_along = [](const Picture& picture, int down) {
    return count_pixels(picture, [&](int x, int y, std::uint32_t p) {
      return x >= 24 && x < 128 && y >= 36 && y < 68 && is_hue(p) && is_hue(picture.at(x + 6, y + 6 * down));
    });
  };
  RowOfCountries row(2);
  row.map.arcs.clear();
  row.map.areas = row.map.countries;
  MapTestCanvas country(2), area(2);
  country.style(0, {}, hue(), {});
  country.style(1, {}, hue(), {});
  area.scene.map.areas = {{0, hue()}, {1, hue()}};
  const Picture rising = country.picture(&row.map), falling = area.picture(&row.map);
  CHECK(run_along(rising, -1) > 2 * run_along(rising, 1));
  CHECK(run_along(falling, 1) > 2 * run_along(falling, -1));
}

TEST_CASE("hatching is continuous across the edges of triangles") {
  RowOfCountries fan(1), plain_square(1);
  fan.map.arcs.clear();
  plain_square.map.arcs.clear();
  plain_square.map.vertices = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
  plain_square.map.indices = {0, 1, 2, 0, 2, 3};
  plain_square.map.countries[0].index_count = 6;
  MapTestCanvas a(2), b(2);
  a.style(0, {}, hue(), {});
  b.style(0, {}, hue(), {});
  const Picture one = a.picture(&fan.map), other = b.picture(&plain_square.map);
  int different = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) {
    const int d = static_cast<int>(one.pixels[i] >> 16) - static_cast<int>(other.pixels[i] >> 16);
    different += std::abs(d) > 60 ? 1 : 0;  // more than one of four samples
  }
  CHECK(different == 0);
}

TEST_CASE("a border is drawn between countries, a coast towards the sea, neither within a country") {
  RowOfCountries row(2);
  row.add_arc({{0.5f, 0}, {0.5f, 1}}, 0, 0);
  MapTestCanvas canvas;
  const Picture picture = canvas.picture(&row.map);
  CHECK(picture.at(25, 25) == kLightTokens.land);
  CHECK(picture.at(40, 25) != kLightTokens.land);
  CHECK(picture.at(10, 25) != kLightTokens.land);
  CHECK(picture.at(10, 25) != kLightTokens.sea);
}

TEST_CASE("shapes out of view add no vertices") {
  RowOfCountries near(2), far(2);
  for (int i = 0; i < 50; ++i) far.add_square(static_cast<float>(1000 + i));
  far.add_arc({{900, 0}, {950, 1}, {1000, 0}}, 5, -1);
  MapTestCanvas a, b;
  CHECK(a.draw(&near.map).TotalVtxCount == b.draw(&far.map).TotalVtxCount);
}

TEST_CASE("points closer than a pixel are skipped, but a line reaches its ends") {
  RowOfCountries row(1);
  row.map.arcs.clear();
  std::vector<MapPoint> crowded;
  for (int i = 0; i <= 20000; ++i) crowded.push_back({static_cast<float>(i) / 20000, 0.5f});
  row.add_arc(crowded, -1, 0);
  MapTestCanvas canvas;
  RowOfCountries bare(1);
  bare.map.arcs.clear();
  const int ground = canvas.draw(&bare.map).TotalVtxCount;
  const int line = canvas.draw(&row.map).TotalVtxCount - ground;
  CHECK(line > 0);
  CHECK(line < 400);
  const Picture picture = canvas.picture(&row.map);
  CHECK(picture.at(11, 25) != kLightTokens.land);
  CHECK(picture.at(39, 25) != kLightTokens.land);
}

TEST_CASE("a coast that turns back on itself draws no spike") {
  RowOfCountries row(1);
  row.map.arcs.clear();
  row.add_arc({{0.1f, 0.5f}, {0.5f, 0.5f}, {0.1f, 0.51f}}, -1, 0);
  MapTestCanvas canvas;
  const Picture picture = canvas.picture(&row.map);
  // The turn is at x = 25.3.
  CHECK(count_pixels(picture, [&](int x, int y, std::uint32_t p) {
          return x > 27 && x < 38 && y > 12 && y < 38 && p != kLightTokens.land;
        }) == 0);
}

TEST_CASE("the ground is clipped to its rectangle") {
  RowOfCountries row(3);
  MapTestCanvas canvas;
  canvas.scene.map.rect = {20, 10, 60, 30};
  const Picture picture = canvas.picture(&row.map);
  CHECK(count_pixels(picture, [](int x, int y, std::uint32_t p) {
          return (x < 20 || x >= 80 || y < 10 || y >= 40) && p != kLightTokens.paper;
        }) == 0);
}
