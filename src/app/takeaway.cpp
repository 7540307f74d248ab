#include "app/takeaway.h"

#include <string_view>

#include "standpoint/svg.h"

namespace standpoint::app {

Picture view_picture(const Session& session, float device_ratio, const TextMeasure& measure) {
  return build_picture(session.story(), session.map(), session.state(), &session.scene().map, kSavedSheet, device_ratio,
                       measure, session.messages());
}

std::string takeaway_file(const Session& session, Takeaway kind, ExportScope scope, float device_ratio, char separator,
                          bool dark, const TextMeasure& measure) {
  const Story& story = session.story();
  const ViewState& state = session.state();
  switch (kind) {
    case Takeaway::picture: {
      const Viewport sheet = view_picture(session, device_ratio, measure).scene.viewport;
      return std::to_string(static_cast<int>(sheet.width_px * device_ratio)) + ' ' +
             std::to_string(static_cast<int>(sheet.height_px * device_ratio));
    }
    case Takeaway::drawing:
      return picture_svg(story, session.map(), view_picture(session, 1, measure), dark ? SvgColours::dark : SvgColours::light,
                         &measure);
    case Takeaway::quotes:
      return quotes_csv(story, state, scope, separator);
    case Takeaway::positions:
      return positions_csv(story, state, scope, separator);
    case Takeaway::data:
      return export_json(story, state, scope);
  }
  return {};
}

std::string takeaway_file_name(const Session& session, Takeaway kind, ExportScope scope, float device_ratio) {
  static constexpr std::string_view kParts[] = {"", "", "quotes", "positions", ""};
  static constexpr std::string_view kEndings[] = {"png", "svg", "csv", "csv", "json"};
  const auto i = static_cast<std::size_t>(kind);
  const bool twice = kind == Takeaway::picture && device_ratio > 1;
  return export_file_name(session.story(), session.state(), scope, twice ? "2x" : kParts[i], kEndings[i]);
}

}  // namespace standpoint::app
