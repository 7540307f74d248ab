#include "base/stable_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace standpoint;

namespace {

using Pair = std::pair<int, int>;

/// Numbers with many duplicates, each with its original index.
std::vector<Pair> shuffled(int count) {
  std::vector<Pair> items;
  unsigned state = 12345;
  for (int i = 0; i < count; ++i) {
    state = state * 1664525u + 1013904223u;
    items.emplace_back(static_cast<int>((state >> 16) % 7), i);
  }
  return items;
}

}  // namespace

TEST_CASE("sorting uses the given order and is stable") {
  for (const int count : {0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 1023, 1024, 1025}) {
    CAPTURE(count);
    std::vector<Pair> items = shuffled(count), expected = items;
    std::sort(expected.begin(), expected.end());  // by number, then by original index
    sort_stably(items, [](const Pair& a, const Pair& b) { return a.first < b.first; });
    CHECK(items == expected);
  }
}

TEST_CASE("sorting works for move-only types") {
  std::vector<std::string> words = {"Rutte, whose name is too long to be kept in the string itself", "Baerbock", "", "Healey"};
  sort_stably(words, [](const std::string& a, const std::string& b) { return a < b; });
  CHECK(words ==
        std::vector<std::string>{"", "Baerbock", "Healey", "Rutte, whose name is too long to be kept in the string itself"});
}
