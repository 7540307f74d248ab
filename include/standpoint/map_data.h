// The packed world: countries as triangles and boundary arcs in the projection plane, made at build time by assets/map.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/projection.h"

namespace standpoint {

/// Where the map ends, in plane units from the projection's centre: 140 degrees away (assets/map/build-map.mjs), since what
/// lies beyond would be drawn out past recognition.
inline constexpr double kWorldRim = 1.8793852;

struct MapBounds {
  float min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};

struct Country {
  std::string a3;    // ISO 3166-1 alpha-3, or the map's own code where there is none
  std::string name;  // English short name
  MapBounds bounds;
  PlanePoint label;               // a point well inside its largest part
  std::uint32_t first_index = 0;  // into MapData::indices; 3 per triangle
  std::uint32_t index_count = 0;
  std::uint32_t first_vertex = 0;  // its indices lie in [first_vertex, first_vertex + vertex_count), which no other shares
  std::uint32_t vertex_count = 0;
};

/// A boundary line, drawn once however many countries it parts.
struct MapArc {
  std::uint32_t first_point = 0;  // into MapData::arc_points
  std::uint32_t point_count = 0;
  std::int32_t left = -1;   // country index, on the left of the way along the line as seen on the screen
  std::int32_t right = -1;  // country index; -1: a coast
  MapBounds bounds;
  bool disputed = false;  // not a settled boundary: to be drawn quietly
};

struct MapPoint {
  float x = 0, y = 0;  // plane units: Earth radii, y down
};

struct MapData {
  LonLat projection_centre;
  std::vector<Country> countries;
  std::vector<Country> areas;          // lie over countries; `a3` is the area's name in lower case, and no arc is theirs
  std::vector<MapPoint> vertices;      // of triangles
  std::vector<std::uint32_t> indices;  // into vertices
  std::vector<MapPoint> arc_points;
  std::vector<MapArc> arcs;

  std::optional<std::uint32_t> find(std::string_view a3) const;
  const Country* find_area(std::string_view name) const;
};

/// ISO 3166-1 alpha-3 of the state whose territory a country of the map is, where that has a code of its own: Denmark for
/// Greenland. Its own code for all others.
std::string_view sovereign_of(std::string_view a3);

struct MapResult {
  std::optional<MapData> map;
  std::string error;  // one sentence, when map is empty
};

/// Decodes a pack. Never crashes or allocates beyond a small multiple of `bytes`, whatever they hold.
MapResult decode_map(std::string_view bytes);

/// The country under a point of the plane, by its triangles.
std::optional<std::uint32_t> country_at(const MapData& map, PlanePoint point);

}  // namespace standpoint
