#include "standpoint/load.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/shipped_story.h"

namespace standpoint {
namespace {

using testing::read_file;

const std::string kStories = std::string(STANDPOINT_SOURCE_DIR) + "/tests/stories/";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

std::string read_bad(std::string_view file) { return read_file((kStories + "bad/").append(file)); }
std::string minimal() { return read_file(kStories + "good/minimal.json"); }

/// Loads a story that must be valid; returns its warnings if asked for.
Story load_good(std::string_view bytes, std::vector<Diagnostic>* warnings = nullptr) {
  LoadResult result = load_story(bytes);
  for (const Diagnostic& diagnostic : result.diagnostics) INFO(format_diagnostic(diagnostic, "story"));
  REQUIRE(result.story.has_value());
  if (warnings != nullptr)
    *warnings = std::move(result.diagnostics);
  else
    CHECK(result.diagnostics.empty());
  return std::move(*result.story);
}

struct Line {
  std::string file, text;
};

std::vector<Line> expected_diagnostics() {
  std::vector<Line> lines;
  std::string_view rest;
  const std::string text = read_file(kStories + "bad/diagnostics.txt");
  for (rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() + 1);
    lines.push_back({std::string(line.substr(0, line.find(':'))), std::string(line)});
  }
  return lines;
}

TEST_CASE("every bad story is rejected with exactly the expected diagnostics") {
  const std::vector<Line> expected = expected_diagnostics();
  REQUIRE(expected.size() > 50);
  for (std::size_t i = 0; i < expected.size();) {
    const std::string file = expected[i].file;
    CAPTURE(file);
    const LoadResult result = load_story(read_bad(file));
    CHECK_FALSE(result.story.has_value());
    CHECK(result.omitted == 0);
    for (const Diagnostic& diagnostic : result.diagnostics) {
      const bool more = i < expected.size() && expected[i].file == file;
      CHECK((more ? expected[i].text : "nothing more") == format_diagnostic(diagnostic, file));
      if (more) ++i;
    }
    for (; i < expected.size() && expected[i].file == file; ++i) FAIL_CHECK("not reported: ", expected[i].text);
  }
}

TEST_CASE("a diagnostic points at the invalid value") {
  const auto pointers = [](const char* file) {
    std::vector<std::string> out;
    for (const Diagnostic& diagnostic : load_story(read_bad(file)).diagnostics) out.push_back(diagnostic.pointer);
    return out;
  };
  using Pointers = std::vector<std::string>;
  CHECK(pointers("dangling-id.json") == Pointers{"/people/1/party", "/quotes/0/speaker", "/positions/0/evidence/0"});
  CHECK(pointers("missing-key.json") == Pointers{"/sources/0", "/quotes/0"});
  CHECK(pointers("duplicate-key.json") == Pointers{"/quotes/0/text"});
  CHECK(pointers("bad-coordinates.json") == Pointers{"/parties/0/place/at", "/parties/1/place/at/1", "/parties/2/place/at/0"});
  CHECK(pointers("missing-comma.json") == Pointers{""});
  CHECK(pointers("trailing-comma.json") == Pointers{"/positions/1"});
  CHECK(pointers("crlf.json") == Pointers{"/headlin", "/lang"});
  const std::string slashed = replaced(minimal(), "\"headline\"", "\"a/b~c\": 1, \"headline\"");
  CHECK(load_story(slashed).diagnostics.at(0).pointer == "/a~1b~0c");
}

TEST_CASE("a pointer is resolved to the line and column of its value") {
  const std::string bytes = "\xEF\xBB\xBF" + read_file(kStories + "bad/dangling-id.json");
  const LoadResult result = load_story(bytes);
  std::vector<std::string> pointers;
  for (const Diagnostic& diagnostic : result.diagnostics) pointers.push_back(diagnostic.pointer);
  std::reverse(pointers.begin(), pointers.end());
  pointers.insert(pointers.end(), {"/nowhere", "/quotes/99", "/quotes/00", "quotes", "/quotes/0/text/0"});
  const std::vector<TextPosition> positions = find_text_positions(bytes, pointers);
  REQUIRE(positions.size() == pointers.size());
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(positions[i].line == result.diagnostics[2 - i].line);
    CHECK(positions[i].column == result.diagnostics[2 - i].column);
  }
  for (std::size_t i = 3; i < positions.size(); ++i) {
    CHECK(positions[i].line == 1);
    CHECK(positions[i].column == 1);
  }
}

TEST_CASE("a diagnostic is printed in one line, with unprintable characters escaped") {
  const Diagnostic plain{Severity::warning, "", 3, 7, "", "", "the message", ""};
  CHECK(format_diagnostic(plain, "a.json") == "a.json:3:7: warning: the message");
  const Diagnostic full{Severity::error, "", 1, 1, "1", "2", "the message", "the hint"};
  CHECK(format_diagnostic(full, "a\n\x1B") == "a\\n\\u001b:1:1: error: the message (found 1, expected 2) hint: the hint");
  const std::string long_id(500, 'x');
  const LoadResult result = load_story(replaced(minimal(), "\"speaker\": \"healey\"", "\"speaker\": \"" + long_id + "\""));
  CHECK(result.diagnostics.at(0).found == '"' + long_id.substr(0, 60) + "…\"");
}

