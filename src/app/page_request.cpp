#include "app/page_request.h"

#include <optional>

#include "standpoint/citation.h"
#include "text/json_writer.h"

namespace standpoint::app {

Scene selected_quote_card(const Session& session, const TextMeasure& measure) {
  return build_quote_card(session.story(), *session.state().quote, measure, session.messages());
}

std::string page_request_json(const Session& session, PageRequest request, std::string_view link, const TextMeasure& measure) {
  const std::optional<QuoteId> quote = session.state().quote;
  if (request == PageRequest::none || (!quote && request != PageRequest::copy_link)) return {};
  const Messages& say = session.messages();
  JsonWriter json;
  json.begin_object().member("blocked", say("copy.blocked")).member("close", say("copy.close"));
  if (request == PageRequest::save_picture) {
    const Viewport sheet = selected_quote_card(session, measure).viewport;
    json.member("kind", "picture")
        .member("name", quote_file_name(session.story(), *quote))
        .member("done", say("copy.picture-done"))
        .member("failed", say("copy.picture-failed"))
        .member("width", static_cast<int>(sheet.width_px * sheet.device_ratio))
        .member("height", static_cast<int>(sheet.height_px * sheet.device_ratio));
  } else if (request == PageRequest::copy_link) {
    json.member("kind", "link").member("plain", link).member("html", "").member("done", say("copy.link-done"));
  } else {
    const Citation citation = cite_quote(session.story(), *quote, say, link);
    json.member("kind", "citation")
        .member("plain", citation.plain)
        .member("html", citation.html)
        .member("done", say("copy.citation-done"));
  }
  return json.end_object().take();
}

}  // namespace standpoint::app
