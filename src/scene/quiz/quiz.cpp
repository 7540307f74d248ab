// The quiz "Who said it?": one question at a time, then its source; at the end the score. It is a single column, and the page
// gives the canvas the height that it needs, so that nothing scrolls or shrinks. On a wide stage there are two columns: the
// quotation and the answers.
#include "standpoint/quiz.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/scene_builder.h"
#include "story/quotation_text.h"
#include "story/words.h"

namespace standpoint {
namespace {

constexpr TextStyle kPrompt{Family::sans, Weight::semibold, 3};
constexpr TextStyle kLargeQuotation{Family::serif, Weight::regular, 4};
constexpr TextStyle kScore{Family::serif, Weight::semibold, 4};
constexpr float kColumnWidthPx = 640;
constexpr float kTwoColumnsWidthPx = 1000;
constexpr float kColumnGapPx = 40;
constexpr float kGutterPx = 32;
constexpr float kTopPx = 12, kBottomPx = 24;
constexpr float kWideStageRatio = 1.1f;  // of width to height, from which a stage has two columns
constexpr float kMarkRadiusPx = 9;
constexpr float kButtonHeightPx = 40, kButtonPaddingPx = 14, kButtonGapPx = 8;
constexpr float kProgressPx = 4;                                                     // height of the progress bar
constexpr float kMarkToTextPx = 32;                                                  // from the left edge of the mark
constexpr float kLargeQuotationFromPx = 480;                                         // column width
constexpr std::size_t kLargeQuotationBytes = 260, kLargeQuotationBytesBeside = 160;  // longer ones are set smaller

enum class Mark { open, right, wrong };

/// A ring before the answer is given, then a tick or a cross: the result is never shown by colour alone.
void build_mark(const SceneBuilder& b, Layer& layer, Point c, Mark mark) {
  const float r = b.u(kMarkRadiusPx), w = b.u(2);
  if (mark == Mark::open) {
    layer.shapes.push_back(DiscShape{c, r, paper(), Paint{Ink::soft_ink, {}, 1}, b.u(1.5f)});
  } else if (mark == Mark::right) {
    layer.shapes.push_back(DiscShape{c, r, ink(), {}, 1});
    layer.shapes.push_back(
        LineShape{{{c.x - r * 0.45f, c.y + r * 0.02f}, {c.x - r * 0.1f, c.y + r * 0.4f}, {c.x + r * 0.48f, c.y - r * 0.38f}},
                  paper(),
                  w,
                  0});
  } else {
    const float d = r * 0.62f;
    layer.shapes.push_back(LineShape{{{c.x - d, c.y - d}, {c.x + d, c.y + d}}, ink(), w, 0});
    layer.shapes.push_back(LineShape{{{c.x - d, c.y + d}, {c.x + d, c.y - d}}, ink(), w, 0});
  }
}

/// Builds the quiz from top to bottom.
class QuizBuilder {
 public:
  QuizBuilder(SceneBuilder& b, const Rect& rect, const QuizProgress& progress)
      : b_(b),
        rect_(rect),
        progress_(progress),
        questions_(make_quiz(b.story, progress.seed)),
        layer_(b.add_layer("quiz", rect)) {
    const float gutter = b.u(rect.w / b.measure.scale < layout::kMediumFromPx ? layout::kNarrowGutterPx : kGutterPx);
    two_columns_ = b.state.presenting != Presenting::no && rect.w > rect.h * kWideStageRatio;
    width_ = std::min(rect.w - 2 * gutter, b.u(two_columns_ ? kTwoColumnsWidthPx : kColumnWidthPx));
    left_ = std::round((rect.w - width_) / 2);
    y_ = rect.y + b.u(kTopPx);
    layer_.shapes.push_back(FillShape{rect, paper(), 0});
    group_ = b.add_region({.id = "quiz", .role = Role::group, .name = b.say("quiz.name"), .rect = rect});
  }

  void build() {
    build_header();
    if (questions_.empty())
      build_empty();
    else if (progress_.at < static_cast<int>(questions_.size()))
      build_question(questions_[static_cast<std::size_t>(progress_.at)]);
    else
      build_score();
    b_.scene.min_height_px = std::ceil(y_ - rect_.y + b_.u(kBottomPx));
  }

