// The commands of `standpoint`, each a function that main.cpp calls: 0 when all is well, 1 for a bad story, 2 for bad usage or
// a file that cannot be read.
#pragma once

#include <cstdio>
#include <string>

namespace standpoint::cli {

/// Prints every problem of a story as `file:line:column: error: message`, then one line of summary. With an article (a path, or
/// `source-id=path` where the story has several sources), also checks that every verbatim quote stands in it word for word.
int run_check(const std::string& story_path, const std::string& article_path, std::FILE* out);

}  // namespace standpoint::cli
