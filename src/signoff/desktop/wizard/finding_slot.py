"""The findings of one field, as cards with links to what they are about."""

from __future__ import annotations

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
from signoff.desktop.widgets.spoken import say_problem
from signoff.desktop.wizard.acknowledgement import acknowledge
from signoff.desktop.wizard.quick_fixes import quick_fixes_for
from signoff.rules.findings import Finding

_REQUIRED, _EXPECTED = "Required.", "Should be answered."


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
        self._wanted = ""
        self.field: QWidget | None = None
        """The field that the findings are about, which says them too."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are shown."""
        return self._shown

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings and no others."""
        if (tuple(findings), self._session.locked) == (self._shown, self._locked):
            return
        self._shown = tuple(findings)
        self._locked = self._session.locked
        self.replace([self._card(finding) for finding in self._shown])
        self._describe()

    def tell_wanted(self, *, to_sign: bool) -> None:
        """Say with the field that an answer is wanted: to sign, or else of a notice as it should be."""
        wanted = _REQUIRED if to_sign else self._wanted or _EXPECTED
        if wanted != self._wanted:
            self._wanted = wanted
            self._describe()

    def _describe(self) -> None:
        if self.field is not None:
            spoken = [_spoken(finding) for finding in self._shown if finding.settled is None]
            say_problem(self.field, " ".join((*([self._wanted] if self._wanted else []), *spoken)))

    def _card(self, finding: Finding) -> QWidget:
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

    One that goes from a field to the next, as where a name is there and its post is not, has neither come nor gone.
    """
    known, left = {_key(finding) for finding in before}, {_key(finding) for finding in now}
    come = [_spoken(finding) for finding in now if finding.settled is None and _key(finding) not in known]
    gone = [f"Corrected: {finding.title.rstrip('.')}." for finding in before if _key(finding) not in left]
    return " ".join(dict.fromkeys((*come, *gone)))


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.title


def _spoken(finding: Finding) -> str:
    """Return a finding as a screen reader says it with its field: how grave it is first."""
    return f"{SPOKEN_KINDS[kind_of(finding)]}: {finding.title.rstrip('.')}."
