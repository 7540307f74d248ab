// The map of positions: the ground's tints, then in order the parties' marks, the ties between quotes, names and tools.
#include <algorithm>

#include "map_parts.h"

namespace standpoint {
namespace {

void style_ground(SceneBuilder& b) {
  if (!b.map) return;
  std::vector<CountryStyle>& styles = b.scene.map.styles;
  const auto style = [&](const std::string& a3) -> CountryStyle* {
    const auto country = b.map->find(a3);
    if (!country) return nullptr;
    for (CountryStyle& s : styles)
      if (s.country == *country) return &s;
    styles.push_back({*country, {}, {}, {}});
    return &styles.back();
  };
  for (const Party& party : b.story.parties)
    for (const std::string& a3 : party.members)
      if (CountryStyle* s = style(a3)) s->fill = Paint{Ink::member_land, {}, 1};
  for (std::uint32_t i = 0; i < b.story.parties.size(); ++i) {
    const PartyId id{i};
    const Party& party = b.story.parties[i];
    const PartyAnswer* answer = answer_of(b, id);
    const bool strong = emphasised(b, id);
    for (const std::string& a3 : party.territory) {
      CountryStyle* s = style(a3);
      if (!s || !answer) continue;
      const bool has_said = b.state.question ? answer->stance != Stance::not_said : answer->statements > 0;
      if (has_said)
        s->fill = hue(id, strong ? 0.66f : 0.5f);
      else
        s->hatch = Paint{Ink::hatch, {}, 1};
      if (strong) s->outline = hue(id);
    }
    if (party.territory.empty() && strong)
      for (const std::string& a3 : party.members)
        if (CountryStyle* s = style(a3)) s->outline = hue(id);
  }
}

}  // namespace

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
  b.scene.map.camera = b.transient.camera        ? *b.transient.camera
                       : b.state.camera.fitted() ? fit_camera(b.story, rect)
                                                 : b.state.camera;
  style_ground(b);

  MapRoom room{.rect = rect, .group = -1, .layer = {"map", rect, {}}, .taken = {}};
  room.group = b.region({.id = "map", .role = Role::group, .name = b.say("map.name"), .rect = rect});
  b.region({.id = "map:view", .parent = room.group, .role = Role::map, .name = b.say("map.view"), .rect = rect});

  const MapTools tools = place_tools(b, room);
  const std::vector<PartyMark> marks = place_marks(b, room);
  build_quiet_names(b, room);
  build_ties(b, room, marks);
  build_marks(b, room, marks);
  b.scene.layers.push_back(std::move(room.layer));
  build_tools(b, room, tools);
}

}  // namespace standpoint
