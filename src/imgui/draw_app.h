// The entry point of drawing.
#pragma once

#include "imgui/fonts.h"
#include "standpoint/map_data.h"
#include "standpoint/scene.h"
#include "standpoint/story.h"
#include "standpoint/theme.h"

struct ImDrawList;

namespace standpoint {

/// Adds the scene to a list of the scene's size in CSS px (imgui/drawing.h). The surface must have been cleared to the paper's
/// colour. `map` may be null: the ground is then all sea. `fonts` must be ready().
void draw_app(ImDrawList& list, const Scene& scene, const Story& story, const MapData* map, const Tokens& tokens, bool dark,
              const FontSet& fonts);

}  // namespace standpoint
