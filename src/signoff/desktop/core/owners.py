"""Owners of work: the windows and dialogs that it is done for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import isValid


def is_gone(owner: object) -> bool:
    """Whether Qt has deleted an owner: work may outlive its window, of which Python keeps an empty wrapper."""
    return isinstance(owner, QObject) and not isValid(owner)
