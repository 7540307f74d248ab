#include "app/frame_output.h"

#include <cmath>

#include "text/json_writer.h"

namespace standpoint::app {

std::string frame_output_json(const FrameOutput& output) {
  JsonWriter json;
  json.begin_object()
      .flag("frameDue", output.frame_due)
      .flag("momentChanged", output.moment_changed)
      .flag("fontsWanted", output.fonts_wanted)
      .flag("deferredWanted", output.deferred_wanted)
      .member("tickAfterMs", output.tick_after_ms)
      .member("leastHeight", std::lround(std::ceil(output.min_height_px)));
  if (output.query) json.member("query", *output.query).flag("newHistoryEntry", output.new_history_entry);
  if (output.quotes_scroll_px) json.member("quotesScroll", std::lround(*output.quotes_scroll_px));
  if (output.page_request) json.key("pageRequest").json(*output.page_request);
  if (output.tree) json.key("tree").json(*output.tree);
  return json.end_object().take();
}

}  // namespace standpoint::app
