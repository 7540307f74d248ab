// The map of positions: the ground's tints, the parties' marks with their labels, and the ties between quotes as arcs.
#include <algorithm>
#include <cmath>

#include "label_placement.h"
#include "scene_builder.h"
#include "words.h"

namespace standpoint {
namespace {

constexpr float kMarkPx = 9;
constexpr float kSubjectDotPx = 3;
constexpr float kAnchorDotPx = 3.5f;
constexpr double kNamesFromPxPerUnit = 900;  // quiet country names appear from here on

bool inside(const Rect& r, const Rect& outer) {
  return r.x >= outer.x && r.y >= outer.y && r.right() <= outer.right() && r.bottom() <= outer.bottom();
}

bool overlaps_any(const Rect& r, const std::vector<Rect>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Rect& o) { return o.overlaps(r); });
}

bool emphasised(const SceneBuilder& b, PartyId party) {
  const Hover& h = b.state.hover;
  return b.state.party == party || h.party == party || (h.quote && b.story.party_of(*h.quote) == party) ||
         (b.state.quote && b.story.party_of(*b.state.quote) == party);
}

const PartyAnswer* answer_of(const SceneBuilder& b, PartyId party) {
  for (const PartyAnswer& a : b.answers)
    if (a.party == party) return &a;
  return nullptr;
}

void style_ground(SceneBuilder& b) {
  if (!b.map) return;
  std::vector<CountryStyle>& styles = b.scene.map.styles;
  const auto style = [&](const std::string& a3) -> CountryStyle* {
    const auto country = b.map->find(a3);
    if (!country) return nullptr;
    for (CountryStyle& s : styles)
      if (s.country == *country) return &s;
    styles.push_back({*country, {}, {}, {}});
    return &styles.back();
  };
  for (const Party& party : b.story.parties)
    for (const std::string& a3 : party.members)
      if (CountryStyle* s = style(a3)) s->fill = Paint{Ink::member_land, {}, 1};
  for (std::uint32_t i = 0; i < b.story.parties.size(); ++i) {
    const PartyId id{i};
    const Party& party = b.story.parties[i];
    const PartyAnswer* answer = answer_of(b, id);
    const bool strong = emphasised(b, id);
    for (const std::string& a3 : party.territory) {
      CountryStyle* s = style(a3);
      if (!s || !answer) continue;
      const bool has_said = b.state.question ? answer->stance != Stance::not_said : answer->statements > 0;
      if (has_said)
        s->fill = hue(id, strong ? 0.66f : 0.5f);
      else
        s->hatch = Paint{Ink::hatch, {}, 1};
      if (strong) s->outline = hue(id);
    }
    if (party.territory.empty() && strong)
      for (const std::string& a3 : party.members)
        if (CountryStyle* s = style(a3)) s->outline = hue(id);
  }
}

struct Mark {
  PartyId party;
  Point anchor;
  std::string name;
  std::string word;     // "For"
  std::string speaker;  // " · Annalena Baerbock"
  TextStyle name_style = kLeadBold;
  bool subject = false;
};

/// Fuller labels first; shorter ones where those cannot be placed clear of one another.
enum class Detail { full, no_speaker, short_name };

std::vector<Mark> marks_for(const SceneBuilder& b, Detail detail) {
  std::vector<Mark> out;
  const AzimuthalEqualArea projection(b.story.map.projection_centre);
  const bool narrow = b.scene.layout == LayoutKind::narrow;
  for (std::uint32_t i = 0; i < b.story.parties.size(); ++i) {
    const Party& party = b.story.parties[i];
    Mark m;
    m.party = {i};
    m.anchor = b.scene.map.px_from_plane(projection.forward(party.place.at));
    m.subject = party.role == PartyRole::subject;
    m.name = detail == Detail::short_name ? party.short_name : party.name;
    m.name = ellipsize(m.name, kLeadBold, std::max(b.u(120), b.scene.map.rect.w * 0.4f), b.measure);
    m.name_style = m.subject ? kBody : narrow || detail == Detail::short_name ? kBodyBold : kLeadBold;
    if (const PartyAnswer* a = answer_of(b, m.party)) {
      if (b.state.question) {
        m.word = words::stance(a->stance);
        if (a->position && detail == Detail::full && !narrow) {
          const Person& first = b.story[b.story[a->position->evidence.front()].speaker];
          bool others = false;
          for (const QuoteId q : a->position->evidence)
            others |= b.story[q].speaker != b.story[a->position->evidence.front()].speaker;
          m.speaker = " \xC2\xB7 " + ellipsize(first.name, kBody, b.u(180), b.measure) + (others ? " and others" : "");
        }
      } else {
        m.word = a->statements == 0 ? std::string("Has not spoken") : words::statements(a->statements);
      }
    }
    out.push_back(std::move(m));
  }
  return out;
}

