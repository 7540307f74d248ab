#include "standpoint/transcript.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/load.h"
#include "standpoint/page.h"
#include "standpoint/theme.h"
#include "text/escape.h"

using namespace standpoint;

namespace {

Edtf date(const char* text) { return parse_edtf(text).value.value(); }

Quote quote(const char* id, PersonId speaker, const char* text, const char* said, const char* published) {
  Quote made;
  made.id = id;
  made.speaker = speaker;
  made.text = text;
  made.lang = "en";
  made.at = {date(said), date(published)};
  made.publisher = "Gazette";
  made.paragraph = 3;
  made.questions = {QuestionId{0}};
  return made;
}

/// Two speakers and a subject; a verbatim quote, its repetition, a paraphrase, a translation.
Story small_story() {
  Story story;
  story.id = "small";
  story.lang = "en";
  story.headline = "Who pays?";
  story.standfirst = "Two towns and a bridge.";
  story.published = date("2020-02-29");
  story.sources.push_back({"gazette", "The bridge", "Gazette", date("2020-02-29"), "https://example.org/a?b=1&c=2", ""});
  const char* names[] = {"Upstream", "Downstream", "River"};
  for (const char* name : names) {
    Party party;
    party.id = name;
    party.name = name;
    party.short_name = name;
    party.place.name = "Town";
    story.parties.push_back(party);
  }
  story.parties[2].role = PartyRole::subject;
  story.people.push_back({"ann", "Ann", {}, "Mayor", "Mayor", PartyId{0}});
  story.people.push_back({"bo", "Bo", {}, "Treasurer", "Treasurer", PartyId{1}});
  story.questions.push_back({"pay", "Must both towns pay?", "Pay"});
  story.questions.push_back({"toll", "Should there be a toll?", "Toll"});

  story.quotes.push_back(quote("both", {0}, "It's a bridge for \"both\" of us", "2020-02-27", "2020-02-29"));
  story.quotes.push_back(quote("both-again", {0}, "for both", "2020-02-27", "2020-02-29"));
  story.quotes.push_back(quote("poor", {1}, "that the town's chest is empty", "../2020-02-28", "2020-02-29"));
  story.quotes.push_back(quote("zoll", {1}, "Kein Zoll", "2020-02-27T00:00/2020-02-27T12:00", "2020-02-29T09:05"));
  story.quotes[1].ties.push_back({TieKind::repeats, QuoteId{0}});
  story.quotes[2].verbatim = false;
  story.quotes[2].translation = true;
  story.quotes[2].original_lang = "de";
  story.quotes[2].ties.push_back({TieKind::answers, QuoteId{0}});
  story.quotes[3].lang = "de";
  story.quotes[3].questions = {QuestionId{1}, QuestionId{0}};
  story.quotes[3].place = Place{"Market", {}};

  story.positions.push_back({PartyId{0}, QuestionId{0}, Stance::in_favour, "Both should.", {QuoteId{0}, QuoteId{1}}});
  story.positions.push_back({PartyId{1}, QuestionId{1}, Stance::against, "No toll.", {QuoteId{3}}});
  story.events.push_back({"flood", "The old bridge falls", "Flood", date("2020-02-28"), SourceId{0}, 2});
  story.steps.push_back({"Look", "Start here.", "", {}, Clock::said, {}, {}, QuoteId{0}});
  index_story(story);
  return story;
}

std::size_t count(std::string_view text, std::string_view needle) {
  std::size_t found = 0;
  for (std::size_t at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + needle.size())) ++found;
  return found;
}

bool contains(std::string_view text, std::string_view needle) { return text.find(needle) != std::string_view::npos; }

/// The tags and attribute names of a page in order, without texts and values. An unclosed value or markup from a text changes
/// it.
std::vector<std::string> skeleton(std::string_view html) {
  std::vector<std::string> tags;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    std::string tag;
    bool quoted = false;
    for (; at < html.size(); ++at) {
      const char c = html[at];
      if (c == '"') quoted = !quoted;
      if (!quoted) tag += c;
      if (!quoted && c == '>') break;
    }
    tags.push_back(tag);
  }
  return tags;
}

