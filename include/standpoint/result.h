// What everything that reads bytes from outside returns: a value, or the one error that says why there is none.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace standpoint {

/// What is wrong with an input. Members that do not apply are empty.
struct Error {
  std::string message;     // one sentence; complete without the others
  std::size_t offset = 0;  // byte in the input
  std::string found;       // at most a few words of the input, unprintable characters escaped
  std::string expected;
  std::string hint;  // what to do
};

template <class T>
struct Result {
  std::optional<T> value;
  Error error;  // meaningful when value is empty

  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
};

/// A failure that a sentence describes.
template <class T>
Result<T> failure(std::string message) {
  return {std::nullopt, Error{std::move(message), 0, {}, {}, {}}};
}

}  // namespace standpoint