LabelRequest request_for(const SceneBuilder& b, const Mark& m, Detail detail) {
  LabelRequest q;
  q.anchor = m.anchor;
  q.text_w_px = b.measure.width_px(m.name, m.name_style);
  q.text_h_px = b.measure.line_px(m.name_style);
  if (!m.word.empty()) {
    q.text_w_px = std::max(q.text_w_px, b.measure.width_px(m.word, kBodyBold) + b.measure.width_px(m.speaker, kBody));
    q.text_h_px += b.measure.line_px(kBody) - b.u(4);
  }
  q.mark_r_px = b.u(m.subject ? kSubjectDotPx : kMarkPx);
  // Quiet names keep to their places while that is possible, and come first for it; the parties' labels can go round them.
  q.may_lead = !m.subject || detail == Detail::short_name;
  q.priority = m.subject ? 1 : 0;
  // A label over another party's tint would seem to be that party's.
  for (std::uint32_t i = 0; b.map && i < b.story.parties.size(); ++i) {
    if (PartyId{i} == m.party || b.story.parties[i].role == PartyRole::subject) continue;
    for (const std::string& a3 : b.story.parties[i].territory)
      if (const auto country = b.map->find(a3)) {
        const MapBounds& c = b.map->countries[*country].bounds;
        const Point tl = b.scene.map.px_from_plane({c.min_x, c.min_y}), br = b.scene.map.px_from_plane({c.max_x, c.max_y});
        const Rect ground{tl.x, tl.y, br.x - tl.x, br.y - tl.y};
        if (ground.w < b.scene.map.rect.w / 3) q.avoid.push_back(ground);
      }
  }
  return q;
}

struct Placement {
  std::vector<Mark> marks;
  std::vector<PlacedLabel> labels;
};

Placement place(const SceneBuilder& b, const std::vector<Rect>& obstacles) {
  Placement best;
  for (const Detail detail : {Detail::full, Detail::no_speaker, Detail::short_name}) {
    best.marks = marks_for(b, detail);
    std::vector<LabelRequest> requests;
    for (const Mark& m : best.marks) requests.push_back(request_for(b, m, detail));
    best.labels = place_labels(requests, b.scene.map.rect.inset(b.u(8)), obstacles);
    if (std::all_of(best.labels.begin(), best.labels.end(), [](const PlacedLabel& p) { return p.clear; })) break;
  }
  return best;
}

std::string mark_name(const SceneBuilder& b, const Mark& m) {
  const Party& party = b.story[m.party];
  if (m.subject) return party.name + ": what the talks are about; this story quotes nobody from there.";
  const PartyAnswer* a = answer_of(b, m.party);
  std::string out = party.name + ": ";
  if (!b.state.question) return out + words::statements(a ? a->statements : 0);
  out += words::stance(a ? a->stance : Stance::not_said);
  if (a && a->position) out += ". " + b.story[a->position->position].summary;
  return out;
}

void build_mark(SceneBuilder& b, Layer& layer, int group, const Mark& m, const PlacedLabel& p) {
  const bool strong = emphasised(b, m.party);
  const Paint paint = hue(m.party);
  if (p.leader) {
    layer.shapes.push_back(LineShape{{m.anchor, p.mark}, m.subject ? soft() : ink(), b.u(strong ? 1.6f : 1), 0});
    layer.shapes.push_back(DiscShape{m.anchor, b.u(kAnchorDotPx), m.subject ? soft() : ink(), paper(), b.u(1)});
  }
  if (m.subject) {
    layer.shapes.push_back(DiscShape{p.mark, b.u(kSubjectDotPx), soft(), paper(), b.u(1)});
  } else {
    const PartyAnswer* a = answer_of(b, m.party);
    if (strong) layer.shapes.push_back(DiscShape{p.mark, b.u(kMarkPx + 5), paper(), paint, b.u(1.5f)});
    if (b.state.question)
      layer.shapes.push_back(StanceShape{p.mark, b.u(kMarkPx), a ? a->stance : Stance::not_said, paint});
    else
      layer.shapes.push_back(DiscShape{p.mark, b.u(kMarkPx), a && a->statements > 0 ? paint : paper(), paint, b.u(2)});
  }
  const auto line_x = [&](float w) {
    if (p.side == LabelSide::right) return p.text.x;
    return p.side == LabelSide::left ? p.text.right() - w : p.text.x + (p.text.w - w) / 2;
  };
  float y = p.text.y;
  b.text(layer, {line_x(b.measure.width_px(m.name, m.name_style)), y}, m.name, m.name_style, m.subject ? soft() : ink(), true);
  if (!m.word.empty()) {
    y += b.measure.line_px(m.name_style) - b.u(4);
    const float w = b.measure.width_px(m.word, kBodyBold) + b.measure.width_px(m.speaker, kBody);
    const float x = b.text(layer, {line_x(w), y}, m.word, kBodyBold, paint, true);
    b.text(layer, {x, y}, m.speaker, kBody, soft(), true);
  }
  Rect target = p.box.inset(b.u(-4));
  if (const float grow = b.target() - target.h; grow > 0) target = {target.x, target.y - grow / 2, target.w, target.h + grow};
  Region region{.id = "party:" + b.story[m.party].id,
                .parent = group,
                .role = m.subject ? Role::text : Role::toggle,
                .name = mark_name(b, m),
                .rect = target,
                .pressed = b.state.party == m.party,
                .pointer = true,
                .on_hover = Hover{.party = m.party}};
  if (!m.subject) region.on_activate = action::SelectParty{m.party};
  b.region(std::move(region));
}

