#include "standpoint/theme.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "standpoint/page.h"
#include "support/shipped_story.h"

namespace standpoint {
namespace {

struct Set {
  const char* name;
  Tokens tokens;
  bool dark;
  double text;  // minimum contrast of text
};
const Set kSets[] = {{"light", kLightTokens, false, 4.5},
                     {"dark", kDarkTokens, true, 4.5},
                     {"light, more contrast", kLightContrastTokens, false, 7},
                     {"dark, more contrast", kDarkContrastTokens, true, 7},
                     {"print", kPrintTokens, false, 7}};

}  // namespace

TEST_CASE("the contrast ratio is WCAG's") {
  CHECK(contrast_ratio(0x000000, 0xFFFFFF) == doctest::Approx(21));
  CHECK(contrast_ratio(0xFFFFFF, 0x000000) == doctest::Approx(21));
  CHECK(contrast_ratio(0x123456, 0x123456) == doctest::Approx(1));
  CHECK(contrast_ratio(0x777777, 0xFFFFFF) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("text has enough contrast on every background in every display mode") {
  for (const Set& set : kSets) {
    CAPTURE(set.name);
    const Tokens& t = set.tokens;
    CHECK(contrast_ratio(t.ink, t.paper) >= set.text);
    CHECK(contrast_ratio(t.soft_ink, t.paper) >= set.text);
    // On the map text has a halo of paper, but must be visible on the ground around it as well.
    for (const std::uint32_t ground : {t.sea, t.land, t.member_land}) {
      CHECK(contrast_ratio(t.ink, ground) >= set.text);
      CHECK(contrast_ratio(t.soft_ink, ground) >= set.text * 0.75);
    }
  }
}

TEST_CASE("the focus ring has enough contrast on every background") {
  for (const Set& set : kSets) {
    CAPTURE(set.name);
    const Tokens& t = set.tokens;
    for (const std::uint32_t ground : {t.paper, t.sea, t.land, t.member_land}) CHECK(contrast_ratio(t.focus, ground) >= 3);
  }
}

TEST_CASE("with more contrast edges are visible without their fills") {
  for (const Tokens& t : {kLightContrastTokens, kDarkContrastTokens}) {
    for (const std::uint32_t edge : {t.rule, t.border, t.coast, t.hatch}) CHECK(contrast_ratio(edge, t.paper) >= 4.5);
    CHECK(contrast_ratio(t.coast, t.sea) >= 3);
    CHECK(contrast_ratio(t.coast, t.land) >= 3);
    CHECK(contrast_ratio(t.border, t.member_land) >= 3);
    CHECK(contrast_ratio(t.hatch, t.member_land) >= 3);
  }
}

TEST_CASE("the parties' hues have enough contrast as text on paper and as marks on the map") {
  const Story story = testing::shipped_story();
  for (const Set& set : kSets) {
    CAPTURE(set.name);
    for (const Party& party : story.parties) {
      if (party.role != PartyRole::speaker) continue;
      CAPTURE(party.name);
      const std::uint32_t hue = set.dark ? party.hue.dark : party.hue.light;
      CHECK(contrast_ratio(hue, set.tokens.paper) >= 4.5);
      for (const std::uint32_t ground : {set.tokens.sea, set.tokens.land}) CHECK(contrast_ratio(hue, ground) >= 3);
    }
  }
}

TEST_CASE("the style sheet has every display mode, and data-theme overrides the system's scheme in each") {
  const std::string css = theme_css();
  const auto at = [&](std::string_view what, std::size_t from = 0) {
    const std::size_t found = css.find(what, from);
    CAPTURE(what);
    CHECK(found != std::string::npos);
    return found;
  };
  const std::size_t dark = at("@media(prefers-color-scheme:dark)");
  CHECK(at(":root[data-theme=light]{color-scheme:light;--paper:#fbfaf6", dark) > dark);
  const std::size_t more = at("@media(prefers-contrast:more)");
  CHECK(at(":root[data-theme=dark]{color-scheme:dark;--paper:#000000", more) > more);
  CHECK(at("@media(forced-colors:active){:root:root{--paper:Canvas", more) > more);
}

}  // namespace standpoint
