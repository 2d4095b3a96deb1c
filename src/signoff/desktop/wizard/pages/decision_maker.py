"""The page that asks for the authorised decision maker and the proposed date."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.wizard.dates_that_follow import DatesThatFollow
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.record.model import Notice


class DecisionMakerPage(SectionPage):
    """Name, post and proposed date; `me` returns the person at the keyboard."""

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        key: str,
        me: Callable[[], Person],
        parent: QWidget | None = None,
    ) -> None:
        self._me = me
        super().__init__(theme, session, key, parent)

    def build(self) -> None:
        """Add the three fields, the button that fills two of them, and what follows from the date."""
        self._it_is_me = Button(self.theme, "It is me", kind="compact", icon="user")
        self._it_is_me.setObjectName("it-is-me")
        self._it_is_me.clicked.connect(self._fill_in)
        line = QHBoxLayout()
        line.addWidget(self._it_is_me)
        line.addStretch(1)
        self.body.addLayout(line)
        self.ask("decision_maker.name")
        self.ask("decision_maker.post")
        self.ask("decision_date")
        self._dates = DatesThatFollow(self.theme, self.session, key_only=False)
        self.body.addWidget(self._dates)

    def arrange(self) -> None:
        """Show what follows; offer to fill in the person at the keyboard where that changes an answer."""
        self._dates.refresh()
        me = self._me()
        maker = self.session.notice.decision_maker
        changes = bool(me.name) and (maker.name, maker.post) != (me.name, me.post or maker.post)
        self._it_is_me.setVisible(changes and not self.session.locked)

    def _fill_in(self) -> None:
        me = self._me()

        def filled(notice: Notice) -> Notice:
            maker = notice.decision_maker
            return replace(notice, decision_maker=replace(maker, name=me.name, post=me.post or maker.post))

        self.session.change(filled)
