// What the interface says, in English. One place, so that another language is another of these files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/query.h"
#include "standpoint/story.h"

namespace standpoint::words {

std::string_view stance(Stance stance);                // "For", "Against", "On conditions", "Has not said"
std::string_view tie(TieKind kind, bool from_target);  // "Echoes" / "Echoed by"
std::string count(std::size_t n, std::string_view one, std::string_view many);  // "1 statement", "3 statements"
std::string statements(std::size_t n);

/// "Deutschlandfunk interview", "said Thu 13 Feb", "translation", "DW, par. 8": to be joined by dots.
std::vector<std::string> citation_parts(const Story& story, const Quote& quote, int implied_year);

/// "Also given as “dictated peace” (par. 27); paraphrased in par. 30": how else the source words the statement. "" when it does
/// not.
std::string other_wordings(const Story& story, const Quote& quote);

/// "Annalena Baerbock, Foreign Minister of Germany: “…” Said … Published … Source …": everything a citation needs, for a
/// listener.
std::string spoken_citation(const Story& story, const Quote& quote);

/// "Since 12 February (Trump and Putin agree to talk): 9 statements, 5 positions."
std::string change_since(const Change& change, std::string_view since);

}  // namespace standpoint::words
