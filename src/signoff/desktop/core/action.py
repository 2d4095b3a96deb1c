"""An action that a message, a finding or a dialog offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Action(NamedTuple):
    """The words of a link or button, and what it does."""

    words: str
    act: Callable[[], None]
