// The quotes panel: a header with the search field, and below it the selected statements, a thread, or the search results.
#include <algorithm>

#include "base/stable_sort.h"
#include "scene/quotes/quotes_list.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr float kGutterPx = 24;      // of the panel, unless it is narrow
constexpr float kTextIndentPx = 10;  // of the cards' text, for hanging quotation marks
constexpr float kMaxColumnPx = 620;  // of the cards' text: lines of 45 to 75 characters are easiest to read
constexpr int kMinLineCharacters = 45;
constexpr float kListBottomPx = 24;
constexpr float kThumbWidthPx = 4, kMinThumbPx = 32, kThumbInsetPx = 7;

std::string heading_text(const SceneBuilder& b, std::size_t n) {
  std::string_view who = "all", name;
  if (b.state.person)
    who = "person", name = b.story[*b.state.person].name;
  else if (b.state.party)
    who = b.story[*b.state.party].kind == PartyKind::state ? "state" : "party", name = b.story[*b.state.party].name;
  return b.say("quotes.heading", {{"n", n}, {"who", who}, {"name", name}, {"question", b.state.question ? "yes" : "no"}});
}

/// The magnifying glass in the search field.
void build_search_icon(const SceneBuilder& b, Layer& layer, const Rect& field, bool centred) {
  const float r = b.u(5), mid = field.y + field.h / 2 - b.u(1);
  const float x = centred ? field.x + field.w / 2 - b.u(1) : field.x + b.u(17);
  layer.shapes.push_back(DiscShape{{x, mid}, r, {Ink::paper, {}, 0}, soft(), b.u(1.5f)});
  layer.shapes.push_back(LineShape{{{x + r * 0.7f, mid + r * 0.7f}, {x + r * 1.7f, mid + r * 1.7f}}, soft(), b.u(1.5f), 0});
}

/// Builds the header of the panel from top to bottom.
class Header {
 public:
  Header(SceneBuilder& b, int group, const Rect& rect)
      : b_(b),
        layer_{"quotes", rect, {}},
        group_(group),
        rect_(rect),
        narrow_(b.scene.layout == LayoutKind::narrow),
        gutter_(b.u(narrow_ ? layout::kNarrowGutterPx : kGutterPx)),
        left_(rect.x + gutter_),
        right_(rect.right() - gutter_),
        y_(rect.y + b.u(!narrow_             ? 12
                        : b.state.sheet_open ? 28
                                             : 20)) {
    layer_.shapes.push_back(FillShape{rect, paper(), 0});
  }

  /// Returns the header's height, px.
  float build(std::size_t statements) {
    if (narrow_) build_grip();
    const float control_h = std::max(b_.min_target_px(), b_.u(32));
    const bool searching = !b_.state.search.empty();
    // The search field has a line of its own where the header need not be compact.
    const bool own_line = searching || b_.scene.layout == LayoutKind::wide || (narrow_ && b_.state.sheet_open);
    if (b_.state.controls && own_line) {
      build_search_field({left_, y_, right_ - left_, control_h}, searching);
      y_ += control_h + b_.u(searching ? 12 : 4);
    } else if (b_.state.controls) {
      const float w = narrow_ ? control_h : b_.u(200);
      build_search_field({right_ - w, y_, w, control_h}, false);
      right_ -= w + b_.u(12);
    }
    if (!searching) y_ += build_heading_row(statements, control_h);
    y_ += b_.u(4);
    const float bottom = std::min(y_, rect_.bottom());
    b_.add_horizontal_rule(layer_, rect_.x + gutter_, bottom - 1, rect_.w - 2 * gutter_);
    b_.scene.layers.push_back(std::move(layer_));
    return bottom - rect_.y;
  }

