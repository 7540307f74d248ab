// Which colours everything is drawn in.
#pragma once

#include <cstdint>
#include <string_view>

#include "standpoint/theme.h"
#include "standpoint/view_state.h"

namespace standpoint::app {

/// Where the colours come from.
enum class Colours : std::uint8_t { theme, more_contrast, forced, print };

class Appearance {
 public:
  void set_prefers_dark(bool dark) { prefers_dark_ = dark; }
  /// `forced`: for Colours::forced the system's own, kTokenCount colours of four bytes in the order of kTokens; otherwise
  /// empty.
  void set_colours(Colours colours, std::string_view forced);

  bool prints() const { return colours_ == Colours::print; }
  bool dark(Theme theme) const;
  const Tokens& tokens(Theme theme) const;

 private:
  bool prefers_dark_ = false;
  Colours colours_ = Colours::theme;
  Tokens forced_ = kLightTokens;
};

}  // namespace standpoint::app
