// What the interface says, in one language: patterns by key, in the part of ICU MessageFormat that an interface needs.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standpoint {

/// What stands in a pattern's {name}: a text, or a count, by which the pattern may choose its words.
struct MessageArgument {
  std::string_view name;
  std::string_view text;
  std::optional<long long> count;

  MessageArgument(std::string_view its_name, std::string_view its_text) : name(its_name), text(its_text) {}
  MessageArgument(std::string_view its_name, const std::string& its_text) : name(its_name), text(its_text) {}
  MessageArgument(std::string_view its_name, const char* its_text) : name(its_name), text(its_text) {}
  MessageArgument(std::string_view its_name, long long its_count) : name(its_name), count(its_count) {}
  MessageArgument(std::string_view its_name, std::size_t its_count)
      : name(its_name), count(static_cast<long long>(its_count)) {}
  MessageArgument(std::string_view its_name, int its_count) : name(its_name), count(its_count) {}
};

/// The messages of assets/messages/<lang>.json: {"lang": "en", "<key>": "<pattern>", …}.
///
/// A pattern is text with {name}, {name, plural, one {# statement} other {# statements}} and
/// {name, select, state {…} other {…}}; the forms may hold arguments of their own. `#` is the count; `=0 {…}` is for that count
/// alone. Plural categories are CLDR's for whole numbers; `other` is what a missing form falls back to. There is no quoting: a
/// brace cannot be written.
class Messages {
 public:
  /// Compiled in: what everything falls back to.
  static const Messages& english();

  /// Reads such a file. Empty when the bytes are no object of strings with a "lang", or hold more than 256 kB.
  static std::optional<Messages> load(std::string_view bytes);

  /// Takes in the messages of another file in the same language, of other keys.
  void add(const Messages& more);

  /// The message for `key`; one that this language lacks is said in English, one that English lacks gives the key itself.
  /// Arguments that are not given leave their name in braces; extra ones are of no matter.
  std::string operator()(std::string_view key, std::initializer_list<MessageArgument> arguments = {}) const;

  /// The pattern as it is written; empty when there is none.
  std::string_view pattern(std::string_view key) const;
  /// BCP 47.
  const std::string& lang() const { return lang_; }
  /// Every key, sorted.
  std::vector<std::string_view> keys() const;

 private:
  std::string lang_;
  std::vector<std::pair<std::string, std::string>> patterns_;  // by key
};

/// CLDR's plural category of a whole number: "one", "few", "many" or "other" (Unicode CLDR 44, cardinal rules). Languages other
/// than German, Ukrainian and English are counted as English is.
std::string_view plural_category(std::string_view lang, long long n);

}  // namespace standpoint
