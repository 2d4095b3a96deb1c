"""The progress of each page of the wizard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from signoff.notice.form import form
from signoff.notice.record.model import Notice, value_at
from signoff.rules.findings import Finding, Severity
from signoff.rules.rule import section_of

_BLANK = Notice()


class PageState(StrEnum):
    """The state of one page, as the list of sections shows it."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"
    DOES_NOT_APPLY = "does_not_apply"


def page_states(notice: Notice, findings: Sequence[Finding], visited: frozenset[str]) -> dict[str, PageState]:
    """Return the state of every page by its key, in the form's order; a page without an answer is never done.

    `visited` has the keys of the pages that somebody has opened: only there do open findings show as such.
    A finding counts on the page of its field and on the pages of its related fields.
    """
    open_findings = _findings_by_page(findings)
    return {page.key: _state(page, notice, open_findings.get(page.key, ()), page.key in visited) for page in form.PAGES}


def done_of(states: Iterable[PageState]) -> tuple[int, int]:
    """Return how many pages are done, and how many apply."""
    applicable = [state for state in states if state is not PageState.DOES_NOT_APPLY]
    return sum(state is PageState.DONE for state in applicable), len(applicable)


def _findings_by_page(findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    pages: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.is_open:
            sections = (finding.section, *(section_of(path) for path in finding.related))
            for key in dict.fromkeys(form.page_of(section).key for section in sections):
                pages.setdefault(key, []).append(finding)
    return {key: tuple(page_findings) for key, page_findings in pages.items()}


def _state(page: form.Page, notice: Notice, findings: Sequence[Finding], visited: bool) -> PageState:
    applies = any(form.section(key).applies_to(notice.decision_type) for key in page.sections)
    if visited and findings:
        has_errors = any(finding.severity is Severity.ERROR for finding in findings)
        return PageState.ERROR if has_errors else PageState.WARNING
    if not applies:
        return PageState.DOES_NOT_APPLY
    if not is_touched(page, notice):
        return PageState.NOT_STARTED
    return PageState.IN_PROGRESS if findings else PageState.DONE


def is_touched(page: form.Page, notice: Notice) -> bool:
    """Whether anything has been answered on a page."""
    paths = (field.path for key in page.sections for field in form.section(key).fields)
    return any(
        value_at(notice, path) not in (value_at(_BLANK, path), "")
        for path in paths
        if not path.startswith("signatures.")
    )
