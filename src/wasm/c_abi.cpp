// The module's C ABI: numbers and bytes in, numbers and bytes out. web/engine/bridge.js is the other side of it.
//
// Text and files come in as (address, length) of memory that the page allocated with sp_alloc(). Text goes out through
// sp_output() and sp_output_size(), and stays until the next call that leaves text. Input returns a FrameDue. Enumerations
// cross as their numbers (web/engine/boundary.js, which boundary.cpp generates).

#include <emscripten.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/app.h"
#include "wasm/gl_surface.h"

using namespace standpoint;
using app::App;

namespace {

/// What the page holds an address of; it lives as long as the page.
struct Instance {
  App app;
  std::string output;
};

std::size_t leave(Instance* it, std::string text) {
  it->output = std::move(text);
  return it->output.size();
}

void leave_lines(Instance* it, const std::vector<std::string>& sentences) {
  it->output.clear();
  for (const std::string& sentence : sentences) {
    if (!it->output.empty()) it->output += '\n';
    it->output += sentence;
  }
}

int due(Instance* it) { return static_cast<int>(it->app.frame_due()); }

template <class Change>
int with_session(Instance* it, Change change) {
  if (Session* session = it->app.session()) change(*session);
  return due(it);
}

int dispatch(Instance* it, const Action& action) {
  return with_session(it, [&](Session& session) { session.dispatch(action); });
}

ExportScope scope_of(bool everything) { return everything ? ExportScope::everything : ExportScope::shown; }

}  // namespace

#define STANDPOINT_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

STANDPOINT_EXPORT void* sp_alloc(std::size_t size) { return std::malloc(size); }
STANDPOINT_EXPORT void sp_free(void* memory) { std::free(memory); }
STANDPOINT_EXPORT const char* sp_output(Instance* it) { return it->output.data(); }
STANDPOINT_EXPORT std::size_t sp_output_size(Instance* it) { return it->output.size(); }

// --- Starting ---

/// Null when the browser has no WebGL 2 for us.
STANDPOINT_EXPORT Instance* sp_create(const char* canvas_selector, std::size_t size) {
  auto surface = wasm::GlSurface::create(std::string(canvas_selector, size).c_str());
  return surface ? new Instance{App(std::move(surface)), {}} : nullptr;
}
STANDPOINT_EXPORT bool sp_add_font(Instance* it, bool serif, bool semibold, const char* bytes, std::size_t size) {
  return it->app.add_font(serif ? Family::serif : Family::sans, semibold ? Weight::semibold : Weight::regular, {bytes, size});
}
/// Leaves the notices, or on false the errors, one a line.
STANDPOINT_EXPORT bool sp_load_story(Instance* it, const char* bytes, std::size_t size, const char* query,
                                     std::size_t query_size) {
  const App::Loaded loaded = it->app.load_story({bytes, size}, {query, query_size});
  leave_lines(it, loaded.sentences);
  return loaded.ok;
}
STANDPOINT_EXPORT bool sp_set_messages(Instance* it, const char* bytes, std::size_t size) {
  return it->app.set_messages({bytes, size});
}
STANDPOINT_EXPORT bool sp_set_map(Instance* it, const char* bytes, std::size_t size) { return it->app.set_map({bytes, size}); }
STANDPOINT_EXPORT void sp_page_address(Instance* it, const char* address, std::size_t size) {
  it->app.set_page_address({address, size});
}
STANDPOINT_EXPORT int sp_deferred(Instance* it, bool here) {
  it->app.set_deferred_here(here);
  return due(it);
}
STANDPOINT_EXPORT bool sp_waits_for_deferred(Instance* it) { return it->app.waits_for_deferred(); }

// --- The reader's device ---

STANDPOINT_EXPORT int sp_viewport(Instance* it, float width_px, float height_px, int device_width_px, int device_height_px,
                                  float device_ratio, float text_scale, bool coarse_pointer) {
  it->app.set_viewport({.width_px = width_px,
                        .height_px = height_px,
                        .device_ratio = device_ratio,
                        .text_scale = text_scale,
                        .coarse_pointer = coarse_pointer},
                       device_width_px, device_height_px);
  return due(it);
}
STANDPOINT_EXPORT int sp_prefers_dark(Instance* it, bool dark) {
  it->app.set_prefers_dark(dark);
  return due(it);
}
STANDPOINT_EXPORT int sp_colours(Instance* it, int colours, const char* forced, std::size_t size) {
  it->app.set_colours(static_cast<app::Colours>(colours), {forced, size});
  return due(it);
}
STANDPOINT_EXPORT int sp_reduced_motion(Instance* it, bool reduced) {
  return with_session(it, [=](Session& session) { session.set_reduced_motion(reduced); });
}
STANDPOINT_EXPORT void sp_context_lost(Instance* it) { it->app.lose_context(); }
STANDPOINT_EXPORT int sp_context_restored(Instance* it) {
  it->app.restore_context();
  return due(it);
}

// --- Pointer and keys ---

