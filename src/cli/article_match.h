// Checks whether a quote occurs in the text of its source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace standpoint::cli {

/// An article's paragraphs, normalised for comparison. Paragraph n is the n-th line that is not blank, counted from 1.
class Article {
 public:
  explicit Article(std::string_view text);

  std::size_t paragraph_count() const { return paragraphs_.size(); }
  /// Whether paragraph `number` contains `quote` as whole words, character for character except for typesetting: the form of
  /// quotation marks, dashes, ellipses and spaces.
  bool has(std::string_view quote, std::size_t number) const;
  /// Number of the first paragraph that contains `quote`; 0 when none does.
  std::size_t find(std::string_view quote) const;

 private:
  std::vector<std::string> paragraphs_;
};

/// `text` with straight quotation marks, hyphens for dashes, three dots for an ellipsis, and single spaces between words.
std::string normalise_typesetting(std::string_view text);

}  // namespace standpoint::cli
