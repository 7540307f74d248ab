// What a reader asked of a quotation that only the page can do: copy it, copy a link to it, save a picture of it.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/scene.h"
#include "standpoint/session.h"

namespace standpoint::app {

/// The request as a JSON object: `kind` ("citation", "link", "picture"), and what to say: `done`, `failed` (of a picture),
/// `blocked`, `close`. A citation and a link have `plain` and `html`, a picture has `name`, and `width` and `height` in device
/// px. "" when the request needs a quotation and none is selected. `link` is the view's address.
std::string page_request_json(const Session& session, PageRequest request, std::string_view link, const TextMeasure& measure);

/// The selected quotation on a sheet of its own; there must be one.
Scene selected_quote_card(const Session& session, const TextMeasure& measure);

}  // namespace standpoint::app
