#include "cli/article_match.h"

#include <utility>

namespace standpoint::cli {
namespace {

struct Replacement {
  std::string_view from, to;
};

constexpr Replacement kReplacements[] = {
    // Quotation marks and primes: left and right, low and high, single and double.
    {"\u2018", "'"},
    {"\u2019", "'"},
    {"\u201A", "'"},
    {"\u201B", "'"},
    {"\u2032", "'"},
    {"\u2039", "'"},
    {"\u203A", "'"},
    {"\u02BC", "'"},
    {"\u201C", "\""},
    {"\u201D", "\""},
    {"\u201E", "\""},
    {"\u201F", "\""},
    {"\u2033", "\""},
    {"\u00AB", "\""},
    {"\u00BB", "\""},
    // Hyphens, dashes and the minus sign.
    {"\u2010", "-"},
    {"\u2011", "-"},
    {"\u2012", "-"},
    {"\u2013", "-"},
    {"\u2014", "-"},
    {"\u2015", "-"},
    {"\u2212", "-"},
    {"\u2026", "..."},
    // Spaces of every width; then characters without any.
    {"\u00A0", " "},
    {"\u2002", " "},
    {"\u2003", " "},
    {"\u2004", " "},
    {"\u2005", " "},
    {"\u2006", " "},
    {"\u2007", " "},
    {"\u2008", " "},
    {"\u2009", " "},
    {"\u200A", " "},
    {"\u202F", " "},
    {"\u3000", " "},
    {"\u00AD", ""},
    {"\u200B", ""},
    {"\u2060", ""},
    {"\uFEFF", ""},
};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `words` occurs in `text` at word boundaries.
bool contains_words(std::string_view text, std::string_view words) {
  if (words.empty()) return false;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool cut_before = at > 0 && is_word_byte(text[at - 1]) && is_word_byte(words.front());
    const bool cut_after = end < text.size() && is_word_byte(text[end]) && is_word_byte(words.back());
    if (!cut_before && !cut_after) return true;
  }
  return false;
}

}  // namespace

std::string normalise_typesetting(std::string_view text) {
  std::string out;
  const auto append = [&out](std::string_view piece) {
    const bool is_space = piece == " " || piece == "\t" || piece == "\r" || piece == "\n";
    if (!is_space)
      out += piece;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  };
  while (!text.empty()) {
    const Replacement* found = nullptr;
    for (const Replacement& candidate : kReplacements) {
      if (text.substr(0, candidate.from.size()) == candidate.from) found = &candidate;
    }
    append(found != nullptr ? found->to : text.substr(0, 1));
    text.remove_prefix(found != nullptr ? found->from.size() : 1);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Article::Article(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    std::string paragraph = normalise_typesetting(line);
    if (!paragraph.empty()) paragraphs_.push_back(std::move(paragraph));
  }
}

bool Article::has(std::string_view quote, std::size_t number) const {
  return number >= 1 && number <= paragraphs_.size() && contains_words(paragraphs_[number - 1], normalise_typesetting(quote));
}

std::size_t Article::find(std::string_view quote) const {
  const std::string words = normalise_typesetting(quote);
  for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
    if (contains_words(paragraphs_[i], words)) return i + 1;
  }
  return 0;
}

}  // namespace standpoint::cli
