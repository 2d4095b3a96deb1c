"""The progress of each page of the wizard: derived from the notice alone, and so the same wherever it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from signoff.notice.form.form import Form, Page
from signoff.notice.form.kinds import WHERE_ANSWERED
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.model import Notice, is_blank
from signoff.notice.record.record import EventKind, Record, Status
from signoff.rules.findings import Finding

SIGNING = "sign"
"""The key under which findings are counted that are about a signature: it is given in a step of its own."""


class PageState(StrEnum):
    """The state of one page, as the list of sections shows it."""

    NOT_STARTED = "not_started"
    OPTIONAL = "optional"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"
    DOES_NOT_APPLY = "does_not_apply"


def page_states(form: Form, record: Record, findings: Sequence[Finding]) -> dict[str, PageState]:
    """Return the state of every page of a form by its key, in order; a page without an answer is never done.

    A page needs attention where a finding of it is open. Until the notice is handed over, what is merely not answered
    yet leaves its page not started, or in progress.
    """
    open_findings, is_handed_over = findings_by_page(form, findings), was_handed_over(record)
    return {
        page.key: _state(form, page, record.notice, open_findings.get(page.key, ()), is_handed_over)
        for page in form.pages
    }


def findings_by_page(form: Form, findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return the open findings by the page on which each is put right, or by SIGNING: each of them once.

    What only has to wait for its day is on none.
    """
    pages: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.is_open and finding.until is None:
            key = SIGNING if is_about_signature(finding) else form.page_of(finding.section).key
            pages.setdefault(key, []).append(finding)
    return {key: tuple(page_findings) for key, page_findings in pages.items()}


def is_about_signature(finding: Finding) -> bool:
    """Whether a finding is about a signature, not about an answer."""
    return finding.field.startswith("signatures.")


def is_approval_needed(finding: Finding) -> bool:
    """Whether a finding says that an approval is still to be given: that is no error which somebody made.

    One that was given after the decision is one.
    """
    is_missing = is_about_signature(finding) and "decision_date" not in finding.related
    return finding.is_open and finding.is_wrong and is_missing


def approvals_needed_in(findings: Iterable[Finding]) -> int:
    """Return how many approvals are still to be given before a notice can be signed."""
    return sum(is_approval_needed(finding) for finding in findings)


def counted(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return how many errors are to be put right, and how many warnings are open; an approval needed is neither."""
    open_findings = [finding for finding in findings if finding.is_open]
    errors = sum(finding.is_wrong and not is_approval_needed(finding) for finding in open_findings)
    return errors, sum(not finding.blocks for finding in open_findings)


def can_be_signed_from(findings: Iterable[Finding]) -> dt.date | None:
    """Return the day from which a notice can be signed in which nothing else is wrong; None for at once."""
    return max((finding.until for finding in findings if finding.until is not None), default=None)


def was_handed_over(record: Record) -> bool:
    """Whether a notice is ready, signed or withdrawn, or was handed over before: nothing in it is just begun."""
    return record.status is not Status.DRAFT or any(event.event is EventKind.HANDED_OVER for event in record.history)


def begun_pages(form: Form, record: Record) -> frozenset[str]:
    """Return the keys of the pages on which anything is answered; of all pages once the notice was handed over."""
    if was_handed_over(record):
        return frozenset(page.key for page in form.pages)
    return frozenset(page.key for page in form.pages if _is_touched(form, page, record.notice))


def done_of(states: Iterable[PageState]) -> tuple[int, int]:
    """Return how many pages are done, and how many have to be."""
    applicable = [state for state in states if state not in (PageState.DOES_NOT_APPLY, PageState.OPTIONAL)]
    return sum(state is PageState.DONE for state in applicable), len(applicable)


def _state(form: Form, page: Page, notice: Notice, findings: Sequence[Finding], is_handed_over: bool) -> PageState:
    applies = any(section.applies_to(notice.decision_type) for section in form.sections_of(page))
    serious = [finding for finding in findings if is_handed_over or not _is_unanswered(notice, finding)]
    if serious:
        errors, _ = counted(serious)
        return PageState.ERROR if errors else PageState.WARNING
    if not applies:
        return PageState.DOES_NOT_APPLY
    if not _is_touched(form, page, notice):
        return PageState.OPTIONAL if _is_optional(form, page) else PageState.NOT_STARTED
    return PageState.IN_PROGRESS if findings else PageState.DONE


def _is_unanswered(notice: Notice, finding: Finding) -> bool:
    """Whether a finding is about a field that has no answer yet."""
    try:
        return is_blank(value_at(notice, finding.field or finding.section))
    except (AttributeError, IndexError):
        return False


def _is_optional(form: Form, page: Page) -> bool:
    """Whether nothing on a page has to be answered."""
    return all(section.kind in WHERE_ANSWERED for section in form.sections_of(page))


def _is_touched(form: Form, page: Page, notice: Notice) -> bool:
    """Whether anything has been answered on a page."""
    fields = (field for section in form.sections_of(page) for field in section.fields)
    return any(not is_blank(value_at(notice, field.path)) for field in fields if field.is_answer)
