// `standpoint build`: a story and the site's assets become a folder of static files.
#pragma once

#include <string>
#include <vector>

namespace standpoint::cli {

struct BuildOptions {
  std::string story;               // path
  std::string assets;              // folder: index.html and embed.html (templates), style sheets, modules, wasm, map, fonts
  std::string site;                // folder to write
  std::string article;             // path; when given, verbatim quotations are looked for in it first
  std::vector<std::string> hosts;  // origins that may set and ask an embed; empty: any
  std::string url;                 // where the site will stand, such as https://news.example/story/; empty: not known
  bool overwrite = false;          // write even into a folder that holds other things
};

/// Gives the exit status: 0, 1 for a bad story, 2 for what cannot be read or written. A story with errors writes nothing; a
/// second build writes only what has changed.
int run_build(const BuildOptions& options);

}  // namespace standpoint::cli
