#include "cli/site/oembed.h"

#include "standpoint/picture.h"
#include "text/escape.h"

namespace standpoint::cli {
namespace {

// What web/embed-dialog.js offers, too: a column of an article, and the embed's height in it.
constexpr int kWidthPx = 660;
constexpr int kHeightPx = 900;

std::string frame(const Story& story, const std::string& src) {
  return "<iframe src=\"" + escape_html(src) + "\" title=\"" + escape_html(story.headline) + "\" width=\"" +
         std::to_string(kWidthPx) + "\" height=\"" + std::to_string(kHeightPx) +
         "\" loading=\"lazy\" allow=\"fullscreen; clipboard-write; web-share\" style=\"width:100%;max-width:" +
         std::to_string(kWidthPx) + "px;border:0\"></iframe>";
}

}  // namespace

std::string oembed_json(const Story& story, const OembedAddresses& at) {
  std::string json = R"({"version":"1.0","type":"rich","title":)" + json_string(story.headline) +
                     R"(,"provider_name":"Standpoint","provider_url":)" + json_string(at.site) +
                     ",\"html\":" + json_string(frame(story, at.embed)) + ",\"width\":" + std::to_string(kWidthPx) +
                     ",\"height\":" + std::to_string(kHeightPx);
  if (!at.image.empty()) {
    json += ",\"thumbnail_url\":" + json_string(at.image) +
            ",\"thumbnail_width\":" + std::to_string(static_cast<int>(kShareSheet.width_px)) +
            ",\"thumbnail_height\":" + std::to_string(static_cast<int>(kShareSheet.height_px));
  }
  return json + "}\n";
}

std::string oembed_link(const std::string& address, const std::string& title) {
  return "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"" + escape_html(address) + "\" title=\"" +
         escape_html(title) + "\">\n";
}

}  // namespace standpoint::cli
