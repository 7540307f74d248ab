// The building blocks of the transcript's sections: dates, marks, links, quotations.
#pragma once

#include <optional>
#include <vector>

#include "standpoint/messages.h"
#include "standpoint/story.h"
#include "text/html_writer.h"
#include "text/language_tag.h"

namespace standpoint {

class TranscriptParts {
 protected:
  TranscriptParts(const Story& story, const Messages& say)
      : story_(story), say_(say), html_(same_language(story.lang, say.lang()) ? std::string_view() : say.lang()) {}

  void write_time(const Edtf& date);
  /// One of the story's texts, with its language where it has not been translated.
  void write_story_text(std::string_view text);
  /// The class of the party's colour; party_css() writes the rules.
  void write_party_class(PartyId party);
  void write_dot(PartyId party);
  void write_stance_mark(PartyId party, Stance stance);
  void write_first_words_link(QuoteId quote);
  void write_source_link(SourceId source, int paragraph);
  /// "Olaf Scholz: “…”, “…”; Boris Pistorius: “…”", with a link for each quotation.
  void write_quotes_by_speaker(const std::vector<QuoteId>& quotes);

  /// Quotations in this order, each with its attribution and ties; one that repeats another follows that one.
  void write_quotations(const std::vector<QuoteId>& quotes);

  const Story& story_;
  const Messages& say_;
  HtmlWriter html_;

 private:
  void write_quote_href(QuoteId quote);
  void write_lang(const Quote& quote);
  /// The quotation among `is_here` that this one repeats, or itself.
  QuoteId find_leader(QuoteId quote, const std::vector<bool>& is_here) const;
  void write_quotation(QuoteId id);
  void write_attribution(QuoteId id);
  void write_ties(QuoteId id);
  void write_tie(const Quote& quote, const Tie& tie, bool derived);

  std::vector<std::optional<QuoteId>> leaders_;  // by quote: the quote that it follows, during write_quotations()
};

}  // namespace standpoint
