#include "cli/site/site_folder.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace standpoint::cli {
namespace {

namespace fs = std::filesystem;

/// A folder for as long as a test takes.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "standpoint-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code error;
    fs::remove_all(path, error);
  }

  void put(const char* name, const char* bytes) const { std::ofstream(path / name, std::ios::binary) << bytes; }

  fs::path path;
};

}  // namespace

TEST_CASE("a file that has changed loses its compressed copies, one that has not keeps them") {
  const Folder site;
  CHECK(write_site(site.path, {{"a.css", "one"}, {"b.css", "two"}}).value == 2);
  for (const char* copy : {"a.css.br", "a.css.gz", "b.css.br", "b.css.gz"}) site.put(copy, "compressed");
  const Result<std::size_t> again = write_site(site.path, {{"a.css", "another"}, {"b.css", "two"}});
  CHECK(again.value == 1);
  CHECK(read_file(site.path / "a.css") == "another");
  CHECK_FALSE(fs::exists(site.path / "a.css.br"));
  CHECK_FALSE(fs::exists(site.path / "a.css.gz"));
  CHECK(fs::exists(site.path / "b.css.br"));
  CHECK(fs::exists(site.path / "b.css.gz"));
}

TEST_CASE("a folder that an earlier build did not write is left alone") {
  const Folder site;
  CHECK(find_write_obstacle(site.path).empty());
  CHECK(find_write_obstacle(site.path / "new").empty());
  site.put("essay.txt", "mine");
  CHECK_FALSE(find_write_obstacle(site.path).empty());
  CHECK_FALSE(find_write_obstacle(site.path / "essay.txt").empty());
  CHECK(write_site(site.path, {}).value == 0);
  CHECK(find_write_obstacle(site.path).empty());
}

}  // namespace standpoint::cli
