// `standpoint check`: validates a story, and optionally looks up its quotes in the source.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "cli/article_match.h"
#include "cli/commands.h"
#include "standpoint/load.h"
#include "standpoint/localise.h"

namespace standpoint::cli {
namespace {

constexpr int kGood = 0;
constexpr int kBadStory = 1;
constexpr int kBadUsage = 2;

/// Reads at most one byte more than the loader accepts, which is enough for it to report that a file is too large.
std::optional<std::string> read_file(const std::string& path, std::FILE* out) {
  const std::size_t max = Limits{}.bytes + 1;
  std::string bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file != nullptr) {
    char block[64 * 1024];
    std::size_t count = 1;
    while (count > 0 && bytes.size() < max) {
      count = std::fread(block, 1, std::min(sizeof block, max - bytes.size()), file);
      bytes.append(block, count);
    }
  }
  if (file == nullptr || std::ferror(file) != 0) {
    std::fprintf(out, "standpoint: cannot read '%s': %s\n", path.c_str(), std::strerror(errno));
    if (file != nullptr) std::fclose(file);
    return std::nullopt;
  }
  std::fclose(file);
  return bytes;
}

/// "1 quote", "3 quotes".
std::string format_count(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// The argument of --article: a path, after `id=` if the story has several sources.
struct ArticleArgument {
  SourceId source;
  std::string path;
};

std::optional<ArticleArgument> parse_argument(const Story& story, const std::string& argument) {
  const std::size_t equals = argument.find('=');
  for (std::size_t i = 0; equals != std::string::npos && i < story.sources.size(); ++i) {
    if (story.sources[i].id == argument.substr(0, equals)) {
      return ArticleArgument{{static_cast<std::uint32_t>(i)}, argument.substr(equals + 1)};
    }
  }
  if (story.sources.size() != 1) return std::nullopt;
  return ArticleArgument{{0}, argument};
}

struct ArticleReport {
  std::size_t quotes = 0;  // verbatim quotes from the source
  std::vector<Diagnostic> misses;
};

Diagnostic describe_miss(const Quote& quote, std::size_t index, const Article& article) {
  Diagnostic miss;
  miss.pointer = "/quotes/" + std::to_string(index) + "/text";
  const std::string number = std::to_string(quote.paragraph);
  miss.message = "the quote '" + quote.id + "' does not stand in paragraph " + number + " of the article";
  if (static_cast<std::size_t>(quote.paragraph) > article.paragraph_count()) {
    miss.message = "the quote '" + quote.id + "' names paragraph " + number + ", but the article has " +
                   std::to_string(article.paragraph_count());
  }
  miss.expected = "the source's own words";
  const std::size_t elsewhere = article.find(quote.text);
  miss.hint =
      elsewhere > 0 ? "it stands in paragraph " + std::to_string(elsewhere) : "is it a paraphrase? then set verbatim to false";
  return miss;
}

ArticleReport compare_with_article(const Story& story, std::string_view story_bytes, SourceId source, std::string_view text) {
  const Article article(text);
  ArticleReport report;
  std::vector<std::string> pointers;
  for (std::size_t i = 0; i < story.quotes.size(); ++i) {
    const Quote& quote = story.quotes[i];
    if (!quote.verbatim || quote.source != source) continue;
    ++report.quotes;
    if (article.has(quote.text, static_cast<std::size_t>(quote.paragraph))) continue;
    report.misses.push_back(describe_miss(quote, i, article));
    pointers.push_back(report.misses.back().pointer);
  }
  const std::vector<TextPosition> positions = find_text_positions(story_bytes, pointers);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    report.misses[i].line = positions[i].line;
    report.misses[i].column = positions[i].column;
  }
  return report;
}

void print(const std::vector<Diagnostic>& diagnostics, const std::string& file, std::FILE* out) {
  for (const Diagnostic& diagnostic : diagnostics) std::fprintf(out, "%s\n", format_diagnostic(diagnostic, file).c_str());
}

}  // namespace

int run_check(const std::string& story_path, const std::string& article_path, std::FILE* out) {
  const auto bytes = read_file(story_path, out);
  if (!bytes) return kBadUsage;
  LoadResult loaded = load_story(*bytes);
  for (Diagnostic& diagnostic : check_translations(*bytes)) loaded.diagnostics.push_back(std::move(diagnostic));
  std::stable_sort(loaded.diagnostics.begin(), loaded.diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });

  ArticleReport report;
  if (loaded.story && !article_path.empty()) {
    const auto argument = parse_argument(*loaded.story, article_path);
    if (!argument) {
      std::fprintf(out, "standpoint: the story does not have one source; say which one this is: --article source-id=%s\n",
                   article_path.c_str());
      return kBadUsage;
    }
    const auto text = read_file(argument->path, out);
    if (!text) return kBadUsage;
    report = compare_with_article(*loaded.story, *bytes, argument->source, *text);
  }

  print(loaded.diagnostics, story_path, out);
  print(report.misses, story_path, out);

  std::size_t errors = report.misses.size();
  std::size_t warnings = 0;
  for (const Diagnostic& diagnostic : loaded.diagnostics) ++(diagnostic.severity == Severity::error ? errors : warnings);
  std::string summary = story_path + ": ";
  if (loaded.story) {
    const Story& story = *loaded.story;
    summary += format_count(story.quotes.size(), "quote", "quotes") + ", " +
               format_count(story.positions.size(), "position", "positions") + " on " +
               format_count(story.questions.size(), "question", "questions") + "; ";
  }
  summary += format_count(errors, "error", "errors") + ", " + format_count(warnings, "warning", "warnings");
  if (loaded.omitted > 0) summary += " and " + format_count(loaded.omitted, "more problem", "more problems") + " not shown";
  if (loaded.story && !article_path.empty()) {
    summary += "; " + std::to_string(report.quotes - report.misses.size()) + " of " +
               format_count(report.quotes, "verbatim quote", "verbatim quotes") + " found word for word in the article";
  } else if (!article_path.empty()) {
    summary += "; the article was not looked at";
  }
  std::fprintf(out, "%s\n", summary.c_str());
  return errors > 0 ? kBadStory : kGood;
}

}  // namespace standpoint::cli
