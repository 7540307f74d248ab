#include <algorithm>
#include <cmath>

#include "imgui/draw_parts.h"

namespace standpoint {
namespace {

constexpr float kHaloPx = 1.5f;

void draw_cross(const Pen& pen, const StanceShape& shape, ImU32 colour) {
  // Visually as dark as the disc, and within its circle.
  const float width = std::max(2.0f, shape.radius_px * 0.44f);
  const float reach = std::sqrt(shape.radius_px * shape.radius_px - width * width / 4) * std::sqrt(0.5f);
  const Point c = shape.centre;
  const Point falling[] = {{c.x - reach, c.y - reach}, {c.x + reach, c.y + reach}};
  const Point rising[] = {{c.x - reach, c.y + reach}, {c.x + reach, c.y - reach}};
  pen.stroke(falling, colour, width, false);
  pen.stroke(rising, colour, width, false);
}

void draw_dashed_ring(const Pen& pen, const StanceShape& shape, ImU32 colour, float ring_px) {
  constexpr float kDashAndGapPx = 7;
  const float radius = shape.radius_px - ring_px / 2;
  const int dashes = std::max(6, static_cast<int>(std::round(2 * kPi * radius / kDashAndGapPx)));
  const float turn = 2 * kPi / static_cast<float>(dashes);
  for (int i = 0; i < dashes; ++i) {
    const float from = turn * (static_cast<float>(i) - 0.28f) - kPi / 2;
    pen.path_arc(shape.centre, radius, from, from + turn * 0.56f);
    pen.stroke_path(colour, ring_px, false);
  }
}

}  // namespace

void draw_stance(const Pen& pen, const StanceShape& shape) {
  if (shape.radius_px <= 0) return;
  const ImU32 paper = pen.palette.colour(Ink::paper);
  // Opaque, so that overlapping strokes of a mark do not darken each other.
  const ImU32 colour = blend_over(pen.palette.colour(shape.paint), paper);
  const float ring_px = std::clamp(shape.radius_px * 0.22f, 1.5f, 2.5f);

  pen.fill_disc(shape.centre, shape.radius_px + kHaloPx, paper);
  switch (shape.stance) {
    case Stance::in_favour:
      pen.fill_disc(shape.centre, shape.radius_px, colour);
      break;
    case Stance::against:
      draw_cross(pen, shape, colour);
      break;
    case Stance::on_conditions:
      pen.path_arc(shape.centre, shape.radius_px - ring_px / 2, kPi / 2, 1.5f * kPi);
      pen.list.PathFillConvex(colour);
      pen.stroke_circle(shape.centre, shape.radius_px - ring_px / 2, colour, ring_px);
      break;
    case Stance::not_said:
      draw_dashed_ring(pen, shape, colour, ring_px);
      break;
  }
}

}  // namespace standpoint
