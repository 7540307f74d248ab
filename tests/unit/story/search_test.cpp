#include "standpoint/search.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "standpoint/needle.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"

namespace standpoint {
namespace {

bool finds(std::string_view needle, std::string_view text) { return Needle(needle).matches(text); }

std::string marked(std::string_view needle, std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (const TextSpan& span : Needle(needle).find(text)) {
    out += text.substr(at, span.begin - at);
    out.append("[").append(text.substr(span.begin, span.end - span.begin)).append("]");
    at = span.end;
  }
  return out.append(text.substr(at));
}

TEST_CASE("search ignores case and diacritics in Latin, Greek and Cyrillic") {
  CHECK(finds("zurich", "Z\u00FCrich"));
  CHECK(finds("Z\u00DCRICH", "zurich"));
  CHECK(finds("zurich", "Zu\u0308rich"));  // decomposed
  CHECK(finds("strasse", "Stra\u00DFe"));
  CHECK(finds("STRA\u1E9EE", "strasse"));
  CHECK(finds("aegir", "\u00C6gir"));
  CHECK(finds("lodz", "\u0141\u00F3d\u017A"));
  CHECK(finds("\u043A\u0438\u0457\u0432", "\u041A\u0418\u0407\u0412"));  // київ, КИЇВ
  CHECK(finds("\u0456\u0436\u0430", "\u0407\u0436\u0430"));              // іжа, Їжа
  CHECK(finds("\u0491\u0430\u043D\u043E\u043A", "\u0490\u0430\u043D\u043E\u043A"));
  CHECK(finds("\u0433\u0430\u043D\u043E\u043A", "\u0490\u0430\u043D\u043E\u043A"));  // ганок, Ґанок
  CHECK(finds("\u03B1\u03B8\u03B7\u03BD\u03B1", "\u0391\u03B8\u03AE\u03BD\u03B1"));
  CHECK_FALSE(finds("\u0438\u0436\u0430", "\u0407\u0436\u0430"));  // и is not і
  CHECK_FALSE(finds("kiew", "Kyiv"));
}

TEST_CASE("every letter of the Latin, Greek and Cyrillic alphabets is found in either case") {
  const auto utf8 = [](unsigned c) {  // up to U+07FF
    return c < 0x80 ? std::string(1, static_cast<char>(c))
                    : std::string{static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
  };
  struct Alphabet {
    unsigned first, last, to_lower;
  };
  for (const Alphabet& letters :
       {Alphabet{'A', 'Z', 0x20}, {0x391, 0x3A1, 0x20}, {0x3A3, 0x3A9, 0x20}, {0x400, 0x40F, 0x50}, {0x410, 0x42F, 0x20}}) {
    for (unsigned c = letters.first; c <= letters.last; ++c) {
      const std::string upper = utf8(c), lower = utf8(c + letters.to_lower);
      CAPTURE(upper);
      CHECK(finds(lower, upper));
      CHECK(finds(upper, lower));
    }
  }
}

TEST_CASE("all words must occur, in any order; short ones at the start of a word") {
  CHECK(finds("table ukraine", "Ukraine must be at the table"));
  CHECK_FALSE(finds("table moscow", "Ukraine must be at the table"));
  CHECK(finds("kra", "Ukraine"));
  CHECK_FALSE(finds("ra", "Ukraine"));
  CHECK(finds("uk", "Ukraine"));
  CHECK(finds("ukraines", "Ukraines"));
  CHECK(finds("Ukraine's", "over Ukraine\u2019s head"));
  CHECK(finds("\u201Cpeace\u201D", "a peace"));
}

TEST_CASE("matches are spans of the original text") {
  CHECK(marked("zurich", "Near Zu\u0308rich.") == "Near [Zu\u0308rich].");
  CHECK(marked("table ukr", "Ukraine at the table") == "[Ukr]aine at the [table]");
  CHECK(marked("stras", "Stra\u00DFe") == "[Stra\u00DF]e");
  CHECK(marked("peace peac", "no peace") == "no [peace]");
  CHECK(marked("war", "peace") == "peace");
}

TEST_CASE("an empty search matches nothing, and hostile text is harmless") {
  const Story story = testing::shipped_story();
  for (const char* text : {"", " ", "\t\n", "\u201C \u201D", "...", "'", "\xFF\xFE", "\u202E"})
    CHECK(search(story, text, 10).total == 0);
  CHECK(Needle("\xFFpeace\xC3").matches("peace"));
  CHECK(Needle("peace").matches("\xC3\x28 \xFFpeace\xE2\x82"));
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string needle, text;
    for (int i = 0; i < 12; ++i) needle += static_cast<char>(random() % 256), text += static_cast<char>(random() % 256);
    for (const TextSpan& span : Needle(needle).find(text + needle)) {
      CHECK(span.begin < span.end);
      CHECK(span.end <= text.size() + needle.size());
    }
  }
  CHECK(Needle(std::string(5000, 'a') + " b").find(std::string(5000, 'a')).empty());
}

TEST_CASE("people, parties, questions and statements are found regardless of the moment, each group up to the limit") {
  const Story story = testing::shipped_story();
  const SearchResults rutte = search(story, "rutte", 10);
  REQUIRE(rutte.people.size() == 1);
  CHECK(story[rutte.people[0]].id == "rutte");
  CHECK(search(story, "kingdom", 10).parties.size() == 1);
  CHECK(search(story, "kingdom", 10).people.size() == 1);  // by party
  CHECK(search(story, "imposed", 10).questions.size() == 1);
  const SearchResults peace = search(story, "peace", 2);
  CHECK(peace.quotes.size() == 2);
  CHECK(peace.total > 4);
  // A wording is a result unless its statement matches too.
  const SearchResults dictated = search(story, "dictated", 10);
  REQUIRE(dictated.quotes.size() == 1);
  CHECK(story[dictated.quotes[0]].id == "scholz-dictated-peace");
  for (const QuoteId id : search(story, "imposed peace", 50).quotes) {
    if (story[id].wording_of) CHECK_FALSE(Needle("imposed peace").matches(story[*story[id].wording_of].text));
  }
}

TEST_CASE("ten thousand statements are searched") {
  testing::StoryBuilder b;
  const PersonId person = b.person("someone", b.party("p"));
  for (int i = 0; i < 10'000; ++i)
    b.quote("A statement of ordinary length about nothing in particular, number " + std::to_string(i) + ", for the record",
            person, "2025-02-12", "2025-02-12");
  const Story story = b.build();
  CHECK(search(story, "particular RECORD", 20).total == 10'000);
  CHECK(search(story, "9999", 20).total == 1);
}

}  // namespace
}  // namespace standpoint
