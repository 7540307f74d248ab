// The buttons on the map: zoom, reset, and all ties.
#include <algorithm>
#include <utility>

#include "scene/map/map_parts.h"

namespace standpoint {
namespace {

constexpr float kButtonPx = 36, kMinButtonPx = 28, kMinButtonCoarsePx = 44;
// Icons are legible at any size: with large text they leave the space to the text.
constexpr float kMaxButtonPx = 48;
constexpr float kMaxColumnShare = 0.4f;  // of the map's height
constexpr float kGapPx = 8;              // between buttons and the edge of the map
constexpr float kTiesPaddingPx = 10;     // on either side of the text
constexpr double kZoomStep = 1.6;

std::string ties_button_text(const SceneBuilder& b) {
  if (b.scene.layout == LayoutKind::narrow) return b.say(b.state.all_ties ? "map.ties.hide-short" : "map.ties.show-short");
  return b.say(b.state.all_ties ? "map.ties.hide" : "map.ties.show");
}

void build_plate(const SceneBuilder& b, Layer& layer, const Rect& rect) {
  layer.shapes.push_back(FillShape{rect, rule(), b.u(4)});
  layer.shapes.push_back(FillShape{rect.inset(1), paper(), b.u(3)});
}

void build_icon(const SceneBuilder& b, Layer& layer, const MapButtons::Button& button) {
  const Point c = button.rect.centre();
  const float r = std::min(b.u(6), button.rect.w / 5);
  const auto stroke = [&](std::vector<Point> points) {
    layer.shapes.push_back(LineShape{std::move(points), ink(), b.u(1.8f), 0});
  };
  if (button.id == "map:fit") {
    for (const float sx : {-1.f, 1.f})
      for (const float sy : {-1.f, 1.f})
        stroke({{c.x + sx * r, c.y + sy * r * 0.35f}, {c.x + sx * r, c.y + sy * r}, {c.x + sx * r * 0.35f, c.y + sy * r}});
    return;
  }
  stroke({{c.x - r, c.y}, {c.x + r, c.y}});
  if (button.id == "map:in") stroke({{c.x, c.y - r}, {c.x, c.y + r}});
}

}  // namespace

MapButtons place_map_buttons(const SceneBuilder& b, MapContext& context) {
  MapButtons out;
  if (!b.state.controls || b.scene.layout == LayoutKind::stage) return out;
  const Rect& rect = context.rect;
  const float min_side = b.scene.viewport.coarse_pointer ? kMinButtonCoarsePx : kMinButtonPx;
  const float side = std::clamp(b.u(kButtonPx), min_side, std::max(min_side, kMaxButtonPx)), gap = b.u(kGapPx);
  // On a phone or a low map a column would cover eastern Europe; a row along the bottom covers the least.
  const bool row = b.scene.layout == LayoutKind::narrow || 3 * side + gap > rect.h * kMaxColumnShare;
  Rect at{rect.right() - gap - side, rect.bottom() - gap - side, side, side};
  for (const auto& [id, name] :
       {std::pair<std::string_view, std::string_view>{"map:fit", "map.fit"}, {"map:out", "map.out"}, {"map:in", "map.in"}}) {
    out.zoom.push_back({id, name, at});
    context.occupied.push_back(at);
    (row ? at.x : at.y) -= side;
  }
  const float w = b.measure.width_px(ties_button_text(b), kSmall) + b.u(2 * kTiesPaddingPx);
  const float h = std::max(min_side, b.measure.line_px(kSmall) + b.u(10));
  out.ties = {rect.x + gap, rect.bottom() - gap - h, w, h};
  const Rect& first = out.zoom.back().rect;
  if (out.ties.right() + gap > first.x && out.ties.bottom() > first.y) out.ties.y = first.y - gap - h;
  context.occupied.push_back(out.ties);
  return out;
}

void build_map_buttons(SceneBuilder& b, const MapContext& context, const MapButtons& buttons) {
  if (buttons.zoom.empty()) return;
  Layer& layer = b.add_layer("map tools", context.rect);
  const Rect &first = buttons.zoom.back().rect, &last = buttons.zoom.front().rect;
  build_plate(b, layer, {first.x, first.y, last.right() - first.x, last.bottom() - first.y});
  // During an animation a second press continues from the camera's target.
  const Camera target = b.state.camera.fitted() ? b.scene.map.home : b.state.camera;
  for (const MapButtons::Button& button : buttons.zoom) {
    build_icon(b, layer, button);
    Camera camera = target;
    camera.px_per_unit =
        std::max(min_px_per_unit(context.rect), camera.px_per_unit * (button.id == "map:in" ? kZoomStep : 1 / kZoomStep));
    b.add_region({.id = std::string(button.id),
                  .parent = context.group,
                  .role = Role::button,
                  .name = b.say(button.name),
                  .rect = button.rect,
                  .pointer = true,
                  .on_activate = button.id == "map:fit" ? Action{action::FitMap{}} : Action{action::SetCamera{camera}}});
  }
  Layer& ties = b.add_layer("ties button", context.rect);
  build_plate(b, ties, buttons.ties);
  b.add_text(ties, {buttons.ties.x + b.u(kTiesPaddingPx), buttons.ties.y + (buttons.ties.h - b.measure.line_px(kSmall)) / 2},
             ties_button_text(b), kSmall, ink());
  b.add_region({.id = "map:ties",
                .parent = context.group,
                .role = Role::toggle,
                .name = b.say("map.ties.show"),
                .rect = buttons.ties,
                .pressed = b.state.all_ties,
                .pointer = true,
                .on_activate = action::SetAllTies{!b.state.all_ties}});
}

}  // namespace standpoint
