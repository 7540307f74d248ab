#include "standpoint/story.h"

#include <algorithm>

#include "base/stable_sort.h"

namespace standpoint {
namespace {

template <class Tag, class Part>
std::optional<Id<Tag>> find_by_id(const std::vector<Part>& parts, std::string_view id) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].id == id) return Id<Tag>{static_cast<std::uint32_t>(i)};
  }
  return std::nullopt;
}

/// The quote of the same speaker and time that this one repeats, if any.
std::optional<QuoteId> find_repeated(const Story& story, const Quote& quote) {
  for (const Tie& tie : quote.ties) {
    const Quote& target = story[tie.target];
    if (tie.kind == TieKind::repeats && target.speaker == quote.speaker && target.at == quote.at) return tie.target;
  }
  return std::nullopt;
}

/// Finds the statement of every wording.
void index_wordings(Story& story) {
  for (Quote& quote : story.quotes) {
    quote.wording_of.reset();
    quote.other_wordings.clear();
  }
  std::vector<QuoteId> path;
  std::vector<bool> on_path(story.quotes.size(), false);
  for (std::size_t i = 0; i < story.quotes.size(); ++i) {
    // Follow wordings of wordings to their statement. The members of a cycle have none and remain statements.
    path.clear();
    QuoteId at{static_cast<std::uint32_t>(i)};
    std::optional<QuoteId> next = at;
    while (next && !on_path[next->index] && !story[*next].wording_of) {
      at = *next;
      on_path[at.index] = true;
      path.push_back(at);
      next = find_repeated(story, story[at]);
    }
    const bool cycle = next && on_path[next->index];
    const QuoteId statement = next && !cycle ? *story[*next].wording_of : at;
    for (const QuoteId q : path) {
      on_path[q.index] = false;
      if (!cycle && q != statement) story.quotes[q.index].wording_of = statement;
    }
  }
  for (std::size_t i = 0; i < story.quotes.size(); ++i) {
    if (const auto statement = story.quotes[i].wording_of)
      story.quotes[statement->index].other_wordings.push_back({static_cast<std::uint32_t>(i)});
  }
}

}  // namespace

std::optional<PartyId> Story::find_party(std::string_view wanted) const { return find_by_id<PartyTag>(parties, wanted); }
std::optional<PersonId> Story::find_person(std::string_view wanted) const { return find_by_id<PersonTag>(people, wanted); }
std::optional<QuestionId> Story::find_question(std::string_view wanted) const {
  return find_by_id<QuestionTag>(questions, wanted);
}
std::string_view Story::lang_of(std::string_view text) const {
  const auto at = std::lower_bound(untranslated.begin(), untranslated.end(), text);
  return at != untranslated.end() && *at == text ? untranslated_lang : lang;
}

std::optional<QuoteId> Story::find_quote(std::string_view wanted) const { return find_by_id<QuoteTag>(quotes, wanted); }

void index_story(Story& story) {
  for (Quote& quote : story.quotes) quote.tied_from.clear();
  for (std::size_t i = 0; i < story.quotes.size(); ++i) {
    const QuoteId from{static_cast<std::uint32_t>(i)};
    for (const Tie& tie : story.quotes[i].ties) story.quotes[tie.target.index].tied_from.push_back({tie.kind, from});
  }

  index_wordings(story);

  story.by_question_time.assign(story.questions.size(), {});
  for (std::size_t clock = 0; clock < kClockCount; ++clock) {
    std::vector<QuoteId>& all = story.by_time[clock];
    all.clear();
    for (std::size_t i = 0; i < story.quotes.size(); ++i) {
      if (!story.quotes[i].wording_of) all.push_back({static_cast<std::uint32_t>(i)});
    }
    sort_stably(all, [&](QuoteId a, QuoteId b) { return compare(story[a].at[clock], story[b].at[clock]) < 0; });
    // Filled in time order, so each question's list is sorted too.
    for (const QuoteId quote : all) {
      for (const QuestionId question : story[quote].questions) story.by_question_time[question.index][clock].push_back(quote);
    }
  }

  story.positions_by_question.assign(story.questions.size(), {});
  for (std::size_t i = 0; i < story.positions.size(); ++i) {
    story.positions_by_question[story.positions[i].question.index].push_back({static_cast<std::uint32_t>(i)});
  }
}

std::string_view to_string(Clock clock) { return clock == Clock::said ? "said" : "published"; }

std::string_view to_string(Stance stance) {
  switch (stance) {
    case Stance::in_favour:
      return "for";
    case Stance::against:
      return "against";
    case Stance::on_conditions:
      return "conditional";
    case Stance::not_said:
      break;
  }
  return "not-said";
}

std::string_view to_string(TieKind kind) {
  switch (kind) {
    case TieKind::answers:
      return "answers";
    case TieKind::echoes:
      return "echoes";
    case TieKind::repeats:
      return "repeats";
    case TieKind::contradicts:
      break;
  }
  return "contradicts";
}

}  // namespace standpoint
