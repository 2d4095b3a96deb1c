"""When, and where, the signed notice was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import DateField, Labelled, LineField
from signoff.notice.record import Publication


class PublishDialog(Dialog):
    """Asks for the day and, if there is one, the address; `published` carries both once they are accepted."""

    published = Signal(object, str)

    def __init__(
        self,
        theme: Theme,
        publication: Publication,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Mark as published",
            "The notice counts as published from this day. What was signed does not change.",
            "Mark as published",
            "Cancel",
            parent,
        )
        self._day = DateField(theme, today=today)
        self._day.setObjectName("publishedOn")
        self._day.set_date(publication.date or today())
        self._day.changed.connect(lambda _: self._follow())
        self._address = LineField(theme, placeholder="https://")
        self._address.setObjectName("publishedAt")
        self._address.setText(publication.url or "")
        self._address.textChanged.connect(lambda _: self._follow())
        self._address_label = Labelled(theme, "Address on the web, if known", self._address)
        self.body.addWidget(Labelled(theme, "Published on", self._day))
        self.body.addWidget(self._address_label)
        self.accepted.connect(self._tell)

    def _follow(self) -> None:
        url = self._address.text().strip()
        if sound := not url or _is_address(url):
            self._address_label.clear_problem()
        else:
            self._address_label.show_problem("An address begins with https:// or http://.")
        self.yes.setEnabled(sound and self._day.date() is not None)

    def _tell(self) -> None:
        self.published.emit(self._day.date(), self._address.text().strip())


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url.partition("//")[2]) > 0 and not url.split()[1:]
