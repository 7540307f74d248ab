#include "cli/site/oembed.h"

#include "standpoint/picture.h"
#include "text/escape.h"
#include "text/json_writer.h"

namespace standpoint::cli {
namespace {

// The size that the page's embed dialog suggests too: the column of an article, and the height of the embed in it.
constexpr int kWidthPx = 660;
constexpr int kHeightPx = 900;

std::string build_frame(const Story& story, const std::string& src) {
  return "<iframe src=\"" + escape_html(src) + "\" title=\"" + escape_html(story.headline) + "\" width=\"" +
         std::to_string(kWidthPx) + "\" height=\"" + std::to_string(kHeightPx) +
         "\" loading=\"lazy\" allow=\"fullscreen; clipboard-write; web-share\" style=\"width:100%;max-width:" +
         std::to_string(kWidthPx) + "px;border:0\"></iframe>";
}

}  // namespace

std::string build_oembed_json(const Story& story, const OembedAddresses& at) {
  JsonWriter json;
  json.begin_object()
      .member("version", "1.0")
      .member("type", "rich")
      .member("title", story.headline)
      .member("provider_name", "Standpoint")
      .member("provider_url", at.site)
      .member("html", build_frame(story, at.embed))
      .member("width", kWidthPx)
      .member("height", kHeightPx);
  if (!at.image.empty()) {
    json.member("thumbnail_url", at.image)
        .member("thumbnail_width", static_cast<int>(kShareSheet.width_px))
        .member("thumbnail_height", static_cast<int>(kShareSheet.height_px));
  }
  return json.end_object().take() + '\n';
}

std::string build_oembed_link(const std::string& address, const std::string& title) {
  return "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"" + escape_html(address) + "\" title=\"" +
         escape_html(title) + "\">\n";
}

}  // namespace standpoint::cli
