#include "imgui/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <cstring>

#include "imgui/big_endian.h"
#include "imgui/font_safety.h"
#include "standpoint/theme.h"

namespace standpoint {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Where the Unicode subtable of format 4 begins in `cmap`; 0 when there is none.
std::size_t find_format_4(const BigEndian& cmap) {
  for (std::size_t i = 0, count = cmap.u16(2); i < count; ++i) {
    const std::size_t record = 4 + i * 8;
    const std::uint32_t platform = cmap.u16(record), encoding = cmap.u16(record + 2);
    const std::size_t offset = cmap.u32(record + 4);
    if ((platform == 0 || (platform == 3 && encoding == 1)) && cmap.u16(offset) == 4) return offset;
  }
  return 0;
}

/// Zero-width characters: soft hyphen, zero-width and direction marks, variation selectors, byte order mark.
bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// Spaces that a font may lack, and control characters.
bool is_drawn_as_space(char32_t c) { return c < 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F; }

}  // namespace

bool read_font_metrics(std::string_view bytes, FontMetrics& metrics) {
  const BigEndian file(bytes);
  if (!file.holds_its_tables()) return false;
  const BigEndian head(file.table("head")), hhea(file.table("hhea")), cmap(file.table("cmap"));
  const std::string_view hmtx_bytes = file.table("hmtx");
  const BigEndian hmtx(hmtx_bytes);
  const bool has_outlines = !file.table("glyf").empty() && !file.table("loca").empty();
  const std::size_t advance_count = hhea.u16(34);
  const std::size_t subtable = find_format_4(cmap);

  FontMetrics read;
  read.units_per_em = static_cast<float>(head.u16(18));
  read.ascent = hhea.i16(4);
  read.descent = hhea.i16(6);
  if (!has_outlines || advance_count == 0 || advance_count * 4 > hmtx_bytes.size() || subtable == 0) return false;
  if (read.units_per_em < 16 || read.ascent <= read.descent) return false;

  // OpenType cmap, format 4: segments of characters, each with a delta to the glyph ids or an offset into an array of them.
  const std::size_t segments_x2 = cmap.u16(subtable + 6);
  const std::size_t ends = subtable + 14, starts = ends + segments_x2 + 2;
  const std::size_t deltas = starts + segments_x2, offsets = deltas + segments_x2;
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < segments_x2; i += 2) {
    const std::uint32_t end = std::min<std::uint32_t>(cmap.u16(ends + i), 0xFFFE);
    const std::uint32_t start = std::max(cmap.u16(starts + i), next);
    const std::uint32_t offset = cmap.u16(offsets + i);
    for (std::uint32_t c = start; c <= end; ++c) {
      std::uint32_t glyph = c;
      if (offset != 0) {
        glyph = cmap.u16(offsets + i + offset + std::size_t{2} * (c - cmap.u16(starts + i)));
        if (glyph == 0) continue;
      }
      glyph = (glyph + cmap.u16(deltas + i)) & 0xFFFF;
      if (glyph == 0) continue;
      const std::uint32_t units = hmtx.u16(std::min<std::size_t>(glyph, advance_count - 1) * 4);
      read.advances.push_back({c, static_cast<std::uint16_t>(units)});
    }
    next = std::max(next, end + 1);
  }
  if (read.advances.empty()) return false;
  metrics = std::move(read);
  return true;
}

char32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || length > text.size()) {
    text.remove_prefix(1);
    return kReplacement;
  }
  char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) {
      text.remove_prefix(1);
      return kReplacement;
    }
    c = c << 6 | (byte & 0x3Fu);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    text.remove_prefix(1);
    return kReplacement;
  }
  text.remove_prefix(length);
  return c;
}

bool FontSet::add(Family family, Weight weight, std::string_view bytes) {
  FontMetrics metrics;
  if (!read_font_metrics(bytes, metrics) || !font_is_safe_to_draw(bytes)) return false;
  Face& face = faces_[index(family, weight)];

  ImFontConfig config;
  config.FontDataOwnedByAtlas = true;
  config.FontDataSize = static_cast<int>(bytes.size());
  config.FontData = ImGui::MemAlloc(bytes.size());
  std::memcpy(config.FontData, bytes.data(), bytes.size());
  if (face.font == nullptr) {
    face.font = atlas_.AddFont(&config);
    face.ascent_em = metrics.ascent / metrics.units_per_em;
    face.descent_em = metrics.descent / metrics.units_per_em;
  } else {
    // ImGui merges into the last font only, so the face is moved there temporarily.
    config.MergeMode = true;
    ImFont*& slot = *std::find(atlas_.Fonts.begin(), atlas_.Fonts.end(), face.font);
    std::swap(slot, atlas_.Fonts.back());
    atlas_.AddFont(&config);
    std::swap(slot, atlas_.Fonts.back());
  }

  // ImGui scales every file so that its ascent minus descent equals the font size.
  const float em_per_unit = (face.ascent_em - face.descent_em) / (metrics.ascent - metrics.descent);
  const std::size_t size = metrics.advances.back().code_point + std::size_t{1};
  if (face.advance_em.size() < size) face.advance_em.resize(size, -1.0f);
  for (const FontMetrics::Advance& advance : metrics.advances) {
    float& advance_em = face.advance_em[advance.code_point];
    if (advance_em < 0) advance_em = static_cast<float>(advance.units) * em_per_unit;
  }
  missing_glyphs_ = false;
  return true;
}

bool FontSet::ready() const {
  return std::all_of(faces_.begin(), faces_.end(), [](const Face& face) { return face.font != nullptr; });
}

float FontSet::width_px(std::string_view text, TextStyle style) const {
  const Face& own = face(style);
  float width_em = 0;
  while (!text.empty()) {
    const char32_t c = drawn_code_point(style, take_code_point(text));
    if (c != 0) width_em += own.advance_em[c];
  }
  return width_em * kTypeScalePx[style.size];
}

float FontSet::imgui_size(TextStyle style, float text_scale) const {
  const Face& own = face(style);
  return kTypeScalePx[style.size] * text_scale * (own.ascent_em - own.descent_em);
}

float FontSet::baseline_em() const {
  const Face& sans = faces_[index(Family::sans, Weight::regular)];
  return (kLineHeight + sans.ascent_em + sans.descent_em) / 2;
}

ImVec2 FontSet::white_uv() const { return atlas_.TexUvWhitePixel; }

bool FontSet::covers(TextStyle style, char32_t code_point) const {
  if (is_invisible(code_point) || is_drawn_as_space(code_point)) return true;
  const Face& own = face(style);
  return code_point < own.advance_em.size() && own.advance_em[code_point] >= 0;
}

char32_t FontSet::drawn_code_point(TextStyle style, char32_t code_point) const {
  if (is_invisible(code_point)) return 0;
  const Face& own = face(style);
  const auto has = [&own](char32_t c) { return c < own.advance_em.size() && own.advance_em[c] >= 0; };
  if (has(code_point)) return code_point;
  if (!is_drawn_as_space(code_point)) missing_glyphs_ = true;
  if (is_drawn_as_space(code_point) && has(' ')) return ' ';
  return has(kReplacement) ? kReplacement : has('?') ? U'?' : U'\0';
}

}  // namespace standpoint
