// Reads single JSON values as what the story format means them to be, and says what is wrong with each. Private to the core.
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

/// In place of an index that a broken reference would have had.
inline constexpr std::uint32_t kNoIndex = UINT32_MAX;

enum class Need : std::uint8_t { required, optional };

/// A key that an object may hold.
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

/// The words of an enumeration, in the order of its values.
using Words = std::span<const std::string_view>;

class ValueReader;

/// Ids of one kind of thing ("quote"), in file order.
class IdTable {
 public:
  explicit IdTable(std::string_view what) : what_(what) {}

  /// Takes the "id" of every object in `list`; reports those that come twice.
  void collect(ValueReader& read, JsonIndex list);
  std::optional<std::uint32_t> find(std::string_view id) const;
  /// "did you mean …?", or "".
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

/// The values of one object's known keys. Reports unknown, doubled and missing ones.
class Members {
 public:
  Members(ValueReader& read, JsonIndex object, std::span<const Field> fields);
  /// The value, or kJsonAbsent.
  JsonIndex operator[](std::string_view key) const;

 private:
  static constexpr std::size_t kMostFields = 24;
  std::span<const Field> fields_;
  std::array<JsonIndex, kMostFields> values_;
};

struct Reference {
  std::uint32_t index = kNoIndex;
  JsonIndex node = kJsonAbsent;
};

/// Every function takes a value, or kJsonAbsent, for which it reports nothing and gives the default.
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
  /// A whole number from `least` to 1,000,000,000.
  int whole_number(JsonIndex node, int least);
  /// `text` of the result is empty when it could not be read.
  Edtf date(JsonIndex node);
  LonLat lon_lat(JsonIndex node);
  std::uint32_t colour(JsonIndex node);
  std::string country_code(JsonIndex node);
  std::vector<std::string> country_codes(JsonIndex node);
  /// Position in `words`, or `absent`.
  std::size_t word(JsonIndex node, Words words, std::size_t absent);
  Reference reference(JsonIndex node, const IdTable& ids);
  /// Without the broken and the repeated ones, both of which are reported.
  std::vector<Reference> references(JsonIndex node, const IdTable& ids);

  /// Values of an array; none when it is none.
  std::vector<JsonIndex> items(JsonIndex node);

  /// A problem with a value, which is also what was found.
  void error(JsonIndex node, std::string message, std::string expected = {}, std::string hint = {});
  void warning(JsonIndex node, std::string message, std::string hint = {});
  void report(Problem problem) { problems_.add(std::move(problem)); }
  /// "a number", "\"text\"": a value in a few words.
  std::string describe(JsonIndex node) const;
  /// The quoted key that a value stands under, or "this" in an array.
  std::string name_of(JsonIndex node) const;
  std::size_t offset_of(JsonIndex node) const { return document_[node].offset; }

 private:
  std::string_view bytes_;
  const JsonDocument& document_;
  Problems& problems_;
  std::vector<std::uint32_t> seen_;  // by references(): the round in which an index last came
  std::uint32_t round_ = 0;
};

/// The shape of a BCP 47 tag: subtags of 1 to 8 letters or digits, the first of 2 letters at least.
bool is_language_tag(std::string_view tag);

/// The text in single quotation marks, cut and made visible, to stand in a message.
std::string quoted(std::string_view text);

}  // namespace standpoint
