#include "standpoint/svg.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "text/escape.h"

namespace standpoint {
namespace {

std::string_view class_name(Ink ink) {
  switch (ink) {
    case Ink::paper:
      return "paper";
    case Ink::ink:
      return "ink";
    case Ink::soft_ink:
      return "soft";
    case Ink::rule:
      return "rule";
    case Ink::sea:
      return "sea";
    case Ink::land:
      return "land";
    case Ink::member_land:
      return "member";
    case Ink::border:
      return "border";
    case Ink::coast:
      return "coast";
    case Ink::hatch:
      return "hatch";
    case Ink::focus:
      return "focus";
    case Ink::hue:
      break;
  }
  return "hue";
}

std::string hex(std::uint32_t rgb) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (int shift = 20; shift >= 0; shift -= 4) out += kDigits[rgb >> shift & 0xF];
  return out;
}

/// One decimal, without a trailing ".0"; more precision would not be visible.
std::string number(float v) {
  const long tenths = std::lround(v * 10);
  std::string out = tenths < 0 ? "-" : "";
  const long a = std::labs(tenths);
  out += std::to_string(a / 10);
  if (a % 10) out += "." + std::to_string(a % 10);
  return out;
}

constexpr float kViewMarginPx = 20;  // around the map, in which points are kept

// --- Outlines from arcs ---

using Chain = std::vector<MapPoint>;
using Key = std::pair<float, float>;

/// Closed outlines of a set of countries, chained from the arcs with exactly one side in the set. An outline that the edge of
/// the map cuts open is closed with a straight line, far outside any view.
template <class InSet>
std::vector<Chain> chain_outlines(const MapData& map, const InSet& in_set) {
  std::vector<Chain> pieces;
  for (const MapArc& arc : map.arcs) {
    const bool left = arc.left >= 0 && in_set(static_cast<std::uint32_t>(arc.left));
    const bool right = arc.right >= 0 && in_set(static_cast<std::uint32_t>(arc.right));
    if (left == right) continue;
    const auto first = map.arc_points.begin() + static_cast<std::ptrdiff_t>(arc.first_point);
    Chain c(first, first + static_cast<std::ptrdiff_t>(arc.point_count));
    if (right) std::reverse(c.begin(), c.end());
    pieces.push_back(std::move(c));
  }
  std::multimap<Key, std::size_t> by_start;
  for (std::size_t i = 0; i < pieces.size(); ++i) by_start.emplace(Key{pieces[i].front().x, pieces[i].front().y}, i);
  std::vector<bool> used(pieces.size(), false);
  std::vector<Chain> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (used[i]) continue;
    used[i] = true;
    Chain ring = pieces[i];
    for (bool grown = true; grown;) {
      grown = false;
      const auto [from, to] = by_start.equal_range({ring.back().x, ring.back().y});
      for (auto it = from; it != to && !grown; ++it) {
        if (used[it->second]) continue;
        used[it->second] = grown = true;
        ring.insert(ring.end(), pieces[it->second].begin() + 1, pieces[it->second].end());
      }
    }
    out.push_back(std::move(ring));
  }
  return out;
}

/// The sides of the rectangle beyond which the point lies, as bits (the outcode of Cohen and Sutherland).
int outcode(Point p, const Rect& r) {
  return (p.x < r.x ? 1 : 0) | (p.x > r.right() ? 2 : 0) | (p.y < r.y ? 4 : 0) | (p.y > r.bottom() ? 8 : 0);
}

/// Appends relative path data, rounded to `steps` steps a px (1 or 10), without the points that are out of view.
void append_path(std::string& out, const MapGround& ground, const Chain& chain, bool closed, int steps) {
  const Rect view = ground.rect.inset(-kViewMarginPx);
  std::vector<Point> points;
  points.reserve(chain.size());
  for (const MapPoint& p : chain) points.push_back(ground.px_from_plane({p.x, p.y}));
  int all_beyond = 15;
  for (const Point& p : points) all_beyond &= outcode(p, view);
  if (all_beyond) return;
  std::string path;
  long x = 0, y = 0;
  int last_kept = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const int here = outcode(points[i], view);
    // Skipped if the line from the last point kept to the next point stays beyond one side.
    const bool between = i > 0 && i + 1 < points.size();
    if (between && (here & last_kept & outcode(points[i + 1], view))) continue;
    last_kept = here;
    const auto step = [=](float px) { return std::lround(px * static_cast<float>(steps)); };
    const long nx = step(points[i].x - ground.rect.x), ny = step(points[i].y - ground.rect.y);
    const bool first = path.empty();
    if (!first && nx == x && ny == y) continue;
    path += first ? "M" : path.back() == 'M' ? "" : "l";
    const auto px = [=](long count) { return number(static_cast<float>(count) / static_cast<float>(steps)); };
    path += px(nx - x);
    if (ny - y >= 0) path += ' ';
    path += px(ny - y);
    x = nx, y = ny;
  }
  if (std::count(path.begin(), path.end(), 'l') < (closed ? 2 : 1)) return;
  out += path;
  if (closed) out += 'z';
}

