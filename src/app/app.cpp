#include "app/app.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <variant>

#include "imgui/draw_app.h"
#include "standpoint/citation.h"
#include "standpoint/load.h"
#include "standpoint/map_data.h"
#include "standpoint/presenting.h"
#include "standpoint/semantics.h"
#include "standpoint/svg.h"
#include "standpoint/theme.h"
#include "standpoint/url.h"
#include "text/escape.h"

namespace standpoint::app {

namespace {

std::string lines(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!text.empty()) text += '\n';
    text += sentence;
  }
  return text;
}

std::string describe(const LoadResult& result) {
  std::vector<std::string> problems;
  for (const Diagnostic& diagnostic : result.diagnostics) problems.push_back(format_diagnostic(diagnostic, "story.json"));
  if (result.omitted > 0) problems.push_back("and " + std::to_string(result.omitted) + " more");
  return lines(problems);
}

bool moves_through_time(const Region& region) {
  if (region.role == Role::slider) return true;
  if (!region.on_activate) return false;
  const Action& action = *region.on_activate;
  return std::holds_alternative<action::StepStops>(action) || std::holds_alternative<action::NextStatement>(action) ||
         std::holds_alternative<action::GoToStop>(action) || std::holds_alternative<action::SetMoment>(action) ||
         std::holds_alternative<action::SetPlaying>(action);
}

bool moves_through_time(const Scene& scene, std::string_view region_id) {
  const std::optional<std::size_t> found = scene.find(region_id);
  return found && moves_through_time(scene.regions[*found]);
}

/// Whether a reader would expect Back to undo the way from `a` to `b`.
bool differ_by_choice(const ViewState& a, const ViewState& b) {
  if (a.presenting != b.presenting || a.quiz.has_value() != b.quiz.has_value()) return true;
  if (a.presenting != Presenting::no) return false;  // who presents goes back with the same keys as forth
  return a.clock != b.clock || a.question != b.question || a.party != b.party || a.person != b.person || a.quote != b.quote ||
         a.thread != b.thread || a.lens != b.lens || a.step != b.step;
}

/// A press there selects a party, though nothing is drawn to press.
bool on_land_of_speaker(const Session& session, Point p) {
  if (!session.map()) return false;
  const std::optional<std::uint32_t> country = country_at(*session.map(), session.scene().map.plane_from_px(p));
  if (!country) return false;
  const std::optional<PartyId> party = party_on(session.story(), session.map()->countries[*country].a3);
  return party && session.story()[*party].role == PartyRole::speaker;
}

}  // namespace

App::App(std::unique_ptr<Surface> surface) : surface_(std::move(surface)), fonts_(drawing_.atlas()) {}

bool App::load_story(std::string_view bytes, std::string_view query) {
  LoadResult result = standpoint::load_story(bytes);
  if (!result.story) {
    output_ = describe(result);
    return false;
  }
  UrlResult opening = state_from_query(*result.story, query);
  output_ = lines(opening.notices);
  session_.emplace(std::move(*result.story), std::move(opening.state), fonts_);
  session_->set_deferred_here(false);
  session_->set_viewport(viewport_);
  query_ = this->query();
  reported_ = session_->state();
  return true;
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
  MapResult result = decode_map(bytes);
  if (!result.map || !session_) {
    output_ = result.error;
    return false;
  }
  session_->set_map(std::move(*result.map));
  return true;
}

void App::set_viewport(const Viewport& viewport, int device_width_px, int device_height_px) {
  viewport_ = viewport;
  device_width_px_ = device_width_px;
  device_height_px_ = device_height_px;
  if (!session_) return;
  session_->set_viewport(viewport);
  session_->mark_dirty();  // a canvas that was resized is blank, even to the same size in CSS px
}

void App::set_prefers_dark(bool dark) {
  prefers_dark_ = dark;
  if (session_) session_->mark_dirty();
}

void App::set_colours(Colours colours, std::string_view forced) {
  if ((colours == Colours::print) != (colours_ == Colours::print)) show_on_paper(colours == Colours::print);
  colours_ = colours;
  if (forced.size() == kTokenCount * sizeof(std::uint32_t)) {
    std::uint32_t all[kTokenCount];
    std::memcpy(all, forced.data(), sizeof all);
    forced_ = {.paper = all[0],
               .ink = all[1],
               .soft_ink = all[2],
               .rule = all[3],
               .sea = all[4],
               .land = all[5],
               .member_land = all[6],
               .border = all[7],
               .coast = all[8],
               .hatch = all[9],
               .focus = all[10],
               .hueless = true};
  }
  if (session_) session_->mark_dirty();
}

