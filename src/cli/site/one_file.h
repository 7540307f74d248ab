// The one-file page: a whole site in one HTML file that runs from a disk without a network.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/site/site_folder.h"
#include "standpoint/page.h"

namespace standpoint::cli {

/// The parts that do not depend on the story; built by web/tools/one-file.mjs.
struct OneFileParts {
  std::string page;  // the template
  std::string styles;
  std::string script;
  std::string shared_files;  // map, fonts, module, messages: HTML that browsers neither show nor run
};

/// Removes the parts from the assets and returns them; empty if some are missing.
std::optional<OneFileParts> extract_one_file_parts(std::vector<SiteFile>& assets);

/// The parts that depend on the story.
struct OneFileStory {
  std::vector<PageMarker> markers;    // of the page, without those for files
  std::string tokens;                 // the style sheet of colours
  std::vector<SiteFile> stories;      // JSON, one for each language
  std::vector<SiteFile> other_pages;  // HTML, in the languages other than its own
};

/// Fills the template. Fails as fill_page() does.
Result<std::string> make_one_file(const OneFileParts& parts, OneFileStory story);

/// Reduces a poster's <picture> to its <img>, with `svg` as a data: URL, since there are no separate files on the disk.
std::string inline_poster(const std::string& html, std::string_view svg);

}  // namespace standpoint::cli
