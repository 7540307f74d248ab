#include "scene/text_layout.h"

#include <doctest/doctest.h>

namespace standpoint {
namespace {

const TableTextMeasure kTable;
const ScaledMeasure kMeasure{kTable, 1};
constexpr TextStyle kStyle{Family::sans, Weight::regular, 2};

}  // namespace

TEST_CASE("wrapped lines fit and contain every word in order") {
  const std::string text =
      "There can be no negotiation about Ukraine without Ukraine \xE2\x80\x94 and its voice must be at the heart of any talks.";
  for (const float width : {100.f, 120.f, 333.f, 2000.f}) {
    std::string joined;
    for (const std::string& line : wrap(text, kStyle, width, kMeasure)) {
      CHECK(kMeasure.width_px(line, kStyle) <= width + 0.01f);
      joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined == text);
  }
}

TEST_CASE("a word of 400 characters is broken between code points") {
  std::string word;
  for (int i = 0; i < 400; ++i) word += "\xD0\x96";  // Ж
  std::string joined;
  for (const std::string& line : wrap(word, kStyle, 100, kMeasure)) {
    CHECK(line.size() % 2 == 0);
    joined += line;
  }
  CHECK(joined == word);
}

TEST_CASE("a limit on lines ends the last one in an ellipsis") {
  const auto lines = wrap("one two three four five six seven eight nine ten", kStyle, 60, kMeasure, 2);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].find("\xE2\x80\xA6") != std::string::npos);
  CHECK(kMeasure.width_px(lines[1], kStyle) <= 60);
}

TEST_CASE("an empty text is one empty line; a width of zero terminates") {
  CHECK(wrap("", kStyle, 100, kMeasure) == std::vector<std::string>{""});
  CHECK(wrap("abc", kStyle, 0, kMeasure).size() == 3);
  CHECK(ellipsize("abc", kStyle, 0, kMeasure).empty());
}

TEST_CASE("invalid UTF-8 is kept and does not crash") {
  std::string joined;
  for (const std::string& line : wrap("ab\xF0\x28\xFF\xC3", kStyle, 20, kMeasure)) joined += line;
  CHECK(joined == "ab\xF0\x28\xFF\xC3");
}

}  // namespace standpoint
