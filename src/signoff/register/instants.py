"""Instants as the tables hold them."""

from __future__ import annotations

import datetime as dt


def instant_text(instant: dt.datetime) -> str:
    """Return an instant as the tables hold it: ISO 8601 in UTC with its offset, which sorts as text."""
    return instant.astimezone(dt.UTC).isoformat(timespec="microseconds")


def instant_of(source: str) -> dt.datetime:
    """Return the instant that `instant_text` wrote; raises ValueError for any other text."""
    instant = dt.datetime.fromisoformat(source)
    if instant.tzinfo is None:
        raise ValueError(f"{source} has no time zone")
    return instant
