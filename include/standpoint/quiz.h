// "Who said it?": questions drawn from the story's own quotations. Pure: the same story and seed give the same questions on
// every platform and in every language of the story.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "standpoint/deferred.h"
#include "standpoint/story.h"

namespace standpoint {

enum class QuizKind : std::uint8_t { speaker, party, time };

/// What may be answered when a question is about time: where saying and publishing lie about the end of an event's date.
enum class QuizTime : std::uint8_t { both_by_then, published_later, both_later };

struct QuizQuestion {
  QuizKind kind = QuizKind::speaker;
  QuoteId quote;  // a statement in its speaker's own words
  EventId event;  // of QuizKind::time
  std::vector<std::uint32_t>
      choices;     // by kind: indices of people, of parties, or QuizTime's values. Three to five, no doubles
  int answer = 0;  // which of them is right; none of the others could be
};

inline constexpr int kQuizQuestions = 6;
inline constexpr int kQuizChoices = 4;

/// "Who said it?": which draw, and how far the reader has come in it.
struct QuizProgress {
  std::uint32_t seed = 1;
  int at = 0;                // question shown, from 0; as many as there are: the score
  std::vector<int> answers;  // choices taken, by question; one more than `at` once the question shown is answered
  bool answered() const { return static_cast<int>(answers.size()) > at; }
  bool operator==(const QuizProgress&) const = default;
};
inline constexpr std::uint32_t kMostQuizSeed = 9'999;  // short enough to be read out

/// At most kQuizQuestions, each about another statement; fewer, or none, where the story holds no more that can be asked. Not
/// asked is: who said words that name their speaker or party (see Party::names) or are too few to know anyone by; a time that
/// the precision of the dates leaves open. No wrong choice has said the same words, or repeated or echoed them.
STANDPOINT_DEFERRED std::vector<QuizQuestion> make_quiz(const Story& story, std::uint32_t seed);

/// How many of the answers are right.
int quiz_score(const std::vector<QuizQuestion>& questions, const QuizProgress& progress);

/// Another draw; going on from one to the next comes to every seed that can be shared.
std::uint32_t next_quiz_seed(std::uint32_t seed);

}  // namespace standpoint
