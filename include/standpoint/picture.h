// The view as one picture for export: headline, question, answers, map or table, moment and source on one sheet.
#pragma once

#include <string>

#include "standpoint/messages.h"
#include "standpoint/scene.h"
#include "standpoint/story.h"

namespace standpoint {

/// Size of the sheet in CSS px; font sizes are the screen's times `text_scale`.
struct SheetSize {
  float width_px = 0;
  float height_px = 0;
  float text_scale = 1;
};
inline constexpr SheetSize kSavedSheet{1200, 800, 1.25f};
inline constexpr SheetSize kShareSheet{1200, 630,
                                       1.7f};  // size of Open Graph and Twitter's large card; usually shown at half size

struct Picture {
  Scene scene;              // without regions
  std::string title;        // the headline and the question, in one line
  std::string description;  // the answers, the moment and the source, in sentences
};

/// The sheet of a view, without controls, hover or search. The map shows what the reader's map shows: `seen` is the ground on
/// the screen, or null to show every party. With a table the sheet is as high as the table needs.
Picture build_picture(const Story& story, const MapData* map, const ViewState& state, const MapGround* seen, SheetSize size,
                      float device_ratio, const TextMeasure& measure, const Messages& say);

/// "Title, Publisher, 13 February 2025" of each source.
std::string sources_in_words(const Story& story, const Messages& say);

}  // namespace standpoint
