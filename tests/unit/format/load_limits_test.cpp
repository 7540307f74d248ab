#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

#include "standpoint/load.h"
#include "support/shipped_story.h"

namespace standpoint {
namespace {

using testing::read_file;

const std::string kStories = std::string(STANDPOINT_SOURCE_DIR) + "/tests/stories/";

std::string minimal() { return read_file(kStories + "good/minimal.json"); }

/// Checks the invariants of any result.
void check_sound(const LoadResult& result, std::string_view bytes) {
  const bool has_error = std::any_of(result.diagnostics.begin(), result.diagnostics.end(),
                                     [](const Diagnostic& d) { return d.severity == Severity::error; });
  CHECK(result.story.has_value() != has_error);
  CHECK(result.diagnostics.size() <= Limits{}.diagnostics);
  const int lines = 1 + static_cast<int>(std::count(bytes.begin(), bytes.end(), '\n'));
  int last_line = 1;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    CHECK(diagnostic.line >= last_line);
    CHECK(diagnostic.line <= lines);
    CHECK(diagnostic.column >= 1);
    CHECK_FALSE(diagnostic.message.empty());
    CHECK(format_diagnostic(diagnostic, "story").size() < 4000);
    last_line = diagnostic.line;
  }
}

/// The message of the only diagnostic.
std::string only_message(std::string_view bytes, const Limits& limits) {
  const LoadResult result = load_story(bytes, limits);
  CHECK_FALSE(result.story.has_value());
  REQUIRE(result.diagnostics.size() == 1);
  return result.diagnostics[0].message;
}

std::string quote(std::size_t number, std::string_view said) {
  return R"({"id": "q)" + std::to_string(number) + R"(", "speaker": "healey", "verbatim": true, "text": "Words.", "said": ")" +
         std::string(said) + R"(", "published": "2025-02-13", "publisher": "The Paper", "source": "paper", "paragraph": 1,
         "questions": ["table"]},)";
}

std::string with_quotes(std::size_t count) {
  std::string quotes;
  for (std::size_t i = 0; i < count; ++i) quotes += quote(i, i % 2 == 0 ? "2025-02-12" : "2025-02-13");
  std::string bytes = minimal();
  const std::string_view key = "\"quotes\": [";
  return bytes.insert(bytes.find(key) + key.size(), quotes);
}

TEST_CASE("a story that exceeds a limit is rejected with a diagnostic that names the limit") {
  const std::string bytes = minimal();
  Limits limits;
  limits.bytes = bytes.size();
  CHECK(load_story(bytes, limits).story.has_value());
  limits.bytes = bytes.size() - 1;
  CHECK(only_message(bytes, limits).find("bytes long; at most " + std::to_string(bytes.size() - 1)) != std::string::npos);
  limits = {};
  limits.nesting = 4;  // the story, its parties, a party, its place's coordinates' object
  CHECK(only_message(bytes, limits) == "arrays and objects are nested more than 4 deep");
  limits = {};
  limits.values = 20;
  CHECK(only_message(bytes, limits) == "the file holds more than 20 values");
  limits = {};
  limits.string_bytes = 20;
  CHECK(only_message(bytes, limits) == "a string is 29 bytes long; at most 20 are allowed");
  limits = {};
  limits.quotes = 0;
  CHECK(only_message(bytes, limits) == "there are too many quotes");
  limits = {};
  limits.parties = 0;
  const LoadResult result = load_story(bytes, limits);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].pointer == "/parties");
  CHECK(result.diagnostics[0].found == "1");
  CHECK(result.diagnostics[0].expected == "at most 0");
}

TEST_CASE("an overlong name is rejected, but not a quote of the same length") {
  const std::string text(2'001, 'x');
  std::string bytes = minimal();
  CHECK(load_story(bytes.replace(bytes.find("There can be no"), 15, text)).story.has_value());
  bytes = minimal();
  const LoadResult result = load_story(bytes.replace(bytes.find("John Healey"), 11, text));
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].message == "'name' is 2001 bytes long; at most 2000 are allowed here");
}

