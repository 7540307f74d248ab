#include "format/load_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace standpoint {
namespace {

constexpr int kFormatVersion = 1;
constexpr std::size_t kMaxDisputedAreas = 50;
constexpr int kMinCameraKm = 100;
constexpr Need kOptional = Need::optional;

// In the order of the enumerations.
constexpr std::array<std::string_view, 2> kKindWords{"state", "organisation"};
constexpr std::array<std::string_view, 2> kRoleWords{"speaker", "subject"};
constexpr std::array<std::string_view, 3> kStanceWords{"for", "against", "conditional"};
constexpr std::array<std::string_view, 4> kTieWords{"answers", "echoes", "repeats", "contradicts"};
constexpr std::array<std::string_view, 2> kClockWords{"said", "published"};

std::string or_default(std::string text, const std::string& default_text) {
  if (text.empty()) text = default_text;
  return text;
}

}  // namespace

void StoryReader::read_story(Story& story) {
  constexpr Field kFields[] = {{"$schema", kOptional},
                               {"standpoint"},
                               {"id"},
                               {"lang"},
                               {"headline"},
                               {"standfirst", kOptional},
                               {"published"},
                               {"map"},
                               {"sources"},
                               {"parties"},
                               {"people"},
                               {"questions"},
                               {"quotes"},
                               {"positions", kOptional},
                               {"events", kOptional},
                               {"steps", kOptional},
                               {"discussion", kOptional},
                               {"translations", kOptional},
                               {"untranslated", kOptional}};
  // A later version has other keys, which this program cannot check.
  const auto version = find_json_pointer(reader_.document(), "/standpoint");
  if (version && reader_.whole_number(*version, 1) != kFormatVersion) {
    reader_.error(*version, "this program does not know this version of the story format", "1");
    return;
  }
  const Members members(reader_, kJsonRoot, kFields);
  reader_.text(members["$schema"], Text::optional_line);
  story.id = reader_.id(members["id"]);
  story.lang = reader_.language(members["lang"]);
  story.headline = reader_.text(members["headline"], Text::line);
  story.standfirst = reader_.text(members["standfirst"], Text::optional_prose);
  story.published = reader_.date(members["published"]);
  if (members["untranslated"] != kJsonAbsent) {  // written by localise_story(); check_translations() checks "translations"
    constexpr Field kUntranslated[] = {{"lang"}, {"texts"}};
    const Members untranslated(reader_, members["untranslated"], kUntranslated);
    story.untranslated_lang = reader_.language(untranslated["lang"]);
    for (const JsonIndex text : reader_.items(untranslated["texts"]))
      story.untranslated.push_back(reader_.text(text, Text::prose));
    std::sort(story.untranslated.begin(), story.untranslated.end());
  }
  constexpr Field kMapFields[] = {{"projection_centre"}, {"disputed", kOptional}};
  const Members map(reader_, members["map"], kMapFields);
  story.map.projection_centre = reader_.lon_lat(map["projection_centre"]);

  const std::array<bool, 9> counts_ok = {check_count(members["sources"], limits_.sources, "sources"),
                                         check_count(members["parties"], limits_.parties, "parties"),
                                         check_count(members["people"], limits_.people, "people"),
                                         check_count(members["questions"], limits_.questions, "questions"),
                                         check_count(members["quotes"], limits_.quotes, "quotes"),
                                         check_count(members["positions"], limits_.positions, "positions"),
                                         check_count(members["events"], limits_.events, "events"),
                                         check_count(members["steps"], limits_.steps, "steps"),
                                         check_count(members["discussion"], limits_.discussion, "questions for discussion")};
  for (const bool ok : counts_ok) {
    if (!ok) return;
  }
  // Ids first, since a part may refer to one that comes later in the file.
  sources_.collect(reader_, members["sources"]);
  parties_.collect(reader_, members["parties"]);
  people_.collect(reader_, members["people"]);
  questions_.collect(reader_, members["questions"]);
  quotes_.collect(reader_, members["quotes"]);
  events_.collect(reader_, members["events"]);

  for (const JsonIndex node : reader_.items(members["sources"])) story.sources.push_back(read_source(node));
  if (check_count(map["disputed"], kMaxDisputedAreas, "disputed areas"))
    for (const JsonIndex node : reader_.items(map["disputed"])) story.map.disputed.push_back(read_disputed(node, story));
  for (const JsonIndex node : reader_.items(members["parties"])) story.parties.push_back(read_party(node));
  for (const JsonIndex node : reader_.items(members["people"])) story.people.push_back(read_person(node));
  for (const JsonIndex node : reader_.items(members["questions"])) story.questions.push_back(read_question(node));
  for (const JsonIndex node : reader_.items(members["quotes"])) story.quotes.push_back(read_quote(node, story));
  check_tie_dates(story);
  const std::vector<JsonIndex> positions = reader_.items(members["positions"]);
  for (const JsonIndex node : positions) story.positions.push_back(read_position(node, story));
  check_simultaneous_positions(story, positions);
  for (const JsonIndex node : reader_.items(members["events"])) story.events.push_back(read_event(node));
  for (const JsonIndex node : reader_.items(members["steps"])) story.steps.push_back(read_step(node, story));
  for (const JsonIndex node : reader_.items(members["discussion"])) story.discussion.push_back(read_discussion(node));
}

