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
constexpr int kBadUsage = 2;  // also for files that cannot be read or written

constexpr char kTemplateName[] = "index.html";
constexpr char kEmbedName[] = "embed.html";
constexpr char kNotesName[] = "notes.html";
constexpr char kTokensName[] = "tokens.css";
constexpr char kOpeningMapName[] = "map-opening.bin";
constexpr char kFullMapName[] = "map-full.bin";  // with unclipped outlines

/// Prints an error message. Returns the exit status.
int fail(const std::string& sentence) {
  std::fprintf(stderr, "standpoint: %s\n", sentence.c_str());
  return kBadUsage;
}

const SiteFile* find(const std::vector<SiteFile>& files, std::string_view path) {
  const auto file = std::find_if(files.begin(), files.end(), [&](const SiteFile& f) { return f.path == path; });
  return file == files.end() ? nullptr : &*file;
}

/// Appends a <link>. `href` and `attributes` must be escaped.
void append_link(std::string& html, std::string_view href, std::string_view attributes) {
  html += "<link href=\"";
  html += href;
  html += "\" ";
  html += attributes;
  html += ">\n";
}

/// Preload links for the data that the first frame needs, so that the browser fetches it before any module asks, if scripting
/// is enabled. The fonts of the opening lines come first.
std::string build_preload_links(const std::vector<SiteFile>& files, const Addresses& addresses, const std::string& story) {
  std::string html;
  for (const std::string& data : std::vector<std::string>{"fonts/serif-semibold-latin.ttf", "fonts/sans-regular-latin.ttf",
                                                          "fonts/sans-semibold-latin.ttf", "fonts/serif-regular-latin.ttf",
                                                          "standpoint.wasm", story, kOpeningMapName}) {
    const std::string address = addresses.find(data);
    if (find(files, address)) append_link(html, address, "rel=\"preload\" as=\"fetch\" media=\"(scripting)\" crossorigin");
  }
  return html;
}

/// Fills a page's markers in place. Returns an error message, or "".
std::string fill_template(std::vector<SiteFile>& files, std::string_view name, const std::vector<PageMarker>& markers,
                          const Addresses& addresses) {
  const auto page = std::find_if(files.begin(), files.end(), [&](const SiteFile& f) { return f.path == name; });
  if (page == files.end()) return "the assets have no " + std::string(name);
  Result<std::string> filled = fill_page(addresses.substitute(page->bytes), markers);
  if (!filled) return std::string(name) + ": " + filled.error.message;
  page->bytes = std::move(*filled);
  return {};
}

