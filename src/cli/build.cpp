#include "cli/build.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/site/addresses.h"
#include "cli/site/oembed.h"
#include "cli/site/offline.h"
#include "cli/site/one_file.h"
#include "cli/site/poster.h"
#include "cli/site/site_folder.h"
#include "standpoint/load.h"
#include "standpoint/localise.h"
#include "standpoint/page.h"
#include "standpoint/theme.h"
#include "standpoint/transcript.h"
#include "text/escape.h"

namespace standpoint::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kBadStory = 1;
constexpr int kBadUsage = 2;  // or a file that cannot be read or written

constexpr char kTemplateName[] = "index.html";
constexpr char kEmbedName[] = "embed.html";
constexpr char kNotesName[] = "notes.html";
constexpr char kTokensName[] = "tokens.css";
constexpr char kOpeningMapName[] = "map-opening.bin";
constexpr char kFullMapName[] = "map-full.bin";  // outlines that no edge cuts open

int complain(const std::string& sentence) {
  std::fprintf(stderr, "standpoint: %s\n", sentence.c_str());
  return kBadUsage;
}

const SiteFile* find(const std::vector<SiteFile>& files, std::string_view path) {
  const auto file = std::find_if(files.begin(), files.end(), [&](const SiteFile& f) { return f.path == path; });
  return file == files.end() ? nullptr : &*file;
}

void append_link(std::string& html, std::string_view href, std::string_view attributes) {
  html += "<link href=\"";
  html += href;
  html += "\" ";
  html += attributes;
  html += ">\n";
}

/// The data that the first picture and the first answer wait for, so that the browser asks for it without waiting for a module
/// to do so, unless no script is to run; the opening lines' fonts first.
std::string preloads(const std::vector<SiteFile>& files, const Addresses& addresses, const std::string& story) {
  std::string html;
  for (const std::string& data : std::vector<std::string>{"fonts/serif-semibold-latin.ttf", "fonts/sans-regular-latin.ttf",
                                                          "fonts/sans-semibold-latin.ttf", "fonts/serif-regular-latin.ttf",
                                                          "standpoint.wasm", story, kOpeningMapName}) {
    const std::string address = addresses.of(data);
    if (find(files, address)) append_link(html, address, "rel=\"preload\" as=\"fetch\" media=\"(scripting)\" crossorigin");
  }
  return html;
}

/// Fills a page's markers in place. Gives what is wrong with it, "" for nothing.
std::string fill_template(std::vector<SiteFile>& files, std::string_view name, const std::vector<PageMarker>& markers,
                          const Addresses& addresses) {
  const auto page = std::find_if(files.begin(), files.end(), [&](const SiteFile& f) { return f.path == name; });
  if (page == files.end()) return "the assets have no " + std::string(name);
  PageResult filled = fill_page(addresses.placed_in(page->bytes), markers);
  if (!filled.error.empty()) return std::string(name) + ": " + filled.error;
  page->bytes = std::move(filled.html);
  return {};
}

/// The origins as the embed's page lists them; empty when one is no origin.
std::optional<std::string> host_list(const std::vector<std::string>& hosts) {
  if (hosts.empty()) return "*";
  std::string list;
  for (const std::string& host : hosts) {
    const std::size_t scheme = host.rfind("https://", 0) == 0 ? 8 : host.rfind("http://", 0) == 0 ? 7 : 0;
    const bool plain = host.find_first_of("/ \"'<>&?#*", scheme) == std::string::npos;
    if (scheme == 0 || host.size() == scheme || !plain) return std::nullopt;
    list += (list.empty() ? "" : " ") + host;
  }
  return list;
}

/// The address with a slash at its end; empty when it is not one that a page can stand at.
std::optional<std::string> base_address(std::string url) {
  if (url.empty()) return url;
  const bool plain = url.find_first_of(" \"'<>?#") == std::string::npos;
  if (safe_href(url).empty() || !plain) return std::nullopt;
  if (url.back() != '/') url += '/';
  return url;
}

/// What stands beside 'self' in an embed's policy: the site's origin, where its address is known. In a frame whose sandbox
/// allows scripts alone, WebKit takes 'self' for nobody.
std::string own_source(const std::string& base) {
  const std::size_t host = base.find("://");
  if (host == std::string::npos) return {};
  const std::string origin = base.substr(0, base.find('/', host + 3));
  return origin.find_first_of(";,") == std::string::npos ? " " + escape_html(origin) : std::string();
}

