#include "imgui/drawing.h"

#include <imgui_internal.h>

namespace standpoint {

Drawing::Drawing()
    : atlas_(std::make_unique<ImFontAtlas>()),
      shared_(std::make_unique<ImDrawListSharedData>()),
      list_(std::make_unique<ImDrawList>(shared_.get())) {
  atlas_->RefCount = 1;
  shared_->FontAtlas = atlas_.get();
  ImFontAtlasAddDrawListSharedData(atlas_.get(), shared_.get());
  shared_->InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill;
  // The defaults of ImGuiStyle.
  shared_->CurveTessellationTol = 1.25f;
  shared_->SetCircleTessellationMaxError(0.3f);
}

Drawing::~Drawing() {
  ImFontAtlasRemoveDrawListSharedData(atlas_.get(), shared_.get());
  for (ImTextureData* texture : atlas_->TexList) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

ImDrawList& Drawing::begin(ImVec2 size_px, ImVec2 device_ratio) {
  ImFontAtlasUpdateNewFrame(atlas_.get(), ++frame_, true);
  data_.Clear();
  data_.DisplaySize = size_px;
  data_.FramebufferScale = device_ratio;
  shared_->ClipRectFullscreen = {0, 0, size_px.x, size_px.y};
  list_->_ResetForNewFrame();
  list_->PushTexture(atlas_->TexRef);
  list_->PushClipRectFullScreen();
  return *list_;
}

ImDrawData& Drawing::end() {
  list_->PopClipRect();
  list_->PopTexture();
  data_.Valid = true;
  data_.AddDrawList(list_.get());
  for (ImTextureData* texture : atlas_->TexList) texture->RefCount = 1;
  data_.Textures = &atlas_->TexList;
  return data_;
}

}  // namespace standpoint
