#include "standpoint/picture.h"

#include <algorithm>
#include <cmath>

#include "scene/scene_builder.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr TextStyle kHeadline{Family::serif, Weight::semibold, 4};
constexpr float kMarginPx = 32;  // the same as the table's
constexpr float kGapPx = 8;
constexpr float kMarkPx = 5.5f;
constexpr float kMinMapPx = 140;
constexpr float kTopPx = 20, kFootTopPx = 10, kFootBottomPx = 14;
constexpr float kMarkToWordPx = 18, kAnswerGapPx = 20, kAnswerLinePx = 22;
constexpr Stance kStances[] = {Stance::in_favour, Stance::on_conditions, Stance::against, Stance::not_said};

/// The view without controls, hover, input fields and search.
ViewState without_screen_state(ViewState state) {
  state.controls = false;
  state.hover = {};
  state.playing = false;
  state.typed_date.reset();
  state.sheet_open = false;
  state.search.clear();
  return state;
}

Camera picture_camera(const Story& story, const ViewState& state, const MapGround* seen, const Rect& rect) {
  if (state.camera.fitted() || seen == nullptr || seen->rect.w <= 0 || seen->rect.h <= 0) return fit_camera(story, rect);
  Camera camera = seen->camera;
  camera.px_per_unit *= static_cast<double>(std::min(rect.w / seen->rect.w, rect.h / seen->rect.h));
  return camera;
}

struct Answer {
  Stance stance;
  std::string word, names;
};

std::vector<Answer> collect_answers(const SceneBuilder& b) {
  std::vector<Answer> out;
  if (!b.state.question) return out;
  for (const Stance stance : kStances) {
    std::string names;
    for (const PartyAnswer& a : b.answers)
      if (a.stance == stance) names.append(names.empty() ? "" : ", ").append(b.story[a.party].name);
    if (!names.empty()) out.push_back({stance, words::stance(b.say, stance), std::move(names)});
  }
  return out;
}

/// "Said up to Thursday 13 February 2025".
std::string moment_text(const SceneBuilder& b) {
  const bool said = b.state.clock == Clock::said;
  const std::string to = format_moment(b.moment, b.say);
  if (!b.state.range_from) return b.say(said ? "picture.said" : "picture.published", {{"date", to}});
  const Minute from = *b.state.range_from;
  const bool midnight = from % kMinutesPerDay == 0;  // format_moment() would name the day before
  return b.say(said ? "picture.said-range" : "picture.published-range",
               {{"from", format_moment(midnight ? from + kMinutesPerDay : from, b.say)}, {"to", to}});
}

/// The answers with their marks, as many on a line as fit. Returns the y below them.
float build_answers(SceneBuilder& b, Layer& layer, const std::vector<Answer>& answers, float left, float y, float right) {
  float x = left;
  for (const Answer& answer : answers) {
    const float word_w = b.u(kMarkToWordPx) + b.measure.width_px(answer.word + " ", kBodyBold);
    const float room = right - left - word_w;
    const std::string names = ellipsize(answer.names, kBody, room, b.measure);
    if (x > left && x + word_w + b.measure.width_px(names, kBody) > right) {
      x = left;
      y += b.u(kAnswerLinePx);
    }
    const float mid = y + b.u(kAnswerLinePx / 2), top = mid - b.measure.line_px(kBody) / 2;
    layer.shapes.push_back(StanceShape{{x + b.u(kMarkPx), mid}, b.u(kMarkPx), answer.stance, ink()});
    x = b.add_text(layer, {x + b.u(kMarkToWordPx), top}, answer.word + " ", kBodyBold, ink());
    x = b.add_text(layer, {x, top}, names, kBody, soft()) + b.u(kAnswerGapPx);
  }
  return answers.empty() ? y : y + b.u(kAnswerLinePx);
}

std::string answers_text(const std::vector<Answer>& answers) {
  std::string out;
  for (const Answer& a : answers) out += a.word + ": " + a.names + ". ";
  return out;
}

}  // namespace

