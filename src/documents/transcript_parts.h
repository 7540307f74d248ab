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

  void time(const Edtf& date);
  /// One of the story's texts, with its language where it has not been translated.
  void told(std::string_view text);
  /// The class of the party's colour; party_css() writes the rules.
  void party_class(PartyId party);
  void dot(PartyId party);
  void stance_mark(PartyId party, Stance stance);
  void first_words_link(QuoteId quote);
  void source_link(SourceId source, int paragraph);
  /// "Olaf Scholz: “…”, “…”; Boris Pistorius: “…”", with a link for each quotation.
  void quotes_by_speaker(const std::vector<QuoteId>& quotes);

  /// Quotations in this order, each with its attribution and ties; one that repeats another follows that one.
  void quotations(const std::vector<QuoteId>& quotes);

  const Story& story_;
  const Messages& say_;
  HtmlWriter html_;

 private:
  void quote_href(QuoteId quote);
  void lang_of(const Quote& quote);
  /// The quotation among `is_here` that this one repeats, or itself.
  QuoteId leader_of(QuoteId quote, const std::vector<bool>& is_here) const;
  void quotation(QuoteId id);
  void attribution(QuoteId id);
  void ties(QuoteId id);
  void tie(const Quote& quote, const Tie& tie, bool derived);

  std::vector<std::optional<QuoteId>> leaders_;  // by quote: the quote that it follows, during quotations()
};

}  // namespace standpoint
