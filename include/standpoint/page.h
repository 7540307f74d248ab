// The page around the transcript: a template with {{markers}}, and the colours of a story's parties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/result.h"
#include "standpoint/story.h"
#include "standpoint/transcript.h"

namespace standpoint {

struct PageMarker {
  std::string_view name;
  std::string html;  // already escaped
};

/// Replaces each {{name}} in the template by that marker's HTML, in one pass, so that inserted text is never read as a marker.
/// A name in the template without a marker and a marker that the template does not use are errors, with the line in the
/// template.
Result<std::string> fill_page(std::string_view page_template, const std::vector<PageMarker>& markers);

/// The markers that depend on the story and the interface's language: lang, title, description, headline, standfirst, json_ld,
/// transcript, the two paper colours, and the page's own texts.
std::vector<PageMarker> story_markers(const Story& story, const Messages& say = page_english());

/// "Title, Publisher" of each source as escaped HTML, linked where the source has a URL: the footer of an embed.
std::string source_line(const Story& story);

/// `:root { --paper: #fbfaf6; ... }`: the tokens of every display mode (dark under prefers-color-scheme and [data-theme], both
/// themes also under prefers-contrast, and forced colours), with font sizes and layout lengths in rem.
std::string theme_css();

/// `.party-0 { color: ... }`: the parties' hues, light and dark, by party index.
std::string party_css(const Story& story);

}  // namespace standpoint
