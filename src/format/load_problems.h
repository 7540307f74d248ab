// Gathers what is wrong with a story while it is read; gives it line, column and pointer at the end. Private to the core.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/load.h"
#include "text/json_document.h"

namespace standpoint {

/// A diagnostic before its place is worked out.
struct Problem {
  Severity severity = Severity::error;
  JsonIndex node = kJsonRoot;  // what the pointer shall name
  std::size_t offset = 0;      // byte in the file
  std::string found, expected, message, hint;
};

class Problems {
 public:
  explicit Problems(std::size_t limit) : limit_(limit) {}

  void add(Problem problem);
  bool has_errors() const { return has_errors_; }
  /// So many already that another one is only counted: effort spent on its wording would be lost.
  bool full() const { return kept_.size() + omitted_ >= limit_; }

  /// Fills the diagnostics: in file order; where there are too many, errors before warnings.
  void finish(std::string_view bytes, const JsonDocument& document, LoadResult& result);

 private:
  void drop_excess();

  std::size_t limit_;
  std::size_t omitted_ = 0;
  bool has_errors_ = false;
  std::vector<Problem> kept_;
};

/// Byte offsets -> lines and columns, in one walk over the file.
class TextPositions {
 public:
  explicit TextPositions(std::string_view bytes);
  /// Offsets must not decrease from call to call.
  TextPosition at(std::size_t offset);

 private:
  std::string_view bytes_;
  std::size_t at_;
  TextPosition position_;
};

}  // namespace standpoint
