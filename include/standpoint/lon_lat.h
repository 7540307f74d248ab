// A point on Earth.
#pragma once

namespace standpoint {

/// Geographic coordinates in degrees, east and north positive.
struct LonLat {
  double lon_deg = 0;
  double lat_deg = 0;
  bool operator==(const LonLat&) const = default;
};

}  // namespace standpoint
