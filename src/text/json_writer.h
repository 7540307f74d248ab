// A JSON writer. Its strings are safe inside <script> too (see json_string()).
#pragma once

#include <string>
#include <string_view>

namespace standpoint {

/// Inserts commas and colons. The caller must match begin_ and end_ calls, and write a key before each value in an object.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }

  /// `name` is not escaped: it must be a literal without characters that need escaping.
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(long long value);
  JsonWriter& boolean(bool value);
  /// Inserts a value that is JSON already.
  JsonWriter& json(std::string_view value);

  JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
  JsonWriter& member(std::string_view name, long long value) { return key(name).number(value); }
  JsonWriter& flag(std::string_view name, bool value) { return key(name).boolean(value); }

  /// Begins a line with the next key or value, or the end of a container.
  JsonWriter& break_line();

  /// Returns the JSON text and resets the writer.
  std::string take();

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();

  std::string out_;
  bool line_due_ = false;
  bool separator_due_ = false;  // the next key or value needs a comma before it
};

}  // namespace standpoint
