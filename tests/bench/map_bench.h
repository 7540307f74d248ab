// Benchmark of label placement: the shipped story on the shipped map, at increasing scales.
#pragma once

namespace standpoint::bench {

/// Prints a table. Returns false, with a message on stderr, if the story or the map cannot be read.
bool run_map_bench();

}  // namespace standpoint::bench
