// Whether a quotation stands in the text that it is said to come from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace standpoint::cli {

/// An article's paragraphs, made comparable. Line n of those that are not blank is paragraph n, counted from 1.
class Article {
 public:
  explicit Article(std::string_view text);

  std::size_t paragraph_count() const { return paragraphs_.size(); }
  /// Whether `quote` stands in paragraph `number`, whole words, character for character, but for what typesetting changes: the
  /// shape of quotation marks, dashes, ellipses and spaces.
  bool has(std::string_view quote, std::size_t number) const;
  /// The first paragraph that has it; 0 when none does.
  std::size_t find(std::string_view quote) const;

 private:
  std::vector<std::string> paragraphs_;
};

/// `text` with straight quotation marks, hyphens for dashes, three dots for an ellipsis, and single spaces between words.
std::string plain_typesetting(std::string_view text);

}  // namespace standpoint::cli
