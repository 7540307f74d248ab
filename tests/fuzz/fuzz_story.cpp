// load_story() ends with a story or with errors that say where; a story that it lets through holds no dangling reference.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.h"
#include "standpoint/load.h"
#include "standpoint/query.h"

using namespace standpoint;
using fuzz::require;

namespace {

template <class AnyId, class Thing>
void require_within(const AnyId& id, const std::vector<Thing>& things) {
  require(id.index < things.size());
}

/// Every reference, followed.
void require_whole(const Story& story) {
  for (const Person& person : story.people) require_within(person.party, story.parties);
  for (const Quote& quote : story.quotes) {
    require_within(quote.speaker, story.people);
    require_within(quote.source, story.sources);
    for (const QuestionId id : quote.questions) require_within(id, story.questions);
    for (const Tie& tie : quote.ties) require_within(tie.target, story.quotes);
    for (const Tie& tie : quote.tied_from) require_within(tie.target, story.quotes);
    if (quote.wording_of) require(!story[*quote.wording_of].wording_of && !quote.text.empty());
  }
  for (const Position& position : story.positions) {
    require_within(position.party, story.parties);
    require_within(position.question, story.questions);
    require(!position.evidence.empty());
    for (const QuoteId id : position.evidence) require(story.party_of(id) == position.party);
  }
  for (const Event& event : story.events) require_within(event.source, story.sources);
  for (const Step& step : story.steps) {
    if (step.question) require_within(*step.question, story.questions);
    if (step.party) require_within(*step.party, story.parties);
    if (step.quote) require_within(*step.quote, story.quotes);
  }
  const auto statements = static_cast<std::size_t>(
      std::count_if(story.quotes.begin(), story.quotes.end(), [](const Quote& quote) { return !quote.wording_of; }));
  for (const auto& by_time : story.by_time) require(by_time.size() == statements);
  require(story.positions_by_question.size() == story.questions.size());
}

}  // namespace

FUZZ_TARGET(story) {
  const LoadResult result = load_story(input);
  const auto lines = static_cast<int>(1 + std::count(input.begin(), input.end(), '\n'));
  bool has_error = false;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    has_error = has_error || diagnostic.severity == Severity::error;
    require(diagnostic.line >= 1 && diagnostic.line <= lines && diagnostic.column >= 1 &&
            diagnostic.column <= static_cast<int>(input.size()) + 1);
    const std::string line = format_diagnostic(diagnostic, "story");
    require(!diagnostic.message.empty() && line.find('\n') == std::string::npos);
  }
  require(result.diagnostics.size() <= Limits{}.diagnostics);
  require(result.story.has_value() != has_error);
  if (!result.story) return;

  require_whole(*result.story);
  Limits small;
  small.quotes = result.story->quotes.size();
  require(load_story(input, small).story.has_value());
  if (small.quotes-- > 0) require(!load_story(input, small).story);
}
