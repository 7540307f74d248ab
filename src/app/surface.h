// What the app draws on: the platform's half of a frame. A WebGL canvas in the page (src/wasm), a recorder in tests.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace standpoint::app {

class Surface {
 public:
  virtual ~Surface() = default;

  /// Draws on a surface that it clears to `paper` (0xRRGGBB) first. Sizes are the backing store's, in device px. Sets the
  /// status of each of the data's textures as a renderer of Dear ImGui does (ImGuiBackendFlags_RendererHasTextures).
  virtual void draw(ImDrawData& data, int width_px, int height_px, std::uint32_t paper) = 0;

  /// The context was lost: forgets everything that lived on the GPU, and marks the atlas's textures as destroyed.
  virtual void lose(ImFontAtlas& atlas) = 0;
  /// The context is back. False when it can't be used; the app then stays as if it were lost.
  virtual bool restore() = 0;
};

}  // namespace standpoint::app
