#include "standpoint/edtf.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace standpoint {
namespace {

Edtf read(std::string_view text) {
  const Result<Edtf> result = parse_edtf(text);
  CAPTURE(text);
  CAPTURE(result.error.expected);
  REQUIRE(result.value.has_value());
  return *result.value;
}

/// The bounds of a date as moments; "open" for none.
std::string begin_of(std::string_view text) {
  const Edtf date = read(text);
  return date.open_begin() ? "open" : moment_to_edtf(date.begin);
}
std::string end_of(std::string_view text) {
  const Edtf date = read(text);
  return date.open_end() ? "open" : moment_to_edtf(date.end);
}

Error error_of(std::string_view text) {
  const Result<Edtf> result = parse_edtf(text);
  CAPTURE(text);
  REQUIRE_FALSE(result.value.has_value());
  return result.error;
}

std::string words(std::string_view text) { return format_date(read(text)); }
std::string short_words(std::string_view text) { return format_short_date(read(text), 2025); }

}  // namespace

// The spans below agree with those of the npm package edtf 4.11 at level 1, except for seasons, which are quarters there.
TEST_CASE("the span of a date follows from its precision") {
  struct Expected {
    const char* text;
    const char* day_before;  // the moment at which the span begins is the end of this day
    const char* last_day;
    Precision precision;
  };
  const Expected cases[] = {
      {"2014", "2013-12-31", "2014-12-31", Precision::year},        {"0000", "-0001-12-31", "0000-12-31", Precision::year},
      {"-0044", "-0045-12-31", "-0044-12-31", Precision::year},     {"9999", "9998-12-31", "9999-12-31", Precision::year},
      {"2025-02", "2025-01-31", "2025-02-28", Precision::month},    {"2024-02", "2024-01-31", "2024-02-29", Precision::month},
      {"2025-12", "2025-11-30", "2025-12-31", Precision::month},    {"2025-02-12", "2025-02-11", "2025-02-12", Precision::day},
      {"2024-02-29", "2024-02-28", "2024-02-29", Precision::day},   {"2000-02-29", "2000-02-28", "2000-02-29", Precision::day},
      {"0000-02-29", "0000-02-28", "0000-02-29", Precision::day},   {"9999-12-31", "9999-12-30", "9999-12-31", Precision::day},
      {"201X", "2009-12-31", "2019-12-31", Precision::decade},      {"-201X", "-2020-12-31", "-2010-12-31", Precision::decade},
      {"20XX", "1999-12-31", "2099-12-31", Precision::century},     {"2004-XX", "2003-12-31", "2004-12-31", Precision::year},
      {"1985-04-XX", "1985-03-31", "1985-04-30", Precision::month}, {"1985-XX-XX", "1984-12-31", "1985-12-31", Precision::year},
      {"2025-21", "2025-02-28", "2025-05-31", Precision::season},   {"2025-22", "2025-05-31", "2025-08-31", Precision::season},
      {"2025-23", "2025-08-31", "2025-11-30", Precision::season},   {"2025-24", "2025-11-30", "2026-02-28", Precision::season},
  };
  for (const Expected& expected : cases) {
    CAPTURE(expected.text);
    CHECK(begin_of(expected.text) == expected.day_before);
    CHECK(end_of(expected.text) == expected.last_day);
    CHECK(read(expected.text).precision == expected.precision);
    CHECK(read(expected.text).text == expected.text);
  }
}

TEST_CASE("a time of day is an instant, and 24:00 is the end of its day") {
  const Edtf half_past_nine = read("2025-02-12T09:30");
  CHECK(half_past_nine.begin == half_past_nine.end);
  CHECK(half_past_nine.begin == minute_from_civil({2025, 2, 12}) + 9 * 60 + 30);
  CHECK(half_past_nine.precision == Precision::minute);
  CHECK(read("2025-02-12T09:30Z").begin == half_past_nine.begin);
  CHECK(read("2025-02-12T09:30:00").end == half_past_nine.end);
  CHECK(read("2025-02-12T09:30:15Z").begin == half_past_nine.begin);
  CHECK(read("2025-02-12T09:30:15Z").end == half_past_nine.end + 1);
  CHECK(read("2025-02-12T24:00").begin == minute_from_civil({2025, 2, 13}));
  CHECK(read("2024-12-31T24:00:00").begin == minute_from_civil({2025, 1, 1}));
}