STANDPOINT_EXPORT int sp_pointer(Instance* it, int phase, int kind, float x_px, float y_px) {
  it->app.pointer(static_cast<app::PointerPhase>(phase), static_cast<PointerKind>(kind), {x_px, y_px});
  return due(it);
}
/// A HitTarget; leaves the region's id.
STANDPOINT_EXPORT int sp_hit(Instance* it, float x_px, float y_px) {
  app::Hit hit = it->app.hit({x_px, y_px});
  leave(it, std::move(hit.region_id));
  return static_cast<int>(hit.target);
}
STANDPOINT_EXPORT bool sp_over_target(Instance* it) { return it->app.over_target(); }
STANDPOINT_EXPORT int sp_zoom(Instance* it, float x_px, float y_px, double factor) {
  return with_session(it, [=](Session& session) { session.zoom_at({x_px, y_px}, factor); });
}
STANDPOINT_EXPORT int sp_ease_zoom(Instance* it, float x_px, float y_px, double factor) {
  return with_session(it, [=](Session& session) { session.ease_zoom({x_px, y_px}, factor); });
}
STANDPOINT_EXPORT int sp_pan(Instance* it, float dx_px, float dy_px) {
  return with_session(it, [=](Session& session) { session.pan_by(dx_px, dy_px); });
}
/// True when the key was used; sp_frame_due() then says what follows.
STANDPOINT_EXPORT bool sp_key(Instance* it, int key, bool ctrl, bool alt, bool shift, const char* id, std::size_t size) {
  return it->app.key(static_cast<Key>(key), {.ctrl = ctrl, .alt = alt, .shift = shift}, {id, size});
}

// --- Accessible elements ---

STANDPOINT_EXPORT int sp_activate(Instance* it, const char* id, std::size_t size) {
  it->app.activate({id, size});
  return due(it);
}
STANDPOINT_EXPORT int sp_set_value(Instance* it, const char* id, std::size_t size, int value) {
  it->app.set_value({id, size}, value);
  return due(it);
}
STANDPOINT_EXPORT int sp_set_text(Instance* it, const char* id, std::size_t size, const char* text, std::size_t text_size,
                                  bool done) {
  it->app.set_text({id, size}, {text, text_size}, done);
  return due(it);
}
STANDPOINT_EXPORT int sp_hover(Instance* it, const char* id, std::size_t size) {
  return with_session(it, [=](Session& session) { session.hover({id, size}); });
}
STANDPOINT_EXPORT int sp_focus(Instance* it, const char* id, std::size_t size) {
  return with_session(it, [=](Session& session) { session.focus({id, size}); });
}
STANDPOINT_EXPORT int sp_scroll(Instance* it, const char* id, std::size_t size, float top_px) {
  return with_session(it, [=](Session& session) { session.scroll({id, size}, top_px); });
}

// --- View ---

STANDPOINT_EXPORT void sp_query(Instance* it) { leave(it, it->app.query()); }
/// Leaves one notice a line.
STANDPOINT_EXPORT int sp_replace_state(Instance* it, const char* query, std::size_t size) {
  leave_lines(it, it->app.replace_state({query, size}));
  return due(it);
}
STANDPOINT_EXPORT int sp_theme(Instance* it) { return static_cast<int>(it->app.theme()); }
STANDPOINT_EXPORT int sp_set_theme(Instance* it, int theme) {
  return dispatch(it, action::SetTheme{static_cast<Theme>(theme)});
}
STANDPOINT_EXPORT int sp_tick(Instance* it) {
  it->app.tick();
  return due(it);
}
STANDPOINT_EXPORT int sp_set_playing(Instance* it, bool playing) { return dispatch(it, action::SetPlaying{playing}); }
STANDPOINT_EXPORT int sp_start_quiz(Instance* it, unsigned seed) { return dispatch(it, action::StartQuiz{seed}); }

// --- Presenting ---

STANDPOINT_EXPORT int sp_presenting(Instance* it) { return static_cast<int>(it->app.presenting()); }
STANDPOINT_EXPORT int sp_present(Instance* it, int presenting) {
  return dispatch(it, action::SetPresenting{static_cast<Presenting>(presenting)});
}
STANDPOINT_EXPORT int sp_go_to_step(Instance* it, int step) { return dispatch(it, action::GoToStep{step}); }
STANDPOINT_EXPORT void sp_speaker_notes(Instance* it) { leave(it, it->app.speaker_notes()); }

// --- Frames ---

STANDPOINT_EXPORT int sp_frame_due(Instance* it) { return due(it); }
/// Leaves a FrameOutput as JSON.
STANDPOINT_EXPORT void sp_frame(Instance* it, double now_ms) { leave(it, app::frame_output_json(it->app.frame(now_ms))); }

// --- To take away; `separator` is a character's number ---

STANDPOINT_EXPORT void sp_takeaway(Instance* it, int kind, bool everything, float device_ratio, int separator) {
  leave(it,
        it->app.takeaway(static_cast<app::Takeaway>(kind), scope_of(everything), device_ratio, static_cast<char>(separator)));
}
STANDPOINT_EXPORT void sp_takeaway_name(Instance* it, int kind, bool everything, float device_ratio) {
  leave(it, it->app.takeaway_name(static_cast<app::Takeaway>(kind), scope_of(everything), device_ratio));
}
STANDPOINT_EXPORT void sp_draw_picture(Instance* it, float device_ratio) { it->app.draw_picture(device_ratio); }
STANDPOINT_EXPORT void sp_draw_card(Instance* it) { it->app.draw_card(); }
