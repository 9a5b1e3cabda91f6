"""Make the print fonts: Noto cut down to what a printed plan needs. Run by hand when a script or a release changes.

    apt-get install fonts-noto-core && pip install fonttools && python tools/subset_fonts.py

Latin (African and Vietnamese letters too), Greek and Cyrillic from Noto Sans, Arabic from Noto Naskh Arabic, with the
layout tables that join and place letters. `coverage.txt` beside the fonts says which characters can be printed, so that
a plan with others is reported instead of printing empty boxes in silence.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

NOTO = Path("/usr/share/fonts/truetype/noto")
FONTS = Path(__file__).resolve().parent.parent / "src/amparo/files/print/fonts"
BYTES_MAX = 250_000

LATIN = "0020-024F 0250-02AF 02B0-02FF 0300-036F 1E00-1EFF 2C60-2C7F A720-A7FF"
OTHER = "0370-03FF 0400-052F 2000-206F 2070-209F 20A0-20BF 2100-214F 2190-2193 2200-2265 25A0-25CF FFFD"
ARABIC = (
    "0020-007E 00A0 00AB 00BB 0600-06FF 0750-077F 08A0-08FF 200B-200F 2010-2026 202A-202E 2066-2069 FB50-FDFF FE70-FEFF"
)

CUTS = {
    "NotoSans-Regular.ttf": f"{LATIN} {OTHER}",
    "NotoSans-Bold.ttf": f"{LATIN} {OTHER}",
    "NotoNaskhArabic-Regular.ttf": ARABIC,
    "NotoNaskhArabic-Bold.ttf": ARABIC,
}


def main() -> int:
    for name, ranges in CUTS.items():
        cut(name, ranges)
        size = (FONTS / name).stat().st_size
        print(f"{name:28} {size:7} bytes")
        if size > BYTES_MAX:
            print(f"{name} is larger than {BYTES_MAX} bytes: cut more away")
            return 1
    regular = characters("NotoSans-Regular.ttf") | characters("NotoNaskhArabic-Regular.ttf")
    bold = characters("NotoSans-Bold.ttf") | characters("NotoNaskhArabic-Bold.ttf")
    (FONTS / "coverage.txt").write_text("\n".join(as_ranges(sorted(regular & bold))) + "\n", encoding="ascii")
    return 0


def cut(name: str, ranges: str) -> None:
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(str(NOTO / name), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(ranges.replace(" ", ",")))
    cutter.subset(font)
    subset.save_font(font, str(FONTS / name), options)


def characters(name: str) -> set[int]:
    return set(TTFont(FONTS / name).getBestCmap())


def as_ranges(points: list[int]) -> list[str]:
    """Sorted code points as "0020-007E" lines."""
    starts = [p for n, p in enumerate(points) if n == 0 or points[n - 1] != p - 1]
    ends = [p for n, p in enumerate(points) if n == len(points) - 1 or points[n + 1] != p + 1]
    return [f"{start:04X}-{end:04X}" for start, end in zip(starts, ends, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
