// The buttons on the map: zoom, reset, and all ties.
#include <algorithm>
#include <utility>

#include "scene/map/map_parts.h"

namespace standpoint {
namespace {

constexpr float kToolPx = 36, kLeastToolPx = 28, kLeastToolCoarsePx = 44;
// Icons are legible at any size: with large text they leave the space to the text.
constexpr float kMostToolPx = 48;
constexpr float kMostColumnShare = 0.4f;  // of the map's height
constexpr float kGapPx = 8;               // between buttons and the edge of the map
constexpr float kTiesPaddingPx = 10;      // on either side of the text
constexpr double kZoomStep = 1.6;

std::string ties_words(const SceneBuilder& b) {
  if (b.scene.layout == LayoutKind::narrow) return b.say(b.state.all_ties ? "map.ties.hide-short" : "map.ties.show-short");
  return b.say(b.state.all_ties ? "map.ties.hide" : "map.ties.show");
}

void plate(const SceneBuilder& b, Layer& layer, const Rect& rect) {
  layer.shapes.push_back(FillShape{rect, rule(), b.u(4)});
  layer.shapes.push_back(FillShape{rect.inset(1), paper(), b.u(3)});
}

void build_icon(const SceneBuilder& b, Layer& layer, const MapTools::Tool& tool) {
  const Point c = tool.rect.centre();
  const float r = std::min(b.u(6), tool.rect.w / 5);
  const auto stroke = [&](std::vector<Point> points) {
    layer.shapes.push_back(LineShape{std::move(points), ink(), b.u(1.8f), 0});
  };
  if (tool.id == "map:fit") {
    for (const float sx : {-1.f, 1.f})
      for (const float sy : {-1.f, 1.f})
        stroke({{c.x + sx * r, c.y + sy * r * 0.35f}, {c.x + sx * r, c.y + sy * r}, {c.x + sx * r * 0.35f, c.y + sy * r}});
    return;
  }
  stroke({{c.x - r, c.y}, {c.x + r, c.y}});
  if (tool.id == "map:in") stroke({{c.x, c.y - r}, {c.x, c.y + r}});
}

}  // namespace

MapTools place_tools(const SceneBuilder& b, MapRoom& room) {
  MapTools out;
  if (!b.state.controls || b.scene.layout == LayoutKind::stage) return out;
  const Rect& rect = room.rect;
  const float min_side = b.scene.viewport.coarse_pointer ? kLeastToolCoarsePx : kLeastToolPx;
  const float side = std::clamp(b.u(kToolPx), min_side, std::max(min_side, kMostToolPx)), gap = b.u(kGapPx);
  // On a phone or a low map a column would cover eastern Europe; a row along the bottom covers the least.
  const bool row = b.scene.layout == LayoutKind::narrow || 3 * side + gap > rect.h * kMostColumnShare;
  Rect at{rect.right() - gap - side, rect.bottom() - gap - side, side, side};
  for (const auto& [id, name] :
       {std::pair<std::string_view, std::string_view>{"map:fit", "map.fit"}, {"map:out", "map.out"}, {"map:in", "map.in"}}) {
    out.zoom.push_back({id, name, at});
    room.taken.push_back(at);
    (row ? at.x : at.y) -= side;
  }
  const float w = b.measure.width_px(ties_words(b), kSmall) + b.u(2 * kTiesPaddingPx);
  const float h = std::max(min_side, b.measure.line_px(kSmall) + b.u(10));
  out.ties = {rect.x + gap, rect.bottom() - gap - h, w, h};
  const Rect& first = out.zoom.back().rect;
  if (out.ties.right() + gap > first.x && out.ties.bottom() > first.y) out.ties.y = first.y - gap - h;
  room.taken.push_back(out.ties);
  return out;
}

void build_tools(SceneBuilder& b, const MapRoom& room, const MapTools& tools) {
  if (tools.zoom.empty()) return;
  Layer& layer = b.layer("map tools", room.rect);
  const Rect &first = tools.zoom.back().rect, &last = tools.zoom.front().rect;
  plate(b, layer, {first.x, first.y, last.right() - first.x, last.bottom() - first.y});
  // During an animation a second press continues from the camera's target.
  const Camera target = b.state.camera.fitted() ? b.scene.map.home : b.state.camera;
  for (const MapTools::Tool& tool : tools.zoom) {
    build_icon(b, layer, tool);
    Camera camera = target;
    camera.px_per_unit =
        std::max(min_px_per_unit(room.rect), camera.px_per_unit * (tool.id == "map:in" ? kZoomStep : 1 / kZoomStep));
    b.region({.id = std::string(tool.id),
              .parent = room.group,
              .role = Role::button,
              .name = b.say(tool.name),
              .rect = tool.rect,
              .pointer = true,
              .on_activate = tool.id == "map:fit" ? Action{action::FitMap{}} : Action{action::SetCamera{camera}}});
  }
  Layer& ties = b.layer("ties button", room.rect);
  plate(b, ties, tools.ties);
  b.text(ties, {tools.ties.x + b.u(kTiesPaddingPx), tools.ties.y + (tools.ties.h - b.measure.line_px(kSmall)) / 2},
         ties_words(b), kSmall, ink());
  b.region({.id = "map:ties",
            .parent = room.group,
            .role = Role::toggle,
            .name = b.say("map.ties.show"),
            .rect = tools.ties,
            .pressed = b.state.all_ties,
            .pointer = true,
            .on_activate = action::SetAllTies{!b.state.all_ties}});
}

}  // namespace standpoint
