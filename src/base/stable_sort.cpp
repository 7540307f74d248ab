#include "base/stable_sort.h"

#include <algorithm>

namespace standpoint {

std::vector<std::uint32_t> stable_order(std::size_t count, bool (*before)(const void* context, std::size_t a, std::size_t b),
                                        const void* context) {
  std::vector<std::uint32_t> order(count), merged(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i);
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t from = 0; from < count; from += 2 * run) {
      const std::size_t middle = std::min(from + run, count), end = std::min(from + 2 * run, count);
      std::size_t left = from, right = middle;
      for (std::size_t out = from; out < end; ++out) {
        const bool take_right = left == middle || (right < end && before(context, order[right], order[left]));
        merged[out] = order[take_right ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace standpoint