 private:
  void build_grip() {
    const float w = b_.u(40);
    // With the sheet open the target extends into the gap above it, to stay clear of the search field below.
    const float lift = b_.state.sheet_open ? b_.u(16) : 0, h = b_.u(b_.scene.viewport.coarse_pointer ? 44 : 24);
    layer_.shapes.push_back(FillShape{{rect_.x + rect_.w / 2 - w / 2, rect_.y + b_.u(8), w, b_.u(4)}, rule(), b_.u(2)});
    b_.add_region({.id = "quotes:grip",
                   .parent = group_,
                   .role = Role::toggle,
                   .name = b_.say("quotes.grip"),
                   .rect = {rect_.x + rect_.w / 2 - b_.u(60), rect_.y - lift, b_.u(120), h},
                   .pressed = b_.state.sheet_open,
                   .pointer = true,
                   .on_activate = action::SetSheet{!b_.state.sheet_open}});
    b_.add_horizontal_rule(layer_, rect_.x, rect_.y, rect_.w);
  }

  void build_search_field(const Rect& at, bool searching) {
    const bool small = at.w < b_.u(100);
    b_.add_field_box(layer_, at);
    build_search_icon(b_, layer_, at, small);
    const float clear_w = searching ? at.h : 0;
    b_.add_region({.id = "search:field",
                   .parent = group_,
                   .role = Role::text_field,
                   .name = b_.say("search.name"),
                   .value = b_.state.search,
                   .hint = small ? std::string() : b_.say(at.w > b_.u(300) ? "search.name" : "search.hint"),
                   .rect = {at.x, at.y, at.w - clear_w, at.h},
                   .search = true,
                   .on_change = ChangeTarget::search});
    if (!searching) return;
    const Point c{at.right() - clear_w / 2, at.y + at.h / 2};
    for (const float sign : {1.f, -1.f})
      layer_.shapes.push_back(
          LineShape{{{c.x - b_.u(5), c.y - sign * b_.u(5)}, {c.x + b_.u(5), c.y + sign * b_.u(5)}}, ink(), b_.u(1.5f), 0});
    b_.add_region({.id = "search:clear",
                   .parent = group_,
                   .role = Role::button,
                   .name = b_.say("search.clear"),
                   .rect = {at.right() - clear_w, at.y, clear_w, at.h},
                   .pointer = true,
                   .on_activate = action::SetSearch{}});
  }

  float build_heading_row(std::size_t statements, float control_h) {
    float right = right_;
    const bool selection = b_.state.party || b_.state.person;
    if (b_.state.thread)
      right =
          build_link("thread:back", b_.say("thread.back-short"), b_.say("thread.back"), action::SetThread{false}, control_h);
    else if (selection)
      right = build_link("quotes:all", b_.say("quotes.all-short"), b_.say("quotes.all"), action::ClearSelection{}, control_h);
    const std::string heading = b_.state.thread ? b_.say("thread.heading", {{"n", statements}}) : heading_text(b_, statements);
    std::vector<std::string> lines = wrap_pretty(heading, kBodyBold, right - left_, b_.measure);
    // Where the header must stay compact only the count is shown; the party's mark and the opened sheet have the rest.
    if (narrow_ && !b_.state.sheet_open && lines.size() > 2)
      lines = wrap(words::statements(b_.say, statements), kBodyBold, right - left_, b_.measure, 2);
    const float line_h = b_.measure.line_px(kBodyBold), text_h = static_cast<float>(lines.size()) * line_h;
    const float h = std::max(control_h, text_h);
    b_.add_lines(layer_, {left_, y_ + (h - text_h) / 2}, lines, kBodyBold, ink());
    b_.add_region({.id = "quotes:heading",
                   .parent = group_,
                   .role = Role::heading,
                   .name = heading,
                   .rect = {left_, y_, right - left_, h}});
    return h;
  }

