#include <algorithm>
#include <cmath>
#include <variant>

#include "imgui/draw_parts.h"

namespace standpoint {
namespace {

void draw(const Pen& pen, const FillShape& shape) {
  const ImU32 colour = pen.palette.colour(shape.paint);
  const Rect& r = shape.rect;
  const float radius = std::min({shape.radius_px, r.w / 2, r.h / 2});
  if (radius <= 0) {
    pen.fill_rect(r, colour);
    return;
  }
  const float left = pen.snap(r.x), top = pen.snap(r.y), right = pen.snap(r.right()), bottom = pen.snap(r.bottom());
  pen.path_arc({left + radius, top + radius}, radius, kPi, 1.5f * kPi);
  pen.path_arc({right - radius, top + radius}, radius, 1.5f * kPi, 2 * kPi);
  pen.path_arc({right - radius, bottom - radius}, radius, 0, 0.5f * kPi);
  pen.path_arc({left + radius, bottom - radius}, radius, 0.5f * kPi, kPi);
  pen.list.PathFillConvex(colour);
}

void stroke_dashed(const Pen& pen, const LineShape& shape, ImU32 colour) {
  // Shorter dashes look solid and would need many triangles.
  constexpr float kMinDashPx = 0.5f;
  const float dash = std::max(shape.dash_px, kMinDashPx);
  const std::size_t count = shape.points.size();
  bool drawing = true;
  float left = dash;  // remaining length of the current dash or gap
  pen.list.PathLineTo(to_imgui(shape.points.front()));
  for (std::size_t i = 1; i < count + (shape.closed ? 1 : 0); ++i) {
    const Point from = shape.points[i - 1], to = shape.points[i % count];
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    float at = 0;
    while (length - at > left) {
      at += left;
      left = dash;
      const float t = at / length;
      pen.list.PathLineTo({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
      if (drawing) pen.stroke_path(colour, shape.width_px, false);
      drawing = !drawing;
    }
    left -= length - at;
    if (!drawing) pen.list.PathClear();
    if (drawing && length > at) pen.list.PathLineTo(to_imgui(to));
  }
  if (drawing) pen.stroke_path(colour, shape.width_px, false);
  pen.list.PathClear();
}

/// Fills whole device pixels for a horizontal or vertical line, so that rules are sharp. False for any other line.
bool fill_axis_aligned(const Pen& pen, const LineShape& shape, ImU32 colour) {
  if (shape.points.size() != 2 || shape.dash_px > 0) return false;
  const Point a = shape.points[0], b = shape.points[1];
  if (a.x != b.x && a.y != b.y) return false;
  const float width = pen.snap_length(shape.width_px);
  const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  if (a.x == b.x) {
    pen.fill_rect({pen.snap(x - width / 2), y, width, std::fabs(b.y - a.y)}, colour);
  } else {
    pen.fill_rect({x, pen.snap(y - width / 2), std::fabs(b.x - a.x), width}, colour);
  }
  return true;
}

void draw(const Pen& pen, const LineShape& shape) {
  if (shape.points.size() < 2 || shape.width_px <= 0) return;
  const ImU32 colour = pen.palette.colour(shape.paint);
  if (fill_axis_aligned(pen, shape, colour)) return;
  if (shape.dash_px > 0) {
    stroke_dashed(pen, shape, colour);
  } else {
    pen.stroke(shape.points, colour, shape.width_px, shape.closed);
  }
}

void draw(const Pen& pen, const PolygonShape& shape) {
  const std::size_t count = shape.points.size();
  if (count < 3) return;
  float doubled_area = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Point a = shape.points[i], b = shape.points[(i + 1) % count];
    doubled_area += a.x * b.y - b.x * a.y;
  }
  // ImGui anti-aliases outwards only if the points are clockwise on the screen.
  for (std::size_t i = 0; i < count; ++i) pen.list.PathLineTo(to_imgui(shape.points[doubled_area > 0 ? i : count - 1 - i]));
  pen.list.PathFillConvex(pen.palette.colour(shape.paint));
}

void draw(const Pen& pen, const DiscShape& shape) {
  if (shape.radius_px <= 0) return;
  pen.fill_disc(shape.centre, shape.radius_px, pen.palette.colour(shape.fill));
  if (shape.outline) {
    pen.stroke_circle(shape.centre, shape.radius_px, pen.palette.colour(*shape.outline), shape.outline_px);
  }
}

void draw(const Pen& pen, const StanceShape& shape) { draw_stance(pen, shape); }
void draw(const Pen& pen, const TextShape& shape) { draw_text(pen, shape); }

}  // namespace

void draw_layer(const Pen& pen, const Layer& layer) {
  pen.push_clip(layer.clip);
  for (const Shape& shape : layer.shapes) {
    std::visit([&pen](const auto& kind) { draw(pen, kind); }, shape);
  }
  pen.pop_clip();
}

}  // namespace standpoint
