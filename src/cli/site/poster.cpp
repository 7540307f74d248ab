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

/// A layout and the stage that its picture is drawn for; other sizes of the layout crop it about its centre.
struct Format {
  const char* file;
  float from_px;  // page width at 100 %
  float width_px, height_px;
};

constexpr Format kFormats[] = {{"poster-wide", layout::kWideFromPx, 1440, 772},
                               {"poster-medium", layout::kMediumFromPx, 768, 960},
                               {"poster-narrow", 0, 390, 844}};

/// The style sheet's breakpoints are in em too: they follow the reader's text size.
std::string in_em(float px) {
  char text[32];
  std::snprintf(text, sizeof text, "%gem", static_cast<double>(px) / 16);
  return text;
}

/// "Map. Must Ukraine be at the table? For: Germany, NATO, United Kingdom. Has not said: United States."
std::string description(const Scene& scene, const Messages& say) {
  std::string words = say("page.poster");
  for (const std::string_view id : {"question:select", "question:answer"}) {
    const auto region = scene.find(id);
    if (!region) continue;
    const Region& r = scene.regions[*region];
    words += ' ' + (r.role == Role::select ? r.value : r.name);
  }
  return words;
}

// --- Lines as fine as a picture that is seen for a second needs them ---

constexpr float kTolerancePx = 0.8f;
constexpr float kLeastIslePx = 2.5f;

/// How far `p` lies from the stretch between `a` and `b`.
float distance(MapPoint p, MapPoint a, MapPoint b) {
  const float dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const float along = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0f, 1.0f) : 0.0f;
  return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/// The points of a line that it cannot do without at this tolerance, its ends among them (Douglas and Peucker, 1973).
std::vector<MapPoint> thinned(const MapPoint* line, std::size_t count, float tolerance) {
  std::vector<bool> kept(count, false);
  std::vector<std::pair<std::size_t, std::size_t>> stretches = {{0, count - 1}};
  kept.front() = kept.back() = true;
  while (!stretches.empty()) {
    const auto [from, to] = stretches.back();
    stretches.pop_back();
    std::size_t furthest = from;
    float most = tolerance;
    for (std::size_t i = from + 1; i < to; ++i) {
      const float d = distance(line[i], line[from], line[to]);
      if (d > most) most = d, furthest = i;
    }
    if (furthest == from) continue;
    kept[furthest] = true;
    stretches.emplace_back(from, furthest);
    stretches.emplace_back(furthest, to);
  }
  std::vector<MapPoint> points;
  for (std::size_t i = 0; i < count; ++i) {
    if (kept[i]) points.push_back(line[i]);
  }
  return points;
}

/// The map's lines without what is finer than a picture of this scale shows. Line by line, so that neighbours still meet.
MapData thinned(const MapData& map, float px_per_unit) {
  MapData thin = map;
  thin.arcs.clear();
  thin.arc_points.clear();
  for (const MapArc& arc : map.arcs) {
    if (arc.point_count == 0) continue;
    const MapPoint* const line = map.arc_points.data() + arc.first_point;
    const MapPoint &first = line[0], &last = line[arc.point_count - 1];
    const bool ring = first.x == last.x && first.y == last.y;
    const float extent = std::max(arc.bounds.max_x - arc.bounds.min_x, arc.bounds.max_y - arc.bounds.min_y);
    if (ring && extent * px_per_unit < kLeastIslePx) continue;
    const std::vector<MapPoint> points = thinned(line, arc.point_count, kTolerancePx / px_per_unit);
    MapArc copy = arc;
    copy.first_point = static_cast<std::uint32_t>(thin.arc_points.size());
    copy.point_count = static_cast<std::uint32_t>(points.size());
    thin.arc_points.insert(thin.arc_points.end(), points.begin(), points.end());
    thin.arcs.push_back(copy);
  }
  return thin;
}

}  // namespace

Posters make_posters(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix) {
  Posters posters;
  const MapResult map = decode_map(map_bytes);
  if (!map.map) {
    posters.error = map.error;
    return posters;
  }
  const ViewState state = opening_view(story);
  const TableTextMeasure measure;
  std::string alt;  // of the widest, whose words are the fullest
  posters.html = "<picture class=\"poster\">";
  for (const Format& format : kFormats) {
    const Viewport viewport{.width_px = format.width_px, .height_px = format.height_px};
    const Scene scene = build_scene(story, &*map.map, state, {}, viewport, measure, say);
    const MapData lines = thinned(*map.map, static_cast<float>(scene.map.camera.px_per_unit));
    const std::string file = format.file + suffix + ".svg";
    posters.files.push_back({file, map_svg(story, lines, scene, SvgColours::follow_system)});
    if (alt.empty()) alt = description(scene, say);
    if (format.from_px > 0) {
      posters.html += "<source media=\"(min-width:" + in_em(format.from_px) + ")\" srcset=\"" + file + "\">";
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
  const MapResult map = decode_map(map_bytes);
  if (!map.map) {
    image.error = map.error;
    return image;
  }
  const TableTextMeasure measure;
  const Picture picture = build_picture(story, &*map.map, opening_view(story), nullptr, kShareSheet, 1, measure, say);
  image.drawing = {.path = "share" + suffix + ".svg",
                   .bytes = picture_svg(story, &*map.map, picture, SvgColours::light, nullptr)};
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
