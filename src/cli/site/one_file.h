// The one-file edition: the page with everything that it needs inside, to be opened from a disk without a network.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/site/site_folder.h"
#include "standpoint/page.h"

namespace standpoint::cli {

/// What every story's one file shares; web/tools/one-file.mjs makes it.
struct OneFileParts {
  std::string page;  // the template
  std::string styles;
  std::string script;
  std::string shared_files;  // map, fonts, module, words: HTML that no browser shows or runs
};

/// Takes the parts out of the assets; nothing where they are not all there.
std::optional<OneFileParts> take_one_file_parts(std::vector<SiteFile>& assets);

/// What the story brings.
struct OneFileStory {
  std::vector<PageMarker> markers;    // of the page; those for files are added here
  std::string tokens;                 // the style sheet of colours
  std::vector<SiteFile> stories;      // in each of its languages, JSON
  std::vector<SiteFile> other_pages;  // in its other languages, HTML
};

PageResult make_one_file(const OneFileParts& parts, OneFileStory story);

/// A poster's <picture>, of which only the first of its pictures is left: as data, since a disk may not hold the file.
std::string poster_within(const std::string& html, std::string_view svg);

}  // namespace standpoint::cli
