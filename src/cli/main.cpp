// The standpoint command. Exit status: 0, 1 for a bad story, 2 for bad usage or a file that cannot be read or written.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "cli/build.h"
#include "cli/commands.h"

namespace {

constexpr char kVersion[] = "standpoint 0.1.0";
constexpr char kArticleHelp[] =
    "The text of the source (source-id=file if there are several): it must contain every verbatim quote";

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Who stands where, since when, and in whose words? Checks story files and builds sites from them.",
               "standpoint");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);

  std::string checked_story;
  std::string checked_article;
  CLI::App* check_command = app.add_subcommand("check", "Report all problems of a story, in the format of compilers");
  check_command->add_option("story", checked_story, "The story file (JSON)")->required();
  check_command->add_option("--article", checked_article, kArticleHelp);

  standpoint::cli::BuildOptions build;
  CLI::App* build_command = app.add_subcommand("build", "Build the static site of a story");
  build_command->add_option("story", build.story, "The story file (JSON)")->required();
  build_command->add_option("--assets", build.assets, "Folder with the page's template, styles, modules, map and fonts")
      ->required();
  build_command->add_option("-o,--output", build.site, "Folder for the site")->required();
  build_command->add_option("--article", build.article, kArticleHelp);
  build_command->add_option(
      "--host", build.hosts,
      "An origin (https://news.example) whose pages may control the embed; can be repeated. Default: any");
  build_command->add_option(
      "--url", build.url,
      "Where the site will be published, such as https://news.example/story/. With it, the link to the image for sharing is "
      "absolute, as social networks require, oEmbed responses are written, and embeds work in Safari in a frame with "
      "sandbox=\"allow-scripts\"");
  build_command->add_flag("--force", build.overwrite, "Write even into a folder that contains other files");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;  // --help and --version are not errors
  }
  if (check_command->parsed()) return standpoint::cli::run_check(checked_story, checked_article, stdout);
  return standpoint::cli::run_build(build);
}
