#include "build.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "poster.h"
#include "site_folder.h"
#include "standpoint/load.h"
#include "standpoint/page.h"
#include "standpoint/theme.h"
#include "standpoint/transcript.h"

namespace standpoint::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kBadStory = 1;
constexpr int kBadUsage = 2;  // or a file that cannot be read or written

constexpr char kTemplateName[] = "index.html";
constexpr char kOpeningMapName[] = "map-opening.bin";
constexpr char kFullMapName[] = "map-full.bin";  // outlines that no edge cuts open

int complain(const std::string& sentence) {
  std::fprintf(stderr, "standpoint: %s\n", sentence.c_str());
  return kBadUsage;
}

const SiteFile* find(const std::vector<SiteFile>& files, std::string_view path) {
  const auto file = std::find_if(files.begin(), files.end(), [&](const SiteFile& f) { return f.path == path; });
  return file == files.end() ? nullptr : &*file;
}

void append_link(std::string& html, std::string_view href, std::string_view attributes) {
  html += "<link href=\"";
  html += href;
  html += "\" ";
  html += attributes;
  html += ">\n";
}

/// What the first picture and the first answer wait for, so that the browser asks for it without waiting for boot.js: the
/// modules that boot.js names and, unless no script is to run, their data, the opening lines' fonts first.
std::string preloads(const std::vector<SiteFile>& files) {
  std::string html;
  const SiteFile* boot = find(files, "boot.js");
  if (boot == nullptr) return html;
  for (const SiteFile& file : files) {
    const std::string name = file.path.string();
    if (file.path.extension() == ".js" && boot->bytes.find("'./" + name + "'") != std::string::npos) {
      append_link(html, name, "rel=\"modulepreload\"");
    }
  }
  for (const char* data : {"fonts/serif-semibold-latin.ttf", "fonts/sans-regular-latin.ttf", "fonts/sans-semibold-latin.ttf",
                           "fonts/serif-regular-latin.ttf", "standpoint.wasm", "story.json", kOpeningMapName}) {
    if (find(files, data)) append_link(html, data, "rel=\"preload\" as=\"fetch\" media=\"(scripting)\" crossorigin");
  }
  return html;
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code error;
  const fs::path relative = fs::weakly_canonical(inner, error).lexically_relative(fs::weakly_canonical(outer, error));
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

int run_build(const BuildOptions& options) {
  const int checked = run_check(options.story, options.article, stderr);
  if (checked != 0) return checked;
  const std::optional<std::string> bytes = read_file(options.story);
  if (!bytes) return complain("cannot read " + options.story);
  const LoadResult loaded = load_story(*bytes);
  if (!loaded.story) return kBadStory;
  const Story& story = *loaded.story;

  const fs::path site = options.site;
  if (lies_in(site, options.assets) || lies_in(options.assets, site)) {
    return complain("the site and its assets must be different folders, neither in the other");
  }
  const std::string why_not = options.overwrite ? std::string() : refusal(site);
  if (!why_not.empty()) return complain("will not write into " + options.site + ": " + why_not + " (--force does)");
  std::optional<std::vector<SiteFile>> files = read_folder(options.assets);
  if (!files) return complain("cannot read the assets in " + options.assets);

  Posters posters;
  if (const SiteFile* map = find(*files, kFullMapName)) posters = make_posters(story, map->bytes);
  if (!posters.error.empty()) return complain(std::string(kFullMapName) + ": " + posters.error);
  std::vector<SiteFile> made = std::move(posters.files);
  made.push_back({.path = "story.json", .bytes = *bytes});
  made.push_back({.path = "tokens.css", .bytes = theme_css() + party_css(story)});
  for (SiteFile& file : made) {
    if (find(*files, file.path.string())) return complain("the assets hold a " + file.path.string() + " of their own");
    files->push_back(std::move(file));
  }

  const auto page = std::find_if(files->begin(), files->end(), [](const SiteFile& f) { return f.path == kTemplateName; });
  if (page == files->end()) return complain(options.assets + " has no " + kTemplateName);
  std::vector<PageMarker> markers = story_markers(story);
  markers.push_back({"preloads", preloads(*files)});
  markers.push_back({"poster", std::move(posters.html)});
  PageResult filled = fill_page(page->bytes, markers);
  if (!filled.error.empty()) return complain(std::string(kTemplateName) + ": " + filled.error);
  page->bytes = std::move(filled.html);

  const WriteResult written = write_site(site, *files);
  if (!written.error.empty()) return complain(written.error);
  std::printf("%s: %zu files, %zu written\n", options.site.c_str(), files->size(), written.written);
  return 0;
}

}  // namespace standpoint::cli
