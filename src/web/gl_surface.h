// The canvas: a WebGL 2 context with Dear ImGui's renderer on it.
#pragma once

#include <emscripten/html5.h>

#include <cstdint>
#include <memory>

#include "standpoint/scene.h"

struct ImGuiContext;

namespace standpoint::web {

class GlSurface {
 public:
  /// `canvas_selector` is a CSS selector, null-terminated. Null when the browser gives no WebGL 2.
  static std::unique_ptr<GlSurface> create(const char* canvas_selector);
  ~GlSurface();
  GlSurface(const GlSurface&) = delete;
  GlSurface& operator=(const GlSurface&) = delete;

  /// Size of the backing store, in device px.
  void resize(int width_px, int height_px);

  /// Between these two calls Dear ImGui takes drawing commands.
  void begin_frame(const Viewport& viewport, double now_ms);
  void end_frame(std::uint32_t paper);

  /// The browser took the context away: forgets everything that lived on the GPU.
  void lose();
  /// It gave the context back: the next frame makes everything again.
  void restore();
  bool lost() const { return lost_; }

 private:
  explicit GlSurface(EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl);

  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl_;
  ImGuiContext* imgui_;
  int width_px_ = 0;
  int height_px_ = 0;
  double last_ms_ = 0;
  bool lost_ = false;
};

}  // namespace standpoint::web