/// The story as one language tells it, and the names of its files.
struct Edition {
  std::string lang;
  std::string bytes;   // the story's file
  std::string suffix;  // "" of the story's own language, ".de"
  Story story;
  const Messages& say;

  std::string file(const std::string& name, const std::string& ending) const { return name + suffix + ending; }
};

/// In the story's own language first, and in those that it has been translated into and the page can speak.
std::vector<Edition> editions_of(std::string_view bytes) {
  std::vector<Edition> editions;
  for (const std::string& lang : story_languages(bytes)) {
    const Messages& say = page_messages(lang);
    if (!editions.empty() && say.lang() != lang) continue;
    std::string localised_bytes = localised(bytes, lang);
    LoadResult loaded = load_story(localised_bytes);
    if (!loaded.story) continue;
    editions.push_back({lang, std::move(localised_bytes), editions.empty() ? "" : "." + lang, std::move(*loaded.story), say});
  }
  return editions;
}

/// Where the other editions are, for browsers and search engines.
std::string alternates(const std::vector<Edition>& editions, const std::string& page) {
  std::string html;
  if (editions.size() < 2) return html;
  for (const Edition& e : editions)
    append_link(html, e.file(page, ".html"), "rel=\"alternate\" hreflang=\"" + escape_html(e.lang) + "\"");
  return html;
}

/// What an edition's page tells of itself to its scripts.
std::string variant(const std::vector<Edition>& editions, std::size_t i) {
  std::string attributes = " data-base=\"" + escape_html(editions.front().lang) + "\"";
  if (i > 0) attributes += " data-lang=\"" + escape_html(editions[i].lang) + "\"";
  return attributes;
}

/// The switch: links, which work without scripts where the story is told in the language and its page is beside this one;
/// elsewhere they wait for one.
std::string language_links(const std::vector<Edition>& editions, const Edition& here, bool has_pages) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"en", "English"}, {"de", "Deutsch"}, {"uk", "Українська"}};
  std::string html = "<nav class=\"languages\" aria-label=\"" + escape_html(here.say("page.languages")) + "\">";
  for (const auto& [lang, name] : kNames) {
    const auto edition =
        std::find_if(editions.begin(), editions.end(), [code = lang](const Edition& e) { return e.lang == code; });
    const std::string file = edition == editions.end() || !has_pages ? std::string() : edition->file("index", ".html");
    html.append("<a lang=\"").append(lang).append("\" hreflang=\"").append(lang).append("\" href=\"").append(file);
    html.append("?lang=").append(lang).append("\"");
    if (lang == here.lang) html += " aria-current=\"true\"";
    html.append(">").append(name).append("</a> ");
  }
  return html + "</nav>\n";
}

/// Said where parts of the story are not in the edition's language.
std::string untranslated_note(const Edition& here) {
  if (here.story.untranslated.empty()) return {};
  return "<p class=\"fallback\">" + escape_html(here.say("page.untranslated")) + "</p>\n";
}

/// The markers that a page and the one file share.
std::vector<PageMarker> page_markers(const std::vector<Edition>& editions, std::size_t i, std::string languages,
                                     std::string poster) {
  const Edition& edition = editions[i];
  std::vector<PageMarker> markers = story_markers(edition.story, edition.say);
  markers.push_back({"variant", variant(editions, i)});
  markers.push_back({"alternates", alternates(editions, "index")});
  markers.push_back({"languages", std::move(languages)});
  markers.push_back({"untranslated", untranslated_note(edition)});
  markers.push_back({"poster", std::move(poster)});
  return markers;
}

/// An embed for each language: what it says of the story is no more than it shows. Gives what is wrong with its template.
std::string add_embeds(std::vector<SiteFile>& files, const std::vector<Edition>& editions,
                       const std::vector<std::string>& pictures, const std::string& hosts, const std::string& base,
                       const Addresses& addresses) {
  const auto embed = std::find_if(files.begin(), files.end(), [](const SiteFile& f) { return f.path == kEmbedName; });
  if (embed == files.end()) return {};
  const std::string embed_template = addresses.placed_in(embed->bytes);
  files.erase(embed);
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const Edition& edition = editions[i];
    std::vector<PageMarker> markers = story_markers(edition.story, edition.say);
    constexpr std::string_view kShown[] = {"lang", "title", "description", "headline", "stage", "summary", "transcript"};
    std::erase_if(markers, [&](const PageMarker& marker) {
      return std::find(std::begin(kShown), std::end(kShown), marker.name) == std::end(kShown);
    });
    markers.push_back({"variant", variant(editions, i)});
    markers.push_back({"alternates", alternates(editions, "embed")});
    markers.push_back({"poster", addresses.placed_in(pictures[i])});
    markers.push_back({"hosts", hosts});
    markers.push_back({"origin", own_source(base)});
    markers.push_back({"files", addresses.json()});
    markers.push_back({"source_line", source_line(edition.story)});
    markers.push_back({"page", i == 0 ? "./" : edition.file("index", ".html")});
    markers.push_back({"page_words", escape_html(edition.say("page.whole"))});
    PageResult filled = fill_page(embed_template, markers);
    if (!filled.error.empty()) return std::string(kEmbedName) + ": " + filled.error;
    files.push_back({.path = edition.file("embed", ".html"), .bytes = std::move(filled.html)});
  }
  return {};
}

