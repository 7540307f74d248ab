#include <doctest/doctest.h>

#include <string>

#include "cli/site/addresses.h"
#include "cli/site/digest.h"
#include "cli/site/offline.h"
#include "cli/site/one_file.h"

namespace standpoint::cli {
namespace {

TEST_CASE("SHA-256 and base64 agree with the examples of their standards") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex(sha256(std::string(1000000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (const auto& [bytes, text] : {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}}) {
    CHECK(base64(std::string_view(bytes)) == text);
  }
  CHECK(base64(sha256("abc")) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("a file's address depends on its content and replaces its name in HTML") {
  Addresses addresses("boot.js hashed/AB/boot.js\nmap.bin hashed/cd/map.bin\n");
  const SiteFile one = addresses.add_hashed({.path = "story.json", .bytes = "{}"});
  const SiteFile other = Addresses("").add_hashed({.path = "story.json", .bytes = "{ }"});
  CHECK(one.path == "hashed/44136fa355b3/story.json");
  CHECK(one.bytes == "{}");
  CHECK(other.path != one.path);
  CHECK(addresses.find("map.bin") == "hashed/cd/map.bin");
  CHECK(addresses.find("index.html") == "index.html");
  CHECK(addresses.substitute("<a href=\"story.json\"><b title=\"my story.json\">") ==
        "<a href=\"hashed/44136fa355b3/story.json\"><b title=\"my story.json\">");
  CHECK(addresses.json() == "{\"map.bin\":\"hashed/cd/map.bin\",\"story.json\":\"hashed/44136fa355b3/story.json\"}");
}

TEST_CASE("the worker's list has the integrity of each file, and other content results in another EDITION") {
  const std::string worker = build_worker("run();", {{"index.html", "abc"}, {"a.css", ""}});
  CHECK(worker.find("KEPT=[[\"./\",\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\"],[\"a.css\",") != std::string::npos);
  CHECK(worker.substr(worker.find('\n') + 1) == "run();");
  CHECK(build_worker("run();", {{"index.html", "abd"}, {"a.css", ""}}).substr(0, 30) != worker.substr(0, 30));
}

TEST_CASE("no text of the story can end its element in the one-file page") {
  OneFileParts parts{
      .page = "<style>{{tokens}}</style>{{tokens_hash}}{{styles}}{{story_files}}{{shared_files}}{{script}}{{title}}",
      .styles = "s",
      .script = "{{title}}",
      .shared_files = "f"};
  OneFileStory story{
      .markers = {{"title", "T"}}, .tokens = "abc", .stories = {{"story.json", R"({"a":"</script><!--"})"}}, .other_pages = {}};
  const Result<std::string> page = make_one_file(parts, story);
  REQUIRE(page.value);
  CHECK(*page ==
        "<style>abc</style>'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='s"
        "<script type=\"text/plain\" data-file=\"story.json\">{\"a\":\"\\u003c/script>\\u003c!--\"}</script>\n"
        "f{{title}}T");
  CHECK(inline_poster("<picture class=\"poster\"><source media=\"m\" srcset=\"a.svg\"><img id=\"poster\" src=\"b.svg\" "
                      "alt=\"c\"></picture>",
                      "foo") ==
        "<picture class=\"poster\"><img id=\"poster\" src=\"data:image/svg+xml;base64,Zm9v\" alt=\"c\"></picture>");
}

TEST_CASE("the parts of the one-file page are removed from the assets") {
  std::vector<SiteFile> assets = {{"a.css", ""},
                                  {"one-file/page.html", "p"},
                                  {"one-file/script.js", "j"},
                                  {"one-file/shared-files.html", "f"},
                                  {"one-file/styles.css", "s"}};
  const auto parts = extract_one_file_parts(assets);
  REQUIRE(parts.has_value());
  CHECK(parts->page == "p");
  CHECK(parts->shared_files == "f");
  CHECK(assets.size() == 1);
  CHECK_FALSE(extract_one_file_parts(assets).has_value());
}

}  // namespace
}  // namespace standpoint::cli
