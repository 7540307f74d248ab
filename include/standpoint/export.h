// Export of a story as CSV tables and as JSON: what the view shows, or everything.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/story.h"
#include "standpoint/view_state.h"

namespace standpoint {

enum class ExportScope : std::uint8_t {
  shown,       // the statements that match the view's filter and are known at its moment, and the positions at that moment
  everything,  // the whole story, whatever the view
};

/// A header and one row for each quote: statements oldest first by the view's clock, each followed by its wordings. Columns:
///   id, text, verbatim (true, false: the source's paraphrase), wording_of (for a wording: the statement's id),
///   speaker, office, party, said, published (EDTF), venue, place, publisher (who first published it), source,
///   source_publisher, url, paragraph (counted from 1), questions (ids), ties ("answers ID"), language, original_language (BCP
///   47), translation (true, false), context (what a fragment refers to, in the story's words).
/// Lists are separated by "; ".
///
/// RFC 4180: CRLF, cells quoted where necessary. UTF-8 with a byte order mark, without which Excel assumes the system's code
/// page. `separator` is ',' or ';': spreadsheets expect the latter where the comma is the decimal separator. A cell that a
/// spreadsheet would read as a formula is prefixed with an apostrophe (OWASP, "CSV Injection"), since the story's text is not
/// trusted.
std::string quotes_csv(const Story& story, const ViewState& state, ExportScope scope, char separator = ',');

/// Positions, by question, then party. Columns: question, question_text, party, stance (for, against, conditional, not-said),
/// summary, evidence (ids of quotes), since (EDTF: the earliest of the evidence, by the view's clock). ExportScope::shown has a
/// row for every party, including those that have not said; ExportScope::everything has all of the story's positions, including
/// those that were later abandoned.
std::string positions_csv(const Story& story, const ViewState& state, ExportScope scope, char separator = ',');

/// The same data as one JSON object: "standpoint" (1, the version of this format), "scope", "story", "view" (question, party,
/// person, from, moment, clock; only for ExportScope::shown), "sources", "quotes", "positions". Equal views produce equal
/// bytes.
std::string export_json(const Story& story, const ViewState& state, ExportScope scope);

/// "standpoint-STORY-QUESTION-MOMENT-PART.ENDING" for what is shown, "standpoint-STORY-PART.ENDING" for everything: lower-case
/// ASCII letters, digits and hyphens, at most 120 bytes, whatever the ids contain. `part` may be empty. QUESTION is "all" when
/// the view has none.
std::string export_file_name(const Story& story, const ViewState& state, ExportScope scope, std::string_view part,
                             std::string_view ending);

}  // namespace standpoint
