// A font file: what FontSet::add() takes, Dear ImGui draws without reading beyond it.
#include <imgui.h>

#include <cmath>

#include "fuzz/fuzz_target.h"
#include "imgui/font_safety.h"
#include "imgui/fonts.h"
#include "support/headless.h"

using namespace standpoint;
using fuzz::require;

namespace {

/// Drawing is slow, and the outlines are checked for every glyph anyway.
constexpr std::size_t kDrawn = 8;

}  // namespace

FUZZ_TARGET(fonts) {
  FontMetrics metrics;
  if (!read_font_metrics(input, metrics)) return;
  require(metrics.units_per_em >= 16 && metrics.ascent > metrics.descent && !metrics.advances.empty());
  for (std::size_t i = 1; i < metrics.advances.size(); ++i) {
    require(metrics.advances[i - 1].code_point < metrics.advances[i].code_point);
  }

  Headless headless(64, 64, 1);
  FontSet fonts(headless.atlas());
  const bool added = fonts.add(Family::sans, Weight::regular, input);
  require(added == font_is_safe_to_draw(input));
  if (!added) return;
  constexpr TextStyle kStyle = {Family::sans, Weight::regular, 1};
  require(std::isfinite(fonts.width_px("a", kStyle)) && fonts.width_px("a", kStyle) >= 0);
  headless.frame([&](ImDrawList&) {
    ImFontBaked* const baked = fonts.font(kStyle)->GetFontBaked(20);
    for (std::size_t i = 0; i < metrics.advances.size() && i < kDrawn; ++i) {
      baked->FindGlyph(static_cast<ImWchar>(metrics.advances[i].code_point));
    }
  });
}
