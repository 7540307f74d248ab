// Drawing functions, one per file.
#pragma once

#include "imgui/pen.h"
#include "standpoint/map_data.h"
#include "standpoint/scene.h"

namespace standpoint {

/// Sea, land, tints, hatching, borders, coasts and outlines, clipped to ground.rect. `map` may be null.
void draw_map(const Pen& pen, const MapGround& ground, const MapData* map);

void draw_layer(const Pen& pen, const Layer& layer);

void draw_stance(const Pen& pen, const StanceShape& shape);
void draw_text(const Pen& pen, const TextShape& shape);

}  // namespace standpoint
