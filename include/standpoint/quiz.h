// The quiz "Who said it?": questions generated from the story's quotes. Pure: the same story and seed yield the same questions
// on every platform and in every language of the story.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "standpoint/deferred.h"
#include "standpoint/story.h"

namespace standpoint {

enum class QuizKind : std::uint8_t { speaker, party, time };

/// The choices of a question about time: whether a quote was said and published by the end of an event's date.
enum class QuizTime : std::uint8_t { both_by_then, published_later, both_later };

struct QuizQuestion {
  QuizKind kind = QuizKind::speaker;
  QuoteId quote;  // a verbatim statement
  EventId event;  // for QuizKind::time
  // By kind: indices of people or of parties, or values of QuizTime. kMinQuizChoices to kMaxQuizChoices, distinct.
  std::vector<std::uint32_t> choices;
  int answer = 0;  // index into choices of the only right one
};

inline constexpr int kQuizQuestions = 6;
inline constexpr int kMinQuizChoices = 3;
inline constexpr int kMaxQuizChoices = 4;

/// Which quiz, and how far the reader is in it.
struct QuizProgress {
  std::uint32_t seed = 1;
  int at = 0;                // index of the question shown; the number of questions: the score is shown
  std::vector<int> answers;  // chosen indices, by question; at + 1 of them once the question shown is answered
  bool answered() const { return static_cast<int>(answers.size()) > at; }
  bool operator==(const QuizProgress&) const = default;
};
inline constexpr std::uint32_t kMaxQuizSeed = 9'999;  // short enough to read aloud

/// Generates kQuizQuestions questions about different statements, or fewer, possibly none, if the story does not have enough
/// material. Excluded are quotes that name their speaker or party (see Party::names) or are too short to recognise anyone by,
/// and times that the precision of the dates leaves open. No wrong choice has said the same words, or repeated or echoed them.
STANDPOINT_DEFERRED std::vector<QuizQuestion> make_quiz(const Story& story, std::uint32_t seed);

/// The number of right answers so far.
int quiz_score(const std::vector<QuizQuestion>& questions, const QuizProgress& progress);

/// The seed of the next quiz. Cycles through 1..kMaxQuizSeed.
std::uint32_t next_quiz_seed(std::uint32_t seed);

}  // namespace standpoint
