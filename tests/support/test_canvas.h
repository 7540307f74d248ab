// A canvas for tests: draws shapes and returns the pixels.
#pragma once

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "imgui/draw_app.h"
#include "imgui/fonts.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"
#include "support/headless.h"
#include "support/raster.h"

namespace standpoint {

inline constexpr std::uint32_t kTestHue = 0x2F5DA8;

inline Paint plain(Ink ink) { return {ink, {}, 1}; }
inline Paint hue() { return {Ink::hue, PartyId{0}, 1}; }

class TestCanvas {
 public:
  TestCanvas(float width_px, float height_px, float device_ratio, FontFiles files = FontFiles::latin)
      : headless_(width_px, height_px, device_ratio), fonts(headless_.atlas()) {
    REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", files));
    scene.viewport = {.width_px = width_px, .height_px = height_px, .device_ratio = device_ratio};
    story.parties.resize(1);
    story.parties[0].hue = {.light = kTestHue, .dark = kTestHue};
  }

  Rect bounds() const { return {0, 0, scene.viewport.width_px, scene.viewport.height_px}; }

  /// Adds shapes in a layer of their own on top.
  void add(std::vector<Shape> shapes) { scene.layers.push_back({"test", bounds(), std::move(shapes)}); }

  ImDrawData& draw(const MapData* map = nullptr) {
    return headless_.frame([&](ImDrawList& list) { draw_app(list, scene, story, map, kLightTokens, false, fonts); });
  }
  Picture picture(const MapData* map = nullptr) { return rasterise(draw(map), kLightTokens.paper); }

  Scene scene;
  Story story;

 private:
  Headless headless_;

 public:
  FontSet fonts;
};

template <class Predicate>
int count_pixels(const Picture& picture, Predicate predicate) {
  int count = 0;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) count += predicate(x, y, picture.at(x, y)) ? 1 : 0;
  }
  return count;
}

inline int count_colour(const Picture& picture, std::uint32_t rgb) {
  return count_pixels(picture, [rgb](int, int, std::uint32_t pixel) { return pixel == rgb; });
}

}  // namespace standpoint
