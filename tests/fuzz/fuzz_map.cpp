// libFuzzer target for decode_map: a checksum would stop every mutation, so it is made right first.
#include <cstddef>
#include <cstdint>
#include <string>

#include "standpoint/map_data.h"
#include "support/tiny_map_pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string pack = tiny_map_pack().substr(0, 5);  // magic, version
  pack.append(4, '\0');
  pack.append(data, data + size);
  const standpoint::MapResult result = standpoint::decode_map(with_map_checksum(pack));
  if (result.map.has_value() != result.error.empty()) __builtin_trap();
  if (!result.map) return 0;
  for (const auto& country : result.map->countries) standpoint::country_at(*result.map, country.label);
  for (const std::uint32_t index : result.map->indices) {
    if (index >= result.map->vertices.size()) __builtin_trap();
  }
  return 0;
}
