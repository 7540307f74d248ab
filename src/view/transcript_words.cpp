#include "transcript_words.h"

#include <algorithm>
#include <cstddef>

#include "transcript_text.h"

namespace standpoint {
namespace {

constexpr std::size_t kFirstWordsBytes = 44;

std::string_view primary_tag(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

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

/// English type: an apostrophe is ’, and what is quoted inside a quotation stands between single marks.
std::string curly(std::string_view text, bool inside_quotation) {
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

std::string dressed(const Quote& quote, std::string_view text, std::string_view after) {
  std::string words = same_language(quote.lang, "en") ? curly(text, quote.verbatim) : std::string(text);
  words += after;
  if (!quote.verbatim) return words;
  const QuotationMarks marks = quotation_marks(quote.lang);
  std::string out(marks.open);
  out += words;
  out += marks.close;
  return out;
}

void append_padded(std::string& out, unsigned number, std::size_t digits) {
  const std::string text = std::to_string(number);
  out.append(digits > text.size() ? digits - text.size() : 0, '0');
  out += text;
}

}  // namespace

bool same_language(std::string_view a, std::string_view b) {
  const std::string_view x = primary_tag(a);
  const std::string_view y = primary_tag(b);
  return !x.empty() && x.size() == y.size() &&
         std::equal(x.begin(), x.end(), y.begin(), [](char p, char q) { return ascii_lower(p) == ascii_lower(q); });
}

std::string machine_date(const Edtf& date) {
  if (date.uncertain || date.approximate || date.open_begin() || date.open_end()) return {};
  const CivilDate first = civil_from_minute(date.begin);
  const CivilDate last = civil_from_minute(std::max(date.begin, date.end - 1));  // an instant ends where it begins
  if (first.year < 1 || first.year > 9999) return {};

  std::string out;
  append_padded(out, static_cast<unsigned>(first.year), 4);
  const bool whole_years =
      date.begin == minute_from_civil({first.year, 1, 1}) && date.end == minute_from_civil({first.year + 1, 1, 1});
  if (whole_years) return out;

  out += '-';
  append_padded(out, first.month, 2);
  const CivilDate next_month = first.month == 12 ? CivilDate{first.year + 1, 1, 1} : CivilDate{first.year, first.month + 1, 1};
  const bool whole_month =
      date.begin == minute_from_civil({first.year, first.month, 1}) && date.end == minute_from_civil(next_month);
  if (whole_month) return out;

  if (first != last) return {};
  out += '-';
  append_padded(out, first.day, 2);
  if (date.precision == Precision::minute) {
    const auto minute_of_day = static_cast<unsigned>(date.begin - minute_from_civil(first));
    out += 'T';
    append_padded(out, minute_of_day / 60, 2);
    out += ':';
    append_padded(out, minute_of_day % 60, 2);
  }
  return out;
}

std::string displayed_words(const Quote& quote) { return dressed(quote, quote.text, {}); }

std::string first_words(const Quote& quote) {
  const std::string_view text = quote.text;
  if (text.size() <= kFirstWordsBytes) return dressed(quote, text, {});
  std::size_t cut = text.rfind(' ', kFirstWordsBytes);
  if (cut == std::string_view::npos || cut == 0) {
    cut = kFirstWordsBytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  }
  while (cut > 0 && (text[cut - 1] == ',' || text[cut - 1] == '.' || text[cut - 1] == ' ')) --cut;
  return dressed(quote, text.substr(0, cut), "\u00A0…");
}

}  // namespace standpoint
