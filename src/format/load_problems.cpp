#include "format/load_problems.h"

#include <algorithm>
#include <utility>

#include "base/stable_sort.h"
#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxFileNameCodePoints = 4096;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view to_string(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

}  // namespace

void Problems::add(Problem problem) {
  has_errors_ = has_errors_ || problem.severity == Severity::error;
  kept_.push_back(std::move(problem));
  // Sort only after every `limit_` problems, so that the amortised cost is low.
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
  const std::string_view skipped = bytes_.substr(at_, offset - at_);
  at_ = offset;
  const std::size_t line_end = skipped.rfind('\n');
  if (line_end == std::string_view::npos) {
    position_.column += static_cast<int>(count_code_points(skipped));
  } else {
    position_.line += static_cast<int>(std::count(skipped.begin(), skipped.end(), '\n'));
    position_.column = 1 + static_cast<int>(count_code_points(skipped.substr(line_end + 1)));
  }
  return position_;
}

std::string format_diagnostic(const Diagnostic& diagnostic, std::string_view file) {
  std::string out = escape_unprintable(file, kMaxFileNameCodePoints) + ':' + std::to_string(diagnostic.line) + ':' +
                    std::to_string(diagnostic.column) + ": ";
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
