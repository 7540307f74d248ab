// Stable sorting that is compiled once: each instantiation of std::stable_sort adds 3 kB to the download.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace standpoint {

/// The indices 0..count-1 sorted by `before`, stably (bottom-up merge sort). `context` is passed through to `before`.
std::vector<std::uint32_t> stable_order(std::size_t count, bool (*before)(const void* context, std::size_t a, std::size_t b),
                                        const void* context);

/// Sorts `items` by `less`; equal items keep their order.
template <class T, class Less>
void sort_stably(std::vector<T>& items, const Less& less) {
  const auto before = [&items, &less](std::size_t a, std::size_t b) { return less(items[a], items[b]); };
  using Before = decltype(before);
  const std::vector<std::uint32_t> order = stable_order(
      items.size(), [](const void* c, std::size_t a, std::size_t b) { return (*static_cast<Before*>(c))(a, b); }, &before);
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(items[i]));
  items = std::move(sorted);
}

}  // namespace standpoint
