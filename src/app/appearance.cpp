#include "app/appearance.h"

#include <cstring>

namespace standpoint::app {

void Appearance::set_colours(Colours colours, std::string_view forced) {
  colours_ = colours;
  if (forced.size() != kTokenCount * sizeof(std::uint32_t)) return;
  for (std::size_t i = 0; i < kTokenCount; ++i) {
    std::memcpy(&(forced_.*kTokens[i].colour), forced.data() + i * sizeof(std::uint32_t), sizeof(std::uint32_t));
  }
  forced_.hueless = true;
}

bool Appearance::dark(Theme theme) const {
  if (prints()) return false;
  return theme == Theme::dark || (theme == Theme::system && prefers_dark_);
}

const Tokens& Appearance::tokens(Theme theme) const {
  switch (colours_) {
    case Colours::theme:
      break;
    case Colours::more_contrast:
      return dark(theme) ? kDarkContrastTokens : kLightContrastTokens;
    case Colours::forced:
      return forced_;
    case Colours::print:
      return kPrintTokens;
  }
  return dark(theme) ? kDarkTokens : kLightTokens;
}

}  // namespace standpoint::app
