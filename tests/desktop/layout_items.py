"""Items of layouts that Python holds on to: each is a crash that waits for its address to be used again."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import createdByPython, isValid


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
