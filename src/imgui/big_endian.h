// Numbers of a TrueType file, and its tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace standpoint {

/// Big-endian numbers at an offset; 0 beyond the end, so that a damaged file reads as an empty one.
class BigEndian {
 public:
  explicit BigEndian(std::string_view bytes) : bytes_(bytes) {}
  std::size_t size() const { return bytes_.size(); }
  std::uint32_t u8(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
  std::uint32_t u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  std::uint32_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
  float i16(std::size_t at) const { return static_cast<float>(static_cast<std::int16_t>(u16(at))); }

  /// False for a file that was cut short: some table reaches beyond its end.
  bool holds_its_tables() const {
    const std::size_t count = u16(4);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t record = 12 + i * 16;
      const std::size_t offset = u32(record + 8), length = u32(record + 12);
      if (record + 16 > bytes_.size() || offset > bytes_.size() || length > bytes_.size() - offset) return false;
    }
    return count > 0;
  }

  /// An sfnt table of a file that holds its tables; empty when there is none of that name.
  std::string_view table(std::string_view tag) const {
    for (std::size_t i = 0, count = u16(4); i < count; ++i) {
      const std::size_t record = 12 + i * 16;
      if (bytes_.substr(record, 4) == tag) return bytes_.substr(u32(record + 8), u32(record + 12));
    }
    return {};
  }

 private:
  std::string_view bytes_;
};

}  // namespace standpoint
