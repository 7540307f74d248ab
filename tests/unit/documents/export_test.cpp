#include "standpoint/export.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/csv_table.h"
#include "support/shipped_story.h"
#include "support/story_builder.h"
#include "text/json_document.h"

namespace standpoint {
namespace {

using Table = testing::CsvTable;

Table read_csv(const std::string& bytes, char separator = ',') {
  std::optional<Table> table = testing::read_csv_table(bytes, separator);
  REQUIRE_MESSAGE(table, "not CSV as RFC 4180 has it: ", bytes);
  return std::move(*table);
}

std::string cell(const Table& table, std::size_t row, std::string_view column) {
  const auto at = std::find(table[0].begin(), table[0].end(), column);
  REQUIRE(at != table[0].end());
  return table.at(row)[static_cast<std::size_t>(at - table[0].begin())];
}

/// One quote with this text.
Story story_saying(const std::string& text) {
  testing::StoryBuilder b;
  const PersonId person = b.person("speaker", b.party("party"));
  b.quote("quote", person, "2025-02-12", "2025-02-13");
  Story story = b.build();
  story.quotes[0].text = text;
  return story;
}

TEST_CASE("CSV is read back as it was written") {
  for (const std::string text : {"plain", "with, comma", "semi; colon", "say \"so\"", "two\nlines", "two\r\nlines", "tab\there",
                                 "Ми вже зробили це", "\"", ",", "it's", "\xE2\x80\x9Cquoted\xE2\x80\x9D"}) {
    CAPTURE(text);
    const Story story = story_saying(text);
    for (const char separator : {',', ';'}) {
      const Table table = read_csv(quotes_csv(story, opening_view(story), ExportScope::everything, separator), separator);
      REQUIRE(table.size() == 2);
      CHECK(cell(table, 1, "text") == text);
      CHECK(cell(table, 1, "said") == "2025-02-12");
      CHECK(cell(table, 1, "published") == "2025-02-13");
    }
  }
}

TEST_CASE("no cell is a formula to a spreadsheet") {
  for (const std::string text : {"=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\";\"y\")",
                                 "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x"}) {
    CAPTURE(text);
    Story story = story_saying(text);
    story.people[0].name = text;
    story.sources[0].title = text;
    const Table table = read_csv(quotes_csv(story, opening_view(story), ExportScope::shown));
    for (const char* column : {"text", "speaker", "source"}) CHECK(cell(table, 1, column) == "'" + text);
  }
  const Story story = story_saying("a=1");
  CHECK(cell(read_csv(quotes_csv(story, opening_view(story), ExportScope::shown)), 1, "text") == "a=1");
}

TEST_CASE("an empty table has its header") {
  const Story story = testing::StoryBuilder().build();
  CHECK(read_csv(quotes_csv(story, opening_view(story), ExportScope::shown)).size() == 1);
  CHECK(read_csv(positions_csv(story, opening_view(story), ExportScope::everything)).size() == 1);
}

TEST_CASE("ExportScope::everything contains every quote and position of the story, whatever the view") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  const std::string all = quotes_csv(story, state, ExportScope::everything);
  CHECK(read_csv(all).size() == story.quotes.size() + 1);
  CHECK(read_csv(positions_csv(story, state, ExportScope::everything)).size() == story.positions.size() + 1);
  state = apply(story, state, action::SetMoment{testing::moment("2014")});
  state = apply(story, state, action::SetQuestion{{}});
  CHECK(quotes_csv(story, state, ExportScope::everything) == all);
}

TEST_CASE("ExportScope::shown contains what is known at the moment, for the question and the party") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state = apply(story, state, action::SelectParty{story.find_party("germany")});
  const Table quotes = read_csv(quotes_csv(story, state, ExportScope::shown));
  REQUIRE(quotes.size() > 1);
  std::size_t statements = 0;
  for (std::size_t row = 1; row < quotes.size(); ++row) {
    CHECK(cell(quotes, row, "party") == "Germany");
    CHECK(cell(quotes, row, "questions").find("ukraine-at-the-table") != std::string::npos);
    statements += cell(quotes, row, "wording_of").empty() ? 1 : 0;
  }
  CHECK(statements == count_quotes_at(story, shown_filter(state), state.clock, shown_moment(story, state)));

  state = apply(story, state, action::SetMoment{testing::moment("2014")});
  CHECK(read_csv(quotes_csv(story, state, ExportScope::shown)).size() == 1);
}

