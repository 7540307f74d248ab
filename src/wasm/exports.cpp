// The border of the module: numbers and bytes in, numbers and bytes out. web/bridge.js is the other side of it.
//
// Text and files come as (address, length) of memory that the page took with sp_alloc(). Text goes out through sp_output() and
// sp_output_size(), and stays until the next call. Calls that change anything give Report bits.

#include <emscripten.h>

#include <cstdlib>
#include <string_view>

#include "app/app.h"
#include "standpoint/presenting.h"
#include "wasm/gl_surface.h"

using namespace standpoint;
using app::App;

namespace {

unsigned put(App* app, std::string text) {
  app->output() = std::move(text);
  return static_cast<unsigned>(app->output().size());
}

template <class Change>
unsigned with_session(App* app, Change change) {
  if (Session* session = app->session()) change(*session);
  return app->report();
}

}  // namespace

#define STANDPOINT_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

STANDPOINT_EXPORT void* sp_alloc(std::size_t size) { return std::malloc(size); }
STANDPOINT_EXPORT void sp_free(void* memory) { std::free(memory); }
STANDPOINT_EXPORT const char* sp_output(App* app) { return app->output().data(); }
STANDPOINT_EXPORT std::size_t sp_output_size(App* app) { return app->output().size(); }

// --- Coming to life ---

STANDPOINT_EXPORT App* sp_create(const char* canvas_selector, std::size_t size) {
  auto surface = wasm::GlSurface::create(std::string(canvas_selector, size).c_str());
  return surface ? new App(std::move(surface)) : nullptr;  // lives as long as the page
}
STANDPOINT_EXPORT bool sp_add_font(App* app, bool serif, bool semibold, const char* bytes, std::size_t size) {
  return app->add_font(serif ? Family::serif : Family::sans, semibold ? Weight::semibold : Weight::regular, {bytes, size});
}
STANDPOINT_EXPORT bool sp_load_story(App* app, const char* bytes, std::size_t size, const char* query, std::size_t query_size) {
  return app->load_story({bytes, size}, {query, query_size});
}
STANDPOINT_EXPORT bool sp_set_messages(App* app, const char* bytes, std::size_t size) {
  return app->set_messages({bytes, size});
}
STANDPOINT_EXPORT bool sp_set_map(App* app, const char* bytes, std::size_t size) { return app->set_map({bytes, size}); }

/// Whether the program's second part has come (web/program.js). Without it, what takes it is given up.
STANDPOINT_EXPORT unsigned sp_deferred(App* app, bool here) {
  return with_session(app, [=](Session& session) {
    if (here)
      session.set_deferred_here(true);
    else
      session.give_up_deferred();
  });
}

// --- The reader's machine ---

STANDPOINT_EXPORT unsigned sp_viewport(App* app, float width_px, float height_px, int device_width_px, int device_height_px,
                                       float device_ratio, float text_scale, bool coarse_pointer) {
  app->set_viewport({.width_px = width_px,
                     .height_px = height_px,
                     .device_ratio = device_ratio,
                     .text_scale = text_scale,
                     .coarse_pointer = coarse_pointer},
                    device_width_px, device_height_px);
  return app->report();
}
STANDPOINT_EXPORT unsigned sp_prefers_dark(App* app, bool dark) {
  app->set_prefers_dark(dark);
  return app->report();
}
STANDPOINT_EXPORT unsigned sp_colours(App* app, int colours, const char* forced, std::size_t size) {
  app->set_colours(static_cast<app::Colours>(colours), {forced, size});
  return app->report();
}
STANDPOINT_EXPORT unsigned sp_reduced_motion(App* app, bool reduced) {
  return with_session(app, [=](Session& session) { session.set_reduced_motion(reduced); });
}
STANDPOINT_EXPORT void sp_context_lost(App* app) { app->lose_context(); }
STANDPOINT_EXPORT unsigned sp_context_restored(App* app) {
  app->restore_context();
  return app->report();
}

// --- Pointer and keys; `phase`, `kind` and `key` are the enumerations' numbers ---

STANDPOINT_EXPORT unsigned sp_pointer(App* app, int phase, int kind, float x_px, float y_px) {
  app->pointer(static_cast<app::PointerPhase>(phase), static_cast<PointerKind>(kind), {x_px, y_px});
  return app->report();
}
STANDPOINT_EXPORT int sp_surface_at(App* app, float x_px, float y_px) {
  return static_cast<int>(app->hit_target({x_px, y_px}));
}
STANDPOINT_EXPORT unsigned sp_zoom(App* app, float x_px, float y_px, double factor) {
  return with_session(app, [=](Session& session) { session.zoom_at({x_px, y_px}, factor); });
}
STANDPOINT_EXPORT unsigned sp_ease_zoom(App* app, float x_px, float y_px, double factor) {
  return with_session(app, [=](Session& session) { session.ease_zoom({x_px, y_px}, factor); });
}
STANDPOINT_EXPORT unsigned sp_pan(App* app, float dx_px, float dy_px) {
  return with_session(app, [=](Session& session) { session.pan_by(dx_px, dy_px); });
}
STANDPOINT_EXPORT bool sp_key(App* app, int key, bool ctrl, bool alt, bool shift, const char* id, std::size_t size) {
  return app->key(static_cast<Key>(key), {.ctrl = ctrl, .alt = alt, .shift = shift}, {id, size});
}

