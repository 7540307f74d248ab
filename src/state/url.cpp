#include "standpoint/url.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "text/suggestion.h"
#include "text/utf8.h"

namespace standpoint {
namespace {

constexpr std::size_t kMaxQueryBytes = 4096;
constexpr std::size_t kMaxNotices = 8;
constexpr std::size_t kMaxNoticeBytes = 200;
constexpr std::size_t kMaxShownCodePoints = 32;
/// How an empty list is written, so that "none" can be told from "as the story opens".
constexpr std::string_view kNone = "~";

constexpr std::array<std::string_view, 3> kThemes = {"system", "light", "dark"};
constexpr std::array<std::string_view, 2> kClocks = {"said", "published"};
constexpr std::array<std::string_view, 2> kLenses = {"map", "grid"};
constexpr std::string_view kTable = "table";  // the reader's word for the grid
constexpr std::array<std::string_view, 2> kSwitch = {"0", "1"};
constexpr std::array<std::string_view, 3> kPresenting = {"0", "1", "kiosk"};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Percent signs that begin no escape stay as they are.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

/// Escapes whatever a server, a browser or a social network might read as something else.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const unsigned byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos)
      out += c;
    else
      out.append({'%', kHex[byte / 16], kHex[byte % 16]});
  }
  return out;
}

struct Parameter {
  std::string key;
  std::string value;
};

std::vector<Parameter> split_query(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    if (!pair.empty()) parameters.push_back({percent_decoded(pair.substr(0, equals)), percent_decoded(value)});
  }
  return parameters;
}

/// Cut at a whole code point, with an ellipsis.
std::string cut(std::string text) {
  if (text.size() <= kMaxNoticeBytes) return text;
  constexpr std::string_view kEllipsis = "\u2026";
  std::size_t end = kMaxNoticeBytes - kEllipsis.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.erase(end).append(kEllipsis);
}

class QueryReader {
 public:
  QueryReader(const Story& story, std::string_view query) : story_(story), parameters_(split_query(query)) {
    result_.state = opening_view(story);
  }

  UrlResult read() {
    // The step first: it is what the others differ from. The quote last: it must not be hidden by them.
    if (const auto step = value("step")) read_step(*step);
    const Presenting presenting = read_presenting();
    ViewState& state = result_.state;
    read_choice("theme", kThemes, state.theme);
    if (const auto lens = first("lens"); lens && *lens == kTable)
      state.lens = Lens::grid;
    else
      read_choice("lens", kLenses, state.lens);
    read_choice("controls", kSwitch, state.controls);
    read_choice("clock", kClocks, state.clock);
    if (const auto time = value("time")) read_time(*time);
    read_id("question", story_.questions, state.question);
    read_id("party", story_.parties, state.party);
    read_person();
    read_quote();
    read_event();
    bool thread = false;
    read_choice("thread", kSwitch, thread);
    state = apply(story_, state, action::SetThread{thread});
    if (presenting != Presenting::no) state = apply(story_, state, action::SetPresenting{presenting});
    if (const auto quiz = value("quiz")) read_quiz(*quiz);
    return std::move(result_);
  }

