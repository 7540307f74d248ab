// Parsing of dates that readers type.
#pragma once

#include <optional>
#include <string_view>

#include "standpoint/edtf.h"
#include "standpoint/messages.h"

namespace standpoint {

/// Parses EDTF ("2025-02-12", "2014"), or day, month and year in that order, the month in digits or as a word in English or the
/// language of `say`: "13.2.2025", "13/2/25", "13 Feb 2025", "Thursday, February 13", "Februar 2025". A missing year defaults
/// to `year`. Empty when the text is not a calendar date.
std::optional<Edtf> parse_typed_date(std::string_view text, int year, const Messages& say);

}  // namespace standpoint
