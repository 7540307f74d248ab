// Type, spacing and colour, defined once: the canvas uses them directly, the page as CSS custom properties.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace standpoint {

/// sRGB, 0xRRGGBB.
struct Tokens {
  std::uint32_t paper, ink, soft_ink, rule, sea, land, member_land, border, coast, hatch, focus;
  bool hueless = false;  // forced colours: parties are drawn in ink, since only the system's colours are allowed
};

/// A colour of Tokens and its name in style sheets (`--soft-ink`).
struct Token {
  std::string_view name;
  std::uint32_t Tokens::*colour;
};
/// In the order in which the page passes its colours (App::set_colours()).
inline constexpr Token kTokens[] = {{"paper", &Tokens::paper},
                                    {"ink", &Tokens::ink},
                                    {"soft-ink", &Tokens::soft_ink},
                                    {"rule", &Tokens::rule},
                                    {"sea", &Tokens::sea},
                                    {"land", &Tokens::land},
                                    {"member-land", &Tokens::member_land},
                                    {"border", &Tokens::border},
                                    {"coast", &Tokens::coast},
                                    {"hatch", &Tokens::hatch},
                                    {"focus", &Tokens::focus}};
inline constexpr std::size_t kTokenCount = std::size(kTokens);

inline constexpr Tokens kLightTokens = {.paper = 0xFBFAF6,
                                        .ink = 0x1C1B19,
                                        .soft_ink = 0x65635D,
                                        .rule = 0xD9D5CB,
                                        .sea = 0xEEF1F0,
                                        .land = 0xE7E3D9,
                                        .member_land = 0xDAD6C9,
                                        .border = 0xFBFAF6,
                                        .coast = 0xC9C4B6,
                                        .hatch = 0xB4AFA1,
                                        .focus = 0x1A56C4};

inline constexpr Tokens kDarkTokens = {.paper = 0x14171A,
                                       .ink = 0xECEAE4,
                                       .soft_ink = 0xA7A8A4,
                                       .rule = 0x343A3F,
                                       .sea = 0x191E22,
                                       .land = 0x2A2F33,
                                       .member_land = 0x39424A,
                                       .border = 0x171B1F,
                                       .coast = 0x454C52,
                                       .hatch = 0x596067,
                                       .focus = 0x8AB4FF};

/// For readers who ask for more contrast: edges are visible without their fills, and soft ink is nearly as dark as ink.
inline constexpr Tokens kLightContrastTokens = {.paper = 0xFFFFFF,
                                                .ink = 0x000000,
                                                .soft_ink = 0x2E2E2E,
                                                .rule = 0x6B6B6B,
                                                .sea = 0xFFFFFF,
                                                .land = 0xEAEAE6,
                                                .member_land = 0xD5D5CF,
                                                .border = 0x6B6B6B,
                                                .coast = 0x595959,
                                                .hatch = 0x595959,
                                                .focus = 0x0037B3};

inline constexpr Tokens kDarkContrastTokens = {.paper = 0x000000,
                                               .ink = 0xFFFFFF,
                                               .soft_ink = 0xDADADA,
                                               .rule = 0x949494,
                                               .sea = 0x000000,
                                               .land = 0x222222,
                                               .member_land = 0x383838,
                                               .border = 0x949494,
                                               .coast = 0x9E9E9E,
                                               .hatch = 0x9E9E9E,
                                               .focus = 0xA6C8FF};

/// For printing: the paper is white.
inline constexpr Tokens kPrintTokens = {.paper = 0xFFFFFF,
                                        .ink = 0x000000,
                                        .soft_ink = 0x333333,
                                        .rule = 0x999999,
                                        .sea = 0xFFFFFF,
                                        .land = 0xEEEEEB,
                                        .member_land = 0xDEDED8,
                                        .border = 0xFFFFFF,
                                        .coast = 0x999999,
                                        .hatch = 0x999999,
                                        .focus = 0x000000};

/// The only font sizes in use, in CSS px at a text scale of 1.
inline constexpr std::array<float, 5> kTypeScalePx = {12, 14, 16, 20, 28};
inline constexpr float kLineHeight = 1.4f;

/// CSS px; the page's style sheet uses the same numbers for the poster.
namespace layout {
inline constexpr float kWideFromPx = 900;
inline constexpr float kMediumFromPx = 560;
inline constexpr float kGutterPx = 32;        // page margin, wide
inline constexpr float kNarrowGutterPx = 16;  // page margin, narrow
inline constexpr float kQuotesMinPx = 360;
inline constexpr float kQuotesMaxPx = 420;
inline constexpr float kQuestionBarPx = 72;
inline constexpr float kScrubberPx = 164;
// The stage is laid out at this size and scaled to the screen: by 2 on a projector of 1920 x 1080.
inline constexpr float kStageWidthPx = 960;
inline constexpr float kStageHeightPx = 540;
}  // namespace layout

/// WCAG 2.2 contrast ratio of two sRGB colours (0xRRGGBB), 1..21.
double contrast_ratio(std::uint32_t a, std::uint32_t b);

}  // namespace standpoint
