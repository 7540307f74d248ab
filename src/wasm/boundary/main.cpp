// boundary js|types|table: what the page has to know of the C++ side, written at build time so that no list is kept twice.
//
//   js     web/engine/boundary.js: enumerations by their numbers, keys, names and limits
//   types  web/element/view.d.ts: what a host may set
//   table  the keys of the address, for web/README.md (a test compares them)
//
// Enumerations are named by functions without a default label: an enumerator that is added and not named does not compile, and
// everything up to the last name is written. Runs on the machine that builds; nothing of it is in the module.
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "standpoint/semantics.h"
#include "standpoint/theme.h"
#include "standpoint/transcript.h"
#include "standpoint/url.h"
#include "text/json_writer.h"

using namespace standpoint;

namespace {

constexpr int kMaxHostValueLetters = 300;

std::string_view name_of(app::FrameDue value) {
  using enum app::FrameDue;
  switch (value) {
    case none:
      return "none";
    case soon:
      return "soon";
    case now:
      return "now";
  }
  return {};
}

std::string_view name_of(app::HitTarget value) {
  using enum app::HitTarget;
  switch (value) {
    case page:
      return "page";
    case map_ground:
      return "mapGround";
    case map_target:
      return "mapTarget";
    case scrubber:
      return "scrubber";
    case grip:
      return "grip";
    case target:
      return "target";
  }
  return {};
}

std::string_view name_of(app::PointerPhase value) {
  using enum app::PointerPhase;
  switch (value) {
    case move:
      return "move";
    case down:
      return "down";
    case up:
      return "up";
    case cancel:
      return "cancel";
    case leave:
      return "leave";
  }
  return {};
}

/// As PointerEvent.pointerType.
std::string_view name_of(PointerKind value) {
  switch (value) {
    case PointerKind::mouse:
      return "mouse";
    case PointerKind::touch:
      return "touch";
    case PointerKind::pen:
      return "pen";
  }
  return {};
}

/// As KeyboardEvent.key.
std::string_view name_of(Key value) {
  switch (value) {
    case Key::left:
      return "ArrowLeft";
    case Key::right:
      return "ArrowRight";
    case Key::up:
      return "ArrowUp";
    case Key::down:
      return "ArrowDown";
    case Key::page_up:
      return "PageUp";
    case Key::page_down:
      return "PageDown";
    case Key::home:
      return "Home";
    case Key::end:
      return "End";
    case Key::plus:
      return "+";
    case Key::minus:
      return "-";
    case Key::space:
      return " ";
    case Key::escape:
      return "Escape";
    case Key::zero:
      return "0";
  }
  return {};
}

std::string_view name_of(app::Colours value) {
  using enum app::Colours;
  switch (value) {
    case theme:
      return "theme";
    case more_contrast:
      return "moreContrast";
    case forced:
      return "forced";
    case print:
      return "print";
  }
  return {};
}

std::string_view name_of(Theme value) {
  switch (value) {
    case Theme::system:
      return "system";
    case Theme::light:
      return "light";
    case Theme::dark:
      return "dark";
  }
  return {};
}

std::string_view name_of(Presenting value) {
  switch (value) {
    case Presenting::no:
      return "no";
    case Presenting::speaker:
      return "speaker";
    case Presenting::kiosk:
      return "kiosk";
  }
  return {};
}

std::string_view name_of(app::Takeaway value) {
  using enum app::Takeaway;
  switch (value) {
    case picture:
      return "picture";
    case drawing:
      return "drawing";
    case quotes:
      return "quotes";
    case positions:
      return "positions";
    case data:
      return "data";
  }
  return {};
}

std::string_view name_of(Role value) { return role_name(value); }

template <class Enumeration>
std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (std::uint8_t i = 0;; ++i) {
    const std::string_view name = name_of(static_cast<Enumeration>(i));
    if (name.empty()) return all;
    all.push_back(name);
  }
}

void print(const std::string& text) { std::fputs(text.c_str(), stdout); }

void print_constant(std::string_view comment, std::string_view name, const std::string& value) {
  print("\n/** " + std::string(comment) + " */\nexport const " + std::string(name) + " = " + value + ";\n");
}

template <class Enumeration>
std::string numbers() {
  JsonWriter json;
  json.begin_object();
  long long i = 0;
  for (const std::string_view name : names<Enumeration>()) json.member(name, i++);
  return json.end_object().take();
}

