// The facts of a story as tables and data, to take along: what is shown now, or everything.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/story.h"
#include "standpoint/view_state.h"

namespace standpoint {

enum class ExportScope : std::uint8_t {
  shown,       // the statements that match the view's filter and are known by its moment, and the answers as they then stood
  everything,  // the whole story, whatever the view
};

/// Statements, each followed by its other wordings, oldest first by the view's clock; a header first. The columns:
///   id, text, verbatim (true, false: the source's paraphrase), wording_of (the statement's id, for another wording of it),
///   speaker, office, party, said, published (EDTF), venue, place, publisher (who first published it), source,
///   source_publisher, url, paragraph (counted from 1), questions (ids), ties ("answers ID"), language, original_language (BCP
///   47), translation (true, false), context (what a fragment refers to, in the story's words).
/// Lists are parted by "; ".
///
/// RFC 4180: CRLF, cells in quotation marks where they need it. UTF-8 with a byte order mark, without which Excel takes it for
/// the system's code page. `separator` is ',' or ';': where a comma parts decimals, spreadsheets expect the other. A cell that
/// a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection"): the text comes from whoever
/// wrote the story.
std::string quotes_csv(const Story& story, const ViewState& state, ExportScope scope, char separator = ',');

/// Answers, by question, then party. The columns: question, question_text, party, stance (for, against, conditional, not-said),
/// summary, evidence (ids of quotes), since (EDTF: the earliest of the evidence, by the view's clock). What is shown holds a
/// row for each party, with those that have not said; everything holds the story's positions, also those that were given up
/// later.
std::string positions_csv(const Story& story, const ViewState& state, ExportScope scope, char separator = ',');

/// The same facts as one JSON object: "standpoint" (1, the version of this format), "scope", "story", "view" (question, party,
/// person, from, moment, clock: what is shown; without it for everything), "sources", "quotes", "positions". The same view
/// gives the same bytes.
std::string export_json(const Story& story, const ViewState& state, ExportScope scope);

/// "standpoint-STORY-QUESTION-MOMENT-PART.ENDING" for what is shown, "standpoint-STORY-PART.ENDING" for everything: lower case
/// ASCII letters, digits and hyphens, at most 120 bytes, whatever the ids hold. `part` may be empty. The view's question is
/// "all" when there is none.
std::string export_file_name(const Story& story, const ViewState& state, ExportScope scope, std::string_view part,
                             std::string_view ending);

}  // namespace standpoint
