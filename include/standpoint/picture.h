// The view as one picture, to keep or to share: headline, question, answers, map or table, moment and source on one sheet.
#pragma once

#include <string>

#include "standpoint/messages.h"
#include "standpoint/scene.h"
#include "standpoint/story.h"

namespace standpoint {

/// Of the sheet, in px at a device ratio of 1; type is that of the screen times `text_scale`.
struct SheetSize {
  float width_px = 0;
  float height_px = 0;
  float text_scale = 1;
};
inline constexpr SheetSize kSavedSheet{1200, 800, 1.25f};
inline constexpr SheetSize kShareSheet{1200, 630, 1.7f};  // as Open Graph and Twitter's large card ask; seen at half its size

struct Picture {
  Scene scene;              // no regions: nothing on it can be pressed
  std::string title;        // the headline and the question, in one line
  std::string description;  // the answers, the moment and the source, in sentences
};

/// The sheet of a view, without controls, pointer or search. The map looks where the reader's does: `seen` is the ground that
/// is on the screen, or null to show every party. A table makes the sheet as high as it needs.
Picture build_picture(const Story& story, const MapData* map, const ViewState& state, const MapGround* seen, SheetSize size,
                      float device_ratio, const TextMeasure& measure, const Messages& say);

/// "Title, Publisher, 13 February 2025" of each source.
std::string sources_in_words(const Story& story, const Messages& say);

}  // namespace standpoint
