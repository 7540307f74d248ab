// An input as a list of texts, and a story that says them.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/story.h"
#include "support/story_builder.h"

namespace standpoint::fuzz {

/// The input's texts, one after another. 0xFF, which UTF-8 never holds, ends each; "" when there are no more.
class Fields {
 public:
  explicit Fields(std::string_view input) : rest_(input) {}

  std::string next() {
    const std::string_view field = rest_.substr(0, rest_.find('\xFF'));
    rest_.remove_prefix(field.size() < rest_.size() ? field.size() + 1 : rest_.size());
    return std::string(field);
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// A small story in which every text is the input's, also where load_story() would refuse it: the writers must not rely on
/// that.
inline Story story_saying(Fields& fields) {
  using standpoint::testing::date;
  standpoint::testing::StoryBuilder builder;
  // Ids are distinct, whatever the input.
  const PartyId first = builder.party("1" + fields.next()), second = builder.party("2" + fields.next());
  const PersonId ann = builder.person("1" + fields.next(), first), bo = builder.person("2" + fields.next(), second);
  const QuestionId question = builder.question("1" + fields.next()), other = builder.question("2" + fields.next());
  const QuoteId said = builder.quote("1" + fields.next(), ann, "2025-02-12", "2025-02-13", {question, other});
  const QuoteId again = builder.quote("2" + fields.next(), bo, "../2025-02-13", "2025-02-13", {question});
  builder.tie(again, TieKind::answers, said);
  builder.position(first, question, Stance::in_favour, {said});
  builder.position(second, question, Stance::on_conditions, {again});
  builder.event("1" + fields.next(), "2025-02-12");
  Story story = builder.build();

  story.id = fields.next();
  story.lang = fields.next();
  story.headline = fields.next();
  story.standfirst = fields.next();
  story.published = date("2025-02-13");
  Source& source = story.sources[0];
  source = {fields.next(), fields.next(), fields.next(), date("2025-02-13"), fields.next(), fields.next()};
  for (Party& party : story.parties) {
    party.name = fields.next();
    party.short_name = fields.next();
    party.place.name = fields.next();
  }
  for (Person& person : story.people) {
    person.name = fields.next();
    person.office = person.short_office = fields.next();
  }
  for (Question& asked : story.questions) {
    asked.text = fields.next();
    asked.short_text = fields.next();
  }
  for (Quote& quote : story.quotes) {
    quote.text = fields.next();
    quote.lang = fields.next();
    quote.original_lang = fields.next();
    quote.context = fields.next();
    quote.venue = fields.next();
    quote.place = Place{fields.next(), {}};
    quote.publisher = fields.next();
    quote.paragraph = 1;
  }
  story.quotes[1].verbatim = false;
  story.quotes[1].translation = true;
  for (Position& position : story.positions) position.summary = fields.next();
  story.events[0].title = fields.next();
  story.events[0].short_title = fields.next();
  story.steps.push_back({.title = fields.next(), .text = fields.next(), .notes = fields.next(), .quote = said});
  story.discussion.push_back({.text = fields.next(), .question = question});
  story.untranslated_lang = fields.next();
  story.untranslated = {story.headline};
  return story;
}

}  // namespace standpoint::fuzz