TEST_CASE("a byte order mark is skipped and does not count as a column") {
  load_good("\xEF\xBB\xBF" + minimal());
  const LoadResult result = load_story("\xEF\xBB\xBF[]");
  CHECK(result.diagnostics.at(0).line == 1);
  CHECK(result.diagnostics.at(0).column == 1);
}

TEST_CASE("the smallest story has one quote, and missing values have sensible defaults") {
  const Story story = load_good(minimal());
  REQUIRE(story.quotes.size() == 1);
  const Quote& quote = story.quotes[0];
  CHECK(quote.lang == "en");
  CHECK(quote.original_lang.empty());
  CHECK_FALSE(quote.translation);
  CHECK_FALSE(quote.place.has_value());
  CHECK(quote.context.empty());
  CHECK(story.parties[0].short_name == "United Kingdom");
  CHECK(story.people[0].short_office == "Defence Secretary");
  CHECK(story.questions[0].short_text == "Must Ukraine be at the table?");
  CHECK(story.parties[0].hue.light == 0x8A3A6E);
  CHECK(story.parties[0].place.at == LonLat{-0.13, 51.51});
  CHECK(story.map.projection_centre == LonLat{-20, 52});
  CHECK(story.by_time[0] == std::vector<QuoteId>{{0}});
  CHECK(story.events.empty());
  CHECK(story.steps.empty());
}

TEST_CASE("a story without quotes is valid") {
  const Story story = load_good(read_file(kStories + "good/empty.json"));
  CHECK(story.quotes.empty());
  CHECK(story.by_time[1].empty());
  CHECK(story.positions_by_question.size() == 1);
}

TEST_CASE("hostile text is loaded unchanged, since output escapes it") {
  const Story story = load_good(read_file(kStories + "good/hostile.json"));
  CHECK(story.headline == "</title></script><script>alert(\"headline\")</script>\u202E");
  CHECK(story.sources[0].title == "<!--<script>4 a\nb\tc\r\n4");
  CHECK(story.sources[0].publisher == "line\u2028sep\u20295 &lt;b&gt;&amp;5&#x41;");
  CHECK(story.sources[0].url == "https://example.org/?q=\"><script>alert(1)</script>&a='\\&javascript:alert(1)#\u202E");
  using namespace std::string_literals;
  CHECK(story.parties[0].place.name ==
        "nul\0esc\x1B[31m\x07"
        "9\x7F javascript:alert(9)"s);
  CHECK(story.parties[1].name == "a\nb\tc\r\n10 back\\slash\\u003c 10 \\\" end");
  CHECK(story.quotes.size() == 3);
}

TEST_CASE("names of 400 characters and names in Cyrillic are valid") {
  const std::string long_name(400, 'n');
  std::string cyrillic;
  while (cyrillic.size() < 800) cyrillic += "Є";
  Story story = load_good(replaced(minimal(), "John Healey", long_name));
  CHECK(story.people[0].name == long_name);
  story = load_good(replaced(minimal(), "John Healey", cyrillic));
  CHECK(story.people[0].name == cyrillic);
  story = load_good(replaced(minimal(), "John Healey", "\\u0406\\u0432\\u0430\\u043d"));
  CHECK(story.people[0].name == "Іван");
}

TEST_CASE("unknown keys are ignored with a warning that suggests a correction") {
  std::vector<Diagnostic> warnings;
  const std::string bytes =
      replaced(replaced(minimal(), "\"id\": \"minimal\"", "\"$schema\": \"story.schema.json\", \"id\": \"minimal\""),
               "\"publisher\": \"The Paper\",\n", "\"contex\": {\"id\": [1]}, \"publisher\": \"The Paper\",\n");
  load_good(bytes, &warnings);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].severity == Severity::warning);
  CHECK(warnings[0].pointer == "/quotes/0/contex");
  CHECK(warnings[0].hint == "did you mean 'context'?");
}

TEST_CASE("duplicates in a list count once, with a warning") {
  std::vector<Diagnostic> warnings;
  const std::string bytes = replaced(minimal(), "\"evidence\": [\"without\"]", "\"evidence\": [\"without\", \"without\"]");
  const Story story =
      load_good(replaced(bytes, "\"questions\": [\"table\"]", "\"questions\": [\"table\", \"table\"]"), &warnings);
  CHECK(story.positions[0].evidence.size() == 1);
  CHECK(story.quotes[0].questions.size() == 1);
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[1].pointer == "/positions/0/evidence/1");
}

