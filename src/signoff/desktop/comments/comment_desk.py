"""The comments of the open notice, as every screen reads and changes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.errors import SignoffError
from signoff.notice.form.section_words import section_words
from signoff.notice.record import comments
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import LONG_TEXTS
from signoff.notice.record.passages import find_passage
from signoff.notice.text import parse, plain

if TYPE_CHECKING:
    from signoff.desktop.core.change import Change
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.notice.form.form import Form
    from signoff.notice.record.comment import Comment, Passage, Reply
    from signoff.notice.record.record import Record


def open_on_pages(form: Form, record: Record) -> Mapping[str, int]:
    """Return how many open comments there are on each page of the form, by its key."""
    return Counter(form.page_key_of(comment.field) or "" for comment in comments.open_comments(record))


class CommentDesk(QObject):
    """Reads and changes the comments of a session's notice, in the name of the person in the settings.

    `changed` is emitted when comments have changed, or whether they still can; `edited` when only the text that they
    are about has. What cannot be done is told to the person, and returns False.
    """

    changed = Signal()
    edited = Signal()

    def __init__(self, services: Services, session: NoticeSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps = NoticeSteps(session)
        self._settings = services.settings
        self._notifier = services.notifier
        self._clock = services.clock
        self._texts: dict[str, tuple[str, str]] = {}
        session.changed.connect(self._follow)

    @property
    def shown(self) -> tuple[Comment, ...]:
        """All comments that were not deleted, the oldest first."""
        return comments.shown_comments(self._session.record)

    @property
    def why_closed(self) -> str:
        """Why nobody can comment any longer; empty where they can."""
        return comments.why_closed(self._session.record)

    def page_of(self, comment: Comment) -> str:
        """Return the key of the page that a comment is on; empty where the form has no such place."""
        return self._session.form.page_key_of(comment.field) or ""

    def section_of(self, comment: Comment) -> str:
        """Return the title of the page that a comment is on, else of where a sentence would say it is."""
        form = self._session.form
        key = self.page_of(comment)
        return form.page(key).title if key else section_words(form, comment.field)

    def are_words_gone(self, comment: Comment) -> bool:
        """Whether a comment is about words that are no longer in their text."""
        return comment.passage is not None and find_passage(comment.passage, self.text_at(comment.field)) is None

    def text_at(self, field: str) -> str:
        """Return the words of an answer as they are read; empty for one that is no text, and for none of the form's."""
        if self._session.form.page_key_of(field) is None:
            return ""
        try:
            answer = value_at(self._session.notice, field)
        except (AttributeError, IndexError):
            return ""
        if not isinstance(answer, str) or field not in LONG_TEXTS:
            return answer if isinstance(answer, str) else ""
        known = self._texts.get(field)
        if known is None or known[0] != answer:
            known = self._texts[field] = (answer, plain(parse(answer)))
        return known[1]

    def may_edit(self, comment: Comment) -> bool:
        """Whether the words of a comment can be changed by the person at this computer."""
        return not self.why_closed and comments.may_edit(comment, self._settings.actor())

    def may_edit_reply(self, comment: Comment, reply: Reply) -> bool:
        """Whether the words of an answer can be changed by the person at this computer."""
        return not self.why_closed and comments.may_edit_reply(comment, reply, self._settings.actor())

    def may_delete(self, comment: Comment) -> bool:
        """Whether a comment can be deleted by the person at this computer."""
        return not self.why_closed and comments.may_delete(self._session.record, comment, self._settings.actor())

    def may_delete_reply(self, comment: Comment, reply: Reply) -> bool:
        """Whether an answer can be deleted by the person at this computer."""
        record = self._session.record
        return not self.why_closed and comments.may_delete_reply(record, comment, reply, self._settings.actor())

    def deletable(self, comment: Comment) -> tuple[str, ...]:
        """Return the identities of what can be deleted of a comment and its answers."""
        own = (comment.id,) if self.may_delete(comment) else ()
        return own + tuple(reply.id for reply in comment.replies if self.may_delete_reply(comment, reply))

    def comment(self, field: str, text: str, passage: Passage | None = None) -> bool:
        """Comment on a field or section, or on words in it."""
        name, post, at = self._settings.actor(), self._settings.post, self._clock()
        return self._change(
            lambda record: comments.comment_on(record, field, text, author=name, post=post, at=at, passage=passage)
        )

    def answer(self, comment: Comment, text: str) -> bool:
        """Answer a comment."""
        name, post, at = self._settings.actor(), self._settings.post, self._clock()
        return self._change(lambda record: comments.answer(record, comment.id, text, author=name, post=post, at=at))

    def edit(self, comment: Comment, text: str) -> bool:
        """Change the words of one's own comment."""
        name, at = self._settings.actor(), self._clock()
        return self._change(lambda record: comments.edit(record, comment.id, text, by=name, at=at))

    def edit_reply(self, comment: Comment, reply: Reply, text: str) -> bool:
        """Change the words of one's own answer."""
        name, at = self._settings.actor(), self._clock()
        return self._change(lambda record: comments.edit_reply(record, comment.id, reply.id, text, by=name, at=at))

    def resolve(self, comment: Comment, *, resolved: bool = True) -> bool:
        """Resolve a comment, or open it again."""
        name, at = self._settings.actor(), self._clock()
        return self._change(lambda record: comments.resolve(record, comment.id, by=name, at=at, resolved=resolved))

    def delete(self, comment: Comment) -> bool:
        """Delete one's own comment."""
        name = self._settings.actor()
        return self._change(lambda record: comments.delete(record, comment.id, by=name))

    def delete_reply(self, comment: Comment, reply: Reply) -> bool:
        """Delete one's own answer."""
        name = self._settings.actor()
        return self._change(lambda record: comments.delete_reply(record, comment.id, reply.id, by=name))

    def _change(self, change: Callable[[Record], Record]) -> bool:
        try:
            self._steps.comment(change)
        except SignoffError as problem:
            self._notifier.problem(str(problem), "The comment was not saved")
            return False
        return True

    def _follow(self, change: Change) -> None:
        if change.comments or change.state or not change.paths:  # handing over adds to the history alone
            self.changed.emit()
        elif change.paths and self._session.record.comments:
            self.edited.emit()
