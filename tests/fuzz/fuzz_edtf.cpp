// parse_edtf() accepts a date or says where it stopped; what it accepts can be put into words and written again.
#include "fuzz/fuzz_target.h"
#include "standpoint/edtf.h"

using namespace standpoint;
using fuzz::require;

FUZZ_TARGET(edtf) {
  const Result<Edtf> result = parse_edtf(input);
  if (!result.value) {
    require(result.error.offset <= input.size() && !result.error.found.empty() && !result.error.expected.empty());
    return;
  }
  const Edtf& date = *result.value;
  require(date.text == input && date.begin <= date.end && compare(date, date) == 0);
  require(!date.open_begin() || !date.open_end());
  require(!format_date(date).empty() && !format_short_date(date, 2025).empty());
  if (date.open_end()) return;
  const Result<Edtf> end = parse_edtf(moment_to_edtf(date.end));
  require(end.value && (end.value->end == date.end || date.end == minute_from_civil({-9999, 1, 1})));
}
