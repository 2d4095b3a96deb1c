"""How work that takes long says how far it is, and is asked to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told what is being done, in words, and how much of it is done, from 0 to 1."""

IsStopped = Callable[[], bool]
"""Whether the person who waits has given up."""


def untold(_work: str, _share: float) -> None:
    """Tell nobody of the progress."""


def never() -> bool:
    """Go on to the end."""
    return False
