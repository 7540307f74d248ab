// Dates in words, in newspaper style. Names and word order come from the messages.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "standpoint/edtf.h"

namespace standpoint {
namespace {

constexpr Minute kNoon = 12 * 60, kEvening = 18 * 60;  // minutes of the day
constexpr std::string_view kEnDash = "\xE2\x80\x93";

/// How to format: the language, the length, and the year that is implied.
struct Style {
  const Messages& say;
  bool is_short = false;
  std::optional<int> implied_year;
  bool bound = false;  // the date follows "up to" or "from": in some languages this inflects the month

  /// Formats the message `key`, or its "-short" variant.
  std::string operator()(std::string_view key, std::initializer_list<MessageArgument> arguments) const {
    return say(is_short ? std::string(key) + "-short" : std::string(key), arguments);
  }
  /// Name `index` of a message that lists names separated by bars.
  std::string_view name(std::string_view key, unsigned index) const {
    std::string_view names = say.pattern(key);
    if (names.empty()) names = Messages::english().pattern(key);
    for (; index > 0 && names.find('|') != std::string_view::npos; --index) names.remove_prefix(names.find('|') + 1);
    return names.substr(0, names.find('|'));
  }
};

std::string year_words(int year, const Style& style) {
  return year > 0 ? std::to_string(year) : style.say("date.bc", {{"year", 1 - year}});
}

std::string with_year(const std::string& words, int year, const Style& style) {
  if (year == style.implied_year) return words;
  return style.say("date.with-year", {{"date", words}, {"year", year_words(year, style)}});
}

/// A month without a day.
std::string month_words(unsigned month, const Style& style) {
  std::string_view key = style.is_short ? "date.month-names-short" : "date.month-names";
  if (style.bound) key = style.is_short ? "date.months-short" : "date.months";
  return std::string(style.name(key, month - 1));
}

std::string day_month_words(CivilDate date, const Style& style) {
  const std::string_view month = style.name(style.is_short ? "date.months-short" : "date.months", date.month - 1);
  return style.say("date.day", {{"day", static_cast<int>(date.day)}, {"month", month}});
}

std::string day_words(Minute minute, const Style& style) {
  const CivilDate date = civil_from_minute(minute);
  return with_year(day_month_words(date, style), date.year, style);
}

std::string weekday_words(Minute minute, const Style& style) {
  const std::string_view name =
      style.name(style.is_short ? "date.weekdays-short" : "date.weekdays", weekday_from_minute(minute));
  return style.say("date.weekday", {{"weekday", name}, {"date", day_words(minute, style)}});
}

std::string clock_words(Minute minute_of_day) {
  const auto two_digits = [](Minute value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return two_digits(minute_of_day / 60) + ':' + two_digits(minute_of_day % 60);
}

Minute day_begin(Minute minute) { return minute_from_civil(civil_from_minute(minute)); }

/// A range of two formatted ends; in the short form an en dash, without spaces if neither end has any.
std::string range_words(const std::string& from, const std::string& to, const Style& style) {
  if (!style.is_short) return style.say("date.range", {{"from", from}, {"to", to}});
  const bool spaced = (from + to).find(' ') != std::string::npos;
  return spaced ? from + ' ' + std::string(kEnDash) + ' ' + to : from + std::string(kEnDash) + to;
}

std::string qualified(std::string words, const Edtf& date, const Style& style) {
  if (date.approximate) words = style("date.about", {{"date", words}});
  if (date.uncertain) words = style("date.perhaps", {{"date", words}});
  return words;
}

std::string years_words(const Edtf& date, const Style& style) {
  const int first = civil_from_minute(date.begin).year;
  const int last = civil_from_minute(date.end - 1).year;
  if (date.precision == Precision::decade && first > 0) return style.say("date.decade", {{"year", first}});
  return range_words(year_words(first, style), year_words(last, style), style);
}

std::string season_words(const Edtf& date, const Style& style) {
  const CivilDate begin = civil_from_minute(date.begin);
  const bool winter = begin.month == 12;
  std::string words(style.name("date.seasons", begin.month / 3 - 1));
  if (!winter) return with_year(words, begin.year, style);
  const std::string first = year_words(begin.year, style), next = year_words(begin.year + 1, style);
  const std::string years =
      begin.year > 0 ? first + std::string(kEnDash) + next : style.say("date.range", {{"from", first}, {"to", next}});
  return style.say("date.with-year", {{"date", words}, {"year", years}});
}

/// An instant; a midnight written as 24:00 belongs to the day that it ends.
std::string minute_words(const Edtf& date, const Style& style) {
  const bool ends_day = date.text.find("T24") != std::string::npos;
  const Minute day = day_begin(ends_day ? date.begin - 1 : date.begin);
  return style.say("date.time", {{"date", weekday_words(day, style)}, {"time", clock_words(date.begin - day)}});
}

std::string point_words(const Edtf& date, const Style& style) {
  const CivilDate begin = civil_from_minute(date.begin);
  const bool unspecified = date.text.find('X') != std::string::npos;
  const bool qualifies = date.approximate || date.uncertain;
  const auto some = [&](std::string_view key, const std::string& words) {
    return unspecified && !style.is_short ? style.say(key, {{"date", words}}) : words;
  };
  switch (date.precision) {
    case Precision::minute:
      return minute_words(date, style);
    case Precision::day:
      return qualified(qualifies ? day_words(date.begin, style) : weekday_words(date.begin, style), date, style);
    case Precision::month:
      return qualified(some("date.some-day-in", with_year(month_words(begin.month, style), begin.year, style)), date, style);
    case Precision::season:
      return qualified(season_words(date, style), date, style);
    case Precision::year:
      return qualified(some("date.some-time-in", year_words(begin.year, style)), date, style);
    default:
      return qualified(years_words(date, style), date, style);
  }
}

/// A span within one day: a named part of it, all of it, or from one time to another.
std::string within_day_words(Minute begin, Minute end, const Style& style) {
  const Minute day = day_begin(begin);
  const Minute from = begin - day;
  const Minute to = end - day;
  std::string words = weekday_words(day, style);
  if (from == 0 && to == kMinutesPerDay) return words;
  if (from == 0 && to == kNoon) return style.say("date.morning", {{"date", words}});
  if (from == kNoon && to == kEvening) return style.say("date.afternoon", {{"date", words}});
  if (from == kEvening && to == kMinutesPerDay) return style.say("date.evening", {{"date", words}});
  return style.say("date.time", {{"date", words}, {"time", range_words(clock_words(from), clock_words(to), style)}});
}

std::string days_words(const Edtf& from, const Edtf& to, const Style& style) {
  const CivilDate first = civil_from_minute(from.begin);
  const CivilDate last = civil_from_minute(to.begin);
  const std::string last_words = day_words(to.begin, style);
  if (first == last) return weekday_words(from.begin, style);
  if (first.year != last.year) return range_words(day_words(from.begin, style), last_words, style);
  if (first.month != last.month) return range_words(day_month_words(first, style), last_words, style);
  return style("date.days", {{"first", static_cast<int>(first.day)}, {"date", last_words}});
}

/// An end of a range, or the bound of an open one: days have no weekday there.
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

/// One end of an interval as it was written, or from the minutes if the interval has no text.
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
  Style bound = style;
  bound.bound = true;
  if (from) return style("date.from", {{"date", bound_words(*from, bound)}});
  if (!to) return style.say("date.unknown");
  return style(to->precision == Precision::day ? "date.up-to-day" : "date.up-to", {{"date", bound_words(*to, bound)}});
}

/// A moment as a day and a minute of that day; midnight is the end of a day.
struct DayMoment {
  Minute day = 0;
  Minute minute_of_day = kMinutesPerDay;  // 1..kMinutesPerDay
};

DayMoment day_moment(Minute minute) {
  const Minute first = minute_from_civil({-kMaxYear, 1, 1}) + 1;
  const Minute last = minute_from_civil({kMaxYear + 1, 1, 1});
  const Minute clamped = std::clamp(minute, first, last);
  const Minute day = day_begin(clamped - 1);
  return {day, clamped - day};
}

std::string moment_words(Minute minute, const Style& style) {
  const DayMoment moment = day_moment(minute);
  std::string words = weekday_words(moment.day, style);
  if (moment.minute_of_day == kMinutesPerDay) return words;
  // A source that says "in the morning" does not say "until 12:00".
  if (moment.minute_of_day == kNoon) return style.say("date.noon", {{"date", words}});
  return style.say("date.time", {{"date", words}, {"time", clock_words(moment.minute_of_day)}});
}

}  // namespace

std::string format_date(const Edtf& date, const Messages& say) { return in_words(date, {.say = say, .implied_year = {}}); }

std::string format_short_date(const Edtf& date, int implied_year, const Messages& say) {
  return in_words(date, {.say = say, .is_short = true, .implied_year = implied_year});
}

std::string format_moment(Minute minute, const Messages& say) { return moment_words(minute, {.say = say, .implied_year = {}}); }

std::string format_short_moment(Minute minute, int implied_year, const Messages& say) {
  return moment_words(minute, {.say = say, .is_short = true, .implied_year = implied_year});
}

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
