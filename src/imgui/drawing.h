// Dear ImGui's drawing code without a context: the font atlas, and one draw list per frame. Windows, input and settings, three
// quarters of the library, stay out of the download.
#pragma once

#include <imgui.h>

#include <memory>

struct ImDrawListSharedData;

namespace standpoint {

class Drawing {
 public:
  Drawing();
  ~Drawing();
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  ImFontAtlas& atlas() { return *atlas_; }

  /// Begins a frame on a canvas of `size_px` CSS px with `device_ratio` device px to each. The list is valid until end().
  ImDrawList& begin(ImVec2 size_px, ImVec2 device_ratio);
  /// The draw data and the textures that it needs; valid until the next begin(). The caller must update each texture's status,
  /// as a Dear ImGui backend does (ImGuiBackendFlags_RendererHasTextures).
  ImDrawData& end();

 private:
  std::unique_ptr<ImFontAtlas> atlas_;
  std::unique_ptr<ImDrawListSharedData> shared_;
  std::unique_ptr<ImDrawList> list_;
  ImDrawData data_;
  int frame_ = 0;
};

}  // namespace standpoint
