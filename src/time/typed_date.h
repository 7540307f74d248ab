// Dates as people type them.
#pragma once

#include <optional>
#include <string_view>

#include "standpoint/edtf.h"
#include "standpoint/messages.h"

namespace standpoint {

/// EDTF ("2025-02-12", "2014"), or a day, month and year in that order with a month in digits or in words of the language of
/// `say` or English: "13.2.2025", "13/2/25", "13 Feb 2025", "Thursday, February 13", "Februar 2025". A year that is not given
/// is `year`. Empty when it is no date of the calendar.
std::optional<Edtf> parse_typed_date(std::string_view text, int year, const Messages& say);

}  // namespace standpoint
