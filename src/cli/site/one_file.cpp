#include "cli/site/one_file.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "cli/site/digest.h"

namespace standpoint::cli {
namespace {

constexpr char kFolder[] = "one-file";

/// Escapes < in JSON, so that no string in it can end the <script> element.
std::string escape_for_script(std::string_view json) {
  std::string out;
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

/// Removes the linked data: search engines do not index the pages inside a one-file page.
std::string remove_linked_data(std::string html) {
  constexpr std::string_view kStartTag = "<script type=\"application/ld+json\">", kEndTag = "</script>";
  const std::size_t from = html.find(kStartTag);
  const std::size_t end = from == std::string::npos ? from : html.find(kEndTag, from);
  return end == std::string::npos ? html : html.erase(from, end + kEndTag.size() - from);
}

}  // namespace

std::optional<OneFileParts> extract_one_file_parts(std::vector<SiteFile>& assets) {
  OneFileParts parts;
  const std::pair<const char*, std::string*> wanted[] = {{"one-file/page.html", &parts.page},
                                                         {"one-file/styles.css", &parts.styles},
                                                         {"one-file/script.js", &parts.script},
                                                         {"one-file/shared-files.html", &parts.shared_files}};
  std::size_t found = 0;
  for (const auto& [path, part] : wanted) {
    for (SiteFile& file : assets) {
      if (file.path != path) continue;
      *part = std::move(file.bytes);
      ++found;
    }
  }
  std::erase_if(assets, [](const SiteFile& file) { return *file.path.begin() == kFolder; });
  if (found != std::size(wanted)) return std::nullopt;
  return parts;
}

Result<std::string> make_one_file(const OneFileParts& parts, OneFileStory story) {
  std::string files;
  for (const SiteFile& file : story.stories) {
    files += "<script type=\"text/plain\" data-file=\"" + file.path.generic_string() + "\">" + escape_for_script(file.bytes) +
             "</script>\n";
  }
  for (const SiteFile& page : story.other_pages) {
    files += "<template data-file=\"" + page.path.generic_string() + "\">" + remove_linked_data(page.bytes) + "</template>\n";
  }
  story.markers.push_back({"story_files", std::move(files)});
  story.markers.push_back({"shared_files", parts.shared_files});
  story.markers.push_back({"script", parts.script});
  story.markers.push_back({"styles", parts.styles});
  story.markers.push_back({"tokens", story.tokens});
  story.markers.push_back({"tokens_hash", "'sha256-" + base64(sha256(story.tokens)) + "'"});
  return fill_page(parts.page, story.markers);
}

std::string inline_poster(const std::string& html, std::string_view svg) {
  const std::size_t image = html.find("<img ");
  if (image == std::string::npos) return {};
  std::string picture = "<picture class=\"poster\">" + html.substr(image);
  const std::string source = " src=\"";
  const std::size_t from = picture.find(source) + source.size();
  return picture.replace(from, picture.find('"', from) - from, "data:image/svg+xml;base64," + base64(svg));
}

}  // namespace standpoint::cli
