"""The signs of fonts that draw other signs than their characters' own: Symbol, Wingdings and their like."""

from __future__ import annotations

from types import MappingProxyType

PRIVATE_USE = 0xF000
"""Word keeps a sign of such a font as its code plus this."""

_WINGDINGS = MappingProxyType(
    {
        0x21: "✏",
        0x22: "✂",
        0x28: "☎",
        0x2A: "✉",
        0x6C: "●",
        0x6E: "■",
        0x6F: "☐",
        0x70: "☐",
        0x71: "☐",
        0x72: "☐",
        0x73: "•",
        0x74: "◆",
        0x75: "◆",
        0x76: "•",
        0x77: "•",
        0x78: "☒",
        0x9E: "•",
        0x9F: "•",
        0xA1: "○",
        0xA7: "•",
        0xA8: "☐",
        0xAB: "★",
        0xD8: "•",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        0xE8: "→",
        0xF0: "→",
        0xFB: "☒",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    }
)
_WINGDINGS_2 = MappingProxyType({0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"})
_WEBDINGS = MappingProxyType({0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗"})
_SYMBOL = MappingProxyType(
    {
        0x2D: "−",
        0xA3: "≤",
        0xAC: "←",
        0xAD: "↑",
        0xAE: "→",
        0xAF: "↓",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBB: "≈",
        0xBC: "…",
        0xD2: "®",
        0xD3: "©",
        0xD4: "™",
        0xE2: "®",
        0xE3: "©",
        0xE4: "™",
    }
)
_FONTS = MappingProxyType(
    {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}
)


def is_symbol_font(font: str) -> bool:
    """Whether a font draws other signs than those of its characters."""
    return font.strip().lower() in _FONTS


def sign_of(font: str, code: int) -> str:
    """Return the sign that a font draws for a code, with or without Word's offset; U+FFFD for one that is not known."""
    code = code - PRIVATE_USE if PRIVATE_USE <= code <= PRIVATE_USE + 0xFF else code
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return table.get(code, "\ufffd")


def in_symbol_font(font: str, text: str) -> str:
    """Return a text that is set in such a font as the signs that it draws."""
    return "".join(character if character.isspace() else sign_of(font, ord(character)) for character in text)
