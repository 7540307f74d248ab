// Machine-readable dates for HTML and schema.org.
#pragma once

#include <string>

#include "standpoint/edtf.h"

namespace standpoint {

/// A value for <time datetime> and schema.org dates: a minute, a day, a month or a year, never more precise than `date`; a part
/// of a day becomes the day. "" if the format has no equivalent: for longer intervals, and for qualified dates, since it cannot
/// express uncertainty.
std::string format_machine_date(const Edtf& date);

}  // namespace standpoint
