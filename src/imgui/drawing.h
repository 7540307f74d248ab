// Dear ImGui's drawing half by itself: the fonts' atlas, and one list of commands a frame. There is no ImGui context, hence no
// windows, input or settings: those three quarters of the library stay out of the download.
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

  /// Begins a frame on a canvas of that size in CSS px, with so many device px to each. The list is good until end().
  ImDrawList& begin(ImVec2 size_px, ImVec2 device_ratio);
  /// What there is to draw, and the textures that it needs; good until the next begin(). Whoever draws sets each texture's
  /// status as a renderer of Dear ImGui does (ImGuiBackendFlags_RendererHasTextures).
  ImDrawData& end();

 private:
  std::unique_ptr<ImFontAtlas> atlas_;
  std::unique_ptr<ImDrawListSharedData> shared_;
  std::unique_ptr<ImDrawList> list_;
  ImDrawData data_;
  int frame_ = 0;
};

}  // namespace standpoint
