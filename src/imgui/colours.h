// Paints -> ImGui colours in one theme.
#pragma once

#include <imgui.h>

#include <cstdint>

#include "standpoint/scene.h"
#include "standpoint/story.h"
#include "standpoint/theme.h"

namespace standpoint {

/// The tokens of a theme and the hues of a story. Keeps references to both.
class Palette {
 public:
  Palette(const Tokens& tokens, const Story& story, bool dark) : tokens_(tokens), story_(story), dark_(dark) {}

  /// The colour with the paint's alpha.
  ImU32 colour(const Paint& paint) const;
  ImU32 colour(Ink ink) const { return colour(Paint{.ink = ink, .party = {}, .alpha = 1}); }

 private:
  std::uint32_t rgb(const Paint& paint) const;

  const Tokens& tokens_;
  const Story& story_;
  bool dark_;
};

/// `top` blended over the opaque colour `ground`: an opaque colour.
ImU32 blend_over(ImU32 top, ImU32 ground);

/// The colour with its alpha multiplied by 0..1.
ImU32 scale_alpha(ImU32 colour, float alpha);

}  // namespace standpoint
