#include "standpoint/projection.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace standpoint;

namespace {

double distance_deg(LonLat a, LonLat b) {
  constexpr double kRad = 3.14159265358979323846 / 180;
  const double lat = std::sin((b.lat_deg - a.lat_deg) * kRad / 2), lon = std::sin((b.lon_deg - a.lon_deg) * kRad / 2);
  const double h = lat * lat + std::cos(a.lat_deg * kRad) * std::cos(b.lat_deg * kRad) * lon * lon;
  return 2 * std::asin(std::fmin(1, std::sqrt(h))) / kRad;
}

}  // namespace

TEST_CASE("the projection agrees with d3-geo") {
  // d3-geo 3.1.2: geoAzimuthalEqualArea().rotate([20, -52]).scale(1).translate([0, 0])
  const AzimuthalEqualArea projection({-20, 52});
  struct City {
    LonLat at;
    PlanePoint plane;
  };
  for (const City& city : {City{{-77.0369, 38.9072}, {-0.6968636123, -0.0566017011}},  // Washington
                           City{{37.6173, 55.7558}, {0.4958537732, -0.2832363184}},    // Moscow
                           City{{30.5234, 50.4501}, {0.5100917780, -0.1616051284}},    // Kyiv
                           City{{4.3517, 50.8503}, {0.2626218959, -0.0244111424}},     // Brussels
                           City{{0, 90}, {0, -0.6511363089}},                          // the pole
                           City{{151.2, -33.87}, {0.7614021087, -1.8190485731}}}) {    // Sydney, near the antipode
    const PlanePoint p = projection.forward(city.at);
    CHECK(std::fabs(p.x - city.plane.x) < 1e-9);
    CHECK(std::fabs(p.y - city.plane.y) < 1e-9);
  }
}

TEST_CASE("inverse() is the inverse of forward() for any centre") {
  for (const LonLat centre : {LonLat{-20, 52}, LonLat{0, 0}, LonLat{0, 90}, LonLat{100, -90}, LonLat{179, -30}}) {
    const AzimuthalEqualArea projection(centre);
    for (double lon = -180; lon <= 180; lon += 15) {
      for (double lat = -90; lat <= 90; lat += 10) {
        const LonLat place{lon, lat};
        if (distance_deg(place, centre) > 179) continue;
        const auto back = projection.inverse(projection.forward(place));
        REQUIRE(back);
        CHECK(distance_deg(*back, place) < 1e-6);
        CHECK(std::fabs(back->lon_deg) <= 180);
      }
    }
  }
}

TEST_CASE("the centre maps to the origin and back") {
  const AzimuthalEqualArea projection({-20, 52});
  const PlanePoint p = projection.forward({-20, 52});
  CHECK(std::fabs(p.x) < 1e-12);
  CHECK(std::fabs(p.y) < 1e-12);
  CHECK(projection.inverse({0, 0}) == LonLat{-20, 52});
  CHECK(projection.centre() == LonLat{-20, 52});
}

TEST_CASE("north is up, and y points down") {
  const AzimuthalEqualArea projection({10, 20});
  CHECK(projection.forward({10, 30}).y < 0);
  CHECK(projection.forward({10, 10}).y > 0);
  CHECK(projection.forward({20, 20}).x > 0);
}

TEST_CASE("areas are preserved: a spherical cap has the same area on the plane") {
  const AzimuthalEqualArea projection({-20, 52});
  for (const double angle_deg : {10.0, 60.0, 120.0}) {
    const PlanePoint p = projection.forward({-20, 52 - angle_deg});
    constexpr double kPi = 3.14159265358979323846;
    const double cap = 2 * kPi * (1 - std::cos(angle_deg * kPi / 180));
    CHECK(kPi * (p.x * p.x + p.y * p.y) == doctest::Approx(cap));
  }
}

TEST_CASE("the antipode maps to one point of the rim and back") {
  const AzimuthalEqualArea projection({-20, 52});
  const PlanePoint p = projection.forward({160, -52});
  CHECK(p.x == 2);
  CHECK(p.y == 0);
  const auto back = projection.inverse(p);
  REQUIRE(back);
  CHECK(distance_deg(*back, {160, -52}) < 1e-5);
}

TEST_CASE("nothing lies outside the disc of radius 2") {
  const AzimuthalEqualArea projection({-20, 52});
  CHECK(projection.inverse({0, -2}));
  CHECK_FALSE(projection.inverse({2.0001, 0}));
  CHECK_FALSE(projection.inverse({1.5, 1.5}));
  CHECK_FALSE(projection.inverse({std::numeric_limits<double>::quiet_NaN(), 0}));
  CHECK_FALSE(projection.inverse({std::numeric_limits<double>::infinity(), 0}));
}
