// The drawing context: draw list, colours, fonts and pixel grid.
#pragma once

#include <imgui.h>

#include <span>

#include "imgui/colours.h"
#include "imgui/fonts.h"
#include "standpoint/scene.h"

namespace standpoint {

struct Pen {
  ImDrawList& list;
  const Palette& palette;
  const FontSet& fonts;
  float device_ratio = 1;
  float text_scale = 1;

  /// Rounds a coordinate to the nearest edge between device pixels, in CSS px.
  float snap(float px) const;
  /// Rounds a length to whole device pixels, at least one, in CSS px.
  float snap_length(float px) const;

  void push_clip(const Rect& rect) const;
  void pop_clip() const { list.PopClipRect(); }

  /// A rectangle with its edges snapped to device pixels, at least one device pixel wide and high.
  void fill_rect(const Rect& rect, ImU32 colour) const;
  /// A stroke through two or more points. A width below one px reduces the alpha instead.
  void stroke(std::span<const Point> points, ImU32 colour, float width_px, bool closed) const;
  /// The same for the points of the list's current path, which is cleared.
  void stroke_path(ImU32 colour, float width_px, bool closed) const;
  void fill_disc(Point centre, float radius_px, ImU32 colour) const;
  void stroke_circle(Point centre, float radius_px, ImU32 colour, float width_px) const;
  /// Adds an arc to the list's path; angles in radians, clockwise on the screen from the positive x axis. The number of
  /// segments follows the device ratio.
  void path_arc(Point centre, float radius_px, float from, float to) const;
};

inline ImVec2 to_imgui(Point p) { return {p.x, p.y}; }

inline constexpr float kPi = 3.14159265358979f;

}  // namespace standpoint
