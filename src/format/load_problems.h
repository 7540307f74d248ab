// Collects problems while a story is loaded, and turns them into diagnostics at the end. Private to the core.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/load.h"
#include "text/json_document.h"

namespace standpoint {

/// A diagnostic before its line, column and pointer are computed.
struct Problem {
  Severity severity = Severity::error;
  JsonIndex node = kJsonRoot;  // that the pointer will refer to
  std::size_t offset = 0;      // byte in the file
  std::string found, expected, message, hint;
};

class Problems {
 public:
  explicit Problems(std::size_t limit) : limit_(limit) {}

  void add(Problem problem);
  bool has_errors() const { return has_errors_; }
  /// Whether the limit is reached, so that effort spent on the wording of another problem would probably be wasted.
  bool full() const { return kept_.size() + omitted_ >= limit_; }

  /// Fills result.diagnostics in file order. If there are too many, errors are kept in preference to warnings.
  void finish(std::string_view bytes, const JsonDocument& document, LoadResult& result);

 private:
  void drop_excess();

  std::size_t limit_;
  std::size_t omitted_ = 0;
  bool has_errors_ = false;
  std::vector<Problem> kept_;
};

/// Converts byte offsets to lines and columns in one pass over the file.
class TextPositions {
 public:
  explicit TextPositions(std::string_view bytes);
  /// `offset` must not be smaller than in the previous call.
  TextPosition at(std::size_t offset);

 private:
  std::string_view bytes_;
  std::size_t at_;
  TextPosition position_;
};

}  // namespace standpoint