/// The list of origins as the embed expects it. Empty if one is not an origin.
std::optional<std::string> build_host_list(const std::vector<std::string>& hosts) {
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

/// Adds a missing slash to the site's URL; "" remains "". Empty if it is not the URL of a folder.
std::optional<std::string> normalise_base(std::string url) {
  if (url.empty()) return url;
  const bool plain = url.find_first_of(" \"'<>?#") == std::string::npos;
  if (safe_href(url).empty() || !plain) return std::nullopt;
  if (url.back() != '/') url += '/';
  return url;
}

/// The site's origin, if known, to be listed with 'self' in an embed's Content-Security-Policy. In a frame with
/// sandbox="allow-scripts", 'self' matches nothing in WebKit.
std::string own_origin_source(const std::string& base) {
  const std::size_t host = base.find("://");
  if (host == std::string::npos) return {};
  const std::string origin = base.substr(0, base.find('/', host + 3));
  return origin.find_first_of(";,") == std::string::npos ? " " + escape_html(origin) : std::string();
}

/// The story in one of its languages, and the names of its files.
struct Edition {
  std::string lang;
  std::string bytes;   // of the story file
  std::string suffix;  // "" for the story's own language, ".de"
  Story story;
  const Messages& say;

  std::string file(const std::string& name, const std::string& ending) const { return name + suffix + ending; }
};

/// The edition in the story's own language, then those in languages that both the story and the page are translated into.
std::vector<Edition> make_editions(std::string_view bytes) {
  std::vector<Edition> editions;
  for (const std::string& lang : story_languages(bytes)) {
    const Messages& say = page_messages(lang);
    if (!editions.empty() && say.lang() != lang) continue;
    std::string localised_bytes = localise_story(bytes, lang);
    LoadResult loaded = load_story(localised_bytes);
    if (!loaded.story) continue;
    editions.push_back({lang, std::move(localised_bytes), editions.empty() ? "" : "." + lang, std::move(*loaded.story), say});
  }
  return editions;
}

/// Links to all editions, for browsers and search engines.
std::string build_alternate_links(const std::vector<Edition>& editions, const std::string& page) {
  std::string html;
  if (editions.size() < 2) return html;
  for (const Edition& e : editions)
    append_link(html, e.file(page, ".html"), "rel=\"alternate\" hreflang=\"" + escape_html(e.lang) + "\"");
  return html;
}

/// Attributes that tell the page's scripts which edition it is.
std::string build_edition_attributes(const std::vector<Edition>& editions, std::size_t i) {
  std::string attributes = " data-base=\"" + escape_html(editions.front().lang) + "\"";
  if (i > 0) attributes += " data-lang=\"" + escape_html(editions[i].lang) + "\"";
  return attributes;
}

/// The language switch. A link works without scripts if there is an edition in the language and `has_pages`: its page is in the
/// same folder. The other links need a script.
std::string build_language_links(const std::vector<Edition>& editions, const Edition& here, bool has_pages) {
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

/// A note for readers, if parts of the story are not in the edition's language.
std::string build_untranslated_note(const Edition& here) {
  if (here.story.untranslated.empty()) return {};
  return "<p class=\"fallback\">" + escape_html(here.say("page.untranslated")) + "</p>\n";
}

/// The markers that the page and the one-file page share.
std::vector<PageMarker> build_page_markers(const std::vector<Edition>& editions, std::size_t i, std::string languages,
                                           std::string poster) {
  const Edition& edition = editions[i];
  std::vector<PageMarker> markers = story_markers(edition.story, edition.say);
  markers.push_back({"variant", build_edition_attributes(editions, i)});
  markers.push_back({"alternates", build_alternate_links(editions, "index")});
  markers.push_back({"languages", std::move(languages)});
  markers.push_back({"untranslated", build_untranslated_note(edition)});
  markers.push_back({"poster", std::move(poster)});
  return markers;
}

/// Adds an embed for each edition, with metadata only for what it shows. Returns an error message, or "".
std::string add_embeds(std::vector<SiteFile>& files, const std::vector<Edition>& editions,
                       const std::vector<std::string>& pictures, const std::string& hosts, const std::string& base,
                       const Addresses& addresses) {
  const auto embed = std::find_if(files.begin(), files.end(), [](const SiteFile& f) { return f.path == kEmbedName; });
  if (embed == files.end()) return {};
  const std::string embed_template = addresses.substitute(embed->bytes);
  files.erase(embed);
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const Edition& edition = editions[i];
    std::vector<PageMarker> markers = story_markers(edition.story, edition.say);
    constexpr std::string_view kMarkers[] = {"lang", "title", "description", "headline", "stage", "summary", "transcript"};
    std::erase_if(markers, [&](const PageMarker& marker) {
      return std::find(std::begin(kMarkers), std::end(kMarkers), marker.name) == std::end(kMarkers);
    });
    markers.push_back({"variant", build_edition_attributes(editions, i)});
    markers.push_back({"alternates", build_alternate_links(editions, "embed")});
    markers.push_back({"poster", addresses.substitute(pictures[i])});
    markers.push_back({"hosts", hosts});
    markers.push_back({"origin", own_origin_source(base)});
    markers.push_back({"files", addresses.json()});
    markers.push_back({"source_line", source_line(edition.story)});
    markers.push_back({"page", i == 0 ? "./" : edition.file("index", ".html")});
    markers.push_back({"page_words", escape_html(edition.say("page.whole"))});
    Result<std::string> filled = fill_page(embed_template, markers);
    if (!filled) return std::string(kEmbedName) + ": " + filled.error.message;
    files.push_back({.path = edition.file("embed", ".html"), .bytes = std::move(*filled)});
  }
  return {};
}

/// Adds the edition's oEmbed response, if the site's URL is known, since it must contain absolute URLs. Returns the link to it
/// for the page's head.
std::string add_oembed(std::vector<SiteFile>& files, const Edition& edition, const std::string& base, bool has_image) {
  if (base.empty()) return {};
  const std::string file = edition.file("oembed", ".json");
  const std::string image = has_image ? base + edition.file("share", ".png") : std::string();
  files.push_back({file, build_oembed_json(edition.story, {base, base + edition.file("embed", ".html"), image})});
  return build_oembed_link(base + file, edition.story.headline);
}

std::string one_file_name(const Story& story) { return "standpoint-" + story.id + ".html"; }

/// Adds the one-file page. Returns an error message, or "".
std::string add_one_file(std::vector<SiteFile>& files, const OneFileParts& parts, const std::vector<Edition>& editions,
                         const std::vector<SiteFile>& generated, const std::vector<SiteFile>& pages,
                         const std::string& picture) {
  std::string poster;
  OneFileStory story;
  for (const SiteFile& file : generated) {
    if (file.path.extension() == ".svg" && poster.empty()) poster = inline_poster(picture, file.bytes);
    if (file.path.extension() == ".json") story.stories.push_back(file);
    if (file.path == kTokensName) story.tokens = file.bytes;
  }
  story.other_pages.assign(pages.begin() + 1, pages.end());
  story.markers = build_page_markers(editions, 0, build_language_links(editions, editions.front(), false), std::move(poster));
  Result<std::string> filled = make_one_file(parts, std::move(story));
  if (filled) files.push_back({.path = one_file_name(editions.front().story), .bytes = std::move(*filled)});
  return filled.error.message;
}

/// Adds the manifests, and the service worker's list: the pages, the files that they fetch, and the icons.
void add_offline(std::vector<SiteFile>& files, const std::vector<Edition>& editions, const std::vector<SiteFile>& pages) {
  std::vector<SiteFile> kept = pages;
  for (const Edition& edition : editions) {
    const std::string start = edition.suffix.empty() ? "./" : edition.file("index", ".html");
    files.push_back({edition.file("manifest", ".webmanifest"), build_web_manifest(edition.story, start)});
  }
  for (const SiteFile& file : files) {
    const std::string path = file.path.generic_string();
    const bool icon = path == "favicon.svg" || path.rfind("icon-", 0) == 0;
    if (path.rfind("hashed/", 0) == 0 || path.rfind("manifest", 0) == 0 || path == "notices.txt" || path == kNotesName || icon)
      kept.push_back(file);
  }
  for (SiteFile& file : files) {
    if (file.path == kWorkerName) file.bytes = build_worker(file.bytes, kept);
  }
}

/// Whether `inner` is `outer` or inside it.
bool is_inside(const fs::path& inner, const fs::path& outer) {
  std::error_code error;
  const fs::path relative = fs::weakly_canonical(inner, error).lexically_relative(fs::weakly_canonical(outer, error));
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

int run_build(const BuildOptions& options) {
  const std::optional<std::string> hosts = build_host_list(options.hosts);
  if (!hosts) return fail("--host must be an origin such as https://news.example, without a path");
  const std::optional<std::string> base = normalise_base(options.url);
  if (!base) return fail("--url must be the URL of a folder, such as https://news.example/story/, without ? or #");
  const int checked = run_check(options.story, options.article, stderr);
  if (checked != 0) return checked;
  const std::optional<std::string> bytes = read_file(options.story);
  if (!bytes) return fail("cannot read " + options.story);
  const std::vector<Edition> editions = make_editions(*bytes);
  if (editions.empty()) return kBadStory;

  const fs::path site = options.site;
  if (is_inside(site, options.assets) || is_inside(options.assets, site)) {
    return fail("the site and its assets must be different folders, neither inside the other");
  }
  const std::string obstacle = options.overwrite ? std::string() : find_write_obstacle(site);
  if (!obstacle.empty()) return fail("will not write into " + options.site + ": " + obstacle + " (use --force to do so)");
  std::optional<std::vector<SiteFile>> files = read_folder(options.assets);
  if (!files) return fail("cannot read the assets in " + options.assets);

  const SiteFile* list = find(*files, kAddressesName);
  Addresses addresses(list ? std::string_view(list->bytes) : std::string_view());
  std::erase_if(*files, [](const SiteFile& f) { return f.path == kAddressesName; });
  const std::optional<OneFileParts> one_file_parts = extract_one_file_parts(*files);

  std::vector<SiteFile> generated, drawings;
  std::vector<std::string> pictures, share_images;
  for (const Edition& edition : editions) {
    Posters posters;
    ShareImage share;
    if (const SiteFile* map = find(*files, addresses.find(kFullMapName))) {
      posters = make_posters(edition.story, map->bytes, edition.say, edition.suffix);
      share = make_share_image(edition.story, map->bytes, edition.say, edition.suffix, *base, edition.file("index", ".html"));
    }
    if (!posters.error.empty()) return fail(std::string(kFullMapName) + ": " + posters.error);
    if (!share.html.empty()) drawings.push_back(std::move(share.drawing));
    share_images.push_back(std::move(share.html));
    for (SiteFile& file : posters.files) generated.push_back(std::move(file));
    pictures.push_back(std::move(posters.html));
    generated.push_back({.path = edition.file("story", ".json"), .bytes = edition.bytes});
  }
  generated.push_back({.path = kTokensName, .bytes = theme_css() + party_css(editions.front().story)});
  for (const SiteFile& file : generated) {
    if (find(*files, file.path.string())) return fail("the assets already contain a " + file.path.string());
    files->push_back(addresses.add_hashed(file));
    // Other sites may link to the story and its pictures, so these keep their names too.
    if (file.path != kTokensName) files->push_back(file);
  }

  const auto page = std::find_if(files->begin(), files->end(), [](const SiteFile& f) { return f.path == kTemplateName; });
  if (page == files->end()) return fail(options.assets + " has no " + kTemplateName);
  const std::string page_template = addresses.substitute(page->bytes);
  std::vector<SiteFile> pages;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const Edition& edition = editions[i];
    std::vector<PageMarker> markers =
        build_page_markers(editions, i, build_language_links(editions, edition, true), addresses.substitute(pictures[i]));
    markers.push_back({"preloads", build_preload_links(*files, addresses, edition.file("story", ".json"))});
    markers.push_back({"files", addresses.json()});
    markers.push_back({"webmanifest", edition.file("manifest", ".webmanifest")});
    markers.push_back({"one_file", one_file_name(editions.front().story)});
    markers.push_back({"one_file_words", escape_html(edition.say("page.one-file"))});
    markers.push_back({"keep", escape_html(edition.say("page.keep"))});
    markers.push_back({"share_image", share_images[i]});
    markers.push_back({"oembed", add_oembed(*files, edition, *base, !share_images[i].empty())});
    markers.push_back({"embed", escape_html(edition.say("page.embed"))});
    Result<std::string> filled = fill_page(page_template, markers);
    if (!filled) return fail(std::string(kTemplateName) + ": " + filled.error.message);
    pages.push_back({.path = edition.file("index", ".html"), .bytes = std::move(*filled)});
  }
  std::erase_if(*files, [](const SiteFile& f) { return f.path == kTemplateName; });
  for (SiteFile& drawing : drawings) files->push_back(std::move(drawing));
  if (find(*files, kNotesName)) {
    const std::string error = fill_template(*files, kNotesName, {{"files", addresses.json()}}, addresses);
    if (!error.empty()) return fail(error);
  }
  if (one_file_parts) {
    const std::string error = add_one_file(*files, *one_file_parts, editions, generated, pages, pictures.front());
    if (!error.empty()) return fail("one-file/page.html: " + error);
  }
  add_offline(*files, editions, pages);
  for (SiteFile& filled_page : pages) files->push_back(std::move(filled_page));
  const std::string embed_error = add_embeds(*files, editions, pictures, *hosts, *base, addresses);
  if (!embed_error.empty()) return fail(embed_error);

  const Result<std::size_t> written = write_site(site, *files);
  if (!written) return fail(written.error.message);
  std::printf("%s: %zu files, %zu written\n", options.site.c_str(), files->size(), *written);
  if (base->empty()) std::printf("no oembed.json, since it needs absolute URLs and --url was not given\n");
  return 0;
}

}  // namespace standpoint::cli
