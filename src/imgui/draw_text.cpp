#include <algorithm>
#include <cmath>
#include <string_view>

#include "imgui/draw_parts.h"
#include "standpoint/theme.h"

namespace standpoint {
namespace {

/// One line of text, drawn once or, with a halo, several times.
class TextRun {
 public:
  TextRun(const Pen& pen, const TextShape& shape) : pen_(pen), shape_(shape) {
    // ImGui rounds font sizes to whole px. The density compensates for that, so that glyphs are rasterised at exactly the size
    // at which they are drawn.
    const float size = pen.fonts.imgui_size(shape.style, pen.text_scale);
    const float rounded = std::max(1.0f, std::round(size));
    scale_ = size / rounded;
    baked_ = pen.fonts.font(shape.style)->GetFontBaked(rounded, pen.device_ratio * scale_);
    em_px_ = kTypeScalePx[shape.style.size] * pen.text_scale;

    // All glyphs must be in the atlas before the first is drawn, because adding a glyph may replace the texture.
    for_each_glyph([this](const ImFontGlyph& glyph) { visible_ += glyph.Visible ? 1 : 0; });
  }

  void draw(float dx, float dy, ImU32 colour) const {
    const float baseline = pen_.snap(shape_.at.y + pen_.fonts.baseline_em() * em_px_) + dy;
    const float top = baseline - std::round(baked_->Ascent) * scale_;
    float x = pen_.snap(shape_.at.x) + dx;
    pen_.list.PrimReserve(visible_ * 6, visible_ * 4);
    for_each_glyph([&](const ImFontGlyph& glyph) {
      if (glyph.Visible) {
        pen_.list.PrimRectUV({x + glyph.X0 * scale_, top + glyph.Y0 * scale_}, {x + glyph.X1 * scale_, top + glyph.Y1 * scale_},
                             {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1}, colour);
      }
      x += glyph.AdvanceX * scale_;
    });
  }

 private:
  template <class Visit>
  void for_each_glyph(Visit visit) const {
    std::string_view text = shape_.text;
    while (!text.empty()) {
      const char32_t c = pen_.fonts.drawn_code_point(shape_.style, take_code_point(text));
      if (c == 0) continue;
      visit(*baked_->FindGlyph(static_cast<ImWchar>(c)));
    }
  }

  const Pen& pen_;
  const TextShape& shape_;
  ImFontBaked* baked_ = nullptr;
  float scale_ = 1;
  float em_px_ = 0;
  int visible_ = 0;
};

}  // namespace

void draw_text(const Pen& pen, const TextShape& shape) {
  // Most text of a long list is clipped.
  const float line_px = kTypeScalePx[shape.style.size] * pen.text_scale * kLineHeight;
  const ImVec2 clip_min = pen.list.GetClipRectMin(), clip_max = pen.list.GetClipRectMax();
  if (shape.text.empty() || shape.at.y - line_px > clip_max.y || shape.at.y + 2 * line_px < clip_min.y) return;

  const TextRun run(pen, shape);
  if (shape.halo) {
    constexpr float kHaloPx = 2;
    const ImU32 paper = scale_alpha(pen.palette.colour(Ink::paper), shape.paint.alpha);
    for (int i = 0; i < 8; ++i) {
      const float angle = kPi / 4 * static_cast<float>(i);
      run.draw(kHaloPx * std::cos(angle), kHaloPx * std::sin(angle), paper);
    }
  }
  run.draw(0, 0, pen.palette.colour(shape.paint));
}

}  // namespace standpoint
