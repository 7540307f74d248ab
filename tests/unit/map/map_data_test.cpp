#include "standpoint/map_data.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "standpoint/projection.h"
#include "support/tiny_map_pack.h"

using namespace standpoint;

#ifndef STANDPOINT_ASSETS_DIR
#define STANDPOINT_ASSETS_DIR ""
#endif

namespace {

std::string code_at(const MapData& map, PlanePoint point) {
  const auto country = country_at(map, point);
  return country ? map.countries[*country].a3 : "";
}

std::string code_at(const MapData& map, LonLat place) {
  return code_at(map, AzimuthalEqualArea(map.projection_centre).forward(place));
}

/// Twice the signed area; negative when the interior is on the left, y down, as in every ring.
double double_area(MapPoint a, MapPoint b, MapPoint c) {
  return (double{b.x} - a.x) * (double{c.y} - a.y) - (double{b.y} - a.y) * (double{c.x} - a.x);
}

/// Whether all references in a decoded map are valid and all numbers are finite.
bool is_sound(const MapData& map) {
  const auto finite = [](const std::vector<MapPoint>& points) {
    for (const MapPoint p : points) {
      if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
    }
    return true;
  };
  if (!finite(map.vertices) || !finite(map.arc_points)) return false;
  std::size_t next_index = 0, next_vertex = 0;
  std::vector<Country> all = map.countries;
  all.insert(all.end(), map.areas.begin(), map.areas.end());
  for (const Country& country : all) {
    if (country.first_index != next_index || country.first_vertex != next_vertex || country.index_count % 3 != 0) return false;
    next_index += country.index_count;
    next_vertex += country.vertex_count;
    if (next_index > map.indices.size() || next_vertex > map.vertices.size()) return false;
    for (std::size_t i = country.first_index; i < next_index; ++i) {
      if (map.indices[i] < country.first_vertex || map.indices[i] >= next_vertex) return false;
    }
  }
  const auto countries = static_cast<std::int32_t>(map.countries.size());
  for (const MapArc& arc : map.arcs) {
    if (std::size_t{arc.first_point} + arc.point_count > map.arc_points.size() || arc.point_count < 2) return false;
    if (arc.left < 0 || arc.left >= countries || arc.right < -1 || arc.right >= countries) return false;
  }
  return next_index == map.indices.size() && next_vertex == map.vertices.size();
}

double area_of(const MapData& map, const Country& country) {
  double sum = 0;
  for (std::size_t i = country.first_index; i < country.first_index + country.index_count; i += 3) {
    const auto* corner = &map.indices[i];
    sum += std::fabs(double_area(map.vertices[corner[0]], map.vertices[corner[1]], map.vertices[corner[2]])) / 2;
  }
  return sum;
}

MapData tiny_map() {
  Result<MapData> result = decode_map(tiny_map_pack());
  REQUIRE(result.value);
  return std::move(*result.value);
}

struct BuiltMap {
  std::string name;
  MapData map;
};

/// The built packs, by name for messages, if they exist.
std::vector<BuiltMap> built_maps() {
  std::vector<BuiltMap> maps;
  for (const char* name : {"map-opening.bin", "map-full.bin"}) {
    std::ifstream file(std::string(STANDPOINT_ASSETS_DIR) + "/" + name, std::ios::binary);
    if (!file) {
      MESSAGE("skipped, since it has not been built: ", name);
      continue;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    Result<MapData> result = decode_map(bytes);
    REQUIRE_MESSAGE(result.value, name, ": ", result.error.message);
    maps.push_back({name, std::move(*result.value)});
  }
  return maps;
}

}  // namespace

TEST_CASE("a decoded pack has its countries with codes, names and labels, and its projection centre") {
  const MapData map = tiny_map();
  CHECK(is_sound(map));
  CHECK(map.projection_centre == LonLat{-20, 52});
  REQUIRE(map.countries.size() == 3);
  CHECK(map.countries[0].a3 == "EEE");
  CHECK(map.countries[0].name == "East");
  CHECK(map.countries[2].name == "West");
  CHECK(map.countries[2].label.x == doctest::Approx(-0.05));
  CHECK(map.countries[2].label.y == doctest::Approx(0.05));
  CHECK(map.countries[2].bounds.min_x == doctest::Approx(-0.15));
  CHECK(map.countries[2].bounds.max_y == doctest::Approx(0.1));
  CHECK(map.find("ENC") == 1U);
  CHECK_FALSE(map.find("XXX"));
}

TEST_CASE("triangles cover each country with its islands but not its holes") {
  const MapData map = tiny_map();
  CHECK(area_of(map, map.countries[0]) == doctest::Approx(0.01 - 0.0004));
  CHECK(area_of(map, map.countries[1]) == doctest::Approx(0.0004));
  CHECK(area_of(map, map.countries[2]) == doctest::Approx(0.01 + 0.0002));
}

TEST_CASE("a boundary is drawn once and knows both countries; a coast has no right side; the clip edge is not drawn") {
  const MapData map = tiny_map();
  REQUIRE(map.arcs.size() == 6);
  std::multiset<std::pair<std::int32_t, std::int32_t>> sides;
  for (const MapArc& arc : map.arcs) {
    sides.emplace(arc.left, arc.right);
    CHECK(arc.disputed == (arc.left == 0 && arc.right == 2));
    for (std::uint32_t i = 1; i < arc.point_count; ++i) {
      const MapPoint a = map.arc_points[arc.first_point + i - 1], b = map.arc_points[arc.first_point + i];
      CHECK_FALSE((a.x == doctest::Approx(0.1) && b.x == doctest::Approx(0.1)));
      // A point slightly to the left of the line, as seen on the screen, is in the country on the left.
      const double x = (a.x + b.x) / 2.0 + (b.y - a.y) / 100.0, y = (a.y + b.y) / 2.0 - (b.x - a.x) / 100.0;
      CHECK(country_at(map, {x, y}) == static_cast<std::uint32_t>(arc.left));
    }
  }
  CHECK(sides == std::multiset<std::pair<std::int32_t, std::int32_t>>{{0, -1}, {0, -1}, {0, 1}, {0, 2}, {2, -1}, {2, -1}});
}

TEST_CASE("the country under a point is found, in an enclave, on an island, and not at sea") {
  const MapData map = tiny_map();
  CHECK(code_at(map, PlanePoint{-0.05, 0.05}) == "WWW");
  CHECK(code_at(map, PlanePoint{-0.135, 0.05}) == "WWW");
  CHECK(code_at(map, PlanePoint{0.02, 0.05}) == "EEE");
  CHECK(code_at(map, PlanePoint{0.05, 0.05}) == "ENC");
  CHECK(code_at(map, PlanePoint{-0.12, 0.05}).empty());
  CHECK(code_at(map, PlanePoint{0.2, 0.05}).empty());
  CHECK(code_at(map, PlanePoint{std::nan(""), 0.05}).empty());
}

TEST_CASE("bytes that are not a complete pack are rejected with one sentence") {
  const std::string pack = tiny_map_pack();
  CHECK(decode_map("").error.message == "This is not a map pack.");
  CHECK(decode_map("SPMP").error.message == "The map pack is cut off.");
  for (std::size_t size = 0; size < pack.size(); ++size) {
    const Result<MapData> result = decode_map(std::string_view(pack).substr(0, size));
    CHECK_FALSE(result.value);
    CHECK(result.error.message.back() == '.');
  }
  std::string newer = pack;
  newer[4] = 2;
  CHECK(decode_map(newer).error.message == "The map pack was made for another version of this program.");
}

TEST_CASE("a pack with any changed byte is rejected") {
  const std::string pack = tiny_map_pack();
  for (std::size_t i = 0; i < pack.size(); ++i) {
    std::string changed = pack;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    CHECK_FALSE(decode_map(changed).value);
  }
}

TEST_CASE("a forged pack is rejected or decodes to a map with valid references only") {
  const std::string pack = tiny_map_pack();
  for (std::size_t i = 9; i < pack.size(); ++i) {
    for (unsigned value = 0; value < 256; ++value) {
      std::string forged = pack;
      forged[i] = static_cast<char>(static_cast<unsigned char>(value));
      const Result<MapData> result = decode_map(with_map_checksum(forged));
      CHECK(result.value.has_value() == result.error.message.empty());
      if (result.value) CHECK(is_sound(*result.value));
    }
  }
}

TEST_CASE("a header that declares more than the bytes can contain is rejected before anything is allocated") {
  for (std::size_t count = 0; count < 5; ++count) {
    std::string forged = tiny_map_pack();
    forged[21 + 4 * count + 3] = 0x7f;
    CHECK(decode_map(with_map_checksum(forged)).error.message == "The map pack declares more than it can hold.");
  }
}

TEST_CASE("built packs are valid, and all their triangles have the same orientation") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    CAPTURE(name);
    CHECK(is_sound(map));
    double turned = 0;
    for (std::size_t i = 0; i < map.indices.size(); i += 3) {
      const auto* corner = &map.indices[i];
      turned += std::fmax(0, double_area(map.vertices[corner[0]], map.vertices[corner[1]], map.vertices[corner[2]]));
    }
    CHECK(turned < 1e-6);
  }
}

