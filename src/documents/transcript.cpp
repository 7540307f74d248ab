// The transcript: the whole story in reading order.
#include "standpoint/transcript.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "documents/transcript_parts.h"
#include "standpoint/query.h"
#include "story/words.h"
#include "text/escape.h"

namespace standpoint {
namespace {

// Above these limits the page would consist mostly of links that repeat the quotations.
constexpr std::size_t kMaxGridParties = 8;
constexpr std::size_t kMaxCrossings = 200;

constexpr Markup kStanceShapes =
    "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\">"
    "<symbol id=\"mark-for\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/></symbol>"
    "<symbol id=\"mark-against\" viewBox=\"0 0 16 16\">"
    "<path d=\"M2.5 2.5l11 11m0-11l-11 11\" stroke=\"currentColor\" stroke-width=\"3\"/></symbol>"
    "<symbol id=\"mark-conditional\" viewBox=\"0 0 16 16\">"
    "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"
    "<path d=\"M8 1a7 7 0 0 0 0 14z\" fill=\"currentColor\"/></symbol>"
    "<symbol id=\"mark-not-said\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" "
    "stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"2.5 2.2\"/></symbol></svg>\n";

class Transcript : TranscriptParts {
 public:
  Transcript(const Story& story, const Messages& say) : TranscriptParts(story, say) {
    for (std::uint32_t i = 0; i < story_.parties.size(); ++i) {
      if (story_.parties[i].role == PartyRole::speaker) speakers_.push_back({i});
    }
  }

  std::string write() {
    html_.raw(kStanceShapes);
    write_overview();
    for (std::uint32_t i = 0; i < story_.questions.size(); ++i) write_question({i});
    write_other_statements();
    write_chronology();
    write_steps();
    write_discussion();
    write_who_is_who();
    write_sources();
    return html_.take();
  }

 private:
  // --- Overview ---

  void write_overview() {
    if (story_.quotes.empty()) html_.raw("<p>").interface_text(say_("page.nobody")).raw("</p>\n");
    if (speakers_.empty() || story_.questions.empty()) return;
    html_.raw("<section class=\"overview\" aria-labelledby=\"where-they-stand\"><h2 id=\"where-they-stand\">")
        .interface_text(say_("page.overview"))
        .raw("</h2>\n");
    if (speakers_.size() <= kMaxGridParties) write_grid();
    html_.raw("<p class=\"key\">");
    write_key(Stance::in_favour);
    write_key(Stance::against);
    write_key(Stance::on_conditions);
    write_key(Stance::not_said);
    html_.raw("</p></section>\n");
  }

  void write_key(Stance stance) {
    html_.raw("<span><svg class=\"mark\" aria-hidden=\"true\"><use href=\"#mark-").text(to_string(stance)).raw("\"/></svg> ");
    html_.interface_text(say_("page.key." + std::string(to_string(stance)))).raw("</span> ");
  }

  void write_grid() {
    html_.raw("<table class=\"grid\"><caption>")
        .interface_text(say_("page.grid"))
        .raw("</caption><thead><tr><th scope=\"col\">")
        .interface_text(say_("page.question"))
        .raw("</th>");
    for (const PartyId party : speakers_) html_.raw("<th scope=\"col\">").text(story_[party].short_name).raw("</th>");
    html_.raw("</tr></thead>\n<tbody>");
    for (std::uint32_t i = 0; i < story_.questions.size(); ++i) {
      const Question& question = story_.questions[i];
      html_.raw("<tr><th scope=\"row\"><a href=\"#").text(fragment_id("question-", question.id)).raw("\">");
      write_story_text(question.text);
      html_.raw("</a></th>");
      for (const PartyId party : speakers_) {
        const auto now = position_at(story_, party, {i}, Clock::said, kOpenFuture);
        const Stance stance = now ? story_[now->position].stance : Stance::not_said;
        html_.raw("<td>");
        write_stance_mark(party, stance);
        html_.raw("<span class=\"word\">").interface_text(words::stance(say_, stance)).raw("</span></td>");
      }
      html_.raw("</tr>\n");
    }
    html_.raw("</tbody></table>\n");
  }

  // --- Questions ---

  /// Every quote, including wordings, in the order in which they were said.
  std::vector<QuoteId> quotes_in_order_said() const {
    std::vector<QuoteId> all;
    for (std::size_t i = 0; i < story_.quotes.size(); ++i) all.push_back({static_cast<std::uint32_t>(i)});
    std::stable_sort(all.begin(), all.end(),
                     [&](QuoteId a, QuoteId b) { return compare(story_[a].at[0], story_[b].at[0]) < 0; });
    return all;
  }

