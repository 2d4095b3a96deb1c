"""Owners of work: an answer is not given to a window that Qt has deleted."""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import delete

from signoff.desktop.core.owners import is_gone


def test_an_owner_is_gone_once_qt_has_deleted_it() -> None:
    owner, child = QObject(), QObject()
    child.setParent(owner)
    assert not is_gone(owner)
    delete(owner)
    assert is_gone(owner)
    assert is_gone(child)


def test_what_is_no_object_of_qt_is_never_gone() -> None:
    assert not is_gone(None)
    assert not is_gone("a key")
