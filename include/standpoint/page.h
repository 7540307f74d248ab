// The page around the transcript: a template with {{markers}}, and the colours of a story's parties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/story.h"
#include "standpoint/transcript.h"

namespace standpoint {

struct PageMarker {
  std::string_view name;
  std::string html;  // escaped already
};

struct PageResult {
  std::string html;   // empty when there is an error
  std::string error;  // one sentence, with the line of the template
};

/// Puts each marker's text where the template says {{name}}, in one pass, so that a text that looks like a marker stays a text.
/// A marker of the template that is not given, and a given one that the template lacks, are errors.
PageResult fill_page(std::string_view page_template, const std::vector<PageMarker>& markers);

/// Everything that comes from the story and the interface's language: lang, title, description, headline, standfirst, json_ld,
/// transcript, the two paper colours, and the page's own words.
std::vector<PageMarker> story_markers(const Story& story, const Messages& say = page_english());

/// "Title, Publisher" of each source as escaped HTML, linked where a source has an address: what an embed says at its foot.
std::string source_line(const Story& story);

/// `:root { --paper: #fbfaf6; … }`, the dark set under prefers-color-scheme and [data-theme], both with more contrast and in
/// the system's forced colours where they are asked for, type and layout as rem.
std::string theme_css();

/// `.party-0 { color: … }`: the parties' hues, light and dark, by number.
std::string party_css(const Story& story);

}  // namespace standpoint