TEST_CASE("two positions of a party on a question cause a warning unless the evidence of one is newer") {
  const std::string position =
      R"({"party": "uk", "question": "table", "stance": "for", "summary": "S", "evidence": ["without"]},)";
  std::vector<Diagnostic> warnings;
  load_good(replaced(minimal(), "\"positions\": [", "\"positions\": [" + position), &warnings);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].pointer == "/positions/1");

  const std::string earlier =
      R"({"id": "earlier", "speaker": "healey", "verbatim": true, "text": "Before.", "said": "2025-02-10",
          "published": "2025-02-10", "publisher": "The Paper", "source": "paper", "paragraph": 1, "questions": ["table"]},)";
  std::string bytes = replaced(minimal(), "\"quotes\": [", "\"quotes\": [" + earlier);
  bytes = replaced(bytes, "\"positions\": [",
                   "\"positions\": [" + replaced(replaced(position, "without", "earlier"), "\"for\"", "\"conditional\""));
  CHECK(load_good(bytes).positions.size() == 2);
}

TEST_CASE("dates may touch without a contradiction") {
  // Each pair is said, published.
  for (const auto& pair :
       std::vector<std::pair<const char*, const char*>>{{"2025-02-13", "2025-02"},
                                                        {"2025-02-13T09:30", "2025-02-13T09:30"},
                                                        {"2025-02-12T00:00/2025-02-12T12:00", "2025-02-12T12:00"},
                                                        {"2025-02-13T00:00", "2025-02-12"},
                                                        {"../2025-02-13", "2025-02-10"},
                                                        {"2025-02-10/..", "2025-02-12"}}) {
    const std::string said = pair.first;
    const std::string published = pair.second;
    CAPTURE(said);
    const std::string original = minimal();
    const std::size_t dates = original.rfind("\"said\"");
    std::string bytes = original.substr(0, dates);
    bytes.append("\"said\": \"").append(said).append("\", \"published\": \"").append(published).append("\",\n");
    bytes += original.substr(original.find("\"publisher\"", dates));
    load_good(bytes);
  }
}

TEST_CASE("a step's moment is the end of its date") {
  const std::string steps =
      R"("steps": [{"title": "T", "text": "X", "moment": "2025-02-12"}, {"title": "T", "text": "X"}], "positions")";
  const Story story = load_good(replaced(minimal(), "\"positions\"", steps));
  REQUIRE(story.steps.size() == 2);
  CHECK(story.steps[0].moment == minute_from_civil({2025, 2, 13}));
  CHECK(story.steps[0].clock == Clock::said);
  CHECK_FALSE(story.steps[1].moment.has_value());
}

TEST_CASE("a step's camera shows parties, or a place and its surroundings") {
  const std::string steps = R"("steps": [
    {"title": "T", "text": "X", "camera": {"centre": [30.5, 50.4], "km": 1500}},
    {"title": "T", "text": "X"}], "positions")";
  const Story story = load_good(replaced(minimal(), "\"positions\"", steps));
  REQUIRE(story.steps.size() == 2);
  REQUIRE(story.steps[0].camera.has_value());
  CHECK(story.steps[0].camera->across_km == 1500);
  CHECK(story.steps[0].camera->centre == LonLat{30.5, 50.4});
  CHECK_FALSE(story.steps[1].camera.has_value());
  const Story hostile = load_good(replaced(read_file(kStories + "good/hostile.json"), "\"clock\": \"said\",",
                                           R"("clock": "said", "camera": {"parties": ["second", "first"]},)"));
  REQUIRE(hostile.steps[0].camera.has_value());
  CHECK(hostile.steps[0].camera->parties == std::vector<PartyId>{{1}, {0}});
}

TEST_CASE("ties are indexed at both ends, and indexing is idempotent") {
  Story story = load_good(read_file(kStories + "good/hostile.json"));
  const auto check = [&] {
    const std::vector<Tie>& from = story.quotes[0].tied_from;
    REQUIRE(from.size() == 2);
    CHECK(from[0].kind == TieKind::answers);
    CHECK(from[0].target == QuoteId{1});
    CHECK(from[1].kind == TieKind::echoes);
    CHECK(from[1].target == QuoteId{2});
    CHECK(story.positions_by_question[0].size() == 2);
    CHECK(story.by_question_time[1][0].size() == 2);
    CHECK(story.by_time[0].size() == 3);
  };
  check();
  index_story(story);
  check();
}

TEST_CASE("every enumeration value has a name in the format") {
  CHECK(to_string(Clock::published) == "published");
  CHECK(to_string(Stance::on_conditions) == "conditional");
  CHECK(to_string(Stance::not_said) == "not-said");
  CHECK(to_string(TieKind::answers) == "answers");
  CHECK(to_string(TieKind::contradicts) == "contradicts");
  const Story story = load_good(read_file(kStories + "good/hostile.json"));
  CHECK(story.positions[2].stance == Stance::on_conditions);
  CHECK(story.parties[1].kind == PartyKind::organisation);
  CHECK(story.parties[2].role == PartyRole::subject);
  CHECK(story.quotes[2].ties[1].kind == TieKind::repeats);
  CHECK(story.find_quote("three") == QuoteId{2});
  CHECK(story.find_party("second") == PartyId{1});
  CHECK(story.find_person("nobody") == std::nullopt);
  CHECK(story.find_question("how") == QuestionId{1});
}

}  // namespace
}  // namespace standpoint