TEST_CASE("ten thousand quotes are sorted by time, then file order") {
  const LoadResult result = load_story(with_quotes(10'000));
  REQUIRE(result.story.has_value());
  const Story& story = *result.story;
  REQUIRE(story.by_time[0].size() == 10'001);
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    CHECK(story.by_time[0][i] == QuoteId{2 * i});
    CHECK(story.by_time[0][5'000 + i] == QuoteId{2 * i + 1});
  }
  CHECK(std::is_sorted(story.by_time[1].begin(), story.by_time[1].end()));  // all published on one day
  CHECK(story.by_question_time[0][0] == story.by_time[0]);
}

TEST_CASE("of too many problems, the first are kept, errors before warnings, and the rest are counted") {
  std::string many;
  for (int i = 0; i < 1'000; ++i) many += "\"unknown" + std::to_string(i) + "\": 1, ";
  std::string bytes = minimal();
  bytes.insert(bytes.find("\"standpoint\""), many);
  LoadResult result = load_story(bytes);
  CHECK(result.story.has_value());
  CHECK(result.diagnostics.size() == 100);
  CHECK(result.omitted == 900);
  CHECK(result.diagnostics[0].pointer == "/unknown0");

  bytes.replace(bytes.find("\"GBR\""), 5, "\"gbr\"");
  result = load_story(bytes);
  CHECK_FALSE(result.story.has_value());
  CHECK(result.diagnostics.size() == 100);
  CHECK(result.omitted == 901);
  CHECK(result.diagnostics.back().severity == Severity::error);

  Limits none;
  none.diagnostics = 0;
  result = load_story(bytes, none);
  CHECK_FALSE(result.story.has_value());
  CHECK(result.diagnostics.empty());
  CHECK(result.omitted == 1'001);
}

TEST_CASE("a story truncated at any byte is rejected, with a position inside the file") {
  // The second has escapes that can be truncated. It is long, so only every fifth offset is tested.
  for (const auto& [file, stride] : {std::pair("good/minimal.json", 1u), std::pair("good/hostile.json", 5u)}) {
    std::string bytes = read_file(kStories + file);
    bytes.erase(bytes.find_last_of('}') + 1);
    for (std::size_t size = 0; size < bytes.size(); size += stride) {
      const std::string_view cut = std::string_view(bytes).substr(0, size);
      const LoadResult result = load_story(cut);
      CHECK_FALSE(result.story.has_value());
      CHECK(result.diagnostics.size() == 1);
      check_sound(result, cut);
    }
  }
}

TEST_CASE("random changes of bytes are harmless") {
  std::mt19937 random(20250213);
  const std::string original = read_file(kStories + "good/hostile.json");
  const std::string_view likely = "\"{}[],:\\ue0-9.\n\x80\xE2\xFF";
  for (int round = 0; round < 3'000; ++round) {
    std::string bytes = original;
    for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % bytes.size();
      const std::size_t length = std::min<std::size_t>(1 + random() % 12, bytes.size() - at);
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          bytes[at] = likely[random() % likely.size()];
          break;
        case 2:
          bytes.erase(at, length);
          break;
        default:
          bytes.insert(random() % bytes.size(), bytes.substr(at, length));
      }
    }
    check_sound(load_story(bytes), bytes);
  }
}

TEST_CASE("random exchanges of values are harmless") {
  // The structure remains intact, so that the checks after the parser are reached.
  std::mt19937 random(13);
  const std::string original = read_file(kStories + "good/minimal.json");
  const std::string_view values[] = {"\"uk\"", "\"table\"", "\"without\"", "\"\"",   "null",
                                     "[]",     "{}",        "0",           "-1e300", "[\"uk\"]"};
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes = original;
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t colon = bytes.find(": ", random() % bytes.size());
      if (colon == std::string::npos) continue;
      const std::size_t end = bytes.find_first_of(",}\n", colon);
      bytes.replace(colon + 2, end - colon - 2, values[random() % std::size(values)]);
    }
    check_sound(load_story(bytes), bytes);
  }
}

TEST_CASE("unlimited nesting is rejected without recursion") {
  for (const char* open : {"[", "{\"a\":"}) {
    std::string bytes;
    while (bytes.size() < 1'000'000) bytes += open;
    const LoadResult result = load_story(bytes);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].message == "arrays and objects are nested more than 16 deep");
    check_sound(result, bytes);
  }
}

TEST_CASE("thousands of wrong ids among thousands of valid ones are only counted") {
  std::string ids;
  for (int i = 0; i < 5'000; ++i) ids += "\"q" + std::to_string(90'000 + i) + "x\",";
  std::string bytes = with_quotes(5'000);
  const std::string_view key = "\"evidence\": [";
  bytes.insert(bytes.find(key) + key.size(), ids);
  const LoadResult result = load_story(bytes);
  CHECK(result.diagnostics.size() == 100);
  CHECK(result.omitted == 4'900);
}

}  // namespace
}  // namespace standpoint
