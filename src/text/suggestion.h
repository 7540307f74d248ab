// "Did you mean …?"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace standpoint {

/// Finds the candidate closest to a misspelt word, by edit distance (a transposition of neighbours is one edit).
class Suggestion {
 public:
  /// `word` and the candidates must outlive the suggestion.
  explicit Suggestion(std::string_view word);
  void consider(std::string_view candidate);
  /// "did you mean 'hegseth'?", or "" when no candidate is close enough.
  std::string hint() const;

 private:
  std::string_view word_;
  std::string_view best_;
  std::size_t best_distance_;
};

}  // namespace standpoint
