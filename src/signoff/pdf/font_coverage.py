"""Which characters the bundled faces can show, read from their character maps only.

This needs neither ReportLab nor layout: checking a notice asks as often as printing it.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from struct import unpack_from

from signoff.errors import ResourceProblem
from signoff.paths import resource

FACES = ("LiberationSans-Regular", "DejaVuSans")
"""The text face, and the fallback for characters that it lacks."""

_OTHER_SCRIPTS = re.compile("[\u0590-\u08ff\u0e80-\u0eff\ufb1d-\ufdff\ufe70-\ufeff\ufff9-\ufffb]")
"""Hebrew, Arabic and related scripts, Lao, and annotation marks: they need shaping that this writer does not do."""

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LAST_OF_PLANE = 0xFFFE
"""The last two code points of each plane are not characters."""

_WINDOWS = 3
"""The platform number of a font's Unicode character maps."""

_GROUPS = 12
"""The format of maps beyond the 65,536th code point; the others here have format 4 (segments)."""


def can_show(char: str) -> bool:
    """Return whether a character can be printed correctly in every style; raises ResourceProblem without its fonts."""
    code = ord(char)
    if code < 0x20 or 0x7F <= code < 0xA0 or code & _LAST_OF_PLANE == _LAST_OF_PLANE:
        return False
    if _OTHER_SCRIPTS.match(char) or unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
        return False
    return any(code in code_points(name) for name in FACES)


@cache
def code_points(name: str) -> frozenset[int]:
    """Return the code points for which a bundled face has a glyph; raises ResourceProblem where the file is damaged."""
    data = resource(f"fonts/{name}.ttf").read_bytes()
    try:
        return frozenset(_mapped(data, _character_map(data)))
    except struct.error as problem:
        raise ResourceProblem(f"The bundled font {name} is damaged.") from problem


def _character_map(data: bytes) -> int:
    """Return the position of a font's last Windows character map, which is the most complete."""
    (count,) = unpack_from(">H", data, 4)
    tables = {tag: at for tag, _, at, _ in (unpack_from(">4s3L", data, 12 + 16 * place) for place in range(count))}
    start: int = tables.get(b"cmap", len(data))
    (count,) = unpack_from(">H", data, start + 2)
    maps = (unpack_from(">2HL", data, start + 4 + 8 * place) for place in range(count))
    ours: int = max((at for platform, _, at in maps if platform == _WINDOWS), default=len(data))
    return start + ours


def _mapped(data: bytes, at: int) -> Iterator[int]:
    """Yield the code points that a character map of format 4 or 12 maps to a glyph."""
    (kind,) = unpack_from(">H", data, at)
    if kind == _GROUPS:
        (count,) = unpack_from(">L", data, at + 12)
        for place in range(count):
            first, last, glyph = unpack_from(">3L", data, at + 16 + 12 * place)
            yield from (code for code in range(first, last + 1) if glyph + code - first)
        return
    (twice,) = unpack_from(">H", data, at + 6)
    count = twice // 2
    last_codes = unpack_from(f">{count}H", data, at + 14)
    first_codes, shifts, jumps = (unpack_from(f">{count}H", data, at + 16 + twice * column) for column in (1, 2, 3))
    for place, (first, last) in enumerate(zip(first_codes, last_codes, strict=True)):
        if jumps[place]:
            begin = at + 16 + 3 * twice + 2 * place + jumps[place]
            glyphs = unpack_from(f">{last + 1 - first}H", data, begin)
            yield from (code for code, glyph in enumerate(glyphs, first) if glyph)
        else:
            yield from (code for code in range(first, last + 1) if (code + shifts[place]) % 0x10000)