  /// An underlined button at the right end of the row. Returns the right edge of the space left of it.
  float build_link(const char* id, const std::string& text, std::string name, Action action, float h) {
    const float w = b_.measure.width_px(text, kBodyBold), pad = b_.u(4);
    const float x = right_ - w, line_h = b_.measure.line_px(kBodyBold), mid = y_ + h / 2;
    b_.add_text(layer_, {x, mid - line_h / 2}, text, kBodyBold, ink());
    layer_.shapes.push_back(FillShape{{x, mid + b_.u(9), w, b_.u(1.5f)}, ink(), 0});
    b_.add_region({.id = id,
                   .parent = group_,
                   .role = Role::button,
                   .name = std::move(name),
                   .rect = {x - pad, y_, w + 2 * pad, h},
                   .pointer = true,
                   .on_activate = std::move(action)});
    return x - b_.u(12);
  }

  SceneBuilder& b_;
  Layer layer_;
  int group_;
  Rect rect_;
  bool narrow_;
  float gutter_, left_, right_, y_;
};

/// 20 px if a line then has at least 45 characters, otherwise 16 px.
TextStyle quotation_style(const SceneBuilder& b, float width_px) {
  constexpr std::string_view kSample = "Europe has to be involved in any talks on a peace that is to last";
  const float sample_px = b.measure.width_px(kSample, kQuotation);
  TextStyle style = kQuotation;
  if (width_px / sample_px * static_cast<float>(kSample.size()) < kMinLineCharacters) style.size = 2;
  return style;
}

/// Statements of the same time keep the order of the source.
void sort_newest_first(const SceneBuilder& b, std::vector<QuoteId>& quotes) {
  sort_stably(quotes, [&](QuoteId l, QuoteId r) {
    return b.story[l].at[static_cast<std::size_t>(b.state.clock)].end >
           b.story[r].at[static_cast<std::size_t>(b.state.clock)].end;
  });
}

void build_statements(List& list, std::vector<QuoteId> quotes) {
  SceneBuilder& b = list.b;
  build_step(list);
  build_position(list);
  sort_newest_first(b, quotes);
  const auto limit = static_cast<std::size_t>(std::max(1, b.state.quotes_shown));
  std::vector<QuoteId> shown(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(std::min(limit, quotes.size())));
  if (b.state.quote && std::find(shown.begin(), shown.end(), *b.state.quote) == shown.end() &&
      std::find(quotes.begin(), quotes.end(), *b.state.quote) != quotes.end())
    shown.insert(shown.begin(), *b.state.quote);
  for (const QuoteId id : shown) build_card(list, id);
  if (shown.empty()) {
    list.y += b.u(20);
    const float top = list.y;
    const std::string empty = b.state.range_from ? b.say("quotes.empty-range")
                              : b.state.party    ? b.say("quotes.empty-party", {{"party", b.story[*b.state.party].name}})
                                                 : b.say("quotes.empty");
    list.add_lines(wrap_pretty(empty, kLead, list.width, b.measure), list.left, kLead, soft());
    b.add_region({.id = "quotes:empty",
                  .parent = list.parent,
                  .role = Role::text,
                  .name = empty,
                  .rect = {list.left, top, list.width, list.y - top}});
  }
  if (shown.size() < quotes.size()) {
    list.y += b.u(12);
    std::vector<Region> more;
    more.push_back({.id = "quotes:more",
                    .parent = list.parent,
                    .name = b.say("quotes.more", {{"n", quotes.size()}}),
                    .on_activate = action::ShowMoreQuotes{}});
    build_list_buttons(list, std::move(more), list.left, list.width);
  }
}

