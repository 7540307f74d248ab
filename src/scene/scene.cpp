#include "standpoint/scene.h"

#include <algorithm>
#include <cmath>

#include "scene/scene_builder.h"
#include "standpoint/projection.h"
#include "text/language_tag.h"

namespace standpoint {
namespace {

constexpr float kMinGroundPx = 220;  // height of map or table
constexpr float kMinGridPx = 200;
constexpr float kMinQuotesNarrowPx = 120, kMinQuotesPx = 220;         // height of the quotes below the map
constexpr float kVisibleQuotesNarrowPx = 96, kVisibleQuotesPx = 160;  // height that the grid leaves to the quotes
constexpr float kMapShareNarrow = 0.58f, kMapShare = 0.52f;           // of the height that map and quotes share
constexpr float kMaxMapNarrowPx = 420;
constexpr float kQuotesShare = 0.28f;   // of the width, in the wide layout
constexpr float kSheetTopGapPx = 24;    // above the opened sheet
constexpr float kShrinkFactor = 0.97f;  // the quiz's scale on a stage, from one attempt to the next
constexpr float kMinQuizScale = 0.5f;
constexpr float kHitReachPx = 6, kHitReachCoarsePx = 14;  // distance at which a line is hit

LayoutKind layout_for(float width_px) {
  return width_px >= layout::kWideFromPx     ? LayoutKind::wide
         : width_px >= layout::kMediumFromPx ? LayoutKind::medium
                                             : LayoutKind::narrow;
}

std::vector<PartyAnswer> compute_answers(const Story& story, const ViewState& state, Minute moment) {
  std::vector<PartyAnswer> out;
  for (std::uint32_t i = 0; i < story.parties.size(); ++i) {
    if (story.parties[i].role != PartyRole::speaker) continue;
    PartyAnswer a{.party = PartyId{i}};
    a.statements = count_quotes_at(story, {.question = state.question, .party = a.party, .person = {}}, state.clock, moment);
    if (state.question) a.position = position_at(story, a.party, *state.question, state.clock, moment);
    if (a.position) a.stance = story[a.position->position].stance;
    out.push_back(std::move(a));
  }
  return out;
}

/// Height of the grid where the quotes are below it: what it needs, but part of the quotes stays visible.
float grid_height_above_quotes(SceneBuilder& b, float width_px, float rest_px) {
  const float quotes_px = b.u(b.scene.layout == LayoutKind::narrow ? kVisibleQuotesNarrowPx : kVisibleQuotesPx);
  return std::floor(std::max(std::min(rest_px, b.u(kMinGridPx)), std::min(grid_height(b, width_px), rest_px - quotes_px)));
}

/// What has changed since the last event or within the range, and for which parties.
void compute_changes(SceneBuilder& b) {
  for (const Event& e : b.story.events)
    if (e.at.end < b.moment && (!b.since || e.at.end >= b.since->at.end)) b.since = &e;
  if (b.state.range_from) b.since = nullptr;
  if (!b.since && !b.state.range_from) return;
  const Minute from = b.since ? b.since->at.end : *b.state.range_from;
  b.change = changes_between(b.story, b.state.clock, from, b.moment);
  if (b.state.range_from) {
    QuoteFilter within;
    within.from = b.state.range_from;
    within.from_clock = b.state.clock;
    b.change.quotes_added = count_quotes_at(b.story, within, b.state.clock, b.moment);
  }
  for (PartyAnswer& a : b.answers) {
    for (const Change::PositionChange& p : b.change.positions)
      a.changed |= p.party == a.party && b.state.question == p.question;
    if (b.state.question || a.statements == 0) continue;
    QuoteFilter of_party;
    of_party.party = a.party;
    a.changed = count_quotes_at(b.story, of_party, b.state.clock, from) == 0;
  }
}

/// The ring around the region with keyboard focus. Drawn last, on top of everything.
void build_focus_ring(SceneBuilder& b) {
  const auto i = b.scene.find(b.transient.focus_id);
  if (b.transient.focus_id.empty() || !i) return;
  const Region& r = b.scene.regions[*i];
  Rect rect = r.rect;
  Rect clip{0, 0, b.scene.viewport.width_px, b.scene.viewport.height_px};
  for (int p = r.parent; p >= 0; p = b.scene.regions[static_cast<std::size_t>(p)].parent) {
    const Region& parent = b.scene.regions[static_cast<std::size_t>(p)];
    if (parent.content_height_px <= 0) continue;
    rect.y -= parent.scroll_px;
    clip = parent.rect;
  }
  const Rect ring = rect.inset(r.role == Role::map ? 3.f : -2.f);
  Layer& layer = b.add_layer("focus", clip.inset(r.role == Role::map ? 0.f : -4.f));
  const auto outline = [&](Rect at, Paint paint, float width) {
    layer.shapes.push_back(
        LineShape{{{at.x, at.y}, {at.right(), at.y}, {at.right(), at.bottom()}, {at.x, at.bottom()}}, paint, width, 0, true});
  };
  outline(ring, paper(), 5);
  outline(ring, {Ink::focus, {}, 1}, 2.5f);
}

bool passes_near(const std::vector<Point>& line, Point p, float reach_px) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1], b = line[i];
    const float dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const float t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.f, 1.f) : 0.f;
    if (std::hypot(a.x + dx * t - p.x, a.y + dy * t - p.y) <= reach_px) return true;
  }
  return false;
}

