#include "standpoint/load.h"

#include <algorithm>
#include <utility>

#include "base/stable_sort.h"
#include "format/load_parts.h"

namespace standpoint {

LoadResult load_story(std::string_view bytes, const Limits& limits) {
  LoadResult result;
  Problems problems(limits.diagnostics);
  JsonResult json = parse_json(bytes, limits);
  Story story;
  if (json.fault) {
    Error& fault = *json.fault;
    problems.add({Severity::error, json.innermost, fault.offset, std::move(fault.found), std::move(fault.expected),
                  std::move(fault.message), std::move(fault.hint)});
  } else {
    ValueReader reader(bytes, json.document, problems);
    StoryReader(reader, limits).read_story(story);
  }
  if (!problems.has_errors()) {
    index_story(story);
    result.story = std::move(story);
  }
  problems.finish(bytes, json.document, result);
  return result;
}

std::vector<TextPosition> find_text_positions(std::string_view bytes, const std::vector<std::string>& pointers,
                                              const Limits& limits) {
  const JsonResult json = parse_json(bytes, limits);
  std::vector<TextPosition> positions(pointers.size());
  if (json.fault) return positions;
  struct Found {
    std::size_t offset = 0;
    std::size_t pointer = 0;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < pointers.size(); ++i) {
    if (const auto node = find_json_pointer(json.document, pointers[i])) found.push_back({json.document[*node].offset, i});
  }
  sort_stably(found, [](const Found& a, const Found& b) { return a.offset < b.offset; });
  TextPositions text_positions(bytes);
  for (const Found& value : found) positions[value.pointer] = text_positions.at(value.offset);
  return positions;
}

}  // namespace standpoint
