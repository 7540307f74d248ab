// Scene -> SVG with real text: for the poster that is shown until the canvas draws, and for export.
#pragma once

#include <string>

#include "standpoint/picture.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"

namespace standpoint {

enum class SvgColours : unsigned char { light, dark, follow_system };

/// The map and its marks, clipped to scene.map.rect, which is the viewBox. Colours are CSS classes, so that one file serves
/// both themes when `colours` is follow_system.
std::string map_svg(const Story& story, const MapData& map, const Scene& scene, SvgColours colours);

/// The whole sheet with its title and description, coordinates to a tenth of a px. With follow_system it is light. `measure` is
/// what the sheet was laid out with: text is fitted to its widths (textLength), since another font may be substituted. Null
/// where the fonts are known to be present.
std::string picture_svg(const Story& story, const MapData* map, const Picture& picture, SvgColours colours,
                        const TextMeasure* measure);

}  // namespace standpoint
