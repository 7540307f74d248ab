#include "imgui/fonts.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>
#include <string>

#include "standpoint/localise.h"
#include "standpoint/theme.h"
#include "support/headless.h"

using namespace standpoint;

namespace {

std::string font_file(const char* name) { return testing::read_file(std::string(STANDPOINT_ASSETS_DIR "/fonts/") + name); }

constexpr TextStyle kSans14 = {Family::sans, Weight::regular, 1};

}  // namespace

TEST_CASE("a letter is as wide as its advance in the file, in em, times the size in px") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", FontFiles::latin));
  FontMetrics metrics;
  REQUIRE(read_font_metrics(font_file("sans-regular-latin.ttf"), metrics));
  bool found = false;
  for (const FontMetrics::Advance& advance : metrics.advances) {
    if (advance.code_point != U'n') continue;
    found = true;
    const double em = advance.units / static_cast<double>(metrics.units_per_em);
    CHECK(fonts.width_px("n", kSans14) == doctest::Approx(em * 14));
    CHECK(fonts.width_px("nnnnnnnnnn", kSans14) == doctest::Approx(em * 140));
  }
  CHECK(found);
}

TEST_CASE("measured widths equal Dear ImGui's in every style and at every text scale") {
  for (const float ratio : {1.0f, 1.5f, 2.0f}) {
    Headless headless(800, 100, ratio);
    FontSet fonts(headless.atlas());
    REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", FontFiles::latin_and_extended));
    const std::string text = "“There can be no negotiation about Ukraine — without Ukraine.” Übermaß, Київ";
    headless.frame([&](ImDrawList&) {
      for (const Family family : {Family::sans, Family::serif}) {
        for (const Weight weight : {Weight::regular, Weight::semibold}) {
          for (std::uint8_t size = 0; size < kTypeScalePx.size(); ++size) {
            for (const float zoom : {1.0f, 1.3f, 2.0f}) {
              const TextStyle style = {family, weight, size};
              const ImVec2 laid_out = fonts.font(style)->CalcTextSizeA(fonts.imgui_size(style, zoom), 1e9f, 0, text.c_str());
              CHECK(std::fabs(laid_out.x - fonts.width_px(text, style) * zoom) < 0.5f);
            }
          }
        }
      }
    });
    CHECK_FALSE(fonts.missing_glyphs());
  }
}

TEST_CASE("the fonts are not ready until all four faces have a file") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  CHECK_FALSE(fonts.ready());
  CHECK(fonts.add(Family::sans, Weight::regular, font_file("sans-regular-latin.ttf")));
  CHECK(fonts.add(Family::sans, Weight::semibold, font_file("sans-semibold-latin.ttf")));
  CHECK(fonts.add(Family::serif, Weight::regular, font_file("serif-regular-latin.ttf")));
  CHECK_FALSE(fonts.ready());
  CHECK(fonts.add(Family::serif, Weight::semibold, font_file("serif-semibold-latin.ttf")));
  CHECK(fonts.ready());
}

TEST_CASE("bytes that are not a font are rejected, and so is a truncated font") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  const std::string whole = font_file("sans-regular-latin.ttf");
  REQUIRE(whole.size() > 1000);
  CHECK_FALSE(fonts.add(Family::sans, Weight::regular, ""));
  CHECK_FALSE(fonts.add(Family::sans, Weight::regular, "<!doctype html>"));
  CHECK_FALSE(fonts.add(Family::sans, Weight::regular, std::string(5000, '\xFF')));
  for (std::size_t length = 0; length < whole.size(); length += 61) {
    FontMetrics metrics;
    CHECK_FALSE(read_font_metrics(std::string_view(whole).substr(0, length), metrics));
  }
  std::string damaged = whole;
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    FontMetrics metrics;
    read_font_metrics(damaged, metrics);  // must not crash; either result is valid
    damaged[at] = whole[at];
  }
}

TEST_CASE("a font that would lead the rasteriser out of the file is refused") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  const auto add = [&](const std::string& name) {
    const std::string bytes = testing::read_file(STANDPOINT_SOURCE_DIR "/tests/fuzz/corpus/fonts/" + name);
    REQUIRE_FALSE(bytes.empty());
    return fonts.add(Family::sans, Weight::regular, bytes);
  };
  CHECK(add("six-glyphs.ttf"));
  for (const char* name :
       {"few-metrics.ttf", "huge-glyph.ttf", "locations-beyond-outlines.ttf", "long-locations.ttf", "otto.ttf",
        "outline-of-many-points.ttf", "part-of-itself.ttf", "search-range.ttf", "table-beyond.ttf"}) {
    CAPTURE(name);
    CHECK_FALSE(add(name));
  }
}

TEST_CASE("whatever byte of a font is damaged, it is refused or every glyph of it can be drawn") {
  const std::string whole = testing::read_file(STANDPOINT_SOURCE_DIR "/tests/fuzz/corpus/fonts/six-glyphs.ttf");
  std::size_t taken = 0, refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
    Headless headless(64, 64, 1);
    FontSet fonts(headless.atlas());
    if (!fonts.add(Family::sans, Weight::regular, damaged)) {
      ++refused;
      continue;
    }
    ++taken;
    headless.frame([&](ImDrawList&) {
      ImFontBaked* const baked = fonts.font(kSans14)->GetFontBaked(20);
      for (const ImWchar c : {ImWchar{'a'}, ImWchar{'b'}, ImWchar{'c'}, ImWchar{'o'}, ImWchar{0x2026}}) baked->FindGlyph(c);
    });
  }
  CHECK(taken > 50);
  CHECK(refused > 50);
}

