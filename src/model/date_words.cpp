// Dates in English words, as a newspaper prints them.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "standpoint/edtf.h"

namespace standpoint {
namespace {

constexpr std::string_view kWeekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::string_view kSeasons[] = {"spring", "summer", "autumn", "winter"};
constexpr std::string_view kEnDash = "\xE2\x80\x93";

/// How much room there is, and which year goes without saying.
struct Style {
  bool is_short = false;
  std::optional<int> implied_year;
};

std::string year_words(int year) { return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC"; }

std::string with_year(std::string words, int year, const Style& style) {
  if (year != style.implied_year) words += ' ' + year_words(year);
  return words;
}

std::string month_words(unsigned month, const Style& style) {
  const std::string_view name = kMonths[month - 1];
  return std::string(style.is_short ? name.substr(0, 3) : name);
}

std::string day_month_words(CivilDate date, const Style& style) {
  return std::to_string(date.day) + ' ' + month_words(date.month, style);
}

std::string day_words(Minute minute, const Style& style) {
  const CivilDate date = civil_from_minute(minute);
  return with_year(day_month_words(date, style), date.year, style);
}

std::string weekday_words(Minute minute, const Style& style) {
  const std::string_view name = kWeekdays[weekday_from_minute(minute)];
  return std::string(style.is_short ? name.substr(0, 3) : name) + ' ' + day_words(minute, style);
}

std::string clock_words(Minute minute_of_day) {
  const auto two_digits = [](Minute value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return two_digits(minute_of_day / 60) + ':' + two_digits(minute_of_day % 60);
}

Minute day_begin(Minute minute) { return minute_from_civil(civil_from_minute(minute)); }

/// "to" between two things that are in words already: closed up in narrow places where both are short.
std::string range_words(const std::string& from, const std::string& to, const Style& style) {
  if (!style.is_short) return from + " to " + to;
  const bool spaced = (from + to).find(' ') != std::string::npos;
  return spaced ? from + ' ' + std::string(kEnDash) + ' ' + to : from + std::string(kEnDash) + to;
}

std::string qualified(std::string words, const Edtf& date, const Style& style) {
  if (date.approximate) words = (style.is_short ? "c. " : "about ") + words;
  if (!date.uncertain) return words;
  return style.is_short ? words + '?' : "perhaps " + words;
}

std::string years_words(const Edtf& date, const Style& style) {
  const int first = civil_from_minute(date.begin).year;
  const int last = civil_from_minute(date.end - 1).year;
  if (date.precision == Precision::decade && first > 0) return "the " + std::to_string(first) + 's';
  return range_words(year_words(first), year_words(last), style);
}

std::string season_words(const Edtf& date, const Style& style) {
  const CivilDate begin = civil_from_minute(date.begin);
  const bool winter = begin.month == 12;
  std::string words(kSeasons[begin.month / 3 - 1]);
  if (!winter) return with_year(words, begin.year, style);
  return words + ' ' + year_words(begin.year) + (begin.year > 0 ? std::string(kEnDash) : " to ") + year_words(begin.year + 1);
}

/// A minute; midnight written as 24:00 belongs to the day that it ends.
std::string minute_words(const Edtf& date, const Style& style) {
  const bool ends_day = date.text.find("T24") != std::string::npos;
  const Minute day = day_begin(ends_day ? date.begin - 1 : date.begin);
  return weekday_words(day, style) + ", " + clock_words(date.begin - day);
}

std::string point_words(const Edtf& date, const Style& style) {
  const CivilDate begin = civil_from_minute(date.begin);
  const bool unspecified = date.text.find('X') != std::string::npos;
  const bool qualifies = date.approximate || date.uncertain;
  const std::string some_time = unspecified && !style.is_short ? "some time in " : "";
  const std::string some_day = unspecified && !style.is_short ? "some day in " : "";
  switch (date.precision) {
    case Precision::minute:
      return minute_words(date, style);
    case Precision::day:
      return qualified(qualifies ? day_words(date.begin, style) : weekday_words(date.begin, style), date, style);
    case Precision::month:
      return qualified(some_day + with_year(month_words(begin.month, style), begin.year, style), date, style);
    case Precision::season:
      return qualified(season_words(date, style), date, style);
    case Precision::year:
      return qualified(some_time + year_words(begin.year), date, style);
    default:
      return qualified(years_words(date, style), date, style);
  }
}

/// A stretch within one day: a named part of it, all of it, or from one time to another.
std::string within_day_words(Minute begin, Minute end, const Style& style) {
  const Minute day = day_begin(begin);
  const Minute from = begin - day;
  const Minute to = end - day;
  std::string words = weekday_words(day, style);
  if (from == 0 && to == 24 * 60) return words;
  if (from == 0 && to == 12 * 60) return words + ", morning";
  if (from == 12 * 60 && to == 18 * 60) return words + ", afternoon";
  if (from == 18 * 60 && to == 24 * 60) return words + ", evening";
  return words + ", " + range_words(clock_words(from), clock_words(to), style);
}

std::string days_words(const Edtf& from, const Edtf& to, const Style& style) {
  const CivilDate first = civil_from_minute(from.begin);
  const CivilDate last = civil_from_minute(to.begin);
  const std::string last_words = day_words(to.begin, style);
  if (first == last) return weekday_words(from.begin, style);
  if (first.year != last.year) return range_words(day_words(from.begin, style), last_words, style);
  if (first.month != last.month) return range_words(day_month_words(first, style), last_words, style);
  if (!style.is_short) return std::to_string(first.day) + " to " + last_words;
  return std::to_string(first.day) + std::string(kEnDash) + last_words;
}

/// A day beside "to", "up to" or "or later" goes without its weekday.
std::string bound_words(const Edtf& date, const Style& style) {
  return date.precision == Precision::day ? qualified(day_words(date.begin, style), date, style) : point_words(date, style);
}

std::string closed_words(const Edtf& from, const Edtf& to, const Style& style) {
  const bool qualifies = from.approximate || from.uncertain || to.approximate || to.uncertain;
  const bool same_kind = from.precision == to.precision && !qualifies;
  if (same_kind && from.precision == Precision::day) return days_words(from, to, style);
  if (same_kind && from.precision == Precision::minute && to.end > from.begin &&
      to.end - day_begin(from.begin) <= kMinutesPerDay) {
    return within_day_words(from.begin, to.end, style);
  }
  const CivilDate first = civil_from_minute(from.begin);
  if (same_kind && from.precision == Precision::month && first.year == civil_from_minute(to.begin).year) {
    return range_words(month_words(first.month, style), point_words(to, style), style);
  }
  return range_words(bound_words(from, style), bound_words(to, style), style);
}

/// The two ends as they were written; an interval made by hand, without text, is told by its minutes.
std::optional<Edtf> interval_end(const Edtf& date, bool last) {
  const std::string_view text = date.text;
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) return parse_edtf(last ? text.substr(slash + 1) : text.substr(0, slash)).value;
  if (last ? date.open_end() : date.open_begin()) return std::nullopt;
  Edtf instant;
  instant.begin = instant.end = last ? date.end : date.begin;
  instant.precision = Precision::minute;
  return instant;
}

std::string in_words(const Edtf& date, const Style& style) {
  if (date.precision != Precision::interval) return point_words(date, style);
  const std::optional<Edtf> from = interval_end(date, false);
  const std::optional<Edtf> to = interval_end(date, true);
  if (from && to) return closed_words(*from, *to, style);
  if (from) return (style.is_short ? "from " : "") + bound_words(*from, style) + (style.is_short ? "" : " or later");
  if (!to) return "unknown";
  const std::string some = to->precision == Precision::day ? "some day up to " : "some time up to ";
  return (style.is_short ? "up to " : some) + bound_words(*to, style);
}

/// A moment as the day that it is in or ends, and how far into it.
struct DayMoment {
  Minute day = 0;
  Minute minute_of_day = kMinutesPerDay;  // 1..kMinutesPerDay
};

DayMoment day_moment(Minute minute) {
  const Minute first = minute_from_civil({-9999, 1, 1}) + 1;
  const Minute last = minute_from_civil({10000, 1, 1});
  const Minute clamped = std::clamp(minute, first, last);
  const Minute day = day_begin(clamped - 1);
  return {day, clamped - day};
}

std::string moment_words(Minute minute, const Style& style) {
  const DayMoment moment = day_moment(minute);
  std::string words = weekday_words(moment.day, style);
  if (moment.minute_of_day == kMinutesPerDay) return words;
  // Noon is where a morning ends; a clock time would claim more than is known.
  return words + ", " + (moment.minute_of_day == kMinutesPerDay / 2 ? "noon" : clock_words(moment.minute_of_day));
}

}  // namespace

std::string date_in_words(const Edtf& date) { return in_words(date, {}); }

std::string date_in_short_words(const Edtf& date, int implied_year) { return in_words(date, {true, implied_year}); }

std::string moment_in_words(Minute minute) { return moment_words(minute, {}); }

std::string moment_in_short_words(Minute minute, int implied_year) { return moment_words(minute, {true, implied_year}); }

std::string moment_to_edtf(Minute minute) {
  const DayMoment moment = day_moment(minute);
  const CivilDate date = civil_from_minute(moment.day);
  const auto padded = [](unsigned value, std::size_t width) {
    const std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
  };
  std::string text = date.year < 0 ? "-" : "";
  text += padded(static_cast<unsigned>(std::abs(date.year)), 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
  return moment.minute_of_day == kMinutesPerDay ? text : text + 'T' + clock_words(moment.minute_of_day);
}

}  // namespace standpoint