TEST_CASE("built packs contain every member of NATO, Ukraine and Russia") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    for (const char* a3 : {"ALB", "BEL", "BGR", "CAN", "HRV", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC",
                           "HUN", "ISL", "ITA", "LVA", "LTU", "LUX", "MNE", "NLD", "MKD", "NOR", "POL", "PRT",
                           "ROU", "SVK", "SVN", "ESP", "SWE", "TUR", "GBR", "USA", "UKR", "RUS"}) {
      CHECK_MESSAGE(map.find(a3), name, " lacks ", a3);
    }
  }
}

TEST_CASE("boundaries follow the position of the United Nations") {
  struct Expectation {
    const char* place;
    LonLat at;
    const char* a3;
  };
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    for (const Expectation& expected : {Expectation{"Simferopol", {34.1, 44.95}, "UKR"},
                                        {"Dzhankoi", {34.39, 45.71}, "UKR"},
                                        {"Donetsk", {37.8, 48.0}, "UKR"},
                                        {"Pristina", {21.17, 42.66}, "XKX"},
                                        {"Kyrenia's plain", {33.4, 35.25}, "CYP"},
                                        {"Larnaca", {33.55, 34.97}, "CYP"},
                                        {"Quneitra", {35.82, 33.12}, "SYR"},
                                        {"Nazareth", {35.3, 32.7}, "ISR"},
                                        {"Ramallah", {35.2, 31.9}, "PSE"},
                                        {"Smara", {-11.67, 26.74}, "ESH"},
                                        {"Sukhumi's hills", {41.2, 43.1}, "GEO"},
                                        {"Tiraspol", {29.6, 46.85}, "MDA"}}) {
      CHECK_MESSAGE(code_at(map, expected.at) == expected.a3, name, ", ", expected.place);
    }
  }
}

