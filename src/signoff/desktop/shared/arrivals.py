"""What came from the shared register for the person here, in a sentence; without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from signoff.notice.record.handover import open_handover
from signoff.notice.record.message import ASKED_WORDS
from signoff.notice.text.characters import shown
from signoff.notice.text.names import is_same_person
from signoff.register.results import name_of

if TYPE_CHECKING:
    from signoff.notice.record.handover import Handover
    from signoff.notice.record.record import Record


class Arrivals:
    """Tells of each hand-over once, though its notice may come again and again."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def for_person(self, records: Iterable[Record], me: str) -> list[Record]:
        """Return those of the records that somebody has handed over to `me`, or sent back, and that are new."""
        latest = {record.id: record for record in records}
        arrived = []
        for record in latest.values():
            handover = open_handover(record)
            if handover is None or not is_same_person(handover.to, me) or is_same_person(handover.by, me):
                continue
            if handover.key not in self._told:
                self._told.add(handover.key)
                arrived.append(record)
        return arrived


def sentence_on(arrived: list[Record]) -> str:
    """Return what is said of notices that have come for a person; there is at least one."""
    if len(arrived) > 1:
        return f"{len(arrived)} notices have come for you."
    handover = open_handover(arrived[0])
    return _sentence(arrived[0], handover) if handover is not None else ""


def _sentence(record: Record, handover: Handover) -> str:
    by = shown(handover.by) or "Somebody"
    if handover.is_return:
        return f"{by} has sent {name_of(record)} back to you."
    return f"{by} has handed {name_of(record)} over to you {ASKED_WORDS[handover.asked]}."
