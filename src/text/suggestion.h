// "Did you mean …?"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace standpoint {

/// The word that `word` was probably meant to be: the nearest in edits of a letter (two swapped letters are one edit); empty
/// when none is near.
class Suggestion {
 public:
  explicit Suggestion(std::string_view word);
  void consider(std::string_view candidate);
  /// "did you mean 'hegseth'?", or "".
  std::string hint() const;

 private:
  std::string_view word_;
  std::string_view best_;
  std::size_t best_distance_;
};

}  // namespace standpoint