struct Writer {
  const Story& story;
  const MapData& map;
  const Scene& scene;
  const TextMeasure* measure;  // text is fitted to these widths if the font is substituted; null: the font is present
  Point origin;                // of the enclosing <svg>, in canvas px
  int steps = 1;               // of path data, a px
  std::string out = {};

  std::string paint(const Paint& p, char kind) const {
    std::string s = " class=\"";
    s += kind;
    s += '-';
    s += class_name(p.ink);
    if (p.ink == Ink::hue) s += std::to_string(p.party.index);
    s += '"';
    if (p.alpha < 1) s += std::string(kind == 'f' ? " fill-opacity=\"" : " stroke-opacity=\"") + number(p.alpha) + "\"";
    return s;
  }
  std::string fill(const Paint& p) const { return paint(p, 'f'); }
  std::string stroke(const Paint& p, float width) const {
    return paint(p, 's') + " fill=\"none\" stroke-width=\"" + number(width) + "\"";
  }

  template <class InSet>
  std::string outline_path(const InSet& in_set) const {
    std::string d;
    for (const Chain& c : chain_outlines(map, in_set)) append_path(d, scene.map, c, true, steps);
    return d;
  }

  void append_ground() {
    out += "<g>";
    out += "<path class=\"f-land s-coast\" d=\"" + outline_path([](std::uint32_t) { return true; }) + "\"/>";
    std::vector<std::uint32_t> members;
    for (const CountryStyle& s : scene.map.styles)
      if (s.fill && s.fill->ink == Ink::member_land) members.push_back(s.country);
    const auto is_member = [&](std::uint32_t c) { return std::find(members.begin(), members.end(), c) != members.end(); };
    if (!members.empty()) out += "<path class=\"f-member\" d=\"" + outline_path(is_member) + "\"/>";
    for (const CountryStyle& s : scene.map.styles) {
      const bool tinted = s.fill && s.fill->ink != Ink::member_land;
      if (!tinted && !s.hatch) continue;
      const std::string d = outline_path([&](std::uint32_t c) { return c == s.country; });
      if (tinted) out += "<path" + fill(*s.fill) + " d=\"" + d + "\"/>";
      if (s.hatch) out += "<path fill=\"url(#hatch)\" d=\"" + d + "\"/>";
    }
    for (const AreaStyle& s : scene.map.areas) {
      const Country& area = map.areas[s.area];
      const auto first = map.vertices.begin() + static_cast<std::ptrdiff_t>(area.first_vertex);
      std::string d;
      append_path(d, scene.map, Chain(first, first + static_cast<std::ptrdiff_t>(area.vertex_count)), true, steps);
      out += "<path fill=\"url(#area)\" d=\"" + d + "\"/>";
    }
    std::string borders;
    for (const MapArc& arc : map.arcs) {
      if (arc.left < 0 || arc.right < 0) continue;
      const auto first = map.arc_points.begin() + static_cast<std::ptrdiff_t>(arc.first_point);
      append_path(borders, scene.map, Chain(first, first + static_cast<std::ptrdiff_t>(arc.point_count)), false, steps);
    }
    out += "<path class=\"s-border\" fill=\"none\" d=\"" + borders + "\"/></g>";
  }

  /// At the origin of the enclosing <svg>, which clips to the map's rectangle.
  void append_map_and_marks() {
    out += "<rect width=\"100%\" height=\"100%\" class=\"f-sea\"/>";
    append_ground();
    for (const Layer& layer : scene.layers) {
      if (layer.part != "map") continue;
      for (const Shape& shape : layer.shapes) std::visit(*this, shape);
    }
  }

