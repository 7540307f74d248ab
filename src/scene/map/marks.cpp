// The parties' marks and labels: at the party's place or, where that is out of view, at the edge of the map towards it.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "scene/map/map_parts.h"
#include "standpoint/projection.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr float kMarkPx = 9;
constexpr float kSubjectDotPx = 3;
constexpr float kAnchorDotPx = 3.5f;
constexpr float kEdgePx = 8;                             // between labels and the edge of the map
constexpr float kMaxSpeakerPx = 180;                     // width of a speaker's name
constexpr float kLineOverlapPx = 4;                      // the lines of a label are set closer than kLineHeight
constexpr float kEmphasisRingPx = 5, kChangeRingPx = 4;  // beyond the mark's radius

/// How much a label contains, the most first.
enum class Detail { full, no_speaker, short_name, name_alone };

std::string stance_word(const SceneBuilder& b, const PartyAnswer& a) {
  if (b.state.question) return words::stance(b.say, a.stance);
  return a.statements == 0 ? b.say("map.not-spoken") : words::statements(b.say, a.statements);
}

/// The speakers of the evidence, to follow the stance; empty without a position.
std::string speaker_text(const SceneBuilder& b, const PartyAnswer& a) {
  if (!b.state.question || !a.position) return {};
  const PersonId first = b.story[a.position->evidence.front()].speaker;
  bool others = false;
  for (const QuoteId q : a.position->evidence) others |= b.story[q].speaker != first;
  const std::string name = ellipsize(b.story[first].name, kBody, b.u(kMaxSpeakerPx), b.measure);
  return " \xC2\xB7 " + (others ? b.say("map.and-others", {{"name", name}}) : name);
}

std::vector<PartyMark> make_marks(const SceneBuilder& b, const MapContext& context, Detail detail) {
  std::vector<PartyMark> out;
  const AzimuthalEqualArea projection(b.story.map.projection_centre);
  const bool narrow = b.scene.layout == LayoutKind::narrow, is_short = detail >= Detail::short_name;
  const float max_px = std::min(std::max(b.u(120), context.rect.w * 0.4f), context.rect.w - b.u(3 * kMarkPx) - 4 * kEdgePx);
  for (std::uint32_t i = 0; i < b.story.parties.size(); ++i) {
    const Party& party = b.story.parties[i];
    PartyMark m;
    m.party = {i};
    m.anchor = b.scene.map.px_from_plane(projection.forward(party.place.at));
    m.subject = party.role == PartyRole::subject;
    m.name_style = m.subject ? kBody : narrow || is_short ? kBodyBold : kLeadBold;
    const bool fits = b.measure.width_px(party.name, m.name_style) <= max_px;
    m.name = ellipsize(is_short || !fits ? party.short_name : party.name, m.name_style, max_px, b.measure);
    if (const PartyAnswer* a = answer_of(b, m.party); a && detail != Detail::name_alone) {
      m.word = stance_word(b, *a);
      if (detail == Detail::full && !narrow) m.speaker = speaker_text(b, *a);
    }
    out.push_back(std::move(m));
  }
  return out;
}

LabelRequest make_label_request(const SceneBuilder& b, const PartyMark& m, Detail detail) {
  LabelRequest q;
  q.anchor = m.anchor;
  q.text_w_px = b.measure.width_px(m.name, m.name_style);
  q.text_h_px = b.measure.line_px(m.name_style);
  if (!m.word.empty()) {
    q.text_w_px = std::max(q.text_w_px, b.measure.width_px(m.word, kBodyBold) + b.measure.width_px(m.speaker, kBody));
    q.text_h_px += b.measure.line_px(kBody) - b.u(kLineOverlapPx);
  }
  q.mark_r_px = b.u(m.subject ? kSubjectDotPx : kMarkPx);
  // Subjects are placed first and stay at their places as long as possible; the other labels can move around them.
  q.may_lead = !m.subject || detail >= Detail::short_name;
  q.optional = m.subject;
  q.priority = m.subject ? 1 : 0;
  // A label on another party's territory would seem to belong to that party.
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

/// True if every label is clear.
bool try_to_place_marks(const SceneBuilder& b, const MapContext& context, Detail detail, Effort effort,
                        std::vector<PartyMark>& marks) {
  marks = make_marks(b, context, detail);
  std::vector<LabelRequest> requests;
  requests.reserve(marks.size());
  for (const PartyMark& m : marks) requests.push_back(make_label_request(b, m, detail));
  const std::vector<PlacedLabel> labels = place_labels(requests, context.rect.inset(kEdgePx), context.occupied, effort);
  bool clear = true;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i].label = labels[i];
    clear &= labels[i].clear;
  }
  return clear;
}

std::string mark_text(const SceneBuilder& b, const PartyMark& m) {
  const Party& party = b.story[m.party];
  if (m.subject) return b.say("map.subject", {{"party", party.name}});
  const PartyAnswer* a = answer_of(b, m.party);
  std::string out = party.name + ": ";
  if (!b.state.question) return out + words::statements(b.say, a ? a->statements : 0);
  out += words::stance(b.say, a ? a->stance : Stance::not_said);
  if (a && a->position) out += ". " + b.story[a->position->position].summary;
  if (a && a->changed) out += " " + b.say("map.changed");
  return out;
}

