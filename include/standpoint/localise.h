// A story in one of its languages, bytes in, bytes out, so that readers download only one language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/load.h"

namespace standpoint {

/// The languages of a story file: its own, then those of "translations", in file order. Empty if it is not a story.
std::vector<std::string> story_languages(std::string_view bytes);

/// The story file with the story's own texts in `lang`. Texts without a translation stay in the original language and are
/// listed in "untranslated", so that they can be marked. Quotes are never changed. "translations" and white space are removed;
/// for the story's own language, or one that it does not have, nothing else changes. If `bytes` is not a JSON object, returns
/// it as is; otherwise it must be a story that load_story() accepts.
std::string localise_story(std::string_view bytes, std::string_view lang);

/// Diagnostics for the "translations" of a story, in file order. Errors: not an object of texts by language, an invalid
/// language or the story's own, a quote, a text that is empty or repeated. Warnings: a text that the story does not contain
/// (with the most similar one), and the number of texts that a language lacks.
std::vector<Diagnostic> check_translations(std::string_view bytes, const Limits& limits = {});

}  // namespace standpoint
