"""All rules over one record, by a council's profile, on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from signoff.notice.form.council import Profile
from signoff.notice.form.form import Form
from signoff.notice.record.record import Record
from signoff.rules import (
    additional,
    authority,
    band_amounts,
    budget_share,
    call_in,
    completeness,
    consultation,
    contradictions,
    decision_date,
    decision_text,
    declared_interest,
    earlier_decision,
    exempt,
    forthcoming,
    key_value,
    left_overs,
    member_decides,
    named_type,
    non_executive,
    other_duties,
    papers,
    personal_data,
    privacy,
    procurement,
    prompts,
    publisher,
    rate_terms,
    report_publication,
    signer,
    unpriced,
    urgency,
    value,
    wards,
)
from signoff.rules.case import Case
from signoff.rules.findings import Finding, Severity
from signoff.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    value.decision_type_missing,
    value.band_missing,
    value.key_below_threshold,
    earlier_decision.earlier_key_decision_missing,
    band_amounts.administrative_amount_too_high,
    band_amounts.amount_above_band,
    band_amounts.amount_on_edge,
    named_type.type_contradicted,
    non_executive.not_an_executive_function,
    authority.key_not_executive,
    unpriced.contract_without_figure,
    band_amounts.amount_malformed,
    rate_terms.amount_is_a_rate,
    key_value.whole_value_at_threshold,
    key_value.large_amount_mentioned,
    key_value.capital_or_revenue,
    budget_share.budget_share_not_considered,
    completeness.director_missing,
    completeness.contact_missing,
    completeness.subject_missing,
    completeness.decision_missing,
    decision_text.decision_not_taken,
    completeness.reasons_missing,
    completeness.decision_maker_missing,
    member_decides.member_decides,
    authority.authority_incomplete,
    authority.authority_after_decision,
    authority.conflicts_unanswered,
    authority.conflicts_contradicted,
    authority.officer_interest_unexplained,
    authority.interested_officer_decides,
    completeness.alternatives_missing,
    additional.additional_missing,
    consultation.dispensation_unanswered,
    declared_interest.interest_not_recorded,
    consultation.consultee_blank,
    consultation.not_applicable_with_text,
    consultation.officer_not_consulted,
    wards.wards_missing,
    wards.ward_unknown,
    wards.ward_not_of_date,
    wards.wards_several_not_key,
    forthcoming.key_section_not_key,
    forthcoming.list_date_missing,
    forthcoming.list_period_too_short,
    urgency.route_reason_missing,
    urgency.reasons_not_published,
    urgency.general_exception_chair_not_told,
    urgency.general_exception_notice_missing,
    urgency.general_exception_too_early,
    urgency.general_exception_before_working_days,
    urgency.special_urgency_not_agreed,
    other_duties.urgent_decision_not_reported,
    urgency.general_exception_signed,
    report_publication.report_late_reason_missing,
    report_publication.report_late_not_approved,
    call_in.call_in_not_key,
    call_in.call_in_unanswered,
    call_in.call_in_reason_missing,
    call_in.call_in_exemption_not_decided,
    call_in.call_in_reason_unused,
    contradictions.call_in_contradicted,
    decision_date.implementation_too_early,
    decision_date.decision_date_not_working_day,
    signer.signer_differs,
    decision_date.decision_date_in_future,
    decision_date.decision_date_slip,
    decision_date.publication_date,
    decision_date.earliest_date_ahead,
    decision_date.date_unknown_year,
    papers.paper_incomplete,
    papers.paper_link_unusable,
    papers.paper_withheld,
    exempt.exemption_not_cited,
    exempt.exemption_unknown_paragraph,
    exempt.exempt_text_not_declared,
    contradictions.exempt_contradicted,
    privacy.personal_mobile,
    privacy.private_mail_address,
    privacy.bank_details,
    personal_data.date_of_birth,
    personal_data.health_or_insurance_number,
    personal_data.home_address,
    procurement.old_procurement_law,
    prompts.best_value_not_mentioned,
    prompts.best_consideration_not_mentioned,
    prompts.equality_not_mentioned,
    prompts.subsidy_not_mentioned,
    other_duties.papers_not_published,
    left_overs.left_over,
    publisher.text_is_only_a_pointer,
    publisher.signature_picture_coarse,
    forthcoming.listed_title_differs,
)
"""Every rule, in the order of the table of checks."""


def check(record: Record, profile: Profile, on: dt.date) -> tuple[Finding, ...]:
    """Return what the rules find on a record on a day, in the form's order, errors first in each field.

    A warning that somebody has considered carries their reason. Never raises for any content that a record can have.
    """
    case = Case(record, profile, on)
    findings = [_with_acknowledgement(finding, record) for rule in RULES for finding in rule.findings(case)]
    return tuple(sorted(dict.fromkeys(findings), key=partial(_position, case.form)))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that prevent a signature: the errors."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _with_acknowledgement(finding: Finding, record: Record) -> Finding:
    """Return a warning with the reason for which it was considered, if it was; errors cannot be."""
    if finding.severity is Severity.ERROR:
        return finding
    for settled in record.settled:
        if (settled.rule, settled.field) == (finding.rule, finding.field):
            return replace(finding, settled=settled)
    return finding


def _position(form: Form, finding: Finding) -> tuple[int, int, bool]:
    """Return where a finding belongs in the form: section, field within it, errors before warnings."""
    return *form.place(finding.field), finding.severity is Severity.WARNING
