"""The file in which a notice is handed over: what is in it, and taking it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff.errors import SignoffError

if TYPE_CHECKING:
    from signoff.notice.record.record import Record


def take_back(path: Path, *, is_new: bool) -> str:
    """Remove a file that was written for nothing, if it is new; return what became of it."""
    if is_new:
        try:
            path.unlink()
        except OSError:
            return f"The notice was not changed; do not send {path.name}."
        return "The notice was not changed, and no file was saved."
    return f"The notice was not changed; do not send {path.name}."


def saved_in(path: Path) -> Record | None:
    """Return the notice in a signoff file; None where there is none, or the file is of another kind."""
    from signoff import actions, files

    try:
        return None if files.looks_like_pdf(path) else actions.open_document(path)
    except SignoffError:
        return None


def goes_on(record: Record, saved: Record) -> bool:
    """Whether a notice is one that was saved, or what it has become: only such a file is saved again unasked."""
    from signoff.notice.record.history import extends

    return saved.id == record.id and extends(record, saved)
