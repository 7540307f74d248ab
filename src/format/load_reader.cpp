#include "format/load_reader.h"

#include <algorithm>
#include <cmath>

#include "base/stable_sort.h"
#include "text/escape.h"
#include "text/suggestion.h"
#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kShownCodePoints = 60;
constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string_view describe_kind(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
    case JsonKind::key:
      return "a string";
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
  }
  return "";
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether `url` looks like an absolute http or https URL. Output is checked again, more strictly, by text/escape.h.
bool looks_like_web_address(std::string_view url) {
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (url.size() <= scheme.size()) continue;
    if (!std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) { return a == ascii_lower(b); })) continue;
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; };
    return url[scheme.size()] != '/' && std::all_of(url.begin(), url.end(), is_plain);
  }
  return false;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  constexpr std::size_t kMaxTag = 35, kMaxSubtag = 8;  // RFC 5646, sections 4.4.1 and 2.1
  if (tag.size() > kMaxTag) return false;
  for (bool first = true;; first = false) {
    const std::string_view subtag = tag.substr(0, tag.find('-'));
    if (subtag.size() < (first ? 2u : 1u) || subtag.size() > kMaxSubtag) return false;
    if (!std::all_of(subtag.begin(), subtag.end(), [&](char c) { return is_letter(c) || (!first && is_digit(c)); }))
      return false;
    if (subtag.size() == tag.size()) return true;
    tag.remove_prefix(subtag.size() + 1);
  }
}

std::string quoted(std::string_view text) { return '\'' + escape_unprintable(text, kShownCodePoints) + '\''; }

// --- IdTable

void IdTable::collect(ValueReader& reader, JsonIndex list) {
  const JsonDocument& document = reader.document();
  if (list == kJsonAbsent || document[list].kind != JsonKind::array) return;
  for (JsonIndex item = list + 1; item < document[list].next; item = document[item].next) {
    const std::uint32_t index = static_cast<std::uint32_t>(count_++);
    if (document[item].kind != JsonKind::object) continue;
    for (JsonIndex key = item + 1; key < document[item].next; key = document[key + 1].next) {
      if (document.string(key) != "id") continue;
      if (document[key + 1].kind == JsonKind::string) by_id_.push_back({document.string(key + 1), index, key + 1});
      break;
    }
  }
  sort_stably(by_id_, [](const Entry& a, const Entry& b) { return a.id < b.id; });
  for (std::size_t i = 1; i < by_id_.size(); ++i) {
    if (by_id_[i].id != by_id_[i - 1].id) continue;
    const auto first = std::lower_bound(by_id_.begin(), by_id_.end(), by_id_[i].id,
                                        [](const Entry& entry, std::string_view id) { return entry.id < id; });
    std::string hint = reader.problems().full() ? std::string() : "the first is " + json_pointer(document, first->node);
    reader.error(by_id_[i].node, "there is another " + std::string(what_) + " with the id " + quoted(by_id_[i].id),
                 "an id of its own", std::move(hint));
  }
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), id,
                                   [](const Entry& entry, std::string_view key) { return entry.id < key; });
  if (at == by_id_.end() || at->id != id) return std::nullopt;
  return at->index;
}

std::string IdTable::hint(std::string_view id) const {
  Suggestion suggestion(id);
  for (const Entry& entry : by_id_) suggestion.consider(entry.id);
  return suggestion.hint();
}

// --- Members

Members::Members(ValueReader& reader, JsonIndex object, std::span<const Field> fields) : fields_(fields) {
  values_.fill(kJsonAbsent);
  if (!reader.is(object, JsonKind::object)) return;
  const JsonDocument& document = reader.document();
  std::vector<JsonIndex> unknown;
  for (JsonIndex key = object + 1; key < document[object].next; key = document[key + 1].next) {
    const std::string_view name = document.string(key);
    std::size_t i = 0;
    while (i < fields.size() && fields[i].key != name) ++i;
    if (i == fields.size()) {
      unknown.push_back(key);
    } else if (values_[i] == kJsonAbsent) {
      values_[i] = key + 1;
    } else {
      reader.report({Severity::error,
                     key,
                     document[key].offset,
                     {},
                     "each key once",
                     "the key " + quoted(name) + " comes twice",
                     "remove one of the two"});
    }
  }
  for (const JsonIndex key : unknown) {
    const std::string_view name = document.string(key);
    Suggestion suggestion(name);
    if (!reader.problems().full()) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (values_[i] == kJsonAbsent) suggestion.consider(fields[i].key);
      }
    }
    std::string hint = suggestion.hint();
    if (hint.empty()) hint = "it is not read";
    reader.report(
        {Severity::warning, key, document[key].offset, {}, {}, "the key " + quoted(name) + " is unknown", std::move(hint)});
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].need == Need::optional || values_[i] != kJsonAbsent) continue;
    reader.report(
        {Severity::error, object, document[object].offset, {}, {}, "the key " + quoted(fields[i].key) + " is missing", {}});
  }
}

