// Scene -> SVG: the same picture with real text, for the poster that is seen before the canvas is alive, and to take along.
#pragma once

#include <string>

#include "standpoint/picture.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"

namespace standpoint {

enum class SvgColours : unsigned char { light, dark, follow_system };

/// The map and its marks, cut to scene.map.rect; the viewBox is that rectangle. Colours are CSS classes, so that one file
/// serves both themes when `colours` is follow_system.
std::string map_svg(const Story& story, const MapData& map, const Scene& scene, SvgColours colours);

/// The whole sheet, its lines to a tenth of a px, with its title and description. One that follows the system is light.
/// `measure`: what it was laid out with, to which whatever font stands in is fitted; null where the fonts are sure to be there.
std::string picture_svg(const Story& story, const MapData* map, const Picture& picture, SvgColours colours,
                        const TextMeasure* measure);

}  // namespace standpoint
