// Benchmark of label placement: the shipped story on the shipped map, at increasing scales.
#pragma once

#include <optional>

#include "standpoint/map_data.h"

namespace standpoint::bench {

/// The map that the page opens with; says why on stderr when it cannot be read.
std::optional<MapData> read_opening_map();

/// Prints a table. Returns false, with a message on stderr, if the story or the map cannot be read.
bool run_map_bench();

}  // namespace standpoint::bench
