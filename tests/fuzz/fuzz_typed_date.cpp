// parse_typed_date() in each language of the interface: what it understands is a date that EDTF reads the same way.
#include <string>

#include "fuzz/fuzz_target.h"
#include "standpoint/transcript.h"
#include "time/typed_date.h"

using namespace standpoint;
using fuzz::require;

FUZZ_TARGET(typed_date) {
  for (const char* lang : {"en", "de", "uk"}) {
    const Messages& say = page_messages(lang);
    const std::optional<Edtf> date = parse_typed_date(input, 2025, say);
    const std::optional<Edtf> padded = parse_typed_date("  " + std::string(input) + " ", 2025, say);
    require(date == padded);
    if (!date) continue;
    const Result<Edtf> exact = parse_edtf(date->text);
    require(exact.value == date && date->begin <= date->end);
    require(!format_date(*date, say).empty() && !format_short_date(*date, 2025, say).empty());
  }
}
