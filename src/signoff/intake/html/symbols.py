"""Signs that are letters in a font of symbols: "þ" in Wingdings is ☑, and never a letter in a notice."""

from __future__ import annotations

import re

from signoff.intake.html.symbol_tables import FIRST, TABLES, UNKNOWN
from signoff.intake.html.tree import Element

SYMBOL = "[symbol]"
"""What stands for a sign that is not known, so that nobody overlooks it."""

NO_FONT = ""

_OTHERS = frozenset(
    {
        "zapf dingbats",
        "zapfdingbats",
        "itc zapf dingbats",
        "marlett",
        "mt extra",
        "bookshelf symbol 7",
        "monotype sorts",
    }
)
_PRIVATE = range(0xF020, 0xF100)
_ANY_PRIVATE = re.compile("[\ue000-\uf8ff]")
# the signs of lists and boxes, which are met without their font; they are of Wingdings but for the first, of Symbol
_WITHOUT_FONT = {0xB7: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_FAMILY = re.compile(r"[\d.]+(?:pt|px|em|rem|%|cm|mm|in)?(?:/\S+)?\s+(.+)")


def font_of(element: Element, around: str) -> str:
    """Return the font of symbols that the element's words are in, NO_FONT for any other; `around` is that around it."""
    styles = element.styles
    if styles:
        if styles.get("mso-char-type") == "symbol" and (name := styles.get("mso-symbol-font-family")):
            return _symbol_font(name)
        latin = styles.get("mso-ascii-font-family")
        named = styles.get("font-family") or _in_shorthand(styles.get("font", ""))
        if named:
            # Word names the font of symbols first, and then that of the letters among them
            font = _symbol_font(named)
            return NO_FONT if font and latin and not _symbol_font(latin) else font
    if element.tag == "font" and (face := element.attributes.get("face")):
        return _symbol_font(face)
    return around


def decode(text: str, font: str) -> tuple[str, list[str]]:
    """Return the words with their signs in Unicode, and those signs that are not known."""
    if not font and not _ANY_PRIVATE.search(text):
        return text, []
    signs: list[str] = []
    unknown: list[str] = []
    for character in text:
        sign = _sign(character, font)
        signs.append(SYMBOL if sign == UNKNOWN else sign)
        if sign == UNKNOWN:
            unknown.append(f"{font.title()} “{character}”" if font and character.isprintable() else SYMBOL)
    return "".join(signs), unknown


def _sign(character: str, font: str) -> str:
    code = ord(character)
    if code in _PRIVATE:
        code -= 0xF000
        if not font:
            return _WITHOUT_FONT.get(code, UNKNOWN)
    elif not font or character.isspace():
        return UNKNOWN if 0xE000 <= code <= 0xF8FF else character
    else:
        code = _byte(character)
    if code <= 0x20 or code == 0xA0:
        return " " if code in {0x20, 0xA0} else character
    table = TABLES.get(font, "")
    return table[code - FIRST] if 0 <= code - FIRST < len(table) else UNKNOWN


def _byte(character: str) -> int:
    """Return the code of a character in the font: that of Windows; 0 for one that is no letter of the font."""
    if ord(character) < 0x100:
        return ord(character)
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return 0


def _symbol_font(families: str) -> str:
    name = families.split(",")[0].strip(" \"'").lower()
    return name if name in TABLES or name in _OTHERS else NO_FONT


def _in_shorthand(font: str) -> str:
    match = _FAMILY.search(font)
    return match[1] if match else ""
