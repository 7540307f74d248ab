// Dear ImGui's draw data on WebGL 2. We have the context to ourselves, so that state is set once and never asked for: that,
// and one shading language, is what makes this so much smaller than the library's own OpenGL backend.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace standpoint::wasm {

class GlRenderer {
 public:
  /// Draws on a cleared canvas. Makes first what is missing on the GPU.
  void draw(ImDrawData& data, int width_px, int height_px, std::uint32_t paper);

  /// The context is gone, or is about to go: forgets what lived in it, and has `atlas` ask for its textures anew.
  void forget(ImFontAtlas& atlas);

 private:
  void make();

  bool made_ = false;
};

}  // namespace standpoint::wasm
