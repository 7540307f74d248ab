#include "standpoint/presenting.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "standpoint/edtf.h"
#include "story/quotation_text.h"
#include "text/json_writer.h"

namespace standpoint {
namespace {

constexpr int kMsPerByte = 55;  // about 200 words a minute, at six bytes a word including the space
constexpr std::size_t kMaxBytes = 10'000;
constexpr int kLookAroundMs = 4'000;
constexpr int kMinMs = 8'000;
constexpr int kMaxMs = 45'000;

const Step* step_at(const Story& story, int number) {
  const bool known = number >= 1 && number <= static_cast<int>(story.steps.size());
  return known ? &story.steps[static_cast<std::size_t>(number - 1)] : nullptr;
}

void write_step(JsonWriter& json, const Story& story, const Step& step, const Messages& say) {
  json.begin_object()
      .member("title", step.title)
      .member("text", step.text)
      .member("notes", step.notes)
      .member("question", step.question ? std::string_view(story[*step.question].text) : std::string_view())
      .member("date", step.moment ? format_moment(*step.moment, say) : std::string())
      .member("quote", step.quote ? format_quote(story[*step.quote]) : std::string())
      .member("speaker", step.quote ? std::string_view(story[story[*step.quote].speaker].name) : std::string_view())
      .end_object();
}

}  // namespace

std::string speaker_notes_json(const Story& story, const ViewState& state, const Messages& say) {
  const Step* current = state.presenting == Presenting::no ? nullptr : step_at(story, state.step);
  if (!current) return "{}";
  JsonWriter json;
  json.begin_object()
      .member("story", story.id)
      .member("headline", story.headline)
      .member("step", state.step)
      .member("count", static_cast<long long>(story.steps.size()))
      .key("current");
  write_step(json, story, *current, say);
  if (const Step* next = step_at(story, state.step + 1)) {
    json.key("next");
    write_step(json, story, *next, say);
  }
  return json.end_object().take();
}

int kiosk_ms(const Story& story, const ViewState& state) {
  const Step* step = step_at(story, state.step);
  if (!step) return kMinMs;
  std::size_t bytes = step->title.size() + step->text.size();
  if (step->quote) bytes += story[*step->quote].text.size();
  const int reading = static_cast<int>(std::min(bytes, kMaxBytes)) * kMsPerByte;
  return std::clamp(kLookAroundMs + reading, kMinMs, kMaxMs);
}

}  // namespace standpoint
