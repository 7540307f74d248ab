#include "standpoint/semantics.h"

#include <cmath>
#include <vector>

#include "text/escape.h"

namespace standpoint {
namespace {

std::string_view role_name(Role role) {
  switch (role) {
    case Role::group:
      return "group";
    case Role::heading:
      return "heading";
    case Role::text:
      return "text";
    case Role::status:
      return "status";
    case Role::button:
      return "button";
    case Role::toggle:
      return "toggle";
    case Role::radio:
      return "radio";
    case Role::radio_group:
      return "radio_group";
    case Role::select:
      return "select";
    case Role::slider:
      return "slider";
    case Role::text_field:
      return "text_field";
    case Role::map:
      return "map";
    case Role::list:
      return "list";
    case Role::list_item:
      return "list_item";
    case Role::quotation:
      return "quotation";
    case Role::table:
      return "table";
    case Role::row_group:
      return "rowgroup";
    case Role::row:
      return "row";
    case Role::column_header:
      return "columnheader";
    case Role::row_header:
      return "rowheader";
    case Role::cell:
      return "cell";
  }
  return "";
}

// Whole pixels: finer ones would resend the tree for nothing, and floats have no short form that every library agrees on.
void append_number(std::string& out, float px) { out += std::to_string(std::lround(px)); }

void append_member(std::string& out, std::string_view key, const std::string& text) {
  if (text.empty()) return;
  out += ",\"";
  out += key;
  out += "\":";
  out += json_string(text);
}

struct Writer {
  const Scene& scene;
  std::vector<std::vector<std::size_t>> children;
  std::string out;

  void node(std::size_t i) {
    const Region& r = scene.regions[i];
    out += "{\"id\":" + json_string(r.id) + ",\"role\":\"";
    out += role_name(r.role);
    out += '"';
    append_member(out, "name", r.name);
    append_member(out, "value", r.value);
    append_member(out, "hint", r.hint);
    append_member(out, "lang", r.lang);
    out += ",\"rect\":[";
    append_number(out, r.rect.x);
    for (const float v : {r.rect.y, r.rect.w, r.rect.h}) {
      out += ',';
      append_number(out, v);
    }
    out += ']';
    if (r.role == Role::toggle || r.role == Role::radio) out += r.pressed ? ",\"pressed\":true" : ",\"pressed\":false";
    if (r.invalid) out += ",\"invalid\":true";
    if (r.search) out += ",\"search\":true";
    if (r.disabled) out += ",\"disabled\":true";
    if (r.role == Role::heading) out += ",\"level\":" + std::to_string(r.level);
    if (r.role == Role::slider) out += ",\"now\":" + std::to_string(r.now) + ",\"max\":" + std::to_string(r.max);
    if (r.role == Role::select) {
      out += ",\"now\":" + std::to_string(r.now) + ",\"options\":[";
      for (std::size_t o = 0; o < r.options.size(); ++o) {
        if (o) out += ',';
        out += json_string(r.options[o]);
      }
      out += ']';
    }
    if (r.content_height_px > 0) {
      out += ",\"contentHeight\":";
      append_number(out, r.content_height_px);
    }
    nodes(children[i + 1]);
    out += '}';
  }

  void nodes(const std::vector<std::size_t>& list) {
    if (list.empty()) return;
    out += ",\"children\":[";
    bool first = true;
    for (const std::size_t i : list) {
      if (!first) out += ',';
      first = false;
      node(i);
    }
    out += ']';
  }
};

}  // namespace

std::string semantics_json(const Scene& scene) {
  Writer w{scene, {}, {}};
  w.children.resize(scene.regions.size() + 1);
  for (std::size_t i = 0; i < scene.regions.size(); ++i)
    w.children[static_cast<std::size_t>(scene.regions[i].parent + 1)].push_back(i);
  w.out = "{\"id\":\"root\",\"role\":\"group\",\"rect\":[0,0,";
  append_number(w.out, scene.viewport.width_px);
  w.out += ',';
  append_number(w.out, scene.viewport.height_px);
  w.out += ']';
  w.nodes(w.children[0]);
  w.out += '}';
  return std::move(w.out);
}

}  // namespace standpoint