void App::show_on_paper(bool paper) {
  if (!session_) return;
  if (paper) {
    on_screen_ = session_->state();
    ViewState state = *on_screen_;
    state.controls = false;
    state.lens = Lens::map;
    state.quiz.reset();
    session_->replace_state(state);
  } else if (on_screen_) {
    session_->replace_state(*on_screen_);
    on_screen_.reset();
  }
  // Of no concern to the address bar.
  query_ = this->query();
  reported_ = session_->state();
}

bool App::dark() const {
  if (colours_ == Colours::print) return false;
  return theme() == Theme::dark || (theme() == Theme::system && prefers_dark_);
}

const Tokens& App::tokens() const {
  switch (colours_) {
    case Colours::theme:
      break;
    case Colours::more_contrast:
      return dark() ? kDarkContrastTokens : kLightContrastTokens;
    case Colours::forced:
      return forced_;
    case Colours::print:
      return kPrintTokens;
  }
  return dark() ? kDarkTokens : kLightTokens;
}

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

void App::replace_state(std::string_view query) {
  output_.clear();
  if (!session_) return;
  UrlResult asked = state_from_query(session_->story(), query);
  output_ = lines(asked.notices);
  session_->replace_state(asked.state);
  // The address bar knows already: it asked.
  query_ = this->query();
  reported_ = session_->state();
}

HitTarget App::hit_target(Point p) {
  output_.clear();
  if (!session_) return HitTarget::page;
  const Scene& scene = session_->scene();
  const std::optional<std::size_t> hit = scene.region_at(p);
  if (hit) output_ = scene.regions[*hit].id;
  if (scene.scrubber.track.contains(p)) return HitTarget::scrubber;
  const bool on_map = scene.map.rect.contains(p) && !scene.quotes_rect.contains(p);  // a sheet may lie over the map
  if (!hit && !on_map) return HitTarget::page;
  if (!hit) return on_land_of_speaker(*session_, p) ? HitTarget::map_target : HitTarget::map_ground;
  const Region& region = scene.regions[*hit];
  if (region.on_activate && std::holds_alternative<action::SetSheet>(*region.on_activate)) return HitTarget::grip;
  return on_map ? HitTarget::map_target : HitTarget::target;
}

unsigned App::frame(double now_ms) {
  if (!session_ || !fonts_.ready() || viewport_.width_px <= 0 || viewport_.height_px <= 0) return 0;
  const bool another = session_->update(now_ms);
  // Without graphics, the accessible elements and the host still follow.
  if (!surface_lost_) draw(session_->scene(), session_->map(), device_width_px_, device_height_px_);

  return changes_since_last_frame() | report() | (another ? kFrameDue : 0U) | (fonts_.missing_glyphs() ? kGlyphsMissing : 0U);
}

unsigned App::changes_since_last_frame() {
  unsigned changes = 0;
  const ViewState& state = session_->state();
  if (std::string tree = semantics_json(session_->scene()); tree != tree_) {
    tree_ = std::move(tree);
    changes |= kTreeChanged;
  }
  if (std::string query = this->query(); query != query_) {
    query_ = std::move(query);
    changes |= kAddressChanged;
    if (!scrubbing_ && reported_ && differ_by_choice(*reported_, state)) changes |= kChoiceMade;
  }
  if (const std::optional<float> target = session_->take_scroll_request()) {
    scroll_target_px_ = *target;
    changes |= kScrollQuotes;
  }
  if (reported_ && (reported_->moment != state.moment || reported_->quote != state.quote)) changes |= kMomentChanged;
  reported_ = state;
  return changes;
}

Scene App::card() const { return build_quote_card(session_->story(), *session_->state().quote, fonts_, session_->messages()); }

