// The scrolling list of the quotes panel, and what is laid out in it. Each function lays one thing out below the last.
#pragma once

#include <string>
#include <vector>

#include "scene/scene_builder.h"

namespace standpoint {

/// Lays the list out downwards. Positions are in the list's content; drawing moves them up by the scroll offset.
struct List {
  SceneBuilder& b;
  Layer& layer;
  int parent;
  float left, width;  // of the text
  float y;            // content, canvas px before scrolling
  float scroll;
  TextStyle quotation;  // of the words quoted

  Point drawn(float x, float at_y) const { return {x, at_y - scroll}; }
  bool visible(float top, float bottom) const { return bottom - scroll >= layer.clip.y && top - scroll <= layer.clip.bottom(); }

  /// Draws lines one below the other; y is then below the last.
  float lines(const std::vector<std::string>& text, float x, TextStyle style, Paint paint) {
    for (const std::string& line : text) {
      const float h = b.measure.line_px(style);
      if (visible(y, y + h)) b.text(layer, drawn(x, y), line, style, paint);
      y += h;
    }
    return y;
  }
};

/// A statement, with all that a citation needs and its ties.
void build_card(List& list, QuoteId id);
/// What the selected party holds on the question, before the quotes that prove it.
void build_position(List& list);
/// The step of the guided reading, above the quotes that it speaks about.
void build_step(List& list);
/// What was found, by kind.
void build_search_results(List& list);

/// A text button. Returns its right edge.
float build_list_button(List& list, Region region, float x, float y);
/// Buttons side by side, on as many lines as they need; y is then below them. Without a rectangle yet.
void build_list_buttons(List& list, std::vector<Region> regions, float x, float width);

}  // namespace standpoint