 private:
  float build_lines(const std::vector<std::string>& lines, float x, TextStyle style, Paint paint) {
    y_ = b_.add_lines(layer_, {x, y_}, lines, style, paint);
    return y_;
  }

  void build_text(const char* id, Role role, std::string words, TextStyle style, Paint paint) {
    const float top = y_;
    build_lines(wrap_pretty(words, style, width_, b_.measure), left_, style, paint);
    b_.add_region({.id = id, .parent = group_, .role = role, .name = std::move(words), .rect = {left_, top, width_, y_ - top}});
  }

  // --- Buttons ---

  float button_width(const std::string& name) const {
    return std::min(width_, b_.measure.width_px(name, kBodyBold) + b_.u(2 * kButtonPaddingPx));
  }

  /// Returns the button's height, px.
  float build_button(Region region, Point at, bool first) {
    const float w = button_width(region.name);
    const auto lines = wrap_pretty(region.name, kBodyBold, w - b_.u(24), b_.measure);
    const float text_h = static_cast<float>(lines.size()) * b_.measure.line_px(kBodyBold);
    const Rect box{at.x, at.y, w, std::max({b_.min_target_px(), b_.u(kButtonHeightPx), text_h + b_.u(14)})};
    layer_.shapes.push_back(FillShape{box, first ? ink() : Paint{Ink::hatch, {}, 1}, b_.u(4)});
    if (!first) layer_.shapes.push_back(FillShape{box.inset(1), paper(), b_.u(3)});
    b_.add_lines(layer_, {box.x + b_.u(kButtonPaddingPx), box.y + (box.h - text_h) / 2}, lines, kBodyBold,
                 first ? paper() : ink());
    region.parent = group_;
    region.role = Role::button;
    region.rect = box;
    region.pointer = true;
    b_.add_region(std::move(region));
    return box.h;
  }

  /// Side by side, wrapped where they do not fit; the first is the primary button.
  void build_buttons(std::vector<Region> regions) {
    float x = left_, row = 0;
    bool first = true;
    for (Region& region : regions) {
      const float w = button_width(region.name);
      if (x > left_ && x + w > left_ + width_) {
        x = left_;
        y_ += row + b_.u(kButtonGapPx);
        row = 0;
      }
      row = std::max(row, build_button(std::move(region), {x, y_}, std::exchange(first, false)));
      x += w + b_.u(kButtonGapPx);
    }
    y_ += row;
  }

  // --- Header ---

  void build_header() {
    const std::string leave = b_.say("quiz.leave");
    const float leave_w = button_width(leave), top = y_;
    const int count = static_cast<int>(questions_.size());
    std::string title = b_.say("quiz.name");
    const float row = std::max(b_.min_target_px(), b_.u(kButtonHeightPx)), mid = top + row / 2;
    b_.add_text(layer_, {left_, mid - b_.measure.line_px(kLeadBold) / 2}, title, kLeadBold, ink());
    b_.add_region({.id = "quiz:name",
                   .parent = group_,
                   .role = Role::text,
                   .name = b_.say("quiz.number", {{"name", title}, {"n", static_cast<int>(progress_.seed)}}),
                   .rect = {left_, top, b_.measure.width_px(title, kLeadBold), row}});
    const bool beside = b_.measure.width_px(title, kLeadBold) + leave_w + b_.u(16) <= width_;
    if (!beside) y_ += row;
    y_ += build_button({.id = "quiz:leave", .name = leave, .on_activate = action::LeaveQuiz{}},
                       {beside ? left_ + width_ - leave_w : left_, y_}, false);
    y_ += b_.u(12);
    if (count == 0) return;
    const float gap = b_.u(4), piece = (width_ + gap) / static_cast<float>(count);
    for (int i = 0; i < count; ++i)
      layer_.shapes.push_back(
          FillShape{{std::round(left_ + static_cast<float>(i) * piece), y_, std::round(piece - gap), b_.u(kProgressPx)},
                    i < static_cast<int>(progress_.answers.size()) ? ink() : rule(),
                    0});
    y_ += b_.u(kProgressPx) + b_.u(12);
    if (progress_.at >= count) return;
    const std::string counter = b_.say("quiz.counter", {{"n", progress_.at + 1}, {"count", count}});
    build_text("quiz:counter", Role::text, counter, kBody, soft());
    y_ += b_.u(2);
  }