  Point local(Point p) const { return {p.x - origin.x, p.y - origin.y}; }

  std::string point_list(const std::vector<Point>& points) const {
    std::string s;
    for (const Point& p : points) s += (s.empty() ? "" : " ") + number(local(p).x) + "," + number(local(p).y);
    return s;
  }
  void append_circle(Point at, float r, const std::string& attributes) {
    const Point p = local(at);
    out += "<circle cx=\"" + number(p.x) + "\" cy=\"" + number(p.y) + "\" r=\"" + number(r) + "\"" + attributes + "/>";
  }

  void operator()(const FillShape& s) {
    const Point p = local({s.rect.x, s.rect.y});
    out += "<rect x=\"" + number(p.x) + "\" y=\"" + number(p.y) + "\" width=\"" + number(s.rect.w) + "\" height=\"" +
           number(s.rect.h) + "\" rx=\"" + number(s.radius_px) + "\"" + fill(s.paint) + "/>";
  }
  void operator()(const LineShape& s) {
    out += s.closed ? "<polygon" : "<polyline";
    out += stroke(s.paint, s.width_px);
    if (s.dash_px > 0) out += " stroke-dasharray=\"" + number(s.dash_px) + "\"";
    out += " points=\"" + point_list(s.points) + "\"/>";
  }
  void operator()(const PolygonShape& s) { out += "<polygon" + fill(s.paint) + " points=\"" + point_list(s.points) + "\"/>"; }
  void operator()(const DiscShape& s) {
    append_circle(s.centre, s.radius_px, fill(s.fill));
    if (s.outline) append_circle(s.centre, s.radius_px, stroke(*s.outline, s.outline_px));
  }
  void operator()(const StanceShape& s) {
    const Paint paper{Ink::paper, {}, 1};
    const float r = s.radius_px;
    append_circle(s.centre, r + 2, fill(paper));
    const Point c = local(s.centre);
    switch (s.stance) {
      case Stance::in_favour:
        append_circle(s.centre, r, fill(s.paint));
        break;
      case Stance::against: {
        const float d = r * 0.72f;
        for (const float sign : {1.f, -1.f})
          out += "<path" + stroke(s.paint, r * 0.5f) + " d=\"M" + number(c.x - d) + " " + number(c.y - sign * d) + "L" +
                 number(c.x + d) + " " + number(c.y + sign * d) + "\"/>";
        break;
      }
      case Stance::on_conditions:
        append_circle(s.centre, r - 1, stroke(s.paint, 2));
        out += "<path" + fill(s.paint) + " d=\"M" + number(c.x) + " " + number(c.y - r) + "A" + number(r) + " " + number(r) +
               " 0 0 0 " + number(c.x) + " " + number(c.y + r) + "z\"/>";
        break;
      case Stance::not_said:
        append_circle(s.centre, r - 1, stroke(s.paint, 2) + " stroke-dasharray=\"3\"");
        break;
    }
  }
  void operator()(const TextShape& s) {
    const float size = kTypeScalePx[s.style.size] * scene.viewport.text_scale;
    const Point p = local(s.at);
    out += "<text x=\"" + number(p.x) + "\" y=\"" + number(p.y + size * (kLineHeight / 2 + 0.35f)) + "\" font-size=\"" +
           number(size) + "\"";
    if (s.style.weight == Weight::semibold) out += " font-weight=\"600\"";
    if (s.style.family == Family::serif) out += " font-family=\"'Source Serif 4','Source Serif Pro',Georgia,serif\"";
    if (measure) {
      const float width = measure->width_px(s.text, s.style) * scene.viewport.text_scale;
      out += " textLength=\"" + number(width) + "\" lengthAdjust=\"spacingAndGlyphs\"";
    }
    std::string classes = fill(s.paint);
    if (s.halo) classes.insert(classes.find('"') + 1, "halo ");
    out += classes + ">" + escape_html(s.text) + "</text>";
  }
};

