"""How the notices that a salvage brought back are listed: each with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from signoff.desktop.recovery.words import about_notice
from signoff.desktop.widgets.marked_list import FAULT, GOOD, REMARK, MarkedLine

if TYPE_CHECKING:
    from signoff.register.salvage.result import SalvagedNotice


def worst_first(notices: Sequence[SalvagedNotice]) -> tuple[SalvagedNotice, ...]:
    """Return the notices, those first that a person has to look at."""
    return tuple(sorted(notices, key=lambda notice: (notice.is_sound, not notice.lost, not notice.may_be_older)))


def lines_of(notices: Iterable[SalvagedNotice]) -> list[MarkedLine]:
    """Return the line of each notice."""
    return [MarkedLine(_mark(notice), _subject(notice), about_notice(notice), notice) for notice in notices]


def _subject(notice: SalvagedNotice) -> str:
    return " ".join(notice.subject.split()) or "A notice without a subject"


def _mark(notice: SalvagedNotice) -> tuple[str, str]:
    if not notice.is_sound:
        return FAULT
    return REMARK if notice.lost or notice.may_be_older else GOOD
