// Dear ImGui without a window or a GPU: frames run, and what would have been drawn can be examined.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <cstdio>
#include <string>

#include "imgui/drawing.h"
#include "imgui/fonts.h"

namespace standpoint {

class Headless {
 public:
  Headless(float width_px, float height_px, float device_ratio)
      : size_px_(width_px, height_px), device_ratio_(device_ratio, device_ratio) {}

  ImFontAtlas& atlas() { return drawing_.atlas(); }

  /// Runs one frame: `draw` is given the list. The result is good until the next; a command's texture id is the address of its
  /// ImTextureData.
  template <class Draw>
  ImDrawData& frame(Draw draw) {
    draw(drawing_.begin(size_px_, device_ratio_));
    ImDrawData& data = drawing_.end();
    for (ImTextureData* texture : *data.Textures) {
      if (texture->Status == ImTextureStatus_WantDestroy) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
      } else {
        texture->SetTexID(reinterpret_cast<std::uintptr_t>(texture));
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
    return data;
  }

 private:
  Drawing drawing_;
  ImVec2 size_px_;
  ImVec2 device_ratio_;
};

/// The bytes of a file; empty when it cannot be read.
inline std::string read_file(const std::string& path) {
  std::string bytes;
  if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
    char buffer[65536];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, n);
    std::fclose(file);
  }
  return bytes;
}

enum class FontFiles : bool { latin, latin_and_extended };

/// Adds the four faces from a folder that assets/fonts filled.
inline bool add_fonts(FontSet& fonts, const std::string& folder, FontFiles files) {
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
      if (!fonts.add(face.family, face.weight, read_file(folder + "/" + face.name + part))) return false;
    }
    if (files == FontFiles::latin) break;
  }
  return true;
}

}  // namespace standpoint
