#!/usr/bin/env python3
"""Subsets the site's four fonts: subset-fonts.py PACKAGES OUT

PACKAGES is node_modules/@expo-google-fonts. For each weight OUT gets two files: -latin, for the opening view, and -ext, which
is loaded when a text needs it. Only tables that a rasteriser or a browser reads are kept: Dear ImGui neither kerns nor hints.
The files carry no font name: subsets must not use the reserved name 'Source' (OFL 1.1, condition 3).
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {
    "serif-regular": "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
    "serif-semibold": "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
    "sans-regular": "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
    "sans-semibold": "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
}

LATIN = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1 Supplement
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2022),  # daggers, bullet
    (0x2026, 0x2026),  # ellipsis
    (0x2032, 0x2033),  # primes
    (0x2039, 0x203A),  # single angle quotation marks
    (0x20AC, 0x20AC),  # euro
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
]

EXTENDED = [
    (0x0100, 0x017F),  # Latin Extended-A: Czech, Polish, Turkish and others
    (0x0218, 0x021B),  # Romanian
    (0x02BC, 0x02BC),  # modifier apostrophe: Ukrainian in Latin script
    (0x0386, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic: Russian, Belarusian, Serbian, Macedonian, Ukrainian with the next line
    (0x0490, 0x0491),
    (0x1E9E, 0x1E9E),  # capital sharp s
    (0x2030, 0x2030),  # per mille
    (0x2044, 0x2044),  # fraction slash
    (0x20B4, 0x20BD),  # hryvnia to rouble
    (0x2116, 0x2122),  # numero, trade mark
    (0x2194, 0x2199),  # further arrows
    (0x2248, 0x2265),  # relations
    (0x25A0, 0x25CF),  # geometric shapes
    (0x2713, 0x2713),  # check mark
]

NO_LAYOUT = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "MATH", "kern", "gasp", "meta", "DSIG"]


def subset_font(source: pathlib.Path, target: pathlib.Path, ranges: list[tuple[int, int]]) -> None:
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 14]  # copyright, licence
    options.drop_tables += NO_LAYOUT
    # Times of making would give every build other bytes.
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    font.save(target)


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    packages, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)
    for name, path in WEIGHTS.items():
        subset_font(packages / path, out / f"{name}-latin.ttf", LATIN)
        subset_font(packages / path, out / f"{name}-ext.ttf", EXTENDED)


main()
