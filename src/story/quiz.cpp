#include "standpoint/quiz.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "standpoint/query.h"

namespace standpoint {
namespace {

constexpr int kMinWords = 4;                 // a single word such as "enduring" could be anyone's
constexpr std::size_t kInflectedBytes = 5;   // names of at least this length may be inflected: "Germany's", "Deutschlands"
constexpr std::size_t kMinNameBytes = 3;     // of a word in a person's name
constexpr std::size_t kMinSharedBytes = 16;  // a text this long within another one counts as the same words

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Unlike the distributions
/// and std::shuffle, whose results depend on the standard library, it is portable.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// Uniform in [0, n), n > 0, by rejection of the values that would bias the remainder.
  std::size_t below(std::size_t n) {
    const std::uint64_t size = n, biased = (0 - size) % size;
    std::uint64_t drawn = next();
    while (drawn < biased) drawn = next();
    return static_cast<std::size_t>(drawn % size);
  }

  /// Fisher-Yates shuffle.
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

bool is_word_byte(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  if (c >= 0x80) return text.substr(at, 2) != "\xE2\x80" && c != 0xC2;  // typographic marks and no-break spaces
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Whether `name` occurs in `text` as a word, long names with any ending.
bool contains_name(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    // A non-ASCII byte before the name is taken for the end of a quotation mark.
    const bool begins = at == 0 || static_cast<unsigned char>(text[at - 1]) >= 0x80 || !is_word_byte(text, at - 1);
    if (begins && (name.size() >= kInflectedBytes || !is_word_byte(text, at + name.size()))) return true;
  }
  return false;
}

bool contains_any_word(std::string_view text, std::string_view name) {
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    if (word.size() >= kMinNameBytes && contains_name(text, word)) return true;
    name.remove_prefix(std::min(name.size(), word.size() + 1));
  }
  return false;
}

/// Whether the words give the answer away.
bool names_speaker(const Story& story, const Quote& quote) {
  const Person& person = story[quote.speaker];
  const Party& party = story[person.party];
  const auto any = [&](const std::vector<std::string>& others) {
    return std::any_of(others.begin(), others.end(), [&](const std::string& name) { return contains_name(quote.text, name); });
  };
  return contains_any_word(quote.text, person.name) || contains_name(quote.text, party.name) ||
         contains_name(quote.text, party.short_name) || any(person.names) || any(party.names);
}

bool is_long_enough(const Quote& quote) { return std::count(quote.text.begin(), quote.text.end(), ' ') + 1 >= kMinWords; }

/// Only letters and digits, ASCII in lower case, to compare what two quotes say.
std::string normalise_words(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_word_byte(text, i)) {
      if (static_cast<unsigned char>(text[i]) == 0xE2) i += 2;
      continue;
    }
    out += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
  }
  return out;
}

/// Whether two normalised texts are equal, or one contains the other.
bool overlap(const std::string& a, const std::string& b) {
  const bool a_shorter = a.size() < b.size();
  const std::string &shorter = a_shorter ? a : b, &longer = a_shorter ? b : a;
  return a == b || (shorter.size() >= kMinSharedBytes && longer.find(shorter) != std::string::npos);
}

/// Other people who said the same, in the same words or according to a tie: they must not be wrong choices.
std::vector<PersonId> find_other_speakers(const Story& story, QuoteId id) {
  const Quote& quote = story[id];
  std::vector<PersonId> out;
  const std::string words = normalise_words(quote.text);
  for (const Quote& other : story.quotes)
    if (other.speaker != quote.speaker && overlap(words, normalise_words(other.text))) out.push_back(other.speaker);
  const auto add_tied = [&](const std::vector<Tie>& ties) {
    for (const Tie& tie : ties)
      if (tie.kind == TieKind::repeats || tie.kind == TieKind::echoes) out.push_back(story[tie.target].speaker);
  };
  const auto add_all = [&](const Quote& wording) {
    add_tied(wording.ties);
    add_tied(wording.tied_from);
  };
  add_all(quote);
  for (const QuoteId wording : quote.other_wordings) add_all(story[wording]);
  return out;
}

/// Whether a date lies before the end of an event; empty if the precision of the dates leaves that open.
std::optional<bool> is_by_end_of(const Edtf& date, const Edtf& event) {
  if (date.uncertain || date.approximate || event.uncertain || event.approximate || event.open_end()) return {};
  if (!date.open_end() && date.end <= event.end) return true;
  if (!date.open_begin() && date.begin >= event.end) return false;
  return {};
}

/// The right choice of a question about time; empty if the dates do not decide it.
std::optional<QuizTime> find_time(const Quote& quote, const Event& event) {
  const std::optional<bool> said = is_by_end_of(quote.at[static_cast<std::size_t>(Clock::said)], event.at);
  const std::optional<bool> published = is_by_end_of(quote.at[static_cast<std::size_t>(Clock::published)], event.at);
  if (!said || !published || (*published && !*said)) return {};
  return *published ? QuizTime::both_by_then : *said ? QuizTime::published_later : QuizTime::both_later;
}

/// A possible question, with its right answer as a choice.
struct Candidate {
  QuoteId quote;
  EventId event;
  std::uint32_t answer = 0;
};

