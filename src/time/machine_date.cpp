#include "time/machine_date.h"

#include <algorithm>
#include <cstddef>

namespace standpoint {
namespace {

void append_padded(std::string& out, unsigned number, std::size_t digits) {
  const std::string text = std::to_string(number);
  out.append(digits > text.size() ? digits - text.size() : 0, '0');
  out += text;
}

}  // namespace

std::string format_machine_date(const Edtf& date) {
  if (date.uncertain || date.approximate || date.open_begin() || date.open_end()) return {};
  const CivilDate first = civil_from_minute(date.begin);
  const CivilDate last = civil_from_minute(std::max(date.begin, date.end - 1));  // an instant ends where it begins
  if (first.year < 1 || first.year > kMaxYear) return {};

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

}  // namespace standpoint
