#include "standpoint/projection.h"

#include <algorithm>
#include <cmath>

namespace standpoint {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kAntipodeEpsilon = 1e-12;

constexpr double radians(double deg) { return deg * (kPi / 180); }
constexpr double degrees(double rad) { return rad * (180 / kPi); }

}  // namespace

AzimuthalEqualArea::AzimuthalEqualArea(LonLat centre)
    : centre_(centre),
      sin_lat_(std::sin(radians(centre.lat_deg))),
      cos_lat_(std::cos(radians(centre.lat_deg))),
      lon_rad_(radians(centre.lon_deg)) {}

PlanePoint AzimuthalEqualArea::forward(LonLat place) const {
  const double lat = radians(place.lat_deg), lon = radians(place.lon_deg) - lon_rad_;
  const double sin_lat = std::sin(lat), cos_lat = std::cos(lat), cos_lon = std::cos(lon);
  const double east = cos_lat * std::sin(lon);
  const double north = cos_lat_ * sin_lat - sin_lat_ * cos_lat * cos_lon;
  const double towards = 1 + sin_lat_ * sin_lat + cos_lat_ * cos_lat * cos_lon;  // 1 + cos(distance)
  // The antipode maps to the whole circle of radius 2; choose one point of it.
  if (towards < kAntipodeEpsilon) return {2, 0};
  const double k = std::sqrt(2 / towards);  // 24-2
  return {k * east, -k * north};
}

std::optional<LonLat> AzimuthalEqualArea::inverse(PlanePoint point) const {
  const double rho = std::hypot(point.x, point.y);
  if (!(rho <= 2)) return std::nullopt;
  if (rho == 0) return centre_;
  const double c = 2 * std::asin(rho / 2);  // 24-16
  const double sin_c = std::sin(c), cos_c = std::cos(c), north = -point.y;
  const double lat = std::asin(std::clamp(cos_c * sin_lat_ + north * sin_c * cos_lat_ / rho, -1.0, 1.0));        // 20-14
  const double lon = lon_rad_ + std::atan2(point.x * sin_c, rho * cos_lat_ * cos_c - north * sin_lat_ * sin_c);  // 20-15
  return LonLat{degrees(std::remainder(lon, 2 * kPi)), degrees(lat)};
}

}  // namespace standpoint
