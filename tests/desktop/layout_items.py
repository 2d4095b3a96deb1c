"""Items of layouts that Python holds on to: each is a crash that waits for its address to be used again."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import createdByPython, dump, getCppPointer, isValid


def layout_items_held() -> list[QLayoutItem]:
    """Return the items made by Qt that Python still has.

    PySide keeps what `QLayout.itemAt` returns until the layout is deleted, and is not told when Qt deletes the item.
    """
    return [
        held
        for held in gc.get_objects()
        if isinstance(held, QLayoutItem)
        and not isinstance(held, QLayout)
        and isValid(held)
        and not createdByPython(held)
    ]


def taken_for_parts() -> list[str]:
    """Return what Qt made, and Python takes for a part of something that it is no part of, and would delete with it.

    PySide does so with what some methods return, such as the screen of a widget.
    """
    return [
        f"{type(held).__name__} of {owner[0]}"
        for held in gc.get_objects()
        if isinstance(held, QObject) and isValid(held) and not createdByPython(held)
        if (owner := re.findall(r"^parent\.+ (<.* at 0x([0-9a-f]+)>)", dump(held), re.MULTILINE) or [("", "0")])[0]
        if int(owner[0][1], 16) not in (0, *_around(held))
    ]


def _around(held: QObject) -> Iterator[int]:
    """Yield what an object is a part of, as far as Python knows it."""
    known = {getCppPointer(one)[0]: id(one) for one in gc.get_objects() if isinstance(one, QObject) and isValid(one)}
    while (parent := QObject.parent(held)) is not None:
        held = parent
        yield known.get(getCppPointer(held)[0], 0)
