"""Doing something once the person is not kept waiting by it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def afterwards(owner: QObject, act: Callable[[], object]) -> None:
    """Call `act` once what waits now is done: what has changed is painted, and then what was typed has arrived.

    It is not called where its owner is gone by then.
    """
    QTimer.singleShot(0, owner, lambda: QTimer.singleShot(0, owner, act))
