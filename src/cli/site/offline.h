// Offline use: the web app manifest (W3C) and the service worker with its list of files.
#pragma once

#include <string>
#include <vector>

#include "cli/site/site_folder.h"
#include "standpoint/story.h"

namespace standpoint::cli {

inline constexpr char kWorkerName[] = "sw.js";

/// `start` is the page of the story's language, relative to the manifest.
std::string build_web_manifest(const Story& story, const std::string& start);

/// The service worker's script, preceded by EDITION, a hash that identifies the build, and KEPT, the path and integrity of each
/// file to keep. index.html is kept as "./".
std::string build_worker(const std::string& script, const std::vector<SiteFile>& kept);

}  // namespace standpoint::cli
