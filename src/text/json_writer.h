// JSON, written member by member. Its strings are safe inside <script> too (escape.h).
#pragma once

#include <string>
#include <string_view>

namespace standpoint {

/// Commas and colons are the writer's concern; that what is begun is ended, and that an object's values follow keys, the
/// caller's.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }

  /// `name` is written as it is: a literal of ours, without characters that JSON escapes.
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(long long value);
  JsonWriter& boolean(bool value);
  /// A value that is JSON already.
  JsonWriter& json(std::string_view value);

  JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
  JsonWriter& member(std::string_view name, long long value) { return key(name).number(value); }
  JsonWriter& flag(std::string_view name, bool value) { return key(name).boolean(value); }

  /// What was written; the writer is then empty.
  std::string take();

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();

  std::string out_;
  bool separator_due_ = false;  // the next value or key follows another one in the same container
};

}  // namespace standpoint