std::string css_rules(const Story& story, const Tokens& t, bool dark) {
  std::string css;
  const std::pair<Ink, std::uint32_t> inks[] = {{Ink::paper, t.paper},
                                                {Ink::ink, t.ink},
                                                {Ink::soft_ink, t.soft_ink},
                                                {Ink::rule, t.rule},
                                                {Ink::sea, t.sea},
                                                {Ink::land, t.land},
                                                {Ink::member_land, t.member_land},
                                                {Ink::border, t.border},
                                                {Ink::coast, t.coast},
                                                {Ink::hatch, t.hatch},
                                                {Ink::focus, t.focus}};
  const auto rule = [&](const std::string& name, std::uint32_t rgb) {
    css += ".f-" + name + "{fill:" + hex(rgb) + "}.s-" + name + "{stroke:" + hex(rgb) + "}";
  };
  for (const auto& [ink, rgb] : inks) rule(std::string(class_name(ink)), rgb);
  for (std::size_t i = 0; i < story.parties.size(); ++i)
    rule("hue" + std::to_string(i), dark ? story.parties[i].hue.dark : story.parties[i].hue.light);
  return css + ".halo{stroke:" + hex(t.paper) + ";stroke-width:3;paint-order:stroke;stroke-linejoin:round}";
}

std::string svg_start_tag(float width_px, float height_px, std::string_view attributes) {
  const std::string w = number(width_px), h = number(height_px);
  // xml:space, because a text next to one in another style begins or ends with the space between them.
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" width=\"" + w + "\" height=\"" + h +
                    "\" viewBox=\"0 0 " + w + " " + h +
                    "\" font-family=\"'Source Sans 3','Source Sans Pro',system-ui,sans-serif\"";
  return out.append(attributes) + ">";
}

/// The colours as CSS classes, and the two hatch patterns.
std::string style_and_patterns(const Story& story, SvgColours colours) {
  const bool dark = colours == SvgColours::dark;
  std::string out = "<style>" + css_rules(story, dark ? kDarkTokens : kLightTokens, dark);
  if (colours == SvgColours::follow_system)
    out += "@media(prefers-color-scheme:dark){" + css_rules(story, kDarkTokens, true) + "}";
  return out +
         "</style><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
         "patternTransform=\"rotate(45)\">"
         "<path class=\"s-hatch\" stroke-width=\"1.5\" d=\"M0 0V6\"/></pattern>"
         "<pattern id=\"area\" width=\"3.5\" height=\"3.5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">"
         "<path class=\"s-soft\" stroke-width=\"1.2\" d=\"M0 0V4\"/></pattern>";
}

}  // namespace

std::string map_svg(const Story& story, const MapData& map, const Scene& scene, SvgColours colours) {
  const Rect& r = scene.map.rect;
  const TableTextMeasure measure;  // the poster cannot rely on the fonts
  Writer w{story, map, scene, &measure, {r.x, r.y}};
  w.out = svg_start_tag(r.w, r.h, "");
  w.out += style_and_patterns(story, colours);
  w.append_map_and_marks();
  w.out += "</svg>\n";
  return std::move(w.out);
}

std::string picture_svg(const Story& story, const MapData* map, const Picture& picture, SvgColours colours,
                        const TextMeasure* measure) {
  const Scene& scene = picture.scene;
  const MapData nothing;
  Writer w{story, map ? *map : nothing, scene, measure, {}, 10};
  w.out = svg_start_tag(scene.viewport.width_px, scene.viewport.height_px, " role=\"img\" aria-labelledby=\"title desc\"");
  w.out += "<title id=\"title\">" + escape_html(picture.title) + "</title><desc id=\"desc\">" +
           escape_html(picture.description) + "</desc>";
  w.out += style_and_patterns(story, colours == SvgColours::dark ? SvgColours::dark : SvgColours::light);
  w.out += "<rect width=\"100%\" height=\"100%\" class=\"f-paper\"/>";
  for (const Layer& layer : scene.layers) {
    if (layer.part == "map") {
      const Rect& r = scene.map.rect;
      w.origin = {r.x, r.y};
      w.out += "<svg y=\"" + number(r.y) + "\" width=\"" + number(r.w) + "\" height=\"" + number(r.h) + "\">";
      w.append_map_and_marks();
      w.out += "</svg>";
      w.origin = {};
    } else {
      for (const Shape& shape : layer.shapes) std::visit(w, shape);
    }
  }
  w.out += "</svg>\n";
  return std::move(w.out);
}

}  // namespace standpoint
