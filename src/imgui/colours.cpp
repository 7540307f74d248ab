#include "imgui/colours.h"

#include <algorithm>

namespace standpoint {
namespace {

std::uint32_t channel(ImU32 colour, int shift) { return colour >> shift & 0xFF; }

std::uint32_t byte_from_unit(float unit) { return static_cast<std::uint32_t>(std::clamp(unit, 0.0f, 1.0f) * 255.0f + 0.5f); }

}  // namespace

std::uint32_t Palette::rgb(const Paint& paint) const {
  switch (paint.ink) {
    case Ink::paper:
      return tokens_.paper;
    case Ink::ink:
      return tokens_.ink;
    case Ink::soft_ink:
      return tokens_.soft_ink;
    case Ink::rule:
      return tokens_.rule;
    case Ink::sea:
      return tokens_.sea;
    case Ink::land:
      return tokens_.land;
    case Ink::member_land:
      return tokens_.member_land;
    case Ink::border:
      return tokens_.border;
    case Ink::coast:
      return tokens_.coast;
    case Ink::hatch:
      return tokens_.hatch;
    case Ink::focus:
      return tokens_.focus;
    case Ink::hue:
      if (!tokens_.hueless && paint.party.index < story_.parties.size()) {
        const Hue& hue = story_[paint.party].hue;
        return dark_ ? hue.dark : hue.light;
      }
      break;
  }
  return tokens_.ink;
}

ImU32 Palette::colour(const Paint& paint) const {
  const std::uint32_t value = rgb(paint);
  return IM_COL32(value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF, byte_from_unit(paint.alpha));
}

ImU32 blend_over(ImU32 top, ImU32 ground) {
  const std::uint32_t alpha = channel(top, IM_COL32_A_SHIFT);
  const auto mix = [&](int shift) {
    return (channel(top, shift) * alpha + channel(ground, shift) * (255 - alpha) + 127) / 255;
  };
  return IM_COL32(mix(IM_COL32_R_SHIFT), mix(IM_COL32_G_SHIFT), mix(IM_COL32_B_SHIFT), 255);
}

ImU32 scale_alpha(ImU32 colour, float alpha) {
  const float old_alpha = static_cast<float>(channel(colour, IM_COL32_A_SHIFT)) / 255.0f;
  return (colour & ~IM_COL32_A_MASK) | byte_from_unit(old_alpha * alpha) << IM_COL32_A_SHIFT;
}

}  // namespace standpoint