std::set<std::string> values_of(std::string_view html, std::string_view attribute) {
  std::set<std::string> values;
  const std::string open = " " + std::string(attribute) + "=\"";
  for (std::size_t at = html.find(open); at != std::string_view::npos; at = html.find(open, at)) {
    at += open.size();
    values.insert(std::string(html.substr(at, html.find('"', at) - at)));
  }
  return values;
}

/// Enough of RFC 8259 to check that a text is JSON.
class JsonCheck {
 public:
  static bool valid(std::string_view text) {
    JsonCheck check(text);
    return check.value(0) && check.at_ == text.size();
  }

 private:
  explicit JsonCheck(std::string_view text) : text_(text) {}
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool string() {
    if (!take('"')) return false;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return false;
      if (text_[at_] != '\\') continue;
      ++at_;
      if (at_ >= text_.size()) return false;
      if (text_[at_] == 'u') {
        for (int i = 0; i < 4; ++i) {
          if (++at_ >= text_.size() || std::isxdigit(static_cast<unsigned char>(text_[at_])) == 0) return false;
        }
      } else if (!contains("\"\\/bfnrt", text_.substr(at_, 1))) {
        return false;
      }
    }
    return take('"');
  }
  bool value(int depth) {
    if (depth > 20) return false;
    if (take('{')) {
      if (take('}')) return true;
      do {
        if (!string() || !take(':') || !value(depth + 1)) return false;
      } while (take(','));
      return take('}');
    }
    if (take('[')) {
      if (take(']')) return true;
      do {
        if (!value(depth + 1)) return false;
      } while (take(','));
      return take(']');
    }
    return string();  // the linked data contains nothing else
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string file(const std::string& path) {
  std::ifstream in(std::string(STANDPOINT_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

constexpr std::string_view kHostile =
    "</script><script>alert(1)</script><!-- \" onload='x' ]]> &lt; {{transcript}} javascript:alert(1) "
    "\xE2\x80\xAE\xE2\x81\xA6\x01\x7F\xC2\x85\xFF\xC0\x80\xED\xA0\x80\\u003c";

void poison(std::string& text) { text += kHostile; }

Story poisoned(Story story) {
  for (std::string* text : {&story.id, &story.lang, &story.headline, &story.standfirst}) poison(*text);
  for (Source& source : story.sources) {
    for (std::string* text : {&source.id, &source.title, &source.publisher, &source.paragraph_rule}) poison(*text);
    source.url += "\"><script>";
  }
  for (Party& party : story.parties) {
    for (std::string* text : {&party.id, &party.name, &party.short_name, &party.place.name}) poison(*text);
  }
  for (Person& person : story.people) {
    for (std::string* text : {&person.id, &person.name, &person.office, &person.short_office}) poison(*text);
  }
  for (Question& question : story.questions) {
    for (std::string* text : {&question.id, &question.text, &question.short_text}) poison(*text);
  }
  for (Quote& quote : story.quotes) {
    for (std::string* text : {&quote.id, &quote.text, &quote.lang, &quote.context, &quote.venue, &quote.publisher})
      poison(*text);
    if (!quote.original_lang.empty()) poison(quote.original_lang);
    if (quote.place) poison(quote.place->name);
  }
  for (Position& position : story.positions) poison(position.summary);
  for (Event& event : story.events) {
    for (std::string* text : {&event.id, &event.title, &event.short_title}) poison(*text);
  }
  for (Step& step : story.steps) {
    for (std::string* text : {&step.title, &step.text}) poison(*text);
  }
  return story;
}

}  // namespace

TEST_CASE("every quotation is on the page once, with its own id, and every link inside the page has a target") {
  const Story story = small_story();
  const std::string html = transcript_html(story);
  CHECK(count(html, "<blockquote") == story.quotes.size());
  for (const Quote& q : story.quotes) CHECK(count(html, "id=\"quote-" + q.id + "\"") == 1);

  const std::set<std::string> ids = values_of(html, "id");
  CHECK(count(html, " id=\"") == ids.size());
  for (const std::string& target : values_of(html, "href")) {
    if (target[0] == '#') CHECK_MESSAGE(ids.count(target.substr(1)) == 1, target);
  }
}

TEST_CASE("a party is for, against or has not said, in a table with a caption and scoped headers") {
  const std::string html = transcript_html(small_story());
  CHECK(count(html, "<table") == 3);  // the overview and one for each question
  CHECK(count(html, "<caption>") == 3);
  CHECK(contains(html, "scope=\"row\">Upstream</th><td role=\"cell\" class=\"stance\">"));
  CHECK(count(html, ">Has not said<") == 2 + 2);  // overview and tables
  CHECK(contains(html, "Both should."));
  CHECK_FALSE(contains(html, "scope=\"row\">River"));
}

TEST_CASE("verbatim words have the quotation marks of their language, paraphrases have none") {
  const std::string html = transcript_html(small_story());
  CHECK(contains(html, "<p>“It’s a bridge for ‘both’ of us”</p>"));
  CHECK(contains(html, "<p>that the town’s chest is empty</p>"));
  CHECK(contains(html, "<b>Paraphrase</b>"));
  CHECK(contains(html, "<b>Translation</b> from German"));
  CHECK(contains(html, " lang=\"de\" dir=\"auto\"><p>„Kein Zoll“</p>"));
}

TEST_CASE("a quotation is cited with its source's address, or with the source's entry on the page") {
  Story story = small_story();
  CHECK(contains(transcript_html(story), "<blockquote cite=\"https://example.org/a?b=1&amp;c=2\">"));
  story.sources[0].url = "javascript:alert(1)";
  CHECK(contains(transcript_html(story), "<blockquote cite=\"#source-gazette\">"));
  CHECK_FALSE(contains(transcript_html(story), "javascript:"));
  CHECK_FALSE(contains(transcript_json_ld(story), "javascript:"));
}

TEST_CASE("ties are links in both directions") {
  const std::string html = transcript_html(small_story());
  CHECK(contains(html, "Answers Ann: <a href=\"#quote-both\">"));
  CHECK(contains(html, "Answered by Bo: <a href=\"#quote-poor\">"));
  CHECK(contains(html, "Repeats <a href=\"#quote-both\">"));
}

TEST_CASE("a time element has a valid HTML date, no more precise than the story's") {
  const std::string html = transcript_html(small_story());
  const std::set<std::string> dates = values_of(html, "datetime");
  CHECK(dates == std::set<std::string>{"2020-02-27", "2020-02-28", "2020-02-29", "2020-02-29T09:05"});
  CHECK(contains(html, "<span class=\"date\">some day up to 28 February 2020</span>"));

  Story story = small_story();
  const auto datetimes_with_event = [&](const char* text) {
    story.events[0].at = date(text);
    std::set<std::string> with = values_of(transcript_html(story), "datetime");
    for (const char* other : {"2020-02-27", "2020-02-29", "2020-02-29T09:05"}) with.erase(other);
    return with;
  };
  CHECK(datetimes_with_event("2014") == std::set<std::string>{"2014"});
  CHECK(datetimes_with_event("2014-12") == std::set<std::string>{"2014-12"});
  CHECK(datetimes_with_event("0987-06-05") == std::set<std::string>{"0987-06-05"});
  CHECK(datetimes_with_event("2014-12-31T23:59") == std::set<std::string>{"2014-12-31T23:59"});
  for (const char* no_single_date :
       {"2014~", "2014-01?", "201X", "-0044-03-15", "2014/2016", "2014/..", "../2014", "2014-21"}) {
    CHECK_MESSAGE(datetimes_with_event(no_single_date).empty(), no_single_date);
  }
}

TEST_CASE("crossings are listed in words") {
  const std::string html = transcript_html(small_story());
  CHECK(contains(html, "Ann spoke before this happened, and could be read only after it: <b>The old bridge falls</b>"));
}

TEST_CASE("a quotation with an open-ended date is in the chronology") {
  Story story = small_story();
  story.quotes[0].at[0] = date("2020-02-27/..");
  index_story(story);
  const std::string html = transcript_html(story);
  const std::string by_said = html.substr(html.find("By when it was said"));
  CHECK(contains(by_said.substr(0, by_said.find("By when it was published")), "#quote-both\""));
}

TEST_CASE("a story without quotes has a message, and an empty story is still a page") {
  Story story = small_story();
  story.quotes.clear();
  story.positions.clear();
  story.steps.clear();
  index_story(story);
  CHECK(contains(transcript_html(story), "Nobody is quoted in this story yet."));
  Story nothing;
  index_story(nothing);
  CHECK(contains(transcript_html(nothing), "General Assembly resolution 68/262"));
  CHECK(JsonCheck::valid(transcript_json_ld(nothing)));
}

TEST_CASE("the interface's English is marked as English on a page in another language") {
  Story story = small_story();
  CHECK_FALSE(contains(transcript_html(story), "lang=\"en\""));
  story.lang = "de";
  CHECK(contains(transcript_html(story), "<span lang=\"en\">Where they stand</span>"));
}

TEST_CASE("no string of a story becomes markup or breaks out of an attribute") {
  Story tame = small_story();
  tame.sources[0].url.clear();
  tame.sources[0].paragraph_rule = "lines";
  for (Quote& q : tame.quotes) q.context = q.venue = "x";
  Story wild = poisoned(tame);
  // A hostile language tag is not English, so the interface's texts are marked, as on this page.
  tame.lang = "xx";
  for (Quote& q : tame.quotes) {
    if (q.lang == "en") q.lang = "xx";
  }
  index_story(tame);
  index_story(wild);
  CHECK(skeleton(transcript_html(wild)) == skeleton(transcript_html(tame)));

  const std::string html = transcript_html(wild);
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "href=\"javascript"));
  CHECK_FALSE(contains(html, "\xE2\x80\xAE"));
  CHECK_FALSE(contains(html, "\xE2\x81\xA6"));
  CHECK(std::all_of(html.begin(), html.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\n'; }));
  for (const std::string& id : values_of(html, "id")) CHECK_FALSE(contains(id, " "));
  CHECK(count(html, " id=\"") == values_of(html, "id").size());
}

TEST_CASE("linked data is valid JSON with any strings, and cannot end the script element") {
  Story story = small_story();
  CHECK(JsonCheck::valid(transcript_json_ld(story)));
  story = poisoned(story);
  index_story(story);
  const std::string json = transcript_json_ld(story);
  CHECK(JsonCheck::valid(json));
  for (const char c : {'<', '>', '&'}) CHECK(json.find(c) == std::string::npos);
}

TEST_CASE("linked data has the speaker, the office and the party of each quotation, and no paraphrase as a quotation") {
  const std::string json = transcript_json_ld(small_story());
  CHECK(count(json, "\"spokenByCharacter\":{\"@id\":\"#person-ann\"}") == 2);
  CHECK(contains(json, "\"name\":\"Ann\",\"jobTitle\":\"Mayor\",\"affiliation\":{\"@id\":\"#party-Upstream\"}"));
  CHECK(contains(json, "\"dateCreated\":\"2020-02-27\",\"datePublished\":\"2020-02-29\""));
  CHECK(contains(json, "\"temporal\":\"../2020-02-28\""));
  CHECK(count(json, "\"@type\":\"Quotation\"") == 3);
  CHECK(contains(json, "\"abstract\":\"that the town's chest is empty\""));
}

TEST_CASE("escaping keeps the text and adds nothing") {
  CHECK(escape_html("a < b & \"c\" > 'd'\t\n") == "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;\t\n");
  CHECK(escape_html(std::string_view("\0\r\x1B\x7F", 4)) == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(escape_html("\xC2\x85\u202E\u2069") == "\uFFFD\uFFFD\uFFFD");
  CHECK(escape_html("\xF0\x9F\x98") == "\uFFFD\uFFFD\uFFFD");
  CHECK(escape_html("Київ … \U0001F600") == "Київ … \U0001F600");
  CHECK(json_string("\"\\\n\t\x01</\u2028") == R"("\"\\\n\t\u0001\u003c/\u2028")");
  CHECK(json_string("Київ\xFF") == "\"Київ\uFFFD\"");
}

TEST_CASE("only absolute http and https URLs are linked") {
  CHECK(safe_href("https://example.org/a?b&c") == "https://example.org/a?b&amp;c");
  CHECK(safe_href("HTTP://example.org") == "HTTP://example.org");
  for (const char* refused :
       {"", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org", "/a", "a", "https:example.org",
        "https://", "https:///a", "https://exa mple.org", "https://example.org\\@evil", "java\nscript:alert(1)",
        " https://example.org", "https://example.org/\x01", "https://example.org/\u202E", "https://example.org/\xFF"}) {
    CHECK_MESSAGE(safe_href(refused).empty(), refused);
  }
}

TEST_CASE("a page contains each marker's text once and verbatim, and unknown or missing markers are errors") {
  CHECK(fill_page("<{{a}}>{{b}}{{a}}", {{"a", "{{b}}"}, {"b", "2"}}).value == "<{{b}}>2{{b}}");
  CHECK(fill_page("x\n{{c}}", {}).error.message == "line 2: unknown marker {{c}}");
  CHECK(fill_page("{{a", {}).error.message == "line 1: {{ without }}");
  CHECK(fill_page("x", {{"a", ""}}).error.message == "the marker {{a}} is missing");
}

TEST_CASE("the shipped template takes a story's markers and runs no inline script") {
  const std::string page_template = file("web/index.html");
  std::vector<PageMarker> markers = story_markers(small_story());
  for (const char* of_the_site : {"variant", "alternates", "languages", "untranslated", "share_image", "preloads", "poster",
                                  "files", "webmanifest", "one_file", "one_file_words", "keep", "embed", "oembed"})
    markers.push_back({of_the_site, ""});
  const Result<std::string> page = fill_page(page_template, markers);
  REQUIRE(page.value);
  CHECK(contains(*page, "<h1>Who pays?</h1>"));
  CHECK(count(*page, "<script") == 4);  // the theme's, the module, and two blocks of data
  CHECK(count(*page, "<script type=\"application/") == 2);
  CHECK(contains(*page, "<script type=\"module\" src=\"boot.js\"></script>"));
  CHECK_FALSE(contains(*page, " style="));
  CHECK_FALSE(contains(*page, "<style"));
}

TEST_CASE("the line of sources is text, with a link where a source has an address") {
  Story story;
  story.sources.resize(2);
  story.sources[0].title = "A <b>title";
  story.sources[0].publisher = "News & \"Co\" <script>";
  story.sources[1].title = "Other";
  story.sources[1].url = "https://news.example/?a&b";
  CHECK(source_line(story) ==
        "<cite>A &lt;b&gt;title</cite>, News &amp; &quot;Co&quot; &lt;script&gt;; "
        "<a rel=\"noopener\" href=\"https://news.example/?a&amp;b\"><cite>Other</cite></a>");
}

TEST_CASE("the style sheet has every token for light, dark and a chosen theme") {
  const std::string css = theme_css();
  CHECK(count(css, "--paper:#fbfaf6;") == 2);
  CHECK(count(css, "--paper:#14171a;") == 2);
  CHECK(contains(css, "--size-14:0.875rem;"));
  CHECK(contains(css, "--size-16:1rem;"));
  CHECK(contains(css, "--question-bar:4.5rem;"));
  CHECK(contains(css, "--line-height:1.4"));
  Story story = small_story();
  story.parties[1].hue = {0x00A1B2, 0xFFFFFF};
  CHECK(contains(party_css(story), ".party-1{color:#00a1b2;color:light-dark(#00a1b2,#ffffff)}"));
}

TEST_CASE("the whole shipped story is on the page, with the Chancellor's statement as a crossing") {
  const LoadResult loaded = load_story(file("assets/stories/ukraine-peace-talks-2025-02-13.json"));
  REQUIRE(loaded.story);
  const std::string html = transcript_html(*loaded.story);
  CHECK(count(html, "<blockquote") == loaded.story->quotes.size());
  CHECK(contains(html, "Olaf Scholz spoke before this happened, and could be read only after it"));
  CHECK(JsonCheck::valid(transcript_json_ld(*loaded.story)));
}

TEST_CASE("a story with only hostile strings makes a page without extra scripts") {
  const LoadResult loaded = load_story(file("tests/stories/good/hostile.json"));
  REQUIRE(loaded.story);
  const std::string html = transcript_html(*loaded.story) + transcript_title(*loaded.story);
  CHECK_FALSE(contains(html, "<script"));
  for (const std::string& target : values_of(html, "href")) {
    CHECK_MESSAGE((target[0] == '#' || target.rfind("http", 0) == 0), target);
  }
  for (const std::string& tag : skeleton(html)) CHECK_FALSE(contains(tag, " on"));
  const std::string json = transcript_json_ld(*loaded.story);
  CHECK(JsonCheck::valid(json));
  CHECK_FALSE(contains(json, "<"));
}
