// Drives the whole app without a browser: sends input, runs frames, and keeps what the page would have received.
#pragma once

#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "app/app.h"
#include "support/headless.h"
#include "support/read_file.h"
#include "support/shipped_story.h"

namespace standpoint::testing {

/// Draws nothing and records the calls.
class RecordingSurface final : public app::Surface {
 public:
  void draw(ImDrawData& data, int width_px, int height_px, std::uint32_t paper) override {
    ++draws;
    last_width_px = width_px;
    last_height_px = height_px;
    last_paper = paper;
    last_vertices = data.TotalVtxCount;
    last_colours.clear();
    for (const ImDrawList* list : data.CmdLists)
      for (const ImDrawVert& vertex : list->VtxBuffer) last_colours.insert(vertex.col);
    accept_textures(data);
  }
  void lose(ImFontAtlas& atlas) override {
    ++losses;
    for (ImTextureData* texture : atlas.TexList) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
  bool restore() override { return restores; }

  int draws = 0;
  int losses = 0;
  int last_width_px = 0;
  int last_height_px = 0;
  int last_vertices = 0;
  std::uint32_t last_paper = 0;
  std::set<ImU32> last_colours;  // of the vertices
  bool restores = true;
};

class AppDriver {
 public:
  struct Options {
    std::string query;
    float width_px = 1440;
    float height_px = 772;
    float device_ratio = 1;
    bool coarse_pointer = false;
    std::string story = shipped_story_bytes();
    std::string lang = "en";
    bool deferred_here = true;
    FontFiles fonts = FontFiles::latin_and_extended;
  };

  AppDriver() : AppDriver(Options{}) {}
  explicit AppDriver(std::string_view query) : AppDriver(Options{.query = std::string(query)}) {}
  explicit AppDriver(Options options) : options_(std::move(options)), app(make_surface()) {
    loaded = app.load_story(localise_story(options_.story, options_.lang), options_.query);
    if (!loaded.ok) return;
    if (!add_font_files()) std::abort();
    if (options_.lang != "en") {
      app.set_messages(read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/messages/" + options_.lang + ".json"));
    }
    app.set_map(read_file(std::string(STANDPOINT_ASSETS_DIR) + "/map-opening.bin"));
    app.set_page_address("https://news.example/story/");
    if (options_.deferred_here) app.set_deferred_here(true);
    app.session()->set_reduced_motion(true);
    resize(options_.width_px, options_.height_px);
    frame();
  }

  void resize(float width_px, float height_px) {
    app.set_viewport({.width_px = width_px,
                      .height_px = height_px,
                      .device_ratio = options_.device_ratio,
                      .coarse_pointer = options_.coarse_pointer},
                     static_cast<int>(width_px * options_.device_ratio), static_cast<int>(height_px * options_.device_ratio));
  }

  /// Runs one frame, 16 ms after the previous one.
  app::FrameOutput& frame() { return output = app.frame(now_ms += 16); }
  /// Runs frames while they are due; only the last one's output is kept. Returns the number of frames.
  int settle() {
    int frames = 0;
    for (; app.frame_due() != app::FrameDue::none && frames < 100; ++frames) frame();
    return frames;
  }

  // --- A reader's input; each returns the next frame's output ---

  app::FrameOutput& press(std::string_view region_id) {
    const Point p = centre(region_id);
    app.pointer(app::PointerPhase::move, PointerKind::mouse, p);
    app.pointer(app::PointerPhase::down, PointerKind::mouse, p);
    app.pointer(app::PointerPhase::up, PointerKind::mouse, p);
    return frame();
  }
  app::FrameOutput& activate(std::string_view region_id) {
    app.activate(region_id);
    return frame();
  }
  app::FrameOutput& key(Key key, std::string_view region_id = "time:scrubber", Modifiers modifiers = {}) {
    app.key(key, modifiers, region_id);
    return frame();
  }

  // --- What the page sees ---

  const Region* region(std::string_view id) const {
    const Scene& scene = session().scene();
    const std::optional<std::size_t> found = scene.find(id);
    return found ? &scene.regions[*found] : nullptr;
  }
  Point centre(std::string_view id) const {
    const Region* r = region(id);
    if (!r) std::abort();
    return r->rect.centre();
  }
  const Session& session() const { return *const_cast<app::App&>(app).session(); }
  const ViewState& state() const { return session().state(); }

 private:
  std::unique_ptr<app::Surface> make_surface() {
    auto made = std::make_unique<RecordingSurface>();
    surface = made.get();
    return made;
  }
  bool add_font_files() {
    return for_each_font_file(
        std::string(STANDPOINT_ASSETS_DIR) + "/fonts", options_.fonts,
        [&](Family family, Weight weight, const std::string& bytes) { return app.add_font(family, weight, bytes); });
  }

  Options options_;

 public:
  RecordingSurface* surface = nullptr;  // owned by the app
  app::App app;
  app::App::Loaded loaded;
  app::FrameOutput output;  // of the last frame
  double now_ms = 0;
};

}  // namespace standpoint::testing
