"""The review's list of findings, each leading to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from signoff.desktop.look.icons import IconStyle
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.finding_targets import HAND_OVER, SIGN, FindingTarget, shortened, target_of, words_of
from signoff.desktop.review.next_step import NextStep
from signoff.desktop.review.verdict import clear
from signoff.desktop.widgets.buttons import Button
from signoff.desktop.widgets.nesting import nest
from signoff.desktop.widgets.surface import Hairline
from signoff.desktop.widgets.tab_order import stops
from signoff.desktop.widgets.text import Label
from signoff.desktop.widgets.told import Told
from signoff.notice.form.form import Form
from signoff.notice.form.form_file import form_of
from signoff.notice.record.record import Record
from signoff.rules.findings import Finding
from signoff.rules.progress import is_approval_needed

_LEAST, _BESIDE_FROM = 280, 440
"""The least width of the findings, and that from which their links stand beside their words, in pixels."""

_STEP_WORDS = {NextStep.SIGN: "Sign", NextStep.APPROVE: "Approve", NextStep.HAND_OVER: "Hand over"}


class FindingsBox(QFrame):
    """Findings below one another in a card.

    `fix` is emitted, with a page (or the Sign step), a field and words in it, when a link of a finding is clicked;
    `acknowledge`, with its finding, when a warning is to be marked as considered.
    """

    fix = Signal(str, str, str)
    acknowledge = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: list[tuple[QLabel, str, str]] = []
        self._shown: tuple[tuple[tuple[Finding, FindingTarget | None], ...], bool, NextStep] | None = None
        self._step = NextStep.SIGN
        self._lines: list[QBoxLayout] = []
        self.setProperty("card", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        theme.changed.connect(self._apply_theme)

    def show_findings(
        self, findings: Sequence[Finding], record: Record, *, locked: bool, step: NextStep = NextStep.SIGN
    ) -> None:
        """List the findings on a notice: errors, then open warnings, then considered ones, muted.

        Where the next `step` is to hand the notice over, so does the link of an approval that is still needed.
        """
        form = form_of(record.terms)
        ranked = sorted(findings, key=_rank)
        entries = tuple((finding, words_of(form, finding, record.notice)) for finding in ranked)
        if (entries, locked, step) == self._shown:
            return  # the focus stays where it is
        self._shown, self._step = (entries, locked, step), step
        clear(self._column)
        self._marks.clear()
        self._lines.clear()
        for index, (finding, words) in enumerate(entries):
            if index:
                self._column.addWidget(Hairline(self._theme))
            self._column.addWidget(self._line(form, finding, None if locked else words, locked=locked))
        self.setVisible(bool(findings))
        self._fold()
        self._apply_theme()

    def focus_first(self) -> bool:
        """Give the focus to the first link, that of the gravest finding; return whether there is one."""
        first = next(iter(stops(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def _line(self, form: Form, finding: Finding, words: FindingTarget | None, *, locked: bool) -> QWidget:
        line = self._told(form, finding) if locked else QWidget()
        line.setObjectName(f"finding:{finding.rule}")
        row = QHBoxLayout(line)
        row.setContentsMargins(15, 10, 15, 10)
        row.setSpacing(12)
        mark = QLabel()
        self._theme.fix(mark, width=20, height=20)
        self._marks.append((mark, *_icon_style(finding)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        if locked:
            nest(row, self._words(form, finding, words), 1)
            return line
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(12)
        nest(both, self._words(form, finding, words), 1)
        nest(both, self._links(form, finding))
        nest(row, both, 1)
        self._lines.append(both)
        return line

    def _told(self, form: Form, finding: Finding) -> QWidget:
        """Return a line with nothing to press, which is a stop itself."""
        line = Told(f"{_gravity(finding).removeprefix('the ').capitalize()}: {finding.title}")
        settled = finding.settled
        said = f"Considered by {settled.by}: “{settled.word}”" if settled else finding.detail
        line.tell(said, f"{place_of(form, finding)}, {finding.source}")
        return line

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: the links go below the words where there is too little room beside them."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the links beside the words or below them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_narrow = self.width() < self._theme.px(_BESIDE_FROM)
        for both in self._lines:
            both.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
            both.setSpacing(4 if is_narrow else 12)

    def _words(self, form: Form, finding: Finding, words: FindingTarget | None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(1)
        settled = finding.settled
        column.addWidget(
            Label(self._theme, finding.title, "text" if settled else "strong", colour="ink2" if settled else "")
        )
        if settled:
            column.addWidget(Label(self._theme, f"Considered by {settled.by}: “{settled.word}”", "guidance"))
        elif finding.detail:
            column.addWidget(Label(self._theme, finding.detail, "guidance"))
        column.addWidget(Label(self._theme, f"{place_of(form, finding)} · {finding.source}", "note"))
        if words is not None:
            column.addSpacing(3)
            show = f"Show {shortened(words.quote)} in {words.title}"
            column.addWidget(self._link(show, f"{show}: {finding.title}", words), 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _links(self, form: Form, finding: Finding) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        target = target_of(form, finding)
        words = "Sign" if target.page == SIGN else "Fix" if finding.until is None else "Change"
        if is_approval_needed(finding):
            words = _STEP_WORDS[self._step]
            target = FindingTarget(HAND_OVER, "", words) if self._step is NextStep.HAND_OVER else target
        fix = self._link(words, f"{words} {_gravity(finding)}: {finding.title}", target, trailing="arrow-right")
        said = (f"{place_of(form, finding)}.", finding.detail, f"Source: {finding.source}.")
        fix.setAccessibleDescription(" ".join(filter(None, said)))
        # The arrow comes after the words because the button is laid out from right to left.
        column.addWidget(fix, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if not finding.blocks and finding.is_open:
            button = Button(self._theme, "Mark as considered…", kind="link")
            button.setAccessibleName(f"Mark as considered: {finding.title}")
            button.clicked.connect(lambda: self.acknowledge.emit(finding))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return column

    def _link(self, words: str, accessible_name: str, target: FindingTarget, *, trailing: str = "") -> Button:
        button = Button(self._theme, words, kind="link", trailing=trailing)
        button.setAccessibleName(accessible_name)
        button.clicked.connect(lambda: self.fix.emit(target.page, target.field, target.quote))
        return button

    def _apply_theme(self) -> None:
        for mark, icon, colour in self._marks:
            mark.setPixmap(self._theme.pixmap(icon, 20, colour))


def place_of(form: Form, finding: Finding) -> str:
    """Return where a finding is, in words: the page and, where it says more, the field."""
    title = form.page_of(finding.section).title
    try:
        question = form.field(finding.field).question
    except KeyError:
        return title
    return title if question in (title, finding.title) else f"{title}, {question}"


def _rank(finding: Finding) -> int:
    if finding.blocks:
        return 1 if is_approval_needed(finding) else 0 if finding.is_wrong else 2
    return 3 if finding.is_open else 4


def _gravity(finding: Finding) -> str:
    """Return in a word how grave a finding is, which the screen shows by colour and icon."""
    if finding.until is not None:
        return "the date"
    if is_approval_needed(finding):
        return "the approval"
    return "the error" if finding.blocks else "the warning" if finding.is_open else "what was considered"


def _icon_style(finding: Finding) -> IconStyle:
    if finding.until is not None:
        return IconStyle("clock", "blue")
    if is_approval_needed(finding):
        return IconStyle("pen-line", "blue")
    if finding.blocks:
        return IconStyle("circle-alert", "red")
    return IconStyle("triangle-alert", "amber") if finding.is_open else IconStyle("check", "ink3")
