// Reads and validates single JSON values of the story format. Private to the core.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/load_problems.h"
#include "standpoint/story.h"
#include "text/json_document.h"

namespace standpoint {

/// The index of a broken reference.
inline constexpr std::uint32_t kNoIndex = UINT32_MAX;

enum class Need : std::uint8_t { required, optional };

/// A key that an object may have.
struct Field {
  std::string_view key;
  Need need = Need::required;
};

enum class Text : std::uint8_t {
  line,           // a name or a title: not blank, at most kMaxLineBytes
  optional_line,  // the same, or ""
  prose,          // not blank
  optional_prose,
};
inline constexpr std::size_t kMaxLineBytes = 2'000;
inline constexpr std::size_t kMaxIdBytes = 64;

/// The names of an enumeration, in the order of its values.
using Words = std::span<const std::string_view>;

class ValueReader;

/// The ids of one kind of object.
class IdTable {
 public:
  /// `what` names the kind in messages: "quote".
  explicit IdTable(std::string_view what) : what_(what) {}

  /// Collects the "id" of every object in the array `list`; reports duplicates.
  void collect(ValueReader& read, JsonIndex list);
  /// Index of the object in its array.
  std::optional<std::uint32_t> find(std::string_view id) const;
  /// "did you mean …?", for an id that does not exist; or "".
  std::string hint(std::string_view id) const;
  std::string_view what() const { return what_; }
  std::size_t size() const { return count_; }

 private:
  struct Entry {
    std::string_view id;
    std::uint32_t index = 0;
    JsonIndex node = kJsonAbsent;
  };
  std::string_view what_;
  std::size_t count_ = 0;
  std::vector<Entry> by_id_;
};

/// The values of an object's known keys. Reports unknown, duplicate and missing keys.
class Members {
 public:
  Members(ValueReader& read, JsonIndex object, std::span<const Field> fields);
  /// The value, or kJsonAbsent.
  JsonIndex operator[](std::string_view key) const;

 private:
  static constexpr std::size_t kMaxFields = 24;
  std::span<const Field> fields_;
  std::array<JsonIndex, kMaxFields> values_;
};

/// The object that an id refers to, and the node with that id.
struct Reference {
  std::uint32_t index = kNoIndex;
  JsonIndex node = kJsonAbsent;
};

/// Every function takes a node, reports it if it is not valid, and then returns a default. For kJsonAbsent it returns the
/// default without a report.
class ValueReader {
 public:
  ValueReader(std::string_view bytes, const JsonDocument& document, Problems& problems)
      : bytes_(bytes), document_(document), problems_(problems) {}

  const JsonDocument& document() const { return document_; }
  Problems& problems() { return problems_; }

  bool is(JsonIndex node, JsonKind kind);
  std::string text(JsonIndex node, Text rule);
  std::string id(JsonIndex node);
  std::string language(JsonIndex node);
  std::string url(JsonIndex node);
  bool flag(JsonIndex node, bool absent);
  /// An integer from `min` to 1,000,000,000. Default: `min`.
  int whole_number(JsonIndex node, int min);
  /// An EDTF date. Default: one whose `text` is empty.
  Edtf date(JsonIndex node);
  LonLat lon_lat(JsonIndex node);
  /// "#RRGGBB" as 0xRRGGBB. Default: 0.
  std::uint32_t colour(JsonIndex node);
  std::string country_code(JsonIndex node);
  std::vector<std::string> country_codes(JsonIndex node);
  /// Index into `words`. Default: `absent`.
  std::size_t word(JsonIndex node, Words words, std::size_t absent);
  Reference reference(JsonIndex node, const IdTable& ids);
  /// Without broken and duplicate references, both of which are reported.
  std::vector<Reference> references(JsonIndex node, const IdTable& ids);

  /// The items of an array. Default: none.
  std::vector<JsonIndex> items(JsonIndex node);

  /// Reports a problem with a value, which is also described as what was found.
  void error(JsonIndex node, std::string message, std::string expected = {}, std::string hint = {});
  void warning(JsonIndex node, std::string message, std::string hint = {});
  void report(Problem problem) { problems_.add(std::move(problem)); }
  /// A value in a few words: "a number", "\"text\"".
  std::string describe(JsonIndex node) const;
  /// The quoted key of a value, or "this" for an array item.
  std::string name_of(JsonIndex node) const;
  std::size_t offset_of(JsonIndex node) const { return document_[node].offset; }

 private:
  std::string_view bytes_;
  const JsonDocument& document_;
  Problems& problems_;
  std::vector<std::uint32_t> seen_;  // by index: the round of references() that last contained it
  std::uint32_t round_ = 0;
};

/// Whether `tag` has the form of a BCP 47 tag: subtags of 1 to 8 letters or digits, the first of at least 2 letters.
bool is_language_tag(std::string_view tag);

/// The text in single quotation marks for use in a message, truncated and with unprintable characters escaped.
std::string quoted(std::string_view text);

}  // namespace standpoint
