// The tables: OpenType 1.9. What is checked follows stb_truetype 1.26 (stbtt_InitFont, stbtt_FindGlyphIndex,
// stbtt__GetGlyphShapeTT).
#include "imgui/font_safety.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "imgui/big_endian.h"

namespace standpoint {
namespace {

constexpr std::uint32_t kTrueType = 0x00010000;
constexpr std::size_t kDirectoryBytes = 12, kHeadBytes = 54, kHheaBytes = 36, kMaxpBytes = 6;
constexpr std::size_t kGlyphHeaderBytes = 10;
constexpr std::size_t kSegmentsAt = 14;  // in a character map of format 4

constexpr int kMaxDepth = 6;                // of glyphs made of others
constexpr std::size_t kMaxParts = 50'000;   // of all glyphs together, parts of parts counted each time
constexpr std::size_t kMaxPoints = 20'000;  // of one glyph with its parts
constexpr float kMaxExtent = 4;             // of a glyph, in the font's ascent minus descent
constexpr std::uint32_t kLastCharacter = 0xFFFE;

enum OutlineFlag : std::uint32_t { kOnCurve = 1, kShortX = 2, kShortY = 4, kRepeat = 8, kSameX = 16, kSameY = 32 };
enum PartFlag : std::uint32_t { kWords = 1, kOffsets = 2, kScale = 8, kMore = 32, kScaleXY = 64, kTwoByTwo = 128 };

bool has(std::uint32_t flags, std::uint32_t flag) { return (flags & flag) != 0; }

class FontSafety {
 public:
  explicit FontSafety(const BigEndian& file)
      : file_(file),
        head_(file.table("head")),
        hhea_(file.table("hhea")),
        cmap_(file.table("cmap")),
        loca_(file.table("loca")),
        glyf_(file.table("glyf")),
        glyph_count_(BigEndian(file.table("maxp")).u16(4)) {}

  bool check() {
    return has_tables() && metrics_reach_every_glyph() && locations_ascend() && characters_lead_to_glyphs() &&
           outlines_are_whole();
  }

 private:
  bool has_tables() const {
    if (file_.u32(0) != kTrueType || glyph_count_ == 0 || file_.table("maxp").size() < kMaxpBytes) return false;
    // An offset of 0 means "no such table" to the rasteriser; and one table of a name is all that it and we look at.
    for (std::size_t i = 0, count = file_.u16(4); i < count; ++i) {
      if (file_.u32(kDirectoryBytes + i * 16 + 8) < kDirectoryBytes) return false;
    }
    return head_.size() >= kHeadBytes && hhea_.size() >= kHheaBytes;
  }

  bool metrics_reach_every_glyph() const {
    const std::size_t full = hhea_.u16(34), bearings = glyph_count_ > full ? glyph_count_ - full : 0;
    return full > 0 && file_.table("hmtx").size() >= full * 4 + bearings * 2;
  }

  std::size_t location(std::size_t glyph) const { return long_locations() ? loca_.u32(glyph * 4) : loca_.u16(glyph * 2) * 2; }
  bool long_locations() const { return head_.u16(50) != 0; }

  bool locations_ascend() const {
    if (head_.u16(50) > 1 || loca_.size() < (glyph_count_ + 1) * (long_locations() ? 4 : 2)) return false;
    for (std::size_t glyph = 0; glyph < glyph_count_; ++glyph) {
      if (location(glyph) > location(glyph + 1)) return false;
    }
    return location(glyph_count_) <= glyf_.size();
  }

  // --- Characters ---

  /// The last Unicode subtable, which is the one that the rasteriser takes.
  std::size_t character_map() const {
    std::size_t taken = 0;
    for (std::size_t i = 0, count = cmap_.u16(2); i < count; ++i) {
      const std::size_t record = 4 + i * 8;
      const std::uint32_t platform = cmap_.u16(record), encoding = cmap_.u16(record + 2);
      if (platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10))) taken = cmap_.u32(record + 4);
    }
    return taken;
  }

  bool characters_lead_to_glyphs() const {
    const std::size_t map = character_map();
    if (map == 0 || map > cmap_.size() || cmap_.u16(map) != 4) return false;
    const std::size_t twice = cmap_.u16(map + 6);  // the number of segments
    if (twice == 0 || twice % 2 != 0 || map + kSegmentsAt + 2 + 4 * twice > cmap_.size()) return false;
    std::size_t range = 2, selector = 0;
    while (range * 2 <= twice) range *= 2, ++selector;
    // The binary search runs on what the table says of itself.
    if (cmap_.u16(map + 8) != range || cmap_.u16(map + 10) != selector || cmap_.u16(map + 12) != twice - range) return false;
    if (cmap_.u16(map + kSegmentsAt + twice - 2) != 0xFFFF) return false;
    for (std::size_t i = 0; i < twice; i += 2) {
      if (!segment_leads_to_glyphs(map + kSegmentsAt + i, twice)) return false;
    }
    return true;
  }

