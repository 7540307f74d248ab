// Runs Dear ImGui frames without a window or a GPU, so that tests can examine the draw data.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>

#include "imgui/drawing.h"
#include "imgui/fonts.h"
#include "support/read_file.h"

namespace standpoint {

/// Handles the texture requests of a frame as a renderer would, without a GPU: a texture's id is its own address.
inline void accept_textures(ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else {
      texture->SetTexID(reinterpret_cast<std::uintptr_t>(texture));
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

class Headless {
 public:
  Headless(float width_px, float height_px, float device_ratio)
      : size_px_(width_px, height_px), device_ratio_(device_ratio, device_ratio) {}

  ImFontAtlas& atlas() { return drawing_.atlas(); }

  /// Runs one frame: `draw` is called with the draw list. The result is valid until the next frame. A command's texture id is
  /// the address of its ImTextureData.
  template <class Draw>
  ImDrawData& frame(Draw draw) {
    draw(drawing_.begin(size_px_, device_ratio_));
    ImDrawData& data = drawing_.end();
    accept_textures(data);
    return data;
  }

 private:
  Drawing drawing_;
  ImVec2 size_px_;
  ImVec2 device_ratio_;
};

enum class FontFiles : bool { latin, latin_and_extended };

/// Calls `add(family, weight, bytes)` with each file of the four faces in the build's font folder, until it returns false.
template <class Add>
bool for_each_font_file(const std::string& folder, FontFiles files, Add add) {
  struct Named {
    Family family;
    Weight weight;
    const char* name;
  };
  constexpr Named kFaces[] = {{Family::sans, Weight::regular, "sans-regular"},
                              {Family::sans, Weight::semibold, "sans-semibold"},
                              {Family::serif, Weight::regular, "serif-regular"},
                              {Family::serif, Weight::semibold, "serif-semibold"}};
  for (const char* part : {"-latin.ttf", "-ext.ttf"}) {
    for (const Named& face : kFaces) {
      if (!add(face.family, face.weight, testing::read_file(folder + "/" + face.name + part))) return false;
    }
    if (files == FontFiles::latin) break;
  }
  return true;
}

inline bool add_fonts(FontSet& fonts, const std::string& folder, FontFiles files) {
  return for_each_font_file(
      folder, files, [&](Family family, Weight weight, const std::string& bytes) { return fonts.add(family, weight, bytes); });
}

}  // namespace standpoint
