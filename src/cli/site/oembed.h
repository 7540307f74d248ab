// Static oEmbed 1.0 (https://oembed.com), which lets a content management system replace a link to the page with the embed.
#pragma once

#include <string>

#include "standpoint/story.h"

namespace standpoint::cli {

/// Absolute URLs of one edition.
struct OembedAddresses {
  std::string site;   // ends with a slash
  std::string embed;  // the embed
  std::string image;  // of kShareSheet's size; may be ""
};

/// A response of type "rich". A static file cannot respect maxwidth, but the frame adapts to the width of its column.
std::string build_oembed_json(const Story& story, const OembedAddresses& at);

/// The <link> element for discovery of the response at `address`.
std::string build_oembed_link(const std::string& address, const std::string& title);

}  // namespace standpoint::cli
