#include "standpoint/export.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "standpoint/query.h"
#include "text/json_writer.h"

namespace standpoint {
namespace {

/// One field of a record. CSV joins a list in one cell; JSON keeps it as an array.
struct Field {
  enum class Kind : std::uint8_t { text, literal, list };  // literal: a number, true or false
  std::string_view name;
  Kind kind = Kind::text;
  std::vector<std::string> values;
};
using Record = std::vector<Field>;

Field text(std::string_view name, std::string value) { return {name, Field::Kind::text, {std::move(value)}}; }
Field list(std::string_view name, std::vector<std::string> values) { return {name, Field::Kind::list, std::move(values)}; }
Field literal(std::string_view name, std::string value) { return {name, Field::Kind::literal, {std::move(value)}}; }
Field boolean(std::string_view name, bool value) { return literal(name, value ? "true" : "false"); }

// --- Records ---

Record quote_record(const Story& story, QuoteId id) {
  const Quote& q = story[id];
  const Person& speaker = story[q.speaker];
  const Source& source = story[q.source];
  std::vector<std::string> questions, ties;
  for (const QuestionId question : q.questions) questions.push_back(story[question].id);
  for (const Tie& tie : q.ties) ties.push_back(std::string(to_string(tie.kind)) + " " + story[tie.target].id);
  return {text("id", q.id),
          text("text", q.text),
          boolean("verbatim", q.verbatim),
          text("wording_of", q.wording_of ? story[*q.wording_of].id : ""),
          text("speaker", speaker.name),
          text("office", speaker.office),
          text("party", story[speaker.party].name),
          text("said", q.at[static_cast<std::size_t>(Clock::said)].text),
          text("published", q.at[static_cast<std::size_t>(Clock::published)].text),
          text("venue", q.venue),
          text("place", q.place ? q.place->name : ""),
          text("publisher", q.publisher),
          text("source", source.title),
          text("source_publisher", source.publisher),
          text("url", source.url),
          literal("paragraph", std::to_string(q.paragraph)),
          list("questions", std::move(questions)),
          list("ties", std::move(ties)),
          text("language", q.lang),
          text("original_language", q.original_lang),
          boolean("translation", q.translation),
          text("context", q.context)};
}

struct Answer {
  QuestionId question;
  PartyId party;
  const Position* position = nullptr;  // null: has not said
  std::vector<QuoteId> evidence;
};

Record answer_record(const Story& story, const Answer& a, Clock clock) {
  std::vector<std::string> evidence;
  const Edtf* since = nullptr;
  for (const QuoteId quote : a.evidence) {
    evidence.push_back(story[quote].id);
    const Edtf& at = story[quote].at[static_cast<std::size_t>(clock)];
    if (!since || compare(at, *since) < 0) since = &at;
  }
  return {text("question", story[a.question].id),
          text("question_text", story[a.question].text),
          text("party", story[a.party].name),
          text("stance", std::string(to_string(a.position ? a.position->stance : Stance::not_said))),
          text("summary", a.position ? a.position->summary : ""),
          list("evidence", std::move(evidence)),
          text("since", since ? since->text : "")};
}

std::vector<Record> quote_records(const Story& story, const ViewState& state, ExportScope scope) {
  const bool all = scope == ExportScope::everything;
  const Minute moment = shown_moment(story, state);
  const std::vector<QuoteId> statements =
      all ? story.by_time[static_cast<std::size_t>(state.clock)] : quotes_at(story, shown_filter(state), state.clock, moment);
  std::vector<Record> out;
  for (const QuoteId id : statements) {
    out.push_back(quote_record(story, id));
    for (const QuoteId other : story[id].other_wordings)
      if (all || known_by(story[other], state.clock, moment)) out.push_back(quote_record(story, other));
  }
  return out;
}

std::vector<Record> answer_records(const Story& story, const ViewState& state, ExportScope scope) {
  std::vector<Record> out;
  const Minute moment = shown_moment(story, state);
  for (std::uint32_t i = 0; i < story.questions.size(); ++i) {
    const QuestionId question{i};
    if (scope == ExportScope::everything) {
      for (const PositionId id : story.positions_by_question[i])
        out.push_back(answer_record(story, {question, story[id].party, &story[id], story[id].evidence}, state.clock));
      continue;
    }
    if (state.question && *state.question != question) continue;
    for (std::uint32_t p = 0; p < story.parties.size(); ++p) {
      const PartyId party{p};
      if (story[party].role != PartyRole::speaker || (state.party && *state.party != party)) continue;
      Answer answer{question, party, nullptr, {}};
      if (std::optional<PositionAt> at = position_at(story, party, question, state.clock, moment)) {
        answer.position = &story[at->position];
        answer.evidence = std::move(at->evidence);
      }
      out.push_back(answer_record(story, answer, state.clock));
    }
  }
  return out;
}

// --- CSV ---

/// Includes the full-width forms of =, +, - and @, which East Asian spreadsheets treat alike.
bool reads_as_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos) return true;
  const std::string_view wide = cell.substr(0, 3);
  return wide == "\uFF1D" || wide == "\uFF0B" || wide == "\uFF0D" || wide == "\uFF20";
}

