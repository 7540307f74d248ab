// The canvas: a WebGL 2 context, and what is drawn on it.
#pragma once

#include <emscripten/html5.h>

#include <cstdint>
#include <memory>

#include "standpoint/scene.h"
#include "ui/drawing.h"
#include "web/gl_renderer.h"

namespace standpoint::web {

class GlSurface {
 public:
  /// `canvas_selector` is a CSS selector, null-terminated. Null when the browser gives no WebGL 2.
  static std::unique_ptr<GlSurface> create(const char* canvas_selector);

  /// Size of the backing store, in device px.
  void resize(int width_px, int height_px);

  /// Between these two calls the list takes drawing commands.
  ImDrawList& begin_frame(const Viewport& viewport);
  void end_frame(std::uint32_t paper);

  /// The browser took the context away: forgets everything that lived on the GPU.
  void lose();
  /// It gave the context back: the next frame makes everything again.
  void restore();
  bool lost() const { return lost_; }

  ImFontAtlas& atlas() { return drawing_.atlas(); }

 private:
  explicit GlSurface(EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl) : gl_(gl) {}

  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl_;  // lives as long as the page
  Drawing drawing_;
  GlRenderer renderer_;
  int width_px_ = 0;
  int height_px_ = 0;
  bool lost_ = false;
};

}  // namespace standpoint::web
