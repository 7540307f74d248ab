// The domain model: parties, people, questions, quotes, events, and the positions that quotes prove. Immutable once loaded.
// Start reading here.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standpoint/edtf.h"
#include "standpoint/lon_lat.h"

namespace standpoint {

/// A typed index into one of Story's vectors: a party's cannot be passed where a quote's is expected.
template <class Tag>
struct Id {
  std::uint32_t index = 0;
  auto operator<=>(const Id&) const = default;
};
using PartyId = Id<struct PartyTag>;
using PersonId = Id<struct PersonTag>;
using QuestionId = Id<struct QuestionTag>;
using QuoteId = Id<struct QuoteTag>;
using EventId = Id<struct EventTag>;
using SourceId = Id<struct SourceTag>;
using PositionId = Id<struct PositionTag>;

/// The two clocks of a statement: when it was made, and when it could be read.
enum class Clock : std::uint8_t { said, published };
inline constexpr int kClockCount = 2;

/// `not_said` is never written in a story: it is how the absence of a position is shown.
enum class Stance : std::uint8_t { in_favour, against, on_conditions, not_said };

enum class TieKind : std::uint8_t { answers, echoes, repeats, contradicts };

enum class PartyKind : std::uint8_t { state, organisation };
/// A `subject` is on the map as what the others talk about; it has no position in this story.
enum class PartyRole : std::uint8_t { speaker, subject };

/// sRGB, 0xRRGGBB.
struct Hue {
  std::uint32_t light = 0;
  std::uint32_t dark = 0;
};

struct Place {
  std::string name;
  LonLat at;
};

struct Party {
  std::string id;
  std::string name;
  std::string short_name;
  std::vector<std::string> names;  // alternative names that texts use; in a translated story, those of its own language too
  PartyKind kind = PartyKind::state;
  PartyRole role = PartyRole::speaker;
  Place place;                         // of its mark on the map
  std::vector<std::string> territory;  // ISO 3166-1 alpha-3; empty for an organisation
  std::vector<std::string> members;    // ISO 3166-1 alpha-3; an organisation's member states
  Hue hue;
};

struct Person {
  std::string id;
  std::string name;
  std::vector<std::string> names;  // as Party::names
  std::string office;              // at the time of the story
  std::string short_office;        // for narrow places; equals office when the story has none
  PartyId party;
};

struct Question {
  std::string id;
  std::string text;
  std::string short_text;
};

struct Source {
  std::string id;
  std::string title;
  std::string publisher;
  Edtf published;
  std::string url;             // absolute http(s); may be empty
  std::string paragraph_rule;  // in words, how Quote::paragraph is counted; may be empty
};

struct Tie {
  TieKind kind = TieKind::answers;
  QuoteId target;
};

struct Quote {
  std::string id;
  PersonId speaker;
  bool verbatim = true;  // false: the source's paraphrase of what was said
  std::string text;
  std::string lang;                  // BCP 47, of `text`
  std::string original_lang;         // BCP 47; empty if the source does not say
  bool translation = false;          // `text` is the source's translation
  std::string context;               // the story's words on what a fragment refers to; may be empty
  std::array<Edtf, kClockCount> at;  // indexed by Clock
  std::string venue;                 // "Deutschlandfunk interview"; may be empty
  std::optional<Place> place;        // where it was said, if the source says so (the coordinates may be added)
  std::string publisher;             // who first published it
  SourceId source;
  int paragraph = 0;  // in the source, counted from 1
  std::vector<QuestionId> questions;
  std::vector<Tie> ties;       // as written: this quote answers, echoes, … the target
  std::vector<Tie> tied_from;  // derived: the target answers, echoes, … this quote
  // Derived. A quote that repeats another of the same speaker and time is a wording of that statement (a headline's phrase, a
  // paraphrase): it is evidence and can be cited, but is not counted or listed as a statement.
  std::optional<QuoteId> wording_of;
  std::vector<QuoteId> other_wordings;
};

/// What a party holds on a question, proved by its own words.
struct Position {
  PartyId party;
  QuestionId question;
  Stance stance = Stance::in_favour;
  std::string summary;            // one sentence in the story's words
  std::vector<QuoteId> evidence;  // never empty
};

struct Event {
  std::string id;
  std::string title;
  std::string short_title;
  Edtf at;
  SourceId source;
  int paragraph = 0;
};

/// What the map shows at a step: parties, or the surroundings of a place.
struct StepCamera {
  std::vector<PartyId> parties;
  LonLat centre;
  int across_km = 0;  // minimum visible width and height; 0: `parties` are shown
};

/// One step of the guided reading: a text and the view that it is about.
struct Step {
  std::string title;
  std::string text;
  std::string notes;  // for a presenter; may be empty
  std::optional<Minute> moment;
  Clock clock = Clock::said;
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
  std::optional<QuoteId> quote;
  std::optional<StepCamera> camera;  // empty: all parties
};

/// A question for a class or a reader to discuss; the story's, not the sources'.
struct DiscussionQuestion {
  std::string text;
  std::optional<QuestionId> question;  // that it belongs to; empty: the whole story
};

/// An area whose control differs from the boundary drawn: hatched and labelled from its date on.
struct DisputedArea {
  std::string id;
  std::string name;
  std::string area;       // its name in the map pack
  std::string territory;  // ISO 3166-1 alpha-3 of the state that it belongs to
  std::string label;      // "annexed by Russia, 2014"
  Edtf from;
  SourceId source;
  int paragraph = 0;
};

/// The centre of the map's projection, with which the map pack must have been made, and the disputed areas on it.
struct MapTheatre {
  LonLat projection_centre;
  std::vector<DisputedArea> disputed;
};

struct Story {
  std::string id;
  std::string lang;
  std::string headline;
  std::string standfirst;
  Edtf published;
  MapTheatre map;
  std::vector<Source> sources;
  std::vector<Party> parties;
  std::vector<Person> people;
  std::vector<Question> questions;
  std::vector<Quote> quotes;
  std::vector<Position> positions;
  std::vector<Event> events;
  std::vector<Step> steps;
  std::vector<DiscussionQuestion> discussion;
  std::string untranslated_lang;          // in a translated story: the original language …
  std::vector<std::string> untranslated;  // … and the texts that are still in it, sorted