  void write_question(QuestionId id) {
    const Question& question = story_[id];
    const std::string anchor = fragment_id("question-", question.id);
    html_.raw("<section class=\"question\" aria-labelledby=\"").text(anchor).raw("\">\n<div class=\"answers\"><h2 id=\"");
    html_.text(anchor).raw("\">");
    write_story_text(question.text);
    html_.raw("</h2>\n");
    write_answers(id);
    html_.raw("</div>\n<div class=\"words\">");

    std::vector<QuoteId> here;
    std::vector<QuoteId> elsewhere;
    for (const QuoteId quote : quotes_in_order_said()) {
      const auto& questions = story_[quote].questions;
      if (std::find(questions.begin(), questions.end(), id) == questions.end()) continue;
      (first_question_of(quote) == id ? here : elsewhere).push_back(quote);
    }
    if (!here.empty()) html_.raw("<h3>").interface_text(say_("page.in-their-words")).raw("</h3>\n");
    write_quotations(here);
    if (!elsewhere.empty()) {
      html_.raw("<p class=\"also\">").interface_text(say_("page.given-above")).raw(" ");
      write_quotes_by_speaker(elsewhere);
      html_.raw("</p>\n");
    }
    html_.raw("</div></section>\n");
  }

  /// Roles are explicit because narrow screens lay the rows out as blocks, which would otherwise remove the table's semantics.
  void write_answers(QuestionId id) {
    if (speakers_.empty()) return;
    html_.raw("<table class=\"stances\" role=\"table\"><caption>")
        .interface_text(say_("page.who-stands-where"))
        .raw("</caption>");
    html_.raw("<thead role=\"rowgroup\"><tr role=\"row\">");
    for (const std::string_view column : {"page.party", "page.answer", "page.in-short"}) {
      html_.raw("<th role=\"columnheader\" scope=\"col\">").interface_text(say_(column)).raw("</th>");
    }
    html_.raw("</tr></thead>\n<tbody role=\"rowgroup\">");
    for (const PartyId party : speakers_) write_answer(party, id);
    html_.raw("</tbody></table>\n");
  }

  void write_answer(PartyId party, QuestionId question) {
    const auto now = position_at(story_, party, question, Clock::said, kOpenFuture);
    const Stance stance = now ? story_[now->position].stance : Stance::not_said;
    html_.raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">").text(story_[party].name);
    html_.raw("</th><td role=\"cell\" class=\"stance\">");
    write_stance_mark(party, stance);
    html_.interface_text(words::stance(say_, stance)).raw("</td><td role=\"cell\" class=\"why\">");
    if (now) write_summary_and_evidence(story_[now->position]);
    for (const PositionId id : story_.positions_by_question[question.index]) {
      const Position& other = story_[id];
      if (other.party != party || (now && id == now->position)) continue;
      html_.raw("<p class=\"earlier\">")
          .interface_text(say_("page.before-that"))
          .interface_text(words::stance(say_, other.stance))
          .raw("</p>");
      write_summary_and_evidence(other);
    }
    html_.raw("</td></tr>\n");
  }

  void write_summary_and_evidence(const Position& position) {
    html_.raw("<p>");
    write_story_text(position.summary);
    html_.raw("</p><p class=\"evidence\">");
    write_quotes_by_speaker(position.evidence);
    html_.raw("</p>");
  }

  /// Each quotation is written once, under the first of its questions.
  QuestionId first_question_of(QuoteId quote) const {
    const auto& questions = story_[quote].questions;
    return *std::min_element(questions.begin(), questions.end());
  }

  void write_other_statements() {
    std::vector<QuoteId> rest;
    for (const QuoteId quote : quotes_in_order_said()) {
      if (story_[quote].questions.empty()) rest.push_back(quote);
    }
    if (rest.empty()) return;
    html_.raw("<section class=\"question\" aria-labelledby=\"also-said\">\n<div class=\"answers\"><h2 id=\"also-said\">")
        .interface_text(say_("page.also-said"))
        .raw("</h2><p>")
        .interface_text(say_("page.also-said.why"))
        .raw("</p></div>\n<div class=\"words\">");
    write_quotations(rest);
    html_.raw("</div></section>\n");
  }

  // --- Time ---

  void write_chronology() {
    if (story_.events.empty() && story_.quotes.empty()) return;
    html_.raw("<section class=\"times\" aria-labelledby=\"in-time\"><h2 id=\"in-time\">")
        .interface_text(say_("page.times"))
        .raw("</h2>\n");
    write_events();
    write_crossings();
    if (!story_.quotes.empty()) {
      html_.raw("<div class=\"clocks\">");
      write_clock(Clock::said);
      write_clock(Clock::published);
      html_.raw("</div>\n");
    }
    html_.raw("</section>\n");
  }

