"""What a window is opened on: also what a window asks for that is to be closed and opened again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Launch:
    """A register, a file or a notice to be opened in it if one is named, and a sentence to say then.

    `before` is called once no window has a register open, such as to put another file in its place, and returns what
    else is to be said. Where it raises SignoffError, the window opens all the same and shows that sentence.
    """

    register: Path
    file: Path | None = None
    notice: str = ""
    message: str = ""
    before: Callable[[], str] = _nothing
