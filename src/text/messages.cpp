#include "standpoint/messages.h"

#include <algorithm>

#include "base/stable_sort.h"
#include "english_messages.h"
#include "text/json_document.h"

namespace standpoint {
namespace {

using Arguments = std::initializer_list<MessageArgument>;

constexpr int kMaxNesting = 8;  // of forms in a pattern
constexpr JsonLimits kLimits{.bytes = 256 * 1024, .nesting = 1, .values = 4'000, .string_bytes = 4'000};

std::string_view trimmed(std::string_view s) {
  const auto from = s.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  return s.substr(from, s.find_last_not_of(" \t\n") - from + 1);
}

/// Index of the brace that closes the one at `open`; s.size() when there is none.
std::size_t find_closing_brace(std::string_view s, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < s.size(); ++i) {
    if (s[i] == '{') ++depth;
    if (s[i] == '}' && --depth == 0) return i;
  }
  return s.size();
}

/// From "one {# day} other {# days}", selects the form named `exact` ("=1"), else `wanted`, else "other".
std::string_view select_form(std::string_view forms, std::string_view exact, std::string_view wanted) {
  std::optional<std::string_view> chosen;
  std::string_view fallback;
  for (std::size_t at = 0; at < forms.size();) {
    const std::size_t open = forms.find('{', at);
    if (open == std::string_view::npos) break;
    const std::size_t close = find_closing_brace(forms, open);
    const std::string_view name = trimmed(forms.substr(at, open - at));
    const std::string_view text = forms.substr(open + 1, close - open - 1);
    if (name == exact) return text;
    if (name == wanted) chosen = text;
    if (name == "other") fallback = text;
    at = close + 1;
  }
  return chosen.value_or(fallback);
}

/// Formats patterns into `out`.
struct Formatter {
  std::string_view lang;
  Arguments arguments;
  std::string out;

  /// `inside`: the text between an argument's braces.
  void append_argument(std::string_view inside, int depth) {
    const std::size_t comma = inside.find(',');
    const std::string_view name = trimmed(inside.substr(0, comma));
    const auto* const found = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.name == name; });
    if (found == arguments.end()) {
      out.append("{").append(name).append("}");
      return;
    }
    const std::string value = found->count ? std::to_string(*found->count) : std::string(found->text);
    if (comma == std::string_view::npos) {
      out += value;
      return;
    }
    const std::string_view rest = inside.substr(comma + 1);
    const std::size_t second = std::min(rest.find(','), rest.size());
    const std::string_view forms = rest.substr(std::min(second + 1, rest.size()));
    const bool plural = trimmed(rest.substr(0, second)) == "plural" && found->count;
    const std::string exact = "=" + value;
    append_pattern(select_form(forms, exact, plural ? plural_category(lang, *found->count) : std::string_view(value)), value,
                   depth + 1);
  }

  /// `count`: what `#` stands for, inside a form.
  void append_pattern(std::string_view pattern, std::string_view count, int depth) {
    if (depth > kMaxNesting) return;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] == '{') {
        const std::size_t close = find_closing_brace(pattern, i);
        append_argument(pattern.substr(i + 1, close - i - 1), depth);
        i = close;
      } else if (pattern[i] == '#' && depth > 0) {
        out += count;
      } else {
        out += pattern[i];
      }
    }
  }
};

}  // namespace

std::string_view plural_category(std::string_view lang, long long n) {
  const long long tens = std::abs(n) % 100, ones = tens % 10;
  if (lang.substr(0, 2) != "uk") return std::abs(n) == 1 ? "one" : "other";
  if (ones == 1 && tens != 11) return "one";
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return "few";
  return "many";
}

const Messages& Messages::english() {
  static const Messages english = Messages::load(kEnglishMessages).value_or(Messages{});
  return english;
}

std::optional<Messages> Messages::load(std::string_view bytes) {
  const JsonResult json = parse_json(bytes, kLimits);
  const JsonDocument& document = json.document;
  if (json.fault || document.nodes.empty() || document[kJsonRoot].kind != JsonKind::object) return {};
  Messages out;
  for (JsonIndex key = 1; key < document.nodes.size(); key = document[key + 1].next) {
    if (document[key + 1].kind != JsonKind::string) return {};
    if (document.string(key) == "lang")
      out.lang_ = document.string(key + 1);
    else
      out.patterns_.emplace_back(document.string(key), document.string(key + 1));
  }
  if (out.lang_.empty()) return {};
  sort_stably(out.patterns_, [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

void Messages::add(const Messages& more) {
  lang_ = more.lang_;
  patterns_.insert(patterns_.end(), more.patterns_.begin(), more.patterns_.end());
  std::sort(patterns_.begin(), patterns_.end());
}

std::string_view Messages::pattern(std::string_view key) const {
  const auto at = std::lower_bound(patterns_.begin(), patterns_.end(), key,
                                   [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (at == patterns_.end() || at->first != key) return {};
  return at->second;
}

std::string Messages::operator()(std::string_view key, Arguments arguments) const {
  std::string_view found = pattern(key), found_lang = lang_;
  if (found.empty()) found = english().pattern(key), found_lang = english().lang_;
  if (found.empty()) return std::string(key);
  Formatter formatter{found_lang, arguments, {}};
  formatter.append_pattern(found, {}, 0);
  return std::move(formatter.out);
}

std::vector<std::string_view> Messages::keys() const {
  std::vector<std::string_view> out;
  for (const auto& [key, text] : patterns_) out.push_back(key);
  return out;
}

}  // namespace standpoint