bool StoryReader::check_count(JsonIndex list, std::size_t max, std::string_view what) {
  const JsonDocument& document = reader_.document();
  if (list == kJsonAbsent || document[list].kind != JsonKind::array) return true;
  const std::size_t count = reader_.items(list).size();
  if (count <= max) return true;
  reader_.report({Severity::error, list, reader_.offset_of(list), std::to_string(count), "at most " + std::to_string(max),
                  "there are too many " + std::string(what), "this is a limit of the program; make the story smaller"});
  return false;
}

Source StoryReader::read_source(JsonIndex node) {
  constexpr Field kFields[] = {{"id"},        {"title"},          {"publisher"},
                               {"published"}, {"url", kOptional}, {"paragraph_rule", kOptional}};
  const Members members(reader_, node, kFields);
  Source source;
  source.id = reader_.id(members["id"]);
  source.title = reader_.text(members["title"], Text::line);
  source.publisher = reader_.text(members["publisher"], Text::line);
  source.published = reader_.date(members["published"]);
  source.url = reader_.url(members["url"]);
  source.paragraph_rule = reader_.text(members["paragraph_rule"], Text::optional_line);
  return source;
}

DisputedArea StoryReader::read_disputed(JsonIndex node, const Story& story) {
  constexpr Field kFields[] = {{"id"}, {"name"}, {"area"}, {"territory"}, {"label"}, {"from"}, {"source"}, {"paragraph"}};
  const Members members(reader_, node, kFields);
  DisputedArea area;
  area.id = reader_.id(members["id"]);
  for (const DisputedArea& other : story.map.disputed)
    if (other.id == area.id && !area.id.empty()) {
      reader_.error(members["id"], "the id " + quoted(area.id) + " is given twice", "an id of its own");
      break;
    }
  area.name = reader_.text(members["name"], Text::line);
  area.area = reader_.id(members["area"]);
  area.territory = reader_.country_code(members["territory"]);
  area.label = reader_.text(members["label"], Text::line);
  area.from = reader_.date(members["from"]);
  area.source = {reader_.reference(members["source"], sources_).index};
  area.paragraph = reader_.whole_number(members["paragraph"], 1);
  return area;
}

Party StoryReader::read_party(JsonIndex node) {
  constexpr Field kFields[] = {{"id"},   {"name"},  {"short_name", kOptional}, {"names", kOptional},   {"kind"},
                               {"role"}, {"place"}, {"territory", kOptional},  {"members", kOptional}, {"hue"}};
  const Members members(reader_, node, kFields);
  Party party;
  party.id = reader_.id(members["id"]);
  party.name = reader_.text(members["name"], Text::line);
  party.short_name = or_default(reader_.text(members["short_name"], Text::optional_line), party.name);
  for (const JsonIndex name : reader_.items(members["names"])) party.names.push_back(reader_.text(name, Text::line));
  party.kind = static_cast<PartyKind>(reader_.word(members["kind"], kKindWords, 0));
  party.role = static_cast<PartyRole>(reader_.word(members["role"], kRoleWords, 0));
  party.place = read_place(members["place"]);
  party.territory = reader_.country_codes(members["territory"]);
  party.members = reader_.country_codes(members["members"]);
  party.hue = read_hue(members["hue"]);
  check_party(party, members["territory"], members["members"]);
  return party;
}

Place StoryReader::read_place(JsonIndex node) {
  constexpr Field kFields[] = {{"name"}, {"at"}};
  const Members members(reader_, node, kFields);
  Place place;
  place.name = reader_.text(members["name"], Text::line);
  place.at = reader_.lon_lat(members["at"]);
  return place;
}

Hue StoryReader::read_hue(JsonIndex node) {
  constexpr Field kFields[] = {{"light"}, {"dark"}};
  const Members members(reader_, node, kFields);
  Hue hue;
  hue.light = reader_.colour(members["light"]);
  hue.dark = reader_.colour(members["dark"]);
  return hue;
}