JsonIndex Members::operator[](std::string_view key) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].key == key) return values_[i];
  }
  return kJsonAbsent;
}

// --- ValueReader

std::string ValueReader::describe(JsonIndex node) const {
  const JsonNode& value = document_[node];
  switch (value.kind) {
    case JsonKind::string:
    case JsonKind::key:
      return '"' + escape_unprintable(document_.string(node), kShownCodePoints) + '"';
    case JsonKind::boolean:
      return value.truth ? "true" : "false";
    case JsonKind::number: {
      const std::string_view rest = bytes_.substr(value.offset, kShownCodePoints);
      return std::string(rest.substr(0, rest.find_first_not_of("+-.0123456789eE")));
    }
    case JsonKind::array:
      return value.next == node + 1 ? "an empty array" : "an array";
    default:
      return std::string(describe_kind(value.kind));
  }
}

std::string ValueReader::name_of(JsonIndex node) const {
  // A value follows its key; the first item of an array follows the array itself.
  const bool has_key = node > kJsonRoot && document_[node - 1].kind == JsonKind::key;
  return has_key ? quoted(document_.string(node - 1)) : "this";
}

void ValueReader::error(JsonIndex node, std::string message, std::string expected, std::string hint) {
  report({Severity::error, node, offset_of(node), describe(node), std::move(expected), std::move(message), std::move(hint)});
}

void ValueReader::warning(JsonIndex node, std::string message, std::string hint) {
  report({Severity::warning, node, offset_of(node), describe(node), {}, std::move(message), std::move(hint)});
}

bool ValueReader::is(JsonIndex node, JsonKind kind) {
  if (node == kJsonAbsent) return false;
  if (document_[node].kind == kind) return true;
  const std::string wanted(describe_kind(kind));
  error(node, name_of(node) + " must be " + wanted, wanted);
  return false;
}

std::string ValueReader::text(JsonIndex node, Text rule) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view text = document_.string(node);
  const bool optional = rule == Text::optional_line || rule == Text::optional_prose;
  const bool line = rule == Text::line || rule == Text::optional_line;
  if (is_blank(text) && !(optional && text.empty())) {
    error(node, name_of(node) + " is empty", "words", optional ? "leave the key out if there is nothing to say" : "");
  } else if (line && text.size() > kMaxLineBytes) {
    error(node, name_of(node) + " is " + std::to_string(text.size()) + " bytes long; at most " + std::to_string(kMaxLineBytes) +
                    " are allowed here");
  }
  return std::string(text);
}

std::string ValueReader::id(JsonIndex node) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view id = document_.string(node);
  const bool plain = id.find_first_not_of(kUnreserved) == std::string_view::npos;
  if (id.empty() || id.size() > kMaxIdBytes || !plain) {
    error(node, quoted(id) + " cannot be an id", "1 to 64 of A-Z a-z 0-9 - _",
          "ids stand in the address of a view; names go elsewhere");
  }
  return std::string(id);
}

std::string ValueReader::language(JsonIndex node) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view tag = document_.string(node);
  if (!is_language_tag(tag)) error(node, quoted(tag) + " is not a language tag", "a BCP 47 tag, as in en or uk");
  return std::string(tag);
}

std::string ValueReader::url(JsonIndex node) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view url = document_.string(node);
  if (url.empty()) return {};
  if (!looks_like_web_address(url)) {
    error(node, quoted(url) + " is not a web address", "http:// or https:// and a host, without spaces");
  } else if (url.size() > kMaxLineBytes) {
    error(node, "the address is longer than " + std::to_string(kMaxLineBytes) + " bytes");
  }
  return std::string(url);
}

bool ValueReader::flag(JsonIndex node, bool absent) { return is(node, JsonKind::boolean) ? document_[node].truth : absent; }

int ValueReader::whole_number(JsonIndex node, int min) {
  constexpr double kMax = 1e9;
  if (!is(node, JsonKind::number)) return min;
  const double number = document_[node].number;
  if (number < min || number > kMax || number != std::floor(number)) {
    error(node, name_of(node) + " must be a whole number from " + std::to_string(min) + " on",
          "a whole number from " + std::to_string(min));
    return min;
  }
  return static_cast<int>(number);
}

Edtf ValueReader::date(JsonIndex node) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view text = document_.string(node);
  Result<Edtf> result = parse_edtf(text);
  if (result.value) return std::move(*result.value);
  const Error& date_error = result.error;
  report({Severity::error, node, offset_in_string(bytes_, document_[node], date_error.offset), date_error.found,
          date_error.expected, quoted(text) + " is not a date",
          "dates are written as in 2014, 2025-02-12, 2025-02-12T09:30 or ../2025-02-13 (EDTF)"});
  return {};
}

