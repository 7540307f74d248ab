#include "text/json_document.h"

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Records how far the parser has read, since nlohmann's SAX events carry no positions.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_between_tokens(char c) { return is_space(c) || c == ',' || c == ':'; }

/// Builds nodes from nlohmann's SAX events. The lower-case event handlers are its interface.
class Builder {
 public:
  Builder(std::string_view bytes, const JsonLimits& limits, JsonResult& result)
      : bytes_(bytes), limits_(limits), result_(result), read_(bytes.data()) {
    if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) token_end_ = kByteOrderMark.size();
  }

  CountingIterator begin() { return {bytes_.data(), &read_}; }
  CountingIterator end() { return {bytes_.data() + bytes_.size(), &read_}; }

  bool null() { return add(JsonKind::null); }
  bool boolean(bool value) {
    if (!add(JsonKind::boolean)) return false;
    result_.document.nodes.back().truth = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return add_number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return add_number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return add_number(value); }
  bool string(std::string& value) { return add_text(JsonKind::string, value); }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool key(std::string& value) { return add_text(JsonKind::key, value); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
    report_syntax(position, error.what());
    return false;
  }

  /// Closes the containers that a fault left open, so that the nodes can be traversed.
  void finish() {
    result_.innermost = open_.empty() ? kJsonRoot : open_.back();
    while (!open_.empty()) close();
  }

 private:
  bool add(JsonKind kind) {
    const std::size_t offset = token_begin(bytes_.size());
    token_end_ = static_cast<std::size_t>(read_ - bytes_.data());
    std::vector<JsonNode>& nodes = result_.document.nodes;
    if (kind != JsonKind::key && ++values_ > limits_.values) {
      return fail_limit(offset, "the file holds more than " + std::to_string(limits_.values) + " values");
    }
    JsonNode node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(offset);
    node.next = static_cast<JsonIndex>(nodes.size() + 1);
    nodes.push_back(node);
    return true;
  }

  bool add_number(double value) {
    if (!add(JsonKind::number)) return false;
    result_.document.nodes.back().number = value;
    return true;
  }

  bool add_text(JsonKind kind, const std::string& value) {
    if (!add(kind)) return false;
    JsonDocument& document = result_.document;
    if (value.size() > limits_.string_bytes) {
      return fail_limit(document.nodes.back().offset, "a string is " + std::to_string(value.size()) + " bytes long; at most " +
                                                          std::to_string(limits_.string_bytes) + " are allowed");
    }
    document.nodes.back().text_from = static_cast<std::uint32_t>(document.text.size());
    document.nodes.back().text_size = static_cast<std::uint32_t>(value.size());
    document.text += value;
    return true;
  }

  bool open(JsonKind kind) {
    if (!add(kind)) return false;
    const JsonIndex node = static_cast<JsonIndex>(result_.document.nodes.size() - 1);
    if (open_.size() == limits_.nesting) {
      return fail_limit(result_.document[node].offset,
                        "arrays and objects are nested more than " + std::to_string(limits_.nesting) + " deep");
    }
    open_.push_back(node);
    return true;
  }

  bool close() {
    result_.document.nodes[open_.back()].next = static_cast<JsonIndex>(result_.document.nodes.size());
    open_.pop_back();
    token_end_ = static_cast<std::size_t>(read_ - bytes_.data());
    return true;
  }

  /// Offset of the first byte of the token after the last one; at most `end`.
  std::size_t token_begin(std::size_t end) const {
    std::size_t at = token_end_;
    while (at < end && is_between_tokens(bytes_[at])) ++at;
    return at;
  }

  bool fail_limit(std::size_t offset, std::string message) {
    result_.fault = Error{std::move(message), offset, {}, {}, "this is a limit of the program; make the story smaller"};
    return false;
  }

  void report_syntax(std::size_t position, std::string_view what);

  std::string_view bytes_;
  const JsonLimits& limits_;
  JsonResult& result_;
  const char* read_;           // how far the parser has read
  std::size_t token_end_ = 0;  // of the last token; one byte late after a number, which ends only at the next character
  std::size_t values_ = 0;
  std::vector<JsonIndex> open_;
};