void append_cell(std::string& out, const Field& field) {
  std::string cell;
  for (const std::string& value : field.values) cell.append(cell.empty() ? "" : "; ").append(value);
  if (field.kind != Field::Kind::literal && reads_as_formula(cell)) cell.insert(cell.begin(), '\'');
  // Quoted if it contains either separator, so that a program that expects the other one does not split the cell.
  if (cell.find_first_of(",;\"\r\n\t'") == std::string::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) out.append(c == '"' ? 2U : 1U, c);
  out += '"';
}

std::string csv(const Record& columns, const std::vector<Record>& rows, char separator) {
  std::string out = "\xEF\xBB\xBF";
  for (const Field& column : columns) out.append(&column == columns.data() ? 0U : 1U, separator).append(column.name);
  out += "\r\n";
  for (const Record& row : rows) {
    for (const Field& field : row) {
      if (&field != row.data()) out += separator;
      append_cell(out, field);
    }
    out += "\r\n";
  }
  return out;
}

/// A story with one empty item of each kind, for the column names of a table without rows.
Story blank_story() {
  Story story;
  story.sources.emplace_back();
  story.parties.emplace_back();
  story.people.emplace_back();
  story.questions.emplace_back();
  story.quotes.emplace_back();
  return story;
}

// --- JSON ---

void write_record(JsonWriter& json, const Record& record) {
  json.begin_object();
  for (const Field& field : record) {
    json.key(field.name);
    if (field.kind == Field::Kind::literal) {
      json.json(field.values.front());
    } else if (field.kind == Field::Kind::text) {
      json.string(field.values.front());
    } else {
      json.begin_array();
      for (const std::string& value : field.values) json.string(value);
      json.end_array();
    }
  }
  json.end_object();
}

/// A line each, so that two exports can be compared.
void write_records(JsonWriter& json, std::string_view name, const std::vector<Record>& records) {
  json.break_line().key(name).begin_array();
  for (const Record& record : records) write_record(json.break_line(), record);
  json.break_line().end_array();
}

Record view_record(const Story& story, const ViewState& state) {
  return {text("question", state.question ? story[*state.question].id : ""),
          text("party", state.party ? story[*state.party].id : ""),
          text("person", state.person ? story[*state.person].id : ""),
          text("from", state.range_from ? moment_to_edtf(*state.range_from + kMinutesPerDay) : ""),
          text("moment", moment_to_edtf(shown_moment(story, state))),
          text("clock", std::string(to_string(state.clock)))};
}

// --- Names ---

constexpr std::size_t kMaxPartBytes = 60;
constexpr std::size_t kMaxNameBytes = 120;

/// Lower-case letters and digits separated by single hyphens; at most `max_bytes` bytes.
std::string make_slug(std::string_view words, std::size_t max_bytes) {
  std::string out;
  for (const char c : words) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
    if (letter) out += low;
    if (!letter && !out.empty() && out.back() != '-') out += '-';
  }
  if (out.size() > max_bytes) out.resize(max_bytes);
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace

std::string quotes_csv(const Story& story, const ViewState& state, ExportScope scope, char separator) {
  return csv(quote_record(blank_story(), QuoteId{0}), quote_records(story, state, scope), separator);
}

std::string positions_csv(const Story& story, const ViewState& state, ExportScope scope, char separator) {
  return csv(answer_record(blank_story(), {}, Clock::said), answer_records(story, state, scope), separator);
}

std::string export_json(const Story& story, const ViewState& state, ExportScope scope) {
  const bool all = scope == ExportScope::everything;
  const Record about = {text("id", story.id), text("headline", story.headline), text("language", story.lang),
                        text("published", story.published.text)};
  std::vector<Record> sources;
  for (const Source& s : story.sources)
    sources.push_back(
        {text("title", s.title), text("publisher", s.publisher), text("published", s.published.text), text("url", s.url)});
  JsonWriter json;
  json.begin_object()
      .break_line()
      .member("standpoint", 1)
      .break_line()
      .member("scope", all ? "everything" : "shown")
      .break_line()
      .key("story");
  write_record(json, about);
  if (!all) write_record(json.break_line().key("view"), view_record(story, state));
  write_records(json, "sources", sources);
  write_records(json, "quotes", quote_records(story, state, scope));
  write_records(json, "positions", answer_records(story, state, scope));
  return json.break_line().end_object().take() + "\n";
}

std::string export_file_name(const Story& story, const ViewState& state, ExportScope scope, std::string_view part,
                             std::string_view ending) {
  std::string name = "standpoint";
  const auto add = [&](const std::string& words) { name.append(words.empty() ? "" : "-").append(words); };
  add(make_slug(story.id, kMaxPartBytes));
  std::string tail;
  if (scope == ExportScope::shown) {
    tail = "-" + make_slug(moment_to_edtf(shown_moment(story, state)), kMaxPartBytes);
    add(state.question ? make_slug(story[*state.question].id, kMaxPartBytes) : "all");
  }
  if (!part.empty()) tail += "-" + make_slug(part, kMaxPartBytes);
  tail.append(".").append(make_slug(ending, kMaxPartBytes));
  // If the name is too long, story and question are cut rather than the moment and the part.
  if (name.size() + tail.size() > kMaxNameBytes) name.resize(kMaxNameBytes - std::min(kMaxNameBytes, tail.size()));
  return name + tail;
}

}  // namespace standpoint
