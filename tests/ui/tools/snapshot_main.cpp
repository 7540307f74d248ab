// ui_snapshot: looks at a story without a browser or a GPU. What it writes is the canvas alone, as PNG.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "../headless.h"
#include "../raster.h"
#include "standpoint/load.h"
#include "standpoint/map_data.h"
#include "standpoint/scene.h"
#include "standpoint/theme.h"
#include "standpoint/url.h"
#include "ui/draw_app.h"
#include "ui/fonts.h"

namespace {

constexpr char kUsage[] =
    "usage: ui_snapshot STORY MAP FONT_DIR QUERY WIDTH HEIGHT RATIO light|dark OUT.png [TEXT_SCALE]\n"
    "WIDTH and HEIGHT are CSS px, MAP may be '-' for none.\n";

int fail(const std::string& why) {
  std::fprintf(stderr, "ui_snapshot: %s\n", why.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace standpoint;
  if (argc < 10 || argc > 11) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  const std::string story_path = argv[1], map_path = argv[2], font_folder = argv[3], theme = argv[8], out_path = argv[9];
  Viewport viewport;
  viewport.width_px = std::strtof(argv[5], nullptr);
  viewport.height_px = std::strtof(argv[6], nullptr);
  viewport.device_ratio = std::strtof(argv[7], nullptr);
  if (argc == 11) viewport.text_scale = std::strtof(argv[10], nullptr);
  const bool dark = theme == "dark";
  const auto in_range = [](float value, float low, float high) { return value >= low && value <= high; };
  if (!in_range(viewport.width_px, 1, 8192) || !in_range(viewport.height_px, 1, 8192) ||
      !in_range(viewport.device_ratio, 0.5f, 4) || !in_range(viewport.text_scale, 0.5f, 4) || (!dark && theme != "light")) {
    std::fputs(kUsage, stderr);
    return 2;
  }

  const LoadResult loaded = load_story(read_file(story_path));
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    std::fprintf(stderr, "%s\n", format_diagnostic(diagnostic, story_path).c_str());
  }
  if (!loaded.story) return fail("no story");
  const Story& story = *loaded.story;
  MapResult decoded;
  if (map_path != "-") {
    decoded = decode_map(read_file(map_path));
    if (!decoded.map) return fail(map_path + ": " + decoded.error);
  }
  const MapData* const map = decoded.map ? &*decoded.map : nullptr;
  const UrlResult address = state_from_query(story, argv[4]);
  for (const std::string& notice : address.notices) std::fprintf(stderr, "%s\n", notice.c_str());

  Headless headless(viewport.width_px, viewport.height_px, viewport.device_ratio);
  FontSet fonts;
  if (!add_fonts(fonts, font_folder, FontFiles::latin_and_extended)) return fail(font_folder + " lacks a font");
  const Scene scene = build_scene(story, map, address.state, {}, viewport, fonts);
  const Tokens& tokens = dark ? kDarkTokens : kLightTokens;
  const ImDrawData& data = headless.frame([&] { draw_app(scene, story, map, tokens, dark, fonts); });
  if (fonts.missing_glyphs()) std::fputs("ui_snapshot: a character is in no font\n", stderr);

  const std::string png = png_from(rasterise(data, tokens.paper));
  std::FILE* const file = std::fopen(out_path.c_str(), "wb");
  if (file == nullptr) return fail(out_path + " cannot be written");
  const bool written = std::fwrite(png.data(), 1, png.size(), file) == png.size();
  if (std::fclose(file) != 0 || !written) return fail(out_path + " could not be written wholly");
  std::printf("%s: %d commands, %d vertices, %d indices\n", out_path.c_str(), data.CmdLists[0]->CmdBuffer.Size,
              data.TotalVtxCount, data.TotalIdxCount);
  return 0;
}
