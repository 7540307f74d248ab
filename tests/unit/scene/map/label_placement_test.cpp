#include "scene/map/label_placement.h"

#include <doctest/doctest.h>

#include <random>

namespace standpoint {
namespace {

std::vector<LabelRequest> crowd(std::mt19937& random, std::size_t n, const Rect& bounds) {
  std::uniform_real_distribution<float> x(bounds.x, bounds.right()), y(bounds.y, bounds.bottom()), w(30, 130);
  std::vector<LabelRequest> out;
  for (std::size_t i = 0; i < n; ++i)
    out.push_back(
        {.anchor = {x(random), y(random)}, .text_w_px = w(random), .text_h_px = 38, .mark_r_px = 9, .priority = i < 4 ? 1 : 0});
  return out;
}

}  // namespace

TEST_CASE("labels marked as clear overlap nothing and stay inside") {
  std::mt19937 random(13);
  const Rect bounds{8, 8, 700, 420};
  const std::vector<Rect> obstacles = {{640, 360, 60, 60}};
  for (int round = 0; round < 40; ++round) {
    const auto requests = crowd(random, 8, bounds);
    const auto placed = place_labels(requests, bounds, obstacles);
    REQUIRE(placed.size() == requests.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i].clear) continue;
      const Rect& box = placed[i].box;
      CHECK(box.x >= bounds.x - 0.1f);
      CHECK(box.right() <= bounds.right() + 0.1f);
      CHECK(box.y >= bounds.y - 0.1f);
      CHECK(box.bottom() <= bounds.bottom() + 0.1f);
      CHECK_FALSE(box.overlaps(obstacles[0]));
      for (std::size_t j = 0; j < placed.size(); ++j)
        if (j != i) CHECK_FALSE(box.overlaps(placed[j].box));
    }
  }
}

TEST_CASE("six labels at one place are all placed around it") {
  const std::vector<LabelRequest> requests(6, {.anchor = {350, 210}, .text_w_px = 110, .text_h_px = 38, .mark_r_px = 9});
  for (const PlacedLabel& p : place_labels(requests, {0, 0, 700, 420}, {})) CHECK(p.clear);
}

TEST_CASE("a single label is at its anchor and needs no leader line") {
  const auto placed =
      place_labels({{.anchor = {100, 100}, .text_w_px = 50, .text_h_px = 20, .mark_r_px = 9}}, {0, 0, 300, 200}, {});
  CHECK_FALSE(placed[0].leader);
  CHECK(placed[0].mark.x == doctest::Approx(100));
}

TEST_CASE("a label whose anchor is out of view is at the edge in its direction, and is marked as such") {
  const auto placed =
      place_labels({{.anchor = {-900, 100}, .text_w_px = 50, .text_h_px = 20, .mark_r_px = 9}}, {0, 0, 300, 200}, {});
  CHECK(placed[0].beyond);
  CHECK_FALSE(placed[0].leader);
  CHECK(placed[0].box.x >= 0);
  CHECK(placed[0].mark.x < 40);
}

TEST_CASE("crowded labels move further away; in rows the required ones are placed first") {
  std::vector<LabelRequest> requests(
      14, {.anchor = {150, 100}, .text_w_px = 70, .text_h_px = 20, .mark_r_px = 6, .may_lead = false});
  requests[0].optional = true;
  const Rect bounds{0, 0, 500, 300};
  for (const PlacedLabel& p : place_labels(requests, bounds, {}, Effort::anywhere)) CHECK(p.clear);
  const auto rows = place_labels(requests, {0, 0, 95, 100}, {}, Effort::rows);
  CHECK_FALSE(rows[0].clear);
  CHECK(rows[1].clear);
}

TEST_CASE("no labels and no space are handled") {
  CHECK(place_labels({}, {0, 0, 10, 10}, {}).empty());
  const auto placed = place_labels({{.anchor = {5, 5}, .text_w_px = 500, .text_h_px = 20, .mark_r_px = 9}}, {0, 0, 10, 10}, {});
  CHECK_FALSE(placed[0].clear);
}

}  // namespace standpoint
