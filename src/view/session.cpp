#include "standpoint/session.h"

#include <algorithm>
#include <cmath>

namespace standpoint {
namespace {

constexpr double kEaseMs = 250;

double ease_out(double t) { return 1 - (1 - t) * (1 - t) * (1 - t); }

bool moves_camera_far(const Action& action) {
  return std::holds_alternative<action::FitMap>(action) || std::holds_alternative<action::SetCamera>(action) ||
         std::holds_alternative<action::GoToStep>(action);
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

void Session::dispatch(const Action& action) {
  ViewState next = apply(story_, state_, action);
  if (next == state_) return;
  if (moves_camera_far(action) && !(next.camera == state_.camera) && !reduced_motion_ && scene_.map.camera.px_per_unit > 0) {
    ease_from_ = scene_.map.camera;
    ease_start_ms_ = -1;
  }
  if (next.quote != state_.quote && next.quote) scroll_to_quote_ = true;
  const bool another_list = next.question != state_.question || next.party != state_.party || next.step != state_.step;
  if (another_list && !next.quote) transient_.quotes_scroll_px = 0;
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
  const Camera to = state_.camera.fitted() ? fit_camera(story_, scene_.map.rect) : state_.camera;
  const Camera& from = *ease_from_;
  // Scale in proportion, so that the speed of a zoom looks even.
  transient_.camera = Camera{from.x + (to.x - from.x) * e, from.y + (to.y - from.y) * e,
                             from.px_per_unit * std::pow(to.px_per_unit / from.px_per_unit, e)};
}

bool Session::update(double now_ms) {
  if (!dirty_ && !ease_from_) return false;
  ease_camera(now_ms);
  scene_ = build_scene(story_, map(), state_, transient_, viewport_, measure_, messages_);
  const float most = std::max(0.f, scene_.quotes_content_px - scene_.quotes_rect.h);
  if (transient_.quotes_scroll_px > most) {
    transient_.quotes_scroll_px = most;
    scene_ = build_scene(story_, map(), state_, transient_, viewport_, measure_, messages_);
  }
  dirty_ = false;
  return ease_from_.has_value();
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
  if (!i || !scene_.regions[*i].on_activate) return;
  const Action action = *scene_.regions[*i].on_activate;
  dispatch(action);
}

void Session::set_value(std::string_view region_id, int value) {
  if (region_id == "time:scrubber") dispatch(action::GoToStop{value});
  if (region_id == "question:select") {
    const bool is_question = value >= 0 && value < static_cast<int>(story_.questions.size());
    dispatch(action::SetQuestion{is_question ? std::optional(QuestionId{static_cast<std::uint32_t>(value)}) : std::nullopt});
  }
}

void Session::hover(std::string_view region_id) {
  const auto i = scene_.find(region_id);
  set_hover(i && scene_.regions[*i].on_hover ? *scene_.regions[*i].on_hover : Hover{});
}

void Session::focus(std::string_view region_id) {
  if (transient_.focus_id == region_id) return;
  transient_.focus_id = region_id;
  dirty_ = true;
}

void Session::scroll_quotes(float top_px) {
  if (transient_.quotes_scroll_px == top_px) return;
  transient_.quotes_scroll_px = std::max(0.f, top_px);
  dirty_ = true;
}

}  // namespace standpoint
