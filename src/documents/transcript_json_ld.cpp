// The story as linked data: one NewsArticle whose @id values are fragments of the page. Vocabulary: https://schema.org
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "standpoint/transcript.h"
#include "text/escape.h"
#include "text/json_writer.h"
#include "time/machine_date.h"

namespace standpoint {
namespace {

class LinkedData {
 public:
  explicit LinkedData(const Story& story) : story_(story) {}

  std::string write() {
    json_.begin_object();
    write_text("@context", "https://schema.org");
    write_text("@type", "NewsArticle");
    write_text("headline", story_.headline);
    write_text("description", story_.standfirst);
    write_text("inLanguage", story_.lang);
    write_text("datePublished", format_machine_date(story_.published));
    write_each("isBasedOn", story_.sources, [&](const Source& source) { write_source(source); });
    write_each("about", story_.events, [&](const Event& event) { write_event(event); });
    write_mentions();
    write_each("hasPart", story_.quotes, [&](const Quote& quote) { write_quotation(quote); });
    json_.end_object();
    return json_.take();
  }

 private:
  /// Empty texts are left out.
  void write_text(std::string_view name, std::string_view text) {
    if (!text.empty()) json_.member(name, text);
  }

  template <class Items, class Write>
  void write_each(std::string_view name, const Items& items, const Write& write) {
    if (items.empty()) return;
    json_.key(name);
    json_.begin_array();
    for (const auto& item : items) {
      json_.begin_object();
      write(item);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_reference(std::string_view name, std::string_view prefix, std::string_view id) {
    json_.key(name);
    json_.begin_object();
    write_text("@id", fragment_id(prefix, id));
    json_.end_object();
  }

  /// `name` is written only if an ISO 8601 date can express the date; `temporal` then keeps the EDTF text if it differs.
  void write_date(std::string_view name, const Edtf& date) {
    const std::string machine = format_machine_date(date);
    write_text(name, machine);
    if (machine != date.text) write_text("temporal", date.text);
  }

  void write_source(const Source& source) {
    write_text("@type", "CreativeWork");
    write_text("@id", fragment_id("#source-", source.id));
    write_text("name", source.title);
    if (is_web_address(source.url)) write_text("url", source.url);
    write_date("datePublished", source.published);
    if (source.publisher.empty()) return;
    json_.key("publisher");
    write_organization(source.publisher);
  }

  void write_organization(std::string_view name) {
    json_.begin_object();
    write_text("@type", "Organization");
    write_text("name", name);
    json_.end_object();
  }

  void write_event(const Event& event) {
    write_text("@type", "Event");
    write_text("@id", fragment_id("#event-", event.id));
    write_text("name", event.title);
    const std::string day = format_machine_date(event.at);
    write_text("startDate", day);
    if (day.empty()) write_text("description", format_date(event.at));
  }

  void write_mentions() {
    if (story_.parties.empty() && story_.people.empty()) return;
    json_.key("mentions");
    json_.begin_array();
    for (const Party& party : story_.parties) {
      json_.begin_object();
      write_text("@type", party.kind == PartyKind::state ? "Country" : "Organization");
      write_text("@id", fragment_id("#party-", party.id));
      write_text("name", party.name);
      json_.end_object();
    }
    for (const Person& person : story_.people) {
      json_.begin_object();
      write_text("@type", "Person");
      write_text("@id", fragment_id("#person-", person.id));
      write_text("name", person.name);
      write_text("jobTitle", person.office);
      write_reference("affiliation", "#party-", story_[person.party].id);
      json_.end_object();
    }
    json_.end_array();
  }

  /// A paraphrase is not a Quotation: its words are the source's, so they are written as an abstract.
  void write_quotation(const Quote& quote) {
    write_text("@type", quote.verbatim ? "Quotation" : "CreativeWork");
    write_text("@id", fragment_id("#quote-", quote.id));
    write_text(quote.verbatim ? "text" : "abstract", quote.text);
    write_text("inLanguage", quote.lang);
    const std::string& speaker = story_[quote.speaker].id;
    write_reference("creator", "#person-", speaker);
    if (quote.verbatim) write_reference("spokenByCharacter", "#person-", speaker);
    write_date("dateCreated", quote.at[static_cast<std::size_t>(Clock::said)]);
    write_text("datePublished", format_machine_date(quote.at[static_cast<std::size_t>(Clock::published)]));
    if (quote.place) {
      json_.key("locationCreated");
      json_.begin_object();
      write_text("@type", "Place");
      write_text("name", quote.place->name);
      json_.end_object();
    }
    if (!quote.publisher.empty()) {
      json_.key("publisher");
      write_organization(quote.publisher);
    }
    if (quote.translation && !quote.original_lang.empty()) {
      json_.key("translationOfWork");
      json_.begin_object();
      write_text("@type", quote.verbatim ? "Quotation" : "CreativeWork");
      write_text("inLanguage", quote.original_lang);
      json_.end_object();
    }
    write_reference("isBasedOn", "#source-", story_[quote.source].id);
  }

  const Story& story_;
  JsonWriter json_;
};

}  // namespace

std::string transcript_json_ld(const Story& story) { return LinkedData(story).write(); }

}  // namespace standpoint
