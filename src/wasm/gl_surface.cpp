#include "wasm/gl_surface.h"

namespace standpoint::wasm {

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

void GlSurface::draw(ImDrawData& data, int width_px, int height_px, std::uint32_t paper) {
  renderer_.draw(data, width_px, height_px, paper);
}

// Not left until restore(): the names belong to the context that is gone, and the next one may assign them again.
void GlSurface::lose(ImFontAtlas& atlas) { renderer_.forget(atlas); }

bool GlSurface::restore() { return emscripten_webgl_make_context_current(gl_) == EMSCRIPTEN_RESULT_SUCCESS; }

}  // namespace standpoint::wasm