TEST_CASE("islands near the parties are on every map, the opening one too") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    CAPTURE(name);
    CHECK(code_at(built.map, LonLat{14.2, 37.5}) == "ITA");   // Sicily
    CHECK(code_at(built.map, LonLat{24.85, 35.2}) == "GRC");  // Crete
    CHECK(code_at(built.map, LonLat{9.1, 42.2}) == "FRA");    // Corsica
    CHECK(code_at(built.map, LonLat{11.8, 55.5}) == "DNK");   // Zealand
    CHECK(code_at(built.map, LonLat{18.5, 57.5}) == "SWE");   // Gotland
    CHECK(code_at(built.map, LonLat{22.5, 58.4}) == "EST");   // Saaremaa
  }
}

TEST_CASE("a state includes its remote parts, and a territory with its own code is separate") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    CHECK(code_at(map, LonLat{-42, 72}) == "GRL");
    CHECK(code_at(map, LonLat{17, 77.6}) == "NOR");      // Svalbard
    CHECK(code_at(map, LonLat{20.9, 54.6}) == "RUS");    // Kaliningrad
    CHECK(code_at(map, LonLat{-15.6, 27.95}) == "ESP");  // Gran Canaria
    CHECK(code_at(map, LonLat{-150, 65}) == "USA");      // Alaska
    if (name == "map-full.bin") {
      CHECK(code_at(map, LonLat{-53, 4}) == "FRA");  // French Guiana
      CHECK(code_at(map, LonLat{45, 9.5}) == "SOM");
      CHECK(map.find("VAT"));
      CHECK(map.find("MCO"));
      CHECK(map.find("MDV"));
    }
  }
}