  void build_empty() { build_text("quiz:none", Role::heading, b_.say("quiz.none"), kLead, ink()); }

  // --- A question ---

  std::string prompt_text(const QuizQuestion& question) const {
    if (question.kind == QuizKind::speaker) return b_.say("quiz.ask.speaker");
    if (question.kind == QuizKind::party) return b_.say("quiz.ask.party");
    const Event& event = b_.story[question.event];
    return b_.say("quiz.ask.time", {{"event", event.title}, {"date", format_date(event.at, b_.say)}});
  }

  std::string choice_name(const QuizQuestion& question, std::size_t i) const {
    const std::uint32_t choice = question.choices[i];
    if (question.kind == QuizKind::speaker) return b_.story.people[choice].name;
    if (question.kind == QuizKind::party) return b_.story.parties[choice].name;
    constexpr const char* kTimes[] = {"quiz.time.both-by-then", "quiz.time.published-later", "quiz.time.both-later"};
    return b_.say(kTimes[choice], {{"date", format_date(b_.story[question.event].at, b_.say)}});
  }

  void build_question(const QuizQuestion& question) {
    const auto show_words = [&] {
      build_text("quiz:prompt", Role::heading, prompt_text(question), kPrompt, ink());
      y_ += b_.u(12);
      build_quotation(question);
      y_ += b_.u(two_columns_ ? 10 : 20);
    };
    const auto show_choices = [&] {
      for (std::size_t i = 0; i < question.choices.size(); ++i) build_choice(question, i);
      y_ += b_.u(8);
      build_verdict(question);
    };
    const auto show_source = [&] {
      if (!progress_.answered()) return;
      build_citation(question.quote);
      if (!two_columns_) y_ += b_.u(16);
    };
    if (two_columns_) {
      build_side_by_side(
          [&] {
            show_words();
            show_source();
          },
          [&] {
            show_choices();
            build_next_buttons(question);
          });
      return;
    }
    show_words();
    show_choices();
    show_source();
    build_next_buttons(question);
  }

  /// Builds two columns of equal width, and continues below the longer one.
  template <class Left, class Right>
  void build_side_by_side(Left build_left, Right build_right) {
    const float left = left_, width = width_, top = y_;
    width_ = std::round((width - b_.u(kColumnGapPx)) / 2);
    build_left();
    const float end = std::exchange(y_, top);
    left_ = left + width - width_;
    build_right();
    y_ = std::max(y_, end);
    left_ = left;
    width_ = width;
  }

  void build_quotation(const QuizQuestion& question) {
    const Quote& quote = b_.story[question.quote];
    const std::string words = format_quote(quote);
    const bool large = two_columns_ ? words.size() < kLargeQuotationBytesBeside
                                    : width_ >= b_.u(kLargeQuotationFromPx) && words.size() < kLargeQuotationBytes;
    const TextStyle style = large ? kLargeQuotation : kQuotation;
    const float top = y_;
    for (const std::string& line : wrap_pretty(words, style, width_, b_.measure, hanging_mark_px(words, style, b_.measure)))
      build_lines({line}, left_ - hanging_mark_px(line, style, b_.measure), style, ink());
    b_.add_region({.id = "quiz:quote",
                   .parent = group_,
                   .role = Role::quotation,
                   .name = words,
                   .lang = quote.lang,
                   .rect = {left_, top, width_, y_ - top}});
    if (question.kind != QuizKind::time || progress_.answered()) return;
    y_ += b_.u(6);
    const Person& speaker = b_.story[quote.speaker];
    build_text("quiz:speaker", Role::text, speaker.name + ", " + speaker.office, kBody, soft());
  }

