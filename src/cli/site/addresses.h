// Where a site's files are. What a page fetches lies under hashed/<hash of its content>/<name>, so that it may be kept for ever
// and a page never meets a file of another build; pages and what others link to keep their names.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/site/site_folder.h"

namespace standpoint::cli {

/// The assets' list of the files that have been given addresses already, one `name address` a line.
inline constexpr char kAddressesName[] = "files.txt";

class Addresses {
 public:
  /// The content of files.txt; "" where the assets have none, and every file keeps its name.
  explicit Addresses(std::string_view list);

  /// Gives a file the address of its content and lists it.
  SiteFile hashed(const SiteFile& file);

  /// HTML or CSS with the address in the place of each `="name"`.
  std::string placed_in(std::string html) const;

  /// {"name":"address",…} of what scripts fetch, for a <script type="application/json">.
  std::string json() const;

  /// The name itself where none is listed.
  std::string of(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> listed_;  // name, address
};

}  // namespace standpoint::cli
