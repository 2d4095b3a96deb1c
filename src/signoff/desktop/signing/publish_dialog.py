"""When, and where, the signed notice was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.dialogs import Dialog
from signoff.desktop.widgets.fields import DateField, Labelled, LineField
from signoff.notice.record.record import Publication
from signoff.notice.text.days import written


class PublishDialog(Dialog):
    """Asks for the day and, if there is one, the address; `published` is emitted with both when they are accepted."""

    published = Signal(object, str)

    def __init__(
        self,
        theme: Theme,
        publication: Publication,
        today: Callable[[], dt.date],
        decided: dt.date | None,
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
        self._day.changed.connect(lambda _: self._check())
        self._decided = decided
        self._address = LineField(theme, placeholder="https://")
        self._address.setObjectName("publishedAt")
        self._address.setText(publication.url or "")
        self._address.textChanged.connect(lambda _: self._check())
        self._address_label = Labelled(theme, "Address on the web, if known", self._address)
        self._day_label = Labelled(theme, "Published on", self._day)
        self.body.addWidget(self._day_label)
        self.body.addWidget(self._address_label)
        self.accepted.connect(self._emit_published)

    def _check(self) -> None:
        url = self._address.text().strip()
        day, problem, day_problem = self._day.date(), "", ""
        if url and not _is_address(url):
            problem = "An address begins with https:// or http://."
        if day is not None and self._decided is not None and day < self._decided:
            day_problem = f"The decision was taken on {written(self._decided)}, which is later."
        for label, sentence in ((self._address_label, problem), (self._day_label, day_problem)):
            if sentence:
                label.show_problem(sentence)
            else:
                label.clear_problem()
        self.fit()
        self.withhold_yes(day_problem or problem or ("" if day is not None else "Enter the day first."))

    def _emit_published(self) -> None:
        self.published.emit(self._day.date(), self._address.text().strip())


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url.partition("//")[2]) > 0 and not url.split()[1:]
