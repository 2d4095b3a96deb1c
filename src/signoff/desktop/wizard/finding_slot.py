"""The findings of one field, as cards with links to what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from signoff.desktop.core.action import Action
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.look.theme import Theme
from signoff.desktop.review.finding_kind import kind_of
from signoff.desktop.review.finding_placement import paths_of
from signoff.desktop.review.finding_targets import SIGN, FindingTarget, shortened, target_of, words_of
from signoff.desktop.widgets.cards import SPOKEN_KINDS, Cards, FindingCard
from signoff.desktop.wizard.acknowledgement import acknowledge
from signoff.desktop.wizard.quick_fixes import quick_fixes_for
from signoff.rules.findings import Finding

_SHORT = 90
"""Characters of a detail that is said with a title; a longer one is said at the finding itself."""


class FindingSlot(Cards):
    """Shows findings below one another, and takes no room without any.

    `go` is emitted, with a page, a field and words in it, when a link to another place is clicked.
    """

    go = Signal(str, str, str)

    def __init__(
        self,
        theme: Theme,
        session: NoticeSession,
        page_key: str,
        path: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = path
        self._session = session
        self._page_key = page_key
        self._shown: tuple[Finding, ...] = ()
        self._locked = False
        self._cards: tuple[FindingCard, ...] = ()
        self.field: QWidget | None = None
        """The field that the findings are about, if no other is named by them; it says them too."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are shown."""
        return self._shown

    @property
    def cards(self) -> tuple[FindingCard, ...]:
        """The cards of these findings, in their order."""
        return self._cards

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings and no others."""
        if (tuple(findings), self._session.locked) == (self._shown, self._locked):
            return
        self._shown = tuple(findings)
        self._locked = self._session.locked
        self._cards = tuple(self._card(finding) for finding in self._shown)
        self.replace(self._cards)

    def _card(self, finding: Finding) -> FindingCard:
        title, body = finding.title.rstrip("."), finding.detail
        if finding.settled is not None:
            reason = f"Considered by {finding.settled.by}: “{finding.settled.word}”"
            return FindingCard(self._theme, "info", title, reason, finding.source, self._links(finding))
        kind = kind_of(finding)
        actions = [*quick_fixes_for(self._session, finding), *self._links(finding)]
        if kind == "warning" and not self._session.locked:
            actions.append(Action("Mark as considered…", lambda: self._acknowledge(finding)))
        card = FindingCard(self._theme, kind, title, body, finding.source, actions)
        card.setObjectName(f"finding:{finding.rule}")
        return card

    def _acknowledge(self, finding: Finding) -> None:
        acknowledge(self.window(), self._theme, self._session, finding)

    def _links(self, finding: Finding) -> list[Action]:
        """Return a link to the Sign step, to the words quoted, or to the first other page that the finding is about."""
        form = self._session.form
        if (target := target_of(form, finding)).page == SIGN:
            return [Action("Go to Sign", self._emit_go(target))]
        words = words_of(form, finding, self._session.notice)
        if words is not None and words.field != self._path:
            return [Action(f"Show {shortened(words.quote)} in {words.title}", self._emit_go(words))]
        titles = {page.key: page.title for page in form.pages}
        for path in paths_of(finding):
            key = form.page_key_of(path)
            if key is not None and key != self._page_key:
                return [Action(f"Go to {titles[key]}", self._emit_go(FindingTarget(key, path, titles[key])))]
        return []

    def _emit_go(self, target: FindingTarget) -> Callable[[], None]:
        return lambda: self.go.emit(target.page, target.field, target.quote)


def spoken_change(before: Sequence[Finding], now: Sequence[Finding]) -> str:
    """Return what a screen reader says as findings come and go; nothing where none does.

    One that goes from a field to the next, as where a name is there and its post is not, has neither come nor gone;
    nor has one whose words follow what is being typed.
    """
    was, has = _Tally(before), _Tally(now)
    left = {finding.title for finding in now}
    come = [spoken_finding(finding) for finding in now if finding.settled is None and has.has_more(finding, was)]
    gone = [
        f"Corrected: {_words(finding) if finding.title in left else finding.title.rstrip('.') + '.'}"
        for finding in before
        if was.has_more(finding, has)
    ]
    open_before = {(finding.rule, finding.title) for finding in before if finding.settled is None}
    considered = [
        f"Considered: {finding.title.rstrip('.')}."
        for finding in now
        if finding.settled is not None and (finding.rule, finding.title) in open_before
    ]
    return " ".join(dict.fromkeys((*come, *gone, *considered)))


def spoken_finding(finding: Finding) -> str:
    """Return a finding as a screen reader says it with its field: how grave it is first."""
    return f"{SPOKEN_KINDS[kind_of(finding)]}: {_words(finding)}"


def _words(finding: Finding) -> str:
    title, detail = f"{finding.title.rstrip('.')}.", finding.detail
    return f"{title} {detail}" if detail and len(detail) <= _SHORT else title


class _Tally:
    """How many findings of each rule there are in the same words, and at the same field."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._in_words = Counter((finding.rule, finding.title) for finding in findings)
        self._at_field = Counter((finding.rule, finding.field) for finding in findings)

    def has_more(self, finding: Finding, other: _Tally) -> bool:
        """Whether there are more like a finding here than in another tally, by its words and by its field."""
        words, field = (finding.rule, finding.title), (finding.rule, finding.field)
        return self._in_words[words] > other._in_words[words] and self._at_field[field] > other._at_field[field]
