// Loading a story: bytes in, a Story or all diagnostics out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/json_limits.h"
#include "standpoint/story.h"

namespace standpoint {

/// Limits on a story file. A file that exceeds one is rejected with a diagnostic that names the limit.
struct Limits : JsonLimits {
  std::size_t quotes = 20'000;
  std::size_t parties = 64;
  std::size_t people = 2'000;
  std::size_t questions = 64;
  std::size_t positions = 8'192;
  std::size_t events = 2'000;
  std::size_t steps = 200;
  std::size_t discussion = 50;
  std::size_t sources = 1'000;
  std::size_t diagnostics = 100;  // further ones are only counted
};

enum class Severity : unsigned char { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string pointer;  // JSON pointer (RFC 6901), "" for the whole document
  int line = 1;         // from 1
  int column = 1;       // from 1, in UTF-8 code points
  std::string found;
  std::string expected;
  std::string message;  // one sentence, understandable without found and expected
  std::string hint;     // what to do; may be empty
};

struct LoadResult {
  std::optional<Story> story;           // present if and only if no diagnostic is an error
  std::vector<Diagnostic> diagnostics;  // in file order
  std::size_t omitted = 0;              // diagnostics beyond Limits::diagnostics
};

/// Loads a story file (UTF-8 JSON, see assets/stories). Never throws, crashes or recurses without bound, whatever the bytes
/// are.
LoadResult load_story(std::string_view bytes, const Limits& limits = {});

struct TextPosition {
  int line = 1;    // from 1
  int column = 1;  // from 1, in UTF-8 code points
};

/// The positions in `bytes` of the values that JSON pointers refer to; {1, 1} if there is no such value. For diagnostics of
/// checks that run after loading.
std::vector<TextPosition> find_text_positions(std::string_view bytes, const std::vector<std::string>& pointers,
                                              const Limits& limits = {});

/// One line in the format of compilers: `file:line:column: error: message (found …, expected …) hint: …`.
std::string format_diagnostic(const Diagnostic& diagnostic, std::string_view file);

}  // namespace standpoint
