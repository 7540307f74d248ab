// The switch between the lenses: map and table.
#include <algorithm>

#include "scene/scene_builder.h"

namespace standpoint {
namespace {

constexpr float kSwitchHeightPx = 30;
constexpr float kSegmentPaddingPx = 10;  // on either side of the name

struct Segment {
  Lens lens;
  const char* id;
  const char* key;
};
constexpr Segment kSegments[] = {{Lens::map, "lens:map", "lens.map"}, {Lens::grid, "lens:grid", "lens.grid"}};

float segment_width(const SceneBuilder& b, const Segment& segment) {
  return std::max(b.min_target_px(), b.measure.width_px(b.say(segment.key), kBodyBold) + b.u(2 * kSegmentPaddingPx));
}

}  // namespace

float lens_switch_width(const SceneBuilder& b) {
  if (!b.state.controls) return 0;
  float width = 0;
  for (const Segment& segment : kSegments) width += segment_width(b, segment);
  return width;
}

void build_lens_switch(SceneBuilder& b, Layer& layer, int parent, float right, float mid) {
  const float width = lens_switch_width(b);
  if (width <= 0) return;
  const float side = b.min_target_px(), height = b.u(kSwitchHeightPx);
  float x = right - width;
  const Rect frame{x, mid - height / 2, width, height};
  layer.shapes.push_back(FillShape{frame, soft(), b.u(4)});
  layer.shapes.push_back(FillShape{frame.inset(1), paper(), b.u(3)});
  const int group = b.add_region({.id = "lens",
                                  .parent = parent,
                                  .role = Role::radio_group,
                                  .name = b.say("lens.name"),
                                  .rect = {x, mid - side / 2, width, side}});
  for (const Segment& segment : kSegments) {
    const bool on = b.state.lens == segment.lens;
    const float w = segment_width(b, segment);
    const std::string name = b.say(segment.key);
    if (on) layer.shapes.push_back(FillShape{{x, frame.y, w, frame.h}, ink(), b.u(4)});
    b.add_text(layer, {x + (w - b.measure.width_px(name, kBodyBold)) / 2, mid - b.measure.line_px(kBodyBold) / 2}, name,
               kBodyBold, on ? paper() : ink());
    b.add_region({.id = segment.id,
                  .parent = group,
                  .role = Role::radio,
                  .name = name,
                  .rect = {x, mid - side / 2, w, side},
                  .pressed = on,
                  .pointer = true,
                  .on_activate = action::SetLens{segment.lens}});
    x += w;
  }
}

}  // namespace standpoint
