// Dates in EDTF level 1 (ISO 8601-2), as used by archives, with the precision of the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "standpoint/messages.h"
#include "standpoint/result.h"

namespace standpoint {

/// A point in civil time: minutes since 1970-01-01T00:00, proleptic Gregorian, in the story's local time. No time zone is ever
/// applied: a story's dates are what its sources printed.
using Minute = std::int64_t;

inline constexpr Minute kMinutesPerDay = 24 * 60;
inline constexpr int kMaxYear = 9999;  // years are -kMaxYear..kMaxYear
/// Sentinels for an open bound, `..` in EDTF.
inline constexpr Minute kOpenPast = INT64_MIN / 4;
inline constexpr Minute kOpenFuture = INT64_MAX / 4;

struct CivilDate {
  int year = 1970;
  unsigned month = 1;  // 1..12
  unsigned day = 1;    // 1..31
  bool operator==(const CivilDate&) const = default;
};

/// The first minute of a civil day.
Minute minute_from_civil(CivilDate date);
/// The civil day that contains a minute, clamped to the supported years.
CivilDate civil_from_minute(Minute minute);
/// 0 = Sunday .. 6 = Saturday.
unsigned weekday_from_minute(Minute minute);

enum class Precision : std::uint8_t { minute, day, month, season, year, decade, century, interval };

/// A date or an interval as the half-open span [begin, end) of minutes that it may lie in: "2014" is [2014-01-01, 2015-01-01),
/// "../2025-02-13" is [kOpenPast, 2025-02-14). A time of day is an instant, begin == end; with seconds, it is the minute that
/// contains them. An unknown end counts as open.
struct Edtf {
  std::string text;  // as written
  Minute begin = 0;
  Minute end = 0;
  Precision precision = Precision::day;  // of the span: "2025-02-XX" is a month, "2025-XX" a year
  bool uncertain = false;                // '?' or '%', at either end of an interval
  bool approximate = false;              // '~' or '%'

  bool open_begin() const { return begin == kOpenPast; }
  bool open_end() const { return end == kOpenFuture; }
  bool operator==(const Edtf&) const = default;
};

/// Three-way comparison, a total order: by end (when the date is certain to have passed), then begin, then text. Returns <0, 0
/// or >0.
int compare(const Edtf& a, const Edtf& b);

/// Parses EDTF level 1: dates with reduced precision, minutes and seconds (`2025-02-12T09:30`, an optional trailing `Z`),
/// qualifiers `~ ? %`, unspecified digits (`201X`, `2025-02-XX`), seasons (`2025-21`), years beyond four digits (`Y-17000`;
/// at most |9999|, larger ones are an error that says so), intervals with open (`..`) or unknown (empty) ends.
/// Seasons are the northern meteorological ones; winter ends in the next year. Errors include intervals that run backwards or
/// have no date at all, zone offsets, and input longer than 64 bytes; an error says at which byte parsing stopped, and what
/// was found (at most 32 characters) and expected. Never throws.
Result<Edtf> parse_edtf(std::string_view text);

/// "Wednesday 12 February 2025, morning", "2014", "some day up to 13 February 2025", "12 to 13 February 2025",
/// "12 February 2025 or later", "about February 2025", "perhaps 2014", "the 2010s", "winter 2024–2025": the date in words, in
/// the language of `say`. The span `T00:00/T12:00` of a day is its morning, `T12:00/T18:00` its afternoon, `T18:00/T24:00` its
/// evening.
std::string format_date(const Edtf& date, const Messages& say = Messages::english());
/// "Wed 12 Feb, morning", "up to 13 Feb", "12–13 Feb", "c. Feb", "2014?": the short form. Omits the year of a day, month or
/// season when it equals `implied_year`.
std::string format_short_date(const Edtf& date, int implied_year, const Messages& say = Messages::english());
/// A moment in words. Midnight is the end of the day before ("Thursday 13 February 2025").
std::string format_moment(Minute minute, const Messages& say = Messages::english());
std::string format_short_moment(Minute minute, int implied_year, const Messages& say = Messages::english());
/// The shortest EDTF for a moment: `2025-02-13` for the end of that day, otherwise `2025-02-12T12:00`. The inverse is
/// parse_edtf().end. Moments are clamped to the supported years, here and in words.
std::string moment_to_edtf(Minute minute);

}  // namespace standpoint
