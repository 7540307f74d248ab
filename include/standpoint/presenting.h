// What accompanies the stage: the presenter's notes, and how long a kiosk shows each step.
#pragma once

#include <string>

#include "standpoint/messages.h"
#include "standpoint/story.h"
#include "standpoint/view_state.h"

namespace standpoint {

/// The content of the notes window as a JSON object: story (its id), headline, step, count, `current` and, except at the last
/// step, `next`: {title, text, notes, question, date, quote, speaker}, all strings, possibly empty. "{}" when not presenting.
std::string speaker_notes_json(const Story& story, const ViewState& state, const Messages& say = Messages::english());

/// Milliseconds for which a kiosk shows the current step: the time to read it at 200 words a minute, plus 4 s to look around,
/// clamped to 8..45 s.
int kiosk_ms(const Story& story, const ViewState& state);

}  // namespace standpoint
