// A story in one of the languages that it brings: bytes in, bytes out, so that a reader is sent one language and no more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standpoint/load.h"

namespace standpoint {

/// The languages of a story file: its own, then those of "translations", in file order. None when it is no story.
std::vector<std::string> story_languages(std::string_view bytes);

/// The story file with our own words in `lang`, text by text: what has no translation stays in the story's language and is
/// named in "untranslated", so that it can be marked. Quotations are never touched. Without the translations themselves and
/// without white space: for the story's own language, or one that it does not bring, that is all that changes.
/// `bytes` must be a story that load_story() accepts; otherwise they come back as they are.
std::string localised(std::string_view bytes, std::string_view lang);

/// What is wrong with the "translations" of a story: no object of texts by language, a language that is none or is the story's
/// own, a text that the story does not say (with the nearest that it does), a quotation, a text that is empty or too long; and,
/// as warnings, how many texts a language lacks. In file order.
std::vector<Diagnostic> check_translations(std::string_view bytes, const Limits& limits = {});

}  // namespace standpoint