  void build_choice(const QuizQuestion& question, std::size_t i) {
    const bool answered = progress_.answered();
    const bool right = static_cast<int>(i) == question.answer;
    const bool taken = answered && progress_.answers.back() == static_cast<int>(i);
    const std::string name = choice_name(question, i);
    std::string beside = question.kind == QuizKind::speaker ? b_.story.people[question.choices[i]].office : std::string();
    std::string spoken = beside.empty() ? name : name + ", " + beside;
    std::string verdict;
    if (answered && right) verdict = b_.say(taken ? "quiz.mark.yours-right" : "quiz.mark.right");
    if (answered && !right && taken) verdict = b_.say("quiz.mark.yours");
    if (!verdict.empty()) spoken += ": " + verdict;

    const float pad = b_.u(14), x = left_ + pad + b_.u(kMarkToTextPx), w = width_ - 2 * pad - b_.u(kMarkToTextPx);
    const auto names = wrap_pretty(name, kLeadBold, w, b_.measure);
    const auto offices = beside.empty() ? std::vector<std::string>{} : wrap_pretty(beside, kBody, w, b_.measure);
    const auto verdicts = verdict.empty() ? std::vector<std::string>{} : wrap_pretty(verdict, kBodyBold, w, b_.measure);
    const float names_h = static_cast<float>(names.size()) * b_.measure.line_px(kLeadBold);
    const float text_h = names_h + static_cast<float>(offices.size()) * b_.measure.line_px(kBody) +
                         static_cast<float>(verdicts.size()) * b_.measure.line_px(kBodyBold);
    const Rect box{left_, y_, width_, std::max(b_.min_target_px(), text_h + b_.u(20))};
    const bool has_verdict = !verdict.empty();
    layer_.shapes.push_back(FillShape{box, has_verdict ? ink() : Paint{Ink::hatch, {}, 1}, b_.u(4)});
    layer_.shapes.push_back(FillShape{box.inset(has_verdict ? b_.u(2) : 1), paper(), b_.u(3)});
    const float text_y = box.y + (box.h - text_h) / 2;
    if (!answered || has_verdict)
      build_mark(b_, layer_, {left_ + pad + b_.u(kMarkRadiusPx), text_y + b_.measure.line_px(kLeadBold) / 2},
                 !answered ? Mark::open
                 : right   ? Mark::right
                           : Mark::wrong);
    y_ = text_y;
    const Paint paint = answered && verdict.empty() ? soft() : ink();
    build_lines(names, x, kLeadBold, paint);
    build_lines(offices, x, kBody, soft());
    build_lines(verdicts, x, kBodyBold, ink());
    y_ = box.bottom() + b_.u(8);
    b_.add_region({.id = "quiz:choice:" + std::to_string(i),
                   .parent = group_,
                   .role = Role::button,
                   .name = std::move(spoken),
                   .rect = box,
                   .disabled = answered,
                   .pointer = true,
                   .on_activate = answered ? std::nullopt : std::optional<Action>(action::AnswerQuiz{static_cast<int>(i)})});
  }

  void build_verdict(const QuizQuestion& question) {
    const float top = y_;
    std::string verdict;
    if (progress_.answered()) {
      const bool right = progress_.answers.back() == question.answer;
      verdict = right ? b_.say("quiz.right")
                      : b_.say("quiz.wrong", {{"answer", choice_name(question, static_cast<std::size_t>(question.answer))}});
      build_lines(wrap_pretty(verdict, kLeadBold, width_, b_.measure), left_, kLeadBold, ink());
    }
    // The status region exists before it has a text; otherwise screen readers would not announce it.
    b_.add_region({.id = "quiz:verdict",
                   .parent = group_,
                   .role = Role::status,
                   .name = verdict,
                   .rect = {left_, top, width_, std::max(1.f, y_ - top)}});
    if (progress_.answered()) y_ += b_.u(10);
  }

  void build_next_buttons(const QuizQuestion& question) {
    if (!progress_.answered()) return;
    const bool last = progress_.at + 1 == static_cast<int>(questions_.size());
    build_buttons({{.id = "quiz:next", .name = b_.say(last ? "quiz.finish" : "quiz.next"), .on_activate = action::NextQuiz{}},
                   {.id = "quiz:show", .name = b_.say("quiz.show"), .on_activate = action::LeaveQuiz{question.quote}}});
  }

