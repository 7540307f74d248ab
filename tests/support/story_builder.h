// Builds small stories in code, for tests that are not about loading.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "standpoint/story.h"

namespace standpoint::testing {

/// Parses a date; aborts the test run if it is not valid.
inline Edtf date(std::string_view text) {
  const Result<Edtf> result = parse_edtf(text);
  if (!result.value) std::abort();
  return *result.value;
}

/// The end of the date `text`: for "2025-02-12" the end of that day.
inline Minute moment(std::string_view text) { return date(text).end; }

/// Adds items to a story in order and returns their ids. The `id` parameters are the strings that a story file or an address
/// would contain; fields that tests rarely need keep their defaults.
class StoryBuilder {
 public:
  PartyId party(std::string id) {
    Party party;
    party.short_name = party.name = id;
    party.id = std::move(id);
    return add<PartyId>(story_.parties, std::move(party));
  }

  PersonId person(std::string id, PartyId party) {
    Person person;
    person.name = id;
    person.id = std::move(id);
    person.party = party;
    return add<PersonId>(story_.people, std::move(person));
  }

  QuestionId question(std::string id) {
    Question question;
    question.short_text = question.text = id;
    question.id = std::move(id);
    return add<QuestionId>(story_.questions, std::move(question));
  }

  QuoteId quote(std::string id, PersonId speaker, std::string_view said, std::string_view published,
                std::vector<QuestionId> questions = {}) {
    Quote quote;
    quote.text = id;
    quote.id = std::move(id);
    quote.speaker = speaker;
    quote.at = {date(said), date(published)};
    quote.questions = std::move(questions);
    return add<QuoteId>(story_.quotes, std::move(quote));
  }

  void tie(QuoteId from, TieKind kind, QuoteId target) { story_.quotes[from.index].ties.push_back({kind, target}); }

  PositionId position(PartyId party, QuestionId question, Stance stance, std::vector<QuoteId> evidence) {
    Position position;
    position.party = party;
    position.question = question;
    position.stance = stance;
    position.evidence = std::move(evidence);
    return add<PositionId>(story_.positions, std::move(position));
  }

  EventId event(std::string id, std::string_view at) {
    Event event;
    event.short_title = event.title = id;
    event.id = std::move(id);
    event.at = date(at);
    return add<EventId>(story_.events, std::move(event));
  }

  void step(Step step) { story_.steps.push_back(std::move(step)); }

  Story build() {
    if (story_.sources.empty()) story_.sources.emplace_back();  // every quote refers to one
    index_story(story_);
    return std::move(story_);
  }

 private:
  template <class AnyId, class Thing>
  static AnyId add(std::vector<Thing>& things, Thing thing) {
    things.push_back(std::move(thing));
    return {static_cast<std::uint32_t>(things.size() - 1)};
  }

  Story story_;
};

/// A small version of the shipped story: three parties, a call between them, and a statement that was made before the call and
/// published after it.
struct NewsDay {
  PartyId us, germany, nato;
  PersonId hegseth, scholz, baerbock, rutte;
  QuestionId table, peace;
  QuoteId unrealistic, no_imposed_peace, on_the_call, over_heads, closely_involved, guarantees;
  EventId annexation, call, meeting;
  Story story;
};

inline NewsDay news_day() {
  NewsDay day;
  StoryBuilder b;
  day.us = b.party("us");
  day.germany = b.party("germany");
  day.nato = b.party("nato");
  day.hegseth = b.person("hegseth", day.us);
  day.scholz = b.person("scholz", day.germany);
  day.baerbock = b.person("baerbock", day.germany);
  day.rutte = b.person("rutte", day.nato);
  day.table = b.question("ukraine-at-the-table");
  day.peace = b.question("imposed-peace");
  day.unrealistic = b.quote("not-realistic", day.hegseth, "../2025-02-13", "../2025-02-13");
  day.no_imposed_peace =
      b.quote("no-imposed-peace", day.scholz, "2025-02-12T00:00/2025-02-12T12:00", "2025-02-13", {day.peace});
  day.on_the_call = b.quote("on-the-call", day.hegseth, "2025-02-12", "2025-02-12", {day.peace});
  day.over_heads = b.quote("over-heads", day.baerbock, "2025-02-13", "2025-02-13", {day.table});
  day.closely_involved = b.quote("closely-involved", day.rutte, "2025-02-13", "2025-02-13", {day.table});
  day.guarantees = b.quote("guarantees", day.baerbock, "2025-02-13", "2025-02-13", {day.table, day.peace});
  b.position(day.germany, day.peace, Stance::against, {day.no_imposed_peace});
  b.position(day.germany, day.table, Stance::in_favour, {day.over_heads, day.guarantees});
  b.position(day.nato, day.table, Stance::in_favour, {day.closely_involved});
  b.position(day.us, day.peace, Stance::on_conditions, {day.on_the_call});
  day.annexation = b.event("annexation", "2014");
  day.call = b.event("call", "2025-02-12");
  day.meeting = b.event("meeting", "2025-02-13");
  day.story = b.build();
  return day;
}

}  // namespace standpoint::testing
