"""The banner above an open notice: what others have changed since the person here read it last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.text import Label
from signoff.rules.answer_text import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from signoff.desktop.compare.compare_window import CompareWindow
    from signoff.desktop.core.services import Services
    from signoff.desktop.core.session import NoticeSession
    from signoff.desktop.core.unread_changes import UnreadChanges
    from signoff.notice.comparison.last_read import ChangesSince
    from signoff.notice.record.comment import Comment

_MOST = 8
"""Sections that have a link each."""

_MARGINS = 20 + 20 + 12 + 20
"""Pixels of the line that are no words: the margins, the icon and the gap after it."""


def what_is_new(since: ChangesSince) -> str:
    """Return how many sections were changed, by whom, and how many comments came: the beginning of a sentence."""
    number, said = len(since.sections), len(since.comments)
    by = f" by {listed(since.actors)}" if since.actors else ""
    changed = f"{'One section' if number == 1 else f'{number} sections'} changed{by}" if number else ""
    comments = f"{said} new {'comment or reply' if said == 1 else 'comments or replies'}" if said else ""
    return ", ".join(filter(None, (changed, comments)))


class ChangesBanner(QFrame):
    """Lists the sections, each of which leads there, shows all changes, and ends once they are read."""

    spoken_role = "Section"

    def __init__(
        self, services: Services, session: NoticeSession, unread: UnreadChanges, show: Callable[[str, str, str], None]
    ) -> None:
        """`show` opens a page of the wizard at a field, and at what changed in a section where one is named."""
        super().__init__()
        self._services, self._theme = services, services.theme
        self._session, self._unread, self._show_field = session, unread, show
        self.setObjectName("changesBanner")
        self.setAccessibleName("What was changed since you last read this notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self.hide()
        self._links: list[Button] = []
        unread.changed.connect(self._show_changes)
        self._theme.changed.connect(self._apply_theme)
        self._apply_theme()

    @property
    def words(self) -> str:
        """What is shown, as it is said."""
        return f"{self._text.text()}."

    def want_links(self, wanted: bool) -> None:
        """Let the sections be opened from here on the screens that have them."""
        for link in self._links:
            link.setEnabled(wanted)

    def compare(self) -> CompareWindow | None:
        """Show the notice as it was read beside the notice as it is now."""
        from signoff.desktop.compare.compare_window import AS_READ, ComparedState, CompareWindow

        since = self._unread.since
        if since is None:
            return None
        states = (ComparedState(AS_READ, lambda: since.read), ComparedState("Now", lambda: self._session.record))
        window = CompareWindow(
            self._services,
            self._session.form,
            states,
            0,
            1,
            may_bring_back=False,
            may_read=False,
            parent=self.window(),
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.open()
        return window

    def _show_changes(self) -> None:
        since = self._unread.since
        self.setVisible(since is not None)
        for link in self._links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [] if since is None else self._make_links(since)
        if since is not None:
            self._text.setText(f"{what_is_new(since)} since you last read it")
            self._show.setVisible(bool(since.sections))
            self._read.setText("I have read the changes" if since.sections else "I have read the comments")
        for link in self._links:
            self._flow.addWidget(link)
        self._arrange()
        self.updateGeometry()

    def resizeEvent(self, event: object) -> None:  # Qt's QResizeEvent, of which nothing is needed
        """Put the links beside the words where there is room for both in one line."""
        self._arrange()

    def _arrange(self) -> None:
        """Take one line where everything fits in it: the sections in the list below have little height as it is."""
        buttons = [button for button in (self._show, self._read) if not button.isHidden()]
        room = self.width() - _MARGINS - sum(button.sizeHint().width() + 12 for button in buttons)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 8
        is_one_line = words + sum(link.sizeHint().width() + 16 for link in self._links) <= room
        self._text.setWordWrap(not is_one_line)
        self._words.setSpacing(16 if is_one_line else 2)
        self._words.setDirection(QBoxLayout.Direction.LeftToRight if is_one_line else QBoxLayout.Direction.TopToBottom)

    def _make_links(self, since: ChangesSince) -> list[Button]:
        links = []
        for section in since.sections[:_MOST]:
            page = self._session.form.page_key_of(section.key)
            if page is None:
                continue
            link = Button(self._theme, section.title, kind="link")
            link.setObjectName(f"changed:{section.key}")
            link.setAccessibleName(f"Go to what changed in {section.title}")
            link.clicked.connect(partial(self._go, page, section.answers[0].path, section.key))
            links.append(link)
        return [*links, *self._make_comment_links(since)]

    def _make_comment_links(self, since: ChangesSince) -> list[Button]:
        """Return a link to each page with new comments."""
        form = self._session.form
        pages: dict[str, Comment] = {}
        for comment in since.comments:
            if page := form.page_key_of(comment.field):
                pages.setdefault(page, comment)
        links = []
        for page, comment in [*pages.items()][:_MOST]:
            title = form.page(page).title
            link = Button(self._theme, title, kind="link", icon="message-square")
            link.setObjectName(f"commented:{page}")
            link.setAccessibleName(f"Go to the new comments on {title}")
            link.clicked.connect(partial(self._go, page, comment.field, ""))
            links.append(link)
        return links

    def _go(self, page: str, field: str, section: str, _: bool = False) -> None:
        self._show_field(page, field, section)

    def _build(self) -> None:
        self._icon = QLabel()
        self._theme.fix(self._icon, width=20, height=20)
        self._text = Label(self._theme, "", "strong")
        self._text.setObjectName("changesText")
        self._flow = FlowLayout(gap=16)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.setSpacing(2)
        self._words.addWidget(self._text)
        links = QVBoxLayout()  # in the middle, where they are beside the words
        links.addStretch(1)
        nest(links, self._flow)
        links.addStretch(1)
        nest(self._words, links, 1)
        self._show = Button(self._theme, "Show changes", kind="compact")
        self._show.setObjectName("showChanges")
        self._show.clicked.connect(lambda: self.compare())
        self._read = Button(self._theme, "I have read the changes", kind="compact", icon="check")
        self._read.setObjectName("readChanges")
        self._read.clicked.connect(self._unread.acknowledge)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 20, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        nest(row, self._words, 1)
        row.addWidget(self._show, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._read, 0, Qt.AlignmentFlag.AlignVCenter)

    def _apply_theme(self) -> None:
        tokens = self._theme.tokens
        self._icon.setPixmap(self._theme.pixmap("file-clock", 20, "blue"))
        self.setStyleSheet(f"#changesBanner {{ background: {tokens.tint}; border-bottom: 1px solid {tokens.line}; }}")