 private:
  std::optional<std::string_view> first(std::string_view key) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(), [&](const Parameter& p) { return p.key == key; });
    return found == parameters_.end() ? std::nullopt : std::optional<std::string_view>(found->value);
  }

  std::optional<std::string_view> value(std::string_view key) {
    const auto count = std::count_if(parameters_.begin(), parameters_.end(), [&](const Parameter& p) { return p.key == key; });
    if (count > 1) notice(std::string(key) + " is in the address more than once: the first is taken.");
    return first(key);
  }

  void notice(std::string text) {
    if (result_.notices.size() < kMaxNotices) result_.notices.push_back(cut(std::move(text)));
  }

  void ignored(std::string_view key, std::string_view value, std::string_view why) {
    notice(std::string(key) + " \u201C" + escape_unprintable(value, kMaxShownCodePoints) +
           "\u201D was ignored: " + std::string(why) + '.');
  }

  void read_step(std::string_view text) {
    int step = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), step);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    const std::size_t count = story_.steps.size();
    if (!whole || step < 0 || static_cast<std::size_t>(step) > count) {
      return ignored("step", text,
                     count == 0 ? "the story has no steps" : "expected a number from 1 to " + std::to_string(count));
    }
    result_.state = apply(story_, result_.state, action::GoToStep{step});
  }

  void read_quiz(std::string_view text) {
    std::uint32_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error != std::errc() || end != text.data() + text.size() || seed < 1 || seed > kMaxQuizSeed)
      return ignored("quiz", text, "expected a number from 1 to " + std::to_string(kMaxQuizSeed));
    result_.state = apply(story_, result_.state, action::StartQuiz{seed});
  }

  /// `?present` alone is enough. It begins at the first step.
  Presenting read_presenting() {
    Presenting presenting = Presenting::no;
    if (first("present") == "")
      presenting = Presenting::speaker;
    else
      read_choice("present", kPresenting, presenting);
    if (presenting == Presenting::no) return presenting;
    if (story_.steps.empty()) {
      ignored("present", *first("present"), "the story has no steps");
      return Presenting::no;
    }
    if (result_.state.step == 0) result_.state = apply(story_, result_.state, action::GoToStep{1});
    return presenting;
  }

  /// One of a few words, in the order of the values that they stand for.
  template <std::size_t N, class Value>
  void read_choice(std::string_view key, const std::array<std::string_view, N>& words, Value& target) {
    const auto text = value(key);
    if (!text) return;
    const auto found = std::find(words.begin(), words.end(), *text);
    if (found != words.end()) {
      target = static_cast<Value>(found - words.begin());
      return;
    }
    std::string expected = "expected ";
    for (std::size_t i = 0; i < N; ++i) expected.append(i == 0 ? "" : i + 1 == N ? " or " : ", ").append(words[i]);
    ignored(key, *text, expected);
  }

  void read_time(std::string_view text) {
    ViewState& state = result_.state;
    const std::string_view whole = text;
    Result<Edtf> date = parse_edtf(text);
    const std::size_t range = text.find("..");
    std::string_view first_text;
    if (!date.value && range != std::string_view::npos) {
      first_text = text.substr(0, range);
      text.remove_prefix(range + 2);
      date = parse_edtf(text);
    }
    if (text == "latest" || text.empty())
      state.moment.reset();
    else if (text == "earliest")
      state.moment = earliest_moment(story_);
    else if (date.value)
      state.moment = normalise_moment(story_, date.value->end);
    else
      return ignored("time", whole, "expected " + date.error.expected + ", earliest or latest");
    if (first_text.empty() || first_text == "earliest") return;
    const Result<Edtf> first_date = parse_edtf(first_text);
    if (!first_date.value) return ignored("time", first_text, "expected " + first_date.error.expected + ", or earliest");
    const Minute from = first_date.value->begin;
    if (from > shown_moment(story_, state)) return ignored("time", first_text, "the range ends before it begins");
    if (from > time_extent(story_).begin) state.range_from = from;
  }

  /// Of a list, the first: the state holds one.
  template <class Thing, class AnyId>
  void read_id(std::string_view key, const std::vector<Thing>& things, std::optional<AnyId>& target) {
    const auto text = value(key);
    if (!text) return;
    std::string_view id = *text;
    if (id.empty() || id == kNone) return target.reset();
    auto found = find(things, id);
    if (found == things.end()) {
      if (id.front() == '~') id.remove_prefix(1);
      const std::string_view one = id.substr(0, id.find('~'));
      if (one.size() < id.size()) notice(std::string(key) + " takes one value: the first is taken.");
      id = one;
      found = find(things, id);
    }
    if (found != things.end()) {
      target = AnyId{static_cast<std::uint32_t>(found - things.begin())};
      return;
    }
    Suggestion suggestion(id);
    for (const Thing& thing : things) suggestion.consider(thing.id);
    const std::string hint = suggestion.hint();
    // The hint asks; its own mark ends the sentence.
    std::string why = "the story has none of that name";
    if (hint.empty()) return ignored(key, id, why);
    notice(std::string(key) + " \u201C" + escape_unprintable(id, kMaxShownCodePoints) + "\u201D was ignored: " + why + "; " +
           hint);
  }

  template <class Thing>
  static typename std::vector<Thing>::const_iterator find(const std::vector<Thing>& things, std::string_view id) {
    return std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.id == id; });
  }

  void read_person() {
    ViewState& state = result_.state;
    read_id("person", story_.people, state.person);
    if (!state.person || !state.party || story_[*state.person].party == *state.party) return;
    if (first("party")) {
      ignored("person", *first("person"), "not one of the party's");
      state.person.reset();
    } else {
      state.party.reset();
    }
  }

  void read_quote() {
    ViewState& state = result_.state;
    std::optional<QuoteId> quote = state.quote;
    read_id("quote", story_.quotes, quote);
    if (quote) quote = story_.statement_of(*quote);
    if (quote == state.quote) {
      // A step's own quote, which what the address changes may have hidden.
      state = apply(story_, state, action::SetMoment{state.moment});
      return;
    }
    const ViewState before = state;
    state = apply(story_, state, action::SelectQuote{quote});
    const auto tell = [&](std::string_view key, bool changed) {
      const auto text = first(key);
      if (changed && text) ignored(key, *text, "it would hide the quote");
    };
    if (state.quote != quote) ignored("quote", *first("quote"), "it is not certain on any day");
    tell("time", before.moment != state.moment || before.range_from != state.range_from);
    tell("question", before.question != state.question);
    tell("party", before.party != state.party);
    tell("person", before.person != state.person);
  }

  void read_event() {
    ViewState& state = result_.state;
    std::optional<EventId> event;
    read_id("event", story_.events, event);
    if (!event) return;
    const Edtf& at = story_[*event].at;
    if (at.open_end()) return ignored("event", *first("event"), "it is not certain on any day");
    if (state.quote && first("quote")) return ignored("event", *first("event"), "a quote is chosen");
    state.quote.reset();
    if (at.end > shown_moment(story_, state)) state.moment = normalise_moment(story_, at.end);
    if (state.range_from && at.begin < *state.range_from) state.range_from.reset();
    state.event = event;
  }

  const Story& story_;
  std::vector<Parameter> parameters_;
  UrlResult result_;
};

