// A story in each of its languages.
#include "standpoint/localise.h"

#include <doctest/doctest.h>

#include <string>

#include "support/shipped_story.h"

using namespace standpoint;

namespace {

const char kShipped[] = "/assets/stories/ukraine-peace-talks-2025-02-13.json";

std::string shipped_bytes() { return testing::read_file(std::string(STANDPOINT_SOURCE_DIR) + kShipped); }

/// The shipped story with these translations instead of its own.
std::string with_translations(const std::string& translations) {
  std::string bytes = localise_story(shipped_bytes(), "en");
  bytes.pop_back();
  return bytes + ",\n\"translations\":" + translations + "}";
}

Story load(const std::string& bytes) {
  LoadResult loaded = load_story(bytes);
  REQUIRE(loaded.story);
  return std::move(*loaded.story);
}

}  // namespace

TEST_CASE("the shipped story is fully translated into German and Ukrainian, and its quotes are unchanged") {
  const std::string bytes = shipped_bytes();
  REQUIRE(story_languages(bytes) == std::vector<std::string>{"en", "de", "uk"});
  CHECK(check_translations(bytes).empty());
  const Story english = load(bytes);
  for (const char* lang : {"de", "uk"}) {
    CAPTURE(lang);
    const Story story = load(localise_story(bytes, lang));
    CHECK(story.lang == lang);
    CHECK(story.untranslated.empty());
    CHECK(story.headline != english.headline);
    REQUIRE(story.quotes.size() == english.quotes.size());
    for (std::size_t i = 0; i < story.quotes.size(); ++i) {
      CHECK(story.quotes[i].text == english.quotes[i].text);
      CHECK(story.quotes[i].lang == english.quotes[i].lang);
    }
  }
  CHECK(load(localise_story(bytes, "uk")).find_party("uk").has_value());  // ids are not translated
  CHECK(load(localise_story(bytes, "uk")).parties[3].name == "Велика Британія");
}

TEST_CASE("in its own language, and in one that it does not have, a story is unchanged") {
  const std::string bytes = shipped_bytes();
  CHECK(localise_story(bytes, "en") == localise_story(bytes, "fr"));
  CHECK(localise_story(localise_story(bytes, "en"), "en") == localise_story(bytes, "en"));
  const Story story = load(localise_story(bytes, "fr"));
  CHECK(story.lang == "en");
  CHECK(story.lang_of(story.headline) == "en");
  CHECK(localise_story("no story", "de") == "no story");
}

TEST_CASE("texts without a translation stay in the story's language and are listed") {
  const Story story = load(localise_story(with_translations("{\"de\":{\"Germany\":\"Deutschland\"}}"), "de"));
  CHECK(story.lang == "de");
  CHECK(story.parties[1].name == "Deutschland");
  CHECK(story.lang_of("Deutschland") == "de");
  CHECK(story.lang_of(story.headline) == "en");
  CHECK(story.quotes.front().lang == "en");
}

TEST_CASE("an edition that was written for one language is no file to translate from") {
  std::string edition = localise_story(with_translations(R"({"de":{}})"), "de");  // its texts are all marked as English
  REQUIRE(load(edition).untranslated_lang == "en");
  edition.pop_back();
  const std::string both = edition + R"(,"translations":{"uk":{}}})";
  const std::vector<Diagnostic> found = check_translations(both);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().severity == Severity::error);
  CHECK(found.front().pointer == "/untranslated");
  // It is still a story, with the member once.
  CHECK(load(localise_story(both, "uk")).untranslated_lang == "de");
}

TEST_CASE("what is wrong with translations is said where it stands") {
  const auto only = [](const std::string& translations) {
    const std::vector<Diagnostic> all = check_translations(with_translations(translations));
    REQUIRE_FALSE(all.empty());
    return all.front();
  };
  CHECK(only("[]").message == "'translations' must be an object");
  CHECK(only("[]").line == 2);
  CHECK(only("{\"de\":7}").message == "'de' must be an object");
  CHECK(only("{\"de\":{\"Germany\":7}}").pointer == "/translations/de");  // missing texts are reported at the language
  CHECK(only("{\"a language\":{}}").message == "'a language' is not a language tag");
  CHECK(only("{\"en\":{}}").message == "the story itself is in this language");

  const auto all = check_translations(with_translations("{\"de\":{\"Germony\":\"Deutschland\",\"betrayal\":\"Verrat\"}}"));
  REQUIRE(all.size() == 3);
  CHECK(all[0].severity == Severity::warning);  // the texts that it lacks
  CHECK(all[1].hint == "did you mean 'Germany'?");
  CHECK(all[1].severity == Severity::warning);
  CHECK(all[2].severity == Severity::error);
  CHECK(all[2].message == "a quotation stays in the language of its source");
  CHECK(check_translations("no story").empty());
  CHECK(check_translations(localise_story(shipped_bytes(), "en")).empty());
}
