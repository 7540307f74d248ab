#include "text/json_writer.h"

#include <utility>

#include "text/escape.h"

namespace standpoint {

void JsonWriter::separate() {
  if (separator_due_) out_ += ',';
  separator_due_ = true;
  if (std::exchange(line_due_, false)) out_ += '\n';
}

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  separator_due_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  if (std::exchange(line_due_, false)) out_ += '\n';
  out_ += bracket;
  separator_due_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_.append("\"").append(name).append("\":");
  separator_due_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) { return json(json_string(text)); }
JsonWriter& JsonWriter::number(long long value) { return json(std::to_string(value)); }
JsonWriter& JsonWriter::boolean(bool value) { return json(value ? "true" : "false"); }

JsonWriter& JsonWriter::json(std::string_view value) {
  separate();
  out_ += value;
  return *this;
}

JsonWriter& JsonWriter::break_line() {
  line_due_ = true;
  return *this;
}

std::string JsonWriter::take() {
  separator_due_ = false;
  return std::exchange(out_, {});
}

}  // namespace standpoint
