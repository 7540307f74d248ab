// The interface's messages in one language: patterns by key, in a subset of ICU MessageFormat.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standpoint {

/// The value for a pattern's {name}: a text, or a count, which also selects plural forms.
struct MessageArgument {
  std::string_view name;
  std::string_view text;
  std::optional<long long> count;

  MessageArgument(std::string_view argument_name, std::string_view value) : name(argument_name), text(value) {}
  MessageArgument(std::string_view argument_name, const std::string& value) : name(argument_name), text(value) {}
  MessageArgument(std::string_view argument_name, const char* value) : name(argument_name), text(value) {}
  MessageArgument(std::string_view argument_name, long long value) : name(argument_name), count(value) {}
  MessageArgument(std::string_view argument_name, std::size_t value)
      : name(argument_name), count(static_cast<long long>(value)) {}
  MessageArgument(std::string_view argument_name, int value) : name(argument_name), count(value) {}
};

/// The messages of assets/messages/<lang>.json: {"lang": "en", "<key>": "<pattern>", …}.
///
/// A pattern is text with {name}, {name, plural, one {# statement} other {# statements}} and
/// {name, select, state {…} other {…}}. Forms may contain arguments. `#` is the count; `=0 {…}` matches exactly that count.
/// Plural categories are CLDR's for integers; `other` is the fallback for a missing form. There is no quoting, so a pattern
/// cannot contain a literal brace.
class Messages {
 public:
  /// The English messages, compiled in: the fallback for every other language.
  static const Messages& english();

  /// Parses such a file. Empty unless `bytes` is a JSON object of strings with a "lang", of at most 256 kB.
  static std::optional<Messages> load(std::string_view bytes);

  /// Adds the messages of another file in the same language. The keys must not overlap.
  void add(const Messages& more);

  /// Formats the message for `key`. Falls back to English, then to the key itself. A missing argument leaves its name in
  /// braces; extra arguments are ignored.
  std::string operator()(std::string_view key, std::initializer_list<MessageArgument> arguments = {}) const;

  /// The unformatted pattern; empty when there is none. No fallback.
  std::string_view pattern(std::string_view key) const;
  /// BCP 47.
  const std::string& lang() const { return lang_; }
  /// Every key, sorted.
  std::vector<std::string_view> keys() const;

 private:
  std::string lang_;
  std::vector<std::pair<std::string, std::string>> patterns_;  // by key
};

/// CLDR's plural category of an integer: "one", "few", "many" or "other" (Unicode CLDR 44, cardinal rules). Implemented for
/// English, German and Ukrainian; other languages use the English rule.
std::string_view plural_category(std::string_view lang, long long n);

}  // namespace standpoint
