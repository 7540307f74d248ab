#include "standpoint/localise.h"

#include <algorithm>
#include <string>
#include <utility>

#include "format/load_problems.h"
#include "format/load_reader.h"
#include "text/json_document.h"
#include "text/suggestion.h"
#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxLanguages = 16;
constexpr std::size_t kMaxHintCodePoints = 120, kMaxExampleCodePoints = 60;  // of a text in a diagnostic
constexpr std::size_t kMinCommonPrefix = 16;  // bytes that two long texts must share at the start to count as similar

/// Paths of keys to the story's own texts, which are translated. Quotes are not among them.
constexpr std::string_view kTranslatedPaths[] = {
    "headline",        "standfirst",           "sources/paragraph_rule", "parties/name",        "parties/short_name",
    "people/name",     "parties/place/name",   "people/office",          "people/short_office", "questions/text",
    "quotes/context",  "questions/short_text", "quotes/venue",           "quotes/place/name",   "positions/summary",
    "discussion/text", "events/title",         "events/short_title",     "steps/title",         "steps/text",
    "steps/notes",     "map/disputed/name",    "map/disputed/label"};

bool is_translated(std::string_view path) {
  return std::find(std::begin(kTranslatedPaths), std::end(kTranslatedPaths), path) != std::end(kTranslatedPaths);
}

bool is_object(const JsonDocument& json, JsonIndex node) {
  return node != kJsonAbsent && node < json.nodes.size() && json[node].kind == JsonKind::object;
}

/// The key node of an object's member, or kJsonAbsent.
JsonIndex find_key(const JsonDocument& json, JsonIndex object, std::string_view key) {
  if (!is_object(json, object)) return kJsonAbsent;
  for (JsonIndex i = object + 1; i < json[object].next; i = json[i + 1].next)
    if (json.string(i) == key) return i;
  return kJsonAbsent;
}

/// The value node of an object's member, or kJsonAbsent.
JsonIndex find_value(const JsonDocument& json, JsonIndex object, std::string_view key) {
  const JsonIndex found = find_key(json, object, key);
  return found == kJsonAbsent ? kJsonAbsent : found + 1;
}

/// The string at a node; "" if it is absent or not a string.
std::string_view text_at(const JsonDocument& json, JsonIndex node) {
  return node == kJsonAbsent || json[node].kind != JsonKind::string ? std::string_view() : json.string(node);
}

/// Calls `visit(path, node)` for every string of the story except the translations.
template <class Visit>
void for_each_string(const JsonDocument& json, JsonIndex node, const std::string& path, const Visit& visit) {
  const JsonNode& it = json[node];
  if (it.kind == JsonKind::string) visit(path, node);
  if (it.kind == JsonKind::array)
    for (JsonIndex i = node + 1; i < it.next; i = json[i].next) for_each_string(json, i, path, visit);
  if (it.kind != JsonKind::object) return;
  for (JsonIndex i = node + 1; i < it.next; i = json[i + 1].next) {
    const std::string_view key = json.string(i);
    if (path.empty() && (key == "translations" || key == "untranslated")) continue;
    for_each_string(json, i + 1, path.empty() ? std::string(key) : path + '/' + std::string(key), visit);
  }
}

using Texts = std::vector<std::string_view>;

void sort_unique(Texts& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

bool contains(const Texts& sorted, std::string_view text) { return std::binary_search(sorted.begin(), sorted.end(), text); }

void append_string(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out.append("\\u00").append({kHex[c >> 4], kHex[c & 15]});
    else
      out += c;
  }
  out += '"';
}

/// Writes a story in one language to `out`.
struct Localiser {
  std::string_view bytes;
  const JsonDocument& json;
  std::string_view base, lang;                                              // the story's own language, and the one to write
  std::vector<std::pair<std::string_view, std::string_view>> translations;  // original, translated; sorted
  Texts missing;                                                            // texts without a translation
  std::string out;

  std::string_view translate(std::string_view text) {
    if (lang == base || text.empty()) return text;
    const auto found = std::lower_bound(translations.begin(), translations.end(), std::pair(text, std::string_view()));
    if (found != translations.end() && found->first == text && !found->second.empty()) return found->second;
    missing.push_back(text);
    return text;
  }

