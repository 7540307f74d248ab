// Pointer and keys -> actions. Gestures that would fight the page's own scrolling are the page's to grant.
#include <algorithm>
#include <cmath>

#include "standpoint/projection.h"
#include "standpoint/session.h"

namespace standpoint {
namespace {

constexpr float kDragFromPx = 4;
constexpr float kTouchDragFromPx = 8;
constexpr double kKeyZoom = 1.4;
constexpr float kKeyPanPx = 80;
constexpr float kGripPx = 24;
constexpr float kEndPx = 3;
constexpr float kFoldPx = 12;
constexpr float kOnePlacePx = 1;

Camera panned(const MapGround& map, float dx_px, float dy_px) {
  Camera c = map.camera;
  c.x -= static_cast<double>(dx_px) / c.px_per_unit;
  c.y -= static_cast<double>(dy_px) / c.px_per_unit;
  return c;
}

/// Keeps the plane point under `p` where it is.
Camera zoomed(const MapGround& map, Point p, double factor) {
  const PlanePoint fixed = map.plane_from_px(p);
  Camera c = map.camera;
  c.px_per_unit = std::clamp(c.px_per_unit * factor, min_px_per_unit(map.rect), kMaxPxPerUnit);
  c.x = fixed.x - static_cast<double>(p.x - map.rect.x - map.rect.w / 2) / c.px_per_unit;
  c.y = fixed.y - static_cast<double>(p.y - map.rect.y - map.rect.h / 2) / c.px_per_unit;
  return c;
}

/// Of those that stand in one place, from the left the first is met and from the right the last.
int nearest(const std::vector<float>& xs, float x) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < xs.size(); ++i) {
    const bool one_place = std::abs(xs[i] - xs[best]) < kOnePlacePx;
    if (one_place ? x >= xs[i] : std::abs(xs[i] - x) <= std::abs(xs[best] - x)) best = i;
  }
  return static_cast<int>(best);
}

}  // namespace

/// As shown_stop(), the nearest to `x_px`.
int Session::stop_at(float x_px) const { return nearest(scene_.scrubber.stop_x_px, x_px); }

/// The break that is explained there.
std::optional<int> Session::fold_at(float x_px) const {
  const std::vector<float>& xs = scene_.scrubber.fold_x_px;
  for (std::size_t i = 0; i < xs.size(); ++i)
    if (std::abs(xs[i] - x_px) <= kFoldPx * viewport_.text_scale) return static_cast<int>(i);
  return {};
}

void Session::scrub_to(float x_px) {
  const std::vector<float>& xs = scene_.scrubber.stop_x_px;
  // The end of the axis is everything, with nothing picked out: the handle stays under the pointer.
  if (x_px >= *std::max_element(xs.begin(), xs.end()) - kEndPx) {
    dispatch(action::SelectQuote{std::nullopt});
    dispatch(action::SetMoment{std::nullopt});
    return;
  }
  dispatch(action::GoToStop{stop_at(x_px)});
}

void Session::pull_range_to(float x_px) { start_range_at(nearest(scene_.scrubber.from_x_px, x_px)); }

void Session::pointer_move(Point p, PointerKind kind) {
  const float dx = p.x - last_.x, dy = p.y - last_.y;
  if (drag_ == Drag::undecided &&
      std::hypot(p.x - press_.x, p.y - press_.y) > (kind == PointerKind::mouse ? kDragFromPx : kTouchDragFromPx)) {
    if (pressed_region_ == "quotes:grip")
      drag_ = Drag::grip;
    else if (scene_.map.rect.contains(press_))
      drag_ = Drag::map;
    else
      drag_ = Drag::none;
    if (drag_ != Drag::none) pressed_region_.clear();
  }
  switch (drag_) {
    case Drag::map:
      pan_by(dx, dy);
      break;
    case Drag::scrubber:
      scrub_to(p.x);
      break;
    case Drag::range:
      pull_range_to(p.x);
      break;
    case Drag::grip:
      if (std::abs(p.y - press_.y) > kGripPx) dispatch(action::SetSheet{p.y < press_.y});
      break;
    case Drag::none:
    case Drag::undecided:
      break;
  }
  last_ = p;
  if (drag_ == Drag::map || drag_ == Drag::scrubber || drag_ == Drag::range || kind == PointerKind::touch) return;

  const auto i = scene_.region_at(p);
  Hover over;
  if (i && scene_.regions[*i].on_hover) over = *scene_.regions[*i].on_hover;
  if (i && scene_.regions[*i].role == Role::slider) {
    over.fold = fold_at(p.x);
    if (!over.fold) over.stop = stop_at(p.x);
  }
  if (!i && map_ && scene_.map.rect.contains(p))
    if (const auto country = country_at(*map_, scene_.map.plane_from_px(p))) {
      over.country = map_->countries[*country].a3;
      over.party = find_party_of_country(story_, over.country);
    }
  pointing_at_target_ = i.has_value() || (over.party && story_[*over.party].role == PartyRole::speaker);
  set_hover(std::move(over));
}

