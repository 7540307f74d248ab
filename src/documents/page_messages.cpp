// The transcript's messages in each language. They are in a file of their own so that the module does not contain them.
#include "page_messages.h"

#include <initializer_list>

#include "standpoint/transcript.h"

namespace standpoint {
namespace {

Messages merge_messages(std::initializer_list<const char*> files) {
  Messages out;
  for (const char* file : files)
    if (const auto part = Messages::load(file)) out.add(*part);
  return out;
}

}  // namespace

const Messages& page_english() {
  static const Messages english = merge_messages({kEnglish, kPageEnglish});
  return english;
}

const Messages& page_messages(std::string_view lang) {
  static const Messages german = merge_messages({kGerman, kPageGerman}),
                        ukrainian = merge_messages({kUkrainian, kPageUkrainian});
  const std::string_view primary = lang.substr(0, lang.find('-'));
  return primary == "de" ? german : primary == "uk" ? ukrainian : page_english();
}

}  // namespace standpoint
