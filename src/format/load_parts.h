// Reads a story from its JSON document, part by part. Private to the core.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "format/load_reader.h"
#include "standpoint/load.h"
#include "standpoint/story.h"

namespace standpoint {

/// Broken references become kNoIndex. A story with errors is only good for further checks and must not be kept.
class StoryReader {
 public:
  StoryReader(ValueReader& reader, const Limits& limits) : reader_(reader), limits_(limits) {}

  void read_story(Story& story);

 private:
  /// A tie whose dates can be checked only once its target has been read.
  struct PendingTie {
    QuoteId from;
    Tie tie;
    JsonIndex node = kJsonAbsent;
  };

  /// Reports an array of more than `max` items. `what` names the items: "sources".
  bool check_count(JsonIndex list, std::size_t max, std::string_view what);
  Source read_source(JsonIndex node);
  DisputedArea read_disputed(JsonIndex node, const Story& story);
  Party read_party(JsonIndex node);
  Place read_place(JsonIndex node);
  Hue read_hue(JsonIndex node);
  Person read_person(JsonIndex node);
  Question read_question(JsonIndex node);
  Quote read_quote(JsonIndex node, const Story& story);
  std::vector<Tie> read_ties(JsonIndex node, QuoteId from);
  Position read_position(JsonIndex node, const Story& story);
  Event read_event(JsonIndex node);
  Step read_step(JsonIndex node, const Story& story);
  DiscussionQuestion read_discussion(JsonIndex node);
  std::optional<StepCamera> read_camera(JsonIndex node);

  // Checks that involve several parts of a story, in load_checks.cpp.
  void check_party(const Party& party, JsonIndex territory, JsonIndex members);
  void check_quote_dates(const Quote& quote, JsonIndex said, JsonIndex published, const Story& story);
  void check_translation(const Quote& quote, JsonIndex translation);
  void check_tie_dates(const Story& story);
  void check_evidence(const Position& position, const std::vector<Reference>& evidence, const Story& story);
  void check_simultaneous_positions(const Story& story, const std::vector<JsonIndex>& nodes);
  void check_step(const Step& step, JsonIndex quote, const Story& story);
  void check_camera(const Step& step, JsonIndex camera, const Story& story);

  ValueReader& reader_;
  const Limits& limits_;
  IdTable sources_{"source"}, parties_{"party"}, people_{"person"}, questions_{"question"}, quotes_{"quote"}, events_{"event"};
  std::vector<PendingTie> ties_;
};

}  // namespace standpoint
