"""The notice in a file that is verified, beside the register's own: whether it has it, and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import actions
from signoff.notice.comparison.comparison import SectionChange, compare
from signoff.notice.record.history import extends
from signoff.notice.record.publication import publication_copy

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register

HAS_IT = "Your register has this notice too"

_SAME = "It says exactly the same as this file."
_SAME_CONTENT = "Its content is the same as in this file."
_ALTERED_ELSEWHERE = "The content is the same as yours: what was altered is elsewhere in this file."
_MOST = 4
"""Sections that the sentence names."""

_SEVERAL = ("the signatures", "the warnings")


@dataclass(frozen=True, slots=True)
class Yours:
    """The register's notice and the file's, as they can be compared, and a sentence on how they differ."""

    ours: Record
    theirs: Record
    sentence: str
    differs: bool


def find_yours(register: Register, path: Path, *, is_altered: bool) -> Yours | None:
    """Return the register's notice beside the one in a file; None where the register does not have it.

    What was altered is compared too: that tells what. Raises SignoffError where either of them cannot be read.
    """
    theirs = actions.open_document(path)
    if register.row(theirs.id) is None:
        return None
    ours = register.get(theirs.id)
    if ours.is_publication is not theirs.is_publication:
        ours, theirs = (one if one.is_publication else publication_copy(one) for one in (ours, theirs))
    changes = compare(ours, theirs)
    if not changes:
        same = _SAME if ours == theirs else _SAME_CONTENT
        return Yours(ours, theirs, _ALTERED_ELSEWHERE if is_altered else same, differs=False)
    order = "" if is_altered or ours.is_publication else _order(ours, theirs)
    words = _sections(changes)
    return Yours(ours, theirs, f"{order}{words if order else f'{words[0].upper()}{words[1:]}'}", differs=True)


def _order(ours: Record, theirs: Record) -> str:
    """Return which of two copies goes on from the other, as the beginning of a sentence."""
    goes_on, is_continued = extends(ours, theirs), extends(theirs, ours)
    if goes_on is is_continued:
        return "" if goes_on else "Both have been changed: "
    return "Yours is newer: " if goes_on else "The file is newer: "


def _sections(changes: Sequence[SectionChange]) -> str:
    titles = [words for change in changes for words in _words(change)]
    if len(titles) > _MOST:
        titles = [*titles[: _MOST - 1], f"{len(titles) - _MOST + 1} more sections"]
    *first, last = titles
    words = f"{', '.join(first)} and {last}" if first else last
    return f"{words} {'differ' if first or last.startswith(_SEVERAL) else 'differs'}."


def _words(change: SectionChange) -> list[str]:
    """Return how a sentence names a section, and what is about the notice as a whole each by itself."""
    if change.key:
        return [f"“{change.title}”"]
    return [f"the {answer.label[0].lower()}{answer.label[1:]}" for answer in change.answers]