constexpr double kEarthRadiusKm = 6371;
constexpr double kMinSpan = 0.02, kMinStepSpan = 0.08;  // plane units: a single party is shown with its surroundings
constexpr double kMaxFittedPxPerUnit = 20'000;
constexpr double kWorldShare = 0.94;  // of the map's shorter side, for the whole disc

Camera fit_parties(const Story& story, const std::vector<PartyId>& parties, const Rect& rect, double min_span) {
  const AzimuthalEqualArea projection(story.map.projection_centre);
  double min_x = 1e9, min_y = 1e9, max_x = -1e9, max_y = -1e9;
  for (const PartyId party : parties) {
    const PlanePoint p = projection.forward(story[party].place.at);
    min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
    min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
  }
  if (min_x > max_x) min_x = min_y = -0.5, max_x = max_y = 0.5;
  const double w = std::max(1.0, static_cast<double>(rect.w)), h = std::max(1.0, static_cast<double>(rect.h));
  // Room for labels beside the outermost marks; less on a phone, where labels are placed above or below their marks.
  const double side_px = std::clamp(w * 0.11, 36.0, 150.0), top_px = std::clamp(h * 0.2, 50.0, 110.0);
  const double span_x = std::max(max_x - min_x, min_span), span_y = std::max(max_y - min_y, min_span);
  const double scale = std::min(std::max(40.0, w - 2 * side_px) / span_x, std::max(40.0, h - 2 * top_px) / span_y);
  return {(min_x + max_x) / 2, (min_y + max_y) / 2, std::min(scale, kMaxFittedPxPerUnit)};
}

}  // namespace

std::string SceneBuilder::lang_if_foreign(std::string_view text) const {
  const std::string_view lang = story.lang_of(text);
  return same_language(lang, say.lang()) ? std::string() : std::string(lang);
}

void compute_answers_and_changes(SceneBuilder& b) {
  b.answers = compute_answers(b.story, b.state, b.moment);
  compute_changes(b);
}

double min_px_per_unit(const Rect& map) {
  return std::max(kMinPxPerUnit, kWorldShare * static_cast<double>(std::min(map.w, map.h)) / (2 * kWorldRim));
}

Camera fit_camera(const Story& story, const Rect& rect) {
  std::vector<PartyId> all;
  for (std::uint32_t i = 0; i < story.parties.size(); ++i) all.push_back({i});
  return fit_parties(story, all, rect, kMinSpan);
}

Camera step_camera(const Story& story, const StepCamera& asked, const Rect& rect) {
  if (asked.across_km == 0) return fit_parties(story, asked.parties, rect, kMinStepSpan);
  const PlanePoint centre = AzimuthalEqualArea(story.map.projection_centre).forward(asked.centre);
  const double scale = static_cast<double>(std::min(rect.w, rect.h)) / (asked.across_km / kEarthRadiusKm);
  return {centre.x, centre.y, std::clamp(scale, min_px_per_unit(rect), kMaxPxPerUnit)};
}