/// An arrowhead beside the mark, towards a place that is out of view.
void build_pointer(SceneBuilder& b, Layer& layer, const PartyMark& m) {
  const Point from = m.label.mark;
  const float dx = m.anchor.x - from.x, dy = m.anchor.y - from.y, far = std::max(1.f, std::hypot(dx, dy));
  const float r = b.u(m.subject ? kSubjectDotPx : kMarkPx);
  const Point way{dx / far, dy / far};
  const auto at = [&](float along, float across) {
    return Point{from.x + way.x * along - way.y * across, from.y + way.y * along + way.x * across};
  };
  const float base = r + 2, half = pointer_px(r) * 0.55f;
  layer.shapes.push_back(
      PolygonShape{{at(r + pointer_px(r), 0), at(base, half), at(base, -half)}, m.subject ? soft() : hue(m.party)});
}

void build_label(SceneBuilder& b, Layer& layer, const PartyMark& m) {
  const PlacedLabel& p = m.label;
  const auto line_x = [&](float w) {
    if (p.side == LabelSide::right) return p.text.x;
    return p.side == LabelSide::left ? p.text.right() - w : p.text.x + (p.text.w - w) / 2;
  };
  float y = p.text.y;
  b.add_text(layer, {line_x(b.measure.width_px(m.name, m.name_style)), y}, m.name, m.name_style, m.subject ? soft() : ink(),
             true);
  if (m.word.empty()) return;
  y += b.measure.line_px(m.name_style) - b.u(kLineOverlapPx);
  const float w = b.measure.width_px(m.word, kBodyBold) + b.measure.width_px(m.speaker, kBody);
  const float x = b.add_text(layer, {line_x(w), y}, m.word, kBodyBold, hue(m.party), true);
  b.add_text(layer, {x, y}, m.speaker, kBody, soft(), true);
}

void build_mark(SceneBuilder& b, Layer& layer, const PartyMark& m) {
  const PlacedLabel& p = m.label;
  const bool strong = emphasised(b, m.party);
  const Paint paint = hue(m.party);
  if (p.leader) {
    layer.shapes.push_back(LineShape{{m.anchor, p.mark}, m.subject ? soft() : ink(), b.u(strong ? 1.6f : 1), 0});
    layer.shapes.push_back(DiscShape{m.anchor, b.u(kAnchorDotPx), m.subject ? soft() : ink(), paper(), b.u(1)});
  }
  if (p.beyond) build_pointer(b, layer, m);
  if (m.subject) {
    layer.shapes.push_back(DiscShape{p.mark, b.u(kSubjectDotPx), soft(), paper(), b.u(1)});
  } else {
    const PartyAnswer* a = answer_of(b, m.party);
    if (strong) layer.shapes.push_back(DiscShape{p.mark, b.u(kMarkPx + kEmphasisRingPx), paper(), paint, b.u(1.5f)});
    if (!strong && a && a->changed)
      layer.shapes.push_back(
          DiscShape{p.mark, b.u(kMarkPx + kChangeRingPx), {Ink::paper, {}, 0.8f}, hue(m.party, 0.75f), b.u(1)});
    if (b.state.question)
      layer.shapes.push_back(StanceShape{p.mark, b.u(kMarkPx), a ? a->stance : Stance::not_said, paint});
    else
      layer.shapes.push_back(DiscShape{p.mark, b.u(kMarkPx), a && a->statements > 0 ? paint : paper(), paint, b.u(2)});
  }
  build_label(b, layer, m);
}

}  // namespace

PlacedMarks place_marks(const SceneBuilder& b, const MapContext& context, std::size_t first, std::size_t last) {
  struct Attempt {
    Detail detail;
    Effort effort;
  };
  constexpr Attempt kAttempts[] = {{Detail::full, Effort::near_anchor},       {Detail::no_speaker, Effort::near_anchor},
                                   {Detail::short_name, Effort::near_anchor}, {Detail::short_name, Effort::anywhere},
                                   {Detail::name_alone, Effort::anywhere},    {Detail::name_alone, Effort::rows}};
  static_assert(std::size(kAttempts) == kLastAttempt + 1);
  PlacedMarks out{.marks = {}, .attempt = first};
  for (;; ++out.attempt) {
    const Attempt& attempt = kAttempts[out.attempt];
    if (try_to_place_marks(b, context, attempt.detail, attempt.effort, out.marks) || out.attempt == last) return out;
  }
}

void reserve_marks(const SceneBuilder& b, const std::vector<PartyMark>& marks, MapContext& context) {
  for (const PartyMark& m : marks) {
    if (!m.label.clear) continue;
    context.occupied.push_back(m.label.box);
    if (m.label.leader) context.occupied.push_back(Rect{m.anchor.x, m.anchor.y, 0, 0}.inset(-b.u(kSubjectDotPx)));
  }
}

void build_marks(SceneBuilder& b, MapContext& context, const std::vector<PartyMark>& marks) {
  for (const bool subjects : {true, false})
    for (const PartyMark& m : marks) {
      if (m.subject != subjects) continue;
      if (m.label.clear) build_mark(b, context.layer, m);
      Rect target = m.label.box.inset(b.u(-4));
      if (const float grow = b.min_target_px() - target.h; grow > 0)
        target = {target.x, target.y - grow / 2, target.w, target.h + grow};
      Region region{.id = "party:" + b.story[m.party].id,
                    .parent = context.group,
                    .role = m.subject ? Role::text : Role::toggle,
                    .name = mark_text(b, m),
                    .rect = target,
                    .pressed = b.state.party == m.party,
                    .pointer = m.label.clear,
                    .on_hover = Hover{.party = m.party}};
      if (!m.subject) region.on_activate = action::SelectParty{m.party};
      b.add_region(std::move(region));
    }
}

}  // namespace standpoint
