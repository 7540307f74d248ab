#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "imgui/draw_parts.h"
#include "standpoint/projection.h"

namespace standpoint {
namespace {

constexpr float kCoastPx = 0.75f;
constexpr float kBorderPx = 1;
constexpr float kOutlinePx = 1.5f;
constexpr float kHatchSpacingPx = 6;
constexpr float kAreaHatchSpacingPx = 3.5f;
constexpr int kRimSegments = 360;  // of the circle around the sea
constexpr float kHatchLinePx = 1.2f;
constexpr float kMinPointDistancePx = 0.7f;      // closer points are skipped
constexpr float kMinOutlinePointDistancePx = 2;  // outlines need less detail than coasts
constexpr float kMinOutlinedIslandPx = 12;       // an outline would fill a smaller island
constexpr float kViewMarginPx = 4;               // around the map, in which shapes are kept

bool operator==(const Paint& a, const Paint& b) { return a.ink == b.ink && a.party == b.party && a.alpha == b.alpha; }

/// The part of a triangle between two parallel lines x + y = constant: a convex polygon of at most five corners.
struct Band {
  std::array<ImVec2, 5> corners;
  int count = 0;
};

Band clip_to_band(const std::array<ImVec2, 3>& triangle, float from, float to) {
  const auto cut = [](const ImVec2* in, int in_count, ImVec2* out, float limit, float side) {
    int out_count = 0;
    for (int i = 0; i < in_count; ++i) {
      const ImVec2 a = in[i], b = in[(i + 1) % in_count];
      const float da = (a.x + a.y - limit) * side, db = (b.x + b.y - limit) * side;
      if (da >= 0) out[out_count++] = a;
      if ((da < 0) != (db < 0)) {
        const float t = da / (da - db);
        out[out_count++] = {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
      }
    }
    return out_count;
  };
  std::array<ImVec2, 4> half{};
  Band band;
  const int half_count = cut(triangle.data(), 3, half.data(), from, 1);
  band.count = half_count == 0 ? 0 : cut(half.data(), half_count, band.corners.data(), to, -1);
  return band;
}

class MapPainter {
 public:
  MapPainter(const Pen& pen, const MapGround& ground, const MapData& map)
      : pen_(pen), list_(pen.list), map_(map), white_(pen.fonts.white_uv()), styles_(map.countries.size(), nullptr) {
    const Point origin = ground.px_from_plane({0, 0});
    scale_ = static_cast<float>(ground.camera.px_per_unit);
    origin_ = to_imgui(origin);
    view_ = ground.rect.inset(-kViewMarginPx);
    const PlanePoint min = ground.plane_from_px({view_.x, view_.y});
    const PlanePoint max = ground.plane_from_px({view_.right(), view_.bottom()});
    plane_view_ = {static_cast<float>(min.x), static_cast<float>(min.y), static_cast<float>(max.x), static_cast<float>(max.y)};
    for (const CountryStyle& style : ground.styles) {
      if (style.country < styles_.size()) styles_[style.country] = &style;
    }
  }

  void draw_land() const {
    const ImU32 land = pen_.palette.colour(Ink::land);
    for (std::size_t i = 0; i < map_.countries.size(); ++i) {
      if (!is_in_view(map_.countries[i].bounds)) continue;
      const CountryStyle* style = styles_[i];
      fill(map_.countries[i], style != nullptr && style->fill ? blend_over(pen_.palette.colour(*style->fill), land) : land);
    }
  }

  void draw_hatching() const {
    for (std::size_t i = 0; i < map_.countries.size(); ++i) {
      if (styles_[i] == nullptr || !styles_[i]->hatch || !is_in_view(map_.countries[i].bounds)) continue;
      hatch(map_.countries[i], pen_.palette.colour(*styles_[i]->hatch), kHatchSpacingPx, false);
    }
  }

  /// Disputed areas are hatched in the other direction and more densely than countries that have not said.
  void draw_areas(const std::vector<AreaStyle>& areas) const {
    for (const AreaStyle& style : areas) {
      if (style.area >= map_.areas.size() || !is_in_view(map_.areas[style.area].bounds)) continue;
      hatch(map_.areas[style.area], pen_.palette.colour(style.hatch), kAreaHatchSpacingPx, true);
    }
  }

  void draw_borders() const {
    const ImU32 colour = pen_.palette.colour(Ink::border);
    for (const MapArc& arc : map_.arcs) {
      if (!is_coast(arc) && arc.left != arc.right && is_in_view(arc.bounds)) trace(arc, colour, kBorderPx, kMinPointDistancePx);
    }
  }

  void draw_coasts() const {
    const ImU32 colour = pen_.palette.colour(Ink::coast);
    for (const MapArc& arc : map_.arcs) {
      if (is_coast(arc) && is_in_view(arc.bounds)) trace(arc, colour, kCoastPx, kMinPointDistancePx);
    }
  }

  /// Around the union of the countries that share an outline, not around each.
  void draw_outlines() const {
    for (const MapArc& arc : map_.arcs) {
      const std::optional<Paint> left = outline_paint(arc.left), right = outline_paint(arc.right);
      if ((!left && !right) || (left && right && *left == *right) || !is_in_view(arc.bounds) || is_small_island(arc)) continue;
      // Not around tiny countries inside the union: Andorra between two members.
      if ((!left && is_tiny_country(arc.left)) || (!right && is_tiny_country(arc.right))) continue;
      if (left) trace(arc, pen_.palette.colour(*left), kOutlinePx, kMinOutlinePointDistancePx);
      if (right) trace(arc, pen_.palette.colour(*right), kOutlinePx, kMinOutlinePointDistancePx);
    }
  }

 private:
  static bool is_coast(const MapArc& arc) { return arc.left < 0 || arc.right < 0; }

  bool is_small_island(const MapArc& arc) const {
    if (arc.point_count < 3) return false;
    const MapPoint first = map_.arc_points[arc.first_point], last = map_.arc_points[arc.first_point + arc.point_count - 1];
    const float size = std::max(arc.bounds.max_x - arc.bounds.min_x, arc.bounds.max_y - arc.bounds.min_y);
    return first.x == last.x && first.y == last.y && size * scale_ < kMinOutlinedIslandPx;
  }

  bool is_tiny_country(std::int32_t country) const {
    if (country < 0) return false;
    const MapBounds& b = map_.countries[static_cast<std::size_t>(country)].bounds;
    return std::max(b.max_x - b.min_x, b.max_y - b.min_y) * scale_ < kMinOutlinedIslandPx;
  }

  std::optional<Paint> outline_paint(std::int32_t country) const {
    if (country < 0 || static_cast<std::size_t>(country) >= styles_.size()) return std::nullopt;
    const CountryStyle* style = styles_[static_cast<std::size_t>(country)];
    return style == nullptr ? std::nullopt : style->outline;
  }

  bool is_in_view(const MapBounds& b) const {
    return b.min_x <= plane_view_.max_x && b.max_x >= plane_view_.min_x && b.min_y <= plane_view_.max_y &&
           b.max_y >= plane_view_.min_y;
  }

  ImVec2 px(const MapPoint& p) const { return {origin_.x + p.x * scale_, origin_.y + p.y * scale_}; }

  /// Triangles without anti-aliasing, so that shared edges show neither a seam nor a double stroke.
  void fill(const Country& country, ImU32 colour) const {
    if (country.index_count == 0) return;
    const std::uint32_t* const indices = map_.indices.data() + country.first_index;
    const auto [low, high] = std::minmax_element(indices, indices + country.index_count);
    const std::uint32_t first = *low, count = *high - *low + 1;
    const ImDrawIdx base = list_._VtxCurrentIdx;
    if (count <= country.index_count) {  // the usual case, contiguous vertices: each is transformed once
      list_.PrimReserve(static_cast<int>(country.index_count), static_cast<int>(count));
      for (std::uint32_t i = 0; i < count; ++i) list_.PrimWriteVtx(px(map_.vertices[first + i]), white_, colour);
      std::uint32_t hidden_indices = 0;  // of triangles that are out of view
      for (std::uint32_t i = 0; i + 2 < country.index_count; i += 3) {
        if (!is_in_view(
                {px(map_.vertices[indices[i]]), px(map_.vertices[indices[i + 1]]), px(map_.vertices[indices[i + 2]])})) {
          hidden_indices += 3;
          continue;
        }
        for (std::uint32_t corner = i; corner < i + 3; ++corner) list_.PrimWriteIdx(base + indices[corner] - first);
      }
      list_.PrimUnreserve(static_cast<int>(hidden_indices), 0);
    } else {
      list_.PrimReserve(static_cast<int>(country.index_count), static_cast<int>(country.index_count));
      for (std::uint32_t i = 0; i < country.index_count; ++i) {
        list_.PrimWriteVtx(px(map_.vertices[indices[i]]), white_, colour);
        list_.PrimWriteIdx(base + i);
      }
    }
  }

  /// Stripes at 45 degrees, anchored to the map. Each triangle is intersected exactly with every stripe, so that stripes
  /// continue across triangles. `falling`: from top left to bottom right, computed on mirrored triangles.
  void hatch(const Country& country, ImU32 colour, float spacing_px, bool falling) const {
    const float mirror = falling ? -1.f : 1.f;
    const float diagonal = std::sqrt(2.0f);
    // Measured along x + y, in whole device pixels, so that every stripe covers pixels in the same way.
    const float spacing = pen_.snap_length(spacing_px * diagonal), width = kHatchLinePx * diagonal;
    const float anchor = std::fmod(mirror * pen_.snap(origin_.x) + pen_.snap(origin_.y), spacing);
    const float view_from = (falling ? -view_.right() : view_.x) + view_.y;
    const float view_to = (falling ? -view_.x : view_.right()) + view_.bottom();
    const std::uint32_t* const indices = map_.indices.data() + country.first_index;
    for (std::uint32_t i = 0; i + 2 < country.index_count; i += 3) {
      std::array<ImVec2, 3> triangle = {px(map_.vertices[indices[i]]), px(map_.vertices[indices[i + 1]]),
                                        px(map_.vertices[indices[i + 2]])};
      if (!is_in_view(triangle)) continue;
      for (ImVec2& corner : triangle) corner.x *= mirror;
      const auto [min, max] =
          std::minmax({triangle[0].x + triangle[0].y, triangle[1].x + triangle[1].y, triangle[2].x + triangle[2].y});
      const int first = static_cast<int>(std::floor((std::max(min, view_from) - anchor - width) / spacing));
      const int last = static_cast<int>(std::ceil((std::min(max, view_to) - anchor) / spacing));
      for (int line = first; line <= last; ++line) {
        const float from = anchor + static_cast<float>(line) * spacing;
        Band band = clip_to_band(triangle, from, from + width);
        for (ImVec2& corner : band.corners) corner.x *= mirror;
        fill(band, colour);
      }
    }
  }

  void fill(const Band& band, ImU32 colour) const {
    if (band.count < 3) return;
    const ImDrawIdx base = list_._VtxCurrentIdx;
    list_.PrimReserve((band.count - 2) * 3, band.count);
    for (int i = 0; i < band.count; ++i) list_.PrimWriteVtx(band.corners[static_cast<std::size_t>(i)], white_, colour);
    for (ImDrawIdx i = 2; i < static_cast<ImDrawIdx>(band.count); ++i) {
      list_.PrimWriteIdx(base);
      list_.PrimWriteIdx(base + i - 1);
      list_.PrimWriteIdx(base + i);
    }
  }

  bool is_in_view(const std::array<ImVec2, 3>& triangle) const {
    const auto [min_x, max_x] = std::minmax({triangle[0].x, triangle[1].x, triangle[2].x});
    const auto [min_y, max_y] = std::minmax({triangle[0].y, triangle[1].y, triangle[2].y});
    return max_x >= view_.x && min_x <= view_.right() && max_y >= view_.y && min_y <= view_.bottom();
  }

  /// Strokes the parts of the arc that are in view, without points closer than `min_distance_px` to the previous one.
  void trace(const MapArc& arc, ImU32 colour, float width_px, float min_distance_px) const {
    const MapPoint* const points = map_.arc_points.data() + arc.first_point;
    if (arc.point_count < 2) return;
    ImVec2 before = px(points[0]), last = before;
    list_.PathLineTo(last);
    for (std::uint32_t i = 1; i < arc.point_count; ++i) {
      const ImVec2 next = px(points[i]);
      const float dx = next.x - last.x, dy = next.y - last.y;
      if (dx * dx + dy * dy < min_distance_px * min_distance_px && i + 1 < arc.point_count) continue;
      // ImGui draws a spike where a line turns back on itself, so a new stroke begins there.
      const bool turns_back = (last.x - before.x) * dx + (last.y - before.y) * dy < 0;
      const bool hidden = is_outside_view(last, next);
      if (turns_back || hidden) {
        pen_.stroke_path(colour, width_px, false);
        list_.PathLineTo(hidden ? next : last);
      }
      if (!hidden) list_.PathLineTo(next);
      before = last;
      last = next;
    }
    pen_.stroke_path(colour, width_px, false);
  }

  bool is_outside_view(ImVec2 a, ImVec2 b) const {
    return std::max(a.x, b.x) < view_.x || std::min(a.x, b.x) > view_.right() || std::max(a.y, b.y) < view_.y ||
           std::min(a.y, b.y) > view_.bottom();
  }

  const Pen& pen_;
  ImDrawList& list_;
  const MapData& map_;
  const ImVec2 white_;
  std::vector<const CountryStyle*> styles_;  // by country
  ImVec2 origin_;                            // the plane's origin on the canvas
  float scale_ = 1;
  Rect view_;
  MapBounds plane_view_;
};

/// Fills the sea; where the rim of the map is in view, the area around it stays paper.
void fill_sea(const Pen& pen, const MapGround& ground, bool has_rim) {
  const Rect& r = ground.rect;
  const Point centre = ground.px_from_plane({0, 0});
  const auto rim_px = static_cast<float>(kWorldRim * ground.camera.px_per_unit);
  const float far_x = std::max(std::abs(r.x - centre.x), std::abs(r.right() - centre.x));
  const float far_y = std::max(std::abs(r.y - centre.y), std::abs(r.bottom() - centre.y));
  if (!has_rim || ground.camera.fitted() || std::hypot(far_x, far_y) < rim_px) {
    pen.fill_rect(r, pen.palette.colour(Ink::sea));
    return;
  }
  pen.fill_rect(r, pen.palette.colour(Ink::paper));
  pen.list.AddCircleFilled(to_imgui(centre), rim_px, pen.palette.colour(Ink::sea), kRimSegments);
}

}  // namespace

void draw_map(const Pen& pen, const MapGround& ground, const MapData* map) {
  if (ground.rect.w <= 0 || ground.rect.h <= 0) return;
  pen.push_clip(ground.rect);
  fill_sea(pen, ground, map != nullptr);
  if (map != nullptr && !ground.camera.fitted()) {
    const MapPainter painter(pen, ground, *map);
    painter.draw_land();
    painter.draw_hatching();
    painter.draw_areas(ground.areas);
    painter.draw_borders();
    painter.draw_coasts();
    painter.draw_outlines();
  }
  pen.pop_clip();
}

}  // namespace standpoint
