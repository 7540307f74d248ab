// The map: the colours of the countries, then marks, disputed areas, country names, ties and buttons.
#include <algorithm>

#include "scene/map/map_parts.h"

namespace standpoint {
namespace {

constexpr float kTintAlpha = 0.5f, kStrongTintAlpha = 0.66f;

bool contains_code(const std::vector<std::string>& codes, std::string_view a3) {
  return std::find(codes.begin(), codes.end(), a3) != codes.end();
}

/// A territory with a code of its own gets the colours of its state: Greenland those of Denmark.
void build_country_styles(SceneBuilder& b) {
  if (!b.map) return;
  for (std::uint32_t i = 0; i < b.map->countries.size(); ++i) {
    const std::string& a3 = b.map->countries[i].a3;
    const std::string_view state = sovereign_of(a3);
    CountryStyle s{i, {}, {}, {}};
    const std::optional<PartyId> owner = find_party_of_country(b.story, a3);
    for (std::uint32_t p = 0; p < b.story.parties.size(); ++p) {
      const PartyId id{p};
      const Party& party = b.story.parties[p];
      if (contains_code(party.members, a3) || contains_code(party.members, state)) {
        if (!s.fill) s.fill = Paint{Ink::member_land, {}, 1};
        if (party.territory.empty() && emphasised(b, id)) s.outline = hue(id);
      }
      const PartyAnswer* answer = owner == id ? answer_of(b, id) : nullptr;
      if (!answer) continue;
      const bool strong = emphasised(b, id);
      const bool has_said = b.state.question ? answer->stance != Stance::not_said : answer->statements > 0;
      if (has_said)
        s.fill = hue(id, strong ? kStrongTintAlpha : kTintAlpha);
      else
        s.hatch = Paint{Ink::hatch, {}, 1};
      if (strong) s.outline = hue(id);
    }
    if (s.fill || s.hatch || s.outline) b.scene.map.styles.push_back(s);
  }
}

/// On the stage labels are larger, so the camera leaves them more space.
Camera home_camera(const SceneBuilder& b, Rect rect) {
  const float scale = b.scene.layout == LayoutKind::stage ? b.measure.scale : 1;
  rect = {rect.x / scale, rect.y / scale, rect.w / scale, rect.h / scale};
  Camera camera = b.state.framed && b.state.step > 0
                      ? step_camera(b.story, *b.story.steps[static_cast<std::size_t>(b.state.step - 1)].camera, rect)
                      : fit_camera(b.story, rect);
  camera.px_per_unit *= static_cast<double>(scale);
  return camera;
}

}  // namespace

std::optional<PartyId> find_party_of_country(const Story& story, std::string_view a3) {
  for (const std::string_view code : {a3, sovereign_of(a3)})
    for (std::uint32_t i = 0; i < story.parties.size(); ++i)
      if (contains_code(story.parties[i].territory, code)) return PartyId{i};
  return std::nullopt;
}

bool emphasised(const SceneBuilder& b, PartyId party) {
  const Hover& h = b.state.hover;
  return b.state.party == party || h.party == party || (h.quote && b.story.party_of(*h.quote) == party) ||
         (b.state.quote && b.story.party_of(*b.state.quote) == party);
}

const PartyAnswer* answer_of(const SceneBuilder& b, PartyId party) {
  for (const PartyAnswer& a : b.answers)
    if (a.party == party) return &a;
  return nullptr;
}

void build_map(SceneBuilder& b, const Rect& rect) {
  b.scene.map.rect = rect;
  b.scene.map.home = home_camera(b, rect);
  b.scene.map.camera = b.transient.camera ? *b.transient.camera : b.state.camera.fitted() ? b.scene.map.home : b.state.camera;
  build_country_styles(b);

  MapContext context{.rect = rect, .group = -1, .layer = {"map", rect, {}}, .occupied = {}};
  context.group = b.add_region({.id = "map", .role = Role::group, .name = b.say("map.name"), .rect = rect});
  b.add_region({.id = "map:view", .parent = context.group, .role = Role::map, .name = b.say("map.view"), .rect = rect});

  const MapButtons buttons = place_map_buttons(b, context);
  PlacedMarks placed = place_marks(b, context);
  build_disputed_areas(b, context, placed);
  const std::vector<PartyMark>& marks = placed.marks;
  reserve_marks(b, marks, context);
  build_quiet_names(b, context);
  build_ties(b, context, marks);
  build_marks(b, context, marks);
  b.scene.layers.push_back(std::move(context.layer));
  build_map_buttons(b, context, buttons);
}

}  // namespace standpoint