  // Indices, derived at load so that queries need not sort or scan. They contain statements only, not wordings.
  std::array<std::vector<QuoteId>, kClockCount> by_time;                        // by compare(at[clock]), then file order
  std::vector<std::vector<PositionId>> positions_by_question;                   // [question]
  std::vector<std::array<std::vector<QuoteId>, kClockCount>> by_question_time;  // [question][clock]

  const Party& operator[](PartyId i) const { return parties[i.index]; }
  const Person& operator[](PersonId i) const { return people[i.index]; }
  const Question& operator[](QuestionId i) const { return questions[i.index]; }
  const Quote& operator[](QuoteId i) const { return quotes[i.index]; }
  const Event& operator[](EventId i) const { return events[i.index]; }
  const Source& operator[](SourceId i) const { return sources[i.index]; }
  const Position& operator[](PositionId i) const { return positions[i.index]; }

  /// BCP 47 tag of one of the story's own texts (not of a quote's).
  std::string_view lang_of(std::string_view text) const;
  /// The statement that a quote is a wording of; the quote itself if it is the statement.
  QuoteId statement_of(QuoteId q) const { return quotes[q.index].wording_of.value_or(q); }
  PartyId party_of(QuoteId q) const { return people[quotes[q.index].speaker.index].party; }

  std::optional<PartyId> find_party(std::string_view id) const;
  std::optional<PersonId> find_person(std::string_view id) const;
  std::optional<QuestionId> find_question(std::string_view id) const;
  std::optional<QuoteId> find_quote(std::string_view id) const;
};

/// Computes the derived members. Called by the loader, and by tests that build a Story by hand. Idempotent.
void index_story(Story& story);

std::string_view to_string(Clock);    // "said", "published"
std::string_view to_string(Stance);   // "for", "against", "conditional", "not-said", as in the story format
std::string_view to_string(TieKind);  // "answers", "echoes", "repeats", "contradicts"

}  // namespace standpoint
