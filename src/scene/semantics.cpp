#include "standpoint/semantics.h"

#include <cmath>
#include <vector>

#include "text/json_writer.h"

namespace standpoint {
namespace {

/// Whole pixels: fractions would resend the tree needlessly, and standard libraries format floats differently.
void write_px(JsonWriter& json, float px) { json.number(std::lround(px)); }

void write_rect(JsonWriter& json, const Rect& rect) {
  json.key("rect").begin_array();
  for (const float px : {rect.x, rect.y, rect.w, rect.h}) write_px(json, px);
  json.end_array();
}

struct TreeWriter {
  const Scene& scene;
  std::vector<std::vector<std::size_t>> children;  // of each region, by index + 1; [0]: of the root
  JsonWriter json;

  void write_text(std::string_view key, std::string_view value) {
    if (!value.empty()) json.member(key, value);
  }

  void write_node(std::size_t i) {
    const Region& r = scene.regions[i];
    json.begin_object().member("id", r.id).member("role", role_name(r.role));
    write_text("name", r.name);
    write_text("value", r.value);
    write_text("hint", r.hint);
    write_text("lang", r.lang);
    write_rect(json, r.rect);
    if (r.role == Role::toggle || r.role == Role::radio) json.flag("pressed", r.pressed);
    if (r.invalid) json.flag("invalid", true);
    if (r.search) json.flag("search", true);
    if (r.disabled) json.flag("disabled", true);
    if (r.role == Role::heading) json.member("level", r.level);
    if (r.role == Role::slider) json.member("now", r.now).member("max", r.max);
    if (r.role == Role::select) {
      json.member("now", r.now).key("options").begin_array();
      for (const std::string& option : r.options) json.string(option);
      json.end_array();
    }
    if (r.content_height_px > 0) {
      json.key("contentHeight");
      write_px(json, r.content_height_px);
    }
    write_children(children[i + 1]);
    json.end_object();
  }

  void write_children(const std::vector<std::size_t>& list) {
    if (list.empty()) return;
    json.key("children").begin_array();
    for (const std::size_t i : list) write_node(i);
    json.end_array();
  }
};

}  // namespace

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

std::string semantics_json(const Scene& scene) {
  TreeWriter tree{scene, {}, {}};
  tree.children.resize(scene.regions.size() + 1);
  for (std::size_t i = 0; i < scene.regions.size(); ++i)
    tree.children[static_cast<std::size_t>(scene.regions[i].parent + 1)].push_back(i);
  tree.json.begin_object().member("id", "root").member("role", "group");
  write_rect(tree.json, {0, 0, scene.viewport.width_px, scene.viewport.height_px});
  tree.write_children(tree.children[0]);
  return tree.json.end_object().take();
}

}  // namespace standpoint
