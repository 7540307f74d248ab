// What every part of the drawing is given: where to draw, in which colours and letters, on what pixel grid.
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

  /// The nearest edge between device pixels, in CSS px.
  float snap(float px) const;
  /// A length as a whole number of device pixels, at least one, in CSS px.
  float snap_length(float px) const;

  void push_clip(const Rect& rect) const;
  void pop_clip() const { list.PopClipRect(); }

  /// A rectangle without anti-aliasing whose edges lie between device pixels.
  void fill_rect(const Rect& rect, ImU32 colour) const;
  /// A stroke through two or more points. Below one px, thinner is paler.
  void stroke(std::span<const Point> points, ImU32 colour, float width_px, bool closed) const;
  /// The same for the points that were given to list.PathLineTo() and its kin; forgets them.
  void stroke_path(ImU32 colour, float width_px, bool closed) const;
  void fill_disc(Point centre, float radius_px, ImU32 colour) const;
  void stroke_circle(Point centre, float radius_px, ImU32 colour, float width_px) const;
  /// Adds an arc to the list's path; radians, clockwise on the screen, from the right. Smooth at every device ratio.
  void path_arc(Point centre, float radius_px, float from, float to) const;
};

inline ImVec2 to_imgui(Point p) { return {p.x, p.y}; }

inline constexpr float kPi = 3.14159265358979f;

}  // namespace standpoint
