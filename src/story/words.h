// Phrases that several parts of the interface share, in the language of `say`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/messages.h"
#include "standpoint/query.h"
#include "standpoint/story.h"

namespace standpoint::words {

std::string stance(const Messages& say, Stance stance);  // "For", "Against", "On conditions", "Has not said"
/// "Echoes Mark Rutte" / "Echoed by Mark Rutte".
std::string tie(const Messages& say, TieKind kind, bool from_target, std::string_view name);
/// "Boris Pistorius answers Pete Hegseth".
std::string arc(const Messages& say, TieKind kind, std::string_view from, std::string_view to);
std::string statements(const Messages& say, std::size_t n);  // "1 statement", "3 statements"

/// "Deutschlandfunk interview", "said Thu 13 Feb", "translation", "DW, par. 8": to be joined with dots.
std::vector<std::string> citation_parts(const Messages& say, const Story& story, const Quote& quote, int implied_year);

/// "Also given as “dictated peace” (par. 27); paraphrased in par. 30": the other wordings of a statement; "" if there are none.
std::string other_wordings(const Messages& say, const Story& story, const Quote& quote);

/// "Annalena Baerbock, Foreign Minister of Germany. Said … Published … Source …": a full citation, for screen readers.
std::string spoken_citation(const Messages& say, const Story& story, const Quote& quote);

/// "Since 12 February (Trump and Putin agree to talk): 9 statements, 5 positions."
std::string change_since(const Messages& say, const Change& change, std::string_view since);

/// "In this time: 9 statements, 5 positions."
std::string change_within(const Messages& say, const Change& change);

/// How the two clocks differ, in alternative phrasings, the longest first: "Olaf Scholz: 3 statements made before “Trump and
/// Putin agree to talk” and published after it.", then only the number of such statements.
std::vector<std::string> clock_crossings(const Messages& say, const Story& story);

}  // namespace standpoint::words
