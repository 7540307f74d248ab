#include "bench/map_bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "standpoint/load.h"
#include "standpoint/map_data.h"
#include "standpoint/projection.h"
#include "standpoint/scene.h"

namespace standpoint::bench {
namespace {

constexpr int kCameras = 200;

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::optional<MapData> read_opening_map() {
  const std::string path = std::string(STANDPOINT_ASSETS_DIR) + "/map-opening.bin";
  Result<MapData> map = decode_map(read(path));
  if (!map) std::fprintf(stderr, "bench: %s: %s Run ./dev build first.\n", path.c_str(), map.error.message.c_str());
  return std::move(map.value);
}

bool run_map_bench() {
  using Clock_ = std::chrono::steady_clock;
  const std::string story_path = std::string(STANDPOINT_SOURCE_DIR) + "/assets/stories/ukraine-peace-talks-2025-02-13.json";
  const LoadResult loaded = load_story(read(story_path));
  const std::optional<MapData> map = read_opening_map();
  if (!loaded.story || !map) {
    std::fprintf(stderr, "bench: %s or the map cannot be read\n", story_path.c_str());
    return false;
  }
  const Story& story = *loaded.story;
  const TableTextMeasure measure;
  const PlanePoint berlin = AzimuthalEqualArea(story.map.projection_centre).forward({13.4, 52.5});
  std::printf("\n%8s %14s %14s %14s\n", "map px", "opening ms", "zoomed median", "zoomed max");
  for (const float width : {320.f, 390.f, 660.f, 1024.f, 1440.f}) {
    const Viewport viewport{.width_px = width, .height_px = 800};
    const auto scene_ms = [&](const ViewState& state) {
      const auto t0 = Clock_::now();
      const Scene scene = build_scene(story, &*map, state, {}, viewport, measure);
      return scene.regions.empty() ? 0.0 : std::chrono::duration<double, std::milli>(Clock_::now() - t0).count();
    };
    std::vector<double> opening, zoomed;
    for (int i = 0; i < 9; ++i) opening.push_back(scene_ms(opening_view(story)));
    for (int i = 0; i < kCameras; ++i) {
      const double scale = 150 * std::exp(4.0 * i / kCameras);
      zoomed.push_back(scene_ms(apply(story, opening_view(story), action::SetCamera{{berlin.x, berlin.y, scale}})));
    }
    std::sort(opening.begin(), opening.end());
    std::sort(zoomed.begin(), zoomed.end());
    std::printf("%8.0f %14.2f %14.2f %14.2f\n", static_cast<double>(width), opening[opening.size() / 2],
                zoomed[zoomed.size() / 2], zoomed.back());
  }
  return true;
}

}  // namespace standpoint::bench
