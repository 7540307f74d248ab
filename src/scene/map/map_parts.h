// What the parts of the map share. build_map() in map.cpp calls them in order.
#pragma once

#include <string>
#include <vector>

#include "scene/map/label_placement.h"
#include "scene/scene_builder.h"

namespace standpoint {

/// The map while it is built.
struct MapContext {
  Rect rect;
  int group = -1;              // index of the map's region
  Layer layer;                 // a single one, since the ground is drawn below the layer named "map"
  std::vector<Rect> occupied;  // where no more text may be placed
};

/// A party's mark with its label.
struct PartyMark {
  PartyId party;
  Point anchor;  // the party's place, px
  std::string name;
  std::string word;     // "For"
  std::string speaker;  // " · Annalena Baerbock"
  TextStyle name_style = kLeadBold;
  bool subject = false;
  PlacedLabel label;  // not clear: not drawn
};

inline bool lies_in(const Rect& r, const Rect& outer) {
  return r.x >= outer.x && r.y >= outer.y && r.right() <= outer.right() && r.bottom() <= outer.bottom();
}
inline bool overlaps_any(const Rect& r, const std::vector<Rect>& others) {
  for (const Rect& o : others)
    if (o.overlaps(r)) return true;
  return false;
}

/// True if the party or one of its quotes is selected or hovered.
bool emphasised(const SceneBuilder& b, PartyId party);
/// Null for a party that is not a speaker.
const PartyAnswer* answer_of(const SceneBuilder& b, PartyId party);

struct PlacedMarks {
  std::vector<PartyMark> marks;
  std::size_t attempt = 0;  // 0: full labels; each further attempt uses shorter labels or more distant places
};
/// The last attempt whose labels include the answers, and the last of all.
constexpr std::size_t kWithAnswers = 2, kLastAttempt = 5;

/// Places every party's mark with the first attempt in [first, last] that succeeds. If none does, the last one is returned, and
/// some labels are not clear.
PlacedMarks place_marks(const SceneBuilder& b, const MapContext& context, std::size_t first = 0,
                        std::size_t last = kLastAttempt);
/// Marks the labels' rectangles as taken.
void reserve_marks(const SceneBuilder& b, const std::vector<PartyMark>& marks, MapContext& context);
void build_marks(SceneBuilder& b, MapContext& context, const std::vector<PartyMark>& marks);

/// The name in the interface's language where the messages have it, otherwise in English.
std::string country_name(const SceneBuilder& b, const Country& country);

/// The ties of the selected or hovered quote, or all ties, as arcs from mark to mark.
void build_ties(SceneBuilder& b, MapContext& context, const std::vector<PartyMark>& marks);

/// Hatches the areas that are disputed at the moment and names them where their names fit, if need be by moving the marks.
void build_disputed_areas(SceneBuilder& b, MapContext& context, PlacedMarks& placed);

/// Names of countries that are not in the story: those that are large enough at this zoom, and the hovered one.
void build_quiet_names(SceneBuilder& b, MapContext& context);

/// The buttons on the map. They are placed first, so that nothing else is placed there, but drawn last.
struct MapButtons {
  struct Button {
    std::string_view id, name;  // `name` is a message key
    Rect rect;
  };
  std::vector<Button> zoom;
  Rect ties;
};
MapButtons place_map_buttons(const SceneBuilder& b, MapContext& context);
void build_map_buttons(SceneBuilder& b, const MapContext& context, const MapButtons& buttons);

}  // namespace standpoint
