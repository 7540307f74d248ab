// What a host may ask of an embed, as web/embed/host-api.js hands it on: one view after another. Between them a reader types:
// "!words" are looked for, "@words" are a date. The explainer always has an accessible tree that is JSON with distinct ids, and
// an address that leads back to the view.
#include <algorithm>
#include <set>
#include <string>

#include "fuzz/fields.h"
#include "fuzz/fuzz_target.h"
#include "standpoint/semantics.h"
#include "standpoint/session.h"
#include "standpoint/url.h"
#include "support/story_builder.h"
#include "text/json_document.h"

using namespace standpoint;
using fuzz::require;

namespace {

constexpr int kMostMessages = 6;

void require_sound(const Session& session) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < session.scene().regions.size(); ++i) {
    const Region& region = session.scene().regions[i];
    require(ids.insert(region.id).second && region.parent < static_cast<int>(i));
  }
  JsonLimits limits;
  limits.nesting = 64;
  require(!parse_json(semantics_json(session.scene()), limits).fault);
  const std::string query = query_from_state(session.story(), session.state());
  const UrlResult again = state_from_query(session.story(), query);
  require(again.notices.empty() && query_from_state(session.story(), again.state) == query);
}

}  // namespace

FUZZ_TARGET(host_message) {
  static const TableTextMeasure measure;
  static const Story story = testing::news_day().story;
  Session session(story, opening_view(story), measure);
  session.set_viewport({.width_px = 660, .height_px = 900});
  session.set_reduced_motion(true);
  session.update(0);
  fuzz::Fields fields(input);
  for (int i = 0; i < kMostMessages && !fields.rest().empty(); ++i) {
    const std::string message = fields.next();
    const std::string_view text = std::string_view(message).substr(std::min<std::size_t>(message.size(), 1));
    if (message.rfind('!', 0) == 0)
      session.set_text("search:field", text, true);
    else if (message.rfind('@', 0) == 0)
      session.set_text("time:date", text, true);
    else
      session.replace_state(state_from_query(session.story(), message).state);
    session.update(1000.0 * (i + 1));
    require_sound(session);
  }
}
