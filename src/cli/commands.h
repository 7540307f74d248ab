// The commands of `standpoint`. Each returns an exit status: 0, 1 for a bad story, 2 for bad usage or a file that cannot be
// read.
#pragma once

#include <cstdio>
#include <string>

namespace standpoint::cli {

/// Prints every diagnostic of a story as `file:line:column: error: message`, then a summary of one line. With an article (a
/// path, or `source-id=path` if the story has several sources), also checks that it contains every verbatim quote word for
/// word.
int run_check(const std::string& story_path, const std::string& article_path, std::FILE* out);

}  // namespace standpoint::cli
