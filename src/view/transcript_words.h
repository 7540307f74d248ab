// Words and dates as they are set for a reader or a machine: shared by the screen, the transcript and its linked data.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/story.h"

namespace standpoint {

/// True when two BCP 47 tags name one language, whatever their regions; an empty tag is nobody's.
bool same_language(std::string_view a, std::string_view b);

/// A value that <time datetime> and schema.org dates may hold: a minute, a day, a month or a year, never more exact than the
/// date itself; a part of a day gives its day. "" where there is none such, as for intervals, and for doubtful dates, whose
/// doubt it could not tell.
std::string machine_date(const Edtf& date);

/// The words as a reader should see them: verbatim ones between the quotation marks of `lang`; in English, straight marks and
/// apostrophes become curly.
std::string displayed_words(const Quote& quote);

/// The first words of a quote, enough to tell it from its neighbours in a link, in the same dress.
std::string first_words(const Quote& quote);

}  // namespace standpoint
