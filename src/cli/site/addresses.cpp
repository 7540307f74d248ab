#include "cli/site/addresses.h"

#include <cstddef>

#include "cli/site/digest.h"

namespace standpoint::cli {
namespace {

constexpr std::size_t kHashDigits = 12;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

Addresses::Addresses(std::string_view list) {
  while (!list.empty()) {
    const std::string_view line = list.substr(0, list.find('\n'));
    list.remove_prefix(line.size() < list.size() ? line.size() + 1 : line.size());
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos) listed_.emplace_back(line.substr(0, space), line.substr(space + 1));
  }
}

SiteFile Addresses::add_hashed(const SiteFile& file) {
  const std::string name = file.path.generic_string();
  const std::string address = "hashed/" + hex(sha256(file.bytes)).substr(0, kHashDigits) + "/" + name;
  listed_.emplace_back(name, address);
  return {.path = address, .bytes = file.bytes};
}

std::string Addresses::substitute(std::string html) const {
  for (const auto& [name, address] : listed_) {
    const std::string original = "=\"" + name + "\"";
    const std::string replacement = "=\"" + address + "\"";
    for (std::size_t at = 0; (at = html.find(original, at)) != std::string::npos; at += replacement.size()) {
      html.replace(at, original.size(), replacement);
    }
  }
  return html;
}

std::string Addresses::json() const {
  std::string json = "{";
  for (const auto& [name, address] : listed_) {
    if (ends_with(name, ".js")) continue;
    if (json.size() > 1) json += ',';
    json.append("\"").append(name).append("\":\"").append(address).append("\"");
  }
  return json + "}";
}

std::string Addresses::find(std::string_view name) const {
  for (const auto& entry : listed_) {
    if (entry.first == name) return entry.second;
  }
  return std::string(name);
}

}  // namespace standpoint::cli