/// The part of `text` after `start`, up to `end` if that occurs.
std::string_view between(std::string_view text, std::string_view start, std::string_view end) {
  const std::size_t from = text.find(start);
  if (from == std::string_view::npos) return {};
  text.remove_prefix(from + start.size());
  return text.substr(0, text.find(end));
}

/// A hint for the most common mistakes in handwritten JSON.
std::string_view syntax_hint(std::string_view bytes, const Error& fault) {
  if (fault.offset >= bytes.size()) return "a bracket or a quotation mark is not closed";
  const std::string_view rest = bytes.substr(fault.offset);
  const char c = rest[0];
  std::size_t before = fault.offset;
  while (before > 0 && is_space(bytes[before - 1])) --before;
  if (c == '\'' || rest.substr(0, 3) == "\xE2\x80\x9C") return "strings take straight double quotes";
  if (c == '/' || c == '#') return "JSON has no comments";
  if ((c == ']' || c == '}') && before > 0 && bytes[before - 1] == ',') return "remove the comma before it";
  if (fault.message.find("control character") != std::string::npos) return "write a line break inside a string as \\n";
  if (fault.message.find("backslash") != std::string::npos) return "write a backslash as \\\\";
  const bool begins_value = c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9');
  if (begins_value && fault.expected.find(',') != std::string::npos) return "is a comma missing before it?";
  const bool begins_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (begins_word && !fault.expected.empty()) return "is a quotation mark missing before it?";
  return {};
}

void Builder::report_syntax(std::size_t position, std::string_view what) {
  // nlohmann counts bytes from 1, and the end of the text as one more.
  const std::size_t last = position == 0 ? 0 : position - 1;
  Error fault;
  fault.expected = between(what, "; expected ", ";");
  // After "last read" comes text from the file, which must not be mistaken for the library's own.
  what = what.substr(0, what.find("; last read"));
  const std::string_view unexpected = between(what, "- unexpected ", ";");
  const std::string_view reason = between(what, "- ", ";");
  if (what.find("out_of_range.406") != std::string_view::npos) {
    fault.offset = token_begin(last);
    fault.message = "the number is too large";
  } else if (last >= bytes_.size()) {
    fault.offset = bytes_.size();
    fault.message = "the file ends too early";
  } else if (!unexpected.empty()) {
    fault.offset = token_begin(last);
    fault.message = "this is not JSON: unexpected " + std::string(unexpected);
  } else {
    const bool in_string = reason.substr(0, 14) == "invalid string";
    fault.offset = in_string ? last : token_begin(last);
    fault.message = "this is not JSON: " + std::string(reason);
  }
  // nlohmann expects only the bracket, though a comma would do as well.
  if (fault.expected == "']'" || fault.expected == "'}'") fault.expected.insert(0, "',' or ");
  if (fault.offset < bytes_.size()) fault.found = escape_unprintable(bytes_.substr(fault.offset, 200), 20);
  fault.hint = syntax_hint(bytes_, fault);
  result_.fault = std::move(fault);
}

/// Offsets in nodes are 32-bit, so this caps any limit.
constexpr std::size_t kMaxBytes = 0x7FFFFFFF;

/// Rejects bytes that are too many, empty or not UTF-8.
std::optional<Error> check_bytes(std::string_view bytes, const JsonLimits& limits) {
  Error fault;
  const std::size_t max = limits.bytes < kMaxBytes ? limits.bytes : kMaxBytes;
  if (bytes.size() > max) {
    fault.message =
        "the file is " + std::to_string(bytes.size()) + " bytes long; at most " + std::to_string(max) + " are allowed";
    fault.hint = "this is a limit of the program; make the story smaller";
    return fault;
  }
  if (bytes.empty()) {
    fault.expected = "a story";
    fault.message = "the file is empty";
    return fault;
  }
  const std::string_view start = bytes.substr(0, 2);
  const std::size_t malformed = first_malformed_utf8(bytes);
  if (malformed == bytes.size()) return std::nullopt;
  fault.offset = malformed;
  fault.found = escape_unprintable(bytes.substr(malformed, 1), 1);
  fault.expected = "UTF-8";
  fault.message = "this is not UTF-8: a byte that cannot stand here";
  fault.hint =
      start == "\xFF\xFE" || start == "\xFE\xFF" ? "the file looks like UTF-16; save it as UTF-8" : "save the file as UTF-8";
  return fault;
}

