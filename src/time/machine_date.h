// Dates as HTML and schema.org write them.
#pragma once

#include <string>

#include "standpoint/edtf.h"

namespace standpoint {

/// A value that <time datetime> and schema.org dates may hold: a minute, a day, a month or a year, never more exact than the
/// date itself; a part of a day gives its day. "" where there is none such, as for intervals, and for doubtful dates, whose
/// doubt it could not tell.
std::string machine_date(const Edtf& date);

}  // namespace standpoint
