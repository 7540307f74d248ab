// Full-text search in a story.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "standpoint/needle.h"
#include "standpoint/story.h"

namespace standpoint {

/// Matches by kind, each list in story order and of at most `limit` entries.
struct SearchResults {
  std::vector<PartyId> parties;  // by name
  std::vector<PersonId> people;  // by name, office or party
  std::vector<QuestionId> questions;
  std::vector<QuoteId> quotes;  // by text or context; a wording only if its statement does not match
  std::size_t total = 0;        // number of matches without the limit
};

/// Searches the whole story, regardless of the moment (see Needle). An empty text matches nothing.
SearchResults search(const Story& story, std::string_view text, std::size_t limit);

}  // namespace standpoint