/// Appends a reference token, with ~ and / escaped (RFC 6901).
void append_token(std::string& pointer, std::string_view key) {
  for (const char c : key) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
}

/// Parses an array index of RFC 6901: digits, without a leading zero.
std::optional<std::size_t> parse_array_index(std::string_view token) {
  if (token.empty() || token.size() > 9 || (token[0] == '0' && token.size() > 1)) return std::nullopt;
  std::size_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

std::optional<JsonIndex> find_child(const JsonDocument& document, JsonIndex node, std::string_view token) {
  const JsonIndex end = document[node].next;
  if (document[node].kind == JsonKind::array) {
    const auto index = parse_array_index(token);
    JsonIndex child = node + 1;
    for (std::size_t i = 0; index && i < *index && child < end; ++i) child = document[child].next;
    return index && child < end ? std::optional(child) : std::nullopt;
  }
  if (document[node].kind != JsonKind::object) return std::nullopt;
  for (JsonIndex key = node + 1; key < end; key = document[key + 1].next) {
    std::string name;
    append_token(name, document.string(key));
    if (name == token) return key + 1;
  }
  return std::nullopt;
}

}  // namespace

std::string json_pointer(const JsonDocument& document, JsonIndex target) {
  std::string pointer;
  if (target >= document.nodes.size()) return pointer;
  JsonIndex node = kJsonRoot;
  while (node != target) {
    const bool in_array = document[node].kind == JsonKind::array;
    std::size_t position = 0;
    JsonIndex child = node + 1;
    // A key's `next` is its value; the member ends where the value does.
    const auto end_of = [&](JsonIndex i) { return in_array ? document[i].next : document[i + 1].next; };
    for (; end_of(child) <= target; child = end_of(child)) ++position;
    pointer += '/';
    if (in_array) {
      pointer += std::to_string(position);
      node = child;
      continue;
    }
    append_token(pointer, document.string(child));
    if (child == target) break;
    node = child + 1;
  }
  return pointer;
}

std::optional<JsonIndex> find_json_pointer(const JsonDocument& document, std::string_view pointer) {
  if (document.nodes.empty()) return std::nullopt;
  JsonIndex node = kJsonRoot;
  while (!pointer.empty()) {
    if (pointer[0] != '/') return std::nullopt;
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const auto child = find_child(document, node, token);
    if (!child) return std::nullopt;
    node = *child;
  }
  return node;
}

JsonResult parse_json(std::string_view bytes, const JsonLimits& limits) {
  JsonResult result;
  result.fault = check_bytes(bytes, limits);
  if (result.fault) return result;
  Builder builder(bytes, limits, result);
  nlohmann::json::sax_parse(builder.begin(), builder.end(), &builder);
  builder.finish();
  return result;
}

std::size_t offset_in_string(std::string_view bytes, const JsonNode& string, std::size_t decoded_offset) {
  std::size_t at = string.offset + 1;  // past the quotation mark
  std::size_t decoded = 0;
  while (decoded < decoded_offset && at < bytes.size()) {
    if (bytes[at] != '\\') {
      ++at;
      ++decoded;
    } else if (at + 1 < bytes.size() && bytes[at + 1] == 'u') {
      // Four hexadecimal digits decode to 1 to 3 bytes of UTF-8, or to half of a surrogate pair's 4.
      const std::string_view digits = bytes.substr(at + 2, 4);
      const bool ascii = digits.substr(0, 2) == "00" && digits.size() == 4 && digits[2] < '8';
      const bool surrogate =
          !digits.empty() && (digits[0] == 'd' || digits[0] == 'D') && digits.size() == 4 && digits[1] >= '8';
      const bool two_bytes = digits.substr(0, 1) == "0" && digits.size() == 4 && digits[1] < '8';
      at += 6;
      decoded += ascii ? 1 : surrogate || two_bytes ? 2 : 3;
    } else {
      at += 2;
      ++decoded;
    }
  }
  return at < bytes.size() ? at : bytes.size();
}

}  // namespace standpoint
