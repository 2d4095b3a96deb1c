"""The page that asks for the authorised decision maker and the proposed date."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from signoff.desktop.core.person import Person
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.wizard.dates_that_follow import DatesThatFollow
from signoff.desktop.wizard.page import SectionPage
from signoff.notice.form.kinds import SectionKind
from signoff.notice.record.model import Notice

EXECUTIVE = "authority.executive"
"""Asked where the text speaks of a function that is not the executive's, or somebody says that it is not."""


class DecisionMakerPage(SectionPage):
    """Name, post, proposed date, and where the authority comes from; `me` returns the person at the keyboard."""

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        key: str,
        me: Callable[[], Person],
        parent: QWidget | None = None,
    ) -> None:
        self._me = me
        self._other_function: Button | None = None
        self._is_executive_asked = False
        super().__init__(theme, session, key, parent)

    def build(self) -> None:
        """Add the three fields, the button that fills two of them, what follows from the date, and the authority."""
        self._it_is_me = Button(self.theme, "This is me", kind="compact", icon="user")
        self._it_is_me.setObjectName("it-is-me")
        self._it_is_me.clicked.connect(self._fill_in)
        line = QHBoxLayout()
        line.addWidget(self._it_is_me)
        line.addStretch(1)
        nest(self.body, line)
        self.ask("decision_maker.name")
        self.ask("decision_maker.post")
        self.ask("decision_date")
        self._dates = DatesThatFollow(self.theme, self.session, key_only=False)
        self.body.addWidget(self._dates)
        for section in self.session.form.sections_of(self.page):
            if section.kind is SectionKind.IF_ANSWERED:
                self.body.addWidget(Hairline(self.theme))
                for field in section.fields:
                    self.ask(field.path)
                    if field.path == EXECUTIVE:
                        self._offer_other_functions()

    def arrange(self) -> None:
        """Show what follows; offer to fill in the person at the keyboard where that changes an answer."""
        self._dates.refresh()
        self._show_executive()
        me = self._me()
        maker = self.session.notice.decision_maker
        changes = bool(me.name) and (maker.name, maker.post) != (me.name, me.post or maker.post)
        self._it_is_me.setVisible(changes and not self.session.locked)

    def refresh_findings(self) -> None:
        """Ask whether the function is the executive's as soon as a finding does."""
        super().refresh_findings()
        self._show_executive()

    def _offer_other_functions(self) -> None:
        """Add the way to a question that few notices need."""
        self._other_function = Button(self.theme, "The function is not the executive’s…", kind="link")
        self._other_function.setObjectName("other-function")
        self._other_function.clicked.connect(self._ask_whether_executive)
        self.body.addWidget(self._other_function, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_executive(self) -> None:
        if self._other_function is None:
            return
        self._is_executive_asked |= self.session.value(EXECUTIVE) is not None
        in_doubt = any(EXECUTIVE in (finding.field, *finding.related) for finding in self.session.findings)
        self.boxes[EXECUTIVE].setVisible(self._is_executive_asked or in_doubt)
        self._other_function.setVisible(self.boxes[EXECUTIVE].isHidden() and not self.session.locked)

    def _ask_whether_executive(self) -> None:
        self._is_executive_asked = True
        self._show_executive()
        self.focus_field(EXECUTIVE)

    def _fill_in(self) -> None:
        me = self._me()

        def filled(notice: Notice) -> Notice:
            maker = notice.decision_maker
            return replace(notice, decision_maker=replace(maker, name=me.name, post=me.post or maker.post))

        self.session.change(filled)
