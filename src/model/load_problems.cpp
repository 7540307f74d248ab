#include "model/load_problems.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/sorting.h"
#include "model/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kLongestSuggestion = 64;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Edits from one word to the other (optimal string alignment), or `limit` when there are as many or more. Both are at most
/// kLongestSuggestion long. Only cells nearer than `limit` to the diagonal are worked out: the others can't be cheaper.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  using Row = std::array<std::size_t, kLongestSuggestion + 1>;
  Row before_last, last, row;
  last.fill(limit);
  row.fill(limit);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = last;
    last = row;
    row.fill(limit);
    if (i < limit) row[0] = i;
    std::size_t nearest = row[0];
    const std::size_t from = i < limit ? 1 : i - limit + 1;
    const std::size_t to = std::min(b.size(), i + limit - 1);
    for (std::size_t j = from; j <= to; ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1, limit});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before_last[j - 2] + 1);
      nearest = std::min(nearest, row[j]);
    }
    // Two letters swapped may still reach back one row further.
    if (nearest >= limit && *std::min_element(last.begin(), last.end()) >= limit) return limit;
  }
  return row[b.size()];
}

std::string_view to_string(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

}  // namespace

void Problems::add(Problem problem) {
  has_errors_ = has_errors_ || problem.severity == Severity::error;
  kept_.push_back(std::move(problem));
  // Twice the limit, so that dropping costs little a problem.
  if (kept_.size() >= 2 * limit_ + 2) drop_excess();
}

void Problems::drop_excess() {
  if (kept_.size() <= limit_) return;
  sort_stably(kept_, [](const Problem& a, const Problem& b) {
    return a.severity != b.severity ? a.severity == Severity::error : a.offset < b.offset;
  });
  omitted_ += kept_.size() - limit_;
  kept_.resize(limit_);
}

void Problems::finish(std::string_view bytes, const JsonDocument& document, LoadResult& result) {
  drop_excess();
  sort_stably(kept_, [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
  TextPositions positions(bytes);
  for (Problem& problem : kept_) {
    const TextPosition position = positions.at(problem.offset);
    result.diagnostics.push_back({problem.severity, json_pointer(document, problem.node), position.line, position.column,
                                  std::move(problem.found), std::move(problem.expected), std::move(problem.message),
                                  std::move(problem.hint)});
  }
  result.omitted = omitted_;
  kept_.clear();
}

TextPositions::TextPositions(std::string_view bytes)
    : bytes_(bytes), at_(bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0) {}

TextPosition TextPositions::at(std::size_t offset) {
  offset = std::clamp(offset, at_, bytes_.size());
  const std::string_view passed = bytes_.substr(at_, offset - at_);
  at_ = offset;
  const std::size_t line_end = passed.rfind('\n');
  if (line_end == std::string_view::npos) {
    position_.column += static_cast<int>(count_code_points(passed));
  } else {
    position_.line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    position_.column = 1 + static_cast<int>(count_code_points(passed.substr(line_end + 1)));
  }
  return position_;
}

Suggestion::Suggestion(std::string_view word)
    : word_(word), best_distance_(word.size() < 3 ? 2 : std::min<std::size_t>(word.size() / 3, 3) + 1) {}

void Suggestion::consider(std::string_view candidate) {
  if (word_.size() > kLongestSuggestion || candidate.size() > kLongestSuggestion) return;
  const std::size_t longer = std::max(word_.size(), candidate.size());
  const std::size_t shorter = std::min(word_.size(), candidate.size());
  if (longer - shorter >= best_distance_) return;
  const std::size_t distance = edit_distance(word_, candidate, best_distance_);
  // As many edits as letters is another word.
  if (distance >= best_distance_ || distance >= longer) return;
  best_ = candidate;
  best_distance_ = distance;
}

std::string Suggestion::hint() const {
  return best_.empty() ? std::string() : "did you mean '" + visible(best_, kLongestSuggestion) + "'?";
}

std::string format_diagnostic(const Diagnostic& diagnostic, std::string_view file) {
  std::string out =
      visible(file, 4096) + ':' + std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column) + ": ";
  out.append(to_string(diagnostic.severity)).append(": ").append(diagnostic.message);
  const bool has_found = !diagnostic.found.empty();
  if (has_found || !diagnostic.expected.empty()) {
    out += " (";
    if (has_found) out += "found " + diagnostic.found;
    if (has_found && !diagnostic.expected.empty()) out += ", ";
    if (!diagnostic.expected.empty()) out += "expected " + diagnostic.expected;
    out += ')';
  }
  if (!diagnostic.hint.empty()) out += " hint: " + diagnostic.hint;
  return out;
}

}  // namespace standpoint
