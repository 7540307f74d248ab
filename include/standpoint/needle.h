// Finding words in a text, whatever their case and their accents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace standpoint {

/// Bytes of a text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TextSpan&) const = default;
};

/// What is looked for: words, each of which has to be there; those of one or two letters at the beginning of a word. Letters
/// are compared without case and diacritics (Latin, Greek, Cyrillic: \u00df is ss, \u0457 is \u0456, \u0491 is \u0433),
/// apostrophes, quotation marks, dashes and spaces as one of each.
class Needle {
 public:
  /// At most the first 16 words of `text`, which may be any bytes.
  explicit Needle(std::string_view text);

  bool empty() const { return words_.empty(); }
  bool in(std::string_view text) const;
  /// Where each of the words stands first, in the order of the text and apart from one another; empty when not all are there.
  std::vector<TextSpan> find(std::string_view text) const;

 private:
  struct Word {
    std::vector<std::uint32_t> letters;
  };
  std::vector<Word> words_;
};

}  // namespace standpoint
