// What placing the map's labels costs: the shipped story on the shipped map, zoomed into step by step.
#pragma once

namespace standpoint::bench {

/// Prints a table. False, with a sentence, when the story or the map cannot be read.
bool run_map_bench();

}  // namespace standpoint::bench