  void write(JsonIndex node, const std::string& path) {
    const JsonNode& it = json[node];
    switch (it.kind) {
      case JsonKind::string:
        return append_string(out, path == "lang"        ? lang
                                  : is_translated(path) ? translate(json.string(node))
                                                        : json.string(node));
      case JsonKind::array:
        out += '[';
        for (JsonIndex i = node + 1; i < it.next; i = json[i].next) {
          if (i != node + 1) out += ',';
          write(i, path);
        }
        out += ']';
        return;
      case JsonKind::object:
        return write_members(node, path);
      case JsonKind::boolean:
        out += it.truth ? "true" : "false";
        return;
      case JsonKind::null:
      case JsonKind::key:
        out += "null";
        return;
      case JsonKind::number:  // copied as written
        out += bytes.substr(it.offset, bytes.find_first_not_of("+-.0123456789eE", it.offset) - it.offset);
        return;
    }
  }

  /// Whether to keep the original names as alternatives, since quotes still use them.
  bool keeps_names(const std::string& path) const { return lang != base && (path == "parties" || path == "people"); }

  void write_names(JsonIndex node) {
    char before = '[';
    const auto add = [&](std::string_view name) {
      if (name.empty()) return;
      out += std::exchange(before, ',');
      append_string(out, name);
    };
    add(text_at(json, find_value(json, node, "name")));
    add(text_at(json, find_value(json, node, "short_name")));
    const JsonIndex others = find_value(json, node, "names");
    if (others != kJsonAbsent && json[others].kind == JsonKind::array)
      for (JsonIndex i = others + 1; i < json[others].next; i = json[i].next) add(text_at(json, i));
    if (before == '[') out += '[';
    out += ']';
  }

  void write_members(JsonIndex node, const std::string& path) {
    char before = '{';
    const auto write_key = [&](std::string_view key) {
      out += std::exchange(before, ',');
      append_string(out, key);
      out += ':';
    };
    for (JsonIndex i = node + 1; i < json[node].next; i = json[i + 1].next) {
      const std::string_view key = json.string(i);
      if (path.empty() && key == "translations") continue;
      if (path.empty() && key == "untranslated" && lang != base) continue;  // it has one of its own, below
      if (key == "names" && keeps_names(path)) continue;
      write_key(key);
      write(i + 1, path.empty() ? std::string(key) : path + '/' + std::string(key));
    }
    if (keeps_names(path)) {
      write_key("names");
      write_names(node);
    }
    if (path == "quotes" && lang != base && find_key(json, node, "lang") == kJsonAbsent) {
      write_key("lang");  // the default is the story's language, which has changed
      append_string(out, base);
    }
    if (path.empty() && !missing.empty()) {
      sort_unique(missing);
      write_key("untranslated");
      out += "{\"lang\":";
      append_string(out, base);
      out += ",\"texts\":";
      char start = '[';
      for (const std::string_view text : missing) {
        out += std::exchange(start, ',');
        append_string(out, text);
      }
      out += "]}";
    }
    if (before == '{') out += '{';
    out += '}';
  }
};

/// Checks the translations at `key`, a language. `ours`: the texts that are translated, `quotes`: those that are not; both
/// sorted.
void check_language(ValueReader& reader, JsonIndex key, const Texts& ours, const Texts& quotes) {
  const JsonDocument& json = reader.document();
  if (!reader.is(key + 1, JsonKind::object)) return;
  Texts given;
  for (JsonIndex i = key + 2; i < json[key + 1].next; i = json[i + 1].next) {
    const std::string_view text = json.string(i);
    given.push_back(text);
    reader.text(i + 1, Text::prose);
    if (contains(ours, text) || reader.problems().full()) continue;
    if (contains(quotes, text)) {
      reader.error(i, "a quotation stays in the language of its source", "one of the story's own texts");
      continue;
    }
    Suggestion suggestion(text);
    std::string_view similar;
    std::size_t longest = kMinCommonPrefix;
    for (const std::string_view candidate : ours) {
      suggestion.consider(candidate);
      const std::size_t shorter = std::min(candidate.size(), text.size());
      const auto common = static_cast<std::size_t>(
          std::mismatch(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(shorter), candidate.begin()).first -
          text.begin());
      if (common >= longest) longest = common, similar = candidate;
    }
    std::string hint = suggestion.hint();
    if (hint.empty() && !similar.empty()) hint = "did you mean '" + escape_unprintable(similar, kMaxHintCodePoints) + "'?";
    reader.warning(i, "no text of the story reads like this, so nothing is translated by it", std::move(hint));
  }
  const std::size_t with_duplicates = given.size();
  sort_unique(given);
  if (given.size() < with_duplicates) reader.error(key, "a text is translated twice", "each text once");
  std::size_t missing = 0;
  std::string_view first;
  for (const std::string_view text : ours) {
    if (contains(given, text)) continue;
    if (missing++ == 0) first = text;
  }
  if (missing == 0) return;
  reader.warning(
      key, std::to_string(missing) + " of " + std::to_string(ours.size()) + " texts have no translation here",
      "they are shown in the story's language; one of them is '" + escape_unprintable(first, kMaxExampleCodePoints) + "'");
}

}  // namespace

