"""Asking for a comment on what one reads: on the section of a page that is clicked, or that is in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from signoff.desktop.pages.page_view import PageView
    from signoff.notice.form.form import Form, Page
    from signoff.pdf.places import Place


class CommentablePages(QObject):
    """Offers a menu on a view's pages; `wanted` is emitted with the key of the form's page to comment on."""

    wanted = Signal(str)

    def __init__(self, view: PageView) -> None:
        """Offer nothing yet."""
        super().__init__(view)
        self._view = view
        self._places: Sequence[Place] = ()
        self._form: Form | None = None
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)

    def follow(self, places: Sequence[Place], form: Form | None) -> None:
        """Take over where the sections are on the pages that are shown; without a form, nothing can be commented on."""
        self._places, self._form = places, form

    def in_view(self) -> str:
        """Return the key of the form's page whose section is in the upper part of the view; empty where none is."""
        height = self._view.viewport().height()
        tops = [
            (place, self._view.from_page(place.page, place.x0, place.y0, place.x1, place.y1)) for place in self._places
        ]
        above = [(rect.top(), place.key) for place, rect in tops if rect.top() <= height / 3 and self._page(place.key)]
        page = self._page(max(above)[1]) if above else None
        return page.key if page is not None else ""

    def _show_menu(self, position: QPoint) -> None:
        page = self._page_at(position)
        if page is None:
            return
        menu = QMenu(self._view)
        menu.setObjectName("comment-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(f"Comment on “{page.title}”…".replace("&", "&&"))
        action.triggered.connect(lambda: self.wanted.emit(page.key))
        menu.popup(self._view.viewport().mapToGlobal(position))

    def _page_at(self, position: QPoint) -> Page | None:
        at = QPointF(position)
        rects = (
            (place, self._view.from_page(place.page, place.x0, place.y0, place.x1, place.y1)) for place in self._places
        )
        pages = (self._page(place.key) for place, rect in rects if rect.contains(at))
        return next((page for page in pages if page is not None), None)

    def _page(self, key: str) -> Page | None:
        form = self._form
        page_key = form.page_key_of(key) if form is not None else None
        return form.page(page_key) if form is not None and page_key is not None else None