TEST_CASE("an interval spans from the begin of its first date to the end of its last") {
  CHECK(begin_of("2025-02-12/2025-02-13") == "2025-02-11");
  CHECK(end_of("2025-02-12/2025-02-13") == "2025-02-13");
  CHECK(end_of("2014/2014-06-01") == "2014-06-01");
  CHECK(end_of("2025/2025-02") == "2025-02-28");
  CHECK(end_of("2025-02/2025") == "2025-12-31");
  CHECK(end_of("2025-02-12T00:00/2025-02-12T12:00") == "2025-02-12T12:00");
  CHECK(begin_of("2025-02-12T24:00/2025-02-13T00:00") == "2025-02-12");
  CHECK(end_of("2025-02-12/2025-02-12") == "2025-02-12");
  CHECK(read("2025-02-12/2025-02-13").precision == Precision::interval);
}

TEST_CASE("an open or unknown end has no bound") {
  for (const char* text : {"../2025-02-13", "/2025-02-13"}) {
    CAPTURE(text);
    CHECK(read(text).open_begin());
    CHECK(end_of(text) == "2025-02-13");
  }
  for (const char* text : {"2025-02-13/..", "2025-02-13/"}) {
    CAPTURE(text);
    CHECK(read(text).open_end());
    CHECK(begin_of(text) == "2025-02-12");
  }
}

TEST_CASE("a qualifier at either end applies to the whole interval") {
  const auto flags = [](std::string_view text) {
    const Edtf date = read(text);
    return std::string(date.uncertain ? "?" : "") + (date.approximate ? "~" : "");
  };
  CHECK(flags("2014") == "");
  CHECK(flags("2014?") == "?");
  CHECK(flags("2025-02~") == "~");
  CHECK(flags("2025-02-12%") == "?~");
  CHECK(flags("2025-21~") == "~");
  CHECK(flags("2014~/2015") == "~");
  CHECK(flags("2014/2015?") == "?");
  CHECK(flags("2014~/2015?") == "?~");
  CHECK(flags("../2015%") == "?~");
}

TEST_CASE("an error points at the first byte that is not part of a date") {
  struct Expected {
    const char* text;
    std::size_t offset;
    const char* found;
    const char* expected_part;
  };
  const Expected cases[] = {
      {"", 0, "nothing", "a date"},
      {"12 February 2025", 0, "12 February 2025", "year of four digits"},
      {" 2014", 0, " 2014", "year of four digits"},
      {"12025", 0, "12025", "year of four digits"},
      {"25", 0, "25", "year of four digits"},
      {"2XXX", 0, "2XXX", "year of four digits"},
      {"201x", 0, "201x", "year of four digits"},
      {"-0000", 0, "-0000", "0000"},
      {"Y-17000", 0, "Y-17000", "from -9999 to 9999"},
      {"Y170000000000000000000000", 0, "Y170000000000000000000000", "from -9999 to 9999"},
      {"Y2014", 0, "Y2014", "without Y"},
      {"2014 ", 4, " ", "end of the date"},
      {"2014?~", 5, "~", "end of the date"},
      {"201X-02", 4, "-02", "end of the date"},
      {"2025-", 5, "nothing", "month from 01 to 12"},
      {"2025-2", 5, "2", "month from 01 to 12"},
      {"2025-13-01", 5, "13", "month from 01 to 12"},
      {"2025-00", 5, "00", "month from 01 to 12"},
      {"2025-25", 5, "25", "season from 21 to 24"},
      {"2025-02-29", 8, "29", "day from 01 to 28"},
      {"1900-02-29", 8, "29", "day from 01 to 28"},
      {"2025-04-31", 8, "31", "day from 01 to 30"},
      {"2025-02-00", 8, "00", "day from 01 to 28"},
      {"1985-XX-12", 8, "12", "XX"},
      {"2025-02-12t09:30", 10, "t09:30", "end of the date"},
      {"2025-02-12T09", 13, "nothing", "minutes"},
      {"2025-02-12T25:00", 11, "25:00", "hour from 00 to 24"},
      {"2025-02-12T24:01", 11, "24:01", "up to 24:00"},
      {"2025-02-12T23:60", 14, "60", "minutes from 00 to 59"},
      {"2025-02-12T23:59:60", 17, "60", "seconds from 00 to 59"},
      {"2025-02-12T09:30+01:00", 16, "+01:00", "local time"},
      {"2025-02-12T09:30~", 16, "~", "only whole dates"},
      {"2025-02-13/2025-02-12", 11, "2025-02-12", "not before"},
      {"2025/2024", 5, "2024", "not before"},
      {"2025-02-13T00:00/2025-02-12", 17, "2025-02-12", "not before"},
      {"2025/2026/2027", 9, "/2027", "end of the interval"},
      {"2014/...", 7, ".", "end of the interval"},
      {"../..", 0, "../..", "a date at one end"},
      {"/", 0, "/", "a date at one end"},
      {"..", 2, "nothing", "'/' and a date"},
  };
  for (const Expected& expected : cases) {
    const Error error = error_of(expected.text);
    CAPTURE(expected.text);
    CAPTURE(error.expected);
    CHECK(error.offset == expected.offset);
    CHECK(error.found == expected.found);
    CHECK(error.expected.find(expected.expected_part) != std::string::npos);
  }
}

