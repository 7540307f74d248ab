// Still pictures of the opening view: the poster, which the page shows until the canvas has drawn, and the image for sharing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/site/site_folder.h"
#include "standpoint/story.h"

namespace standpoint::cli {

struct Posters {
  std::vector<SiteFile> files;
  std::string html;   // <picture> element for the template
  std::string error;  // one sentence, when the map cannot be read
};

/// Draws one poster for each layout of the page. `suffix` ("" or ".de") precedes the extension of the file names.
Posters make_posters(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix);

/// The preview that social networks show for a link to the page.
struct ShareImage {
  SiteFile drawing;   // share.svg, from which web/tools/share-image.mjs makes share.png
  std::string html;   // <meta> elements: Open Graph and Twitter card
  std::string error;  // one sentence, when the map cannot be read
};

/// Draws the opening view in the size of kShareSheet. `base` is the site's URL with a trailing slash; if "", the image's URL is
/// relative, which most sites ignore. `page` is the file name of the page that is shared.
ShareImage make_share_image(const Story& story, std::string_view map_bytes, const Messages& say, const std::string& suffix,
                            const std::string& base, const std::string& page);

}  // namespace standpoint::cli
