// Finding words in a story.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "standpoint/needle.h"
#include "standpoint/story.h"

namespace standpoint {

/// What was found, each group in the story's order and at most `limit` long.
struct SearchResults {
  std::vector<PartyId> parties;  // by name
  std::vector<PersonId> people;  // by name, office or party
  std::vector<QuestionId> questions;
  std::vector<QuoteId> quotes;  // by words or context; another wording only where its statement does not hold the words
  std::size_t total = 0;        // had there been no limit
};

/// Looks at everything in the story, whatever the moment. Nothing is found by an empty text.
SearchResults search(const Story& story, std::string_view text, std::size_t limit);

}  // namespace standpoint