std::string list(const std::vector<std::string_view>& items) {
  JsonWriter json;
  json.begin_array();
  for (const std::string_view item : items) json.string(item);
  return json.end_array().take();
}

/// So that tsc sees the items themselves, and not just strings.
std::string literal(const std::string& json) { return "/** @type {const} */ (" + json + ")"; }

std::string keys(ViewKeyGroup group) {
  std::vector<std::string_view> names;
  for (const ViewKey& key : kViewKeys)
    if (key.group == group) names.push_back(key.name);
  return literal(list(names));
}

int print_js() {
  print("// Generated from the C++ side by src/wasm/boundary.\n");
  print_constant("Keys of the address, by what of the view they are about.", "TIME_KEYS", keys(ViewKeyGroup::time));
  print_constant("What is selected.", "SELECTION_KEYS", keys(ViewKeyGroup::selection));
  print_constant("How it is read.", "READING_KEYS", keys(ViewKeyGroup::reading));
  print_constant("How it looks.", "SETTING_KEYS", keys(ViewKeyGroup::setting));
  print_constant("Not for hosts: a stage and a quiz belong to the page.", "MODE_KEYS", keys(ViewKeyGroup::mode));
  print_constant("When the program wants a frame.", "FrameDue", numbers<app::FrameDue>());
  print_constant("What lies under a point, as far as gestures are concerned.", "HitTarget", numbers<app::HitTarget>());
  print_constant("Phases of a pointer's press.", "PointerPhase", numbers<app::PointerPhase>());
  print_constant("By the names of PointerEvent.pointerType.", "PointerKind", numbers<PointerKind>());
  print_constant("By the names of KeyboardEvent.key; a key's number is its place.", "KEYS", list(names<Key>()));
  print_constant("Where the colours come from.", "Colours", numbers<app::Colours>());
  print_constant("A theme's number is its place.", "THEMES", literal(list(names<Theme>())));
  print_constant("Whether and how the stage is shown.", "Presenting", numbers<Presenting>());
  print_constant("What a reader can take away.", "Takeaway", numbers<app::Takeaway>());
  print_constant("Roles of the accessible tree.", "ROLES", literal(list(names<Role>())));

  std::vector<std::string_view> tokens;
  for (const Token& token : kTokens) tokens.push_back(token.name);
  print_constant("The colours of a theme, as the style sheet names them, in the order in which the program takes them.",
                 "TOKENS", list(tokens));
  JsonWriter languages;
  languages.begin_object();
  for (const PageLanguage& language : kPageLanguages) languages.member(language.tag, language.name);
  print_constant("Languages of the interface, each by its own name.", "LANGUAGES", languages.end_object().take());
  print_constant("Of the number that a draw of the quiz has in the address.", "MAX_QUIZ_SEED", std::to_string(kMaxQuizSeed));
  print_constant("Bytes of UTF-8 in a search.", "MAX_SEARCH_BYTES", std::to_string(kMaxSearchBytes));
  print_constant("Letters in a value that a host sets.", "MAX_HOST_VALUE_LETTERS", std::to_string(kMaxHostValueLetters));
  return 0;
}

int print_types() {
  print("// Generated from the C++ side by src/wasm/boundary.\n");
  print("/** What is shown, by the keys of the address; one that is missing is as the story opens. */\n");
  print("export interface StandpointView {\n");
  for (const ViewKey& key : kViewKeys) {
    if (key.group == ViewKeyGroup::mode) continue;
    print("  /** " + std::string(key.meaning) + " */\n  " + std::string(key.name) + "?: " + std::string(key.type) + ";\n");
  }
  print("}\n");
  return 0;
}

int print_table() {
  print("| key | value | meaning | for hosts |\n| --- | --- | --- | --- |\n");
  for (const ViewKey& key : kViewKeys) {
    std::string type;
    for (const char c : key.type) type += c == '|' ? std::string("\\|") : std::string(1, c);
    print("| `" + std::string(key.name) + "` | `" + type + "` | " + std::string(key.meaning) + " | " +
          (key.group == ViewKeyGroup::mode ? "no" : "yes") + " |\n");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc == 2 ? argv[1] : "";
  if (what == "js") return print_js();
  if (what == "types") return print_types();
  if (what == "table") return print_table();
  std::fputs("usage: boundary js|types|table\n", stderr);
  return 2;
}
