// CSV as RFC 4180 has it, read as strictly as a test may.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standpoint::testing {

using CsvTable = std::vector<std::vector<std::string>>;

/// The rows of a table with a byte order mark, CRLF after every row, and as many cells in each as in the first. Empty for
/// anything else: text after a closing quotation mark, and a quotation mark or a bare line end outside of them.
inline std::optional<CsvTable> read_csv_table(std::string_view bytes, char separator) {
  if (bytes.substr(0, 3) != "\xEF\xBB\xBF" || bytes.size() < 5 || bytes.substr(bytes.size() - 2) != "\r\n") return {};
  CsvTable rows(1);
  std::string cell;
  for (std::size_t i = 3; i < bytes.size(); ++i) {
    if (cell.empty() && bytes[i] == '"') {
      for (++i; i < bytes.size(); ++i) {
        if (bytes[i] != '"') {
          cell += bytes[i];
        } else if (i + 1 < bytes.size() && bytes[i + 1] == '"') {
          cell += bytes[i++];
        } else {
          break;
        }
      }
      const char after = i + 1 < bytes.size() ? bytes[i + 1] : '?';
      if (after != separator && after != '\r') return {};
    } else if (bytes[i] == separator) {
      rows.back().push_back(std::move(cell));
      cell.clear();
    } else if (bytes[i] == '\r') {
      if (bytes[++i] != '\n') return {};
      rows.back().push_back(std::move(cell));
      cell.clear();
      rows.emplace_back();
    } else {
      if (bytes[i] == '\n' || bytes[i] == '"') return {};
      cell += bytes[i];
    }
  }
  rows.pop_back();
  for (const auto& row : rows) {
    if (row.size() != rows.front().size()) return {};
  }
  return rows;
}

}  // namespace standpoint::testing