std::optional<std::size_t> Scene::region_at(Point p) const {
  for (std::size_t i = regions.size(); i-- > 0;)
    if (regions[i].pointer && !regions[i].disabled && regions[i].rect.contains(p)) return i;
  const float reach = viewport.coarse_pointer ? kHitReachCoarsePx : kHitReachPx;
  for (std::size_t i = regions.size(); i-- > 0;)
    if (regions[i].pointer && !regions[i].disabled && map.rect.contains(p) && passes_near(regions[i].hit_path, p, reach))
      return i;
  return {};
}

std::optional<std::size_t> Scene::find(std::string_view id) const {
  for (std::size_t i = 0; i < regions.size(); ++i)
    if (regions[i].id == id) return i;
  return {};
}

Scene build_scene(const Story& story, const MapData* map, const ViewState& state, const Transient& transient,
                  const Viewport& viewport, const TextMeasure& measure, const Messages& messages) {
  Scene scene;
  scene.viewport = viewport;
  const bool presenting = state.presenting != Presenting::no;
  const float scale = (viewport.text_scale > 0 ? viewport.text_scale : 1) * (presenting ? stage_scale(viewport) : 1);
  // Whole pixels, so that the parts' edges and the rules along them are sharp.
  const float w = std::floor(viewport.width_px), h = std::floor(viewport.height_px);
  scene.layout = presenting ? LayoutKind::stage : layout_for(w / scale);
  SceneBuilder b{.story = story,
                 .map = map,
                 .state = state,
                 .transient = transient,
                 .measure = {measure, scale},
                 .scene = scene,
                 .say = messages,
                 .moment = shown_moment(story, state),
                 .filter = shown_filter(state),
                 .year = civil_from_minute(story.published.begin).year,
                 .answers = {},
                 .change = {}};
  compute_answers_and_changes(b);

  if (state.quiz) {
    build_quiz(b, {0, 0, w, h});
    // The page grows with the quiz. A stage cannot, so the text shrinks.
    while (presenting && scene.min_height_px > h && b.measure.scale > kMinQuizScale) {
      scene.layers.clear();
      scene.regions.clear();
      b.measure.scale *= kShrinkFactor;
      build_quiz(b, {0, 0, w, h});
    }
    if (presenting) scene.min_height_px = 0;
    scene.viewport.text_scale = b.measure.scale;
    build_focus_ring(b);
    return scene;
  }
  if (presenting) {
    build_stage(b, {0, 0, w, h});
    scene.viewport.text_scale = b.measure.scale;
    build_focus_ring(b);
    return scene;
  }
  Rect question, ground, quotes, time;
  const bool narrow = scene.layout == LayoutKind::narrow;
  if (scene.layout == LayoutKind::wide) {
    const float quotes_w = std::round(std::clamp(w * kQuotesShare, b.u(layout::kQuotesMinPx), b.u(layout::kQuotesMaxPx)));
    const float time_h = scrubber_height(b, w);
    question = {0, 0, w - quotes_w, question_bar_height(b, w - quotes_w)};
    time = {0, h - time_h, w, time_h};
    ground = {0, question.h, question.w, time.y - question.h};
    quotes = {question.w, 0, quotes_w, time.y};
    scene.min_height_px = question.h + time_h + b.u(kMinGroundPx);
  } else {
    const float time_h = scrubber_height(b, w);
    question = {0, 0, w, question_bar_height(b, w)};
    const float rest = std::max(0.f, h - question.h - time_h);
    const float map_h =
        std::floor(narrow ? std::clamp(rest * kMapShareNarrow, std::min(rest, b.u(kMinGroundPx)), b.u(kMaxMapNarrowPx))
                          : rest * kMapShare);
    ground = {0, question.h, w, b.state.lens == Lens::grid ? grid_height_above_quotes(b, w, rest) : map_h};
    time = {0, ground.bottom(), w, time_h};
    quotes = {0, time.bottom(), w, std::max(0.f, h - time.bottom())};
    scene.min_height_px = question.h + time_h + b.u(kMinGroundPx + (narrow ? kMinQuotesNarrowPx : kMinQuotesPx));
    if (narrow && state.sheet_open) {
      const float top = std::round(question.h + b.u(kSheetTopGapPx));
      quotes = {0, top, w, h - top};
    }
  }
  build_question_bar(b, question);
  if (state.lens == Lens::grid)
    build_grid(b, ground);
  else
    build_map(b, ground);
  build_scrubber(b, time);
  build_quotes(b, quotes);
  build_focus_ring(b);
  return scene;
}

}  // namespace standpoint
