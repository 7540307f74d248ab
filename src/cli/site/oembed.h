// Static oEmbed (https://oembed.com, 1.0): what a newsroom's system needs to turn a link to the page into the explainer itself.
#pragma once

#include <string>

#include "standpoint/story.h"

namespace standpoint::cli {

/// Where the things of one edition stand, each a whole address.
struct OembedAddresses {
  std::string site;   // with a slash at its end
  std::string embed;  // the page for frames
  std::string image;  // of kShareSheet's size; "" for none
};

/// The answer of type "rich". It is the same whatever is asked for: a static file reads no maxwidth, and the frame takes its
/// column's width.
std::string oembed_json(const Story& story, const OembedAddresses& at);

/// The <link> by which the page tells where its answer is.
std::string oembed_link(const std::string& address, const std::string& title);

}  // namespace standpoint::cli
