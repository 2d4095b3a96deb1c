"""Raised and lowered letters as characters of their own, since a notice's texts have no other way to keep them."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str) -> str:
    """Return the text with what has a raised character of its own written so ("m2" raised is "m²"); else as it is."""
    return text.translate(_RAISED) if _is_whole(text, _RAISED) else text


def lowered(text: str) -> str:
    """Return the text with lowered characters where all of it has them."""
    return text.translate(_LOWERED) if _is_whole(text, _LOWERED) else text


def _is_whole(text: str, table: dict[int, int]) -> bool:
    """Whether every letter of the text has such a character: half a word raised would read as another."""
    return all(character.isspace() or ord(character) in table for character in text)
