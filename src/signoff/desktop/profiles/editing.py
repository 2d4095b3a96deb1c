"""The profile that is being changed: its text, whether it can be used, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from signoff.errors import SignoffError
from signoff.notice.form.profile_problem import ProfileProblem
from signoff.profiles.changes import change_field, value_of_field
from signoff.profiles.document import ProfileDocument
from signoff.profiles.section_order import keep_order_whole
from signoff.profiles.sharing import check_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from signoff.notice.form.council import Profile
    from signoff.profiles.fields import Field


class ProfileEditing(QObject):
    """Holds the text, and judges it after every change.

    `changed` is emitted with the place of a change; `judged` whenever it was decided whether the profile can be used.
    `profile` is the latest one that could be; `problem` says why the text is none now.
    """

    changed = Signal(str)
    judged = Signal()

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = ProfileDocument(text)
        self._begun_with = text
        self._not_answers: dict[str, str] = {}
        self.profile: Profile | None = None
        self.problem: ProfileProblem | None = None
        self.judge()

    @property
    def document(self) -> ProfileDocument:
        """The text, key by key."""
        return self._document

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._document.text()

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed, or typed that is not an answer."""
        return self.text != self._begun_with or bool(self._not_answers)

    @property
    def not_answers(self) -> dict[str, str]:
        """By place, what is wrong with a text that a field cannot take."""
        return self._not_answers

    @property
    def can_be_kept(self) -> bool:
        """Whether all that was typed is an answer, and the profile can be used."""
        return self.problem is None and not self._not_answers

    def value(self, entry: Field, place: str) -> Any:
        """Return what the profile says for a field."""
        return value_of_field(self._document, entry, place)

    def change(self, entry: Field, place: str, value: Any) -> None:
        """Put a value in place of what the profile says for a field."""
        self.do(place, lambda: change_field(self._document, entry, place, value))

    def do(self, place: str, change: Callable[[], None]) -> None:
        """Change the text at a place, and judge it."""
        self._not_answers.pop(place, None)
        before = self.text
        try:
            change()
            keep_order_whole(self._document)
        except SignoffError as problem:
            self._document = ProfileDocument(before)
            self._not_answers[place] = str(problem)
        self.changed.emit(place)
        self.judge()

    def refuse(self, place: str, sentence: str) -> None:
        """Note that what is typed at a place is not an answer; the text stays as it was."""
        self._not_answers[place] = sentence
        self.judged.emit()

    def forget(self, is_meant: Callable[[str], bool]) -> None:
        """Forget what was typed that is not an answer, at the places that are meant: rows go elsewhere."""
        for place in [place for place in self._not_answers if is_meant(place)]:
            del self._not_answers[place]

    def mark_kept(self) -> None:
        """Take the text of now for the one that was begun with."""
        self._begun_with = self.text

    def judge(self) -> None:
        """Decide whether the text is a profile."""
        try:
            self.profile = check_text(self.text)
            self.problem = None
        except ProfileProblem as problem:
            self.problem = problem
        self.judged.emit()
