// A JSON text as a flat list of nodes with their byte offsets in the source. Private to the core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/json_limits.h"
#include "standpoint/result.h"

namespace standpoint {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object, key };

/// Index into a document's nodes.
using JsonIndex = std::uint32_t;
inline constexpr JsonIndex kJsonRoot = 0;
inline constexpr JsonIndex kJsonAbsent = UINT32_MAX;

/// Nodes are in document order: a container is followed by its children, a key by its value.
struct JsonNode {
  JsonKind kind = JsonKind::null;
  bool truth = false;           // of a boolean
  std::uint32_t offset = 0;     // first byte in the source
  JsonIndex next = 0;           // the node after this one and its descendants
  std::uint32_t text_from = 0;  // of a string or key: where its decoded bytes begin in JsonDocument::text
  std::uint32_t text_size = 0;
  double number = 0;
};

struct JsonDocument {
  std::vector<JsonNode> nodes;
  std::string text;

  const JsonNode& operator[](JsonIndex i) const { return nodes[i]; }
  /// The decoded bytes of a string or a key.
  std::string_view string(JsonIndex i) const { return std::string_view(text).substr(nodes[i].text_from, nodes[i].text_size); }
};

/// RFC 6901 pointer to a value, or to the member that a key belongs to.
std::string json_pointer(const JsonDocument& document, JsonIndex target);
/// The value that a pointer refers to; empty when there is none.
std::optional<JsonIndex> find_json_pointer(const JsonDocument& document, std::string_view pointer);

struct JsonResult {
  JsonDocument document;       // on a fault: what was read before it
  JsonIndex innermost = 0;     // on a fault: the container that was being read
  std::optional<Error> fault;  // the first; parsing stops there
};

/// Parses UTF-8 JSON, with or without a byte order mark, within `limits`. Does not recurse; never throws.
JsonResult parse_json(std::string_view bytes, const JsonLimits& limits);

/// Offset in the source of the byte, or the escape, that decodes to byte `decoded_offset` of a string.
std::size_t offset_in_string(std::string_view bytes, const JsonNode& string, std::size_t decoded_offset);

}  // namespace standpoint
