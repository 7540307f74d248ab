#include "standpoint/search.h"

#include "standpoint/needle.h"

namespace standpoint {
namespace {

/// Appends the ids of `items` that match, up to `limit`, and counts all of them.
template <class AnyId, class Items, class Matches>
void collect(const Items& items, std::vector<AnyId>& into, SearchResults& results, std::size_t limit, Matches matches) {
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (!matches(AnyId{i})) continue;
    ++results.total;
    if (into.size() < limit) into.push_back(AnyId{i});
  }
}

}  // namespace

SearchResults search(const Story& story, std::string_view text, std::size_t limit) {
  SearchResults results;
  const Needle needle(text);
  if (needle.empty()) return results;
  collect<PartyId>(story.parties, results.parties, results, limit,
                   [&](PartyId id) { return story[id].role == PartyRole::speaker && needle.matches(story[id].name); });
  collect<PersonId>(story.people, results.people, results, limit, [&](PersonId id) {
    const Person& person = story[id];
    return needle.matches(person.name + " " + person.office + " " + story[person.party].name);
  });
  collect<QuestionId>(story.questions, results.questions, results, limit,
                      [&](QuestionId id) { return needle.matches(story[id].text) || needle.matches(story[id].short_text); });
  const auto matches = [&](QuoteId id) { return needle.matches(story[id].text) || needle.matches(story[id].context); };
  collect<QuoteId>(story.quotes, results.quotes, results, limit, [&](QuoteId id) {
    if (!matches(id)) return false;
    const QuoteId statement = story.statement_of(id);
    return statement == id || !matches(statement);
  });
  return results;
}

}  // namespace standpoint