// --- Ties ---

struct Arc {
  QuoteId from, to;
  TieKind kind;
};

std::vector<Arc> arcs_to_draw(const SceneBuilder& b) {
  std::vector<Arc> out;
  const auto known = [&](QuoteId q) { return known_by(b.story[q], b.state.clock, b.moment); };
  const auto add = [&](QuoteId from, const Tie& tie) {
    const PartyId from_party = b.story.party_of(from), to_party = b.story.party_of(tie.target);
    if (from_party == to_party || !known(from) || !known(tie.target)) return;
    // Between the same two places only one arc of a kind can be told from its neighbours.
    const bool drawn = std::any_of(out.begin(), out.end(), [&](const Arc& a) {
      return a.kind == tie.kind && b.story.party_of(a.from) == from_party && b.story.party_of(a.to) == to_party;
    });
    if (!drawn) out.push_back({from, tie.target, tie.kind});
  };
  const auto add_ties = [&](QuoteId q, bool both_ways) {
    std::vector<QuoteId> wordings = b.story[q].other_wordings;
    wordings.insert(wordings.begin(), q);
    for (const QuoteId w : wordings) {
      for (const Tie& t : b.story[w].ties) add(w, t);
      if (both_ways)
        for (const Tie& t : b.story[w].tied_from) add(t.target, {t.kind, w});
    }
  };
  if (b.state.quote) add_ties(*b.state.quote, true);
  if (b.state.hover.quote && b.state.hover.quote != b.state.quote) add_ties(*b.state.hover.quote, true);
  if (b.state.all_ties)
    for (const QuoteId q : quotes_at(b.story, b.filter, b.state.clock, b.moment)) add_ties(q, false);
  return out;
}

