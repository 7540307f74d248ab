// Typesetting of quotes, shared by the scene and the documents.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/story.h"

namespace standpoint {

/// The quote's text as readers see it: verbatim text in the quotation marks of its language; in English, straight quotation
/// marks and apostrophes become curly.
std::string format_quote(const Quote& quote);

/// The first words of a quote, formatted in the same way and with an ellipsis, for use in a link.
std::string format_quote_start(const Quote& quote);

}  // namespace standpoint
