// The page around the transcript: a template with {{markers}}, and the colours of a story's parties.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/story.h"

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

/// Everything that comes from the story: lang, title, description, headline, standfirst, json_ld, transcript, and the two
/// paper colours.
std::vector<PageMarker> story_markers(const Story& story);

/// `.party-0 { color: … }`: the parties' hues, light and dark, by number.
std::string party_css(const Story& story);

}  // namespace standpoint