void build_arc(SceneBuilder& b, Layer& layer, const Arc& arc, std::vector<Rect>& taken) {
  const AzimuthalEqualArea projection(b.story.map.projection_centre);
  const PartyId from_party = b.story.party_of(arc.from), to_party = b.story.party_of(arc.to);
  const Point a = b.scene.map.px_from_plane(projection.forward(b.story[from_party].place.at));
  const Point z = b.scene.map.px_from_plane(projection.forward(b.story[to_party].place.at));
  const float dx = z.x - a.x, dy = z.y - a.y, length = std::hypot(dx, dy);
  if (length < 2) return;
  const float bulge = std::max(length * 0.22f, b.u(14));
  Point middle{(a.x + z.x) / 2 + dy / length * bulge, (a.y + z.y) / 2 - dx / length * bulge};
  if (dx < 0) middle = {(a.x + z.x) / 2 - dy / length * bulge, (a.y + z.y) / 2 + dx / length * bulge};
  const auto at = [&](float t) {
    const float s = 1 - t;
    return Point{s * s * a.x + 2 * s * t * middle.x + t * t * z.x, s * s * a.y + 2 * s * t * middle.y + t * t * z.y};
  };
  LineShape line{{}, hue(from_party), b.u(2), 0};
  if (arc.kind == TieKind::echoes) line.dash_px = b.u(6);
  if (arc.kind == TieKind::repeats) line.dash_px = b.u(2);
  constexpr int kSteps = 32;
  for (int i = 0; i <= kSteps; ++i) line.points.push_back(at(static_cast<float>(i) / kSteps));
  LineShape ground = line;
  ground.paint = paper();
  ground.width_px = b.u(4.5f);
  ground.dash_px = 0;
  layer.shapes.push_back(std::move(ground));
  layer.shapes.push_back(std::move(line));
  // The head points at the quote that is answered, echoed, repeated or contradicted.
  const Point tip = at(1 - std::min(0.3f, b.u(kMarkPx + 3) / length)),
              back = at(1 - std::min(0.6f, b.u(kMarkPx + 13) / length));
  const float hx = tip.x - back.x, hy = tip.y - back.y, hl = std::max(0.001f, std::hypot(hx, hy));
  const Point n{-hy / hl * b.u(4.5f), hx / hl * b.u(4.5f)};
  layer.shapes.push_back(PolygonShape{{tip, {back.x + n.x, back.y + n.y}, {back.x - n.x, back.y - n.y}}, hue(from_party)});

  const std::string words = b.story[b.story[arc.from].speaker].name + " " +
                            (arc.kind == TieKind::answers       ? "answers "
                             : arc.kind == TieKind::echoes      ? "echoes "
                             : arc.kind == TieKind::contradicts ? "contradicts "
                                                                : "repeats ") +
                            b.story[b.story[arc.to].speaker].name;
  const float w = b.measure.width_px(words, kSmall), h = b.measure.line_px(kSmall);
  const Rect& ground_rect = b.scene.map.rect;
  for (const float away : {4.f, 16.f, 30.f, 48.f, 70.f, 96.f})
    for (const float t : {0.5f, 0.35f, 0.65f, 0.2f, 0.8f})
      for (const float side : {-1.f, 1.f}) {
        const Point p = at(t);
        const Rect box{std::clamp(p.x - w / 2, ground_rect.x + 8, std::max(ground_rect.x + 8, ground_rect.right() - w - 8)),
                       side < 0 ? p.y - h - b.u(away) : p.y + b.u(away), w, h};
        if (!inside(box, ground_rect) || overlaps_any(box, taken)) continue;
        b.text(layer, {box.x, box.y}, words, kSmall, ink(), true);
        taken.push_back(box);
        return;
      }
}

// --- Names of the neighbours, and the tools ---

/// Names of countries without a part in the story: those that the zoom leaves room for, and the one that is pointed at.
void build_quiet_names(SceneBuilder& b, Layer& layer, std::vector<Rect>& taken) {
  if (!b.map) return;
  const MapGround& ground = b.scene.map;
  const bool near = ground.camera.px_per_unit >= kNamesFromPxPerUnit * static_cast<double>(b.measure.scale);
  for (const Country& country : b.map->countries) {
    const bool pointed_at = country.a3 == b.state.hover.country;
    if (!near && !pointed_at) continue;
    const bool in_story = std::any_of(b.story.parties.begin(), b.story.parties.end(), [&](const Party& p) {
      return std::find(p.territory.begin(), p.territory.end(), country.a3) != p.territory.end();
    });
    if (in_story) continue;
    const double country_px = (country.bounds.max_x - country.bounds.min_x) * ground.camera.px_per_unit;
    const float w = b.measure.width_px(country.name, kSmall), h = b.measure.line_px(kSmall);
    if (!pointed_at && static_cast<double>(w) > country_px * 0.9) continue;
    const Point p = ground.px_from_plane(country.label);
    const Rect box{p.x - w / 2, p.y - h / 2, w, h};
    const Rect room = box.inset(-4);
    if (overlaps_any(room, taken) || !inside(room, ground.rect)) continue;
    b.text(layer, {box.x, box.y}, country.name, kSmall, pointed_at ? ink() : soft(), true);
    taken.push_back(room);
  }
}

struct Tool {
  std::string_view id, name;
  Rect rect;
};

std::vector<Tool> tools_in(const SceneBuilder& b, const Rect& rect) {
  const float side = std::max(b.target(), b.u(36)), gap = b.u(8);
  // On a phone a column would stand on eastern Europe; a row along the foot covers the least.
  const bool row = b.scene.layout == LayoutKind::narrow;
  std::vector<Tool> out;
  Rect at{rect.right() - gap - side, rect.bottom() - gap - side, side, side};
  for (const auto& [id, name] : {std::pair<std::string_view, std::string_view>{"map:fit", "Reset the map"},
                                 {"map:out", "Zoom out"},
                                 {"map:in", "Zoom in"}}) {
    out.push_back({id, name, at});
    (row ? at.x : at.y) -= side;
  }
  return out;
}

