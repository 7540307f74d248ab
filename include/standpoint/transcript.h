// Story -> the transcript: semantic HTML and schema.org JSON-LD. All text is escaped here and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/messages.h"
#include "standpoint/story.h"

namespace standpoint {

/// A language of the interface.
struct PageLanguage {
  std::string_view tag;   // BCP 47
  std::string_view name;  // in the language itself
};
inline constexpr PageLanguage kPageLanguages[] = {{"en", "English"}, {"de", "Deutsch"}, {"uk", "Українська"}};

/// The interface's messages together with those of the transcript (assets/messages/page), which the module does not need.
const Messages& page_english();
/// The same in a language of kPageLanguages; in English for any other language.
const Messages& page_messages(std::string_view lang);

/// The headline, escaped for <title>.
std::string transcript_title(const Story& story);
/// The content of <main>: the whole story as headings, tables, blockquotes with cite, and time elements.
std::string transcript_html(const Story& story, const Messages& say = page_english());
/// schema.org NewsArticle with its Quotations, Persons, Organizations and Events: one JSON object.
std::string transcript_json_ld(const Story& story);

}  // namespace standpoint