TEST_CASE("a character that no file has is reported and gets a stand-in, until the extended file brings it") {
  Headless headless(400, 100, 1);
  FontSet fonts(headless.atlas());
  REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", FontFiles::latin));
  const std::string kyiv = "Київ";
  CHECK_FALSE(fonts.missing_glyphs());
  CHECK_FALSE(fonts.covers(kSans14, U'ї'));
  CHECK(fonts.width_px(kyiv, kSans14) == doctest::Approx(4 * fonts.width_px("?", kSans14)));
  CHECK(fonts.missing_glyphs());

  REQUIRE(fonts.add(Family::sans, Weight::regular, font_file("sans-regular-ext.ttf")));
  CHECK_FALSE(fonts.missing_glyphs());
  CHECK(fonts.covers(kSans14, U'ї'));
  fonts.width_px(kyiv, kSans14);
  CHECK_FALSE(fonts.missing_glyphs());
  CHECK(fonts.drawn_code_point(kSans14, U'ї') == U'ї');
  headless.frame([&](ImDrawList&) {
    ImFontBaked* const baked = fonts.font(kSans14)->GetFontBaked(20);
    CHECK(unsigned{baked->FindGlyph(0x0457)->Codepoint} == 0x0457);
    CHECK(unsigned{baked->FindGlyph('n')->Codepoint} == 'n');
  });
  // The other faces still lack theirs.
  CHECK_FALSE(fonts.covers({Family::serif, Weight::regular, 1}, U'ї'));
}

TEST_CASE("invisible characters have no width, and rare spaces are drawn as spaces") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", FontFiles::latin));
  const float ab = fonts.width_px("ab", kSans14);
  CHECK(fonts.width_px("a\u200Bb", kSans14) == ab);
  CHECK(fonts.width_px("a\u00ADb", kSans14) == ab);
  CHECK(fonts.width_px("a\u2060b\uFE0F", kSans14) == ab);
  CHECK(fonts.width_px("a\u202Fb", kSans14) == doctest::Approx(fonts.width_px("a b", kSans14)));
  CHECK(fonts.width_px("a\nb", kSans14) == doctest::Approx(fonts.width_px("a b", kSans14)));
  CHECK_FALSE(fonts.missing_glyphs());
}

TEST_CASE("UTF-8 is decoded, and each invalid byte becomes one replacement character") {
  const auto first = [](std::string_view text) { return take_code_point(text); };
  const auto all = [](std::string_view text) {
    std::u32string read;
    while (!text.empty()) read += take_code_point(text);
    return read;
  };
  CHECK(first("A") == U'A');
  CHECK(first("ü") == U'ü');
  CHECK(first("—") == U'—');
  CHECK(first("\U0001F600") == U'\U0001F600');
  CHECK(all("\xC3") == U"\uFFFD");             // truncated
  CHECK(all("\xC0\xAF") == U"\uFFFD\uFFFD");   // overlong
  CHECK(all("\xED\xA0\x80").size() == 3);      // a surrogate
  CHECK(all("\xF4\x90\x80\x80").size() == 4);  // beyond Unicode
  CHECK(all("a\xFFz") == U"a\uFFFDz");
  CHECK(all("\xE2\x82z") == U"\uFFFD\uFFFDz");  // interrupted
}

TEST_CASE("the fonts of the opening view cover English, German and the shipped story") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", FontFiles::latin));
  const auto read = [](const char* name) { return testing::read_file(STANDPOINT_SOURCE_DIR + std::string(name)); };
  const std::string story = read("/assets/stories/ukraine-peace-talks-2025-02-13.json");
  for (const std::string& text : {read("/assets/messages/en.json"), read("/assets/messages/de.json"),
                                  localise_story(story, "en"), localise_story(story, "de")}) {
    REQUIRE_FALSE(text.empty());
    for (std::string_view rest = text; !rest.empty();) {
      const char32_t c = take_code_point(rest);
      CAPTURE(static_cast<unsigned>(c));
      if (c >= ' ') CHECK(fonts.covers(kSans14, c));
    }
  }
}

TEST_CASE("with the extended files every letter of Ukrainian is there, and every interface text in it") {
  Headless headless(100, 100, 1);
  FontSet fonts(headless.atlas());
  REQUIRE(add_fonts(fonts, STANDPOINT_ASSETS_DIR "/fonts", FontFiles::latin_and_extended));
  const auto read = [](const char* name) { return testing::read_file(STANDPOINT_SOURCE_DIR + std::string(name)); };
  const std::string story = read("/assets/stories/ukraine-peace-talks-2025-02-13.json");
  const std::string alphabet = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’";
  for (const std::string& text : {alphabet, read("/assets/messages/uk.json"), localise_story(story, "uk")}) {
    REQUIRE_FALSE(text.empty());
    for (std::string_view rest = text; !rest.empty();) {
      const char32_t c = take_code_point(rest);
      CAPTURE(static_cast<unsigned>(c));
      if (c >= ' ')
        for (const TextStyle& style : {kSans14, TextStyle{Family::serif, Weight::semibold, 2}}) CHECK(fonts.covers(style, c));
    }
  }
}
