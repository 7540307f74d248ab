// Maps longitude and latitude to the projection plane and back. Pure and invertible.
#pragma once

#include <optional>

#include "standpoint/lon_lat.h"

namespace standpoint {

struct PlanePoint {
  double x = 0;
  double y = 0;
};

/// Lambert azimuthal equal-area on the unit sphere, y down (Snyder 1987, Map Projections: A Working Manual, eq. 24-2 to 24-4,
/// 20-14, 20-15).
class AzimuthalEqualArea {
 public:
  explicit AzimuthalEqualArea(LonLat centre);
  PlanePoint forward(LonLat) const;                 // the antipode maps to (2, 0)
  std::optional<LonLat> inverse(PlanePoint) const;  // empty outside the disc of radius 2
  LonLat centre() const { return centre_; }

 private:
  LonLat centre_;
  double sin_lat_ = 0, cos_lat_ = 1, lon_rad_ = 0;
};

}  // namespace standpoint
