// The decoded map pack: countries as triangles and boundary arcs in the projection plane. assets/map makes packs at build time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/projection.h"
#include "standpoint/result.h"

namespace standpoint {

/// Radius of the map in plane units: 2 sin(140 deg / 2), 140 degrees from the projection's centre, where
/// assets/map/build-map.mjs clips it, since shapes beyond that are distorted past recognition.
inline constexpr double kWorldRim = 1.8793852;

struct MapBounds {
  float min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};

struct Country {
  std::string a3;    // ISO 3166-1 alpha-3, or the map's own code where there is none
  std::string name;  // English short name
  MapBounds bounds;
  PlanePoint label;               // plane units; well inside its largest part
  std::uint32_t first_index = 0;  // into MapData::indices; 3 per triangle
  std::uint32_t index_count = 0;
  std::uint32_t first_vertex = 0;  // its indices refer to [first_vertex, first_vertex + vertex_count) only, exclusively
  std::uint32_t vertex_count = 0;
};

/// A boundary line, drawn once even when it separates two countries.
struct MapArc {
  std::uint32_t first_point = 0;  // into MapData::arc_points
  std::uint32_t point_count = 0;
  std::int32_t left = -1;   // index of the country on the left in the direction of the line, as seen on the screen
  std::int32_t right = -1;  // index of the country on the right; -1: a coast
  MapBounds bounds;
  bool disputed = false;  // not a settled boundary; drawn in a subdued style
};

struct MapPoint {
  float x = 0, y = 0;  // plane units: Earth radii, y down
};

struct MapData {
  LonLat projection_centre;
  std::vector<Country> countries;
  std::vector<Country> areas;          // overlay countries; `a3` is the area's name in lower case; they have no arcs
  std::vector<MapPoint> vertices;      // of triangles
  std::vector<std::uint32_t> indices;  // into vertices
  std::vector<MapPoint> arc_points;
  std::vector<MapArc> arcs;

  /// Index into countries.
  std::optional<std::uint32_t> find(std::string_view a3) const;
  const Country* find_area(std::string_view name) const;
};

/// ISO 3166-1 alpha-3 of the state that a dependent territory with its own code belongs to: Denmark for Greenland. `a3` itself
/// for all others.
std::string_view sovereign_of(std::string_view a3);

/// Decodes a pack. Never crashes, and allocates at most a small multiple of bytes.size(), whatever the bytes are.
Result<MapData> decode_map(std::string_view bytes);

/// Index of the country whose triangles contain a point of the plane.
std::optional<std::uint32_t> country_at(const MapData& map, PlanePoint point);

}  // namespace standpoint
