#include "standpoint/needle.h"

#include <algorithm>

#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxWords = 16;
constexpr std::uint32_t kSpace = ' ';

// The base letters of U+00C0..U+00FF and U+0100..U+017F. A space: a word separator, or a letter handled by expand().
constexpr std::string_view kLatin1 = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y";
constexpr std::string_view kLatinExtendedA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  "
    "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzz"
    "zzzzs";
static_assert(kLatin1.size() == 64 && kLatinExtendedA.size() == 128);

struct Fold {
  char32_t from, to;
};
constexpr Fold kSingle[] = {
    // Cyrillic, in lower case
    {0x439, 0x438},
    {0x450, 0x435},
    {0x451, 0x435},
    {0x453, 0x433},
    {0x457, 0x456},
    {0x45C, 0x43A},
    {0x45D, 0x438},
    {0x45E, 0x443},
    {0x490, 0x433},
    {0x491, 0x433},
    // Greek
    {0x386, 0x3B1},
    {0x388, 0x3B5},
    {0x389, 0x3B7},
    {0x38A, 0x3B9},
    {0x38C, 0x3BF},
    {0x38E, 0x3C5},
    {0x38F, 0x3C9},
    {0x390, 0x3B9},
    {0x3AC, 0x3B1},
    {0x3AD, 0x3B5},
    {0x3AE, 0x3B7},
    {0x3AF, 0x3B9},
    {0x3B0, 0x3C5},
    {0x3C2, 0x3C3},
    {0x3CA, 0x3B9},
    {0x3CB, 0x3C5},
    {0x3CC, 0x3BF},
    {0x3CD, 0x3C5},
    {0x3CE, 0x3C9},
    // Romanian
    {0x218, 's'},
    {0x219, 's'},
    {0x21A, 't'},
    {0x21B, 't'},
    // Apostrophes
    {0x2BC, '\''},
    {0x2018, '\''},
    {0x2019, '\''}};

/// Two base letters for a ligature or a digraph; "" for any other character.
std::string_view expand(std::uint32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

bool is_ignored(std::uint32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         c == 0x2060 || c == 0xFEFF;
}

/// The letter that `c` is compared as; a space if it separates words.
std::uint32_t fold(std::uint32_t c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' ? c : kSpace;
  }
  if (c < 0xC0) return kSpace;
  if (c < 0x180) {
    const char plain = c < 0x100 ? kLatin1[c - 0xC0] : kLatinExtendedA[c - 0x100];
    return c == 0xD7 || c == 0xF7 ? kSpace : static_cast<std::uint32_t>(plain);
  }
  if (c >= 0x410 && c <= 0x42F) c += 0x20;
  if (c >= 0x400 && c <= 0x40F) c += 0x50;
  if (c >= 0x391 && c <= 0x3AB) c += 0x20;
  for (const Fold& fold : kSingle)
    if (fold.from == c) return fold.to;
  return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3003) || c == 0xFFFD ? kSpace : c;
}

/// A text folded for comparison, with the source offset of each letter.
struct FoldedText {
  std::vector<std::uint32_t> letters;
  std::vector<std::size_t> at;  // byte offset of each letter, then the text's size

  explicit FoldedText(std::string_view text) {
    letters.reserve(text.size());
    at.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = decode_utf8(text.substr(i));
      const std::string_view two = expand(c.value);
      if (c.length == 0)
        add(kSpace, i);
      else if (!two.empty())
        for (const char letter : two) add(static_cast<std::uint32_t>(letter), i);
      else if (!is_ignored(c.value))
        add(fold(c.value), i);
      i += std::max<std::size_t>(1, c.length);
    }
    at.push_back(text.size());
  }

  bool begins_word(std::size_t i) const { return i == 0 || letters[i - 1] == kSpace || letters[i - 1] == '\''; }

  /// Index of the first occurrence of `word` at or after `from`; letters.size() when there is none.
  std::size_t find(const std::vector<std::uint32_t>& word, std::size_t from) const {
    const bool anywhere = word.size() > 2;
    for (std::size_t i = from; i + word.size() <= letters.size(); ++i) {
      if (letters[i] != word.front() || !(anywhere || begins_word(i))) continue;
      if (std::equal(word.begin(), word.end(), letters.begin() + static_cast<std::ptrdiff_t>(i))) return i;
    }
    return letters.size();
  }

 private:
  void add(std::uint32_t letter, std::size_t from) {
    letters.push_back(letter);
    at.push_back(from);
  }
};

}  // namespace

Needle::Needle(std::string_view text) {
  const FoldedText all(text);
  std::vector<std::uint32_t> word;
  const auto finish = [&] {
    while (!word.empty() && word.back() == '\'') word.pop_back();
    if (!word.empty() && words_.size() < kMaxWords) words_.push_back({word});
    word.clear();
  };
  for (const std::uint32_t letter : all.letters) {
    if (letter == kSpace)
      finish();
    else if (letter != '\'' || !word.empty())
      word.push_back(letter);
  }
  finish();
}

bool Needle::matches(std::string_view text) const { return !find(text).empty(); }

std::vector<TextSpan> Needle::find(std::string_view text) const {
  std::vector<TextSpan> spans;
  const FoldedText all(text);
  for (const Word& word : words_) {
    const std::size_t i = all.find(word.letters, 0);
    if (i == all.letters.size()) return {};
    std::size_t end = i + word.letters.size();
    // A match of half an expanded letter covers all of it.
    while (end < all.letters.size() && all.at[end] == all.at[end - 1]) ++end;
    spans.push_back({all.at[i], all.at[end]});
  }
  // An insertion sort is enough for kMaxWords.
  for (std::size_t i = 1; i < spans.size(); ++i)
    for (std::size_t k = i; k > 0 && spans[k].begin < spans[k - 1].begin; --k) std::swap(spans[k], spans[k - 1]);
  std::vector<TextSpan> merged;
  for (const TextSpan& span : spans) {
    if (!merged.empty() && span.begin <= merged.back().end)
      merged.back().end = std::max(merged.back().end, span.end);
    else
      merged.push_back(span);
  }
  return merged;
}

}  // namespace standpoint
