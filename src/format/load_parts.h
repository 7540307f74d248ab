// Reads a story out of its JSON, part by part. Private to the core.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "format/load_reader.h"
#include "standpoint/load.h"
#include "standpoint/story.h"

namespace standpoint {

/// Broken references become kNoIndex: a story with errors is for looking at, not for keeping.
class StoryReader {
 public:
  StoryReader(ValueReader& read, const Limits& limits) : read_(read), limits_(limits) {}

  void read_story(Story& story);

 private:
  /// A tie whose dates can be looked at only when its target has been read.
  struct PendingTie {
    QuoteId from;
    Tie tie;
    JsonIndex node = kJsonAbsent;
  };

  bool within(JsonIndex list, std::size_t most, std::string_view what);
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

  // What single parts cannot know of themselves: load_checks.cpp.
  void check_party(const Party& party, JsonIndex territory, JsonIndex members);
  void check_quote_dates(const Quote& quote, JsonIndex said, JsonIndex published, const Story& story);
  void check_translation(const Quote& quote, JsonIndex translation);
  void check_tie_dates(const Story& story);
  void check_evidence(const Position& position, const std::vector<Reference>& evidence, const Story& story);
  void check_rivals(const Story& story, const std::vector<JsonIndex>& nodes);
  void check_step(const Step& step, JsonIndex quote, const Story& story);
  void check_camera(const Step& step, JsonIndex camera, const Story& story);

  ValueReader& read_;
  const Limits& limits_;
  IdTable sources_{"source"}, parties_{"party"}, people_{"person"}, questions_{"question"}, quotes_{"quote"}, events_{"event"};
  std::vector<PendingTie> ties_;
};

}  // namespace standpoint
