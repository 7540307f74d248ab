// Whether HTML is no more than our own writers write.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace standpoint::fuzz {

/// Reads HTML with a grammar that is much narrower than a browser's: elements are closed in order and none of them can run or
/// fetch anything, attributes have names without "on" before them and values in double quotes, addresses are http(s) or within
/// the page, and in texts and values stand no < > " and no & but of the five references that escape_html() writes.
class StrictHtml {
 public:
  static bool holds(std::string_view html) {
    StrictHtml reader(html);
    return reader.read();
  }

 private:
  explicit StrictHtml(std::string_view html) : rest_(html) {}

  bool take(std::string_view token) {
    if (rest_.substr(0, token.size()) != token) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  std::string_view take_name() {
    const auto end = std::min(rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-B"), rest_.size());
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return name;
  }

  static bool is_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '<' || c == '>' || c == '"' || (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')) return false;
      if (c != '&') continue;
      const std::string_view reference = text.substr(i, std::min(text.find(';', i), text.size()) - i);
      if (reference != "&amp" && reference != "&lt" && reference != "&gt" && reference != "&quot" && reference != "&#39")
        return false;
    }
    return true;
  }

  static bool is_harmless(std::string_view element) {
    constexpr std::string_view kHarmful[] = {"script",   "style",    "iframe", "object", "embed",        "link",  "meta",
                                             "base",     "form",     "input",  "img",    "video",        "audio", "template",
                                             "noscript", "textarea", "title",  "math",   "foreignObject"};
    return std::find(std::begin(kHarmful), std::end(kHarmful), element) == std::end(kHarmful);
  }

  static std::string lower_case(std::string_view text) {
    std::string out;
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
  }

  static bool is_good_address(std::string_view value) {
    const std::string scheme = lower_case(value.substr(0, value.find(':')));
    return value.substr(0, 1) == "#" || scheme == "http" || scheme == "https";
  }

  bool read_attributes() {
    while (take(" ")) {
      const std::string_view name = take_name();
      if (name.empty() || name.substr(0, 2) == "on" || name == "style" || !take("=\"")) return false;
      const std::string_view value = rest_.substr(0, rest_.find('"'));
      if (value.size() == rest_.size() || !is_text(value)) return false;
      if ((name == "href" || name == "src" || name == "cite") && !is_good_address(value)) return false;
      rest_.remove_prefix(value.size() + 1);
    }
    return true;
  }

  bool read() {
    std::vector<std::string_view> open;
    while (!rest_.empty()) {
      const std::string_view text = rest_.substr(0, rest_.find('<'));
      if (!is_text(text)) return false;
      rest_.remove_prefix(text.size());
      if (take("</")) {
        if (open.empty() || take_name() != open.back() || !take(">")) return false;
        open.pop_back();
      } else if (take("<")) {
        const std::string_view name = take_name();
        if (name.empty() || !is_harmless(name) || !read_attributes()) return false;
        if (take("/>")) continue;
        if (!take(">")) return false;
        open.push_back(name);
      }
    }
    return open.empty();
  }

  std::string_view rest_;
};

}  // namespace standpoint::fuzz
