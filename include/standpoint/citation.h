// Exporting a quote: as text with its citation, and as a picture.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/messages.h"
#include "standpoint/scene.h"
#include "standpoint/story.h"

namespace standpoint {

struct Citation {
  std::string plain;
  std::string html;  // a blockquote and a paragraph; the story's text is escaped
};

/// The words, the speaker and office, when and where it was said and published, the source with its paragraph, and `link` (an
/// absolute URL, or empty).
Citation cite_quote(const Story& story, QuoteId quote, const Messages& say, std::string_view link);

/// The quote on a sheet of its own: words, speaker, source and the story's headline. 640 CSS px wide, as high as it needs, at a
/// device ratio of 2; it has no map and no regions.
Scene build_quote_card(const Story& story, QuoteId quote, const TextMeasure& measure, const Messages& say);

/// The ids of story and quote in ASCII letters, digits and hyphens, at most 104 bytes:
/// "ukraine-peace-talks-baerbock-not-peace.png".
std::string quote_file_name(const Story& story, QuoteId quote);

}  // namespace standpoint