void Session::pointer_down(Point p, PointerKind kind) {
  press_ = last_ = p;
  if (state_.hover.fold) set_hover({});
  pressed_region_.clear();
  drag_ = Drag::undecided;
  const auto i = scene_.region_at(p);
  if (!i) return;
  if (scene_.regions[*i].role == Role::slider) {
    set_hover({});
    const ScrubberGeometry& g = scene_.scrubber;
    const float from_px = std::abs(p.x - g.from_x_px[static_cast<std::size_t>(g.from)]);
    const bool on_start = !g.from_minutes.empty() && from_px < kGripPx / 2 * viewport_.text_scale;
    drag_ = on_start && from_px < std::abs(p.x - g.handle_x_px) ? Drag::range : Drag::scrubber;
    if (kind != PointerKind::touch && drag_ == Drag::scrubber) scrub_to(p.x);
    return;
  }
  pressed_region_ = scene_.regions[*i].id;
}

void Session::pointer_up(Point p, PointerKind kind) {
  const Drag drag = drag_;
  drag_ = Drag::none;
  const bool pulled =
      std::hypot(p.x - press_.x, p.y - press_.y) > (kind == PointerKind::mouse ? kDragFromPx : kTouchDragFromPx);
  if (drag == Drag::range && !pulled) scrub_to(p.x);  // who does not pull the start means the place where it stands
  if (drag == Drag::scrubber && kind == PointerKind::touch) {
    Hover asked;  // a tap is a finger's hover
    if (!pulled) asked.fold = fold_at(p.x);
    if (asked.fold)
      set_hover(std::move(asked));
    else
      scrub_to(p.x);
  }
  if (drag != Drag::undecided) return;
  if (!pressed_region_.empty()) {
    const std::string pressed = pressed_region_;
    pressed_region_.clear();
    activate(pressed);
    return;
  }
  if (!map_ || !scene_.map.rect.contains(p)) return;
  // A press on a party's own land means the party.
  const auto country = country_at(*map_, scene_.map.plane_from_px(p));
  if (!country) return;
  const std::optional<PartyId> party = find_party_of_country(story_, map_->countries[*country].a3);
  if (party && story_[*party].role == PartyRole::speaker) dispatch(action::SelectParty{*party});
}

void Session::pointer_cancel() {
  drag_ = Drag::none;
  pressed_region_.clear();
  set_hover({});
}

void Session::pointer_leave() {
  pointing_at_target_ = false;
  if (drag_ == Drag::none) set_hover({});
}

void Session::zoom_at(Point p, double factor) {
  if (scene_.map.camera.px_per_unit <= 0 || !(factor > 0)) return;
  if (drag_ == Drag::undecided) drag_ = Drag::none;
  move_camera(zoomed(scene_.map, p, factor));
}

void Session::ease_zoom(Point p, double factor) {
  if (scene_.map.camera.px_per_unit <= 0 || !(factor > 0)) return;
  // While the camera is on its way, the next step goes on from where it is going.
  const Camera going_to = state_.camera.fitted() ? scene_.map.home : state_.camera;
  dispatch(action::SetCamera{zoomed({.rect = scene_.map.rect, .camera = going_to, .styles = {}, .areas = {}}, p, factor)});
}

void Session::pan_by(float dx_px, float dy_px) {
  if (scene_.map.camera.px_per_unit <= 0) return;
  move_camera(panned(scene_.map, dx_px, dy_px));
}

void Session::move_camera(const Camera& camera) {
  state_ = apply(story_, state_, action::SetCamera{camera});
  // Several moves may come before the next frame; each must start from the last.
  scene_.map.camera = state_.camera;
  ease_from_.reset();
  dirty_ = true;
}