  void write_events() {
    if (story_.events.empty()) return;
    html_.raw("<h3>").interface_text(say_("page.events")).raw("</h3>\n<ol class=\"events\">");
    std::vector<EventId> in_order;
    for (std::uint32_t i = 0; i < story_.events.size(); ++i) in_order.push_back({i});
    std::stable_sort(in_order.begin(), in_order.end(),
                     [&](EventId a, EventId b) { return compare(story_[a].at, story_[b].at) < 0; });
    for (const EventId id : in_order) {
      const Event& event = story_[id];
      html_.raw("<li id=\"").text(fragment_id("event-", event.id)).raw("\">");
      write_time(event.at);
      html_.raw("<span>");
      write_story_text(event.title);
      html_.raw(" <small>");
      write_source_link(event.source, event.paragraph);
      html_.raw("</small></span></li>\n");
    }
    html_.raw("</ol>\n");
  }

  /// The crossings: said before an event, published after it.
  void write_crossings() {
    const std::vector<ClockCrossing> all = clock_crossings(story_);
    if (all.empty()) return;
    html_.raw("<h3>").interface_text(say_("page.crossings")).raw("</h3>\n");
    if (all.size() > kMaxCrossings) {
      html_.raw("<p>").interface_text(say_("page.crossings.many", {{"n", all.size()}})).raw("</p>\n");
      return;
    }
    html_.raw("<ul class=\"crossings\">");
    std::vector<bool> written(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (written[i]) continue;
      std::vector<QuoteId> together;
      for (std::size_t j = i; j < all.size(); ++j) {
        if (written[j] || !are_told_together(all[i], all[j])) continue;
        written[j] = true;
        together.push_back(all[j].quote);
      }
      write_crossing(all[i], together);
    }
    html_.raw("</ul>\n");
  }

  bool are_told_together(const ClockCrossing& a, const ClockCrossing& b) const {
    return a.event == b.event && story_[a.quote].speaker == story_[b.quote].speaker && story_[a.quote].at == story_[b.quote].at;
  }

  void write_crossing(const ClockCrossing& crossing, const std::vector<QuoteId>& quotes) {
    const Quote& quote = story_[crossing.quote];
    const Event& event = story_[crossing.event];
    html_.raw("<li>").text(story_[quote.speaker].name).interface_text(say_("page.crossing"));
    html_.raw("<b>").text(event.title).raw("</b> (");
    write_time(event.at);
    html_.raw("). ").interface_text(say_("page.said"));
    write_time(quote.at[static_cast<std::size_t>(Clock::said)]);
    html_.raw("; ").interface_text(say_("page.published"));
    write_time(quote.at[static_cast<std::size_t>(Clock::published)]);
    html_.raw(". ");
    for (std::size_t i = 0; i < quotes.size(); ++i) {
      if (i > 0) html_.raw(", ");
      write_first_words_link(quotes[i]);
    }
    html_.raw("</li>\n");
  }

  void write_clock(Clock clock) {
    html_.raw("<div><h3>")
        .interface_text(say_(clock == Clock::said ? "page.by-said" : "page.by-published"))
        .raw("</h3>\n<ol class=\"chronology\">");
    std::vector<Stop> all = stops(story_, {}, clock);
    append_endless(all, clock);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool opens = i == 0 || all[i - 1].begin != all[i].begin || all[i - 1].end != all[i].end;
      const bool closes = i + 1 == all.size() || all[i + 1].begin != all[i].begin || all[i + 1].end != all[i].end;
      if (opens) {
        html_.raw("<li>");
        write_time(date_of(all[i], clock));
        html_.raw("<ul>");
      }
      if (all[i].kind == Stop::Kind::event) {
        html_.raw("<li class=\"event\">").text(story_.events[all[i].index].short_title).raw("</li>");
      } else {
        html_.raw("<li>");
        write_quotes_by_speaker({QuoteId{all[i].index}});
        html_.raw("</li>");
      }
      if (closes) html_.raw("</ul></li>\n");
    }
    html_.raw("</ol></div>\n");
  }

  /// Dates without an end are not stops of the scrubber, but are listed at the end.
  void append_endless(std::vector<Stop>& all, Clock clock) const {
    const auto append = [&](Stop::Kind kind, std::size_t index, const Edtf& at) {
      if (at.open_end()) all.push_back({kind, static_cast<std::uint32_t>(index), at.begin, at.end});
    };
    for (std::size_t i = 0; i < story_.events.size(); ++i) append(Stop::Kind::event, i, story_.events[i].at);
    for (const QuoteId id : story_.by_time[static_cast<std::size_t>(clock)]) {
      append(Stop::Kind::quote, id.index, story_[id].at[static_cast<std::size_t>(clock)]);
    }
  }

