// `standpoint build`: a story and the site's assets become a folder of static files.
#pragma once

#include <string>
#include <vector>

namespace standpoint::cli {

struct BuildOptions {
  std::string story;               // path
  std::string assets;              // folder with index.html and embed.html (templates), style sheets, modules, wasm, map, fonts
  std::string site;                // folder to write
  std::string article;             // path; unless empty, verbatim quotes must occur in it
  std::vector<std::string> hosts;  // origins whose pages may control an embed; empty: any
  std::string url;                 // where the site will be published, such as https://news.example/story/; empty: unknown
  bool overwrite = false;          // write even into a folder that contains other files
};

/// Builds the site. Returns the exit status: 0, 1 for a bad story, 2 for bad usage or a file that cannot be read or written. A
/// story with errors writes nothing; files that have not changed are not rewritten.
int run_build(const BuildOptions& options);

}  // namespace standpoint::cli
