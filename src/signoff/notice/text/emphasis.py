"""Bold and italic within one stretch of words: limited to what Markdown can express, and written.

CommonMark lets emphasis begin and end only beside a word, and some overlaps of bold and italic cannot be expressed
at all. Words never change here, only the extent of their emphasis.
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


def expressible(pieces: Iterable[Piece], before: str, after: str) -> list[Piece]:
    """Return the pieces with emphasis that Markdown can express between the two characters; neighbours are joined.

    White space takes the emphasis that the words on both its sides share. Punctuation at the edge of an emphasis
    loses it where a letter touches it from outside. Where bold and italic overlap in a way that cannot be expressed,
    the bold is kept and the italic is not.
    """
    spaced = joined(share_spaces(pieces))
    if all(style == 0 for _, style in spaced):
        return spaced
    released = joined(share_spaces(_release_punctuation(spaced)))
    return joined(_untangle(released, before, after))


def share_spaces(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with white space on its own, in the style that the words on both its sides share."""
    parts = [part for text, style in pieces for part in _split_spaces(text, style)]
    result: list[Piece] = []
    style_before = 0
    space = ""
    for text, style in parts:
        if text.isspace():
            space += text
            continue
        if space:
            result.append((space, _shared_style(style_before, style)))
            space = ""
        result.append((text, style))
        style_before = style
    return [*result, (space, 0)] if space else result


def _shared_style(style: int, other: int) -> int:
    """Return the emphasis that both have; the bits above it (the number of a link) only if equal."""
    emphasis = BOLD | ITALIC
    above = style & ~emphasis
    return (style & other & emphasis) | (above if above == other & ~emphasis else 0)


def _split_spaces(text: str, style: int) -> list[Piece]:
    core = text.strip()
    lead = len(text) - len(text.lstrip())
    parts = (text[:lead], core, text[lead + len(core) :])
    return [(part, style) for part in parts if part]


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with neighbours of one style joined."""
    return [("".join(text for text, _ in group), style) for style, group in groupby(pieces, key=lambda piece: piece[1])]


def _release_punctuation(pieces: Iterable[Piece]) -> list[Piece]:
    released: list[Piece] = []
    for words, style in pieces:
        text = words
        if released:
            before, style_before = released[-1]
            sides = _class_of(before[-1]), _class_of(text[0])
            if style_before & ~style and sides == ("mark", "letter"):
                released[-1:] = [
                    part for part in ((before[:-1], style_before), (before[-1], style_before & style)) if part[0]
                ]
            elif style & ~style_before and sides == ("letter", "mark"):
                released.append((text[0], style_before & style))
                text = text[1:]
        if text:
            released.append((text, style))
    return released


def _class_of(character: str) -> str:
    if character.isspace():
        return "space"
    return "mark" if is_punctuation(character) else "letter"


def _untangle(pieces: Sequence[Piece], before: str, after: str) -> list[Piece]:
    """Return the pieces, without italic where neighbours with bold and italic could not be read back."""
    untangled: list[Piece] = []
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: piece[1] == 0)]
    for index, group in enumerate(groups):
        left = groups[index - 1][-1][0][-1] if index else before
        right = groups[index + 1][0][0][0] if index + 1 < len(groups) else after
        if len(group) > 1 and not _reads_back(group, left, right):
            group = [(text, style & BOLD) for text, style in group]
        untangled += group
    return untangled


def _reads_back(group: list[Piece], left: str, right: str) -> bool:
    from signoff.notice.text.markdown import read_inline  # only such groups need the parser

    samples = {"space": "", "mark": ".", "letter": "x"}
    expected = [(samples[_class_of(left)], 0), *group, (samples[_class_of(right)], 0)]
    expected = [piece for piece in expected if piece[0]]
    actual: list[Piece] = [
        (run.text, BOLD * run.bold + ITALIC * run.italic)
        for run in read_inline(emphasised(expected))
        if isinstance(run, Run) and run.text
    ]
    return joined(share_spaces(actual)) == expected


def emphasised(pieces: Sequence[Piece], in_label: bool = False) -> str:
    """Return the pieces in Markdown, with each character escaped that would act as markup."""
    parts: list[str] = []
    opened: list[int] = []
    for index, (text, style) in enumerate(pieces):
        while any(not style & mark for mark in opened):
            parts.append(_MARKERS[opened.pop()])
        opening = [mark for mark in (BOLD, ITALIC) if style & mark and mark not in opened]
        if len(opening) > 1 and _reach(pieces, index, ITALIC) > _reach(pieces, index, BOLD):
            opening.reverse()
        space = text[: len(text) - len(text.lstrip())] if opening else ""
        parts += [space, *(_MARKERS[mark] for mark in opening), _escaped(text, in_label)[len(space) :]]
        opened += opening
    parts += [_MARKERS[mark] for mark in reversed(opened)]
    return "".join(parts)


def _reach(pieces: Sequence[Piece], index: int, mark: int) -> int:
    """Return how many pieces from the index on have the mark: the one that extends further is opened first."""
    end = index
    while end < len(pieces) and pieces[end][1] & mark:
        end += 1
    return end - index


def _escaped(text: str, in_label: bool) -> str:
    def escape(match: re.Match[str]) -> str:
        sign, index = match[0], match.start()
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        if sign == "\\":
            is_markup = not after or after in _ASCII_PUNCTUATION
        elif sign in "[]":
            is_markup = in_label or (sign == "]" and after == "(")
        else:
            between_spaces = before.isspace() and after.isspace()
            in_word = sign == "_" and before.isalnum() and after.isalnum()
            is_markup = not (between_spaces or in_word)
        return "\\" + sign if is_markup else sign

    return _SPECIAL.sub(escape, text)
