#include "web/gl_surface.h"

namespace standpoint::web {

std::unique_ptr<GlSurface> GlSurface::create(const char* canvas_selector) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  // Everything that is drawn brings its own smooth edges; four samples for each pixel doubled a frame in software.
  attributes.antialias = false;
  attributes.enableExtensionsByDefault = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl = emscripten_webgl_create_context(canvas_selector, &attributes);
  if (gl <= 0 || emscripten_webgl_make_context_current(gl) != EMSCRIPTEN_RESULT_SUCCESS) return nullptr;
  return std::unique_ptr<GlSurface>(new GlSurface(gl));
}

void GlSurface::resize(int width_px, int height_px) {
  width_px_ = width_px;
  height_px_ = height_px;
}

ImDrawList& GlSurface::begin_frame(const Viewport& viewport) {
  return drawing_.begin({viewport.width_px, viewport.height_px}, {static_cast<float>(width_px_) / viewport.width_px,
                                                                  static_cast<float>(height_px_) / viewport.height_px});
}

void GlSurface::end_frame(std::uint32_t paper) { renderer_.draw(drawing_.end(), width_px_, height_px_, paper); }

void GlSurface::lose() {
  if (lost_) return;
  lost_ = true;
  // Now, not on restore: the names belong to the context that is gone, and may be given out again by the next one.
  renderer_.forget(drawing_.atlas());
}

void GlSurface::restore() { lost_ = emscripten_webgl_make_context_current(gl_) != EMSCRIPTEN_RESULT_SUCCESS; }

}  // namespace standpoint::web