TEST_CASE("a shown position has its evidence, and a party that has not said has a row too") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  const Table table = read_csv(positions_csv(story, state, ExportScope::shown));
  std::size_t silent = 0;
  for (std::size_t row = 1; row < table.size(); ++row) {
    CHECK(cell(table, row, "question") == "ukraine-at-the-table");
    const bool said = cell(table, row, "stance") != "not-said";
    silent += said ? 0 : 1;
    CHECK(cell(table, row, "evidence").empty() != said);
    CHECK(cell(table, row, "since").empty() != said);
    CHECK(cell(table, row, "summary").empty() != said);
  }
  CHECK(silent == 1);  // the United States
}

/// The value at an RFC 6901 pointer in a JSON text.
struct Json {
  JsonDocument document;
  explicit Json(const std::string& bytes) {
    JsonResult result = parse_json(bytes, JsonLimits{});
    REQUIRE_FALSE(result.fault);
    document = std::move(result.document);
  }
  bool has(const std::string& pointer) const { return find_json_pointer(document, pointer).has_value(); }
  JsonKind kind(const std::string& pointer) const {
    const std::optional<JsonIndex> at = find_json_pointer(document, pointer);
    REQUIRE_MESSAGE(at, pointer);
    return document[*at].kind;
  }
  std::string text(const std::string& pointer) const {
    REQUIRE(kind(pointer) == JsonKind::string);
    return std::string(document.string(*find_json_pointer(document, pointer)));
  }
  std::size_t size(const std::string& pointer) const {
    REQUIRE(kind(pointer) == JsonKind::array);
    std::size_t n = 0;
    while (has(pointer + "/" + std::to_string(n))) ++n;
    return n;
  }
};

TEST_CASE("JSON contains the same rows as CSV, and the view") {
  const Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  state = apply(story, state, action::SetClock{Clock::published});
  for (const ExportScope scope : {ExportScope::shown, ExportScope::everything}) {
    const std::string bytes = export_json(story, state, scope);
    const Json json(bytes);
    CHECK(json.kind("/standpoint") == JsonKind::number);
    CHECK(json.text("/story/id") == story.id);
    CHECK(json.text("/sources/0/publisher") == "DW");
    CHECK(json.has("/view") == (scope == ExportScope::shown));
    const Table quotes = read_csv(quotes_csv(story, state, scope));
    REQUIRE(json.size("/quotes") == quotes.size() - 1);
    for (std::size_t i = 0; i + 1 < quotes.size(); ++i) {
      const std::string quote = "/quotes/" + std::to_string(i);
      CHECK(json.text(quote + "/id") == cell(quotes, i + 1, "id"));
      CHECK(json.text(quote + "/text") == cell(quotes, i + 1, "text"));
      CHECK(json.kind(quote + "/paragraph") == JsonKind::number);
      CHECK(json.kind(quote + "/verbatim") == JsonKind::boolean);
      CHECK(json.kind(quote + "/questions") == JsonKind::array);
    }
    CHECK(json.size("/positions") == read_csv(positions_csv(story, state, scope)).size() - 1);
    CHECK(export_json(story, state, scope) == bytes);
  }
  const Json shown(export_json(story, state, ExportScope::shown));
  CHECK(shown.text("/view/clock") == "published");
  CHECK(shown.text("/view/question") == "ukraine-at-the-table");
  CHECK(shown.text("/view/moment") == "2025-02-13");
}

TEST_CASE("the range in the export is the range in the address") {
  const Story story = testing::shipped_story();
  const ViewState state = apply(story, opening_view(story), action::SetRange{testing::moment("2025-02-11")});
  CHECK(Json(export_json(story, state, ExportScope::shown)).text("/view/from") == "2025-02-12");
}

TEST_CASE("a file name contains story, question and moment in ASCII") {
  Story story = testing::shipped_story();
  ViewState state = opening_view(story);
  CHECK(export_file_name(story, state, ExportScope::shown, "", "png") ==
        "standpoint-ukraine-peace-talks-2025-02-13-ukraine-at-the-table-2025-02-13.png");
  CHECK(export_file_name(story, state, ExportScope::everything, "quotes", "csv") ==
        "standpoint-ukraine-peace-talks-2025-02-13-quotes.csv");
  state.question.reset();
  state.moment = testing::moment("2025-02-12T09:30");
  CHECK(export_file_name(story, state, ExportScope::shown, "2x", "png") ==
        "standpoint-ukraine-peace-talks-2025-02-13-all-2025-02-12t09-30-2x.png");

  story.id = "../\u00FC\"<>\\CON " + std::string(400, 'a');
  state = opening_view(story);
  story.questions[0].id = std::string(400, 'b');
  const std::string name = export_file_name(story, state, ExportScope::shown, "quotes", "csv");
  CHECK(name.size() <= 120);
  CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos);
  CHECK(name.find("..") == std::string::npos);
  CHECK(name.find("-2025-02-13-quotes.csv") != std::string::npos);
}

}  // namespace
}  // namespace standpoint