TEST_CASE("an error shows what was found, truncated and escaped") {
  CHECK(error_of(std::string_view("M\xC3\xA4rz\x01\xFF\0", 8)).found == "M\u00E4rz\\u0001\\xff\\u0000");
  CHECK(error_of(std::string(65, '2')).expected == "a date of at most 64 bytes");
  CHECK(error_of(std::string(100'000, '\xE2')).found.size() < 200);
}

TEST_CASE("dates have a total order: by end, then begin, then text") {
  std::vector<Edtf> sorted;
  for (const char* text : {"2014", "2025-02-12T00:00/2025-02-12T12:00", "../2025-02-12", "2025-02-12", "/2025-02", "2025-02",
                           "2025-02-01/2025-02-28", "2025-02-28", "2025-02-28?", "2025-02-28T24:00", "2025-02/.."}) {
    sorted.push_back(read(text));
  }
  const auto sign = [](auto a, auto b) { return a == b ? 0 : a < b ? -1 : 1; };
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      CAPTURE(sorted[i].text);
      CAPTURE(sorted[j].text);
      CHECK(sign(compare(sorted[i], sorted[j]), 0) == sign(i, j));
    }
  }
}

TEST_CASE("civil days and minutes are each other's inverse") {
  std::mt19937 random(20250213);
  const Minute first = minute_from_civil({-9999, 1, 1});
  const Minute last = minute_from_civil({9999, 12, 31}) + kMinutesPerDay - 1;
  std::uniform_int_distribution<Minute> any(first, last);
  for (int i = 0; i < 2000; ++i) {
    const Minute minute = any(random);
    const Minute day = minute_from_civil(civil_from_minute(minute));
    CAPTURE(minute);
    CHECK(day <= minute);
    CHECK(minute < day + kMinutesPerDay);
    CHECK(weekday_from_minute(day + kMinutesPerDay) == (weekday_from_minute(minute) + 1) % 7);
    CHECK(parse_edtf(moment_to_edtf(minute)).value->end == minute);
  }
  CHECK(minute_from_civil({1970, 1, 1}) == 0);
  CHECK(civil_from_minute(-1) == CivilDate{1969, 12, 31});
  CHECK(weekday_from_minute(0) == 4);
  CHECK(weekday_from_minute(minute_from_civil({2025, 2, 12})) == 3);
}

TEST_CASE("dates are formatted in newspaper style") {
  CHECK(words("2014") == "2014");
  CHECK(words("-0043") == "44 BC");
  CHECK(words("2025-02") == "February 2025");
  CHECK(words("2025-02-12") == "Wednesday 12 February 2025");
  CHECK(words("2025-02-12T09:05") == "Wednesday 12 February 2025, 09:05");
  CHECK(words("2025-02-12T24:00") == "Wednesday 12 February 2025, 24:00");
  CHECK(words("2025-02-12T00:00/2025-02-12T12:00") == "Wednesday 12 February 2025, morning");
  CHECK(words("2025-02-12T12:00/2025-02-12T18:00") == "Wednesday 12 February 2025, afternoon");
  CHECK(words("2025-02-12T18:00/2025-02-12T24:00") == "Wednesday 12 February 2025, evening");
  CHECK(words("2025-02-12T00:00/2025-02-12T24:00") == "Wednesday 12 February 2025");
  CHECK(words("2025-02-12T09:00/2025-02-12T11:30") == "Wednesday 12 February 2025, 09:00 to 11:30");
  CHECK(words("../2025-02-13") == "some day up to 13 February 2025");
  CHECK(words("../2014") == "some time up to 2014");
  CHECK(words("2025-02-12/..") == "12 February 2025 or later");
  CHECK(words("2025-02-12/2025-02-13") == "12 to 13 February 2025");
  CHECK(words("2025-02-28/2025-03-02") == "28 February to 2 March 2025");
  CHECK(words("2024-12-31/2025-01-01") == "31 December 2024 to 1 January 2025");
  CHECK(words("2025-02/2025-03") == "February to March 2025");
  CHECK(words("2014/2025-02-12") == "2014 to 12 February 2025");
  CHECK(words("2025-02~") == "about February 2025");
  CHECK(words("2025-02-12?") == "perhaps 12 February 2025");
  CHECK(words("2014~/2015?") == "about 2014 to perhaps 2015");
  CHECK(words("201X") == "the 2010s");
  CHECK(words("20XX") == "2000 to 2099");
  CHECK(words("1985-04-XX") == "some day in April 1985");
  CHECK(words("2004-XX") == "some time in 2004");
  CHECK(words("2025-21") == "spring 2025");
  CHECK(words("2024-24") == "winter 2024\u20132025");
}

TEST_CASE("the short form omits the implied year") {
  CHECK(short_words("2014") == "2014");
  CHECK(short_words("2025") == "2025");
  CHECK(short_words("2025-02") == "Feb");
  CHECK(short_words("2024-02") == "Feb 2024");
  CHECK(short_words("2025-02-12") == "Wed 12 Feb");
  CHECK(short_words("2024-02-12") == "Mon 12 Feb 2024");
  CHECK(short_words("2025-02-12T00:00/2025-02-12T12:00") == "Wed 12 Feb, morning");
  CHECK(short_words("2025-02-12T09:00/2025-02-12T11:30") == "Wed 12 Feb, 09:00\u201311:30");
  CHECK(short_words("../2025-02-13") == "up to 13 Feb");
  CHECK(short_words("2025-02-13/..") == "from 13 Feb");
  CHECK(short_words("2025-02-12/2025-02-13") == "12\u201313 Feb");
  CHECK(short_words("2025-02-28/2025-03-02") == "28 Feb \u2013 2 Mar");
  CHECK(short_words("2025-02~") == "c. Feb");
  CHECK(short_words("2014?") == "2014?");
}

TEST_CASE("a moment at midnight is the end of the day before") {
  const Minute midnight = minute_from_civil({2025, 2, 14});
  CHECK(format_moment(midnight) == "Thursday 13 February 2025");
  CHECK(format_moment(midnight - kMinutesPerDay - 12 * 60) == "Wednesday 12 February 2025, noon");
  CHECK(format_short_moment(midnight, 2025) == "Thu 13 Feb");
  CHECK(format_short_moment(midnight + 1, 2024) == "Fri 14 Feb 2025, 00:01");
  CHECK(moment_to_edtf(midnight) == "2025-02-13");
  CHECK(moment_to_edtf(midnight + 30) == "2025-02-14T00:30");
  CHECK(moment_to_edtf(minute_from_civil({-43, 3, 16})) == "-0043-03-15");
}

TEST_CASE("formatting never fails, whatever the bounds") {
  Edtf by_hand;
  by_hand.precision = Precision::interval;
  by_hand.begin = kOpenPast;
  by_hand.end = kOpenFuture;
  CHECK(format_date(by_hand) == "unknown");
  by_hand.end = minute_from_civil({2025, 2, 12}) + 60;
  CHECK(format_date(by_hand) == "some time up to Wednesday 12 February 2025, 01:00");
  CHECK(format_moment(INT64_MAX) == "Friday 31 December 9999");
  CHECK(moment_to_edtf(INT64_MIN) == "-9999-01-01T00:01");
}

}  // namespace standpoint
