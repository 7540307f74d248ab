#include "standpoint/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "standpoint/projection.h"
#include "time/typed_date.h"

namespace standpoint {
namespace {

constexpr double kEaseMs = 250;

double ease_out(double t) { return 1 - (1 - t) * (1 - t) * (1 - t); }

constexpr float kSeenPx = 24;        // a place nearer to the edge than this is not in view
constexpr float kShownShare = 0.2f;  // of the map's sides: how far in a place is brought

/// The same camera, moved only as far as it takes to bring `place` well into view; as it is when the place is in view.
Camera showing(const Camera& camera, PlanePoint place, const Rect& rect) {
  MapGround ground{.rect = rect, .camera = camera, .styles = {}, .areas = {}};
  const Point p = ground.px_from_plane(place);
  if (camera.px_per_unit <= 0 || rect.inset(kSeenPx).contains(p)) return camera;
  const float dx = rect.w * kShownShare, dy = rect.h * kShownShare;
  const Point to{std::clamp(p.x, rect.x + dx, rect.right() - dx), std::clamp(p.y, rect.y + dy, rect.bottom() - dy)};
  Camera out = camera;
  out.x += static_cast<double>(p.x - to.x) / camera.px_per_unit;
  out.y += static_cast<double>(p.y - to.y) / camera.px_per_unit;
  return out;
}

}  // namespace

Session::Session(Story story, ViewState state, const TextMeasure& measure)
    : story_(std::move(story)), state_(std::move(state)), measure_(measure), scroll_to_quote_(state_.quote.has_value()) {}

void Session::set_map(MapData map) {
  map_ = std::move(map);
  dirty_ = true;
}

void Session::set_viewport(const Viewport& viewport) {
  viewport_ = viewport;
  dirty_ = true;
}

void Session::set_messages(Messages messages) {
  messages_ = std::move(messages);
  dirty_ = true;
}

void Session::set_reduced_motion(bool reduced) { reduced_motion_ = reduced; }

void Session::set_deferred_here(bool here) {
  deferred_here_ = here;
  dirty_ = true;
}

void Session::give_up_deferred() {
  if (!waits_for_deferred()) return;
  state_.lens = Lens::map;
  state_.quiz.reset();
  state_.presenting = Presenting::no;
  dirty_ = true;
}

void Session::dispatch(const Action& action) {
  ViewState next = apply(story_, state_, action);
  if (next == state_) return;
  // What is selected out of sight is brought into view; in sight, the map stays where the reader has put it.
  const std::optional<PartyId> selected = next.quote ? std::optional(story_.party_of(*next.quote)) : next.party;
  if (selected && (next.quote != state_.quote || next.party != state_.party) && !next.camera.fitted() &&
      scene_.map.rect.w > 0) {
    const PlanePoint place = AzimuthalEqualArea(story_.map.projection_centre).forward(story_[*selected].place.at);
    next.camera = showing(next.camera, place, scene_.map.rect);
  }
  const bool another_frame = next.framed != state_.framed || (next.framed && next.step != state_.step);
  const bool looks_elsewhere = another_frame || !(next.camera == state_.camera);
  if (looks_elsewhere && next.presenting == state_.presenting && !reduced_motion_ && scene_.map.camera.px_per_unit > 0) {
    ease_from_ = scene_.map.camera;
    ease_start_ms_ = -1;
  }
  if (next.clock != state_.clock && !reduced_motion_ && !scene_.regions.empty()) {
    gliding_ = true;
    glide_start_ms_ = -1;
  }
  const bool back_in_list = next.thread != state_.thread || (next.search.empty() && !state_.search.empty());
  if ((next.quote != state_.quote || back_in_list) && next.quote) scroll_to_quote_ = true;
  const bool another_list = next.question != state_.question || next.party != state_.party || next.step != state_.step ||
                            next.search != state_.search;
  if (another_list && (!next.quote || !next.search.empty())) transient_.quotes_scroll_px = 0;
  state_ = std::move(next);
  dirty_ = true;
}

void Session::replace_state(const ViewState& state) {
  if (state == state_) return;
  state_ = state;
  if (state_.quote) scroll_to_quote_ = true;
  dirty_ = true;
}

void Session::set_hover(Hover hover) {
  if (hover == state_.hover) return;
  dispatch(action::SetHover{std::move(hover)});
}

void Session::ease_camera(double now_ms) {
  transient_.camera.reset();
  if (!ease_from_) return;
  if (ease_start_ms_ < 0) ease_start_ms_ = now_ms;
  const double t = (now_ms - ease_start_ms_) / kEaseMs;
  if (t >= 1) {
    ease_from_.reset();
    return;
  }
  const double e = ease_out(std::max(0.0, t));
  const Camera to = state_.camera.fitted() ? scene_.map.home : state_.camera;
  const Camera& from = *ease_from_;
  // Scale in proportion, so that the speed of a zoom looks even.
  transient_.camera = Camera{from.x + (to.x - from.x) * e, from.y + (to.y - from.y) * e,
                             from.px_per_unit * std::pow(to.px_per_unit / from.px_per_unit, e)};
}

void Session::glide_clock(double now_ms) {
  transient_.clock_glide.reset();
  if (!gliding_) return;
  if (glide_start_ms_ < 0) glide_start_ms_ = now_ms;
  const double t = (now_ms - glide_start_ms_) / kEaseMs;
  gliding_ = t < 1;
  if (gliding_) transient_.clock_glide = static_cast<float>(ease_out(std::max(0.0, t)));
}

bool Session::update(double now_ms) {
  if (waits_for_deferred()) {
    dirty_ = false;
    return false;
  }
  if (!dirty_ && !ease_from_ && !gliding_) return false;
  ease_camera(now_ms);
  glide_clock(now_ms);
  scene_ = build_scene(story_, map(), state_, transient_, viewport_, measure_, messages_);
  const float most = std::max(0.f, scene_.quotes_content_px - scene_.quotes_rect.h);
  if (transient_.quotes_scroll_px > most) {
    transient_.quotes_scroll_px = most;
    scene_ = build_scene(story_, map(), state_, transient_, viewport_, measure_, messages_);
  }
  dirty_ = false;
  return ease_from_.has_value() || gliding_;
}

std::optional<float> Session::take_scroll_request() {
  if (!scroll_to_quote_ || dirty_) return {};
  scroll_to_quote_ = false;
  if (!state_.quote) return {};
  const auto card = scene_.find("quote:" + story_[*state_.quote].id);
  if (!card) return {};
  const Rect& r = scene_.regions[*card].rect;
  const float top = r.y - scene_.quotes_rect.y, view = scene_.quotes_rect.h, at = transient_.quotes_scroll_px;
  if (top >= at && top + r.h <= at + view) return {};
  const float most = std::max(0.f, scene_.quotes_content_px - view);
  return std::clamp(top - std::max(0.f, (view - r.h) / 2), 0.f, most);
}

// --- What the page's twins of regions ask for ---

void Session::activate(std::string_view region_id) {
  const auto i = scene_.find(region_id);
  if (!i) return;
  if (scene_.regions[*i].on_page != PageRequest::none) page_request_ = scene_.regions[*i].on_page;
  if (!scene_.regions[*i].on_activate) return;
  const Action action = *scene_.regions[*i].on_activate;
  dispatch(action);
}

PageRequest Session::take_page_request() { return std::exchange(page_request_, PageRequest::none); }

ChangeTarget Session::change_target(std::string_view region_id) const {
  const auto i = scene_.find(region_id);
  return i ? scene_.regions[*i].on_change : ChangeTarget::none;
}

void Session::set_value(std::string_view region_id, int value) {
  switch (change_target(region_id)) {
    case ChangeTarget::stop:
      return dispatch(action::GoToStop{value});
    case ChangeTarget::range_start:
      return start_range_at(value);
    case ChangeTarget::question: {
      const bool is_question = value >= 0 && value < static_cast<int>(story_.questions.size());
      return dispatch(
          action::SetQuestion{is_question ? std::optional(QuestionId{static_cast<std::uint32_t>(value)}) : std::nullopt});
    }
    case ChangeTarget::none:
    case ChangeTarget::search:
    case ChangeTarget::date:
      return;
  }
}

void Session::start_range_at(int place) {
  const std::vector<Minute>& from = scene_.scrubber.from_minutes;
  const bool whole = place <= 0 || place > static_cast<int>(from.size());
  dispatch(action::SetRange{whole ? std::nullopt : std::optional(from[static_cast<std::size_t>(place - 1)])});
}

void Session::set_text(std::string_view region_id, std::string_view text, bool done) {
  const ChangeTarget target = change_target(region_id);
  if (target == ChangeTarget::search) dispatch(action::SetSearch{std::string(text)});
  if (target != ChangeTarget::date) return;
  if (done)
    type_date(text);
  else
    dispatch(action::TypeDate{std::string(text), false});
}

void Session::type_date(std::string_view text) {
  if (text.find_first_not_of(' ') == std::string_view::npos) return dispatch(action::TypeDate{});
  const std::optional<Edtf> date = parse_typed_date(text, civil_from_minute(story_.published.begin).year, messages_);
  if (!date || date->open_end()) return dispatch(action::TypeDate{std::string(text), true});
  dispatch(action::TypeDate{});
  dispatch(action::SelectQuote{});
  dispatch(action::SetMoment{date->end});
  const bool is_range = date->precision == Precision::interval && !date->open_begin();
  if (is_range) dispatch(action::SetRange{date->begin});
}

void Session::hover(std::string_view region_id) {
  const auto i = scene_.find(region_id);
  set_hover(i && scene_.regions[*i].on_hover ? *scene_.regions[*i].on_hover : Hover{});
}

void Session::focus(std::string_view region_id) {
  if (transient_.focus_id == region_id) return;
  transient_.focus_id = region_id;
  // On a phone the field is in the way of nothing once the sheet is up, and neither is the keyboard.
  if (change_target(region_id) == ChangeTarget::search && scene_.layout == LayoutKind::narrow) dispatch(action::SetSheet{true});
  dirty_ = true;
}

void Session::scroll(std::string_view region_id, float top_px) {
  float& scroll_px = region_id == "grid:body" ? transient_.grid_scroll_px : transient_.quotes_scroll_px;
  if (scroll_px == top_px) return;
  scroll_px = std::max(0.f, top_px);
  dirty_ = true;
}

}  // namespace standpoint