std::vector<std::string> story_languages(std::string_view bytes) {
  const JsonResult parsed = parse_json(bytes, {});
  const JsonDocument& json = parsed.document;
  if (parsed.fault || !is_object(json, kJsonRoot)) return {};
  std::vector<std::string> out{std::string(text_at(json, find_value(json, kJsonRoot, "lang")))};
  const JsonIndex translations = find_value(json, kJsonRoot, "translations");
  if (is_object(json, translations))
    for (JsonIndex i = translations + 1; i < json[translations].next; i = json[i + 1].next) out.emplace_back(json.string(i));
  return out;
}

std::string localise_story(std::string_view bytes, std::string_view lang) {
  const JsonResult parsed = parse_json(bytes, {});
  const JsonDocument& json = parsed.document;
  if (parsed.fault || !is_object(json, kJsonRoot)) return std::string(bytes);
  const std::string_view base = text_at(json, find_value(json, kJsonRoot, "lang"));
  const JsonIndex texts = find_value(json, find_value(json, kJsonRoot, "translations"), lang);
  Localiser localiser{bytes, json, base, is_object(json, texts) ? lang : base, {}, {}, {}};
  if (localiser.lang != base) {
    for (JsonIndex i = texts + 1; i < json[texts].next; i = json[i + 1].next)
      localiser.translations.emplace_back(json.string(i), text_at(json, i + 1));
    std::sort(localiser.translations.begin(), localiser.translations.end());
  }
  localiser.write(kJsonRoot, {});
  return std::move(localiser.out);
}

std::vector<Diagnostic> check_translations(std::string_view bytes, const Limits& limits) {
  LoadResult result;
  const JsonResult parsed = parse_json(bytes, limits);
  const JsonDocument& json = parsed.document;
  if (parsed.fault || !is_object(json, kJsonRoot)) return {};  // reported by load_story()
  const JsonIndex translations = find_value(json, kJsonRoot, "translations");
  if (translations == kJsonAbsent) return {};

  Problems problems(limits.diagnostics);
  ValueReader reader(bytes, json, problems);
  Texts ours, quotes;
  for_each_string(json, kJsonRoot, {}, [&](const std::string& path, JsonIndex node) {
    if (is_translated(path) && !json.string(node).empty()) ours.push_back(json.string(node));
    if (path == "quotes/text") quotes.push_back(json.string(node));
  });
  sort_unique(ours);
  sort_unique(quotes);
  if (const JsonIndex untranslated = find_value(json, kJsonRoot, "untranslated"); untranslated != kJsonAbsent) {
    reader.error(untranslated, "a story with translations has no untranslated texts of its own",
                 "no such member: it is written for each language");
  }
  if (reader.is(translations, JsonKind::object)) {
    std::size_t count = 0;
    Texts seen;
    for (JsonIndex key = translations + 1; key < json[translations].next; key = json[key + 1].next) {
      const std::string_view lang = json.string(key);
      if (++count > kMaxLanguages) {
        reader.error(key, "there are too many languages", "at most " + std::to_string(kMaxLanguages));
        break;
      }
      if (!is_language_tag(lang)) reader.error(key, quoted(lang) + " is not a language tag", "a BCP 47 tag, as in en or uk");
      if (lang == text_at(json, find_value(json, kJsonRoot, "lang")))
        reader.error(key, "the story itself is in this language", "another language");
      if (std::find(seen.begin(), seen.end(), lang) != seen.end()) reader.error(key, "this language comes twice");
      seen.push_back(lang);
      check_language(reader, key, ours, quotes);
    }
  }
  problems.finish(bytes, json, result);
  return std::move(result.diagnostics);
}

}  // namespace standpoint
