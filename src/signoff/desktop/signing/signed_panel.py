"""The left column of a signed notice: who signed, whether it is intact, what can be done with it, its history."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from signoff.desktop.core.commands import REGISTRY, Command
from signoff.desktop.history.event_descriptions import history_entries, shortened
from signoff.desktop.look.theme import Theme
from signoff.desktop.signing.linked_notices import LinkedNotices
from signoff.desktop.signing.sign_panel import SignPanel
from signoff.desktop.signing.signed_comments import SignedComments
from signoff.desktop.signing.signed_papers import SignedPapers
from signoff.desktop.signing.signed_parts import ActionCard, ActionRow, FactRow, IntactLine, SealStyle, SignedHead
from signoff.desktop.signing.signed_warnings import SignedWarnings
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.column import ScrollColumn
from signoff.desktop.widgets.command_button import CommandButton
from signoff.desktop.widgets.flow import FlowLayout
from signoff.desktop.widgets.history import HistoryEntry, HistoryList
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.spoken import say_with
from signoff.desktop.widgets.surface import Surface
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.words_and_link import WordsAndLink
from signoff.notice.record.comments import shown_comments
from signoff.notice.record.record import Copy, Record, Status
from signoff.notice.text.days import written

if TYPE_CHECKING:
    from signoff.desktop.core.command_actions import Commands
    from signoff.register.results import Row
    from signoff.rules.findings import Finding

PANEL = 456
COLUMN = 392
RECENT = 4
"""Entries of the history that are shown until all are asked for."""

_HEADS = {
    Status.SIGNED: ("Signed", SealStyle("shield-check", "green", "green_tint")),
    Status.PUBLISHED: ("Published", SealStyle("globe", "green", "green_tint")),
    Status.WITHDRAWN: ("Withdrawn", SealStyle("archive", "ink2", "hover")),
}
_EXPORTS = {Copy.PUBLICATION: Command.EXPORT_PUBLICATION_COPY, Copy.RECORD: Command.EXPORT_RECORD_COPY}
_COPY_HEAD = ("Publication copy", SealStyle("file-text", "blue", "tint"))


class SignedPanel(Surface):
    """Shows a signed record, or a publication copy; `verify` is emitted to verify it again."""

    verify = Signal()

    def __init__(self, theme: Theme, commands: Commands, *, publication: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "sheet", edge=publication, parent=parent)
        self._theme = theme
        self._commands = commands
        self._publication = publication
        self._events: tuple[HistoryEntry, ...] = ()
        self._shows_all = False
        self.setObjectName("signedPanel")
        self._build()

    def show_record(self, record: Record) -> None:
        """Show a record."""
        signature = record.decision_signature
        signer = f"{signature.name}, {written(signature.date)}" if signature else "Not signed"
        title, style = _COPY_HEAD if record.is_publication else _HEADS.get(record.status, _HEADS[Status.SIGNED])
        subject = shortened(" ".join((record.notice.subject or "").split())) or "No subject"
        who = f"Signed by {signer}" if record.is_publication and signature else signer
        self._head.show_state(title, who, f"Subject: {subject}", style)
        self._subject.setText(subject)
        self.papers.show_papers(record.notice.papers)
        self._comments.show_count(len(shown_comments(record)))
        self._reference.show_fact(
            record.reference or "None yet", "" if self._publication else "Change…" if record.reference else "Add…"
        )
        can_publish = not self._publication and record.status is not Status.WITHDRAWN
        link = "Change…" if record.publication.date else "Mark as published…"
        self._published.show_fact(_publication(record), link if can_publish else "")
        self.show_history(history_entries(record))

    def show_history(self, events: Sequence[HistoryEntry]) -> None:
        """Show what happened, newest first; where a chain is broken, that is shown above."""
        self._events = tuple(events)
        fault = next((event.fault for event in self._events if event.fault), "")
        self._broken.setText(f"The history cannot be trusted. {fault}" if fault else "")
        self._broken.setVisible(bool(fault))
        self._show_history()

    def show_warnings(self, findings: Sequence[Finding], record: Record) -> None:
        """Show the warnings that the notice was signed with."""
        self._warnings.show_findings(findings, record)

    def show_outdated(self, sentence: str) -> None:
        """Show which copies were exported before the reference was given; hide that where the sentence is empty."""
        self._outdated.setText(sentence)
        self._outdated.setVisible(bool(sentence))

    def show_links(self, earlier: Row | None, later: Sequence[Row]) -> None:
        """Show which notice this one supersedes, and which supersede it or will, once they are signed."""
        self._links.show_links(earlier, later)

    def show_verdict(self, sentence: str, icon: str, colour: str) -> None:
        """Show what verification found."""
        self._intact.show_verdict(sentence, icon, colour)

    @property
    def reference(self) -> FactRow:
        """The row of the council's reference, with the link to change it."""
        return self._reference

    @property
    def published(self) -> FactRow:
        """The row of when and where it was published, with the link to change it."""
        return self._published

    @property
    def history(self) -> HistoryList:
        """The list of the entries of the history that are shown."""
        return self._history

    def _show_history(self) -> None:
        self._history.show_events(self._events if self._shows_all else self._events[:RECENT])
        self._show_all.setVisible(len(self._events) > RECENT)
        self._show_all.setText("Show fewer" if self._shows_all else f"Show all {len(self._events)}")
        self._show_all.setAccessibleName(f"{self._show_all.text()} entries of the history")

    def _toggle_history(self) -> None:
        self._shows_all = not self._shows_all
        self._show_history()

    def _build(self) -> None:
        scroll = ScrollColumn(self._theme, COLUMN)
        body = scroll.body
        body.setContentsMargins(0, 32, 0, 20)
        self._head = SignedHead(self._theme)
        self._subject = Label(self._theme, "", "text", colour="ink2")
        self._subject.setObjectName("signedSubject")
        self._intact = IntactLine(self._theme, self.verify.emit)
        self._links = LinkedNotices(self._theme, partial(self._commands.do, Command.OPEN))
        self._warnings = SignedWarnings(self._theme)
        for part, space in ((self._head, 16), (self._subject, 8), (self._links, 8), (self._intact, 8)):
            body.addWidget(part)
            body.addSpacing(space)
        body.addWidget(self._warnings)
        self._comments = SignedComments(self._theme, self._link(Command.COMMENTS, "signedComments"))
        body.addWidget(self._comments)
        body.addSpacing(16)
        self._add_export(body)
        self._add_publication(body)
        self.papers = SignedPapers(self._theme)
        body.addWidget(self.papers)
        self._add_history(body)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, int(self._publication), 0)  # whose edge is painted there
        column.setSpacing(0)
        column.addWidget(scroll if self._publication else SignPanel(self._theme, scroll, self._foot()))

    def _add_export(self, body: QVBoxLayout) -> None:
        body.addWidget(Label(self._theme, "Export", "subhead"))
        body.addSpacing(8)
        rows = [
            self._copy_row(Copy.PUBLICATION, "globe", "Publication copy", "No signature image, no exempt text"),
            self._copy_row(Copy.RECORD, "archive", "Record copy", "With the signature and the data inside"),
        ]
        if self._publication:
            rows[1].hide()
            rows = rows[:1]
        body.addWidget(ActionCard(self._theme, rows))
        body.addSpacing(12)
        passing_on = QWidget()
        row = FlowLayout(gap=8, line_gap=8, parent=passing_on)
        if not self._publication:
            row.addWidget(self._button(Command.HAND_OVER, "signedHandOver"))
        row.addWidget(self._button(Command.SAVE_RECORD, "saveRecord"))
        body.addWidget(passing_on)
        body.addSpacing(24)

    def _copy_row(self, copy: Copy, icon: str, title: str, detail: str) -> ActionRow:
        command = _EXPORTS[copy]
        button = self._button(command, f"export-{copy.value}")
        button.setAccessibleName(REGISTRY[command].title)
        if copy is Copy.PUBLICATION:
            self.setFocusProxy(button)
        return ActionRow(self._theme, icon, title, detail, button)

    def _add_publication(self, body: QVBoxLayout) -> None:
        self._reference = FactRow(self._theme, "Reference", "Add…")
        self._reference.setObjectName("referenceRow")
        self._published = FactRow(self._theme, "Published", "Mark as published…")
        self._published.setObjectName("publishedRow")
        body.addWidget(Label(self._theme, "Publication", "subhead"))
        body.addSpacing(4)
        self._outdated = Label(self._theme, "", "guidance", colour="amber")
        self._outdated.setObjectName("outdatedCopies")
        self._outdated.hide()
        say_with(self._reference.link, self._outdated)
        for part in (self._reference, self._outdated, self._published):
            body.addWidget(part)
        body.addSpacing(24)

    def _add_history(self, body: QVBoxLayout) -> None:
        self._history = HistoryList(self._theme)
        self._show_all = Button(self._theme, "Show all", kind="link")
        self._show_all.setObjectName("showAllHistory")
        self._show_all.clicked.connect(self._toggle_history)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(Label(self._theme, "History", "subhead"), 1)
        row.addWidget(self._show_all)
        nest(column, row)
        self._broken = Label(self._theme, "", "text", colour="red")
        self._broken.setObjectName("brokenHistory")
        self._broken.hide()
        column.addWidget(self._broken)
        say_with(self._history, self._broken)
        column.addWidget(self._history)
        foot = QHBoxLayout()
        foot.addWidget(self._link(Command.HISTORY, "wholeHistory"))
        foot.addStretch(1)
        nest(column, foot)
        part.setVisible(not self._publication)
        body.addWidget(part)

    def _foot(self) -> QWidget:
        words = Label(self._theme, "A mistake? A signed notice is replaced, not edited.", "guidance")
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 14, 0, 16)
        supersede = self._link(Command.SUPERSEDE, "supersede")
        say_with(supersede, words)
        column.addWidget(WordsAndLink(self._theme, words, supersede, gap=8))
        return foot

    def _button(self, command: Command, name: str) -> CommandButton:
        return CommandButton(self._theme, self._commands, command, name, kind="compact")

    def _link(self, command: Command, name: str) -> CommandButton:
        return CommandButton(self._theme, self._commands, command, name, kind="link", has_icon=False)


def _publication(record: Record) -> str:
    published = record.publication
    if published.date is None:
        return "Not yet"
    return f"{written(published.date)}\n{published.url}" if published.url else written(published.date)
