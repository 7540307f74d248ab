#include "cli/site/poster.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <utility>

#include "standpoint/map_data.h"
#include "standpoint/picture.h"
#include "standpoint/scene.h"
#include "standpoint/svg.h"
#include "standpoint/theme.h"
#include "text/escape.h"

namespace standpoint::cli {
namespace {

/// A layout and the canvas size that its poster is drawn for; at other sizes, the poster is cropped around its centre.
struct Format {
  const char* file;
  float from_px;  // minimum page width, at 100 % text size
  float width_px, height_px;
};

constexpr Format kFormats[] = {{"poster-wide", layout::kWideFromPx, 1440, 772},
                               {"poster-medium", layout::kMediumFromPx, 768, 960},
                               {"poster-narrow", 0, 390, 844}};

/// Breakpoints are in em, as in the style sheet, so that they follow the reader's text size.
std::string format_em(float px) {
  constexpr double kPxPerEm = 16;
  char text[32];
  std::snprintf(text, sizeof text, "%gem", static_cast<double>(px) / kPxPerEm);
  return text;
}

/// "Map. Must Ukraine be at the table? For: Germany, NATO, United Kingdom. Has not said: United States."
std::string describe(const Scene& scene, const Messages& say) {
  std::string words = say("page.poster");
  for (const std::string_view id : {"question:select", "question:answer"}) {
    const auto region = scene.find(id);
    if (!region) continue;
    const Region& r = scene.regions[*region];
    words += ' ' + (r.role == Role::select ? r.value : r.name);
  }
  return words;
}

// --- Simplification: a poster is shown briefly and does not need every detail ---

constexpr float kTolerancePx = 0.8f;
constexpr float kMinIslandPx = 2.5f;

/// Distance from `p` to the segment from `a` to `b`.
float distance(MapPoint p, MapPoint a, MapPoint b) {
  const float dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const float along = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0f, 1.0f) : 0.0f;
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/// Simplifies a line to a tolerance; keeps its ends (Douglas and Peucker, 1973).
std::vector<MapPoint> simplify(const MapPoint* line, std::size_t count, float tolerance) {
  std::vector<bool> kept(count, false);
  std::vector<std::pair<std::size_t, std::size_t>> pending = {{0, count - 1}};
  kept.front() = kept.back() = true;
  while (!pending.empty()) {
    const auto [from, to] = pending.back();
    pending.pop_back();
    std::size_t furthest = from;
    float most = tolerance;
    for (std::size_t i = from + 1; i < to; ++i) {
      const float d = distance(line[i], line[from], line[to]);
      if (d > most) most = d, furthest = i;
    }
    if (furthest == from) continue;
    kept[furthest] = true;
    pending.emplace_back(from, furthest);
    pending.emplace_back(furthest, to);
  }
  std::vector<MapPoint> points;
  for (std::size_t i = 0; i < count; ++i) {
    if (kept[i]) points.push_back(line[i]);
  }
  return points;
}

/// Simplifies the map's lines for a scale and drops tiny islands. Each arc is simplified once, so neighbours still share it.
MapData simplify(const MapData& map, float px_per_unit) {
  MapData result = map;
  result.arcs.clear();
  result.arc_points.clear();
  for (const MapArc& arc : map.arcs) {
    if (arc.point_count == 0) continue;
    const MapPoint* const line = map.arc_points.data() + arc.first_point;
    const MapPoint &first = line[0], &last = line[arc.point_count - 1];
    const bool ring = first.x == last.x && first.y == last.y;
    const float extent = std::max(arc.bounds.max_x - arc.bounds.min_x, arc.bounds.max_y - arc.bounds.min_y);
    if (ring && extent * px_per_unit < kMinIslandPx) continue;
    const std::vector<MapPoint> points = simplify(line, arc.point_count, kTolerancePx / px_per_unit);
    MapArc copy = arc;
    copy.first_point = static_cast<std::uint32_t>(result.arc_points.size());
    copy.point_count = static_cast<std::uint32_t>(points.size());
    result.arc_points.insert(result.arc_points.end(), points.begin(), points.end());
    result.arcs.push_back(copy);
  }
  return result;
}

}  // namespace

Posters make_posters(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix) {
  Posters posters;
  const Result<MapData> map = decode_map(map_bytes);
  if (!map) {
    posters.error = map.error.message;
    return posters;
  }
  const ViewState state = opening_view(story);
  const TableTextMeasure measure;
  std::string alt;  // from the widest layout, which has the longest texts
  posters.html = "<picture class=\"poster\">";
  for (const Format& format : kFormats) {
    const Viewport viewport{.width_px = format.width_px, .height_px = format.height_px};
    const Scene scene = build_scene(story, &*map, state, {}, viewport, measure, say);
    const MapData lines = simplify(*map, static_cast<float>(scene.map.camera.px_per_unit));
    const std::string file = format.file + suffix + ".svg";
    posters.files.push_back({file, map_svg(story, lines, scene, SvgColours::follow_system)});
    if (alt.empty()) alt = describe(scene, say);
    if (format.from_px > 0) {
      posters.html += "<source media=\"(min-width:" + format_em(format.from_px) + ")\" srcset=\"" + file + "\">";
    } else {
      posters.html += "<img id=\"poster\" src=\"" + file + "\" alt=\"" + escape_html(alt) + "\">";
    }
  }
  posters.html += "</picture>\n";
  return posters;
}

ShareImage make_share_image(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix,
                            const std::string& base, const std::string& page) {
  ShareImage image;
  const Result<MapData> map = decode_map(map_bytes);
  if (!map) {
    image.error = map.error.message;
    return image;
  }
  const TableTextMeasure measure;
  const Picture picture = build_picture(story, &*map, opening_view(story), nullptr, kShareSheet, 1, measure, say);
  image.drawing = {.path = "share" + suffix + ".svg", .bytes = picture_svg(story, &*map, picture, SvgColours::light, nullptr)};
  const auto meta = [&](const char* attribute, const char* name, const std::string& content) {
    image.html.append("<meta ").append(attribute).append("=\"").append(name).append("\" content=\"");
    image.html.append(escape_html(content)).append("\">\n");
  };
  if (!base.empty()) meta("property", "og:url", base + (page == "index.html" ? "" : page));
  meta("property", "og:image", base + "share" + suffix + ".png");
  meta("property", "og:image:type", "image/png");
  meta("property", "og:image:width", std::to_string(static_cast<int>(kShareSheet.width_px)));
  meta("property", "og:image:height", std::to_string(static_cast<int>(kShareSheet.height_px)));
  meta("property", "og:image:alt", picture.title + " " + picture.description);
  meta("name", "twitter:card", "summary_large_image");
  return image;
}

}  // namespace standpoint::cli
