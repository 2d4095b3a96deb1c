"""The progress of each page of the wizard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from signoff.notice.form.form import Form, Page
from signoff.notice.record.model import Notice, is_blank, value_at
from signoff.rules.findings import Finding, Severity


class PageState(StrEnum):
    """The state of one page, as the list of sections shows it."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"
    DOES_NOT_APPLY = "does_not_apply"


def page_states(
    form: Form, notice: Notice, findings: Sequence[Finding], visited: frozenset[str]
) -> dict[str, PageState]:
    """Return the state of every page of a form by its key, in order; a page without an answer is never done.

    `visited` has the keys of the pages that somebody has opened: only there do open findings show as such.
    A finding counts on the page of its field and on the pages of its related fields.
    """
    open_findings = _findings_by_page(form, findings)
    return {
        page.key: _state(form, page, notice, open_findings.get(page.key, ()), page.key in visited)
        for page in form.pages
    }


def done_of(states: Iterable[PageState]) -> tuple[int, int]:
    """Return how many pages are done, and how many apply."""
    applicable = [state for state in states if state is not PageState.DOES_NOT_APPLY]
    return sum(state is PageState.DONE for state in applicable), len(applicable)


def _findings_by_page(form: Form, findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    pages: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.is_open:
            for key in dict.fromkeys(form.page_of(path).key for path in (finding.section, *finding.related)):
                pages.setdefault(key, []).append(finding)
    return {key: tuple(page_findings) for key, page_findings in pages.items()}


def _state(form: Form, page: Page, notice: Notice, findings: Sequence[Finding], visited: bool) -> PageState:
    applies = any(section.applies_to(notice.decision_type) for section in form.sections_of(page))
    if visited and findings:
        has_errors = any(finding.severity is Severity.ERROR for finding in findings)
        return PageState.ERROR if has_errors else PageState.WARNING
    if not applies:
        return PageState.DOES_NOT_APPLY
    if not _is_touched(form, page, notice):
        return PageState.NOT_STARTED
    return PageState.IN_PROGRESS if findings else PageState.DONE


def _is_touched(form: Form, page: Page, notice: Notice) -> bool:
    """Whether anything has been answered on a page."""
    fields = (field for section in form.sections_of(page) for field in section.fields)
    return any(not is_blank(value_at(notice, field.path)) for field in fields if field.is_answer)
