// The one entrance to drawing.
#pragma once

#include "standpoint/map_data.h"
#include "standpoint/scene.h"
#include "standpoint/story.h"
#include "standpoint/theme.h"
#include "ui/fonts.h"

namespace standpoint {

/// Draws the scene, between ImGui::NewFrame() and ImGui::Render(). io.DisplaySize is in CSS px, io.DisplayFramebufferScale the
/// scene's device ratio. `map` may be null: the ground is then sea. `fonts` must be ready().
void draw_app(const Scene& scene, const Story& story, const MapData* map, const Tokens& tokens, bool dark,
              const FontSet& fonts);

}  // namespace standpoint
