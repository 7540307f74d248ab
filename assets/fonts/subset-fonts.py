#!/usr/bin/env python3
"""Subsets the site's four fonts: subset-fonts.py PACKAGES OUT

PACKAGES is node_modules/@expo-google-fonts. Writes two files for each face to OUT: -latin, for the opening view, and -ext,
which is loaded when a text needs it. Layout tables and hinting are dropped, since Dear ImGui does not use them.
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

# The characters of English and German.
LATIN = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00A0),  # no-break space
    (0x00A3, 0x00A3),  # pound
    (0x00A7, 0x00A7),  # section
    (0x00A9, 0x00A9),  # copyright
    (0x00AB, 0x00AB),  # angle quotation marks, with 00BB
    (0x00AD, 0x00AD),  # soft hyphen
    (0x00B7, 0x00B7),  # middle dot
    (0x00BB, 0x00BB),
    (0x00C4, 0x00C4),  # umlauts and sharp s
    (0x00D6, 0x00D7),  # … and the multiplication sign
    (0x00DC, 0x00DC),
    (0x00DF, 0x00DF),
    (0x00E4, 0x00E4),
    (0x00E9, 0x00E9),  # e with acute, as in café and in names
    (0x00F6, 0x00F6),
    (0x00FC, 0x00FC),
    (0x2010, 0x2014),  # hyphens and dashes
    (0x2018, 0x201A),  # quotation marks
    (0x201C, 0x201E),
    (0x2022, 0x2022),  # bullet
    (0x2026, 0x2026),  # ellipsis
    (0x20AC, 0x20AC),  # euro
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
]

EXTENDED = [
    (0x00A1, 0x00A2),  # rest of the Latin-1 Supplement
    (0x00A4, 0x00A6),
    (0x00A8, 0x00A8),
    (0x00AA, 0x00AA),
    (0x00AC, 0x00AC),
    (0x00AE, 0x00B6),
    (0x00B8, 0x00BA),
    (0x00BC, 0x00C3),
    (0x00C5, 0x00D5),
    (0x00D8, 0x00DB),
    (0x00DD, 0x00DE),
    (0x00E0, 0x00E3),
    (0x00E5, 0x00E8),
    (0x00EA, 0x00F5),
    (0x00F7, 0x00FB),
    (0x00FD, 0x00FF),
    (0x2015, 0x2015),  # horizontal bar
    (0x201B, 0x201B),  # reversed quotation mark
    (0x2020, 0x2021),  # daggers
    (0x2032, 0x2033),  # primes
    (0x2039, 0x203A),  # single angle quotation marks
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
    # A new timestamp would make every build different.
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
