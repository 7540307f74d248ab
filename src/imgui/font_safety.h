// Whether a font may be handed to Dear ImGui's rasteriser, stb_truetype, which trusts every offset in it.
#pragma once

#include <string_view>

namespace standpoint {

/// True when everything that stb_truetype will read of the file lies within it: the character map, the metrics, and each
/// glyph's outline with its parts, of which there are not too many; and when no glyph is so large that its picture would not
/// fit the atlas. `file` holds its tables (BigEndian). The fonts come from the page's own site, so this is against damage and
/// mistakes; hinting programs and layout tables are not looked at, since nothing reads them.
bool font_is_safe_to_draw(std::string_view file);

}  // namespace standpoint