std::string App::page_request(std::string_view page) {
  if (!session_) return {};
  const PageRequest request = session_->take_page_request();
  const std::optional<QuoteId> quote = session_->state().quote;
  if (request == PageRequest::none || (!quote && request != PageRequest::copy_link)) return {};
  const Messages& say = session_->messages();
  const std::string link = std::string(page) + "?" + query();
  std::string out = "{";
  const auto add = [&](std::string_view key, std::string_view text) {
    out.append(out.size() > 1 ? ",\"" : "\"").append(key).append("\":").append(json_string(text));
  };
  add("blocked", say("copy.blocked"));
  add("close", say("copy.close"));
  if (request == PageRequest::save_picture) {
    const Viewport sheet = card().viewport;
    add("kind", "picture");
    add("name", quote_file_name(session_->story(), *quote));
    add("done", say("copy.picture-done"));
    add("failed", say("copy.picture-failed"));
    out += ",\"width\":" + std::to_string(static_cast<int>(sheet.width_px * sheet.device_ratio));
    out += ",\"height\":" + std::to_string(static_cast<int>(sheet.height_px * sheet.device_ratio));
  } else if (request == PageRequest::copy_link) {
    add("kind", "link");
    add("plain", link);
    add("html", "");
    add("done", say("copy.link-done"));
  } else {
    const Citation citation = cite_quote(session_->story(), *quote, say, link);
    add("kind", "citation");
    add("plain", citation.plain);
    add("html", citation.html);
    add("done", say("copy.citation-done"));
  }
  return out + "}";
}

void App::draw(const Scene& scene, const MapData* map, int device_width_px, int device_height_px) {
  const Viewport& viewport = scene.viewport;
  ImDrawList& list = drawing_.begin(
      {viewport.width_px, viewport.height_px},
      {static_cast<float>(device_width_px) / viewport.width_px, static_cast<float>(device_height_px) / viewport.height_px});
  draw_app(list, scene, session_->story(), map, tokens(), dark(), fonts_);
  surface_->draw(drawing_.end(), device_width_px, device_height_px, tokens().paper);
}

void App::draw_sheet(const Scene& sheet, const MapData* map) {
  const Viewport& viewport = sheet.viewport;
  draw(sheet, map, static_cast<int>(viewport.width_px * viewport.device_ratio),
       static_cast<int>(viewport.height_px * viewport.device_ratio));
  session_->mark_dirty();
}

void App::draw_card() {
  if (session_ && session_->state().quote && !surface_lost_) draw_sheet(card(), nullptr);
}

Picture App::picture(float device_ratio) const {
  return build_picture(session_->story(), session_->map(), session_->state(), &session_->scene().map, kSavedSheet, device_ratio,
                       fonts_, session_->messages());
}

void App::draw_picture(float device_ratio) {
  if (session_ && !surface_lost_) draw_sheet(picture(device_ratio).scene, session_->map());
}

std::string App::takeaway(Takeaway kind, ExportScope scope, float device_ratio, char separator) const {
  if (!session_) return {};
  const Story& story = session_->story();
  const ViewState& state = session_->state();
  switch (kind) {
    case Takeaway::picture: {
      const Viewport sheet = picture(device_ratio).scene.viewport;
      return std::to_string(static_cast<int>(sheet.width_px * device_ratio)) + ' ' +
             std::to_string(static_cast<int>(sheet.height_px * device_ratio));
    }
    case Takeaway::drawing:
      return picture_svg(story, session_->map(), picture(1), dark() ? SvgColours::dark : SvgColours::light, &fonts_);
    case Takeaway::quotes:
      return quotes_csv(story, state, scope, separator);
    case Takeaway::positions:
      return positions_csv(story, state, scope, separator);
    case Takeaway::data:
      return export_json(story, state, scope);
  }
  return {};
}

std::string App::takeaway_name(Takeaway kind, ExportScope scope, float device_ratio) const {
  if (!session_) return {};
  static constexpr std::string_view kParts[] = {"", "", "quotes", "positions", ""};
  static constexpr std::string_view kEndings[] = {"png", "svg", "csv", "csv", "json"};
  const auto i = static_cast<std::size_t>(kind);
  const bool twice = kind == Takeaway::picture && device_ratio > 1;
  return export_file_name(session_->story(), session_->state(), scope, twice ? "2x" : kParts[i], kEndings[i]);
}

unsigned App::report() const {
  if (!session_) return 0;
  return (session_->dirty() ? kFrameDue : 0U) | (session_->pointing_at_target() ? kOverTarget : 0U) |
         (session_->state().playing ? kPlaying : 0U) | (session_->has_page_request() ? kPageRequest : 0U) |
         (session_->waits_for_deferred() ? kDeferredWanted : 0U);
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

std::string App::speaker_notes() const {
  return session_ ? speaker_notes_json(session_->story(), session_->state(), session_->messages()) : "{}";
}

std::string App::query() const { return session_ ? query_from_state(session_->story(), session_->state()) : std::string(); }

}  // namespace standpoint::app
