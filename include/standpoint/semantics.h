// Scene -> the semantics tree, as JSON from which the page builds its accessible elements.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/scene.h"

namespace standpoint {

/// The role's name in the tree; "" for a value outside the enumeration.
std::string_view role_name(Role role);

/// {"id","role","name",...,"rect":[x,y,w,h],"children":[...]}: regions nested as in the scene, rectangles in whole CSS px,
/// empty members left out. Equal scenes produce equal bytes, so that an unchanged tree need not be sent.
std::string semantics_json(const Scene& scene);

}  // namespace standpoint
