// Files that a reader can take away: the view as a picture or a drawing, the facts as tables or data.
#pragma once

#include <cstdint>
#include <string>

#include "standpoint/export.h"
#include "standpoint/picture.h"
#include "standpoint/session.h"

namespace standpoint::app {

enum class Takeaway : std::uint8_t { picture, drawing, quotes, positions, data };

/// The sheet that a picture of the view is drawn on.
Picture view_picture(const Session& session, float device_ratio, const TextMeasure& measure);

/// The file: SVG, CSV or JSON; of a picture, which the page draws itself, "width height" in device px at this ratio. The cells
/// of a CSV are separated by `separator`.
std::string takeaway_file(const Session& session, Takeaway kind, ExportScope scope, float device_ratio, char separator,
                          bool dark, const TextMeasure& measure);
std::string takeaway_file_name(const Session& session, Takeaway kind, ExportScope scope, float device_ratio);

}  // namespace standpoint::app
