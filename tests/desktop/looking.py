"""What a test reads off a window that the application itself has no need to ask."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QPointF, QRect, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from signoff.desktop.notice.notice_view import NoticeView
from signoff.desktop.pages.page_view import PageView
from signoff.desktop.shell.main_window import MainWindow
from signoff.desktop.signing.candidate_signer import CandidateSigner
from signoff.desktop.signing.sign_view import SignView
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.cards import FindingCard
from signoff.desktop.widgets.rail import Rail
from signoff.desktop.widgets.rail_item import ITEM
from signoff.desktop.widgets.withheld import why_not_of

Kind = TypeVar("Kind", bound=QWidget)


def part_of(window: QWidget, kind: type[Kind]) -> Kind:
    """Return the one widget of this kind in a window."""
    children = window.findChildren(kind)
    assert len(children) == 1, children
    return children[0]


def frame_of(window: MainWindow) -> NoticeView:
    """Return the notice that is open in a window."""
    assert window.frame is not None
    return window.frame


def can_use(button: QAbstractButton) -> bool:
    """Return whether a button can be used now: one that cannot be used yet keeps its place in the order of Tab."""
    return button.isEnabled() and not why_not_of(button)


def links_of(card: FindingCard) -> list[Button]:
    """Return the links of a card, in order."""
    return [button for button in card.findChildren(Button) if button.objectName().startswith("action-")]


def row_of(rail: Rail, key: str) -> QRect:
    """Return the place of a row in the viewport."""
    items = (rail.item(place) for place in range(rail.count()))
    return next(rail.visualItemRect(item) for item in items if (data := item.data(ITEM)) and data.key == key)


def point_at(view: PageView, position: QPointF) -> tuple[int, float, float] | None:
    """Return page and point, in points of the page, at a position of the viewport; None beside every page."""
    for page in range(1, view.pages + 1):
        rect = view.page_rect(page)
        if rect.contains(position):
            return page, (position.x() - rect.left()) / view.zoom, (position.y() - rect.top()) / view.zoom
    return None


def saved_text(window: QWidget) -> str:
    """Return what the bar says about saving."""
    label = window.findChild(QLabel, "topSaved")
    assert isinstance(label, QLabel)
    return label.text()


def let_age(view: SignView) -> None:
    """Count the file that the Sign step shows as set some time ago."""
    signer = view.findChild(CandidateSigner)
    assert isinstance(signer, CandidateSigner)
    (fresh,) = signer.findChildren(QTimer)
    assert fresh.isActive()
    fresh.stop()
