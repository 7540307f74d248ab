// What stands beside the stage: the speaker's notes, and how long a step wants to be read when nobody speaks.
#pragma once

#include <string>

#include "standpoint/messages.h"
#include "standpoint/story.h"
#include "standpoint/view_state.h"

namespace standpoint {

/// The notes window's content as a JSON object: story (its id), headline, step, count, `current` and, before the last, `next`:
/// {title, text, notes, question, date, quote, speaker}, each a text that may be empty. "{}" while nothing is presented.
std::string speaker_notes_json(const Story& story, const ViewState& state, const Messages& say = Messages::english());

/// Milliseconds for which a kiosk shows the step that the view is at: by the length of what is to be read, at 200 words a
/// minute and 4 s to look around, within 8 to 45 s.
int kiosk_ms(const Story& story, const ViewState& state);

}  // namespace standpoint
