// An article's text, as `standpoint check --article` reads it: find() and has() agree, and every paragraph holds itself.
#include <algorithm>
#include <string>

#include "cli/article_match.h"
#include "fuzz/fields.h"
#include "fuzz/fuzz_target.h"
#include "text/utf8.h"

using namespace standpoint;
using fuzz::require;

FUZZ_TARGET(article) {
  fuzz::Fields fields(input);
  const std::string quote = fields.next();
  const std::string text(fields.rest());
  const cli::Article article(text);
  const std::size_t paragraphs = article.paragraph_count();
  require(paragraphs <= 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));

  const std::size_t found = article.find(quote);
  require(found <= paragraphs && (found == 0 || article.has(quote, found)));
  for (std::size_t i = 1; i <= paragraphs; ++i) require(!article.has(quote, i) || (found > 0 && found <= i));
  require(!article.has(quote, 0) && !article.has(quote, paragraphs + 1));

  const std::string plain = cli::normalise_typesetting(text);
  require(plain.size() <= 3 * text.size() && plain.find('\n') == std::string::npos);
  if (first_malformed_utf8(text) < text.size()) return;
  require(cli::normalise_typesetting(plain) == plain);
  const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
  if (!cli::normalise_typesetting(line).empty()) require(article.find(line) == 1);
}
