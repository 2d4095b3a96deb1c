"""A file whose notice was changed both in it and in the register: merged with ours, or kept as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from signoff.errors import SignoffError
from signoff.notice.record.integrity import faults
from signoff.notice.record.merging import why_not_merged

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.notice.record.record import Record

COMPARE, KEEP, LEAVE = "Compare and choose…", "Keep as a copy", "Do not import"
_TITLE = "Both copies have changed"
_MERGED = "Your copy and the file’s are one draft now. Send its file to the person who has the other copy."
_BOTH = "Your copy and the file’s are one draft now. Where you kept both texts, edit them."


def settle(services: Services, theirs: Record, sentence: str) -> Record | None:
    """Ask what is to be done with a file in conflict, and do it; return the notice to be shown, if there is one."""
    try:
        ours = services.register.get(theirs.id)
    except SignoffError as problem:
        services.notifier.problem(str(problem), "The file was not imported")
        return None
    reason = why_not_merged(ours, theirs)
    can_merge = not reason and not faults(theirs)
    answers = (COMPARE, KEEP) if can_merge else (KEEP,)
    picked = services.notifier.pick(_TITLE, f"{sentence} {reason}".strip(), answers, LEAVE)
    if picked == COMPARE:
        return _merge(services, ours, theirs)
    return _keep(services, theirs) if picked == KEEP else None


def _merge(services: Services, ours: Record, theirs: Record) -> Record | None:
    from signoff.desktop.compare.merge_choices import MergeChoices
    from signoff.desktop.compare.merging import merge

    choices = MergeChoices(ours, theirs)
    record = merge(services, choices)
    if record is not None:
        services.notifier.toast(_BOTH if choices.first_of_both() else _MERGED, kind="info")
    return record


def _keep(services: Services, theirs: Record) -> Record | None:
    try:
        copy = services.register.import_as_copy(theirs, actor=services.settings.actor(), at=services.clock())
    except SignoffError as problem:
        services.notifier.problem(str(problem), "The copy was not saved")
        return None
    services.notifier.toast("The file was saved as a separate draft.", kind="info")
    return copy
