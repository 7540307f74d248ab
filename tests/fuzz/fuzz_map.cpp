// decode_map(): a map or a sentence, in memory that the pack's size bounds. The checksum would stop every mutation, so it is
// made right first; the input is what follows it.
#include <cmath>
#include <string>

#include "fuzz/fuzz_target.h"
#include "standpoint/map_data.h"
#include "support/tiny_map_pack.h"

using namespace standpoint;
using fuzz::require;

namespace {

/// Looking for a country goes through all triangles, so only a few are looked for.
constexpr std::size_t kLookups = 4;

void require_finite(MapPoint point) { require(std::isfinite(point.x) && std::isfinite(point.y)); }

void require_within(const MapData& map, const Country& country) {
  require(std::size_t{country.first_index} + country.index_count <= map.indices.size() && country.index_count % 3 == 0);
  for (std::size_t i = 0; i < country.index_count; ++i) {
    const std::uint32_t vertex = map.indices[country.first_index + i];
    require(vertex >= country.first_vertex && vertex - country.first_vertex < country.vertex_count);
  }
}

}  // namespace

FUZZ_TARGET(map) {
  std::string pack = tiny_map_pack().substr(0, 5);  // magic, version
  pack.append(4, '\0').append(input);
  const Result<MapData> result = decode_map(with_map_checksum(pack));
  require(result.value.has_value() == result.error.message.empty());
  if (!result) return;
  const MapData& map = *result;
  require(map.countries.size() + map.areas.size() <= pack.size() / 8 && map.vertices.size() <= 2 * pack.size() &&
          map.indices.size() <= 6 * pack.size() && map.arc_points.size() <= 2 * pack.size());
  for (const Country& country : map.countries) require_within(map, country);
  for (const Country& area : map.areas) require_within(map, area);
  for (const MapPoint vertex : map.vertices) require_finite(vertex);
  for (const MapArc& arc : map.arcs) {
    require(std::size_t{arc.first_point} + arc.point_count <= map.arc_points.size() && arc.point_count >= 2);
    const auto countries = static_cast<std::int32_t>(map.countries.size());
    require(arc.left >= -1 && arc.left < countries && arc.right >= -1 && arc.right < countries);
  }
  for (std::size_t i = 0; i < map.countries.size() && i < kLookups; ++i) {
    const std::optional<std::uint32_t> found = country_at(map, map.countries[i].label);
    require(!found || *found < map.countries.size());
  }
}
