// What lets a device keep the page: the web app manifest (W3C) and the worker's list of what belongs to this edition.
#pragma once

#include <string>
#include <vector>

#include "cli/site/site_folder.h"
#include "standpoint/story.h"

namespace standpoint::cli {

inline constexpr char kWorkerName[] = "sw.js";

/// `start` is the page of the story's language, relative to the manifest.
std::string web_manifest(const Story& story, const std::string& start);

/// The worker's script with EDITION and KEPT before it: the address of each file and its integrity. index.html is kept as "./".
std::string worker_for(const std::string& script, const std::vector<SiteFile>& kept);

}  // namespace standpoint::cli
