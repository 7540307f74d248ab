// The four faces that the screen is set in, their exact widths, and how Dear ImGui gets them.
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

/// What of a TrueType file layout needs, in font units.
struct FontMetrics {
  struct Advance {
    char32_t code_point = 0;
    std::uint16_t units = 0;
  };
  float units_per_em = 0;
  float ascent = 0;
  float descent = 0;              // below the baseline: negative
  std::vector<Advance> advances;  // of every character that the file has a glyph for, in order
};

/// Reads the tables head, hhea, hmtx and cmap (format 4: the Basic Multilingual Plane). False, whatever the bytes, when they
/// are no font that can be drawn.
bool read_font_metrics(std::string_view bytes, FontMetrics& metrics);

/// The next character of UTF-8, taken off the front of `text`, which must not be empty; U+FFFD for a byte that begins none.
char32_t take_code_point(std::string_view& text);

/// Widths come from the files' own tables, so that a scene can be laid out before the first frame and independently of the
/// device; ImGui draws with the same numbers.
class FontSet final : public TextMeasure {
 public:
  explicit FontSet(ImFontAtlas& atlas) : atlas_(atlas) {}

  /// Adds one file to the face. The first one decides its metrics; later ones add the characters that it lacks. Not within a
  /// frame; the atlas keeps a copy of the bytes. False (and nothing is changed) when they are no font.
  bool add(Family family, Weight weight, std::string_view bytes);

  /// True once all four faces are there. Until then nothing may be measured or drawn.
  bool ready() const;

  float width_px(std::string_view text, TextStyle style) const override;

  ImFont* font(TextStyle style) const { return face(style).font; }
  /// ImGui's size, which is ascent minus descent and not the em, of a style in CSS px.
  float imgui_size(TextStyle style, float text_scale) const;
  /// From the top of the line box to the baseline, in em: the same for every face, so that mixed lines stand on one line.
  float baseline_em() const;

  /// Where the atlas is plain white, for what has a colour and no letters.
  ImVec2 white_uv() const;

  bool covers(TextStyle style, char32_t code_point) const;
  /// The character to draw for one of the text: itself, a stand-in when no file has it, or 0 for what is never seen.
  char32_t drawn_code_point(TextStyle style, char32_t code_point) const;

  /// True when a character was measured or drawn that no file of its face has: time to fetch the extended files. add() begins
  /// anew.
  bool missing_glyphs() const { return missing_glyphs_; }

 private:
  struct Face {
    ImFont* font = nullptr;
    float ascent_em = 0;
    float descent_em = 0;
    std::vector<float> advance_em;  // by code point; negative: no file has it
  };
  static std::size_t index(Family family, Weight weight) {
    return static_cast<std::size_t>(family) * 2 + static_cast<std::size_t>(weight);
  }
  const Face& face(TextStyle style) const { return faces_[index(style.family, style.weight)]; }

  ImFontAtlas& atlas_;
  std::array<Face, 4> faces_;
  mutable bool missing_glyphs_ = false;  // an observation, not part of what is measured
};

}  // namespace standpoint
