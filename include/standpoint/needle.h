// Word search in a text, ignoring case and diacritics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace standpoint {

/// A byte range [begin, end) of a text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

/// Search terms. A text matches when it contains every word; words of one or two letters match only at the start of a word.
/// Case and diacritics are ignored (Latin, Greek, Cyrillic: \u00df is ss, \u0457 is \u0456, \u0491 is \u0433), and so are the
/// variants of apostrophes, quotation marks, dashes and spaces.
class Needle {
 public:
  /// Uses the first 16 words of `text` at most. `text` may be any bytes.
  explicit Needle(std::string_view text);

  bool empty() const { return words_.empty(); }
  bool matches(std::string_view text) const;
  /// The first occurrence of each word, in text order, overlapping spans merged; empty unless all words occur.
  std::vector<TextSpan> find(std::string_view text) const;

 private:
  struct Word {
    std::vector<std::uint32_t> letters;
  };
  std::vector<Word> words_;
};

}  // namespace standpoint
