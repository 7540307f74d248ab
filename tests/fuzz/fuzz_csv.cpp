// Tables and data to take along: what is written is read back, and no cell is a formula to a spreadsheet.
#include <algorithm>
#include <string>

#include "fuzz/fields.h"
#include "fuzz/fuzz_target.h"
#include "standpoint/export.h"
#include "support/csv_table.h"
#include "text/json_document.h"

using namespace standpoint;
using fuzz::require;

namespace {

std::size_t column_of(const testing::CsvTable& table, std::string_view name) {
  const auto column = std::find(table[0].begin(), table[0].end(), name);
  require(column != table[0].end());
  return static_cast<std::size_t>(column - table[0].begin());
}

bool begins_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
}

/// The text itself, or with the apostrophe that makes a text of a formula.
void require_says(const testing::CsvTable& table, std::size_t row, std::string_view name, const std::string& text) {
  const std::string& cell = table[row][column_of(table, name)];
  require(cell == text || cell == "'" + text);
  require(cell == text || !begins_formula(cell));
}

}  // namespace

FUZZ_TARGET(csv) {
  fuzz::Fields fields(input);
  const Story story = fuzz::story_saying(fields);
  const ViewState state = opening_view(story);
  for (const ExportScope scope : {ExportScope::everything, ExportScope::shown}) {
    for (const char separator : {',', ';'}) {
      const auto quotes = testing::read_csv_table(quotes_csv(story, state, scope, separator), separator);
      const auto positions = testing::read_csv_table(positions_csv(story, state, scope, separator), separator);
      require(quotes.has_value() && positions.has_value());
      for (const auto* table : {&*quotes, &*positions}) {
        for (const auto& row : *table) require(std::none_of(row.begin(), row.end(), begins_formula));
      }
      if (scope == ExportScope::shown) continue;
      require(quotes->size() == story.quotes.size() + 1 && positions->size() == story.positions.size() + 1);
      const Quote& first = story[story.by_time[0][0]];
      require_says(*quotes, 1, "text", first.text);
      require_says(*quotes, 1, "speaker", story[first.speaker].name);
      require_says(*quotes, 1, "source", story.sources[0].title);
      require_says(*positions, 1, "summary", story.positions[0].summary);
    }
    JsonLimits limits;
    limits.string_bytes = limits.bytes;
    require(!parse_json(export_json(story, state, scope), limits).fault);
    const std::string name = export_file_name(story, state, scope, fields.rest(), "csv");
    require(name.size() <= 120 && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos);
  }
}
