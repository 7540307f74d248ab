// The standpoint command. Exit status: 0, 1 for a bad story, 2 for bad usage or a file that cannot be read or written.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "cli/build.h"
#include "cli/commands.h"

namespace {

constexpr char kVersion[] = "standpoint 0.1.0";
constexpr char kArticleHelp[] =
    "The text it was taken from (source-id=file where there are several): verbatim quotations must stand in it";

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Who stands where, since when, and in whose words? Checks story files and makes sites of them.", "standpoint");
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(1);

  std::string checked_story;
  std::string checked_article;
  CLI::App* check_command = app.add_subcommand("check", "Say everything that is wrong with a story, as compilers do");
  check_command->add_option("story", checked_story, "The story file (JSON)")->required();
  check_command->add_option("--article", checked_article, kArticleHelp);

  standpoint::cli::BuildOptions build;
  CLI::App* build_command = app.add_subcommand("build", "Write the static site of a story");
  build_command->add_option("story", build.story, "The story file (JSON)")->required();
  build_command->add_option("--assets", build.assets, "Folder with the page's template, styles, modules, map and fonts")
      ->required();
  build_command->add_option("-o,--output", build.site, "Folder for the site")->required();
  build_command->add_option("--article", build.article, kArticleHelp);
  build_command->add_option(
      "--host", build.hosts,
      "An origin (https://news.example) whose pages may steer the embed; again for more. Any, if left out");
  build_command->add_option(
      "--url", build.url,
      "Where the site will stand, such as https://news.example/story/: the image for sharing is then named "
      "by its whole address, as social networks want it, oEmbed answers are written, and embeds work in a frame "
      "whose sandbox allows scripts alone in Safari too; without it by a relative one, and there is no oEmbed");
  build_command->add_flag("--force", build.overwrite, "Write even into a folder that holds other files");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;  // --help and --version are no errors
  }
  if (check_command->parsed()) return standpoint::cli::run_check(checked_story, checked_article, stdout);
  return standpoint::cli::run_build(build);
}