/// Page Up and Page Down are what clickers send.
bool Session::key_on_stage(Key key) {
  const int last = static_cast<int>(story_.steps.size());
  switch (key) {
    case Key::space:
      if (state_.presenting == Presenting::kiosk) {
        dispatch(action::SetPlaying{!state_.playing});
        return true;
      }
      [[fallthrough]];
    case Key::right:
    case Key::down:
    case Key::page_down:
      dispatch(action::GoToStep{state_.step + 1});
      return true;
    case Key::left:
    case Key::up:
    case Key::page_up:
      dispatch(action::GoToStep{std::max(1, state_.step - 1)});
      return true;
    case Key::home:
      dispatch(action::GoToStep{1});
      return true;
    case Key::end:
      dispatch(action::GoToStep{last});
      return true;
    case Key::escape:
      dispatch(action::SetPresenting{Presenting::no});
      return true;
    case Key::plus:
    case Key::minus:
      ease_zoom(scene_.map.rect.centre(), key == Key::plus ? kKeyZoom : 1 / kKeyZoom);
      return true;
    case Key::zero:
      dispatch(action::FitMap{});
      return true;
  }
  return false;
}

bool Session::key(Key key, Modifiers modifiers, std::string_view region_id) {
  if (state_.quiz) {
    if (key != Key::escape) return false;  // the buttons' own keys do
    dispatch(action::LeaveQuiz{});
    return true;
  }
  if (state_.presenting != Presenting::no) return !modifiers.ctrl && !modifiers.alt && key_on_stage(key);
  if (modifiers.ctrl && (key == Key::left || key == Key::right)) {
    dispatch(action::NextStatement{key == Key::right ? 1 : -1});
    return true;
  }
  if (change_target(region_id) == ChangeTarget::stop) {
    const int stops = static_cast<int>(scene_.scrubber.stop_x_px.size()) - 1;
    const int tenth = std::max(1, (stops + 5) / 10);
    switch (key) {
      case Key::left:
      case Key::down:
        dispatch(action::StepStops{-1});
        return true;
      case Key::right:
      case Key::up:
        dispatch(action::StepStops{1});
        return true;
      case Key::page_up:
        dispatch(action::StepStops{tenth});
        return true;
      case Key::page_down:
        dispatch(action::StepStops{-tenth});
        return true;
      case Key::home:
        dispatch(action::GoToStop{0});
        return true;
      case Key::end:
        dispatch(action::GoToStop{stops});
        return true;
      case Key::space:
        dispatch(action::SetPlaying{!state_.playing});
        return true;
      default:
        return false;
    }
  }
  if (key == Key::escape && state_.typed_date) {
    dispatch(action::TypeDate{});
    return true;
  }
  if (key == Key::escape && region_id.substr(0, 7) == "search:" && !state_.search.empty()) {
    dispatch(action::SetSearch{});
    return true;
  }
  if (key == Key::escape && state_.thread) {
    dispatch(action::SetThread{false});
    return true;
  }
  if (key == Key::escape && (state_.quote || state_.party || state_.person)) {
    dispatch(action::ClearSelection{});
    return true;
  }
  if (region_id != "map:view") return false;
  const float dx = key == Key::left ? -1.f : key == Key::right ? 1.f : 0.f;
  const float dy = key == Key::up ? -1.f : key == Key::down ? 1.f : 0.f;
  if (modifiers.alt && (dx != 0 || dy != 0)) {
    select_nearest_party(dx, dy);
    return true;
  }
  if (dx != 0 || dy != 0) {
    pan_by(-dx * kKeyPanPx, -dy * kKeyPanPx);
    return true;
  }
  if (key == Key::plus || key == Key::minus) {
    ease_zoom(scene_.map.rect.centre(), key == Key::plus ? kKeyZoom : 1 / kKeyZoom);
    return true;
  }
  if (key == Key::zero) {
    dispatch(action::FitMap{});
    return true;
  }
  return false;
}

void Session::select_nearest_party(float dx, float dy) {
  const AzimuthalEqualArea projection(story_.map.projection_centre);
  const Point from =
      state_.party ? scene_.map.px_from_plane(projection.forward(story_[*state_.party].place.at)) : scene_.map.rect.centre();
  std::optional<PartyId> best;
  float best_cost = 0;
  for (std::uint32_t n = 0; n < story_.parties.size(); ++n) {
    if (story_.parties[n].role != PartyRole::speaker || state_.party == PartyId{n}) continue;
    const Point p = scene_.map.px_from_plane(projection.forward(story_.parties[n].place.at));
    const float along = (p.x - from.x) * dx + (p.y - from.y) * dy;
    const float across = std::abs((p.x - from.x) * dy) + std::abs((p.y - from.y) * dx);
    if (along <= 1) continue;
    const float cost = along + 2 * across;
    if (!best || cost < best_cost) best = PartyId{n}, best_cost = cost;
  }
  if (best) dispatch(action::SelectParty{*best});
}

}  // namespace standpoint
