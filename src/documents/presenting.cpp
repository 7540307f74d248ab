#include "standpoint/presenting.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "standpoint/edtf.h"
#include "story/quotation_text.h"
#include "text/escape.h"

namespace standpoint {
namespace {

constexpr int kMsPerByte = 55;  // of English: five letters and a space a word
constexpr int kLookAroundMs = 4'000;
constexpr int kLeastMs = 8'000;
constexpr int kMostMs = 45'000;

class ObjectWriter {
 public:
  void add(std::string_view key, std::string_view text) { add_json(key, json_string(text)); }
  void add(std::string_view key, int number) { add_json(key, std::to_string(number)); }
  void add_json(std::string_view key, const std::string& json) {
    out_.append(out_.size() > 1 ? ",\"" : "\"").append(key).append("\":").append(json);
  }
  std::string take() { return out_ + "}"; }

 private:
  std::string out_ = "{";
};

const Step* step_at(const Story& story, int number) {
  const bool known = number >= 1 && number <= static_cast<int>(story.steps.size());
  return known ? &story.steps[static_cast<std::size_t>(number - 1)] : nullptr;
}

std::string step_json(const Story& story, const Step& step, const Messages& say) {
  ObjectWriter out;
  out.add("title", step.title);
  out.add("text", step.text);
  out.add("notes", step.notes);
  out.add("question", step.question ? std::string_view(story[*step.question].text) : std::string_view());
  out.add("date", step.moment ? moment_in_words(*step.moment, say) : std::string());
  out.add("quote", step.quote ? displayed_words(story[*step.quote]) : std::string());
  out.add("speaker", step.quote ? std::string_view(story[story[*step.quote].speaker].name) : std::string_view());
  return out.take();
}

}  // namespace

std::string speaker_notes_json(const Story& story, const ViewState& state, const Messages& say) {
  const Step* current = state.presenting == Presenting::no ? nullptr : step_at(story, state.step);
  ObjectWriter out;
  if (!current) return out.take();
  out.add("story", story.id);
  out.add("headline", story.headline);
  out.add("step", state.step);
  out.add("count", static_cast<int>(story.steps.size()));
  out.add_json("current", step_json(story, *current, say));
  if (const Step* next = step_at(story, state.step + 1)) out.add_json("next", step_json(story, *next, say));
  return out.take();
}

int kiosk_ms(const Story& story, const ViewState& state) {
  const Step* step = step_at(story, state.step);
  if (!step) return kLeastMs;
  std::size_t bytes = step->title.size() + step->text.size();
  if (step->quote) bytes += story[*step->quote].text.size();
  const int reading = static_cast<int>(std::min<std::size_t>(bytes, 10'000)) * kMsPerByte;
  return std::clamp(kLookAroundMs + reading, kLeastMs, kMostMs);
}

}  // namespace standpoint
