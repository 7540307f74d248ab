#include "story/quotation_text.h"

#include <cstddef>

#include "text/language_tag.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxFirstWordsBytes = 44;

struct QuotationMarks {
  std::string_view open, close;
};

QuotationMarks quotation_marks(std::string_view lang) {
  constexpr std::string_view kLowHigh[] = {"de", "cs", "sk", "sl", "bg", "is", "lt", "et"};
  constexpr std::string_view kGuillemets[] = {"uk", "ru", "be", "fr", "es", "it", "pt", "el", "no", "nb"};
  for (const std::string_view low_high : kLowHigh) {
    if (same_language(lang, low_high)) return {"„", "“"};
  }
  for (const std::string_view guillemets : kGuillemets) {
    if (same_language(lang, guillemets)) return {"«", "»"};
  }
  if (same_language(lang, "pl")) return {"„", "”"};
  return {"“", "”"};
}

/// English typesetting: curly apostrophes and quotation marks, single ones inside a quotation.
std::string make_curly(std::string_view text, bool inside_quotation) {
  const std::string_view open = inside_quotation ? "‘" : "“";
  const std::string_view close = inside_quotation ? "’" : "”";
  std::string out;
  out.reserve(text.size() + 8);
  bool at_start_of_word = true;
  for (const char c : text) {
    if (c == '\'') {
      out += "’";
    } else if (c == '"') {
      out += at_start_of_word ? open : close;
    } else {
      out += c;
    }
    at_start_of_word = c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '[';
  }
  return out;
}

std::string typeset(const Quote& quote, std::string_view text, std::string_view after) {
  std::string words = same_language(quote.lang, "en") ? make_curly(text, quote.verbatim) : std::string(text);
  words += after;
  if (!quote.verbatim) return words;
  const QuotationMarks marks = quotation_marks(quote.lang);
  std::string out(marks.open);
  out += words;
  out += marks.close;
  return out;
}

}  // namespace

std::string format_quote(const Quote& quote) { return typeset(quote, quote.text, {}); }

std::string format_quote_start(const Quote& quote) {
  const std::string_view text = quote.text;
  if (text.size() <= kMaxFirstWordsBytes) return typeset(quote, text, {});
  std::size_t cut = text.rfind(' ', kMaxFirstWordsBytes);
  if (cut == std::string_view::npos || cut == 0) {
    cut = kMaxFirstWordsBytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  }
  while (cut > 0 && (text[cut - 1] == ',' || text[cut - 1] == '.' || text[cut - 1] == ' ')) --cut;
  return typeset(quote, text.substr(0, cut), "\u00A0…");
}

}  // namespace standpoint
