// An adaptive binary range decoder, as in LZMA: the reader's half of assets/map/range_coder.mjs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace standpoint {

/// The chance that a bit is 0, learnt from the bits before, in 1/65536: the mean of a quick and a slow learner. They are kept
/// relative to one half, so that fresh models are zeros and not a table in the program.
class Chance {
 public:
  std::uint32_t zero() const { return (absolute(quick_) + absolute(slow_)) >> 1; }

  void learn(bool bit) {
    quick_ = learnt(absolute(quick_), 4, bit);
    slow_ = learnt(absolute(slow_), 7, bit);
  }

 private:
  static constexpr std::uint32_t kHalf = 1U << 15;
  static std::uint32_t absolute(std::uint16_t p) { return p ^ kHalf; }
  static std::uint16_t learnt(std::uint32_t p, int rate, bool bit) {
    return static_cast<std::uint16_t>((bit ? p - (p >> rate) : p + ((2 * kHalf - p) >> rate)) ^ kHalf);
  }

  std::uint16_t quick_ = 0;
  std::uint16_t slow_ = 0;
};

struct FlagModel {
  Chance chance;
};

/// A whole number: its bit length by a tree, the two bits below the leading one by that length, the rest evenly.
struct NumberModel {
  std::array<Chance, 32> lengths;
  std::array<Chance, 128> tops;
};

struct ByteModel {
  std::array<Chance, 256> tree;
};

/// Past the end of its bytes it reads zeros: whoever asks has to bound what it asks for.
class RangeReader {
 public:
  explicit RangeReader(std::string_view bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) code_ = code_ << 8 | next_byte();
  }

  bool flag(FlagModel& model) { return bit(model.chance) != 0; }

  std::uint8_t byte(ByteModel& model) {
    std::uint32_t node = 1;
    while (node < 256) node = node * 2 + bit(model.tree[node]);
    return static_cast<std::uint8_t>(node);
  }

  /// Below 2^31.
  std::uint32_t number(NumberModel& model) {
    std::uint32_t length = 1;
    while (length < 32) length = length * 2 + bit(model.lengths[length]);
    length -= 32;
    if (length < 2) return length;
    std::uint32_t value = 1;
    for (std::uint32_t i = 1; i < length; ++i)
      value = value * 2 + (value < 4 ? bit(model.tops[length * 4 + value]) : even_bit());
    return value;
  }

 private:
  std::uint32_t next_byte() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0U; }

  void settle() {
    while (range_ < 1U << 24) {
      range_ <<= 8;
      code_ = code_ << 8 | next_byte();
    }
  }

  std::uint32_t bit(Chance& chance) {
    const std::uint32_t bound = (range_ >> 16) * chance.zero();
    const std::uint32_t value = code_ < bound ? 0 : 1;
    if (value == 0) {
      range_ = bound;
    } else {
      code_ -= bound;
      range_ -= bound;
    }
    chance.learn(value != 0);
    settle();
    return value;
  }

  std::uint32_t even_bit() {
    range_ >>= 1;
    const std::uint32_t value = code_ < range_ ? 0 : 1;
    if (value != 0) code_ -= range_;
    settle();
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t range_ = 0xffffffffU;
  std::uint32_t code_ = 0;
};

}  // namespace standpoint
