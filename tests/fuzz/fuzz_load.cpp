// libFuzzer: whatever the bytes, loading a story ends with a story or with an error that says where.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "standpoint/load.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const standpoint::LoadResult result = standpoint::load_story(bytes);
  bool has_error = false;
  for (const standpoint::Diagnostic& diagnostic : result.diagnostics) {
    has_error = has_error || diagnostic.severity == standpoint::Severity::error;
    if (format_diagnostic(diagnostic, "story").empty() || diagnostic.line < 1 || diagnostic.column < 1) std::abort();
  }
  if (result.story.has_value() == has_error) std::abort();
  return 0;
}