/// Puts the edition's oEmbed answer beside its page, where the site's address is known: it must hold whole addresses. Gives the
/// link to it for the page's head.
std::string add_oembed(std::vector<SiteFile>& files, const Edition& edition, const std::string& base, bool has_image) {
  if (base.empty()) return {};
  const std::string file = edition.file("oembed", ".json");
  const std::string image = has_image ? base + edition.file("share", ".png") : std::string();
  files.push_back({file, oembed_json(edition.story, {base, base + edition.file("embed", ".html"), image})});
  return oembed_link(base + file, edition.story.headline);
}

std::string one_file_name(const Story& story) { return "standpoint-" + story.id + ".html"; }

/// Puts the edition in one file beside the pages. Gives what is wrong with its template, "" for nothing.
std::string add_one_file(std::vector<SiteFile>& files, const OneFileParts& parts, const std::vector<Edition>& editions,
                         const std::vector<SiteFile>& made, const std::vector<SiteFile>& pages, const std::string& picture) {
  std::string poster;
  OneFileStory story;
  for (const SiteFile& file : made) {
    if (file.path.extension() == ".svg" && poster.empty()) poster = poster_within(picture, file.bytes);
    if (file.path.extension() == ".json") story.stories.push_back(file);
    if (file.path == kTokensName) story.tokens = file.bytes;
  }
  story.other_pages.assign(pages.begin() + 1, pages.end());
  story.markers = page_markers(editions, 0, language_links(editions, editions.front(), false), std::move(poster));
  PageResult filled = make_one_file(parts, std::move(story));
  if (filled.error.empty()) files.push_back({.path = one_file_name(editions.front().story), .bytes = std::move(filled.html)});
  return filled.error;
}

