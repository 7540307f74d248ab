#include "cli/site/offline.h"

#include <cstdio>

#include "cli/site/digest.h"
#include "standpoint/theme.h"
#include "text/escape.h"

namespace standpoint::cli {
namespace {

std::string format_css_colour(std::uint32_t rgb) {
  char text[8];
  std::snprintf(text, sizeof text, "#%06x", static_cast<unsigned>(rgb & 0xffffff));
  return text;
}

}  // namespace

std::string build_web_manifest(const Story& story, const std::string& start) {
  const std::string paper = format_css_colour(kLightTokens.paper);
  return "{\"id\":\"./\",\"name\":" + json_string(story.headline) +
         ",\"short_name\":\"Standpoint\",\"lang\":" + json_string(story.lang) + ",\"start_url\":" + json_string(start) +
         ",\"scope\":\"./\",\"display\":\"minimal-ui\"," + "\"background_color\":\"" + paper + "\",\"theme_color\":\"" + paper +
         "\",\"icons\":[" + R"({"src":"favicon.svg","sizes":"any","type":"image/svg+xml"},)" +
         R"({"src":"icon-192.png","sizes":"192x192","type":"image/png","purpose":"any maskable"},)" +
         R"({"src":"icon-512.png","sizes":"512x512","type":"image/png","purpose":"any maskable"}]})" + "\n";
}

std::string build_worker(const std::string& script, const std::vector<SiteFile>& kept) {
  std::string list;
  for (const SiteFile& file : kept) {
    const std::string path = file.path.generic_string();
    if (!list.empty()) list += ',';
    list += "[" + json_string(path == "index.html" ? "./" : path) + ",\"sha256-" + base64(sha256(file.bytes)) + "\"]";
  }
  return "const EDITION=\"" + hex(sha256(list + script)).substr(0, 12) + "\",KEPT=[" + list + "];\n" + script;
}

}  // namespace standpoint::cli
