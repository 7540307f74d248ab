// The picture of the opening view that stands in for the canvas until it is alive, and for good where it cannot be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/site/site_folder.h"
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

/// What is shown of the page where others link to it.
struct ShareImage {
  SiteFile drawing;   // share.svg: web/tools/share-image.mjs makes share.png of it, which is what sites show
  std::string html;   // <meta> elements: Open Graph, and Twitter's card
  std::string error;  // one sentence, when the map cannot be read
};

/// The opening view, kShareSheet in size. `base` is where the site will stand, with a slash at its end; without it the image's
/// address is relative, which most sites do not follow. `page` is the file that it is the image of.
ShareImage make_share_image(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix,
                            const std::string& base, const std::string& page);

}  // namespace standpoint::cli