std::string sources_in_words(const Story& story, const Messages& say) {
  std::string out;
  for (const Source& source : story.sources) {
    if (!out.empty()) out += "; ";
    out += source.title;
    if (!source.publisher.empty()) out += ", " + source.publisher;
    if (!source.published.text.empty()) out += ", " + format_date(source.published, say);
  }
  return out;
}

Picture build_picture(const Story& story, const MapData* map, const ViewState& state, const MapGround* seen, SheetSize size,
                      float device_ratio, const TextMeasure& text_measure, const Messages& say) {
  Picture out;
  Scene& scene = out.scene;
  scene.viewport = {
      .width_px = size.width_px, .height_px = size.height_px, .device_ratio = device_ratio, .text_scale = size.text_scale};
  scene.layout = LayoutKind::wide;
  const ViewState view = without_screen_state(state);
  const Transient none;
  SceneBuilder b{.story = story,
                 .map = map,
                 .state = view,
                 .transient = none,
                 .measure = {text_measure, size.text_scale},
                 .scene = scene,
                 .say = say,
                 .moment = shown_moment(story, view),
                 .filter = shown_filter(view),
                 .year = civil_from_minute(story.published.begin).year,
                 .answers = {},
                 .change = {}};
  compute_answers_and_changes(b);

  const std::string question = view.question ? story[*view.question].text : say("question.all");
  const std::string moment = moment_text(b);
  const std::string sources = say("picture.source", {{"source", sources_in_words(story, say)}});
  const bool grid = view.lens == Lens::grid;
  const std::vector<Answer> answers = grid ? std::vector<Answer>() : collect_answers(b);
  out.title = story.headline;
  if (!grid) out.title += (out.title.empty() ? "" : " \u2013 ") + question;
  out.description = answers_text(answers) + moment + ". " + sources;

  const float w = size.width_px, left = b.u(kMarginPx), right = w - left;
  Layer words{"sheet", {}, {}};
  float y = b.u(kTopPx);
  y = b.add_lines(words, {left, y}, wrap_pretty(story.headline, kHeadline, right - left, b.measure), kHeadline, ink());
  y += b.u(4);
  if (!grid) {
    y = b.add_lines(words, {left, y}, wrap(question, kTitle, right - left, b.measure, 2), kTitle, ink());
    y = build_answers(b, words, answers, left, y + b.u(2), right);
  }
  y = std::ceil(y + b.u(kGapPx));

  // The footer is measured first, since the map gets the remaining height.
  const std::vector<std::string> source_lines = wrap(sources, kSmall, right - left, b.measure, 3);
  const float foot_h = std::ceil(b.u(kFootTopPx) + b.measure.line_px(kSmallBold) +
                                 static_cast<float>(source_lines.size()) * b.measure.line_px(kSmall) + b.u(kFootBottomPx));
  const Rect place{0, y, w, grid ? std::ceil(grid_height(b, w)) : std::max(b.u(kMinMapPx), size.height_px - foot_h - y)};
  scene.viewport.height_px = place.bottom() + foot_h;
  y = b.add_lines(words, {left, place.bottom() + b.u(kFootTopPx)}, wrap(moment, kSmallBold, right - left, b.measure, 1),
                  kSmallBold, ink());
  b.add_lines(words, {left, y}, source_lines, kSmall, soft());
  words.clip = {0, 0, w, scene.viewport.height_px};

  if (grid) {
    build_grid(b, place);
  } else {
    const Transient with_camera{.quotes_scroll_px = 0,
                                .grid_scroll_px = 0,
                                .focus_id = {},
                                .camera = picture_camera(story, view, seen, place),
                                .clock_glide = {}};
    SceneBuilder on_map{.story = story,
                        .map = map,
                        .state = view,
                        .transient = with_camera,
                        .measure = b.measure,
                        .scene = scene,
                        .say = say,
                        .moment = b.moment,
                        .filter = b.filter,
                        .year = b.year,
                        .answers = b.answers,
                        .since = b.since,
                        .change = b.change};
    build_map(on_map, place);
  }
  b.add_horizontal_rule(words, 0, place.y - 1, w);
  b.add_horizontal_rule(words, 0, place.bottom(), w);
  scene.layers.push_back(std::move(words));
  scene.regions.clear();
  return out;
}

}  // namespace standpoint