/// Generates the questions of one quiz.
class Generator {
 public:
  Generator(const Story& story, std::uint32_t seed) : story_(story), random_(seed), used_(story.quotes.size()) {
    for (const QuoteId id : story.by_time[static_cast<std::size_t>(Clock::said)]) {
      const Quote& quote = story[id];
      if (!quote.verbatim) continue;
      collect_times(id);
      if (!is_long_enough(quote) || names_speaker(story, quote)) continue;
      candidates_[0].push_back({id, {}, quote.speaker.index});
      candidates_[1].push_back({id, {}, story.party_of(id).index});
    }
    drop_one_sided_events();
    std::vector<bool> is_speaker(story.people.size()), is_party(story.parties.size());
    for (const Quote& quote : story.quotes) {
      is_speaker[quote.speaker.index] = true;
      is_party[story[quote.speaker].party.index] = true;
    }
    for (std::uint32_t i = 0; i < is_speaker.size(); ++i)
      if (is_speaker[i]) pools_[0].push_back(i);
    for (std::uint32_t i = 0; i < is_party.size(); ++i)
      if (is_party[i]) pools_[1].push_back(i);
    pools_[2] = {0, 1, 2};
  }

  std::vector<QuizQuestion> draw() {
    constexpr QuizKind kOrder[] = {QuizKind::speaker, QuizKind::party, QuizKind::time};
    std::vector<QuizQuestion> out;
    for (int n = 0; static_cast<int>(out.size()) < kQuizQuestions; ++n) {
      bool found = false;
      for (int k = 0; k < 3 && !found; ++k) {
        std::optional<QuizQuestion> question = draw(kOrder[(n + k) % 3]);
        found = question.has_value();
        if (question) out.push_back(std::move(*question));
      }
      if (!found) break;
    }
    return out;
  }

 private:
  void collect_times(QuoteId id) {
    if (!is_long_enough(story_[id])) return;
    for (std::uint32_t e = 0; e < story_.events.size(); ++e)
      if (const auto time = find_time(story_[id], story_.events[e]))
        candidates_[2].push_back({id, {e}, static_cast<std::uint32_t>(*time)});
  }

  /// Removes events to which all statements have the same relation: their answer is always the same.
  void drop_one_sided_events() {
    std::vector<unsigned> outcomes(story_.events.size());
    for (const Candidate& c : candidates_[2]) outcomes[c.event.index] |= 1u << c.answer;
    const auto one_sided = [&](const Candidate& c) {
      const unsigned bits = outcomes[c.event.index];
      return (bits & (bits - 1)) == 0;
    };
    std::vector<Candidate>& times = candidates_[2];
    times.erase(std::remove_if(times.begin(), times.end(), one_sided), times.end());
  }

  /// Draws the answer first, then one of its statements, so that people who are quoted more often are not right more often.
  std::optional<QuizQuestion> draw(QuizKind kind) {
    std::vector<Candidate>& all = candidates_[static_cast<std::size_t>(kind)];
    while (true) {
      all.erase(std::remove_if(all.begin(), all.end(), [&](const Candidate& c) { return used_[c.quote.index]; }), all.end());
      if (all.empty()) return {};
      std::vector<std::uint32_t> answers;
      answers.reserve(all.size());
      for (const Candidate& c : all) answers.push_back(c.answer);
      std::sort(answers.begin(), answers.end());
      answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
      const std::uint32_t answer = answers[random_.below(answers.size())];
      std::vector<std::size_t> matching;
      for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].answer == answer) matching.push_back(i);
      const std::size_t chosen = matching[random_.below(matching.size())];
      const Candidate candidate = all[chosen];
      if (std::optional<QuizQuestion> question = make_question(kind, candidate)) {
        used_[candidate.quote.index] = true;
        return question;
      }
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
  }

  /// Adds wrong choices to a candidate. Empty when there are too few that are certainly wrong.
  std::optional<QuizQuestion> make_question(QuizKind kind, const Candidate& candidate) {
    std::vector<std::uint32_t> wrong = pools_[static_cast<std::size_t>(kind)];
    std::vector<std::uint32_t> excluded{candidate.answer};
    if (kind != QuizKind::time)
      for (const PersonId person : find_other_speakers(story_, candidate.quote))
        excluded.push_back(kind == QuizKind::speaker ? person.index : story_[person].party.index);
    const auto is_excluded = [&](std::uint32_t choice) {
      return std::find(excluded.begin(), excluded.end(), choice) != excluded.end();
    };
    wrong.erase(std::remove_if(wrong.begin(), wrong.end(), is_excluded), wrong.end());
    if (wrong.size() + 1 < static_cast<std::size_t>(kMinQuizChoices)) return {};
    random_.shuffle(wrong);
    if (wrong.size() >= static_cast<std::size_t>(kMaxQuizChoices)) wrong.resize(kMaxQuizChoices - 1);
    QuizQuestion out{kind, candidate.quote, candidate.event, std::move(wrong), 0};
    out.answer = static_cast<int>(random_.below(out.choices.size() + 1));
    out.choices.insert(out.choices.begin() + out.answer, candidate.answer);
    return out;
  }

  const Story& story_;
  Random random_;
  std::vector<bool> used_;                            // by QuoteId
  std::array<std::vector<Candidate>, 3> candidates_;  // by QuizKind
  std::array<std::vector<std::uint32_t>, 3> pools_;   // possible choices, by QuizKind
};

}  // namespace

std::vector<QuizQuestion> make_quiz(const Story& story, std::uint32_t seed) { return Generator(story, seed).draw(); }

int quiz_score(const std::vector<QuizQuestion>& questions, const QuizProgress& progress) {
  int right = 0;
  for (std::size_t i = 0; i < std::min(questions.size(), progress.answers.size()); ++i)
    right += progress.answers[i] == questions[i].answer ? 1 : 0;
  return right;
}

std::uint32_t next_quiz_seed(std::uint32_t seed) { return seed >= kMaxQuizSeed ? 1 : seed + 1; }

}  // namespace standpoint
