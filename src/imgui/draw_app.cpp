#include "imgui/draw_app.h"

#include <imgui.h>

#include "imgui/draw_parts.h"

namespace standpoint {

void draw_app(ImDrawList& list, const Scene& scene, const Story& story, const MapData* map, const Tokens& tokens, bool dark,
              const FontSet& fonts) {
  const Palette palette(tokens, story, dark);
  const Pen pen{list, palette, fonts, scene.viewport.device_ratio, scene.viewport.text_scale};
  pen.list._FringeScale = 1 / pen.device_ratio;  // edges are anti-aliased over one device pixel

  for (const Layer& layer : scene.layers) {
    if (layer.part == "map") draw_map(pen, scene.map, map);
    draw_layer(pen, layer);
  }
}

}  // namespace standpoint
