// What the files of the map share. part_map.cpp says in which order they work.
#pragma once

#include <string>
#include <vector>

#include "scene/map/label_placement.h"
#include "scene/scene_builder.h"

namespace standpoint {

/// The map while it is built: what is drawn on it, and where nothing more may be written.
struct MapRoom {
  Rect rect;
  int group = -1;  // its region
  Layer layer;     // one, so that the ground is drawn once, under all of it
  std::vector<Rect> taken;
};

/// A party's mark with its label.
struct PartyMark {
  PartyId party;
  Point anchor;  // its place
  std::string name;
  std::string word;     // "For"
  std::string speaker;  // " · Annalena Baerbock"
  TextStyle name_style = kLeadBold;
  bool subject = false;
  PlacedLabel label;  // not clear: there is no room for it at all
};

inline bool lies_in(const Rect& r, const Rect& outer) {
  return r.x >= outer.x && r.y >= outer.y && r.right() <= outer.right() && r.bottom() <= outer.bottom();
}
inline bool overlaps_any(const Rect& r, const std::vector<Rect>& others) {
  for (const Rect& o : others)
    if (o.overlaps(r)) return true;
  return false;
}

/// Whether the party is selected or pointed at, itself or by one of its quotes.
bool emphasised(const SceneBuilder& b, PartyId party);
const PartyAnswer* answer_of(const SceneBuilder& b, PartyId party);

struct PlacedMarks {
  std::vector<PartyMark> marks;
  std::size_t attempt = 0;  // 0: with all that they say; then ever less of it
};
/// The last attempts: with which marks bear their answers, and of all.
constexpr std::size_t kWithAnswers = 2, kLastAttempt = 5;

/// Finds a place for every party's mark by the first of these attempts that does; not for all of them when none does.
PlacedMarks place_marks(const SceneBuilder& b, const MapRoom& room, std::size_t first = 0, std::size_t last = kLastAttempt);
/// Lets nothing else be written there.
void take_marks(const SceneBuilder& b, const std::vector<PartyMark>& marks, MapRoom& room);
void build_marks(SceneBuilder& b, MapRoom& room, const std::vector<PartyMark>& marks);

/// In the interface's language, if it has the name; in English otherwise.
std::string country_name(const SceneBuilder& b, const Country& country);

/// The ties of what is selected or pointed at, or all of them, as arcs from mark to mark.
void build_ties(SceneBuilder& b, MapRoom& room, const std::vector<PartyMark>& marks);

/// Hatches the areas that are disputed at the moment, and names them where there is room, or can be made by moving the marks.
void build_disputed(SceneBuilder& b, MapRoom& room, PlacedMarks& placed);

/// Names of countries without a part in the story: those that the zoom leaves room for, and the one that is pointed at.
void build_quiet_names(SceneBuilder& b, MapRoom& room);

/// Buttons that lie over the map. Their room has to be taken before anything is placed, but they are drawn last.
struct MapTools {
  struct Tool {
    std::string_view id, name;  // a key of the messages
    Rect rect;
  };
  std::vector<Tool> zoom;
  Rect ties;
};
MapTools place_tools(const SceneBuilder& b, MapRoom& room);
void build_tools(SceneBuilder& b, const MapRoom& room, const MapTools& tools);

}  // namespace standpoint
