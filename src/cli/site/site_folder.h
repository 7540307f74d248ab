// A folder of the site: what belongs in it, and writing no more than has changed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace standpoint::cli {

struct SiteFile {
  std::filesystem::path path;  // relative to the site
  std::string bytes;
};

std::optional<std::string> read_file(const std::filesystem::path& path);

/// Every regular file below `folder`, hidden ones left out, with paths relative to it, in order of path.
std::optional<std::vector<SiteFile>> read_folder(const std::filesystem::path& folder);

/// "" when `site` may be written into: it does not exist, is empty, or was made by an earlier build. Otherwise why not.
std::string refusal(const std::filesystem::path& site);

struct WriteResult {
  std::size_t written = 0;  // the others held the same bytes already
  std::string error;        // "" when all is well
};

/// Writes the files and marks the folder as ours. A compressed copy beside a changed file is removed: it would be served
/// instead.
WriteResult write_site(const std::filesystem::path& site, const std::vector<SiteFile>& files);

}  // namespace standpoint::cli
