"""Publication of the report on which a key decision is based."""

from __future__ import annotations

from collections.abc import Iterator

from signoff.notice.record.record import Role
from signoff.notice.text.days import written as day
from signoff.rules.answer_text import meaningful
from signoff.rules.case import Case
from signoff.rules.deadlines import note_on
from signoff.rules.rule import ERROR, Hit, hit, rule


@rule(
    "report-late-reason-missing",
    ERROR,
    when="key, report not published, or published for less than its period before, and no reason",
    says="Say why earlier publication was not possible. {why}",
    source="form note 7, {report}",
)
def report_late_reason_missing(case: Case) -> Iterator[Hit]:
    """A report that is not published on time says why."""
    report = case.notice.report_publication
    if not case.is_late_report or meaningful(report.late_reason):
        return
    if report.published_date is None:
        why = "Or enter the date on which the report was published."
        yield hit("report_publication.late_reason", "report_publication.published_date", why=why)
    else:
        related = ("report_publication.published_date", "decision_date")
        yield hit("report_publication.late_reason", *related, why=_late_because(case))


@rule(
    "report-late-not-approved",
    ERROR,
    when="… and no Executive member’s signature and date, or dated after the decision",
    says="The Executive member must approve late publication. {why}",
    source="form note 7, {report}",
)
def report_late_not_approved(case: Case) -> Iterator[Hit]:
    """A report without a date and without a reason is an unanswered section, which has one finding already."""
    report, decided = case.notice.report_publication, case.notice.decision_date
    if not case.is_late_report or (report.published_date is None and not meaningful(report.late_reason)):
        return
    approved = [signature.date for signature in case.signatures(Role.EXECUTIVE_MEMBER)]
    if not approved:
        yield hit("signatures.executive_member", why="Ask the relevant member to sign and date it.")
    elif decided and min(approved) > decided:
        why = f"The member approved it on {day(min(approved))}, and the decision is dated {day(decided)}."
        yield hit("signatures.executive_member", "decision_date", why=why)


def _late_because(case: Case) -> str:
    published, decided = case.notice.report_publication.published_date, case.notice.decision_date
    earliest = case.dates.earliest_from_report
    if published is None or decided is None or earliest is None:
        return ""
    note = note_on(earliest, "report_publication.published_date", case.profile)
    days = case.profile.periods.of_report.words
    return (
        f"The report was published on {day(published)}, so that after {days} the decision may be taken "
        f"from {day(earliest)}{note}; it is dated {day(decided)}."
    )
