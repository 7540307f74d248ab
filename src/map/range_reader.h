// An adaptive binary range decoder, as in LZMA: the counterpart of assets/map/range_coder.mjs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace standpoint {

/// The adaptive probability that a bit is 0, in 1/65536: the mean of a fast and a slow estimate. Both are stored relative to
/// one half, so that initial models are all zeros and take no space in the program.
class BitProbability {
 public:
  std::uint32_t zero() const { return (absolute(fast_) + absolute(slow_)) >> 1; }

  void update(bool bit) {
    fast_ = updated(absolute(fast_), kFastShift, bit);
    slow_ = updated(absolute(slow_), kSlowShift, bit);
  }

 private:
  static constexpr std::uint32_t kHalf = 1U << 15;
  static constexpr int kFastShift = 4, kSlowShift = 7;  // adaptation rates
  static std::uint32_t absolute(std::uint16_t p) { return p ^ kHalf; }
  static std::uint16_t updated(std::uint32_t p, int shift, bool bit) {
    return static_cast<std::uint16_t>((bit ? p - (p >> shift) : p + ((2 * kHalf - p) >> shift)) ^ kHalf);
  }

  std::uint16_t fast_ = 0;
  std::uint16_t slow_ = 0;
};

struct FlagModel {
  BitProbability probability;
};

/// An unsigned integer: the bit length is coded by a tree, the two bits below the leading one depending on that length, and the
/// rest as direct bits.
struct NumberModel {
  std::array<BitProbability, 32> lengths;
  std::array<BitProbability, 128> tops;
};

struct ByteModel {
  std::array<BitProbability, 256> tree;
};

/// Reads zeros past the end of its bytes, so callers must bound how much they decode.
class RangeDecoder {
 public:
  explicit RangeDecoder(std::string_view bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) code_ = code_ << 8 | next_byte();
  }

  bool flag(FlagModel& model) { return bit(model.probability) != 0; }

  std::uint8_t byte(ByteModel& model) {
    std::uint32_t node = 1;
    while (node < 256) node = node * 2 + bit(model.tree[node]);
    return static_cast<std::uint8_t>(node);
  }

  /// A number below 2^31.
  std::uint32_t number(NumberModel& model) {
    std::uint32_t length = 1;
    while (length < 32) length = length * 2 + bit(model.lengths[length]);
    length -= 32;
    if (length < 2) return length;
    std::uint32_t value = 1;
    for (std::uint32_t i = 1; i < length; ++i)
      value = value * 2 + (value < 4 ? bit(model.tops[length * 4 + value]) : direct_bit());
    return value;
  }

 private:
  std::uint32_t next_byte() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0U; }

  void normalise() {
    while (range_ < 1U << 24) {
      range_ <<= 8;
      code_ = code_ << 8 | next_byte();
    }
  }

  std::uint32_t bit(BitProbability& probability) {
    const std::uint32_t bound = (range_ >> 16) * probability.zero();
    const std::uint32_t value = code_ < bound ? 0 : 1;
    if (value == 0) {
      range_ = bound;
    } else {
      code_ -= bound;
      range_ -= bound;
    }
    probability.update(value != 0);
    normalise();
    return value;
  }

  std::uint32_t direct_bit() {
    range_ >>= 1;
    const std::uint32_t value = code_ < range_ ? 0 : 1;
    if (value != 0) code_ -= range_;
    normalise();
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t range_ = 0xffffffffU;
  std::uint32_t code_ = 0;
};

}  // namespace standpoint
