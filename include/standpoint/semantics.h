// Scene -> the accessible tree, as JSON for the page, which turns it into native elements.
#pragma once

#include <string>
#include <string_view>

#include "standpoint/scene.h"

namespace standpoint {

/// The role as the tree names it; "" of a number that is none.
std::string_view role_name(Role role);

/// {"id","role","name",…,"rect":[x,y,w,h],"children":[…]}: regions nested as they are in the scene, empty members left out.
/// Equal scenes give equal bytes, so that an unchanged tree need not be sent.
std::string semantics_json(const Scene& scene);

}  // namespace standpoint