void build_tools(SceneBuilder& b, int group, const std::vector<Tool>& tools) {
  if (!b.state.controls) return;
  Layer& layer = b.layer("map tools", b.scene.map.rect);
  const Rect &first = tools.back().rect, &last = tools.front().rect;
  const Rect frame{first.x, first.y, last.right() - first.x, last.bottom() - first.y};
  layer.shapes.push_back(FillShape{frame, rule(), b.u(4)});
  layer.shapes.push_back(FillShape{frame.inset(1), paper(), b.u(3)});
  for (const Tool& tool : tools) {
    const Point c = tool.rect.centre();
    const float r = b.u(6);
    const auto stroke = [&](std::vector<Point> points) {
      layer.shapes.push_back(LineShape{std::move(points), ink(), b.u(1.8f), 0});
    };
    if (tool.id == "map:fit") {
      for (const float sx : {-1.f, 1.f})
        for (const float sy : {-1.f, 1.f})
          stroke({{c.x + sx * r, c.y + sy * r * 0.35f}, {c.x + sx * r, c.y + sy * r}, {c.x + sx * r * 0.35f, c.y + sy * r}});
    } else {
      stroke({{c.x - r, c.y}, {c.x + r, c.y}});
      if (tool.id == "map:in") stroke({{c.x, c.y - r}, {c.x, c.y + r}});
    }
    Camera camera = b.scene.map.camera;
    camera.px_per_unit *= tool.id == "map:in" ? 1.6 : 1 / 1.6;
    b.region({.id = std::string(tool.id),
              .parent = group,
              .role = Role::button,
              .name = std::string(tool.name),
              .rect = tool.rect,
              .pointer = true,
              .on_activate = tool.id == "map:fit" ? Action{action::FitMap{}} : Action{action::SetCamera{camera}}});
  }
}

std::string ties_words(const SceneBuilder& b) {
  const bool narrow = b.scene.layout == LayoutKind::narrow;
  return std::string(b.state.all_ties ? "Hide links" : "Show links") + (narrow ? "" : " between quotes");
}

Rect ties_button(const SceneBuilder& b, const Rect& rect) {
  const float w = b.measure.width_px(ties_words(b), kSmall) + b.u(20);
  const float h = std::max(b.target(), b.u(28));
  return {rect.x + b.u(8), rect.bottom() - b.u(8) - h, w, h};
}

void build_ties_button(SceneBuilder& b, int group, const Rect& rect) {
  if (!b.state.controls) return;
  Layer& layer = b.layer("ties button", b.scene.map.rect);
  layer.shapes.push_back(FillShape{rect, rule(), b.u(4)});
  layer.shapes.push_back(FillShape{rect.inset(1), paper(), b.u(3)});
  b.text(layer, {rect.x + b.u(10), rect.y + (rect.h - b.measure.line_px(kSmall)) / 2}, ties_words(b), kSmall, ink());
  b.region({.id = "map:ties",
            .parent = group,
            .role = Role::toggle,
            .name = "Show links between quotes",
            .rect = rect,
            .pressed = b.state.all_ties,
            .pointer = true,
            .on_activate = action::SetAllTies{!b.state.all_ties}});
}

}  // namespace

void build_map(SceneBuilder& b, const Rect& rect) {
  b.scene.map.rect = rect;
  b.scene.map.camera = b.transient.camera        ? *b.transient.camera
                       : b.state.camera.fitted() ? fit_camera(b.story, rect)
                                                 : b.state.camera;
  style_ground(b);

  const std::vector<Tool> tools = tools_in(b, rect);
  const Rect ties_rect = ties_button(b, rect);
  std::vector<Rect> taken;
  if (b.state.controls) {
    for (const Tool& t : tools) taken.push_back(t.rect);
    taken.push_back(ties_rect);
  }

  const int group = b.region({.id = "map", .role = Role::group, .name = "Map of positions", .rect = rect});
  b.region(
      {.id = "map:view",
       .parent = group,
       .role = Role::map,
       .name = "Map. Arrows move it, plus and minus zoom, zero shows everything, Alt and an arrow go to the nearest party.",
       .rect = rect});

  const Placement placement = place(b, taken);
  for (const PlacedLabel& p : placement.labels) taken.push_back(p.box);

  // One layer, so that the ground is drawn once, under all of it.
  Layer layer{"map", rect, {}};
  build_quiet_names(b, layer, taken);
  for (const Arc& arc : arcs_to_draw(b)) build_arc(b, layer, arc, taken);
  for (const bool subjects : {true, false})
    for (std::size_t i = 0; i < placement.marks.size(); ++i)
      if (placement.marks[i].subject == subjects) build_mark(b, layer, group, placement.marks[i], placement.labels[i]);
  b.scene.layers.push_back(std::move(layer));
  build_tools(b, group, tools);
  build_ties_button(b, group, ties_rect);
}

}  // namespace standpoint
