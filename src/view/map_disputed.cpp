// Ground where control differs from the boundary that is drawn: hatched, and told in words.
#include <algorithm>

#include "map_parts.h"

namespace standpoint {
namespace {

constexpr float kLeastPx = 16;  // of the area on the screen, to be named unasked

struct Block {
  std::string name;  // may be empty
  std::string label;
  TextStyle name_style = kSmallBold, label_style = kSmall;
  float w = 0, h = 0;
};

Block block_of(const SceneBuilder& b, const DisputedArea& area, bool with_name) {
  Block out{.name = with_name ? area.name : std::string(), .label = area.label};
  if (b.scene.layout == LayoutKind::stage) out.name_style = kBodyBold, out.label_style = kBody;  // for the last row
  out.w = b.measure.width_px(area.label, out.label_style);
  out.h = b.measure.line_px(out.label_style);
  if (!with_name) return out;
  out.w = std::max(out.w, b.measure.width_px(area.name, out.name_style));
  out.h += b.measure.line_px(out.name_style) - b.u(2);
  return out;
}

/// Beside the area, or further off with a line to it. False when there is no room.
bool place_block(SceneBuilder& b, MapRoom& room, const Rect& ground, const Block& block) {
  const Point c = ground.centre();
  const Rect inner = room.rect.inset(6);
  const auto try_at = [&](Point at, bool leader, Point towards) {
    const Rect box{at.x, at.y, block.w, block.h};
    if (!lies_in(box, inner) || overlaps_any(box.inset(-3), room.taken)) return false;
    if (leader) room.layer.shapes.push_back(LineShape{{c, towards}, soft(), b.u(1), 0});
    float y = box.y;
    if (!block.name.empty()) {
      b.text(room.layer, {box.x, y}, block.name, block.name_style, ink(), true);
      y += b.measure.line_px(block.name_style) - b.u(2);
    }
    b.text(room.layer, {box.x, y}, block.label, block.label_style, ink(), true);
    room.taken.push_back(box);
    return true;
  };
  const float w = block.w, h = block.h, gap = b.u(4), rw = ground.w / 2, rh = ground.h / 2;
  if (ground.w > w * 1.3f && ground.h > h * 2 && try_at({c.x - w / 2, c.y - h / 2}, false, c)) return true;
  if (try_at({c.x + rw + gap, c.y - h / 2}, false, c)) return true;
  // Near the edge the words move in; they never go sideways onto a party's ground.
  const float x = std::clamp(c.x - w / 2, inner.x, std::max(inner.x, inner.right() - w));
  for (const float away : {0.f, 14.f, 28.f, 44.f, 62.f})
    for (const bool below : {true, false}) {
      const float end = below ? c.y + rh + b.u(away) : c.y - rh - b.u(away);
      if (try_at({x, below ? end + gap : end - gap - h}, away > 0, {c.x, end})) return true;
    }
  return false;
}

Rect shown_rect(const SceneBuilder& b, const MapBounds& bounds) {
  const Point tl = b.scene.map.px_from_plane({bounds.min_x, bounds.min_y});
  const Point br = b.scene.map.px_from_plane({bounds.max_x, bounds.max_y});
  const Rect& view = b.scene.map.rect;
  const float x = std::clamp(tl.x, view.x, view.right()), y = std::clamp(tl.y, view.y, view.bottom());
  return {x, y, std::clamp(br.x, view.x, view.right()) - x, std::clamp(br.y, view.y, view.bottom()) - y};
}

std::string name_of(const SceneBuilder& b, std::string_view a3) {
  for (const Party& p : b.story.parties)
    if (std::find(p.territory.begin(), p.territory.end(), a3) != p.territory.end()) return p.name;
  const auto country = b.map ? b.map->find(a3) : std::nullopt;
  return country ? country_name(b, b.map->countries[*country]) : std::string(a3);
}

}  // namespace

void build_disputed(SceneBuilder& b, MapRoom& room) {
  for (const DisputedArea& area : b.story.map.disputed) {
    if (b.moment <= area.from.begin) continue;
    const Country* ground = b.map ? b.map->find_area(area.area) : nullptr;
    Rect rect{room.rect.x, room.rect.y, 0, 0};
    if (ground) {
      b.scene.map.areas.push_back({static_cast<std::uint32_t>(ground - b.map->areas.data()), Paint{Ink::soft_ink, {}, 1}});
      rect = shown_rect(b, ground->bounds);
      const bool pointed_at = b.state.hover.country == area.territory || b.focused("area:" + area.id);
      const bool in_view = rect.w > 0 && rect.h > 0;
      if (in_view && (pointed_at || std::max(rect.w, rect.h) >= kLeastPx)) {
        if (!place_block(b, room, rect, block_of(b, area, true))) place_block(b, room, rect, block_of(b, area, false));
      }
    }
    b.region({.id = "area:" + area.id,
              .parent = room.group,
              .role = Role::text,
              .name = area.name + ", " + name_of(b, area.territory) + ": " + area.label,
              .rect = rect});
  }
}

}  // namespace standpoint
