// The vocabulary: a story is parties, people, questions, quotations and events, and what they prove. Immutable once loaded.
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

/// Index into one of Story's vectors; the tag keeps a party from being passed where a quote is meant.
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

/// `not_said` is never written in a story: it is what the absence of evidence shows as.
enum class Stance : std::uint8_t { in_favour, against, on_conditions, not_said };

enum class TieKind : std::uint8_t { answers, echoes, repeats, contradicts };

enum class PartyKind : std::uint8_t { state, organisation };
/// A `subject` is on the map as what the talk is about; it takes no stance in this story.
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
  std::vector<std::string> names;  // others that a text may call it by; of a translated story, those of its own language too
  PartyKind kind = PartyKind::state;
  PartyRole role = PartyRole::speaker;
  Place place;                         // where its mark stands
  std::vector<std::string> territory;  // ISO 3166-1 alpha-3; empty for an organisation
  std::vector<std::string> members;    // ISO 3166-1 alpha-3; an organisation's member states
  Hue hue;
};

struct Person {
  std::string id;
  std::string name;
  std::vector<std::string> names;  // as Party::names
  std::string office;              // on the story's day
  std::string short_office;        // for narrow places; equals office when the story gives none
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
  std::string url;             // http(s) only; may be empty
  std::string paragraph_rule;  // in words, how Quote::paragraph counts; may be empty
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
  std::string original_lang;         // BCP 47; empty when the source does not tell
  bool translation = false;          // `text` is the source's translation
  std::string context;               // in our own words, what a fragment refers to; may be empty
  std::array<Edtf, kClockCount> at;  // indexed by Clock
  std::string venue;                 // "Deutschlandfunk interview"; may be empty
  std::optional<Place> place;        // where it was said, if the source tells (coordinates may be the place's own)
  std::string publisher;             // who first published it
  SourceId source;
  int paragraph = 0;  // in the source, counted from 1
  std::vector<QuestionId> questions;
  std::vector<Tie> ties;       // as written: this quote answers/echoes/... target
  std::vector<Tie> tied_from;  // derived: target answers/echoes/... this quote
  // Derived. A quote that repeats one by the same speaker of the same time is the same statement in other words (a headline's
  // word, a paraphrase): it is evidence and can be cited, but it is not counted or listed as a statement of its own.
  std::optional<QuoteId> wording_of;
  std::vector<QuoteId> other_wordings;
};

/// What a party holds on a question, by its own words. Exists only with evidence.
struct Position {
  PartyId party;
  QuestionId question;
  Stance stance = Stance::in_favour;
  std::string summary;            // one sentence of ours
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

/// What the map shows at a step: these parties, or else the surroundings of a place.
struct StepCamera {
  std::vector<PartyId> parties;
  LonLat centre;
  int across_km = 0;  // the least that is seen each way; 0: the parties are shown
};

/// One stop of a guided reading: a text and the view that it speaks about.
struct Step {
  std::string title;
  std::string text;
  std::string notes;  // for a presenter; may be empty
  std::optional<Minute> moment;
  Clock clock = Clock::said;
  std::optional<QuestionId> question;
  std::optional<PartyId> party;
  std::optional<QuoteId> quote;
  std::optional<StepCamera> camera;  // empty: every party in play
};

/// Something to talk about, for a class or a reader; ours, not the sources'.
struct DiscussionQuestion {
  std::string text;
  std::optional<QuestionId> question;  // that it bears on; empty: on all of the story
};

/// Ground where control differs from the boundary that is drawn: hatched and labelled from its date on.
struct DisputedArea {
  std::string id;
  std::string name;
  std::string area;       // the map's name for it
  std::string territory;  // ISO 3166-1 alpha-3: whose it is
  std::string label;      // "annexed by Russia, 2014"
  Edtf from;
  SourceId source;
  int paragraph = 0;
};

/// Where the story's map is projected from; the packed map must have been made with the same centre.
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
  std::string untranslated_lang;          // of a story in a language that it was translated into: its own
  std::vector<std::string> untranslated;  // and which texts are still in that; sorted

  // Derived at load, so that no query has to sort or scan everything. Statements only: no other wordings.
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

  /// The language of one of our own texts.
  std::string_view lang_of(std::string_view text) const;
  /// The quote, or the one that it is another wording of.
  QuoteId statement_of(QuoteId q) const { return quotes[q.index].wording_of.value_or(q); }
  PartyId party_of(QuoteId q) const { return people[quotes[q.index].speaker.index].party; }

  std::optional<PartyId> find_party(std::string_view id) const;
  std::optional<PersonId> find_person(std::string_view id) const;
  std::optional<QuestionId> find_question(std::string_view id) const;
  std::optional<QuoteId> find_quote(std::string_view id) const;
};

/// Fills the derived members. The loader calls it; a test that builds a Story by hand does too.
void index_story(Story& story);

std::string_view to_string(Clock);    // "said", "published"
std::string_view to_string(Stance);   // "for", "against", "conditional", "not-said": the words of the story format
std::string_view to_string(TieKind);  // "answers", "echoes", "repeats", "contradicts"

}  // namespace standpoint
