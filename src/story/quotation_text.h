// Words and dates as they are set for a reader or a machine: shared by the screen, the transcript and its linked data.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/story.h"

namespace standpoint {

/// The words as a reader should see them: verbatim ones between the quotation marks of `lang`; in English, straight marks and
/// apostrophes become curly.
std::string displayed_words(const Quote& quote);

/// The first words of a quote, enough to tell it from its neighbours in a link, in the same dress.
std::string first_words(const Quote& quote);

}  // namespace standpoint
