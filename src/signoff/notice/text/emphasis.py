"""Bold and italic within one stretch of words: settled so that Markdown can say them, and written.

CommonMark lets emphasis begin and end only beside a word, and some overlaps of bold and italic cannot be said
at all. Words never change here; only how far the emphasis reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

from signoff.notice.text.blocks import Run
from signoff.notice.text.characters import is_punctuation

BOLD, ITALIC = 1, 2

Piece: TypeAlias = tuple[str, int]
"""Words, and BOLD and ITALIC added up."""

_MARKERS = {BOLD: "**", ITALIC: "*"}
_SPECIAL = re.compile(r"[\\*_\[\]]")
_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def settle(pieces: Iterable[Piece], before: str, after: str) -> list[Piece]:
    """The pieces with the emphasis that Markdown can say between the two characters; neighbours joined.

    White space takes the emphasis that the words on both its sides share. Punctuation at the edge of an
    emphasis leaves it when a letter touches it from outside. Where bold and italic overlap beyond what can be
    said, the italic goes and the bold stays.
    """
    spaced = joined(share_spaces(pieces))
    if all(look == 0 for _, look in spaced):
        return spaced
    released = joined(share_spaces(_release_punctuation(spaced)))
    return joined(_untangle(released, before, after))


def share_spaces(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with white space on its own, each with the look that the words on both its sides share."""
    parts = [part for text, look in pieces for part in _edges_apart(text, look)]
    shared: list[Piece] = []
    look_before = 0
    space = ""
    for text, look in parts:
        if text.isspace():
            space += text
            continue
        if space:
            shared.append((space, _common(look_before, look)))
            space = ""
        shared.append((text, look))
        look_before = look
    return [*shared, (space, 0)] if space else shared


def _common(look: int, other: int) -> int:
    """The emphasis that both have; the bits above it (a link's number, where a line is divided) only if equal."""
    emphasis = BOLD | ITALIC
    above = look & ~emphasis
    return (look & other & emphasis) | (above if above == other & ~emphasis else 0)


def _edges_apart(text: str, look: int) -> list[Piece]:
    core = text.strip()
    lead = len(text) - len(text.lstrip())
    parts = (text[:lead], core, text[lead + len(core) :])
    return [(part, look) for part in parts if part]


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with neighbours of one look joined."""
    return [("".join(text for text, _ in group), look) for look, group in groupby(pieces, key=lambda piece: piece[1])]


def _release_punctuation(pieces: Iterable[Piece]) -> list[Piece]:
    released: list[Piece] = []
    for words, look in pieces:
        text = words
        if released:
            before, held = released[-1]
            sides = _kind(before[-1]), _kind(text[0])
            if held & ~look and sides == ("mark", "letter"):
                released[-1:] = [part for part in ((before[:-1], held), (before[-1], held & look)) if part[0]]
            elif look & ~held and sides == ("letter", "mark"):
                released.append((text[0], held & look))
                text = text[1:]
        if text:
            released.append((text, look))
    return released


def _kind(character: str) -> str:
    if character.isspace():
        return "space"
    return "mark" if is_punctuation(character) else "letter"


def _untangle(pieces: Sequence[Piece], before: str, after: str) -> list[Piece]:
    """The pieces, without italic where neighbours with bold and italic could not be read back."""
    untangled: list[Piece] = []
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: piece[1] == 0)]
    for index, group in enumerate(groups):
        left = groups[index - 1][-1][0][-1] if index else before
        right = groups[index + 1][0][0][0] if index + 1 < len(groups) else after
        if len(group) > 1 and not _reads_back(group, left, right):
            group = [(text, look & BOLD) for text, look in group]
        untangled += group
    return untangled


def _reads_back(group: list[Piece], left: str, right: str) -> bool:
    from signoff.notice.text.markdown import read_inline  # only such groups need the parser

    stand_ins = {"space": "", "mark": ".", "letter": "x"}
    whole = [(stand_ins[_kind(left)], 0), *group, (stand_ins[_kind(right)], 0)]
    whole = [piece for piece in whole if piece[0]]
    found: list[Piece] = [
        (run.text, BOLD * run.bold + ITALIC * run.italic)
        for run in read_inline(emphasised(whole))
        if isinstance(run, Run) and run.text
    ]
    return joined(share_spaces(found)) == whole


def emphasised(pieces: Sequence[Piece], in_label: bool = False) -> str:
    """The pieces in Markdown, each character that would act as markup escaped."""
    parts: list[str] = []
    opened: list[int] = []
    for index, (text, look) in enumerate(pieces):
        while any(not look & mark for mark in opened):
            parts.append(_MARKERS[opened.pop()])
        fresh = [mark for mark in (BOLD, ITALIC) if look & mark and mark not in opened]
        if len(fresh) > 1 and _reach(pieces, index, ITALIC) > _reach(pieces, index, BOLD):
            fresh.reverse()
        space = text[: len(text) - len(text.lstrip())] if fresh else ""
        parts += [space, *(_MARKERS[mark] for mark in fresh), _escaped(text, in_label)[len(space) :]]
        opened += fresh
    parts += [_MARKERS[mark] for mark in reversed(opened)]
    return "".join(parts)


def _reach(pieces: Sequence[Piece], index: int, mark: int) -> int:
    """How many pieces from the index on carry the mark: the one that reaches further is opened first."""
    end = index
    while end < len(pieces) and pieces[end][1] & mark:
        end += 1
    return end - index


def _escaped(text: str, in_label: bool) -> str:
    def escape(match: re.Match[str]) -> str:
        sign, place = match[0], match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if sign == "\\":
            acts = not after or after in _ASCII_PUNCTUATION
        elif sign in "[]":
            acts = in_label or (sign == "]" and after == "(")
        else:
            between_spaces = before.isspace() and after.isspace()
            in_word = sign == "_" and before.isalnum() and after.isalnum()
            acts = not (between_spaces or in_word)
        return "\\" + sign if acts else sign

    return _SPECIAL.sub(escape, text)
