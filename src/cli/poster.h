// The picture of the opening view that stands in for the canvas until it is alive, and for good where it cannot be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site_folder.h"
#include "standpoint/story.h"

namespace standpoint::cli {

struct Posters {
  std::vector<SiteFile> files;
  std::string html;   // <picture> for the template; "" without a map
  std::string error;  // one sentence, when the map cannot be read
};

/// One picture for each layout of the page, drawn from the packed map.
/// `suffix` comes before the files' ending: "" or ".de".
Posters make_posters(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix);

}  // namespace standpoint::cli
