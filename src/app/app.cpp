#include "app/app.h"

#include <utility>
#include <variant>

#include "app/history.h"
#include "app/page_request.h"
#include "imgui/draw_app.h"
#include "standpoint/load.h"
#include "standpoint/map_data.h"
#include "standpoint/presenting.h"
#include "standpoint/semantics.h"
#include "standpoint/url.h"

namespace standpoint::app {

namespace {

constexpr int kMsPerStop = 2000;  // at the normal pace
constexpr char kStoryName[] = "story.json";

std::vector<std::string> sentences_of(const LoadResult& result) {
  std::vector<std::string> sentences;
  for (const Diagnostic& diagnostic : result.diagnostics) sentences.push_back(format_diagnostic(diagnostic, kStoryName));
  if (result.omitted > 0) sentences.push_back("and " + std::to_string(result.omitted) + " more");
  return sentences;
}

/// A press there selects a party, though nothing is drawn to press.
bool on_land_of_speaker(const Session& session, Point p) {
  if (!session.map()) return false;
  const std::optional<std::uint32_t> country = country_at(*session.map(), session.scene().map.plane_from_px(p));
  if (!country) return false;
  const std::optional<PartyId> party = find_party_of_country(session.story(), session.map()->countries[*country].a3);
  return party && session.story()[*party].role == PartyRole::speaker;
}

}  // namespace

App::App(std::unique_ptr<Surface> surface) : surface_(std::move(surface)), fonts_(drawing_.atlas()) {}

// --- What it is made of ---

App::Loaded App::load_story(std::string_view bytes, std::string_view query) {
  LoadResult result = standpoint::load_story(bytes);
  if (!result.story) return {false, sentences_of(result)};
  UrlResult opening = state_from_query(*result.story, query);
  session_.emplace(std::move(*result.story), std::move(opening.state), fonts_);
  session_->set_deferred_here(false);
  session_->set_viewport(viewport_);
  sync_reported_state();
  return {true, std::move(opening.notices)};
}

bool App::set_messages(std::string_view bytes) {
  std::optional<Messages> messages = Messages::load(bytes);
  if (!messages || !session_) return false;
  session_->set_messages(std::move(*messages));
  return true;
}

bool App::add_font(Family family, Weight weight, std::string_view bytes) {
  const bool added = fonts_.add(family, weight, bytes);
  if (session_) session_->mark_dirty();
  return added;
}

bool App::set_map(std::string_view bytes) {
  Result<MapData> result = decode_map(bytes);
  if (!result || !session_) return false;
  session_->set_map(std::move(*result));
  return true;
}

void App::set_deferred_here(bool here) {
  if (!session_) return;
  if (here)
    session_->set_deferred_here(true);
  else
    session_->give_up_deferred();
}

// --- The reader's device ---

void App::set_viewport(const Viewport& viewport, int device_width_px, int device_height_px) {
  viewport_ = viewport;
  device_width_px_ = device_width_px;
  device_height_px_ = device_height_px;
  if (!session_) return;
  session_->set_viewport(viewport);
  session_->mark_dirty();  // a canvas that was resized is blank, even at the same size in CSS px
}

void App::set_prefers_dark(bool dark) {
  appearance_.set_prefers_dark(dark);
  if (session_) session_->mark_dirty();
}

void App::set_colours(Colours colours, std::string_view forced) {
  const bool printed = appearance_.prints();
  appearance_.set_colours(colours, forced);
  if (!session_) return;
  if (appearance_.prints() != printed) show_on_paper(appearance_.prints());
  session_->mark_dirty();
}

void App::show_on_paper(bool paper) {
  if (paper) {
    screen_state_ = session_->state();
    ViewState state = *screen_state_;
    state.controls = false;
    state.lens = Lens::map;
    state.quiz.reset();
    session_->replace_state(state);
  } else if (screen_state_) {
    session_->replace_state(*screen_state_);
    screen_state_.reset();
  }
  sync_reported_state();  // paper has no address
}

void App::lose_context() {
  if (surface_lost_) return;
  surface_lost_ = true;
  surface_->lose(drawing_.atlas());
}

void App::restore_context() {
  surface_lost_ = !surface_->restore();
  if (session_) session_->mark_dirty();
}

// --- Input ---

void App::pointer(PointerPhase phase, PointerKind kind, Point p) {
  if (!session_) return;
  switch (phase) {
    case PointerPhase::move:
      return session_->pointer_move(p, kind);
    case PointerPhase::down: {
      const Scene& scene = session_->scene();
      const std::optional<std::size_t> hit = scene.region_at(p);
      scrubbing_ = scene.scrubber.track.contains(p) || (hit && moves_through_time(scene.regions[*hit]));
      return session_->pointer_down(p, kind);
    }
    case PointerPhase::up:
      return session_->pointer_up(p, kind);
    case PointerPhase::cancel:
      return session_->pointer_cancel();
    case PointerPhase::leave:
      return session_->pointer_leave();
  }
}

bool App::key(Key key, Modifiers modifiers, std::string_view region_id) {
  if (!session_) return false;
  const bool scrubbing = modifiers.ctrl || moves_through_time(session_->scene(), region_id);
  const bool used = session_->key(key, modifiers, region_id);
  if (used) scrubbing_ = scrubbing;
  return used;
}

void App::activate(std::string_view region_id) {
  if (!session_) return;
  scrubbing_ = moves_through_time(session_->scene(), region_id);
  session_->activate(region_id);
}

void App::set_value(std::string_view region_id, int value) {
  if (!session_) return;
  scrubbing_ = moves_through_time(session_->scene(), region_id);
  session_->set_value(region_id, value);
}

void App::set_text(std::string_view region_id, std::string_view text, bool done) {
  if (!session_) return;
  scrubbing_ = false;
  session_->set_text(region_id, text, done);
}

void App::tick() {
  if (!session_) return;
  scrubbing_ = true;
  session_->dispatch(action::PlayTick{});
}

std::vector<std::string> App::replace_state(std::string_view query) {
  if (!session_) return {};
  UrlResult asked = state_from_query(session_->story(), query);
  session_->replace_state(asked.state);
  sync_reported_state();  // the address bar asked, so it knows
  return std::move(asked.notices);
}

// --- Frames ---

FrameDue App::frame_due() const {
  if (!session_) return FrameDue::none;
  if (session_->has_page_request()) return FrameDue::now;
  return session_->dirty() ? FrameDue::soon : FrameDue::none;
}

FrameOutput App::frame(double now_ms) {
  FrameOutput output;
  if (!session_) return output;
  output.page_request = take_page_request();
  if (fonts_.ready() && viewport_.width_px > 0 && viewport_.height_px > 0) {
    const bool moving = session_->update(now_ms);
    // Without graphics, the accessible elements and the host still follow.
    if (!surface_lost_) draw(session_->scene(), session_->map(), device_width_px_, device_height_px_);
    report_changes(output);
    output.frame_due = moving || session_->dirty();
    output.fonts_wanted = fonts_.missing_glyphs();
    output.min_height_px = session_->scene().min_height_px;
  }
  output.deferred_wanted = session_->waits_for_deferred();
  output.tick_after_ms = tick_after_ms();
  return output;
}

void App::report_changes(FrameOutput& output) {
  const ViewState& state = session_->state();
  if (std::string tree = semantics_json(session_->scene()); tree != reported_tree_) {
    reported_tree_ = tree;
    output.tree = std::move(tree);
  }
  if (std::string query = this->query(); query != reported_query_) {
    reported_query_ = query;
    output.query = std::move(query);
    output.new_history_entry = !scrubbing_ && reported_state_ && differ_by_choice(*reported_state_, state);
  }
  output.quotes_scroll_px = session_->take_scroll_request();
  output.moment_changed = reported_state_ && (reported_state_->moment != state.moment || reported_state_->quote != state.quote);
  reported_state_ = state;
}

void App::sync_reported_state() {
  reported_query_ = query();
  reported_state_ = session_->state();
}

int App::tick_after_ms() const {
  const ViewState& state = session_->state();
  if (!state.playing) return 0;
  if (state.presenting != Presenting::no) return kiosk_ms(session_->story(), state);
  return state.pace == Pace::half ? 2 * kMsPerStop : state.pace == Pace::twice ? kMsPerStop / 2 : kMsPerStop;
}

std::optional<std::string> App::take_page_request() {
  const PageRequest request = session_->take_page_request();
  std::string json = page_request_json(*session_, request, page_address_ + "?" + query(), fonts_);
  return json.empty() ? std::nullopt : std::optional(std::move(json));
}

void App::draw(const Scene& scene, const MapData* map, int device_width_px, int device_height_px) {
  const Viewport& viewport = scene.viewport;
  ImDrawList& list = drawing_.begin(
      {viewport.width_px, viewport.height_px},
      {static_cast<float>(device_width_px) / viewport.width_px, static_cast<float>(device_height_px) / viewport.height_px});
  const Tokens& tokens = appearance_.tokens(theme());
  draw_app(list, scene, session_->story(), map, tokens, appearance_.dark(theme()), fonts_);
  surface_->draw(drawing_.end(), device_width_px, device_height_px, tokens.paper);
}

// --- Questions ---

Hit App::hit(Point p) const {
  if (!session_) return {};
  const Scene& scene = session_->scene();
  const std::optional<std::size_t> found = scene.region_at(p);
  const auto result = [&](HitTarget target) { return Hit{target, found ? scene.regions[*found].id : std::string()}; };
  if (scene.scrubber.track.contains(p)) return result(HitTarget::scrubber);
  const bool on_map = scene.map.rect.contains(p) && !scene.quotes_rect.contains(p);  // a sheet may lie over the map
  if (!found && !on_map) return result(HitTarget::page);
  if (!found) return result(on_land_of_speaker(*session_, p) ? HitTarget::map_target : HitTarget::map_ground);
  const Region& region = scene.regions[*found];
  if (region.on_activate && std::holds_alternative<action::SetSheet>(*region.on_activate)) return result(HitTarget::grip);
  return result(on_map ? HitTarget::map_target : HitTarget::target);
}

std::string App::speaker_notes() const {
  return session_ ? speaker_notes_json(session_->story(), session_->state(), session_->messages()) : "{}";
}

std::string App::query() const { return session_ ? query_from_state(session_->story(), session_->state()) : std::string(); }

// --- To take away ---

std::string App::takeaway(Takeaway kind, ExportScope scope, float device_ratio, char separator) const {
  if (!session_) return {};
  return takeaway_file(*session_, kind, scope, device_ratio, separator, appearance_.dark(theme()), fonts_);
}

std::string App::takeaway_name(Takeaway kind, ExportScope scope, float device_ratio) const {
  return session_ ? takeaway_file_name(*session_, kind, scope, device_ratio) : std::string();
}

void App::draw_sheet(const Scene& sheet, const MapData* map) {
  const Viewport& viewport = sheet.viewport;
  draw(sheet, map, static_cast<int>(viewport.width_px * viewport.device_ratio),
       static_cast<int>(viewport.height_px * viewport.device_ratio));
  session_->mark_dirty();
}

void App::draw_picture(float device_ratio) {
  if (session_ && !surface_lost_) draw_sheet(view_picture(*session_, device_ratio, fonts_).scene, session_->map());
}

void App::draw_card() {
  if (session_ && session_->state().quote && !surface_lost_) draw_sheet(selected_quote_card(*session_, fonts_), nullptr);
}

}  // namespace standpoint::app
