"""Make the font that cards are set in, from Noto Serif, under the SIL Open Font License without reserved names.

    npm install @expo-google-fonts/noto-serif@0.4.2      # the fonts of Google Fonts as files
    pip install fonttools
    python benchmarks/make_font.py node_modules/@expo-google-fonts/noto-serif

Writes timeline/site/card_font.ttf: the letters that ``timeline.site.cards`` sets, without hints, so that they are drawn
alike everywhere.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline.site.cards import UNICODES

FONT = "600SemiBold/NotoSerif_600SemiBold.ttf"


def main() -> None:
    from fontTools import subset  # type: ignore[import-not-found]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    options = subset.Options(hinting=False, layout_features=["kern", "ccmp"], drop_tables=["DSIG", "STAT", "meta"])
    font = subset.load_font(str(parser.parse_args().package / FONT), options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=list(_codes(UNICODES)))
    chosen.subset(font)
    subset.save_font(font, str(Path(__file__).parents[1] / "timeline/site/card_font.ttf"), options)


def _codes(ranges: str) -> list[int]:
    """The code points of a class of a regular expression: "a-c" is 97, 98, 99."""
    codes: list[int] = []
    at = 0
    while at < len(ranges):
        last = ranges[at + 2] if ranges[at + 1 : at + 2] == "-" else ranges[at]
        codes += range(ord(ranges[at]), ord(last) + 1)
        at += 1 if last == ranges[at] else 3
    return codes


if __name__ == "__main__":
    main()