Person StoryReader::read_person(JsonIndex node) {
  constexpr Field kFields[] = {{"id"}, {"name"}, {"names", kOptional}, {"office"}, {"short_office", kOptional}, {"party"}};
  const Members members(reader_, node, kFields);
  Person person;
  person.id = reader_.id(members["id"]);
  person.name = reader_.text(members["name"], Text::line);
  for (const JsonIndex name : reader_.items(members["names"])) person.names.push_back(reader_.text(name, Text::line));
  person.office = reader_.text(members["office"], Text::line);
  person.short_office = or_default(reader_.text(members["short_office"], Text::optional_line), person.office);
  person.party = {reader_.reference(members["party"], parties_).index};
  return person;
}

Question StoryReader::read_question(JsonIndex node) {
  constexpr Field kFields[] = {{"id"}, {"text"}, {"short_text", kOptional}};
  const Members members(reader_, node, kFields);
  Question question;
  question.id = reader_.id(members["id"]);
  question.text = reader_.text(members["text"], Text::line);
  question.short_text = or_default(reader_.text(members["short_text"], Text::optional_line), question.text);
  return question;
}

Quote StoryReader::read_quote(JsonIndex node, const Story& story) {
  constexpr Field kFields[] = {{"id"},
                               {"speaker"},
                               {"verbatim"},
                               {"text"},
                               {"lang", kOptional},
                               {"original_lang", kOptional},
                               {"translation", kOptional},
                               {"context", kOptional},
                               {"said"},
                               {"published"},
                               {"venue", kOptional},
                               {"place", kOptional},
                               {"publisher"},
                               {"source"},
                               {"paragraph"},
                               {"questions", kOptional},
                               {"ties", kOptional}};
  const Members members(reader_, node, kFields);
  Quote quote;
  quote.id = reader_.id(members["id"]);
  quote.speaker = {reader_.reference(members["speaker"], people_).index};
  quote.verbatim = reader_.flag(members["verbatim"], true);
  quote.text = reader_.text(members["text"], Text::prose);
  quote.lang = or_default(reader_.language(members["lang"]), story.lang);
  quote.original_lang = members["original_lang"] == kJsonAbsent ? std::string() : reader_.language(members["original_lang"]);
  quote.translation = reader_.flag(members["translation"], false);
  quote.context = reader_.text(members["context"], Text::optional_prose);
  quote.at[static_cast<std::size_t>(Clock::said)] = reader_.date(members["said"]);
  quote.at[static_cast<std::size_t>(Clock::published)] = reader_.date(members["published"]);
  quote.venue = reader_.text(members["venue"], Text::optional_line);
  if (members["place"] != kJsonAbsent) quote.place = read_place(members["place"]);
  quote.publisher = reader_.text(members["publisher"], Text::line);
  quote.source = {reader_.reference(members["source"], sources_).index};
  quote.paragraph = reader_.whole_number(members["paragraph"], 1);
  for (const Reference& question : reader_.references(members["questions"], questions_))
    quote.questions.push_back({question.index});
  quote.ties = read_ties(members["ties"], {static_cast<std::uint32_t>(story.quotes.size())});
  check_quote_dates(quote, members["said"], members["published"], story);
  check_translation(quote, members["translation"]);
  return quote;
}

std::vector<Tie> StoryReader::read_ties(JsonIndex node, QuoteId from) {
  constexpr Field kFields[] = {{"kind"}, {"quote"}};
  std::vector<Tie> ties;
  for (const JsonIndex item : reader_.items(node)) {
    const Members members(reader_, item, kFields);
    const std::size_t kind = reader_.word(members["kind"], kTieWords, kTieWords.size());
    const Reference target = reader_.reference(members["quote"], quotes_);
    if (kind == kTieWords.size() || target.index == kNoIndex) continue;
    if (target.index == from.index) {
      reader_.error(target.node, "a quote cannot be tied to itself", "another quote");
      continue;
    }
    const Tie tie{static_cast<TieKind>(kind), {target.index}};
    ties.push_back(tie);
    ties_.push_back({from, tie, item});
  }
  return ties;
}

Position StoryReader::read_position(JsonIndex node, const Story& story) {
  constexpr Field kFields[] = {{"party"}, {"question"}, {"stance"}, {"summary"}, {"evidence"}};
  const Members members(reader_, node, kFields);
  Position position;
  const Reference party = reader_.reference(members["party"], parties_);
  position.party = {party.index};
  position.question = {reader_.reference(members["question"], questions_).index};
  position.stance = static_cast<Stance>(reader_.word(members["stance"], kStanceWords, 0));
  position.summary = reader_.text(members["summary"], Text::prose);
  const std::vector<Reference> evidence = reader_.references(members["evidence"], quotes_);
  for (const Reference& quote : evidence) position.evidence.push_back({quote.index});
  if (party.index != kNoIndex && story[position.party].role == PartyRole::subject) {
    reader_.error(party.node, "the party " + quoted(story[position.party].id) + " is a subject and takes no position",
                  "a party whose role is speaker");
  }
  if (members["evidence"] != kJsonAbsent && reader_.items(members["evidence"]).empty()) {
    reader_.error(members["evidence"], "a position needs evidence", "the ids of the quotes that prove it",
                  "where nobody has said anything, leave the position out: silence is shown as silence");
  }
  check_evidence(position, evidence, story);
  return position;
}

