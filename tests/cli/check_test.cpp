#include <doctest/doctest.h>

#include <cstdio>
#include <string>

#include "cli/article_match.h"
#include "cli/commands.h"

namespace standpoint::cli {
namespace {

const std::string kStories = std::string(STANDPOINT_SOURCE_DIR) + "/tests/stories/";

struct Outcome {
  int status = 0;
  std::string printed;
};

Outcome check(const std::string& story, const std::string& article = {}) {
  std::FILE* out = std::tmpfile();
  REQUIRE(out != nullptr);
  Outcome outcome;
  outcome.status = run_check(story, article, out);
  std::rewind(out);
  char block[4096];
  for (std::size_t count; (count = std::fread(block, 1, sizeof block, out)) > 0;) outcome.printed.append(block, count);
  std::fclose(out);
  return outcome;
}

TEST_CASE("a paragraph is a line that is not blank, counted from 1") {
  const Article article("\xEF\xBB\xBFTitle\r\n\r\n  \nFirst words.\n\u00A0\nLast");
  CHECK(article.paragraph_count() == 3);
  CHECK(article.has("Title", 1));
  CHECK(article.has("First words.", 2));
  CHECK(article.has("Last", 3));
  CHECK_FALSE(article.has("Last", 0));
  CHECK_FALSE(article.has("Last", 4));
  CHECK(article.find("Last") == 3);
  CHECK(article.find("Lost") == 0);
  CHECK(Article("").paragraph_count() == 0);
}

TEST_CASE("a quote is found regardless of the typesetting of quotation marks, dashes, ellipses and spaces") {
  const Article article("He said: \u201CWe\u2019re\u00A0here \u2014 for now\u2026\u201D, and\tleft.");
  CHECK(article.has("We're here - for now...", 1));
  CHECK(article.has("\"We\u2018re here \u2013 for  now\u2026\"", 1));
  CHECK(normalise_typesetting("\u00ABa\u00AD\u200Bb\u00BB  c ") == "\"ab\" c");
}

TEST_CASE("a quote must match word for word, at word boundaries") {
  const Article article("Overhead, the heads of state did not impose peace in Überlingen.");
  CHECK_FALSE(article.has("head", 1));
  CHECK_FALSE(article.has("berlingen", 1));
  CHECK_FALSE(article.has("Impose peace", 1));
  CHECK_FALSE(article.has("impose a peace", 1));
  CHECK_FALSE(article.has("", 1));
  CHECK(article.has("heads of state", 1));
  CHECK(article.has("Überlingen", 1));
}

TEST_CASE("a valid story returns status 0 and prints one line") {
  const Outcome outcome = check(kStories + "good/minimal.json");
  CHECK(outcome.status == 0);
  CHECK(outcome.printed == kStories + "good/minimal.json: 1 quote, 1 position on 1 question; 0 errors, 0 warnings\n");
}

TEST_CASE("a bad story returns status 1 and prints every problem on a line, then a summary") {
  const std::string path = kStories + "bad/everything-at-once.json";
  const Outcome outcome = check(path);
  CHECK(outcome.status == 1);
  CHECK(outcome.printed.find(path + ":51:18: error: there is no person with the id 'hegset'") != std::string::npos);
  const std::string summary = path + ": 5 errors, 1 warning\n";
  REQUIRE(outcome.printed.size() > summary.size());
  CHECK(outcome.printed.substr(outcome.printed.size() - summary.size()) == summary);
}

TEST_CASE("a file that cannot be read returns status 2") {
  const Outcome outcome = check(kStories + "nowhere.json");
  CHECK(outcome.status == 2);
  CHECK(outcome.printed.find("cannot read") != std::string::npos);
  CHECK(check(kStories + "good/minimal.json", kStories + "nowhere.txt").status == 2);
  CHECK(check(kStories + "good").status == 2);
}

TEST_CASE("quotes must occur in their paragraph, and a miss is an error at their text") {
  const std::string story = kStories + "good/minimal.json";
  const std::string article = kStories + "good/minimal-article.txt";
  CHECK(check(story, article).status == 1);  // it is in the second paragraph, not the first
  const Outcome outcome = check(story, "paper=" + article);
  CHECK(outcome.status == 1);
  CHECK(outcome.printed ==
        story +
            ":33:15: error: the quote 'without' does not stand in paragraph 1 of the article (expected the source's own "
            "words) hint: it stands in paragraph 2\n" +
            story +
            ": 1 quote, 1 position on 1 question; 1 error, 0 warnings; 0 of 1 verbatim quote found word for word in the "
            "article\n");
  CHECK(check(kStories + "bad/no-evidence.json", article).printed.find("the article was not looked at") != std::string::npos);
}

}  // namespace
}  // namespace standpoint::cli