  bool segment_leads_to_glyphs(std::size_t end_at, std::size_t twice) const {
    const std::size_t start_at = end_at + twice + 2, delta_at = start_at + twice, offset_at = delta_at + twice;
    const std::uint32_t start = cmap_.u16(start_at), end = std::min(cmap_.u16(end_at), kLastCharacter);
    const std::uint32_t offset = cmap_.u16(offset_at);
    for (std::uint32_t c = start; c <= end; ++c) {
      const std::size_t at = offset_at + offset + std::size_t{2} * (c - start);
      if (offset != 0 && at + 2 > cmap_.size()) return false;
      const std::uint32_t glyph = offset != 0 ? cmap_.u16(at) : (c + cmap_.u16(delta_at)) & 0xFFFF;
      if (glyph >= glyph_count_) return false;
    }
    return true;
  }

  // --- Outlines ---

  bool outlines_are_whole() {
    for (std::size_t glyph = 0; glyph < glyph_count_; ++glyph) {
      std::size_t points = 0;
      if (!outline_is_whole(glyph, 0, points)) return false;
    }
    return true;
  }

  /// Adds the outline's points to `points`.
  bool outline_is_whole(std::size_t glyph, int depth, std::size_t& points) {
    if (glyph >= glyph_count_ || depth > kMaxDepth || ++parts_ > kMaxParts) return false;
    const std::size_t begin = location(glyph), end = location(glyph + 1);
    if (begin == end) return true;
    if (end - begin < kGlyphHeaderBytes || !extent_is_drawable(begin)) return false;
    const float contours = glyf_.i16(begin);
    if (contours < 0) return parts_are_whole(begin + kGlyphHeaderBytes, end, depth, points);
    return contours == 0 || contours_are_whole(begin, end, static_cast<std::size_t>(contours), points);
  }

  bool extent_is_drawable(std::size_t glyph) const {
    const float most = kMaxExtent * (hhea_.i16(4) - hhea_.i16(6));
    const float width = glyf_.i16(glyph + 6) - glyf_.i16(glyph + 2), height = glyf_.i16(glyph + 8) - glyf_.i16(glyph + 4);
    return width >= 0 && height >= 0 && width <= most && height <= most;
  }

  bool contours_are_whole(std::size_t begin, std::size_t end, std::size_t contours, std::size_t& points) {
    const std::size_t ends_at = begin + kGlyphHeaderBytes;
    std::size_t at = ends_at + contours * 2;  // the length of the hinting program, which is passed over
    if (at + 2 > end) return false;
    at += 2 + glyf_.u16(at);
    const std::size_t count = glyf_.u16(ends_at + contours * 2 - 2) + std::size_t{1};
    points += count;
    if (points > kMaxPoints || !read_flags(at, end, count)) return false;
    std::size_t first = 0;
    for (std::size_t i = 0; i < contours; ++i) {
      const std::size_t next = glyf_.u16(ends_at + i * 2) + std::size_t{1};
      if (next <= first || next > count) return false;
      // Where a contour begins beside the curve, the point after it is looked at.
      if (!has(flags_[first], kOnCurve) && next - first < 2) return false;
      first = next;
    }
    for (const std::uint8_t flags : flags_) {
      at += has(flags, kShortX) ? 1 : has(flags, kSameX) ? 0 : 2;
      at += has(flags, kShortY) ? 1 : has(flags, kSameY) ? 0 : 2;
    }
    return at <= end;
  }

  bool read_flags(std::size_t& at, std::size_t end, std::size_t count) {
    flags_.clear();
    while (flags_.size() < count) {
      if (at >= end) return false;
      const auto flags = static_cast<std::uint8_t>(glyf_.u8(at++));
      std::size_t times = 1;
      if (has(flags, kRepeat)) {
        if (at >= end) return false;
        times += glyf_.u8(at++);
      }
      flags_.insert(flags_.end(), std::min(times, count - flags_.size()), flags);
    }
    return true;
  }

  bool parts_are_whole(std::size_t at, std::size_t end, int depth, std::size_t& points) {
    for (bool more = true; more;) {
      if (at + 4 > end) return false;
      const std::uint32_t flags = glyf_.u16(at);
      const std::size_t part = glyf_.u16(at + 2);
      // Parts joined at points are not known to the rasteriser.
      if (!has(flags, kOffsets)) return false;
      at += 4 + (has(flags, kWords) ? 4 : 2);
      at += has(flags, kScale) ? 2 : has(flags, kScaleXY) ? 4 : has(flags, kTwoByTwo) ? 8 : 0;
      if (at > end || !outline_is_whole(part, depth + 1, points)) return false;
      more = has(flags, kMore);
    }
    return true;
  }

  BigEndian file_, head_, hhea_, cmap_, loca_, glyf_;
  std::size_t glyph_count_;
  std::size_t parts_ = 0;
  std::vector<std::uint8_t> flags_;
};

}  // namespace

bool font_is_safe_to_draw(std::string_view file) { return FontSafety(BigEndian(file)).check(); }

}  // namespace standpoint
