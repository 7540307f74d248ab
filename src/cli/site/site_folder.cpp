#include "cli/site/site_folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace standpoint::cli {
namespace fs = std::filesystem;
namespace {

constexpr char kMarkName[] = ".standpoint-site";
constexpr char kMarkText[] = "Written by 'standpoint build', which may write over anything in this folder.\n";

bool is_hidden(const fs::path& path) { return path.filename().string().rfind('.', 0) == 0; }

/// Writes to a temporary file and renames it, so that a server never sends an incomplete file.
bool replace_file(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  fs::path unfinished = path;
  unfinished += ".part";
  {
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      fs::remove(unfinished, error);
      return false;
    }
  }
  fs::rename(unfinished, path, error);
  return !error;
}

void remove_compressed_copies(const fs::path& path) {
  for (const char* suffix : {".br", ".gz"}) {
    fs::path copy = path;
    copy += suffix;
    std::error_code error;
    fs::remove(copy, error);
  }
}

}  // namespace

std::optional<std::string> read_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return std::nullopt;
  return bytes;
}

std::optional<std::vector<SiteFile>> read_folder(const fs::path& folder) {
  std::vector<SiteFile> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (is_hidden(it->path())) {
      it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file(error)) continue;
    std::optional<std::string> bytes = read_file(it->path());
    if (!bytes) return std::nullopt;
    files.push_back({it->path().lexically_relative(folder), std::move(*bytes)});
  }
  if (error) return std::nullopt;
  std::sort(files.begin(), files.end(), [](const SiteFile& a, const SiteFile& b) { return a.path < b.path; });
  return files;
}

std::string find_write_obstacle(const fs::path& site) {
  std::error_code error;
  const fs::file_status status = fs::status(site, error);
  if (!fs::exists(status)) return {};
  if (!fs::is_directory(status)) return "it is not a folder";
  if (fs::exists(site / kMarkName, error)) return {};
  const bool empty = fs::is_empty(site, error);
  if (error) return "it cannot be read";
  return empty ? std::string() : "it holds files that 'standpoint build' did not write";
}

Result<std::size_t> write_site(const fs::path& site, const std::vector<SiteFile>& files) {
  if (read_file(site / kMarkName) != kMarkText && !replace_file(site / kMarkName, kMarkText)) {
    return failure<std::size_t>("cannot write into " + site.string());
  }
  std::size_t written = 0;
  for (const SiteFile& file : files) {
    const fs::path path = site / file.path;
    const std::optional<std::string> before = read_file(path);
    if (before && *before == file.bytes) continue;
    remove_compressed_copies(path);
    if (!replace_file(path, file.bytes)) return failure<std::size_t>("cannot write " + path.string());
    ++written;
  }
  return {written, {}};
}

}  // namespace standpoint::cli
