// Checks that involve several parts of a story.
#include <algorithm>

#include "base/stable_sort.h"
#include "format/load_parts.h"

namespace standpoint {
namespace {

const Edtf& said(const Quote& quote) { return quote.at[static_cast<std::size_t>(Clock::said)]; }
const Edtf& published(const Quote& quote) { return quote.at[static_cast<std::size_t>(Clock::published)]; }

/// Whether all of `a` lies after all of `b`. An instant at the end of a span does not; neither do dates that failed to parse.
bool wholly_after(const Edtf& a, const Edtf& b) {
  if (a.text.empty() || b.text.empty()) return false;
  return a.begin > b.end || (a.begin == b.end && a.end > a.begin && b.end > b.begin);
}

}  // namespace

void StoryReader::check_party(const Party& party, JsonIndex territory, JsonIndex members) {
  if (party.kind == PartyKind::organisation && !party.territory.empty()) {
    reader_.warning(territory, "an organisation has no territory; it is not drawn", "name its states under members");
  }
  if (party.kind == PartyKind::state && !party.members.empty()) {
    reader_.warning(members, "a state has no members; they are not drawn", "name its country under territory");
  }
}

void StoryReader::check_quote_dates(const Quote& quote, JsonIndex said_node, JsonIndex published_node, const Story& story) {
  if (wholly_after(said(quote), published(quote))) {
    reader_.error(said_node, "the quote was said only after it was published",
                  "a date that is not after " + published(quote).text, "are the two dates swapped?");
  }
  if (quote.source.index == kNoIndex) return;
  const Source& source = story[quote.source];
  if (wholly_after(published(quote), source.published)) {
    reader_.error(published_node, "the quote was published only after the source that it is taken from",
                  "a date that is not after " + source.published.text);
  }
}

void StoryReader::check_translation(const Quote& quote, JsonIndex translation) {
  if (quote.original_lang.empty()) return;
  if (quote.translation && quote.original_lang == quote.lang) {
    reader_.warning(translation, "a translation from a language into itself", "look at lang and original_lang");
  }
}

void StoryReader::check_tie_dates(const Story& story) {
  for (const PendingTie& pending : ties_) {
    const Quote& from = story[pending.from];
    const Quote& target = story[pending.tie.target];
    // A statement can contradict a later one.
    if (pending.tie.kind == TieKind::contradicts || !wholly_after(said(target), said(from))) continue;
    reader_.report({Severity::error, pending.node, reader_.offset_of(pending.node), said(target).text,
                    "a date that is not after " + said(from).text,
                    quoted(from.id) + ' ' + std::string(to_string(pending.tie.kind)) + ' ' + quoted(target.id) +
                        ", which was said only later",
                    "should the tie stand at the other quote?"});
  }
  // Duplicate ties.
  sort_stably(ties_, [](const PendingTie& a, const PendingTie& b) {
    if (a.from != b.from) return a.from < b.from;
    if (a.tie.target != b.tie.target) return a.tie.target < b.tie.target;
    return a.tie.kind < b.tie.kind;
  });
  for (std::size_t i = 1; i < ties_.size(); ++i) {
    const PendingTie& a = ties_[i - 1];
    const PendingTie& b = ties_[i];
    if (a.from != b.from || a.tie.target != b.tie.target || a.tie.kind != b.tie.kind) continue;
    reader_.error(b.node, "this tie comes twice", {}, "remove one of the two");
  }
}

void StoryReader::check_evidence(const Position& position, const std::vector<Reference>& evidence, const Story& story) {
  for (const Reference& reference : evidence) {
    const Quote& quote = story.quotes[reference.index];
    const bool has_speaker = quote.speaker.index != kNoIndex;
    const PartyId speakers_party = has_speaker ? story[quote.speaker].party : PartyId{kNoIndex};
    if (position.party.index != kNoIndex && speakers_party.index != kNoIndex && speakers_party != position.party) {
      reader_.error(reference.node,
                    "the quote " + quoted(quote.id) + " is by " + quoted(story[quote.speaker].name) + ", who speaks for " +
                        quoted(story[speakers_party].id),
                    "a quote by somebody of " + quoted(story[position.party].id));
    }
    // Otherwise a reader who selects the question would see the stance without its proof.
    const bool has_question =
        std::find(quote.questions.begin(), quote.questions.end(), position.question) != quote.questions.end();
    if (position.question.index != kNoIndex && !has_question) {
      const std::string question = quoted(story[position.question].id);
      reader_.error(reference.node, "the quote " + quoted(quote.id) + " does not bear on " + question,
                    "a quote that lists the question", "add " + question + " to its questions if it does");
    }
  }
}

void StoryReader::check_simultaneous_positions(const Story& story, const std::vector<JsonIndex>& nodes) {
  struct Candidate {
    std::uint32_t party, question, position;
    const Edtf* latest;  // date of its newest evidence
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < story.positions.size(); ++i) {
    const Position& position = story.positions[i];
    const Edtf* latest = nullptr;
    for (const QuoteId quote : position.evidence) {
      if (latest == nullptr || compare(said(story[quote]), *latest) > 0) latest = &said(story[quote]);
    }
    if (latest == nullptr || position.party.index == kNoIndex || position.question.index == kNoIndex) continue;
    candidates.push_back({position.party.index, position.question.index, static_cast<std::uint32_t>(i), latest});
  }
  sort_stably(candidates, [](const Candidate& a, const Candidate& b) {
    if (a.party != b.party) return a.party < b.party;
    if (a.question != b.question) return a.question < b.question;
    return a.latest->end < b.latest->end;
  });
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    const Candidate& a = candidates[i - 1];
    const Candidate& b = candidates[i];
    if (a.party != b.party || a.question != b.question || a.latest->end != b.latest->end) continue;
    const JsonIndex node = nodes[b.position];
    reader_.report({Severity::warning,
                    node,
                    reader_.offset_of(node),
                    {},
                    {},
                    quoted(story.parties[b.party].id) + " has two positions on " + quoted(story.questions[b.question].id) +
                        " at the same time",
                    "keep one; a later one replaces an earlier one only if its evidence is newer"});
  }
}

