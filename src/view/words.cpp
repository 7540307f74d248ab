#include "words.h"

#include "transcript_words.h"

namespace standpoint::words {
namespace {

/// The place is worth naming where the venue does not name it already.
bool tells_place_apart(const Quote& quote) { return quote.place && quote.venue.find(quote.place->name) == std::string::npos; }

}  // namespace

std::string_view stance(Stance stance) {
  switch (stance) {
    case Stance::in_favour:
      return "For";
    case Stance::against:
      return "Against";
    case Stance::on_conditions:
      return "On conditions";
    case Stance::not_said:
      return "Has not said";
  }
  return "";
}

std::string_view tie(TieKind kind, bool from_target) {
  switch (kind) {
    case TieKind::answers:
      return from_target ? "Answered by" : "Answers";
    case TieKind::echoes:
      return from_target ? "Echoed by" : "Echoes";
    case TieKind::repeats:
      return from_target ? "Repeated by" : "Repeats";
    case TieKind::contradicts:
      return from_target ? "Contradicted by" : "Contradicts";
  }
  return "";
}

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string statements(std::size_t n) { return count(n, "statement", "statements"); }

std::vector<std::string> citation_parts(const Story& story, const Quote& quote, int implied_year) {
  const Edtf& said = quote.at[0];
  const Edtf& published = quote.at[1];
  const Source& source = story[quote.source];
  std::vector<std::string> parts;
  if (!quote.venue.empty()) parts.push_back(quote.venue);
  if (tells_place_apart(quote)) parts.push_back(quote.place->name);
  parts.push_back("said " + date_in_short_words(said, implied_year));
  if (compare(said, published) != 0) parts.push_back("published " + date_in_short_words(published, implied_year));
  if (quote.translation) parts.push_back("translation");
  parts.push_back((quote.verbatim ? "" : "paraphrased by ") + source.publisher + ", par. " + std::to_string(quote.paragraph));
  return parts;
}

std::string other_wordings(const Story& story, const Quote& quote) {
  std::string given, paraphrased;
  for (const QuoteId id : quote.other_wordings) {
    const Quote& w = story[id];
    const std::string where = "par. " + std::to_string(w.paragraph);
    if (w.verbatim)
      given += (given.empty() ? "Also given as " : ", ") + displayed_words(w) + " (" + where + ")";
    else
      paraphrased += (paraphrased.empty() ? "" : ", ") + where;
  }
  if (paraphrased.empty()) return given;
  return given + (given.empty() ? "Paraphrased in " : "; paraphrased in ") + paraphrased;
}

std::string spoken_citation(const Story& story, const Quote& quote) {
  const Person& speaker = story[quote.speaker];
  const Source& source = story[quote.source];
  std::string out = speaker.name + ", " + speaker.office + ". ";
  if (!quote.venue.empty()) out += quote.venue + ". ";
  if (tells_place_apart(quote)) out += quote.place->name + ". ";
  out += "Said: " + date_in_words(quote.at[0]) + ". Published: " + date_in_words(quote.at[1]) + ". ";
  if (!quote.publisher.empty() && quote.publisher != source.publisher) out += "First published by " + quote.publisher + ". ";
  if (!quote.verbatim) out += "Paraphrase by " + source.publisher + ". ";
  if (quote.translation) out += "Translation. ";
  out += "Source: " + source.publisher + ", paragraph " + std::to_string(quote.paragraph) + ".";
  return out;
}

std::string change_since(const Change& change, std::string_view since) {
  if (change.quotes_added == 0 && change.positions.empty()) return "Nothing new since " + std::string(since);
  std::string out = "Since " + std::string(since) + ": " + statements(change.quotes_added);
  if (!change.positions.empty()) out += ", " + count(change.positions.size(), "position", "positions");
  return out;
}

}  // namespace standpoint::words
