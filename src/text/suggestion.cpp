#include "text/suggestion.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxWordBytes = 64;

/// Optimal string alignment distance between two words of at most kMaxWordBytes, capped at `limit`. Computes only the cells
/// within `limit` of the diagonal: the others cannot be cheaper.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  using Row = std::array<std::size_t, kMaxWordBytes + 1>;
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
    // A transposition can still use the row before.
    if (nearest >= limit && *std::min_element(last.begin(), last.end()) >= limit) return limit;
  }
  return row[b.size()];
}

}  // namespace

Suggestion::Suggestion(std::string_view word)
    : word_(word), best_distance_(word.size() < 3 ? 2 : std::min<std::size_t>(word.size() / 3, 3) + 1) {}

void Suggestion::consider(std::string_view candidate) {
  if (word_.size() > kMaxWordBytes || candidate.size() > kMaxWordBytes) return;
  const std::size_t longer = std::max(word_.size(), candidate.size());
  const std::size_t shorter = std::min(word_.size(), candidate.size());
  if (longer - shorter >= best_distance_) return;
  const std::size_t distance = edit_distance(word_, candidate, best_distance_);
  // With as many edits as letters, nothing of the word is left.
  if (distance >= best_distance_ || distance >= longer) return;
  best_ = candidate;
  best_distance_ = distance;
}

std::string Suggestion::hint() const {
  return best_.empty() ? std::string() : "did you mean '" + escape_unprintable(best_, kMaxWordBytes) + "'?";
}

}  // namespace standpoint