TEST_CASE("Crimea is an area within Ukraine without a boundary") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    CAPTURE(name);
    const Country* area = map.find_area("crimea");
    if (!area) {
      MESSAGE("skipped: ", name, " was built before the story contained the area");
      continue;
    }
    CHECK_FALSE(map.find("crimea"));
    const AzimuthalEqualArea projection(map.projection_centre);
    MapData alone = map;
    alone.countries = {*area};
    const auto covers = [&](LonLat at) { return country_at(alone, projection.forward(at)).has_value(); };
    CHECK(covers({34.1, 44.95}));       // Simferopol
    CHECK(covers({33.5, 45.3}));        // Yevpatoria's plain
    CHECK(covers({36.2, 45.25}));       // Kerch's peninsula
    CHECK_FALSE(covers({34.0, 46.4}));  // the mainland
    CHECK_FALSE(covers({33.0, 46.6}));  // Kherson's plain
    CHECK_FALSE(covers({38.0, 45.3}));  // beyond the strait
    const double share = area_of(map, *area) / area_of(map, map.countries[*map.find("UKR")]);
    CHECK(share == doctest::Approx(0.045).epsilon(0.1));
  }
}

TEST_CASE("a territory with its own code belongs to its state") {
  CHECK(sovereign_of("GRL") == "DNK");
  CHECK(sovereign_of("FRO") == "DNK");
  CHECK(sovereign_of("MAC") == "CHN");
  CHECK(sovereign_of("DEU") == "DEU");
  CHECK(sovereign_of("FLK") == "FLK");
  CHECK(sovereign_of("AND") == "AND");
}

TEST_CASE("disputed boundaries are marked, Kosovo's with Serbia among them, and no settled one is") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    CAPTURE(name);
    const auto disputed_between = [&map](std::string_view a, std::string_view b) {
      int marked = 0, unmarked = 0;
      const auto i = static_cast<std::int32_t>(map.find(a).value_or(0)), j = static_cast<std::int32_t>(map.find(b).value_or(0));
      for (const MapArc& arc : map.arcs) {
        if ((arc.left == i && arc.right == j) || (arc.left == j && arc.right == i)) ++(arc.disputed ? marked : unmarked);
      }
      return std::pair(marked > 0, unmarked > 0);
    };
    CHECK(disputed_between("SRB", "XKX") == std::pair(true, false));
    CHECK(disputed_between("MAR", "ESH") == std::pair(true, false));
    CHECK(disputed_between("UKR", "RUS") == std::pair(false, true));
    CHECK(disputed_between("DEU", "POL") == std::pair(false, true));
  }
}

TEST_CASE("neighbours meet without a gap: each point of their boundary is a vertex of both") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    CAPTURE(name);
    std::vector<std::set<std::pair<float, float>>> corners(map.countries.size());
    for (std::size_t n = 0; n < map.countries.size(); ++n) {
      const Country& country = map.countries[n];
      for (std::size_t i = 0; i < country.vertex_count; ++i) {
        const MapPoint p = map.vertices[country.first_vertex + i];
        corners[n].emplace(p.x, p.y);
      }
    }
    std::size_t missing = 0;
    for (const MapArc& arc : map.arcs) {
      for (std::uint32_t i = 0; i < arc.point_count; ++i) {
        const MapPoint p = map.arc_points[arc.first_point + i];
        missing += 1 - corners[static_cast<std::size_t>(arc.left)].count({p.x, p.y});
        if (arc.right >= 0) missing += 1 - corners[static_cast<std::size_t>(arc.right)].count({p.x, p.y});
      }
    }
    CHECK(missing == 0);
  }
}

TEST_CASE("every label is inside its country") {
  for (const BuiltMap& built : built_maps()) {
    const std::string& name = built.name;
    const MapData& map = built.map;
    for (std::size_t n = 0; n < map.countries.size(); ++n) {
      CHECK_MESSAGE(country_at(map, map.countries[n].label) == n, name, ": ", map.countries[n].name);
    }
  }
}
