// Needle and search(): what is found lies within the text, between characters; a text holds itself.
#include <string>

#include "fuzz/fields.h"
#include "fuzz/fuzz_target.h"
#include "standpoint/search.h"
#include "support/story_builder.h"
#include "text/utf8.h"

using namespace standpoint;
using fuzz::require;

namespace {

bool between_characters(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void require_spans_within(std::string_view text, const std::vector<TextSpan>& spans) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    require(spans[i].begin < spans[i].end && spans[i].end <= text.size());
    require(i == 0 || spans[i].begin > spans[i - 1].end);
  }
}

}  // namespace

FUZZ_TARGET(search) {
  fuzz::Fields fields(input);
  const std::string wanted = fields.next();
  const std::string text = fields.next();
  const Needle needle(wanted);

  const std::vector<TextSpan> spans = needle.find(text);
  require_spans_within(text, spans);
  require(needle.matches(text) == !spans.empty() && (!needle.empty() || spans.empty()));
  require(needle.matches(wanted) == !needle.empty());
  if (first_malformed_utf8(text) == text.size()) {
    for (const TextSpan& span : spans) require(between_characters(text, span.begin) && between_characters(text, span.end));
  }

  testing::NewsDay day = testing::news_day();
  day.story.quotes[0].text = text;
  day.story.people[0].name = wanted;
  const SearchResults few = search(day.story, wanted, 2), all = search(day.story, wanted, 100);
  require(few.total == all.total && few.quotes.size() <= 2 && few.people.size() <= 2);
  require(all.total == all.parties.size() + all.people.size() + all.questions.size() + all.quotes.size());
  // The person who is called just that.
  require(needle.empty() || (!all.people.empty() && all.people.front().index == 0));
}
