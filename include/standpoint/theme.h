// Type, space and colour, defined once: the canvas reads them here, the page gets them as CSS custom properties.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace standpoint {

/// sRGB, 0xRRGGBB.
struct Tokens {
  std::uint32_t paper, ink, soft_ink, rule, sea, land, member_land, border, coast, hatch, focus;
};

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

/// CSS px at 100 %. The only sizes there are.
inline constexpr std::array<float, 5> kTypeScalePx = {12, 14, 16, 20, 28};
inline constexpr float kLineHeight = 1.4f;

/// CSS px; the page's style sheet lays the poster out with the same numbers.
namespace layout {
inline constexpr float kWideFromPx = 900;
inline constexpr float kMediumFromPx = 560;
inline constexpr float kGutterPx = 32;        // page margin, wide
inline constexpr float kNarrowGutterPx = 16;  // page margin, narrow
inline constexpr float kQuotesMinPx = 360;
inline constexpr float kQuotesMaxPx = 420;
inline constexpr float kQuestionBarPx = 72;
inline constexpr float kScrubberPx = 164;
}  // namespace layout

/// `:root { --paper: #fbfaf6; … }`, the dark set under prefers-color-scheme and [data-theme], type and layout as rem.
std::string theme_css();

/// WCAG 2.2 contrast ratio of two sRGB colours, 1..21.
double contrast_ratio(std::uint32_t a, std::uint32_t b);

}  // namespace standpoint
