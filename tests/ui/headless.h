// Dear ImGui without a window or a GPU: frames run, and what would have been drawn can be examined.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <cstdio>
#include <string>

#include "ui/fonts.h"

namespace standpoint {

class Headless {
 public:
  Headless(float width_px, float height_px, float device_ratio) : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {width_px, height_px};
    io.DisplayFramebufferScale = {device_ratio, device_ratio};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;
  ~Headless() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) forget(*texture);
    ImGui::DestroyContext(context_);
  }

  /// Runs one frame. The result is good until the next; a command's texture id is the address of its ImTextureData.
  template <class Draw>
  ImDrawData& frame(Draw draw) {
    ImGui::GetIO().DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    ImDrawData& data = *ImGui::GetDrawData();
    for (ImTextureData* texture : *data.Textures) {
      if (texture->Status == ImTextureStatus_WantDestroy) {
        forget(*texture);
      } else {
        texture->SetTexID(reinterpret_cast<std::uintptr_t>(texture));
        texture->SetStatus(ImTextureStatus_OK);
      }
    }
    return data;
  }

 private:
  static void forget(ImTextureData& texture) {
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }

  ImGuiContext* context_;
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
