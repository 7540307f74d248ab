#include "text/json_writer.h"

#include <doctest/doctest.h>

namespace standpoint {

TEST_CASE("commas and colons stand where JSON wants them") {
  JsonWriter json;
  json.begin_object()
      .member("a", "x")
      .member("n", -12)
      .flag("t", true)
      .key("list")
      .begin_array()
      .number(1)
      .string("two")
      .begin_array()
      .end_array()
      .begin_object()
      .end_object()
      .end_array()
      .key("raw")
      .json("[null]")
      .end_object();
  CHECK(json.take() == R"({"a":"x","n":-12,"t":true,"list":[1,"two",[],{}],"raw":[null]})");
  CHECK(json.take() == "");
}

TEST_CASE("a string can end neither itself nor the script that it stands in") {
  JsonWriter json;
  json.string("\"</script>\n\x01\xff");
  CHECK(json.take() == R"("\"\u003c/script\u003e\n\u0001)"
                       "\uFFFD\"");
}

}  // namespace standpoint
