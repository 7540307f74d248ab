// ui_snapshot: renders the canvas of a view as PNG, without a browser or a GPU.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "imgui/draw_app.h"
#include "imgui/fonts.h"
#include "standpoint/load.h"
#include "standpoint/localise.h"
#include "standpoint/map_data.h"
#include "standpoint/projection.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"
#include "standpoint/url.h"
#include "support/headless.h"
#include "support/raster.h"

namespace {

constexpr char kUsage[] =
    "usage: ui_snapshot STORY MAP FONT_DIR QUERY WIDTH HEIGHT RATIO light|dark OUT.png [TEXT_SCALE [LON,LAT,SCALE|- "
    "[REGION...]]]\n"
    "WIDTH and HEIGHT are in CSS px; MAP may be '-' for none. SCALE is in px per Earth radius. Each REGION is activated in "
    "turn; "
    "+REGION is hovered; ?TEXT searches. QUERY may contain lang=de.\n";

/// The camera for "LON,LAT,SCALE", such as "30,48,900"; the fitted one if `text` has another form.
standpoint::Camera camera_from(const standpoint::Story& story, const char* text) {
  standpoint::LonLat at;
  double scale = 0;
  if (std::sscanf(text, "%lf,%lf,%lf", &at.lon_deg, &at.lat_deg, &scale) != 3) return {};
  const standpoint::PlanePoint p = standpoint::AzimuthalEqualArea(story.map.projection_centre).forward(at);
  return {p.x, p.y, scale};
}

int fail(const std::string& why) {
  std::fprintf(stderr, "ui_snapshot: %s\n", why.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace standpoint;
  if (argc < 10 || argc > 20) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  const std::string story_path = argv[1], map_path = argv[2], font_folder = argv[3], theme = argv[8], out_path = argv[9];
  Viewport viewport;
  viewport.width_px = std::strtof(argv[5], nullptr);
  viewport.height_px = std::strtof(argv[6], nullptr);
  viewport.device_ratio = std::strtof(argv[7], nullptr);
  if (argc >= 11) viewport.text_scale = std::strtof(argv[10], nullptr);
  const bool dark = theme == "dark";
  const auto in_range = [](float value, float low, float high) { return value >= low && value <= high; };
  if (!in_range(viewport.width_px, 1, 8192) || !in_range(viewport.height_px, 1, 8192) ||
      !in_range(viewport.device_ratio, 0.5f, 4) || !in_range(viewport.text_scale, 0.5f, 4) || (!dark && theme != "light")) {
    std::fputs(kUsage, stderr);
    return 2;
  }

  const std::string query = argv[4];
  const std::size_t lang_at = query.find("lang=");
  const std::string lang = lang_at == std::string::npos ? "" : query.substr(lang_at + 5, 2);
  const LoadResult loaded =
      load_story(lang.empty() ? testing::read_file(story_path) : localise_story(testing::read_file(story_path), lang));
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    std::fprintf(stderr, "%s\n", format_diagnostic(diagnostic, story_path).c_str());
  }
  if (!loaded.story) return fail("no story");
  const Story& story = *loaded.story;
  Result<MapData> decoded;
  if (map_path != "-") {
    decoded = decode_map(testing::read_file(map_path));
    if (!decoded) return fail(map_path + ": " + decoded.error.message);
  }
  const MapData* const map = decoded ? &*decoded : nullptr;
  const UrlResult address = state_from_query(story, argv[4]);
  for (const std::string& notice : address.notices) std::fprintf(stderr, "%s\n", notice.c_str());

  Headless headless(viewport.width_px, viewport.height_px, viewport.device_ratio);
  FontSet fonts(headless.atlas());
  if (!add_fonts(fonts, font_folder, FontFiles::latin_and_extended)) return fail(font_folder + " lacks a font");
  Messages messages = Messages::english();
  if (!lang.empty()) {
    const std::string file = std::string(STANDPOINT_SOURCE_DIR) + "/assets/messages/" + lang + ".json";
    std::optional<Messages> others = Messages::load(testing::read_file(file));
    if (!others) return fail(file + " contains no messages");
    messages = std::move(*others);
  }
  ViewState state = address.state;
  if (argc >= 12) state.camera = camera_from(story, argv[11]);
  Transient transient;
  Scene scene = build_scene(story, map, state, transient, viewport, fonts, messages);
  for (int i = 12; i < argc; ++i) {
    const std::string id = argv[i];
    if (id[0] == '?') {
      state = apply(story, state, action::SetSearch{id.substr(1)});
      scene = build_scene(story, map, state, transient, viewport, fonts, messages);
      continue;
    }
    const bool pointed_at = id[0] == '+';
    const std::optional<std::size_t> found = scene.find(pointed_at ? id.substr(1) : id);
    if (!found) return fail("there is no region " + id);
    const Region& region = scene.regions[*found];
    if (pointed_at && region.on_hover) state.hover = *region.on_hover;
    if (!pointed_at && region.on_activate) state = apply(story, state, *region.on_activate);
    scene = build_scene(story, map, state, transient, viewport, fonts, messages);
  }
  const Tokens& tokens = dark ? kDarkTokens : kLightTokens;
  const ImDrawData& data = headless.frame([&](ImDrawList& list) { draw_app(list, scene, story, map, tokens, dark, fonts); });
  if (fonts.missing_glyphs()) std::fputs("ui_snapshot: a character is missing in the fonts\n", stderr);

  const std::string png = png_from(rasterise(data, tokens.paper));
  std::FILE* const file = std::fopen(out_path.c_str(), "wb");
  if (file == nullptr) return fail(out_path + " cannot be written");
  const bool written = std::fwrite(png.data(), 1, png.size(), file) == png.size();
  if (std::fclose(file) != 0 || !written) return fail(out_path + " could not be written completely");
  std::printf("%s: %d commands, %d vertices, %d indices\n", out_path.c_str(), data.CmdLists[0]->CmdBuffer.Size,
              data.TotalVtxCount, data.TotalIdxCount);
  return 0;
}
