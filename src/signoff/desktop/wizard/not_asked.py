"""The card on a page whose section does not apply to the decision's type."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.widgets.cards import Cards, FindingCard
from signoff.desktop.widgets.dialogs import ask
from signoff.notice.form.complete_form import is_additional
from signoff.notice.form.form import Form, Page, Section
from signoff.notice.form.labels import plain_label
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.model import DecisionType, Notice, is_blank


class NotAsked(Cards):
    """Shows that a page's sections are not asked for; what was typed there stays, and can be removed."""

    def __init__(self, theme: Theme, session: NoticeSession, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("not-asked")
        self._theme = theme
        self._session = session
        self._page = page
        self._state: tuple[bool, bool] | None = None

    @property
    def has_answers(self) -> bool:
        """Whether the page's sections hold any answer."""
        return any(not is_blank(self._session.value(key)) for key in self._page.sections)

    @property
    def words(self) -> str:
        """What is shown: nothing where the sections are asked for."""
        cards = (card for card in self.findChildren(FindingCard) if card.isVisibleTo(self))
        return " ".join(f"{card.accessibleName()}. {card.accessibleDescription()}" for card in cards)

    def show_for(self, asked: bool) -> None:
        """Hide when the sections are asked for; otherwise say that they are not."""
        state = None if asked else (self.has_answers, self._session.locked)
        if state != self._state:
            self._state = state
            self.replace([] if asked else [self._card()])

    def _card(self) -> FindingCard:
        section = self._session.form.section(self._page.sections[0])
        title = f"Section {section.number} does not apply"
        label = plain_label(section.label)
        body = f"{f'“{label}”' if is_additional(section.key) else label} {_reach(self._session.form, section)} "
        if not self.has_answers:
            return FindingCard(self._theme, "info", title, body + "It prints “N/A”.")
        body += "What was typed below is kept, and is still printed."
        actions = [] if self._session.locked else [Action("Remove what was typed", self._remove)]
        return FindingCard(self._theme, "info", title, body, actions=actions)

    def _remove(self) -> None:
        question = "Everything on this page will be cleared. This cannot be undone."
        if not ask(self.window(), self._theme, "Remove what was typed?", question, "Remove"):
            return
        self._session.change(self._without_answers)

    def _without_answers(self, notice: Notice) -> Notice:
        for key in self._page.sections:
            notice = with_value(notice, key, value_at(Notice(), key))
        return notice


def _reach(form: Form, section: Section) -> str:
    """Return for which decisions a section is, as the end of a sentence about it."""
    if section.applies == {DecisionType.KEY}:
        return "is for key decisions only."
    return f"is only for: {', '.join(name for kind, name in form.types.items() if kind in section.applies)}."
