// Story -> the page that needs no script: semantic HTML and schema.org JSON-LD. All text is escaped here and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/messages.h"
#include "standpoint/story.h"

namespace standpoint {

/// A language that the interface speaks.
struct PageLanguage {
  std::string_view tag;   // BCP 47
  std::string_view name;  // its own
};
inline constexpr PageLanguage kPageLanguages[] = {{"en", "English"}, {"de", "Deutsch"}, {"uk", "Українська"}};

/// The interface's messages with those of the page without scripts (assets/messages/page), which the module does not need.
const Messages& page_english();
/// The same in English, German or Ukrainian; English for any other.
const Messages& page_messages(std::string_view lang);

/// <title>-ready headline.
std::string transcript_title(const Story& story);
/// The body of <main>: everything that the story holds, as headings, tables, blockquotes with cite, and time elements.
std::string transcript_html(const Story& story, const Messages& say = page_english());
/// schema.org NewsArticle with its Quotations, Persons, Organizations and Events: one JSON object.
std::string transcript_json_ld(const Story& story);

}  // namespace standpoint
