// The story as linked data: one NewsArticle whose @id values are fragments of the page. Vocabulary: https://schema.org
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "standpoint/transcript.h"
#include "text/escape.h"
#include "time/machine_date.h"

namespace standpoint {
namespace {

/// Writes JSON and inserts the commas.
class JsonWriter {
 public:
  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    out_ += json_string(name);
    out_ += ':';
    first_ = true;
  }
  void member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void string(std::string_view value) {
    separate();
    out_ += json_string(value);
  }
  std::string take() { return std::move(out_); }

 private:
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string out_;
  bool first_ = true;
};

class LinkedData {
 public:
  explicit LinkedData(const Story& story) : story_(story) {}

  std::string write() {
    json_.open('{');
    json_.member("@context", "https://schema.org");
    json_.member("@type", "NewsArticle");
    json_.member("headline", story_.headline);
    json_.member("description", story_.standfirst);
    json_.member("inLanguage", story_.lang);
    json_.member("datePublished", format_machine_date(story_.published));
    write_each("isBasedOn", story_.sources, [&](const Source& source) { write_source(source); });
    write_each("about", story_.events, [&](const Event& event) { write_event(event); });
    write_mentions();
    write_each("hasPart", story_.quotes, [&](const Quote& quote) { write_quotation(quote); });
    json_.close('}');
    return json_.take();
  }

 private:
  template <class Items, class Write>
  void write_each(std::string_view name, const Items& items, const Write& write) {
    if (items.empty()) return;
    json_.key(name);
    json_.open('[');
    for (const auto& item : items) {
      json_.open('{');
      write(item);
      json_.close('}');
    }
    json_.close(']');
  }

  void write_reference(std::string_view name, std::string_view prefix, std::string_view id) {
    json_.key(name);
    json_.open('{');
    json_.member("@id", fragment_id(prefix, id));
    json_.close('}');
  }

  /// `name` is written only if an ISO 8601 date can express the date; `temporal` then keeps the EDTF text if it differs.
  void write_date(std::string_view name, const Edtf& date) {
    const std::string machine = format_machine_date(date);
    json_.member(name, machine);
    if (machine != date.text) json_.member("temporal", date.text);
  }

  void write_source(const Source& source) {
    json_.member("@type", "CreativeWork");
    json_.member("@id", fragment_id("#source-", source.id));
    json_.member("name", source.title);
    if (is_web_address(source.url)) json_.member("url", source.url);
    write_date("datePublished", source.published);
    if (source.publisher.empty()) return;
    json_.key("publisher");
    write_organization(source.publisher);
  }

  void write_organization(std::string_view name) {
    json_.open('{');
    json_.member("@type", "Organization");
    json_.member("name", name);
    json_.close('}');
  }

  void write_event(const Event& event) {
    json_.member("@type", "Event");
    json_.member("@id", fragment_id("#event-", event.id));
    json_.member("name", event.title);
    const std::string day = format_machine_date(event.at);
    json_.member("startDate", day);
    if (day.empty()) json_.member("description", format_date(event.at));
  }

  void write_mentions() {
    if (story_.parties.empty() && story_.people.empty()) return;
    json_.key("mentions");
    json_.open('[');
    for (const Party& party : story_.parties) {
      json_.open('{');
      json_.member("@type", party.kind == PartyKind::state ? "Country" : "Organization");
      json_.member("@id", fragment_id("#party-", party.id));
      json_.member("name", party.name);
      json_.close('}');
    }
    for (const Person& person : story_.people) {
      json_.open('{');
      json_.member("@type", "Person");
      json_.member("@id", fragment_id("#person-", person.id));
      json_.member("name", person.name);
      json_.member("jobTitle", person.office);
      write_reference("affiliation", "#party-", story_[person.party].id);
      json_.close('}');
    }
    json_.close(']');
  }

  /// A paraphrase is not a Quotation: its words are the source's, so they are written as an abstract.
  void write_quotation(const Quote& quote) {
    json_.member("@type", quote.verbatim ? "Quotation" : "CreativeWork");
    json_.member("@id", fragment_id("#quote-", quote.id));
    json_.member(quote.verbatim ? "text" : "abstract", quote.text);
    json_.member("inLanguage", quote.lang);
    const std::string& speaker = story_[quote.speaker].id;
    write_reference("creator", "#person-", speaker);
    if (quote.verbatim) write_reference("spokenByCharacter", "#person-", speaker);
    write_date("dateCreated", quote.at[static_cast<std::size_t>(Clock::said)]);
    json_.member("datePublished", format_machine_date(quote.at[static_cast<std::size_t>(Clock::published)]));
    if (quote.place) {
      json_.key("locationCreated");
      json_.open('{');
      json_.member("@type", "Place");
      json_.member("name", quote.place->name);
      json_.close('}');
    }
    if (!quote.publisher.empty()) {
      json_.key("publisher");
      write_organization(quote.publisher);
    }
    if (quote.translation && !quote.original_lang.empty()) {
      json_.key("translationOfWork");
      json_.open('{');
      json_.member("@type", quote.verbatim ? "Quotation" : "CreativeWork");
      json_.member("inLanguage", quote.original_lang);
      json_.close('}');
    }
    write_reference("isBasedOn", "#source-", story_[quote.source].id);
  }

  const Story& story_;
  JsonWriter json_;
};

}  // namespace

std::string transcript_json_ld(const Story& story) { return LinkedData(story).write(); }

}  // namespace standpoint
