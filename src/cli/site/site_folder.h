// Reading and writing the folder of a site.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "standpoint/result.h"

namespace standpoint::cli {

struct SiteFile {
  std::filesystem::path path;  // relative to the site
  std::string bytes;
};

/// Empty if `path` is not a regular file or cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

/// All regular files below `folder` except hidden ones, with relative paths, sorted by path. Empty on an error.
std::optional<std::vector<SiteFile>> read_folder(const std::filesystem::path& folder);

/// Why `site` must not be written into; "" if it does not exist, is empty, or was written by an earlier build.
std::string find_write_obstacle(const std::filesystem::path& site);

/// Writes the files that have changed, and marks the folder as written by this program. Removes the compressed copies of
/// changed files, which a server would otherwise send instead. Returns how many files were written.
Result<std::size_t> write_site(const std::filesystem::path& site, const std::vector<SiteFile>& files);

}  // namespace standpoint::cli
