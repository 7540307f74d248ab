#include "imgui/pen.h"

#include <algorithm>
#include <cmath>

namespace standpoint {

float Pen::snap(float px) const { return std::round(px * device_ratio) / device_ratio; }

float Pen::snap_length(float px) const { return std::max(1.0f, std::round(px * device_ratio)) / device_ratio; }

void Pen::push_clip(const Rect& rect) const {
  list.PushClipRect({snap(rect.x), snap(rect.y)}, {snap(rect.right()), snap(rect.bottom())}, true);
}

void Pen::fill_rect(const Rect& rect, ImU32 colour) const {
  if (rect.w <= 0 || rect.h <= 0) return;
  const ImVec2 min = {snap(rect.x), snap(rect.y)};
  const ImVec2 max = {std::max(snap(rect.right()), min.x + 1 / device_ratio),
                      std::max(snap(rect.bottom()), min.y + 1 / device_ratio)};
  list.AddRectFilled(min, max, colour);
}

void Pen::stroke(std::span<const Point> points, ImU32 colour, float width_px, bool closed) const {
  for (const Point& p : points) list.PathLineTo(to_imgui(p));
  stroke_path(colour, width_px, closed);
}

void Pen::stroke_path(ImU32 colour, float width_px, bool closed) const {
  if (width_px < 1) colour = scale_alpha(colour, width_px);
  list.PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, std::max(width_px, 1.0f));
}

void Pen::fill_disc(Point centre, float radius_px, ImU32 colour) const {
  path_arc(centre, radius_px, 0, 2 * kPi);
  list.PathFillConvex(colour);
}

void Pen::stroke_circle(Point centre, float radius_px, ImU32 colour, float width_px) const {
  path_arc(centre, radius_px, 0, 2 * kPi);
  stroke_path(colour, width_px, true);
}

void Pen::path_arc(Point centre, float radius_px, float from, float to) const {
  constexpr float kMaxErrorDevicePx = 0.1f;  // maximum distance between a chord and the circle
  const float radius_device_px = std::max(radius_px * device_ratio, 1.0f);
  const float step = 2 * std::acos(1 - kMaxErrorDevicePx / radius_device_px);
  const bool full_turn = to - from >= 2 * kPi - 1e-4f;
  const int segments = std::max(full_turn ? 12 : 2, static_cast<int>(std::ceil((to - from) / step)));
  // A full circle omits the last point, which equals the first.
  if (full_turn) to -= 2 * kPi / static_cast<float>(segments);
  list.PathArcTo(to_imgui(centre), radius_px, from, to, full_turn ? segments - 1 : segments);
}

}  // namespace standpoint