/// The thread of the selected quote, oldest first, with a line of dots down the margin.
void build_thread(List& list, const std::vector<QuoteId>& thread) {
  SceneBuilder& b = list.b;
  const float x = list.layer.clip.x + (list.left - list.layer.clip.x) / 2 - b.u(3);
  std::vector<std::pair<float, QuoteId>> dots;
  for (const QuoteId id : thread) {
    dots.emplace_back(list.y + b.u(18) + b.measure.line_px(kSmallBold) / 2, id);
    build_card(list, id);
  }
  if (dots.size() > 1) {
    const float top = dots.front().first - list.scroll, bottom = dots.back().first - list.scroll;
    list.layer.shapes.push_back(FillShape{{x - b.u(1), top, b.u(2), bottom - top}, {Ink::hatch, {}, 1}, 0});
  }
  for (const auto& [y, id] : dots) {
    const bool chosen = b.state.quote == id;
    list.layer.shapes.push_back(
        DiscShape{{x, y - list.scroll}, b.u(chosen ? 6.f : 4.5f), hue(b.story.party_of(id)), Paint{Ink::paper, {}, 1}, b.u(2)});
  }
}

/// The position of the scroll bar, since many systems hide the native one.
void build_scroll_thumb(const List& list, const Rect& rect) {
  SceneBuilder& b = list.b;
  if (b.scene.quotes_content_px <= rect.h + 1 || rect.h <= 0) return;
  const float thumb = std::max(b.u(kMinThumbPx), rect.h * rect.h / b.scene.quotes_content_px);
  const float max_scroll_px = b.scene.quotes_content_px - rect.h;
  const float y = rect.y + (rect.h - thumb) * std::clamp(b.transient.quotes_scroll_px / max_scroll_px, 0.f, 1.f);
  list.layer.shapes.push_back(
      FillShape{{rect.right() - b.u(kThumbInsetPx), y, b.u(kThumbWidthPx), thumb}, {Ink::soft_ink, {}, 0.45f}, b.u(2)});
}

}  // namespace

void build_quotes(SceneBuilder& b, const Rect& rect) {
  const int group = b.add_region({.id = "quotes", .role = Role::group, .name = b.say("quotes.name"), .rect = rect});
  const bool searching = !b.state.search.empty(), thread = b.state.thread && b.state.quote && !searching;
  std::vector<QuoteId> quotes = thread ? thread_of(b.story, *b.state.quote, b.state.clock, b.moment)
                                       : quotes_at(b.story, b.filter, b.state.clock, b.moment);
  const float header_h = Header(b, group, rect).build(quotes.size());

  const Rect list_rect{rect.x, rect.y + header_h, rect.w, rect.h - header_h};
  b.scene.quotes_rect = list_rect;
  Layer layer{"quotes", list_rect, {}};
  layer.shapes.push_back(FillShape{list_rect, paper(), 0});
  const float gutter = b.u(b.scene.layout == LayoutKind::narrow ? layout::kNarrowGutterPx : kGutterPx);
  const char* name = searching ? "search.list" : thread ? "thread.list" : "quotes.list";
  const int list_region =
      b.add_region({.id = "quotes:list", .parent = group, .role = Role::list, .name = b.say(name), .rect = list_rect});
  const float column = std::min(rect.w - 2 * gutter - b.u(kTextIndentPx), b.u(kMaxColumnPx));
  List list{b,
            layer,
            list_region,
            rect.x + gutter + b.u(kTextIndentPx),
            column,
            list_rect.y,
            b.transient.quotes_scroll_px,
            quotation_style(b, column)};
  if (searching)
    build_search_results(list);
  else if (thread)
    build_thread(list, quotes);
  else
    build_statements(list, std::move(quotes));
  list.y += b.u(kListBottomPx);
  b.scene.quotes_content_px = list.y - list_rect.y;
  b.scene.regions[static_cast<std::size_t>(list_region)].content_height_px = b.scene.quotes_content_px;
  b.scene.regions[static_cast<std::size_t>(list_region)].scroll_px = b.transient.quotes_scroll_px;
  build_scroll_thumb(list, list_rect);
  b.scene.layers.push_back(std::move(layer));
  if (b.scene.layout == LayoutKind::wide) {
    Layer& edge = b.add_layer("quotes edge", rect);
    b.add_vertical_rule(edge, rect.x, rect.y, rect.h);
  }
}

}  // namespace standpoint
