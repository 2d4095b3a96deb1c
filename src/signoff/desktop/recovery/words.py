"""What is said of copies of a register and of what a salvage found, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.notice.text.days import written
from signoff.register.recovery.copies import CopyKind

if TYPE_CHECKING:
    from signoff.register.recovery.copies import RegisterCopy
    from signoff.register.recovery.recovering import CheckedCopy
    from signoff.register.salvage.result import Salvaged, SalvagedNotice

_KINDS = {
    CopyKind.AUTOMATIC: "Automatic backup",
    CopyKind.BEFORE_UPDATE: "Copy made before signoff was updated",
    CopyKind.BEFORE_RESTORE: "Copy made before a backup was restored",
    CopyKind.WHEN_REPLACED: "Copy kept when another program replaced the register",
    CopyKind.CHOSEN: "A file that you chose",
}
_FROM_PARTS = "put together from parts of the file: a later change may have been lost."
_MOST_SENTENCES = 5


def when(at: dt.datetime) -> str:
    """Return an instant in words, in local time: 30 November 2026, 14:25."""
    local = at.astimezone()
    return f"{written(local.date())}, {local:%H:%M}"


def counted(count: int, singular: str = "notice") -> str:
    """Return a count with its noun: 1 notice, 1,204 notices."""
    return f"{count:,} {singular}" if count == 1 else f"{count:,} {singular}s"


def about_copy(copy: RegisterCopy) -> str:
    """Return why a copy was made, and its file's name."""
    return f"{_KINDS[copy.kind]}: {copy.path.name}"


def about_content(checked: CheckedCopy) -> str:
    """Return what a copy holds, or why it cannot be used."""
    if checked.problem:
        return checked.problem
    if not checked.notices:
        return "It contains no notices."
    if not checked.damaged:
        return f"{counted(checked.notices)}, {'undamaged' if checked.notices == 1 else 'all undamaged'}."
    damaged = len(checked.damaged)
    return f"{counted(checked.notices)}, {damaged:,} of them damaged in the backup itself."


def about_newer(newer: int | None) -> str:
    """Return what would be missing once a copy is used."""
    if newer is None:
        return "It is not known how many notices have changed since then."
    if not newer:
        return "No changes since then were found."
    were = "was" if newer == 1 else "were"
    return f"{counted(newer)} {were} added or changed since then: those changes would be missing."


def headline(salvaged: Salvaged) -> str:
    """Return how many notices are sound."""
    total = len(salvaged.notices)
    sound = sum(notice.is_sound for notice in salvaged.notices)
    if not total:
        return "No notice could be read"
    if sound == total:
        return "The notice is undamaged" if total == 1 else f"All {total:,} notices are undamaged"
    if not sound:
        return "The notice is damaged" if total == 1 else f"All {total:,} notices are damaged"
    return f"{sound:,} of {counted(total)} {'is' if sound == 1 else 'are'} undamaged"


def remarks(salvaged: Salvaged) -> tuple[str, ...]:
    """Return what else a person has to know of a salvage, besides its notices."""
    older = sum(notice.may_be_older for notice in salvaged.notices)
    said = list(_shortened(salvaged.lost))
    if older:
        said.append(f"{counted(older)} {'was' if older == 1 else 'were'} {_FROM_PARTS}")
    if copies := len(salvaged.copies):
        said.append(f"{counted(copies)} had also been changed in the backup, so both versions are kept.")
    if files := len(salvaged.files):
        belong = "belongs" if files == 1 else "belong"
        said.append(f"{counted(files, 'file')} that {belong} to no notice will be kept in the register’s folder.")
    return tuple(said)


def about_notice(notice: SalvagedNotice) -> str:
    """Return in a few words how well a notice was salvaged."""
    if notice.fault:
        return "Damaged"
    if notice.lost:
        return "Undamaged, but something that belonged to it is lost"
    return "Undamaged, but it may be an earlier version" if notice.may_be_older else "Undamaged"


def details_of(notice: SalvagedNotice, register: Path) -> str:
    """Return everything that is known of a salvaged notice, a sentence on each line.

    They do not name the new `register`, which may not have its own name yet.
    """
    lines = [sentence.replace(f" in the register {register}:", ":") for sentence in notice.sentences]
    if notice.may_be_older:
        lines.append(f"It was {_FROM_PARTS}")
    return "\n".join(lines) or "Everything that belongs to it was found, exactly as signoff saved it."


def _shortened(sentences: Sequence[str]) -> tuple[str, ...]:
    if len(sentences) <= _MOST_SENTENCES:
        return tuple(sentences)
    return (*sentences[:_MOST_SENTENCES], f"{len(sentences) - _MOST_SENTENCES:,} more such losses were found.")