LonLat ValueReader::lon_lat(JsonIndex node) {
  const std::string expected = "[longitude, latitude] in degrees";
  if (!is(node, JsonKind::array)) return {};
  const std::vector<JsonIndex> values = items(node);
  if (values.size() != 2) {
    error(node, name_of(node) + " must be a longitude and a latitude", expected);
    return {};
  }
  if (!is(values[0], JsonKind::number) || !is(values[1], JsonKind::number)) return {};
  const LonLat at{document_[values[0]].number, document_[values[1]].number};
  if (std::abs(at.lon_deg) > 180) error(values[0], "the longitude is out of range", "-180 to 180");
  if (std::abs(at.lat_deg) > 90) {
    const bool swapped = std::abs(at.lon_deg) <= 90 && std::abs(at.lat_deg) <= 180;
    error(values[1], "the latitude is out of range", "-90 to 90", swapped ? "longitude comes first" : "");
  }
  return at;
}

std::uint32_t ValueReader::colour(JsonIndex node) {
  if (!is(node, JsonKind::string)) return 0;
  const std::string_view text = document_.string(node);
  std::uint32_t value = 0;
  bool valid = text.size() == 7 && text[0] == '#';
  for (std::size_t i = 1; valid && i < text.size(); ++i) {
    const char c = ascii_lower(text[i]);
    valid = is_digit(c) || (c >= 'a' && c <= 'f');
    value = value << 4 | static_cast<std::uint32_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  if (!valid) error(node, quoted(text) + " is not a colour", "six hexadecimal digits, as in #2F5DA8");
  return valid ? value : 0;
}

std::string ValueReader::country_code(JsonIndex node) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view code = document_.string(node);
  const bool letters = code.size() == 3 && std::all_of(code.begin(), code.end(), is_letter);
  const bool capital = std::none_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || !capital) {
    error(node, quoted(code) + " is not a country code", "three capital letters (ISO 3166-1 alpha-3), as in DEU",
          letters ? "write it in capitals" : "");
  }
  return std::string(code);
}

std::vector<std::string> ValueReader::country_codes(JsonIndex node) {
  std::vector<std::string> codes;
  for (const JsonIndex item : items(node)) {
    if (std::string code = country_code(item); !code.empty()) codes.push_back(std::move(code));
  }
  std::vector<std::string> sorted = codes;
  sort_stably(sorted, [](const std::string& a, const std::string& b) { return a < b; });
  const auto duplicate = std::adjacent_find(sorted.begin(), sorted.end());
  if (duplicate != sorted.end()) warning(node, "the country " + quoted(*duplicate) + " comes twice", "remove one of the two");
  return codes;
}

std::size_t ValueReader::word(JsonIndex node, Words words, std::size_t absent) {
  if (!is(node, JsonKind::string)) return absent;
  const std::string_view text = document_.string(node);
  Suggestion suggestion(text);
  std::string expected = "one of ";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == text) return i;
    suggestion.consider(words[i]);
    expected.append(i == 0 ? "" : ", ").append(words[i]);
  }
  error(node, quoted(text) + " is not a word for " + name_of(node), std::move(expected), suggestion.hint());
  return absent;
}

Reference ValueReader::reference(JsonIndex node, const IdTable& ids) {
  if (!is(node, JsonKind::string)) return {};
  const std::string_view id = document_.string(node);
  if (const auto index = ids.find(id)) return {*index, node};
  error(node, "there is no " + std::string(ids.what()) + " with the id " + quoted(id), "the id of a " + std::string(ids.what()),
        problems_.full() ? std::string() : ids.hint(id));
  return {};
}

std::vector<Reference> ValueReader::references(JsonIndex node, const IdTable& ids) {
  std::vector<Reference> out;
  if (seen_.size() < ids.size()) seen_.resize(ids.size());
  ++round_;
  for (const JsonIndex item : items(node)) {
    const Reference target = reference(item, ids);
    if (target.index == kNoIndex) continue;
    if (seen_[target.index] == round_) {
      warning(item, quoted(document_.string(item)) + " comes twice in this list", "remove one of the two");
      continue;
    }
    seen_[target.index] = round_;
    out.push_back(target);
  }
  return out;
}

std::vector<JsonIndex> ValueReader::items(JsonIndex node) {
  std::vector<JsonIndex> out;
  if (!is(node, JsonKind::array)) return out;
  for (JsonIndex item = node + 1; item < document_[node].next; item = document_[item].next) out.push_back(item);
  return out;
}

}  // namespace standpoint
