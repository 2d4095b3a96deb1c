"""Words as a notice can hold them: signs of symbol fonts in Unicode, and raised or lowered letters by their signs."""

from __future__ import annotations

from signoff.intake.html.scripts import Script, set_in_script, sign_for, stays_as_it_is
from signoff.intake.html.symbol_tables import TABLES
from signoff.intake.html.symbols import NO_FONT, decode

_SCRIPTS: dict[str, Script] = {"superscript": "super", "subscript": "sub", "raised": "super", "lowered": "sub"}
_MOVED = frozenset({"raised", "lowered"})
_LONGEST_MOVED = 12
"""Characters of words that are moved up or down by a distance and count as raised or lowered."""

_PRIVATE_USE = 0xF000
"""Word keeps a sign of a symbol font as its code plus this."""


def in_unicode(text: str, font: str) -> tuple[str, list[str]]:
    """Return words that are set in a font with their signs in Unicode, and the signs that are not known."""
    name = font.strip().lower()
    return decode(text, name if name in TABLES else NO_FONT)


def symbol(font: str, code: str) -> tuple[str, list[str]]:
    """Return the sign that a font draws for a code in hexadecimal, and it again where it is not known."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        number = 0
    is_sign = 0x20 <= number <= 0xFFFD and not 0xD800 <= number <= 0xDFFF
    return in_unicode(chr(number), font) if is_sign else in_unicode(chr(_PRIVATE_USE + 0x20), NO_FONT)


def in_script(text: str, align: str, before: str) -> str:
    """Return raised or lowered words in Unicode's signs, or typed so that they do not run into what is `before`."""
    script = _SCRIPTS.get(align)
    if script is None or not text.strip() or (align in _MOVED and len(text) > _LONGEST_MOVED):
        return text
    if (sign := sign_for(text)) is not None and script == "super":
        return sign
    if stays_as_it_is(text, before):
        return text
    written = set_in_script(text, script)
    return written if written is not None else f"{'^' if script == 'super' else '_'}({text.strip()})"
