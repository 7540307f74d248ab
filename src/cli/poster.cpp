#include "poster.h"

#include <cstdio>

#include "standpoint/map_data.h"
#include "standpoint/scene.h"
#include "standpoint/svg.h"
#include "standpoint/theme.h"
#include "standpoint/transcript.h"

namespace standpoint::cli {
namespace {

/// A layout and the stage that its picture is drawn for; other sizes of the layout crop it about its centre.
struct Format {
  const char* file;
  float from_px;  // page width at 100 %
  float width_px, height_px;
};

constexpr Format kFormats[] = {{"poster-wide.svg", layout::kWideFromPx, 1440, 772},
                               {"poster-medium.svg", layout::kMediumFromPx, 768, 960},
                               {"poster-narrow.svg", 0, 390, 844}};

/// The style sheet's breakpoints are in em too: they follow the reader's text size.
std::string in_em(float px) {
  char text[32];
  std::snprintf(text, sizeof text, "%gem", static_cast<double>(px) / 16);
  return text;
}

/// "Map. Must Ukraine be at the table? For: Germany, NATO, United Kingdom. Has not said: United States."
std::string description(const Scene& scene) {
  std::string words = "Map.";
  for (const std::string_view id : {"question:select", "question:answer"}) {
    const auto region = scene.find(id);
    if (!region) continue;
    const Region& r = scene.regions[*region];
    words += ' ' + (r.role == Role::select ? r.value : r.name);
  }
  return words;
}

}  // namespace

Posters make_posters(const Story& story, std::string_view map_bytes) {
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
    const Scene scene = build_scene(story, &*map.map, state, {}, viewport, measure);
    posters.files.push_back({format.file, map_svg(story, *map.map, scene, SvgColours::follow_system)});
    if (alt.empty()) alt = description(scene);
    const std::string file = format.file;
    if (format.from_px > 0) {
      posters.html += "<source media=\"(min-width:" + in_em(format.from_px) + ")\" srcset=\"" + file + "\">";
    } else {
      posters.html += "<img id=\"poster\" src=\"" + file + "\" alt=\"" + escape_html(alt) + "\">";
    }
  }
  posters.html += "</picture>\n";
  return posters;
}

}  // namespace standpoint::cli
