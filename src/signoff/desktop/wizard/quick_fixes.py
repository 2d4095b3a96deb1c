"""Quick fixes: by rule, links on a finding that answer a field with one press."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from signoff.desktop.core.action import Action
from signoff.desktop.core.session import NoticeSession
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.model import Consultee
from signoff.notice.text.days import written
from signoff.rules.deadlines import deadlines_of, earliest_decision
from signoff.rules.findings import Finding


def quick_fixes_for(session: NoticeSession, finding: Finding) -> tuple[Action, ...]:
    """Return the quick fixes of a finding for the current answers; none where the person has to write."""
    fixes = _FIXES.get(finding.rule)
    return () if fixes is None or session.locked else tuple(fixes(session, finding))


def _contradiction(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    row = session.value(finding.field)
    if isinstance(row, Consultee) and row.applies is False:
        yield _answer(session, "Mark as consulted", f"{finding.field}.applies", True)
        yield _answer(session, "Clear the text", f"{finding.field}.details", None)


def _officer(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    yield _answer(session, "Mark as consulted", f"{finding.field}.applies", True)


def _too_early(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    earliest = earliest_decision(session.notice, deadlines_of(session.notice, session.profile))
    if earliest is not None and earliest[0] != session.notice.decision_date:
        day = earliest[0]
        yield _answer(session, f"Set the decision to {written(day)}", "decision_date", day)


def _open_date(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    yield _answer(session, "Leave the date open until it is signed", "decision_date", None)


def _never_open(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    yield _answer(session, "Answer No", "call_in.available", False)


def _unused_reason(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    yield _answer(session, "Answer No", "call_in.available", False)
    yield _answer(session, "Clear the reason", "call_in.exemption_reason", None)


def _title(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    yield Action(
        "Use the listed title",
        lambda: session.change(lambda notice: with_value(notice, "subject", notice.forthcoming_list.listed_title)),
    )


def _undeclared(session: NoticeSession, finding: Finding) -> Iterator[Action]:
    yield _answer(session, "Answer Yes", "exempt_information.contains", True)


def _answer(session: NoticeSession, words: str, path: str, value: Any) -> Action:
    return Action(words, lambda: session.set_value(path, value))


_FIXES: Mapping[str, Callable[[NoticeSession, Finding], Iterator[Action]]] = {
    "not-applicable-with-text": _contradiction,
    "officer-not-consulted": _officer,
    "list-period-too-short": _too_early,
    "general-exception-too-early": _too_early,
    "general-exception-before-working-days": _too_early,
    "report-late-reason-missing": _too_early,
    "earliest-date-ahead": _too_early,
    "decision-date-in-future": _open_date,
    "call-in-not-key": _never_open,
    "call-in-reason-unused": _unused_reason,
    "listed-title-differs": _title,
    "exempt-text-not-declared": _undeclared,
    "exempt-contradicted": _undeclared,
}
