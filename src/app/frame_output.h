// Everything that the page hears of one frame, as one value.
#pragma once

#include <optional>
#include <string>

namespace standpoint::app {

/// When the app wants a frame.
enum class FrameDue : unsigned char {
  none,
  soon,  // with the browser's next animation frame
  now,   // at once, while the reader's press still counts as one: the page is to copy or save something
};

struct FrameOutput {
  bool frame_due = false;        // another one is due: a camera is moving, or something changed since
  bool moment_changed = false;   // the picture shows another moment, or another quotation, than the last one
  bool fonts_wanted = false;     // a text has letters that only the extended fonts hold
  bool deferred_wanted = false;  // the reader asked for what the program's second part does
  int tick_after_ms = 0;         // while playing: for how long this stop is shown. 0: not playing
  float min_height_px = 0;       // CSS px that the stage needs at its present width

  // Present when they changed since the last frame.
  std::optional<std::string> tree;   // the accessible tree (semantics.h)
  std::optional<std::string> query;  // the view's address
  bool new_history_entry = false;    // of a new `query`: Back should return to the view before
  std::optional<float> quotes_scroll_px;
  std::optional<std::string> page_request;  // what the page is asked to copy or save (page_request.h)
};

/// One JSON object: {"frameDue","momentChanged","fontsWanted","deferredWanted","tickAfterMs","leastHeight"}, and those of
/// "tree", "query", "newHistoryEntry", "quotesScroll" and "pageRequest" that there are.
std::string frame_output_json(const FrameOutput& output);

}  // namespace standpoint::app
