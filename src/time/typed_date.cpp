#include "time/typed_date.h"

#include <string>
#include <utility>
#include <vector>

#include "standpoint/needle.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxBytes = 64;
constexpr std::size_t kMaxDigits = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

/// The 1-based position of the first of `names` (separated by bars) that begins with `word`; 0 when none does.
unsigned find_name(std::string_view names, std::string_view word) {
  const Needle needle(word);
  for (unsigned number = 1; !names.empty(); ++number) {
    const std::string_view name = names.substr(0, names.find('|'));
    const std::vector<TextSpan> found = needle.find(name);
    if (!found.empty() && found.front().begin == 0) return number;
    names.remove_prefix(name.size() < names.size() ? name.size() + 1 : names.size());
  }
  return 0;
}

unsigned find_name(const Messages& say, std::string_view key, std::string_view word) {
  const unsigned number = find_name(say.pattern(key), word);
  return number ? number : find_name(Messages::english().pattern(key), word);
}

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

struct Parts {
  std::vector<Number> numbers;
  unsigned month = 0;
  bool understood = true;
};

/// Splits the text into numbers and a month. Weekdays and separators are skipped.
Parts split_date(std::string_view text, const Messages& say) {
  Parts parts;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (is_digit(text[i])) {
      Number number;
      while (i < text.size() && is_digit(text[i])) number.value = number.value % 10000 * 10 + (text[i++] - '0');
      number.digits = i - begin;
      parts.understood &= number.digits <= kMaxDigits;
      parts.numbers.push_back(number);
    } else if (is_letter(text[i])) {
      while (i < text.size() && is_letter(text[i])) ++i;
      const std::string_view word = text.substr(begin, i - begin);
      unsigned month = word.size() < 3 ? 0 : find_name(say, "date.months", word);
      if (month == 0 && word.size() >= 3) month = find_name(say, "date.month-names", word);
      const bool weekday = month == 0 && word.size() >= 2 && find_name(say, "date.weekdays", word) > 0;
      parts.understood &= weekday || (month > 0 && parts.month == 0);
      if (month > 0) parts.month = month;
    } else {
      parts.understood &= std::string_view(" .,/-").find(text[i]) != std::string_view::npos;
      ++i;
    }
  }
  return parts;
}

std::string zero_padded(int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

/// Two digits are a year of this century.
int full_year(const Number& year) { return year.digits <= 2 ? 2000 + year.value : year.value; }

}  // namespace

std::optional<Edtf> parse_typed_date(std::string_view text, int year, const Messages& say) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  if (Result<Edtf> exact = parse_edtf(text); exact.value) return std::move(exact.value);

  const Parts parts = split_date(text, say);
  const std::vector<Number>& numbers = parts.numbers;
  if (!parts.understood || numbers.empty()) return std::nullopt;
  int day = 0, month = static_cast<int>(parts.month);
  if (month > 0) {
    if (numbers.size() > 2) return std::nullopt;
    if (numbers.size() == 2 && numbers[0].digits == 4) {
      year = numbers[0].value, day = numbers[1].value;
    } else if (numbers.size() == 2) {
      day = numbers[0].value, year = full_year(numbers[1]);
    } else if (numbers[0].digits == 4) {
      year = numbers[0].value;
    } else {
      day = numbers[0].value;
    }
    if (numbers.size() == 2 && day == 0) return std::nullopt;
  } else if (numbers.size() == 3) {
    const bool year_first = numbers[0].digits == 4;
    day = numbers[year_first ? 2 : 0].value, month = numbers[1].value;
    year = full_year(numbers[year_first ? 0 : 2]);
    if (!year_first && month > 12 && day <= 12) std::swap(day, month);
    if (day == 0) return std::nullopt;
  } else if (numbers.size() == 2 && numbers[1].digits == 4) {
    month = numbers[0].value, year = numbers[1].value;
  } else if (numbers.size() == 2) {
    day = numbers[0].value, month = numbers[1].value;
    if (day == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  std::string edtf = zero_padded(year, 4) + '-' + zero_padded(month, 2);
  if (day > 0) edtf += '-' + zero_padded(day, 2);
  if (month < 1 || month > 12) return std::nullopt;  // in EDTF, 21 to 24 are seasons
  return parse_edtf(edtf).value;
}

}  // namespace standpoint
