// Traversal of ties between statements.
#include <algorithm>

#include "standpoint/query.h"

namespace standpoint {

std::vector<TieAt> ties_at(const Story& story, QuoteId quote, Clock clock, Minute moment) {
  const QuoteId id = story.statement_of(quote);
  std::vector<QuoteId> wordings = story[id].other_wordings;
  wordings.insert(wordings.begin(), id);
  std::vector<TieAt> out;
  const auto add = [&](const Tie& tie, bool from_other) {
    const TieAt found{tie.kind, story.statement_of(tie.target), from_other};
    const Quote& other = story[found.other];
    const bool same_statement = tie.kind == TieKind::repeats && other.speaker == story[id].speaker && other.at == story[id].at;
    if (found.other == id || same_statement || !known_by(other, clock, moment)) return;
    if (std::find(out.begin(), out.end(), found) == out.end()) out.push_back(found);
  };
  for (const bool from_other : {false, true})
    for (const QuoteId wording : wordings)
      for (const Tie& tie : from_other ? story[wording].tied_from : story[wording].ties) add(tie, from_other);
  return out;
}

std::vector<QuoteId> thread_of(const Story& story, QuoteId quote, Clock clock, Minute moment) {
  const QuoteId start = story.statement_of(quote);
  if (!known_by(story[start], clock, moment)) return {};
  std::vector<bool> reached(story.quotes.size(), false);
  std::vector<QuoteId> pending = {start};
  reached[start.index] = true;
  while (!pending.empty()) {
    const QuoteId here = pending.back();
    pending.pop_back();
    for (const TieAt& tie : ties_at(story, here, clock, moment)) {
      if (reached[tie.other.index]) continue;
      reached[tie.other.index] = true;
      pending.push_back(tie.other);
    }
  }
  std::vector<QuoteId> thread;
  for (const QuoteId id : story.by_time[static_cast<std::size_t>(clock)])
    if (reached[id.index]) thread.push_back(id);
  return thread;
}

}  // namespace standpoint
