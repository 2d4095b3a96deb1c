"""What the settings say of the automatic backups."""

from __future__ import annotations

import datetime as dt

from signoff.desktop.backups.automatic_backups import BackupStatus
from signoff.notice.text.days import written

HOW = (
    "signoff backs up the register automatically when it has changed, at most every three hours. It keeps the "
    "last backup "
    "of each of the last 12 days, 10 weeks and 9 months."
)
SECOND_HINT = (
    "Each backup can also be copied to another disk: a USB stick, or the council’s network drive. "
    "Anyone who can open that folder can read the notices in it."
)


def backup_sentence(status: BackupStatus, now: dt.datetime) -> str:
    """Return when the last backup was made, or that one is being made."""
    if status.is_busy:
        return "Backing up…"
    if status.latest is None:
        return "No backup has been made yet."
    return f"The last backup was made {_moment(status.latest.made_at, now)}. It was verified and can be restored."


def second_sentence(status: BackupStatus, now: dt.datetime) -> str:
    """Return what is in the second place; empty where that is not known."""
    if status.second is None:
        return "No second place has been chosen yet."
    if status.second_latest is None:
        return "" if status.second_problem or status.is_busy else "No backup has been copied there yet."
    return f"The newest backup there was made {_moment(status.second_latest.made_at, now)}. The copy was verified."


def _moment(instant: dt.datetime, now: dt.datetime) -> str:
    """Return an instant by the local clock, as the end of a sentence."""
    local = instant.astimezone()
    if local.date() == now.astimezone().date():
        return f"today at {local:%H:%M}"
    return f"on {written(local.date())} at {local:%H:%M}"
