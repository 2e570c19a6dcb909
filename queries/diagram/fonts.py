"""How wide words are, and how they break over lines, in the one font that every picture uses.

The font is Open Sans (Apache-2.0) from the package `ttf-opensans`; its files are read here for their widths and given
to the renderer of PNG, so that a picture is the same on a machine without any fonts.
"""

import struct
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path

import ttf_opensans

FAMILY = "Open Sans"


class Weight(Enum):
    """The cuts of the font in use; the value is the SVG `font-weight`."""

    REGULAR = 400
    SEMIBOLD = 600


FILES: Mapping[Weight, Path] = {
    Weight.REGULAR: Path(ttf_opensans.OPENSANS_REGULAR.path),
    Weight.SEMIBOLD: Path(ttf_opensans.OPENSANS_SEMIBOLD.path),
}


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """The width of a line of text, in the unit of `size`. Characters that the font lacks count as one em."""
    advances = _advances(weight)
    return size * sum(advances.get(ord(character), 1.0) for character in text)


def lacks(text: str) -> bool:
    """Whether the font lacks a visible character of a text."""
    known = _advances(Weight.REGULAR)
    return any(
        not character.isspace() and character.isprintable() and ord(character) not in known for character in text
    )


def wrap(text: str, size: float, limit: float, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """The text broken into lines of about even width, none wider than `limit`; nothing is cut off.

    Breaks at spaces, and inside a word only where the word alone is wider than `limit`. One empty line for no text.
    """
    words = [part for word in text.split() for part in _pieces(word, size, limit, weight)]
    count = len(_fill(words, size, limit, weight))
    total = width(" ".join(words), size, weight)
    even = max(total / max(count, 1), *(width(word, size, weight) for word in words), 1.0) if words else limit
    while even < limit and len(_fill(words, size, even, weight)) > count:
        even += size / 2
    return tuple(_fill(words, size, min(even, limit), weight)) or ("",)


def _fill(words: Sequence[str], size: float, limit: float, weight: Weight) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, size: float, limit: float, weight: Weight) -> list[str]:
    if width(word, size, weight) <= limit:
        return [word]
    pieces = [""]
    for part in word:
        if pieces[-1] and width(pieces[-1] + part, size, weight) > limit:
            pieces.append("")
        pieces[-1] += part
    return pieces


@cache
def _advances(weight: Weight) -> Mapping[int, float]:
    """Code point -> advance width in em, from the TrueType tables head, hhea, hmtx and cmap (OpenType 1.9)."""
    data = FILES[weight].read_bytes()
    tables = {}
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        tables[tag] = offset
    units: int = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    metrics = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]

    def advance(glyph: int) -> float:
        # Glyphs past the last metric share its width.
        at = tables[b"hmtx"] + 4 * min(glyph, metrics - 1)
        units_wide: int = struct.unpack_from(">H", data, at)[0]
        return units_wide / units

    return {code: advance(glyph) for code, glyph in _glyphs(data, tables[b"cmap"]).items()}


def _glyphs(data: bytes, cmap: int) -> Mapping[int, int]:
    """Code point -> glyph, from the Unicode subtable in format 4 (segments) of the table at `cmap`."""
    tables = struct.unpack_from(">H", data, cmap + 2)[0]
    records = (struct.unpack_from(">HHL", data, cmap + 4 + 8 * number) for number in range(tables))
    start = next(cmap + offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    doubled = struct.unpack_from(">H", data, start + 6)[0]
    count = doubled // 2

    def column(number: int, form: str) -> tuple[int, ...]:
        # A padding word stands between the end codes and the rest.
        return struct.unpack_from(f">{count}{form}", data, start + 14 + number * doubled + (2 if number else 0))

    ends, starts, deltas, ranges = column(0, "H"), column(1, "H"), column(2, "h"), column(3, "H")
    found = {}
    for segment in range(count):
        for code in range(starts[segment], min(ends[segment], 0xFFFE) + 1):
            glyph = code
            if ranges[segment]:
                # The range offset counts bytes from its own place in the table.
                at = start + 16 + 3 * doubled + 2 * segment + ranges[segment] + 2 * (code - starts[segment])
                glyph = struct.unpack_from(">H", data, at)[0]
            if glyph or not ranges[segment]:
                found[code] = (glyph + deltas[segment]) & 0xFFFF
    return {code: glyph for code, glyph in found.items() if glyph}
