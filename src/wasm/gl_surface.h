// The canvas: a WebGL 2 context, and what is drawn on it.
#pragma once

#include <emscripten/html5.h>

#include <memory>

#include "app/surface.h"
#include "wasm/gl_renderer.h"

namespace standpoint::wasm {

class GlSurface final : public app::Surface {
 public:
  /// `canvas_selector` is a CSS selector, null-terminated. Null when the browser gives no WebGL 2.
  static std::unique_ptr<GlSurface> create(const char* canvas_selector);

  void draw(ImDrawData& data, int width_px, int height_px, std::uint32_t paper) override;
  void lose(ImFontAtlas& atlas) override;
  bool restore() override;

 private:
  explicit GlSurface(EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl) : gl_(gl) {}

  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl_;  // lives as long as the page
  GlRenderer renderer_;
};

}  // namespace standpoint::wasm
