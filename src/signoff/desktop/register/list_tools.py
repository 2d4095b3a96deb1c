"""The bar above the list: search, the type of decision, the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.register import listing
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.line_field import LineField
from signoff.register.list_query import Order

if TYPE_CHECKING:
    from signoff.desktop.look.theme import Theme
    from signoff.notice.record.model import DecisionType

SEARCH_AFTER = 80
"""Milliseconds from the last key of a search until it is carried out."""

PLACEHOLDERS = ("Search subject, reference, text", "Search subject and text", "Search notices", "Search")
"""Words of the empty search, from the longest to the shortest."""

_ORDERS = tuple(listing.ORDER_WORDS.items())


class ListTools(QWidget):
    """Holds what the list is to show; `changed` is emitted when that changes."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: DecisionType | None = None
        self._names: dict[DecisionType, str] = dict(listing.TYPE_WORDS)
        self._type_entries = QMenu(self)
        self._order = Order.CHANGED
        self._is_best_first = False
        self.setObjectName("listTools")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.fix(self, height=65)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER)
        self._timer.timeout.connect(self.changed)

    @property
    def asked(self) -> str:
        """What is searched for; empty for everything."""
        return self._search.text().strip()

    @property
    def kind(self) -> DecisionType | None:
        """The type of decision that is listed; None for all."""
        return self._kind

    @property
    def kind_in_words(self) -> str:
        """The name of the type of decision that is listed, in a sentence; empty for all."""
        return self._names[self._kind].lower() if self._kind else ""

    @property
    def order(self) -> Order:
        """How the notices are sorted: by the best match only while something is searched for."""
        return Order.BEST if self._is_best_first and self.asked else self._order

    def show_type(self, kind: DecisionType | None) -> None:
        """List the notices of one type of decision, or of all."""
        self._kind = kind
        self._types.setText(self._names[kind] if kind else listing.ALL_TYPES)
        self._types.setAccessibleName(f"Type of decision: {self._types.text()}")
        self.changed.emit()

    def offer_types(self, names: Mapping[DecisionType, str]) -> None:
        """Let the notices of these types be listed, by these names, until others are offered."""
        if dict(names) == self._names:
            return
        self._names, was_all = dict(names), self._kind is None
        self._type_entries.deleteLater()
        self._type_entries = self._type_menu()
        if not was_all:
            self.show_type(None)

    def sort_by(self, order: Order) -> None:
        """Sort the notices of every group, or all that are found by how well they match."""
        self._is_best_first = order is Order.BEST
        if order is not Order.BEST:
            self._order = order
        self._show_order()
        self.changed.emit()

    def focus_search(self, *, select: bool = False) -> None:
        """Give the search field the focus, its text ready to be replaced if asked."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if select:
            self._search.selectAll()

    def clear_search(self) -> None:
        """Empty the search, so that everything is listed."""
        self._search.clear()

    def _build(self) -> None:
        self._search = LineField(self._theme, placeholder=PLACEHOLDERS[0], shorter=PLACEHOLDERS[1:], icon="search")
        self._search.setObjectName("search")
        self._search.setAccessibleName("Search the register")
        self._search.offer_clear()
        self._search.textChanged.connect(self._follow_search)
        self._type_entries = self._type_menu()
        self._types = self._menu_button(listing.ALL_TYPES, "list-filter", "typeFilter", lambda: self._type_entries)
        self._types.setAccessibleName(f"Type of decision: {listing.ALL_TYPES}")
        self._order_menu = self._choices([Action(words, partial(self.sort_by, o)) for o, words in _ORDERS])
        words = listing.ORDER_WORDS[self._order]
        self._orders = self._menu_button(words, "arrow-up-down", "sortOrder", lambda: self._order_menu)
        self._show_order()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self._search, 1)
        row.addWidget(self._types)
        row.addWidget(self._orders)

    def _menu_button(self, words: str, icon: str, name: str, menu: Callable[[], QMenu]) -> Button:
        button = Button(self._theme, words, kind="compact", icon=icon)
        button.setObjectName(name)
        button.clicked.connect(lambda: _pop_below(button, menu()))
        return button

    def _type_menu(self) -> QMenu:
        options = ((listing.ALL_TYPES, None), *((words, kind) for kind, words in self._names.items()))
        return self._choices([Action(words, partial(self.show_type, kind)) for words, kind in options])

    def _follow_search(self, _: str) -> None:
        self._timer.start()
        self._show_order()

    def _show_order(self) -> None:
        """Show the order on the button and in its menu, where the best match can be chosen for a search alone."""
        self._orders.setText(listing.ORDER_WORDS[self.order])
        self._orders.setAccessibleName(f"Order: {self._orders.text()}")
        for (order, _), action in zip(_ORDERS, self._order_menu.actions(), strict=True):
            action.setChecked(order is self.order)
            if order is Order.BEST:
                action.setEnabled(bool(self.asked))

    def _choices(self, options: list[Action]) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for number, option in enumerate(options):
            action = menu.addAction(option.words)
            action.setCheckable(True)
            action.setChecked(number == 0)
            action.triggered.connect(partial(_call, option.act))
            action.setActionGroup(group)  # `addAction` of the group would make Python take it for a part of that
        return menu


def _call(work: Callable[[], None], _: bool = False) -> None:
    """Do the work of a menu entry, whose signal may carry whether it is ticked."""
    work()


def _pop_below(button: Button, menu: QMenu) -> None:
    from signoff.desktop.widgets.menus import pop  # not at the start

    pop(menu, button.mapToGlobal(button.rect().bottomLeft()))
