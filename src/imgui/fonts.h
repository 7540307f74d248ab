// The four font faces in use: their metrics, and their registration with Dear ImGui.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "standpoint/scene.h"

struct ImFont;
struct ImFontAtlas;
struct ImVec2;

namespace standpoint {

/// The metrics of a TrueType file that layout needs, in font units.
struct FontMetrics {
  struct Advance {
    char32_t code_point = 0;
    std::uint16_t units = 0;
  };
  float units_per_em = 0;
  float ascent = 0;
  float descent = 0;              // below the baseline: negative
  std::vector<Advance> advances;  // of every character with a glyph, in ascending order
};

/// Reads the tables head, hhea, hmtx and cmap (format 4: the Basic Multilingual Plane). Any bytes may be passed; returns false
/// if they are not a usable font.
bool read_font_metrics(std::string_view bytes, FontMetrics& metrics);

/// Removes the first code point from UTF-8 `text`, which must not be empty, and returns it; U+FFFD for each invalid byte.
char32_t take_code_point(std::string_view& text);

/// Widths come from the font files' tables, so that a scene can be laid out before the first frame and independently of the
/// device; ImGui uses the same advances.
class FontSet final : public TextMeasure {
 public:
  explicit FontSet(ImFontAtlas& atlas) : atlas_(atlas) {}

  /// Adds one file to the face. The first file determines the face's metrics; later ones add the characters that it lacks. Must
  /// not be called within a frame. The atlas copies the bytes. Returns false, and changes nothing, if they are not a font.
  bool add(Family family, Weight weight, std::string_view bytes);

  /// True once all four faces have a file. Before that nothing may be measured or drawn.
  bool ready() const;

  float width_px(std::string_view text, TextStyle style) const override;

  ImFont* font(TextStyle style) const { return face(style).font; }
  /// The style's font size as ImGui defines it (ascent minus descent, not the em), in CSS px.
  float imgui_size(TextStyle style, float text_scale) const;
  /// Distance from the top of the line box to the baseline, in em: the same for every face, so that mixed text shares a
  /// baseline.
  float baseline_em() const;

  /// Texture coordinates of a white pixel in the atlas, for untextured shapes.
  ImVec2 white_uv() const;

  bool covers(TextStyle style, char32_t code_point) const;
  /// The character to draw for one in the text: itself, a replacement if no file has it, or 0 if it is invisible.
  char32_t drawn_code_point(TextStyle style, char32_t code_point) const;

  /// True if a character was measured or drawn that no file of its face has: the extended files are needed. Reset by add().
  bool missing_glyphs() const { return missing_glyphs_; }

 private:
  struct Face {
    ImFont* font = nullptr;
    float ascent_em = 0;
    float descent_em = 0;
    std::vector<float> advance_em;  // by code point; negative: missing in all files
  };
  static std::size_t index(Family family, Weight weight) {
    return static_cast<std::size_t>(family) * 2 + static_cast<std::size_t>(weight);
  }
  const Face& face(TextStyle style) const { return faces_[index(style.family, style.weight)]; }

  ImFontAtlas& atlas_;
  std::array<Face, 4> faces_;
  mutable bool missing_glyphs_ = false;  // does not affect measuring
};

}  // namespace standpoint
