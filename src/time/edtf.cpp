#include "standpoint/edtf.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxTextBytes = 64;
constexpr std::size_t kMaxFoundCodePoints = 32;

std::chrono::sys_days sys_days_from_minute(Minute minute) {
  const Minute first = minute_from_civil({-kMaxYear, 1, 1});
  const Minute last = minute_from_civil({kMaxYear + 1, 1, 1});
  // std::chrono::minutes would overflow where long has 32 bits.
  const Minute clamped = std::clamp(minute, first, last);
  const Minute days = clamped / kMinutesPerDay - (clamped % kMinutesPerDay < 0 ? 1 : 0);
  return std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}};
}

unsigned days_in_month(int year, unsigned month) {
  const std::chrono::year_month_day_last last{std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{month}}};
  return static_cast<unsigned>(last.day());
}

Minute month_begin(int year, unsigned month) {
  return month > 12 ? minute_from_civil({year + 1, month - 12, 1}) : minute_from_civil({year, month, 1});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string two_digits(unsigned value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }

/// A single date: a whole value, or one end of an interval.
struct Point {
  Minute begin = 0;
  Minute end = 0;
  Precision precision = Precision::day;
  bool uncertain = false;
  bool approximate = false;
};

/// A recursive descent parser. After a read_ function returns false, error() says why.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t offset() const { return at_; }
  const Error& error() const { return error_; }

  bool accept(std::string_view token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  /// Records an error: `length` bytes at `offset` are not what was expected. Returns false.
  bool fail(std::size_t offset, std::size_t length, std::string expected) {
    const std::string_view found = text_.substr(offset, length);
    error_ = {.offset = offset,
              .found = found.empty() ? "nothing" : escape_unprintable(found, kMaxFoundCodePoints),
              .expected = std::move(expected)};
    return false;
  }
  bool fail_here(std::string expected) { return fail(at_, std::string_view::npos, std::move(expected)); }

  bool read_point(Point& point) {
    if (!read_date(point)) return false;
    if (point.precision == Precision::minute) return true;
    if (accept("?"))
      point.uncertain = true;
    else if (accept("~"))
      point.approximate = true;
    else if (accept("%"))
      point.uncertain = point.approximate = true;
    return true;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  bool read_two_digits(unsigned& value) {
    if (!is_digit(peek()) || !is_digit(peek(1))) return false;
    value = static_cast<unsigned>((peek() - '0') * 10 + (peek(1) - '0'));
    at_ += 2;
    return true;
  }

  /// Years with the prefix Y are not supported: always fails, with what to write instead.
  bool read_long_year() {
    const std::size_t sign = peek(1) == '-' ? 1 : 0;
    std::size_t digits = 0;
    while (is_digit(peek(1 + sign + digits))) ++digits;
    return fail(at_, 1 + sign + digits, digits > 4 ? "a year from -9999 to 9999" : "a year of four digits, without Y");
  }

  /// Reads four digits, the last one or two of which may be X. With X, `first` and `last` differ.
  bool read_year(int& first, int& last) {
    if (peek() == 'Y') return read_long_year();
    const std::size_t start = at_;
    const int sign = accept("-") ? -1 : 1;
    int low = 0;
    int high = 0;
    std::size_t unspecified = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const char c = peek(i);
      if (c == 'X' && i >= 2)
        ++unspecified;
      else if (!is_digit(c) || unspecified > 0)
        return fail(start, std::string_view::npos, "a year of four digits, as in 2025");
      low = low * 10 + (c == 'X' ? 0 : c - '0');
      high = high * 10 + (c == 'X' ? 9 : c - '0');
    }
    at_ += 4;
    if (is_digit(peek()) || peek() == 'X') return fail(start, std::string_view::npos, "a year of four digits, as in 2025");
    if (sign < 0 && high == 0) return fail(start, 5, "a year: there is no -0000, the year before 0001 is 0000");
    first = sign < 0 ? -high : low;
    last = sign < 0 ? -low : high;
    return true;
  }

  bool read_date(Point& point) {
    int first = 0;
    int last = 0;
    if (!read_year(first, last)) return false;
    point.begin = month_begin(first, 1);
    point.end = month_begin(last + 1, 1);
    point.precision = last == first ? Precision::year : last - first < 10 ? Precision::decade : Precision::century;
    if (last != first || !accept("-")) return true;
    return read_month(first, point);
  }

  bool read_month(int year, Point& point) {
    const std::size_t start = at_;
    if (accept("XX")) return !accept("-") || accept("XX") || fail_here("XX, since the month is unspecified");
    unsigned month = 0;
    const bool read = read_two_digits(month);
    if (read && month >= 21 && month <= 24) {
      // Northern meteorological seasons; winter ends in the next year.
      const unsigned first_month = 3 + (month - 21) * 3;
      point.begin = month_begin(year, first_month);
      point.end = month_begin(year, first_month + 3);
      point.precision = Precision::season;
      return true;
    }
    if (!read || month < 1 || month > 12) {
      return fail(start, read ? 2 : std::string_view::npos, "a month from 01 to 12, a season from 21 to 24, or XX");
    }
    point.begin = month_begin(year, month);
    point.end = month_begin(year, month + 1);
    point.precision = Precision::month;
    return !accept("-") || read_day(year, month, point);
  }

  bool read_day(int year, unsigned month, Point& point) {
    const std::size_t start = at_;
    if (accept("XX")) return true;  // an unspecified day: the span and the precision remain the month's
    unsigned day = 0;
    const bool read = read_two_digits(day);
    const unsigned days = days_in_month(year, month);
    if (!read || day < 1 || day > days) {
      return fail(start, read ? 2 : std::string_view::npos, "a day from 01 to " + two_digits(days) + ", or XX");
    }
    point.begin = minute_from_civil({year, month, day});
    point.end = point.begin + kMinutesPerDay;
    point.precision = Precision::day;
    return !accept("T") || read_time(point);
  }

  bool read_time(Point& point) {
    const std::size_t start = at_;
    unsigned hour = 0;
    if (!read_two_digits(hour) || hour > 24) return fail(start, std::string_view::npos, "an hour from 00 to 24");
    if (!accept(":")) return fail_here("':' and the minutes");
    const std::size_t minute_start = at_;
    unsigned minute = 0;
    if (!read_two_digits(minute) || minute > 59) return fail(minute_start, std::string_view::npos, "minutes from 00 to 59");
    unsigned second = 0;
    if (accept(":")) {
      const std::size_t second_start = at_;
      if (!read_two_digits(second) || second > 59) return fail(second_start, std::string_view::npos, "seconds from 00 to 59");
    }
    if (hour == 24 && (minute > 0 || second > 0)) {
      return fail(start, at_ - start, "a time up to 24:00, which is the end of the day");
    }
    accept("Z");
    if (peek() == '+' || peek() == '-') return fail_here("no zone offset: dates are in the story's own local time");
    point.begin += static_cast<Minute>(hour) * 60 + minute;
    point.end = point.begin + (second > 0 ? 1 : 0);
    point.precision = Precision::minute;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Error error_;
};

/// Whether an interval runs backwards. Its ends may overlap ("2025-02/2025"), and an instant may coincide with an edge.
bool is_reversed(const Point& from, const Point& to) {
  return to.end < from.begin || (to.end == from.begin && to.begin < from.begin);
}

enum class End : unsigned char { date, open };

/// Reads one end of an interval, or a whole plain date.
bool read_end(Parser& parser, Point& point, End& end) {
  end = parser.accept("..") ? End::open : End::date;
  return end == End::open || parser.read_point(point);
}

bool read_edtf(Parser& parser, Edtf& value) {
  Point from;
  End from_end = End::open;
  const bool unknown_begin = parser.accept("/");
  if (!unknown_begin && !read_end(parser, from, from_end)) return false;
  const bool interval = unknown_begin || parser.accept("/");
  if (!interval && from_end == End::open) return parser.fail_here("'/' and a date");
  if (!interval && !parser.at_end()) {
    return parser.fail_here(from.precision == Precision::minute ? "the end of the date or '/'; only whole dates take ~, ? or %"
                                                                : "the end of the date, '/', or one of ~ ? %");
  }
  value.begin = from_end == End::open ? kOpenPast : from.begin;
  value.end = from.end;
  value.precision = from.precision;
  value.uncertain = from.uncertain;
  value.approximate = from.approximate;
  if (!interval) return true;

  const std::size_t to_offset = parser.offset();
  Point to;
  End to_end = End::open;
  if (!parser.at_end() && !read_end(parser, to, to_end)) return false;
  if (!parser.at_end()) return parser.fail_here("the end of the interval");
  if (from_end == End::open && to_end == End::open) return parser.fail(0, std::string_view::npos, "a date at one end at least");
  if (from_end == End::date && to_end == End::date && is_reversed(from, to)) {
    return parser.fail(to_offset, std::string_view::npos, "an end that is not before the beginning");
  }
  value.end = to_end == End::open ? kOpenFuture : to.end;
  value.precision = Precision::interval;
  value.uncertain = from.uncertain || to.uncertain;
  value.approximate = from.approximate || to.approximate;
  return true;
}

}  // namespace

Minute minute_from_civil(CivilDate date) {
  const std::chrono::sys_days day = std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day};
  return static_cast<Minute>(day.time_since_epoch().count()) * kMinutesPerDay;
}

CivilDate civil_from_minute(Minute minute) {
  const std::chrono::year_month_day date{sys_days_from_minute(minute)};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

unsigned weekday_from_minute(Minute minute) { return std::chrono::weekday{sys_days_from_minute(minute)}.c_encoding(); }

int compare(const Edtf& a, const Edtf& b) {
  if (a.end != b.end) return a.end < b.end ? -1 : 1;
  if (a.begin != b.begin) return a.begin < b.begin ? -1 : 1;
  return a.text.compare(b.text);
}

Result<Edtf> parse_edtf(std::string_view text) {
  Result<Edtf> result;
  if (text.size() > kMaxTextBytes) {
    result.error = {.offset = kMaxTextBytes,
                    .found = escape_unprintable(text, kMaxFoundCodePoints),
                    .expected = "a date of at most 64 bytes"};
    return result;
  }
  Parser parser(text);
  Edtf value;
  if (text.empty()) {
    parser.fail_here("a date, as in 2025-02-12");
  } else if (read_edtf(parser, value)) {
    value.text = text;
    result.value = std::move(value);
  }
  result.error = parser.error();
  return result;
}

}  // namespace standpoint
