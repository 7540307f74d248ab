// The scrolling list of the quotes panel and its items. Each function builds one item below the previous one.
#pragma once

#include <string>
#include <vector>

#include "scene/scene_builder.h"

namespace standpoint {

/// The list while it is built, from top to bottom. Regions have content positions; shapes are moved up by the scroll offset.
struct List {
  SceneBuilder& b;
  Layer& layer;
  int parent;
  float left, width;  // of the text
  float y;            // where the next item begins: canvas px before scrolling
  float scroll;       // px
  TextStyle quotation;

  Point drawn(float x, float at_y) const { return {x, at_y - scroll}; }
  bool is_visible(float top, float bottom) const {
    return bottom - scroll >= layer.clip.y && top - scroll <= layer.clip.bottom();
  }

  /// Adds lines one below the other and advances y. Returns y.
  float add_lines(const std::vector<std::string>& text, float x, TextStyle style, Paint paint) {
    for (const std::string& line : text) {
      const float h = b.measure.line_px(style);
      if (is_visible(y, y + h)) b.add_text(layer, drawn(x, y), line, style, paint);
      y += h;
    }
    return y;
  }
};

/// A statement as a card: the words, all that a citation needs, and its ties.
void build_card(List& list, QuoteId id);
/// The selected party's position on the selected question, above its evidence.
void build_position(List& list);
/// The current step of the guided reading, above the quotes.
void build_step(List& list);
/// The search results, grouped by kind.
void build_search_results(List& list);

/// A text button. Returns its right edge.
float build_list_button(List& list, Region region, float x, float y);
/// Buttons side by side, on as many lines as needed; advances y. The regions' rectangles are set here.
void build_list_buttons(List& list, std::vector<Region> regions, float x, float width);

}  // namespace standpoint
