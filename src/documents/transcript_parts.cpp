#include "documents/transcript_parts.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "story/quotation_text.h"
#include "story/words.h"
#include "text/escape.h"
#include "time/machine_date.h"

namespace standpoint {
namespace {

constexpr int kMaxRepeatHops = 8;

/// The language's name where the messages have it, otherwise the tag.
std::string language_name(const Messages& say, std::string_view tag) {
  const std::string key = "page.lang." + std::string(tag.substr(0, tag.find('-')));
  return say.pattern(key).empty() ? std::string(tag) : say(key);
}

/// Used to omit what an adjacent text already contains. True for an empty `part`.
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

void TranscriptParts::write_time(const Edtf& date) {
  const std::string machine = format_machine_date(date);
  if (machine.empty()) {
    html_.raw("<span class=\"date\">").interface_text(format_date(date, say_)).raw("</span>");
  } else {
    html_.raw("<time datetime=\"").text(machine).raw("\">").interface_text(format_date(date, say_)).raw("</time>");
  }
}

void TranscriptParts::write_story_text(std::string_view text) {
  const std::string_view lang = story_.lang_of(text);
  html_.in_language(lang == story_.lang ? std::string_view() : lang, text);
}

void TranscriptParts::write_party_class(PartyId party) { html_.raw("party-").number(party.index); }

void TranscriptParts::write_dot(PartyId party) {
  html_.raw("<span class=\"dot ");
  write_party_class(party);
  html_.raw("\"></span>");
}

void TranscriptParts::write_stance_mark(PartyId party, Stance stance) {
  html_.raw("<svg class=\"mark ");
  write_party_class(party);
  html_.raw("\" aria-hidden=\"true\"><use href=\"#mark-").text(to_string(stance)).raw("\"/></svg>");
}

void TranscriptParts::write_quote_href(QuoteId quote) {
  html_.raw(" href=\"#").text(fragment_id("quote-", story_[quote].id)).raw("\"");
}

void TranscriptParts::write_lang(const Quote& quote) {
  if (quote.lang.empty() || quote.lang == story_.lang) return;
  html_.raw(" lang=\"").text(quote.lang).raw("\" dir=\"auto\"");
}

void TranscriptParts::write_first_words_link(QuoteId quote) {
  html_.raw("<a");
  write_quote_href(quote);
  write_lang(story_[quote]);
  html_.raw(">").text(format_quote_start(story_[quote])).raw("</a>");
}

void TranscriptParts::write_source_link(SourceId source, int paragraph) {
  const Source& from = story_[source];
  html_.raw("<a href=\"#").text(fragment_id("source-", from.id)).raw("\">");
  html_.text(from.publisher.empty() ? from.title : from.publisher);
  if (paragraph > 0) html_.interface_text(say_("page.paragraph", {{"n", paragraph}}));
  html_.raw("</a>");
}

void TranscriptParts::write_quotes_by_speaker(const std::vector<QuoteId>& quotes) {
  const PersonId* speaker = nullptr;
  for (const QuoteId& id : quotes) {
    const Quote& quote = story_[id];
    if (speaker == nullptr || *speaker != quote.speaker) {
      if (speaker != nullptr) html_.raw("; ");
      html_.text(story_[quote.speaker].name).raw(": ");
    } else {
      html_.raw(", ");
    }
    write_first_words_link(id);
    speaker = &quote.speaker;
  }
}

QuoteId TranscriptParts::find_leader(QuoteId quote, const std::vector<bool>& is_here) const {
  QuoteId leader = quote;
  for (int hop = 0; hop < kMaxRepeatHops; ++hop) {
    const auto& repeated = story_[leader].ties;
    const auto repeat = std::find_if(repeated.begin(), repeated.end(),
                                     [&](const Tie& tie) { return tie.kind == TieKind::repeats && is_here[tie.target.index]; });
    if (repeat == repeated.end()) return leader;
    leader = repeat->target;
  }
  return quote;  // a cycle
}

void TranscriptParts::write_quotations(const std::vector<QuoteId>& quotes) {
  std::vector<bool> is_here(story_.quotes.size());
  for (const QuoteId quote : quotes) is_here[quote.index] = true;
  leaders_.assign(story_.quotes.size(), std::nullopt);
  std::vector<std::pair<QuoteId, QuoteId>> followers;  // leader, follower
  for (const QuoteId quote : quotes) {
    const QuoteId leader = find_leader(quote, is_here);
    if (leader == quote) continue;
    leaders_[quote.index] = leader;
    followers.push_back({leader, quote});
  }
  std::stable_sort(followers.begin(), followers.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const QuoteId quote : quotes) {
    if (leaders_[quote.index]) continue;
    write_quotation(quote);
    const auto first = std::lower_bound(followers.begin(), followers.end(), quote,
                                        [](const auto& pair, QuoteId leader) { return pair.first < leader; });
    for (auto it = first; it != followers.end() && it->first == quote; ++it) write_quotation(it->second);
  }
}

void TranscriptParts::write_quotation(QuoteId id) {
  const Quote& quote = story_[id];
  const Source& source = story_[quote.source];
  html_.raw("<figure class=\"").raw(quote.verbatim ? Markup("quote") : Markup("quote paraphrase"));
  html_.raw(leaders_[id.index] ? Markup(" repeat\" id=\"") : Markup("\" id=\""))
      .text(fragment_id("quote-", quote.id))
      .raw("\">");
  if (!quote.context.empty()) {
    html_.raw("<p class=\"context\">");
    write_story_text(quote.context);
    html_.raw("</p>");
  }
  html_.raw("<blockquote cite=\"");
  if (is_web_address(source.url)) {
    html_.text(source.url);
  } else {
    html_.raw("#").text(fragment_id("source-", source.id));
  }
  html_.raw("\"");
  write_lang(quote);
  html_.raw("><p>").text(format_quote(quote)).raw("</p></blockquote>\n<figcaption>");
  write_attribution(id);
  write_ties(id);
  html_.raw("</figcaption></figure>\n");
}

void TranscriptParts::write_attribution(QuoteId id) {
  const Quote& quote = story_[id];
  const Person& speaker = story_[quote.speaker];
  const Party& party = story_[speaker.party];
  html_.raw("<p class=\"who\">");
  write_dot(speaker.party);
  html_.raw("<b>").text(speaker.name).raw("</b> ").text(speaker.office);
  if (!contains(speaker.office, party.name) && !contains(speaker.office, party.short_name)) {
    html_.raw(" · ").text(party.name);
  }
  html_.raw("</p><p class=\"record\">");

  if (!quote.verbatim) html_.raw("<b>").interface_text(say_("page.paraphrase")).raw("</b> · ");
  if (quote.translation) {
    html_.raw("<b>").interface_text(say_("page.translation")).raw("</b>");
    if (!quote.original_lang.empty())
      html_.interface_text(say_("page.translation-from", {{"language", language_name(say_, quote.original_lang)}}));
    html_.raw(" · ");
  }
  const Edtf& said = quote.at[static_cast<std::size_t>(Clock::said)];
  const Edtf& published = quote.at[static_cast<std::size_t>(Clock::published)];
  const bool same_time = said == published;
  html_.interface_text(say_(same_time ? "page.said-and-published" : "page.said"));
  write_time(said);
  if (!quote.venue.empty()) html_.raw(" · ").text(quote.venue);
  if (quote.place && !contains(quote.venue, quote.place->name)) html_.raw(" · ").text(quote.place->name);
  if (!same_time) {
    html_.raw(" · ").interface_text(say_("page.published-then"));
    write_time(published);
  }
  if (!contains(quote.venue, quote.publisher) && quote.publisher != story_[quote.source].publisher) {
    html_.raw(" · ").interface_text(say_("page.first-in")).text(quote.publisher);
  }
  html_.raw(" · ");
  write_source_link(quote.source, quote.paragraph);
  html_.raw("</p>");
}

void TranscriptParts::write_ties(QuoteId id) {
  const Quote& quote = story_[id];
  const auto stands_below = [&](const Tie& tie) { return tie.kind == TieKind::repeats && leaders_[tie.target.index] == id; };
  if (quote.ties.empty() && std::all_of(quote.tied_from.begin(), quote.tied_from.end(), stands_below)) return;
  html_.raw("<ul class=\"ties\">");
  for (const Tie& other : quote.ties) write_tie(quote, other, false);
  for (const Tie& other : quote.tied_from) {
    if (!stands_below(other)) write_tie(quote, other, true);
  }
  html_.raw("</ul>");
}

void TranscriptParts::write_tie(const Quote& quote, const Tie& tie, bool derived) {
  const Quote& other = story_[tie.target];
  html_.raw("<li>").interface_text(words::tie(say_, tie.kind, derived, {}));
  if (other.speaker != quote.speaker) html_.text(story_[other.speaker].name).raw(": ");
  write_first_words_link(tie.target);
  html_.raw("</li>");
}

}  // namespace standpoint