  const Edtf& date_of(const Stop& stop, Clock clock) const {
    return stop.kind == Stop::Kind::event ? story_.events[stop.index].at
                                          : story_.quotes[stop.index].at[static_cast<std::size_t>(clock)];
  }

  // --- Steps, discussion, people, sources ---

  void write_steps() {
    if (story_.steps.empty()) return;
    html_.raw("<section class=\"steps\" aria-labelledby=\"in-steps\"><h2 id=\"in-steps\">")
        .interface_text(say_("page.steps"))
        .raw("</h2>\n<ol>");
    for (const Step& step : story_.steps) {
      html_.raw("<li><h3>");
      write_story_text(step.title);
      html_.raw("</h3><p>");
      write_story_text(step.text);
      html_.raw("</p>");
      if (step.quote) {
        html_.raw("<p class=\"evidence\">");
        write_quotes_by_speaker({*step.quote});
        html_.raw("</p>");
      }
      html_.raw("</li>\n");
    }
    html_.raw("</ol></section>\n");
  }

  void write_discussion() {
    if (story_.discussion.empty()) return;
    html_.raw("<section class=\"discussion\" aria-labelledby=\"discussion\"><h2 id=\"discussion\">")
        .interface_text(say_("page.discussion"))
        .raw("</h2>\n<ol>");
    for (const DiscussionQuestion& item : story_.discussion) {
      html_.raw("<li><p>");
      write_story_text(item.text);
      html_.raw("</p>");
      if (item.question) {
        const Question& question = story_[*item.question];
        html_.raw("<p class=\"about\"><a href=\"#").text(fragment_id("question-", question.id)).raw("\">");
        write_story_text(question.short_text);
        html_.raw("</a></p>");
      }
      html_.raw("</li>\n");
    }
    html_.raw("</ol></section>\n");
  }

  void write_who_is_who() {
    if (story_.parties.empty()) return;
    html_.raw("<section class=\"who-is-who\" aria-labelledby=\"who\"><h2 id=\"who\">")
        .interface_text(say_("page.who"))
        .raw("</h2>\n<dl>");
    std::vector<bool> is_quoted(story_.parties.size());
    for (const Quote& quote : story_.quotes) is_quoted[story_[quote.speaker].party.index] = true;
    for (std::uint32_t i = 0; i < story_.parties.size(); ++i) write_who_is({i}, is_quoted[i]);
    html_.raw("</dl></section>\n");
  }

  void write_who_is(PartyId id, bool is_quoted) {
    const Party& party = story_[id];
    html_.raw("<div><dt>");
    write_dot(id);
    html_.text(party.name).raw("</dt>");
    for (const Person& person : story_.people) {
      if (person.party == id) html_.raw("<dd>").text(person.name).raw(", ").text(person.office).raw("</dd>");
    }
    html_.raw("<dd class=\"about\">");
    if (party.role == PartyRole::subject) html_.interface_text(say_("page.subject"));
    if (!is_quoted) html_.interface_text(say_("page.not-quoted"));
    html_.interface_text(say_("page.on-map-at")).text(party.place.name);
    if (!party.members.empty()) {
      html_.interface_text(say_("page.members", {{"n", party.members.size()}}));
    }
    html_.raw("</dd></div>\n");
  }

  void write_sources() {
    html_.raw("<section class=\"sources\" aria-labelledby=\"sources\"><h2 id=\"sources\">")
        .interface_text(say_("page.sources"))
        .raw("</h2>\n");
    if (!story_.sources.empty()) html_.raw("<ul>");
    for (const Source& source : story_.sources) {
      html_.raw("<li id=\"").text(fragment_id("source-", source.id)).raw("\"><cite>");
      if (is_web_address(source.url)) {
        html_.raw("<a rel=\"noopener\" href=\"").text(source.url).raw("\">").text(source.title).raw("</a>");
      } else {
        html_.text(source.title);
      }
      html_.raw("</cite>");
      if (!source.publisher.empty()) html_.raw(", ").text(source.publisher);
      html_.raw(", ");
      write_time(source.published);
      if (!source.paragraph_rule.empty()) {
        html_.raw(". ").interface_text(say_("page.paragraphs-are")).text(source.paragraph_rule).raw(".");
      }
      html_.raw("</li>\n");
    }
    if (!story_.sources.empty()) html_.raw("</ul>\n");
    html_.raw("<p>").interface_text(say_("page.boundaries-on-map")).raw("</p></section>\n");
  }

  std::vector<PartyId> speakers_;
};

}  // namespace

std::string transcript_title(const Story& story) { return escape_html(story.headline); }

std::string transcript_html(const Story& story, const Messages& say) { return Transcript(story, say).write(); }

}  // namespace standpoint