Event StoryReader::read_event(JsonIndex node) {
  constexpr Field kFields[] = {{"id"}, {"title"}, {"short_title", kOptional}, {"at"}, {"source"}, {"paragraph"}};
  const Members members(reader_, node, kFields);
  Event event;
  event.id = reader_.id(members["id"]);
  event.title = reader_.text(members["title"], Text::line);
  event.short_title = or_default(reader_.text(members["short_title"], Text::optional_line), event.title);
  event.at = reader_.date(members["at"]);
  event.source = {reader_.reference(members["source"], sources_).index};
  event.paragraph = reader_.whole_number(members["paragraph"], 1);
  return event;
}

Step StoryReader::read_step(JsonIndex node, const Story& story) {
  constexpr Field kFields[] = {{"title"},
                               {"text"},
                               {"notes", kOptional},
                               {"moment", kOptional},
                               {"clock", kOptional},
                               {"question", kOptional},
                               {"party", kOptional},
                               {"quote", kOptional},
                               {"camera", kOptional}};
  const Members members(reader_, node, kFields);
  Step step;
  step.title = reader_.text(members["title"], Text::line);
  step.text = reader_.text(members["text"], Text::prose);
  step.notes = reader_.text(members["notes"], Text::optional_prose);
  const Edtf moment = reader_.date(members["moment"]);
  if (!moment.text.empty()) {
    if (moment.open_end()) reader_.error(members["moment"], "a moment must end", "a date with an end");
    step.moment = moment.end;
  }
  step.clock = static_cast<Clock>(reader_.word(members["clock"], kClockWords, 0));
  const Reference question = reader_.reference(members["question"], questions_);
  if (question.index != kNoIndex) step.question = QuestionId{question.index};
  const Reference party = reader_.reference(members["party"], parties_);
  if (party.index != kNoIndex) step.party = PartyId{party.index};
  const Reference quote = reader_.reference(members["quote"], quotes_);
  if (quote.index != kNoIndex) step.quote = QuoteId{quote.index};
  check_step(step, quote.node, story);
  step.camera = read_camera(members["camera"]);
  check_camera(step, members["camera"], story);
  return step;
}

DiscussionQuestion StoryReader::read_discussion(JsonIndex node) {
  constexpr Field kFields[] = {{"text"}, {"question", kOptional}};
  const Members members(reader_, node, kFields);
  DiscussionQuestion out;
  out.text = reader_.text(members["text"], Text::prose);
  const Reference question = reader_.reference(members["question"], questions_);
  if (question.index != kNoIndex) out.question = QuestionId{question.index};
  return out;
}

std::optional<StepCamera> StoryReader::read_camera(JsonIndex node) {
  if (node == kJsonAbsent) return std::nullopt;
  constexpr Field kFields[] = {{"parties", kOptional}, {"centre", kOptional}, {"km", kOptional}};
  const Members members(reader_, node, kFields);
  const bool has_parties = members["parties"] != kJsonAbsent,
             has_place = members["centre"] != kJsonAbsent || members["km"] != kJsonAbsent;
  const bool complete_place = members["centre"] != kJsonAbsent && members["km"] != kJsonAbsent;
  StepCamera camera;
  for (const Reference& party : reader_.references(members["parties"], parties_)) camera.parties.push_back({party.index});
  camera.centre = reader_.lon_lat(members["centre"]);
  const int km = reader_.whole_number(members["km"], kMinCameraKm);
  if (has_parties == has_place || (has_place && !complete_place)) {
    if (reader_.document()[node].kind == JsonKind::object)
      reader_.error(node, "a camera shows either parties or a place", "\"parties\", or \"centre\" and \"km\"",
                    "km is the least that is to be seen each way");
    return std::nullopt;
  }
  if (has_place) camera.across_km = std::max(km, kMinCameraKm);
  if (has_parties && camera.parties.empty()) {
    if (reader_.items(members["parties"]).empty())
      reader_.error(members["parties"], "a camera on no parties shows nothing", "at least one party's id");
    return std::nullopt;
  }
  return camera;
}

}  // namespace standpoint