void StoryReader::check_step(const Step& step, JsonIndex quote_node, const Story& story) {
  if (!step.quote) return;
  const Quote& quote = story[*step.quote];
  const Edtf& at = quote.at[static_cast<std::size_t>(step.clock)];
  if (step.moment && !at.text.empty() && at.end > *step.moment) {
    reader_.error(quote_node, "the quote " + quoted(quote.id) + " is not known yet at this step's moment",
                  "a quote " + std::string(to_string(step.clock)) + " by " + moment_to_edtf(*step.moment));
  }
  if (step.question && std::find(quote.questions.begin(), quote.questions.end(), *step.question) == quote.questions.end()) {
    reader_.error(quote_node, "the quote " + quoted(quote.id) + " does not bear on this step's question, and so is not shown",
                  "a quote that lists " + quoted(story[*step.question].id));
  }
  const bool has_party = quote.speaker.index != kNoIndex && story[quote.speaker].party.index != kNoIndex;
  if (step.party && has_party && story[quote.speaker].party != *step.party) {
    reader_.error(quote_node, "the quote " + quoted(quote.id) + " is not by this step's party, and so is not shown",
                  "a quote by somebody of " + quoted(story[*step.party].id));
  }
}

void StoryReader::check_camera(const Step& step, JsonIndex camera, const Story& story) {
  if (!step.camera || step.camera->across_km > 0 || !step.quote) return;
  const Quote& quote = story[*step.quote];
  if (quote.speaker.index == kNoIndex || story[quote.speaker].party.index == kNoIndex) return;
  const std::vector<PartyId>& shown = step.camera->parties;
  const PartyId party = story[quote.speaker].party;
  if (std::find(shown.begin(), shown.end(), party) != shown.end()) return;
  reader_.warning(camera, "the camera leaves out " + quoted(story[party].id) + ", whose quote this step shows",
                  "add it to the parties");
}

}  // namespace standpoint