/// Manifests, and the worker with its list: the pages, what they fetch, and the icons.
void add_offline(std::vector<SiteFile>& files, const std::vector<Edition>& editions, const std::vector<SiteFile>& pages) {
  std::vector<SiteFile> kept = pages;
  for (const Edition& edition : editions) {
    const std::string start = edition.suffix.empty() ? "./" : edition.file("index", ".html");
    files.push_back({edition.file("manifest", ".webmanifest"), web_manifest(edition.story, start)});
  }
  for (const SiteFile& file : files) {
    const std::string path = file.path.generic_string();
    const bool icon = path == "favicon.svg" || path.rfind("icon-", 0) == 0;
    if (path.rfind("hashed/", 0) == 0 || path.rfind("manifest", 0) == 0 || path == "notices.txt" || path == kNotesName || icon)
      kept.push_back(file);
  }
  for (SiteFile& file : files) {
    if (file.path == kWorkerName) file.bytes = worker_for(file.bytes, kept);
  }
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code error;
  const fs::path relative = fs::weakly_canonical(inner, error).lexically_relative(fs::weakly_canonical(outer, error));
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

int run_build(const BuildOptions& options) {
  const std::optional<std::string> hosts = host_list(options.hosts);
  if (!hosts) return complain("--host wants an origin such as https://news.example, without a path");
  const std::optional<std::string> base = base_address(options.url);
  if (!base) return complain("--url wants the folder's address, such as https://news.example/story/, without ? or #");
  const int checked = run_check(options.story, options.article, stderr);
  if (checked != 0) return checked;
  const std::optional<std::string> bytes = read_file(options.story);
  if (!bytes) return complain("cannot read " + options.story);
  const std::vector<Edition> editions = editions_of(*bytes);
  if (editions.empty()) return kBadStory;

  const fs::path site = options.site;
  if (lies_in(site, options.assets) || lies_in(options.assets, site)) {
    return complain("the site and its assets must be different folders, neither in the other");
  }
  const std::string why_not = options.overwrite ? std::string() : refusal(site);
  if (!why_not.empty()) return complain("will not write into " + options.site + ": " + why_not + " (--force does)");
  std::optional<std::vector<SiteFile>> files = read_folder(options.assets);
  if (!files) return complain("cannot read the assets in " + options.assets);

  const SiteFile* list = find(*files, kAddressesName);
  Addresses addresses(list ? std::string_view(list->bytes) : std::string_view());
  std::erase_if(*files, [](const SiteFile& f) { return f.path == kAddressesName; });
  const std::optional<OneFileParts> one_file_parts = take_one_file_parts(*files);

  std::vector<SiteFile> made, drawings;
  std::vector<std::string> pictures, share_images;
  for (const Edition& edition : editions) {
    Posters posters;
    ShareImage share;
    if (const SiteFile* map = find(*files, addresses.of(kFullMapName))) {
      posters = make_posters(edition.story, map->bytes, edition.say, edition.suffix);
      share = make_share_image(edition.story, map->bytes, edition.say, edition.suffix, *base, edition.file("index", ".html"));
    }
    if (!posters.error.empty()) return complain(std::string(kFullMapName) + ": " + posters.error);
    if (!share.html.empty()) drawings.push_back(std::move(share.drawing));
    share_images.push_back(std::move(share.html));
    for (SiteFile& file : posters.files) made.push_back(std::move(file));
    pictures.push_back(std::move(posters.html));
    made.push_back({.path = edition.file("story", ".json"), .bytes = edition.bytes});
  }
  made.push_back({.path = kTokensName, .bytes = theme_css() + party_css(editions.front().story)});
  for (const SiteFile& file : made) {
    if (find(*files, file.path.string())) return complain("the assets hold a " + file.path.string() + " of their own");
    files->push_back(addresses.hashed(file));
    // The story and its pictures are linked to from elsewhere, too.
    if (file.path != kTokensName) files->push_back(file);
  }

  const auto page = std::find_if(files->begin(), files->end(), [](const SiteFile& f) { return f.path == kTemplateName; });
  if (page == files->end()) return complain(options.assets + " has no " + kTemplateName);
  const std::string page_template = addresses.placed_in(page->bytes);
  std::vector<SiteFile> pages;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const Edition& edition = editions[i];
    std::vector<PageMarker> markers =
        page_markers(editions, i, language_links(editions, edition, true), addresses.placed_in(pictures[i]));
    markers.push_back({"preloads", preloads(*files, addresses, edition.file("story", ".json"))});
    markers.push_back({"files", addresses.json()});
    markers.push_back({"webmanifest", edition.file("manifest", ".webmanifest")});
    markers.push_back({"one_file", one_file_name(editions.front().story)});
    markers.push_back({"one_file_words", escape_html(edition.say("page.one-file"))});
    markers.push_back({"keep", escape_html(edition.say("page.keep"))});
    markers.push_back({"share_image", share_images[i]});
    markers.push_back({"oembed", add_oembed(*files, edition, *base, !share_images[i].empty())});
    markers.push_back({"embed", escape_html(edition.say("page.embed"))});
    PageResult filled = fill_page(page_template, markers);
    if (!filled.error.empty()) return complain(std::string(kTemplateName) + ": " + filled.error);
    pages.push_back({.path = edition.file("index", ".html"), .bytes = std::move(filled.html)});
  }
  std::erase_if(*files, [](const SiteFile& f) { return f.path == kTemplateName; });
  for (SiteFile& drawing : drawings) files->push_back(std::move(drawing));
  if (find(*files, kNotesName)) {
    const std::string why = fill_template(*files, kNotesName, {{"files", addresses.json()}}, addresses);
    if (!why.empty()) return complain(why);
  }
  if (one_file_parts) {
    const std::string why = add_one_file(*files, *one_file_parts, editions, made, pages, pictures.front());
    if (!why.empty()) return complain("one-file/page.html: " + why);
  }
  add_offline(*files, editions, pages);
  for (SiteFile& made_page : pages) files->push_back(std::move(made_page));
  const std::string no_embed = add_embeds(*files, editions, pictures, *hosts, *base, addresses);
  if (!no_embed.empty()) return complain(no_embed);

  const WriteResult written = write_site(site, *files);
  if (!written.error.empty()) return complain(written.error);
  std::printf("%s: %zu files, %zu written\n", options.site.c_str(), files->size(), written.written);
  if (base->empty()) std::printf("no oembed.json: its addresses must be whole ones, and --url was not given\n");
  return 0;
}

}  // namespace standpoint::cli
