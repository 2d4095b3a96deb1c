"""Raised and lowered characters, of which a notice has none of its own: they become the signs that Unicode has.

"m²" and "£31,915¹" keep their meaning so. What Unicode has no sign for stands in brackets after ^ or _, as in
"x^(2/3)": this is how such words are typed where they cannot be raised, and no figure runs into the one before.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from signoff.intake.html.tree import Element

Script: TypeAlias = Literal["", "super", "sub"]

MOST_LETTERS = 4
"""Longer words are set in brackets rather than in signs that are hard to read."""

_RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
)
_LOWERED = str.maketrans("0123456789+-−=()aeijoruvxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢⱼₒᵣᵤᵥₓₕₖₗₘₙₚₛₜ")
_SET = frozenset([*_RAISED.values(), *_LOWERED.values()])
_UNCHANGED = frozenset(" \xa0,;*†‡§¶#®©™℠º°'′″")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_SIGNS = {"tm": "™", "sm": "℠", "(r)": "®"}
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\](?:[,\s]*\[[^\[\]]*\])*")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|px|%)")
_LEAST_RAISE = {"pt": 2.0, "px": 3.0, "%": 15.0}
_LONGEST_RAISED = 12
_NOTE_SYMBOLS = frozenset({"sdfootnotesym", "sdendnotesym"})
_NOTE_MARKS = _NOTE_SYMBOLS | {"msofootnotereference", "msoendnotereference"}
_NEVER = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "table", "img", "p", "div", "li"})


def script_of(element: Element, words: str) -> Script:
    """Return whether the element raises or lowers its words; what is raised by a length is so only if it is short."""
    if element.tag in {"sup", "sub"}:
        return "super" if element.tag == "sup" else "sub"
    if not _NOTE_MARKS.isdisjoint(element.classes):
        return "super"
    if not element.styles or element.tag in _NEVER:
        return ""
    align = element.style("vertical-align") or element.style("font-variant-position")
    if align in {"super", "sub"}:
        return "super" if align == "super" else "sub"
    length = _LENGTH.fullmatch(element.style("mso-text-raise"))
    if length is None or len(words.strip()) > _LONGEST_RAISED or abs(float(length[1])) < _LEAST_RAISE[length[2]]:
        return ""
    return "sub" if length[1].startswith("-") else "super"


def begins_note(element: Element) -> bool:
    """Return whether this is the number before a note of LibreOffice's, which touches the note's first word."""
    return not _NOTE_SYMBOLS.isdisjoint(element.classes)


def may_have_script(element: Element) -> bool:
    """Return whether the element could raise or lower its words, at a glance."""
    if element.tag in {"sup", "sub"} or not _NOTE_MARKS.isdisjoint(element.classes):
        return True
    styles = element.styles
    return bool(styles) and (
        "vertical-align" in styles or "mso-text-raise" in styles or "font-variant-position" in styles
    )


def set_in_script(text: str, script: Script) -> str | None:
    """Return the words in Unicode's raised or lowered signs; None where it has none for them."""
    table = _RAISED if script == "super" else _LOWERED
    if sum(map(str.isalpha, text)) > MOST_LETTERS:
        return None
    if not all(ord(character) in table or character in _UNCHANGED or ord(character) in _SET for character in text):
        return None
    return text.translate(table)


def stays_as_it_is(words: str, before: str) -> bool:
    """Return whether raised words cannot be mistaken as they are: "[1]", the "st" of "1st", words after a space."""
    stripped = words.strip()
    if not stripped or _IN_BRACKETS.fullmatch(stripped):
        return True
    if stripped.lower() in _ORDINALS:
        return before[-1:].isdigit()
    is_apart = not before or before[-1].isspace()
    return is_apart and set_in_script(stripped, "super") is None and stripped[0].isalpha()


def sign_for(words: str) -> str | None:
    """Return the one sign that raised letters stand for, such as ™."""
    return _SIGNS.get(words.strip().lower())
