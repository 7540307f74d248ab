// The names of countries that are not in the story.
#include <algorithm>

#include "scene/map/map_parts.h"

namespace standpoint {
namespace {

constexpr double kNamesFromPxPerUnit = 900;  // scale from which the names are shown
constexpr double kNameShare = 0.9;           // of the country's width that its name may fill
constexpr float kClearancePx = 4;            // around a name

bool in_story(const SceneBuilder& b, const Country& country) {
  return std::any_of(b.story.parties.begin(), b.story.parties.end(), [&](const Party& p) {
    return std::find(p.territory.begin(), p.territory.end(), country.a3) != p.territory.end();
  });
}

}  // namespace

std::string country_name(const SceneBuilder& b, const Country& country) {
  const std::string key = "country." + country.a3;
  return b.say.pattern(key).empty() ? country.name : b.say(key);
}

void build_quiet_names(SceneBuilder& b, MapContext& context) {
  if (!b.map || b.scene.layout == LayoutKind::stage) return;  // too small to read from a distance
  const MapGround& ground = b.scene.map;
  const bool near = ground.camera.px_per_unit >= kNamesFromPxPerUnit * static_cast<double>(b.measure.scale);
  for (const Country& country : b.map->countries) {
    const bool pointed_at = country.a3 == b.state.hover.country;
    if ((!near && !pointed_at) || in_story(b, country)) continue;
    const double country_px = (country.bounds.max_x - country.bounds.min_x) * ground.camera.px_per_unit;
    const std::string name = country_name(b, country);
    const float w = b.measure.width_px(name, kSmall), h = b.measure.line_px(kSmall);
    if (!pointed_at && static_cast<double>(w) > country_px * kNameShare) continue;
    const Point p = ground.px_from_plane(country.label);
    const Rect box{p.x - w / 2, p.y - h / 2, w, h};
    const Rect free = box.inset(-kClearancePx);
    if (overlaps_any(free, context.occupied) || !lies_in(free, ground.rect)) continue;
    b.add_text(context.layer, {box.x, box.y}, name, kSmall, pointed_at ? ink() : soft(), true);
    context.occupied.push_back(free);
  }
}

}  // namespace standpoint
