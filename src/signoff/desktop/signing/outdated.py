"""Copies that were exported before the council's reference was given, and do not show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from signoff.notice.record.record import Copy, EventKind, Record

if TYPE_CHECKING:
    from signoff.register.register_events import RegisterEvent

_NAMES = {Copy.PUBLICATION: "publication copy", Copy.RECORD: "record copy"}


def without_reference(record: Record, noted: Sequence[RegisterEvent]) -> str:
    """Return, in a sentence, which exported copies do not show the notice's current reference; empty for none.

    These are the copies whose last export, as the register notes it, came before the last change of the reference.
    """
    changes = [event.at for event in record.history if event.event is EventKind.REFERENCE_GIVEN]
    if not changes:
        return ""
    last = {event.detail.get("copy"): event.at for event in noted if event.kind == "exported"}
    outdated = [name for copy, name in _NAMES.items() if copy.value in last and last[copy.value] < changes[-1]]
    if not outdated:
        return ""
    verb, them = ("was", "it") if len(outdated) == 1 else ("were", "them")
    return f"The {' and the '.join(outdated)} {verb} exported before this: export {them} again."
