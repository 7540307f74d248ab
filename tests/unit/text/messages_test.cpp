// The interface's messages in each language.
#include "standpoint/messages.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "standpoint/edtf.h"
#include "standpoint/transcript.h"
#include "support/shipped_story.h"

using namespace standpoint;

namespace {

Messages shipped(const std::string& lang) {
  auto messages = Messages::load(testing::read_file(std::string(STANDPOINT_SOURCE_DIR) + "/assets/messages/" + lang + ".json"));
  REQUIRE(messages);
  return *messages;
}

/// Collects the argument names of the pattern at `i`, up to its closing brace.
std::size_t collect_names(std::string_view pattern, std::size_t i, std::set<std::string>& names) {
  for (; i < pattern.size() && pattern[i] != '}'; ++i) {
    if (pattern[i] != '{') continue;
    std::size_t end = pattern.find_first_of(",}", i);
    names.emplace(pattern.substr(i + 1, end - i - 1));
    // Forms, each of which is a pattern.
    for (; end < pattern.size() && pattern[end] != '}'; ++end)
      if (pattern[end] == '{') end = collect_names(pattern, end + 1, names);
    i = end;
  }
  return i;
}

std::set<std::string> argument_names(std::string_view pattern) {
  std::set<std::string> names;
  collect_names(pattern, 0, names);
  return names;
}

/// Whether a pattern has words of its own beside its arguments.
bool has_words(std::string_view pattern) {
  int depth = 0;
  for (const char c : pattern) {
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (depth == 0 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every language has all messages that English has") {
  for (const char* lang : {"de", "uk"}) {
    CAPTURE(lang);
    const Messages messages = shipped(lang);
    CHECK(messages.lang() == lang);
    CHECK(messages.keys() == Messages::english().keys());
    for (const std::string_view key : messages.keys()) {
      CAPTURE(key);
      CHECK_FALSE(messages.pattern(key).empty());
    }
  }
}

TEST_CASE("the page's messages exist in every language") {
  for (const char* lang : {"de", "uk"}) {
    CAPTURE(lang);
    CHECK(page_messages(lang).lang() == lang);
    CHECK(page_messages(lang).keys() == page_english().keys());
    for (const std::string_view key : page_english().keys()) {
      CAPTURE(key);
      CHECK(argument_names(page_messages(lang).pattern(key)) == argument_names(page_english().pattern(key)));
    }
  }
  CHECK(&page_messages("fr") == &page_english());
}

TEST_CASE("no message of another language is still the English one") {
  for (const char* lang : {"de", "uk"}) {
    CAPTURE(lang);
    const Messages messages = shipped(lang);
    for (const std::string_view key : Messages::english().keys()) {
      CAPTURE(key);
      const std::string_view english = Messages::english().pattern(key);
      if (has_words(english)) CHECK(messages.pattern(key) != english);
    }
    for (const std::string_view key : page_english().keys()) {
      CAPTURE(key);
      const std::string_view english = page_english().pattern(key);
      if (has_words(english)) CHECK(page_messages(lang).pattern(key) != english);
    }
  }
}

TEST_CASE("every language says where something begins before it says where it ends") {
  for (const char* lang : {"en", "de", "uk"}) {
    CAPTURE(lang);
    const Messages messages = shipped(lang);
    int ranges = 0;
    for (const std::string_view key : messages.keys()) {
      CAPTURE(key);
      const std::size_t from = messages.pattern(key).find("{from}"), to = messages.pattern(key).find("{to}");
      if (from == std::string_view::npos || to == std::string_view::npos) continue;
      CHECK(from < to);
      ++ranges;
    }
    CHECK(ranges > 0);
  }
}

TEST_CASE("dates follow the conventions of each language") {
  const Messages de = shipped("de"), uk = shipped("uk");
  const auto in = [](const Messages& say, const char* date) { return format_date(*parse_edtf(date).value, say); };
  const auto brief = [](const Messages& say, const char* date) {
    return format_short_date(*parse_edtf(date).value, 2025, say);
  };
  CHECK(in(de, "2025-02-13") == "Donnerstag, 13. Februar 2025");
  CHECK(in(uk, "2025-02-13") == "четвер, 13 лютого 2025");
  CHECK(in(de, "2025-02") == "Februar 2025");
  CHECK(in(uk, "2025-02") == "лютий 2025");
  CHECK(in(de, "2025-02-12T00:00/2025-02-12T12:00") == "Mittwoch, 12. Februar 2025, vormittags");
  CHECK(in(uk, "2025-02-12T00:00/2025-02-12T12:00") == "середа, 12 лютого 2025, вранці");
  CHECK(in(de, "2025-02-12/2025-02-13") == "12. bis 13. Februar 2025");
  CHECK(in(uk, "2025-02-12/2025-02-13") == "12–13 лютого 2025");
  CHECK(in(de, "../2025-02-13") == "spätestens am 13. Februar 2025");
  CHECK(in(uk, "../2025-02-13") == "не пізніше 13 лютого 2025");
  CHECK(in(uk, "../2025-02") == "не пізніше лютого 2025");
  CHECK(brief(de, "2025-02-13") == "Do., 13. Feb.");
  CHECK(brief(uk, "2025-02-13") == "чт, 13 лют.");
  CHECK(brief(de, "../2025-02-13") == "bis 13. Feb.");
  CHECK(in(de, "201X") == "die 2010er-Jahre");
  CHECK(in(uk, "201X") == "2010-ті роки");
  CHECK(in(de, "2024-24") == "Winter 2024–2025");
}

TEST_CASE("a count selects the plural form by the rules of the language") {
  const auto statements = [](const Messages& say, int n) { return say("count.statements", {{"n", n}}); };
  CHECK(statements(Messages::english(), 1) == "1 statement");
  CHECK(statements(Messages::english(), 0) == "0 statements");
  CHECK(statements(shipped("de"), 2) == "2 Äußerungen");
  const Messages uk = shipped("uk");
  CHECK(statements(uk, 21) == "21 висловлювання");
  CHECK(statements(uk, 12) == "12 висловлювань");
  CHECK(uk("count.positions", {{"n", 3}}) == "3 позиції");
  CHECK(uk("count.positions", {{"n", 11}}) == "11 позицій");
  // The Unicode Common Locale Data Repository's rule: 1, 21, …; 2 to 4, 22 to 24, …, but not 12 to 14; all others.
  for (const int n : {1, 21, 101}) CHECK(plural_category("uk", n) == "one");
  for (const int n : {2, 3, 4, 22, 24, 104}) CHECK(plural_category("uk", n) == "few");
  for (const int n : {0, 5, 10, 11, 12, 13, 14, 15, 20, 25, 111, 112, 114}) CHECK(plural_category("uk", n) == "many");
}

TEST_CASE("patterns select forms, nest, and keep missing arguments in braces") {
  const auto say = Messages::load(R"({"lang": "en",
    "who": "{kind, select, state {from {name}} other {by {name}}}",
    "both": "{n, plural, one {# quote} other {# quotes}} {kind, select, state {from} other {by}} {name}"})");
  REQUIRE(say);
  CHECK((*say)("who", {{"kind", "state"}, {"name", "Germany"}}) == "from Germany");
  CHECK((*say)("who", {{"kind", "organisation"}, {"name", "NATO"}}) == "by NATO");
  CHECK((*say)("both", {{"n", 2}, {"kind", "x"}, {"name", "{n}"}}) == "2 quotes by {n}");  // arguments are text, not patterns
  CHECK((*say)("who", {{"kind", "state"}}) == "from {name}");
  CHECK((*say)("no such key") == "no such key");
}

TEST_CASE("missing messages fall back to English") {
  const auto say = Messages::load(R"({"lang": "uk"})");
  REQUIRE(say);
  CHECK((*say)("count.statements", {{"n", 22}}) == "22 statements");
}

TEST_CASE("bytes that are not messages are rejected, and malformed patterns terminate") {
  for (const char* bytes : {"", "[]", "{", "{\"a\": 1}", "{\"a\": \"b\"}", "{\"lang\": {}}"}) {
    CAPTURE(bytes);
    CHECK_FALSE(Messages::load(bytes));
  }
  for (const char* pattern : {"{", "}", "{n", "{n, plural", "{n, plural, one", "{n, plural, one {", "{n,,,}", "{{{{{{{{{{{{"}) {
    CAPTURE(pattern);
    const auto say = Messages::load(std::string(R"({"lang": "en", "a": ")") + pattern + "\"}");
    REQUIRE(say);
    CHECK((*say)("a", {{"n", 1}}).size() < 100);
  }
}

TEST_CASE("all languages use the same arguments") {
  for (const char* lang : {"de", "uk"}) {
    const Messages messages = shipped(lang);
    for (const std::string_view key : Messages::english().keys()) {
      CAPTURE(lang);
      CAPTURE(key);
      CHECK(argument_names(messages.pattern(key)) == argument_names(Messages::english().pattern(key)));
    }
  }
}
