// Addresses of a site's files. Files that a page fetches are under hashed/<hash of the content>/<name>, so that they can be
// cached for ever and a page never gets a file of another build. Pages, and files that other sites link to, keep their names.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/site/site_folder.h"

namespace standpoint::cli {

/// The assets' list of files that have hashed addresses already, one `name address` per line.
inline constexpr char kAddressesName[] = "files.txt";

class Addresses {
 public:
  /// `list`: the content of files.txt; "" if the assets have none.
  explicit Addresses(std::string_view list);

  /// Adds the hashed address of a file. Returns the file with that as its path.
  SiteFile add_hashed(const SiteFile& file);

  /// Replaces each attribute value `="name"` in HTML with the address.
  std::string substitute(std::string html) const;

  /// {"name":"address",…} of the files that scripts fetch, for a <script type="application/json">.
  std::string json() const;

  /// The address of a file; `name` itself if it has none.
  std::string find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> listed_;  // name, address
};

}  // namespace standpoint::cli
