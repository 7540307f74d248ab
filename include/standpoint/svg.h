// Scene -> SVG: the same picture with real text, for the poster that is seen before the canvas is alive.
#pragma once

#include <string>

#include "standpoint/scene.h"
#include "standpoint/theme.h"

namespace standpoint {

enum class SvgColours : unsigned char { light, dark, follow_system };

/// The map and its marks, cut to scene.map.rect; the viewBox is that rectangle. Colours are CSS classes, so that one file
/// serves both themes when `colours` is follow_system.
std::string map_svg(const Story& story, const MapData& map, const Scene& scene, SvgColours colours);

}  // namespace standpoint