class QueryWriter {
 public:
  void add(std::string_view key, std::string_view value) {
    if (!text_.empty()) text_ += '&';
    text_.append(key).append("=").append(percent_encoded(value));
  }

  template <class Thing, class AnyId>
  void add_id(std::string_view key, const std::vector<Thing>& things, const std::optional<AnyId>& id,
              const std::optional<AnyId>& base) {
    if (id != base) add(key, id ? std::string_view(things[id->index].id) : kNone);
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string moment_value(const Story& story, const std::optional<Minute>& moment) {
  if (!moment) return "latest";
  return *moment == earliest_moment(story) ? "earliest" : moment_to_edtf(*moment);
}

/// The start of a range, as parse_edtf().begin reads it back.
std::string range_start_value(Minute from) {
  const bool midnight = from == minute_from_civil(civil_from_minute(from));
  return moment_to_edtf(midnight ? from + kMinutesPerDay : from);
}

}  // namespace

UrlResult state_from_query(const Story& story, std::string_view query) {
  if (!query.empty() && query.front() == '?') query.remove_prefix(1);
  if (query.size() <= kMaxQueryBytes) return QueryReader(story, query).read();
  UrlResult result;
  result.state = opening_view(story);
  result.notices.push_back("The address was ignored: it is longer than " + std::to_string(kMaxQueryBytes) + " bytes.");
  return result;
}

std::string query_from_state(const Story& story, const ViewState& state) {
  const ViewState base = apply(story, opening_view(story), action::GoToStep{state.step});
  const std::optional<Minute> moment = normalise_moment(story, state.moment);
  QueryWriter query;
  // In the order of the conventions' address.
  if (state.range_from)
    query.add("time", range_start_value(*state.range_from) + ".." + moment_value(story, moment));
  else if (moment != base.moment)
    query.add("time", moment_value(story, moment));
  if (state.clock != base.clock) query.add("clock", kClocks[static_cast<std::size_t>(state.clock)]);
  query.add_id("question", story.questions, state.question, base.question);
  query.add_id("party", story.parties, state.party, base.party);
  query.add_id("person", story.people, state.person, base.person);
  query.add_id("quote", story.quotes, state.quote, base.quote);
  query.add_id("event", story.events, state.event, base.event);
  if (state.thread) query.add("thread", kSwitch[1]);
  if (state.lens != base.lens) query.add("lens", kLenses[static_cast<std::size_t>(state.lens)]);
  if (base.step > 0) query.add("step", std::to_string(base.step));
  if (state.presenting != base.presenting) query.add("present", kPresenting[static_cast<std::size_t>(state.presenting)]);
  if (state.quiz) query.add("quiz", std::to_string(state.quiz->seed));
  if (state.theme != base.theme) query.add("theme", kThemes[static_cast<std::size_t>(state.theme)]);
  if (state.controls != base.controls) query.add("controls", kSwitch[state.controls ? 1 : 0]);
  return query.take();
}

}  // namespace standpoint
