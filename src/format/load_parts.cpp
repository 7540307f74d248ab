#include "format/load_parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace standpoint {
namespace {

constexpr int kFormatVersion = 1;
constexpr std::size_t kMostDisputedAreas = 50;
constexpr int kLeastCameraKm = 100;
constexpr Need kOptional = Need::optional;

// In the order of the enumerations.
constexpr std::array<std::string_view, 2> kKindWords{"state", "organisation"};
constexpr std::array<std::string_view, 2> kRoleWords{"speaker", "subject"};
constexpr std::array<std::string_view, 3> kStanceWords{"for", "against", "conditional"};
constexpr std::array<std::string_view, 4> kTieWords{"answers", "echoes", "repeats", "contradicts"};
constexpr std::array<std::string_view, 2> kClockWords{"said", "published"};

/// The first that says something.
std::string either(std::string first, const std::string& second) {
  if (first.empty()) first = second;
  return first;
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
  // A later version has other keys: about them there is nothing to say.
  const auto version = find_json_pointer(read_.document(), "/standpoint");
  if (version && read_.whole_number(*version, 1) != kFormatVersion) {
    read_.error(*version, "this program does not know this version of the story format", "1");
    return;
  }
  const Members of(read_, kJsonRoot, kFields);
  read_.text(of["$schema"], Text::optional_line);
  story.id = read_.id(of["id"]);
  story.lang = read_.language(of["lang"]);
  story.headline = read_.text(of["headline"], Text::line);
  story.standfirst = read_.text(of["standfirst"], Text::optional_prose);
  story.published = read_.date(of["published"]);
  if (of["untranslated"] != kJsonAbsent) {  // of localised(); the translations themselves are check_translations()'s
    constexpr Field kUntranslated[] = {{"lang"}, {"texts"}};
    const Members untranslated(read_, of["untranslated"], kUntranslated);
    story.untranslated_lang = read_.language(untranslated["lang"]);
    for (const JsonIndex text : read_.items(untranslated["texts"])) story.untranslated.push_back(read_.text(text, Text::prose));
    std::sort(story.untranslated.begin(), story.untranslated.end());
  }
  constexpr Field kMapFields[] = {{"projection_centre"}, {"disputed", kOptional}};
  const Members map(read_, of["map"], kMapFields);
  story.map.projection_centre = read_.lon_lat(map["projection_centre"]);

  const std::array<bool, 9> fits = {within(of["sources"], limits_.sources, "sources"),
                                    within(of["parties"], limits_.parties, "parties"),
                                    within(of["people"], limits_.people, "people"),
                                    within(of["questions"], limits_.questions, "questions"),
                                    within(of["quotes"], limits_.quotes, "quotes"),
                                    within(of["positions"], limits_.positions, "positions"),
                                    within(of["events"], limits_.events, "events"),
                                    within(of["steps"], limits_.steps, "steps"),
                                    within(of["discussion"], limits_.discussion, "questions for discussion")};
  for (const bool fit : fits) {
    if (!fit) return;
  }
  // Ids first: a part may refer to one that comes later in the file.
  sources_.collect(read_, of["sources"]);
  parties_.collect(read_, of["parties"]);
  people_.collect(read_, of["people"]);
  questions_.collect(read_, of["questions"]);
  quotes_.collect(read_, of["quotes"]);
  events_.collect(read_, of["events"]);

  for (const JsonIndex node : read_.items(of["sources"])) story.sources.push_back(read_source(node));
  if (within(map["disputed"], kMostDisputedAreas, "disputed areas"))
    for (const JsonIndex node : read_.items(map["disputed"])) story.map.disputed.push_back(read_disputed(node, story));
  for (const JsonIndex node : read_.items(of["parties"])) story.parties.push_back(read_party(node));
  for (const JsonIndex node : read_.items(of["people"])) story.people.push_back(read_person(node));
  for (const JsonIndex node : read_.items(of["questions"])) story.questions.push_back(read_question(node));
  for (const JsonIndex node : read_.items(of["quotes"])) story.quotes.push_back(read_quote(node, story));
  check_tie_dates(story);
  const std::vector<JsonIndex> positions = read_.items(of["positions"]);
  for (const JsonIndex node : positions) story.positions.push_back(read_position(node, story));
  check_rivals(story, positions);
  for (const JsonIndex node : read_.items(of["events"])) story.events.push_back(read_event(node));
  for (const JsonIndex node : read_.items(of["steps"])) story.steps.push_back(read_step(node, story));
  for (const JsonIndex node : read_.items(of["discussion"])) story.discussion.push_back(read_discussion(node));
}

bool StoryReader::within(JsonIndex list, std::size_t most, std::string_view what) {
  const JsonDocument& document = read_.document();
  if (list == kJsonAbsent || document[list].kind != JsonKind::array) return true;
  const std::size_t count = read_.items(list).size();
  if (count <= most) return true;
  read_.report({Severity::error, list, read_.offset_of(list), std::to_string(count), "at most " + std::to_string(most),
                "there are too many " + std::string(what), "this is a limit of the program; make the story smaller"});
  return false;
}

Source StoryReader::read_source(JsonIndex node) {
  constexpr Field kFields[] = {{"id"},        {"title"},          {"publisher"},
                               {"published"}, {"url", kOptional}, {"paragraph_rule", kOptional}};
  const Members of(read_, node, kFields);
  Source source;
  source.id = read_.id(of["id"]);
  source.title = read_.text(of["title"], Text::line);
  source.publisher = read_.text(of["publisher"], Text::line);
  source.published = read_.date(of["published"]);
  source.url = read_.url(of["url"]);
  source.paragraph_rule = read_.text(of["paragraph_rule"], Text::optional_line);
  return source;
}

DisputedArea StoryReader::read_disputed(JsonIndex node, const Story& story) {
  constexpr Field kFields[] = {{"id"}, {"name"}, {"area"}, {"territory"}, {"label"}, {"from"}, {"source"}, {"paragraph"}};
  const Members of(read_, node, kFields);
  DisputedArea area;
  area.id = read_.id(of["id"]);
  for (const DisputedArea& other : story.map.disputed)
    if (other.id == area.id && !area.id.empty()) {
      read_.error(of["id"], "the id " + quoted(area.id) + " is given twice", "an id of its own");
      break;
    }
  area.name = read_.text(of["name"], Text::line);
  area.area = read_.id(of["area"]);
  area.territory = read_.country_code(of["territory"]);
  area.label = read_.text(of["label"], Text::line);
  area.from = read_.date(of["from"]);
  area.source = {read_.reference(of["source"], sources_).index};
  area.paragraph = read_.whole_number(of["paragraph"], 1);
  return area;
}

Party StoryReader::read_party(JsonIndex node) {
  constexpr Field kFields[] = {{"id"},   {"name"},  {"short_name", kOptional}, {"names", kOptional},   {"kind"},
                               {"role"}, {"place"}, {"territory", kOptional},  {"members", kOptional}, {"hue"}};
  const Members of(read_, node, kFields);
  Party party;
  party.id = read_.id(of["id"]);
  party.name = read_.text(of["name"], Text::line);
  party.short_name = either(read_.text(of["short_name"], Text::optional_line), party.name);
  for (const JsonIndex name : read_.items(of["names"])) party.names.push_back(read_.text(name, Text::line));
  party.kind = static_cast<PartyKind>(read_.word(of["kind"], kKindWords, 0));
  party.role = static_cast<PartyRole>(read_.word(of["role"], kRoleWords, 0));
  party.place = read_place(of["place"]);
  party.territory = read_.country_codes(of["territory"]);
  party.members = read_.country_codes(of["members"]);
  party.hue = read_hue(of["hue"]);
  check_party(party, of["territory"], of["members"]);
  return party;
}

Place StoryReader::read_place(JsonIndex node) {
  constexpr Field kFields[] = {{"name"}, {"at"}};
  const Members of(read_, node, kFields);
  Place place;
  place.name = read_.text(of["name"], Text::line);
  place.at = read_.lon_lat(of["at"]);
  return place;
}

Hue StoryReader::read_hue(JsonIndex node) {
  constexpr Field kFields[] = {{"light"}, {"dark"}};
  const Members of(read_, node, kFields);
  Hue hue;
  hue.light = read_.colour(of["light"]);
  hue.dark = read_.colour(of["dark"]);
  return hue;
}

Person StoryReader::read_person(JsonIndex node) {
  constexpr Field kFields[] = {{"id"}, {"name"}, {"names", kOptional}, {"office"}, {"short_office", kOptional}, {"party"}};
  const Members of(read_, node, kFields);
  Person person;
  person.id = read_.id(of["id"]);
  person.name = read_.text(of["name"], Text::line);
  for (const JsonIndex name : read_.items(of["names"])) person.names.push_back(read_.text(name, Text::line));
  person.office = read_.text(of["office"], Text::line);
  person.short_office = either(read_.text(of["short_office"], Text::optional_line), person.office);
  person.party = {read_.reference(of["party"], parties_).index};
  return person;
}

Question StoryReader::read_question(JsonIndex node) {
  constexpr Field kFields[] = {{"id"}, {"text"}, {"short_text", kOptional}};
  const Members of(read_, node, kFields);
  Question question;
  question.id = read_.id(of["id"]);
  question.text = read_.text(of["text"], Text::line);
  question.short_text = either(read_.text(of["short_text"], Text::optional_line), question.text);
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
  const Members of(read_, node, kFields);
  Quote quote;
  quote.id = read_.id(of["id"]);
  quote.speaker = {read_.reference(of["speaker"], people_).index};
  quote.verbatim = read_.flag(of["verbatim"], true);
  quote.text = read_.text(of["text"], Text::prose);
  quote.lang = either(read_.language(of["lang"]), story.lang);
  quote.original_lang = of["original_lang"] == kJsonAbsent ? std::string() : read_.language(of["original_lang"]);
  quote.translation = read_.flag(of["translation"], false);
  quote.context = read_.text(of["context"], Text::optional_prose);
  quote.at[static_cast<std::size_t>(Clock::said)] = read_.date(of["said"]);
  quote.at[static_cast<std::size_t>(Clock::published)] = read_.date(of["published"]);
  quote.venue = read_.text(of["venue"], Text::optional_line);
  if (of["place"] != kJsonAbsent) quote.place = read_place(of["place"]);
  quote.publisher = read_.text(of["publisher"], Text::line);
  quote.source = {read_.reference(of["source"], sources_).index};
  quote.paragraph = read_.whole_number(of["paragraph"], 1);
  for (const Reference& question : read_.references(of["questions"], questions_)) quote.questions.push_back({question.index});
  quote.ties = read_ties(of["ties"], {static_cast<std::uint32_t>(story.quotes.size())});
  check_quote_dates(quote, of["said"], of["published"], story);
  check_translation(quote, of["translation"]);
  return quote;
}

std::vector<Tie> StoryReader::read_ties(JsonIndex node, QuoteId from) {
  constexpr Field kFields[] = {{"kind"}, {"quote"}};
  std::vector<Tie> ties;
  for (const JsonIndex item : read_.items(node)) {
    const Members of(read_, item, kFields);
    const std::size_t kind = read_.word(of["kind"], kTieWords, kTieWords.size());
    const Reference target = read_.reference(of["quote"], quotes_);
    if (kind == kTieWords.size() || target.index == kNoIndex) continue;
    if (target.index == from.index) {
      read_.error(target.node, "a quote cannot be tied to itself", "another quote");
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
  const Members of(read_, node, kFields);
  Position position;
  const Reference party = read_.reference(of["party"], parties_);
  position.party = {party.index};
  position.question = {read_.reference(of["question"], questions_).index};
  position.stance = static_cast<Stance>(read_.word(of["stance"], kStanceWords, 0));
  position.summary = read_.text(of["summary"], Text::prose);
  const std::vector<Reference> evidence = read_.references(of["evidence"], quotes_);
  for (const Reference& quote : evidence) position.evidence.push_back({quote.index});
  if (party.index != kNoIndex && story[position.party].role == PartyRole::subject) {
    read_.error(party.node, "the party " + quoted(story[position.party].id) + " is a subject and takes no position",
                "a party whose role is speaker");
  }
  if (of["evidence"] != kJsonAbsent && read_.items(of["evidence"]).empty()) {
    read_.error(of["evidence"], "a position needs evidence", "the ids of the quotes that prove it",
                "where nobody has said anything, leave the position out: silence is shown as silence");
  }
  check_evidence(position, evidence, story);
  return position;
}

Event StoryReader::read_event(JsonIndex node) {
  constexpr Field kFields[] = {{"id"}, {"title"}, {"short_title", kOptional}, {"at"}, {"source"}, {"paragraph"}};
  const Members of(read_, node, kFields);
  Event event;
  event.id = read_.id(of["id"]);
  event.title = read_.text(of["title"], Text::line);
  event.short_title = either(read_.text(of["short_title"], Text::optional_line), event.title);
  event.at = read_.date(of["at"]);
  event.source = {read_.reference(of["source"], sources_).index};
  event.paragraph = read_.whole_number(of["paragraph"], 1);
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
  const Members of(read_, node, kFields);
  Step step;
  step.title = read_.text(of["title"], Text::line);
  step.text = read_.text(of["text"], Text::prose);
  step.notes = read_.text(of["notes"], Text::optional_prose);
  const Edtf moment = read_.date(of["moment"]);
  if (!moment.text.empty()) {
    if (moment.open_end()) read_.error(of["moment"], "a moment must end", "a date with an end");
    step.moment = moment.end;
  }
  step.clock = static_cast<Clock>(read_.word(of["clock"], kClockWords, 0));
  const Reference question = read_.reference(of["question"], questions_);
  if (question.index != kNoIndex) step.question = QuestionId{question.index};
  const Reference party = read_.reference(of["party"], parties_);
  if (party.index != kNoIndex) step.party = PartyId{party.index};
  const Reference quote = read_.reference(of["quote"], quotes_);
  if (quote.index != kNoIndex) step.quote = QuoteId{quote.index};
  check_step(step, quote.node, story);
  step.camera = read_camera(of["camera"]);
  check_camera(step, of["camera"], story);
  return step;
}

DiscussionQuestion StoryReader::read_discussion(JsonIndex node) {
  constexpr Field kFields[] = {{"text"}, {"question", kOptional}};
  const Members of(read_, node, kFields);
  DiscussionQuestion out;
  out.text = read_.text(of["text"], Text::prose);
  const Reference question = read_.reference(of["question"], questions_);
  if (question.index != kNoIndex) out.question = QuestionId{question.index};
  return out;
}

std::optional<StepCamera> StoryReader::read_camera(JsonIndex node) {
  if (node == kJsonAbsent) return std::nullopt;
  constexpr Field kFields[] = {{"parties", kOptional}, {"centre", kOptional}, {"km", kOptional}};
  const Members of(read_, node, kFields);
  const bool names_parties = of["parties"] != kJsonAbsent, names_place = of["centre"] != kJsonAbsent || of["km"] != kJsonAbsent;
  const bool whole_place = of["centre"] != kJsonAbsent && of["km"] != kJsonAbsent;
  StepCamera camera;
  for (const Reference& party : read_.references(of["parties"], parties_)) camera.parties.push_back({party.index});
  camera.centre = read_.lon_lat(of["centre"]);
  const int km = read_.whole_number(of["km"], kLeastCameraKm);
  if (names_parties == names_place || (names_place && !whole_place)) {
    if (read_.document()[node].kind == JsonKind::object)
      read_.error(node, "a camera shows either parties or a place", "\"parties\", or \"centre\" and \"km\"",
                  "km is the least that is to be seen each way");
    return std::nullopt;
  }
  if (names_place) camera.across_km = std::max(km, kLeastCameraKm);
  if (names_parties && camera.parties.empty()) {
    if (read_.items(of["parties"]).empty())
      read_.error(of["parties"], "a camera on no parties shows nothing", "at least one party's id");
    return std::nullopt;
  }
  return camera;
}

}  // namespace standpoint
