// fuzz_replay TARGET FOLDER: runs the target on every file of the folder, by any compiler and under its sanitizers.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code missing;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, missing)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// In memory of exactly its size, so that a read beyond the end is seen.
void run(const standpoint::fuzz::Target& target, const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  standpoint::fuzz::require(!file.bad());
  const auto exact = std::make_unique<char[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), exact.get());
  target.run({exact.get(), bytes.size()});
}

}  // namespace

int main(int argc, char** argv) {
  const auto& all = standpoint::fuzz::targets();
  const auto target =
      std::find_if(all.begin(), all.end(), [&](const auto& t) { return argc == 3 && std::strcmp(t.name, argv[1]) == 0; });
  if (target == all.end()) {
    std::fprintf(stderr, "usage: fuzz_replay TARGET FOLDER\ntargets:");
    for (const auto& known : all) std::fprintf(stderr, " %s", known.name);
    std::fprintf(stderr, "\n");
    return 2;
  }
  const std::vector<fs::path> files = files_of(argv[2]);
  if (files.empty()) {
    std::fprintf(stderr, "%s: no inputs in %s\n", target->name, argv[2]);
    return 1;
  }
  for (const fs::path& path : files) {
    // Before it runs: after a crash, the last line names the input.
    std::printf("%s\n", path.filename().c_str());
    std::fflush(stdout);
    run(*target, path);
  }
  std::printf("%s: %zu inputs\n", target->name, files.size());
  return 0;
}
