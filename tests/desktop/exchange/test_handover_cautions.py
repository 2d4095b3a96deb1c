"""What is said before a notice is handed over: errors to correct, and who has to approve first."""

from __future__ import annotations

from dataclasses import replace

from signoff.desktop.exchange.handover_cautions import what_prevents_signing
from signoff.notice.form.form_file import form_of
from signoff.notice.form.profile_file import load_profile
from signoff.rules.findings import Finding, Severity

FORM = form_of(load_profile("leeds").terms())


def finding(section: str, field: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        severity=severity, rule="a-rule", section=section, field=field, message="Put it right.", source="law"
    )


CHAIR = finding("forthcoming_list", "signatures.scrutiny_chair")
MEMBER = finding("report_publication", "signatures.executive_member")
SUBJECT = finding("subject", "subject")


def test_an_approval_that_is_missing_is_no_error_to_correct() -> None:
    assert what_prevents_signing(FORM, [CHAIR]) == (
        "",
        "The scrutiny chair must approve it before the decision maker can sign.",
    )
    assert what_prevents_signing(FORM, [MEMBER, SUBJECT, CHAIR, SUBJECT]) == (
        "2 errors to correct before it can be signed.",
        "The scrutiny chair and the executive member must approve it before the decision maker can sign.",
    )


def test_an_approval_that_was_given_too_late_is_an_error_to_correct() -> None:
    late = replace(MEMBER, related=("decision_date",))
    assert what_prevents_signing(FORM, [CHAIR, late]) == (
        "1 error to correct before it can be signed.",
        "The scrutiny chair must approve it before the decision maker can sign.",
    )


def test_a_warning_prevents_nothing() -> None:
    warnings = [finding("subject", "subject", Severity.WARNING), finding("x", "signatures.y", Severity.WARNING)]
    assert what_prevents_signing(FORM, warnings) == ("", "")
