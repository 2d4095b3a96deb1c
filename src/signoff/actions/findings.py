"""What the rules and the PDF find together in a notice, as it is or as it would be once signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.record import Record, Role

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.rules.findings import Finding


def findings_of(record: Record, profile: Profile, on: dt.date) -> tuple[Finding, ...]:
    """Return every rule's findings, and an error for each answer that could not be printed, in the form's order."""
    from signoff.notice.form.form_file import form_of
    from signoff.rules.check import check

    order = {section.key: place for place, section in enumerate(form_of(record.terms).sections)}
    findings = (*check(record, profile, on), *_unprintable(record))
    return tuple(sorted(findings, key=lambda finding: order[finding.section]))


def findings_to_sign(record: Record, profile: Profile, on: dt.date) -> tuple[Finding, ...]:
    """Return the findings of a notice: of an unsigned one as they would be if the decision maker signed it.

    The date of the decision is the one that it has, else `on`. So every screen finds the same.
    """
    if record.is_locked:
        return findings_of(record, profile, on)
    date = record.notice.decision_date or on
    return findings_before_signing(record, Role.DECISION_MAKER, date, on=on, profile=profile)


def findings_before_signing(
    record: Record, role: Role, date: dt.date, *, on: dt.date, profile: Profile
) -> tuple[Finding, ...]:
    """Return the findings as they would be when this role signs on `date`.

    The decision maker's date becomes the date of the decision; where that is merely today, it is still said from when
    the decision may be taken. An approval is not blocked by missing approvals, its own or another's: they may be given
    in either order. Nor by the date that is proposed for the decision, which comes after it.
    """
    if role is Role.DECISION_MAKER:
        proposed = with_value(record.notice, "decision_date", date)
        findings = findings_of(_with_notice(record, proposed), profile, on)
        if record.notice.decision_date is not None or date != on:
            return findings
        undated = findings_of(record, profile, on)
        return tuple(finding for finding in undated if finding.rule == "earliest-date-ahead") + findings
    return tuple(
        finding
        for finding in findings_of(record, profile, on)
        if not finding.field.startswith("signatures.") and finding.until is None
    )


def _unprintable(record: Record) -> Iterator[Finding]:
    """Yield an error for each answer with characters that no bundled font can show: it would stop every export."""
    from signoff.notice.form.form_file import form_of
    from signoff.pdf.missing_glyphs import unprintable_fields
    from signoff.rules.findings import Finding, Severity

    form = form_of(record.terms)
    for field, characters in unprintable_fields(record):
        if form.page_key_of(field) is not None:  # else it is not an answer
            section = form.section_of(field).key
            message = f"“{characters}” cannot be printed. Remove it, or use other characters."
            yield Finding(Severity.ERROR, "unprintable-characters", section, field, message, "PDF", quote=characters)


def _with_notice(record: Record, notice: object) -> Record:
    from msgspec.structs import replace

    return replace(record, notice=notice)