// --- The page's twins of the regions ---

STANDPOINT_EXPORT unsigned sp_activate(App* app, const char* id, std::size_t size) {
  app->activate({id, size});
  return app->report();
}
STANDPOINT_EXPORT unsigned sp_set_value(App* app, const char* id, std::size_t size, int value) {
  app->set_value({id, size}, value);
  return app->report();
}
STANDPOINT_EXPORT unsigned sp_set_text(App* app, const char* id, std::size_t size, const char* text, std::size_t text_size,
                                       bool done) {
  app->set_text({id, size}, {text, text_size}, done);
  return app->report();
}
STANDPOINT_EXPORT unsigned sp_hover(App* app, const char* id, std::size_t size) {
  return with_session(app, [=](Session& session) { session.hover({id, size}); });
}
STANDPOINT_EXPORT unsigned sp_focus(App* app, const char* id, std::size_t size) {
  return with_session(app, [=](Session& session) { session.focus({id, size}); });
}
STANDPOINT_EXPORT unsigned sp_scroll(App* app, const char* id, std::size_t size, float top_px) {
  return with_session(app, [=](Session& session) { session.scroll({id, size}, top_px); });
}

// --- What only the page can do ---

STANDPOINT_EXPORT unsigned sp_page_request(App* app, const char* page, std::size_t size) {
  return put(app, app->page_request({page, size}));
}
STANDPOINT_EXPORT void sp_draw_card(App* app) { app->draw_card(); }

// --- To take away; `kind` is the enumeration's number, `separator` a character's ---

STANDPOINT_EXPORT unsigned sp_takeaway(App* app, int kind, bool everything, float device_ratio, int separator) {
  return put(app, app->takeaway(static_cast<app::Takeaway>(kind), everything ? ExportScope::everything : ExportScope::shown,
                                device_ratio, static_cast<char>(separator)));
}
STANDPOINT_EXPORT unsigned sp_takeaway_name(App* app, int kind, bool everything, float device_ratio) {
  return put(app, app->takeaway_name(static_cast<app::Takeaway>(kind),
                                     everything ? ExportScope::everything : ExportScope::shown, device_ratio));
}
STANDPOINT_EXPORT void sp_draw_picture(App* app, float device_ratio) { app->draw_picture(device_ratio); }

// --- Address bar and play ---

STANDPOINT_EXPORT unsigned sp_query(App* app) { return put(app, app->query()); }
STANDPOINT_EXPORT unsigned sp_replace_state(App* app, const char* query, std::size_t size) {
  app->replace_state({query, size});
  return app->report();
}
/// 0: the system's, 1: light, 2: dark.
STANDPOINT_EXPORT int sp_theme(App* app) { return static_cast<int>(app->theme()); }
STANDPOINT_EXPORT unsigned sp_set_theme(App* app, int theme) {
  return with_session(app, [=](Session& session) { session.dispatch(action::SetTheme{static_cast<Theme>(theme)}); });
}
STANDPOINT_EXPORT unsigned sp_tick(App* app) {
  app->tick();
  return app->report();
}
/// How long playing stays at each stop.
STANDPOINT_EXPORT int sp_ms_per_stop(App* app) {
  if (app->presenting() != Presenting::no) return kiosk_ms(app->session()->story(), app->session()->state());
  const Pace pace = app->session() ? app->session()->state().pace : Pace::normal;
  return pace == Pace::half ? 4000 : pace == Pace::twice ? 1000 : 2000;
}
STANDPOINT_EXPORT unsigned sp_stop(App* app) {
  return with_session(app, [](Session& session) { session.dispatch(action::SetPlaying{false}); });
}

STANDPOINT_EXPORT unsigned sp_start_quiz(App* app, unsigned seed) {
  return with_session(app, [=](Session& session) { session.dispatch(action::StartQuiz{seed}); });
}

// --- Presenting ---

/// Presenting's number; 0 on the page.
STANDPOINT_EXPORT int sp_presenting(App* app) { return static_cast<int>(app->presenting()); }
STANDPOINT_EXPORT unsigned sp_present(App* app, int presenting) {
  return with_session(app,
                      [=](Session& session) { session.dispatch(action::SetPresenting{static_cast<Presenting>(presenting)}); });
}
STANDPOINT_EXPORT unsigned sp_go_to_step(App* app, int step) {
  return with_session(app, [=](Session& session) { session.dispatch(action::GoToStep{step}); });
}
STANDPOINT_EXPORT unsigned sp_set_playing(App* app, bool playing) {
  return with_session(app, [=](Session& session) { session.dispatch(action::SetPlaying{playing}); });
}
STANDPOINT_EXPORT unsigned sp_speaker_notes(App* app) { return put(app, app->speaker_notes()); }

// --- Frames ---

STANDPOINT_EXPORT unsigned sp_report(App* app) { return app->report(); }
STANDPOINT_EXPORT unsigned sp_frame(App* app, double now_ms) { return app->frame(now_ms); }
/// CSS px that the stage needs at its present width.
STANDPOINT_EXPORT float sp_least_height(App* app) { return app->session() ? app->session()->scene().least_height_px : 0; }
STANDPOINT_EXPORT unsigned sp_tree(App* app) { return put(app, app->tree()); }
STANDPOINT_EXPORT float sp_scroll_target(App* app) { return app->scroll_target_px(); }
