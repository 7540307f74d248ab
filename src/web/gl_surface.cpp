#include "web/gl_surface.h"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

namespace standpoint::web {

namespace {

float channel(std::uint32_t rgb, int shift) { return static_cast<float>((rgb >> shift) & 0xFF) / 255.0f; }

}  // namespace

std::unique_ptr<GlSurface> GlSurface::create(const char* canvas_selector) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = true;
  attributes.enableExtensionsByDefault = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl = emscripten_webgl_create_context(canvas_selector, &attributes);
  if (gl <= 0 || emscripten_webgl_make_context_current(gl) != EMSCRIPTEN_RESULT_SUCCESS) return nullptr;
  return std::unique_ptr<GlSurface>(new GlSurface(gl));
}

GlSurface::GlSurface(EMSCRIPTEN_WEBGL_CONTEXT_HANDLE gl) : gl_(gl), imgui_(ImGui::CreateContext()) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

GlSurface::~GlSurface() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(imgui_);
  emscripten_webgl_destroy_context(gl_);
}

void GlSurface::resize(int width_px, int height_px) {
  width_px_ = width_px;
  height_px_ = height_px;
}

void GlSurface::begin_frame(const Viewport& viewport, double now_ms) {
  ImGuiIO& io = ImGui::GetIO();
  // Frames come when something changed, so the time since the last one says nothing about speed.
  io.DeltaTime = static_cast<float>(std::clamp((now_ms - last_ms_) / 1000.0, 0.001, 0.1));
  last_ms_ = now_ms;
  io.DisplaySize = {viewport.width_px, viewport.height_px};
  io.DisplayFramebufferScale = {static_cast<float>(width_px_) / viewport.width_px,
                                static_cast<float>(height_px_) / viewport.height_px};
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void GlSurface::end_frame(std::uint32_t paper) {
  ImGui::Render();
  glViewport(0, 0, width_px_, height_px_);
  glClearColor(channel(paper, 16), channel(paper, 8), channel(paper, 0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void GlSurface::lose() {
  if (lost_) return;
  lost_ = true;
  // Now, not on restore: the names below belong to the context that is gone, and may be given out again by the next one.
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void GlSurface::restore() { lost_ = emscripten_webgl_make_context_current(gl_) != EMSCRIPTEN_RESULT_SUCCESS; }

}  // namespace standpoint::web