  void build_citation(QuoteId id) {
    const Quote& quote = b_.story[id];
    const Person& speaker = b_.story[quote.speaker];
    if (!quote.context.empty()) {
      build_text("quiz:context", Role::text, quote.context, kBody, soft());
      y_ += b_.u(6);
    }
    const float top = y_, indent = b_.u(16);
    layer_.shapes.push_back(
        DiscShape{{left_ + b_.u(4.5f), y_ + b_.measure.line_px(kBodyBold) / 2}, b_.u(4.5f), hue(speaker.party), {}, 1});
    build_lines(wrap(speaker.name, kBodyBold, width_ - indent, b_.measure), left_ + indent, kBodyBold, ink());
    build_lines(wrap_pretty(speaker.office, kBody, width_ - indent, b_.measure), left_ + indent, kBody, soft());
    std::string cited;
    for (const std::string& part : words::citation_parts(b_.say, b_.story, quote, b_.year))
      cited += (cited.empty() ? "" : " \xC2\xB7 ") + part;
    build_lines(wrap_pretty(cited, kBody, width_ - indent, b_.measure), left_ + indent, kBody, soft());
    b_.add_region({.id = "quiz:by",
                   .parent = group_,
                   .role = Role::text,
                   .name = words::spoken_citation(b_.say, b_.story, quote),
                   .rect = {left_, top, width_, y_ - top}});
  }

  // --- The end ---

  void build_score() {
    const int count = static_cast<int>(questions_.size());
    y_ += b_.u(4);
    build_text("quiz:score", Role::heading, b_.say("quiz.score", {{"n", quiz_score(questions_, progress_)}, {"count", count}}),
               kScore, ink());
    y_ += b_.u(14);
    const int list = b_.add_region({.id = "quiz:answers",
                                    .parent = group_,
                                    .role = Role::list,
                                    .name = b_.say("quiz.answers"),
                                    .rect = {left_, y_, width_, 1}});
    const float list_top = y_;
    const auto show = [&](int from, int to) {
      for (int i = from; i < to; ++i) build_result(i, list);
    };
    if (two_columns_)
      build_side_by_side([&] { show(0, (count + 1) / 2); }, [&] { show((count + 1) / 2, count); });
    else
      show(0, count);
    b_.scene.regions[static_cast<std::size_t>(list)].rect.h = y_ - list_top;
    b_.scene.regions[static_cast<std::size_t>(list)].clip.h = y_ - list_top;
    y_ += b_.u(20);
    build_buttons(
        {{.id = "quiz:again", .name = b_.say("quiz.again"), .on_activate = action::StartQuiz{next_quiz_seed(progress_.seed)}},
         {.id = "quiz:repeat", .name = b_.say("quiz.repeat"), .on_activate = action::StartQuiz{progress_.seed}},
         {.id = "quiz:link", .name = b_.say("quiz.link"), .on_page = PageRequest::copy_link}});
    y_ += b_.u(12);
    build_text("quiz:about", Role::text, b_.say("quiz.link.about", {{"n", static_cast<int>(progress_.seed)}}), kBody, soft());
  }

  void build_result(int i, int list) {
    const auto at = static_cast<std::size_t>(i);
    const QuizQuestion& question = questions_[at];
    const bool right = progress_.answers[at] == question.answer;
    const Quote& quote = b_.story[question.quote];
    const std::string answer = choice_name(question, static_cast<std::size_t>(question.answer));
    const float indent = b_.u(kMarkToTextPx), top = y_;
    b_.add_horizontal_rule(layer_, left_, y_, width_);
    y_ += b_.u(10);
    build_mark(b_, layer_, {left_ + b_.u(kMarkRadiusPx), y_ + b_.measure.line_px(kBodyBold) / 2},
               right ? Mark::right : Mark::wrong);
    build_lines(wrap_pretty(answer, kBodyBold, width_ - indent, b_.measure), left_ + indent, kBodyBold, ink());
    const std::string excerpt = format_quote_start(quote);
    build_lines(wrap_pretty(excerpt, kBody, width_ - indent, b_.measure), left_ + indent, kBody, soft());
    y_ += b_.u(10);
    b_.add_region({.id = "quiz:result:" + std::to_string(i),
                   .parent = list,
                   .role = Role::text,
                   .name = b_.say(right ? "quiz.result.right" : "quiz.result.wrong", {{"answer", answer}, {"quote", excerpt}}),
                   .rect = {left_, top, width_, y_ - top}});
  }

  SceneBuilder& b_;
  Rect rect_;
  const QuizProgress& progress_;
  std::vector<QuizQuestion> questions_;
  Layer& layer_;
  int group_ = -1;
  bool two_columns_ = false;
  float left_ = 0, width_ = 0, y_ = 0;
};

}  // namespace

void build_quiz(SceneBuilder& b, const Rect& rect) { QuizBuilder(b, rect, *b.state.quiz).build(); }

}  // namespace standpoint
