"""Rules that a council's profile tells to be quiet, each with its reason; and which of the rules can be.

The rules themselves are in a room above this one. That these lists name just them is held by a test.
"""

from __future__ import annotations

from collections.abc import Sequence

from signoff.notice.form.patterns import Words
from signoff.notice.part import Part

MAY_BE_QUIET = frozenset(
    (
        "administrative-amount-too-high",
        "amount-above-band",
        "amount-is-a-rate",
        "amount-malformed",
        "amount-on-edge",
        "authority-after-decision",
        "authority-incomplete",
        "call-in-contradicted",
        "call-in-exemption-not-decided",
        "call-in-reason-unused",
        "call-in-unanswered",
        "consultee-blank",
        "contract-without-figure",
        "decision-date-not-working-day",
        "decision-date-slip",
        "general-exception-before-working-days",
        "key-section-not-key",
        "left-over",
        "listed-title-differs",
        "not-applicable-with-text",
        "officer-not-consulted",
        "paper-link-unusable",
        "signature-picture-coarse",
        "signer-differs",
        "type-contradicted",
        "ward-not-of-date",
        "ward-unknown",
        "wards-missing",
    )
)
"""Warnings by the form, the council's own rules or practice."""

NEVER_QUIET = frozenset(
    (
        "additional-missing",
        "alternatives-missing",
        "band-missing",
        "bank-details",
        "best-consideration-not-mentioned",
        "best-value-not-mentioned",
        "budget-share-not-considered",
        "call-in-not-key",
        "call-in-reason-missing",
        "capital-or-revenue",
        "conflicts-contradicted",
        "conflicts-unanswered",
        "contact-missing",
        "date-of-birth",
        "date-unknown-year",
        "decision-date-in-future",
        "decision-maker-missing",
        "decision-missing",
        "decision-not-taken",
        "decision-type-missing",
        "director-missing",
        "dispensation-unanswered",
        "earlier-key-decision-missing",
        "earliest-date-ahead",
        "equality-not-mentioned",
        "exempt-contradicted",
        "exempt-text-not-declared",
        "exemption-not-cited",
        "exemption-unknown-paragraph",
        "general-exception-chair-not-told",
        "general-exception-notice-missing",
        "general-exception-signed",
        "general-exception-too-early",
        "health-or-insurance-number",
        "home-address",
        "implementation-too-early",
        "interest-not-recorded",
        "interested-officer-decides",
        "key-below-threshold",
        "key-not-executive",
        "large-amount-mentioned",
        "list-date-missing",
        "list-period-too-short",
        "member-decides",
        "not-an-executive-function",
        "officer-interest-unexplained",
        "old-procurement-law",
        "paper-incomplete",
        "paper-withheld",
        "papers-not-published",
        "personal-mobile",
        "private-mail-address",
        "publication-date",
        "reasons-missing",
        "reasons-not-published",
        "report-late-not-approved",
        "report-late-reason-missing",
        "route-reason-missing",
        "special-urgency-not-agreed",
        "subject-missing",
        "subsidy-not-mentioned",
        "text-is-only-a-pointer",
        "urgent-decision-not-reported",
        "wards-several-not-key",
        "whole-value-at-threshold",
    )
)
"""What is law, and every error."""


class QuietRule(Part, frozen=True, kw_only=True):
    """A rule that finds nothing in a council's notices, and why the council wants it so."""

    rule: Words
    reason: Words


def quiet_problem(rules: Sequence[QuietRule]) -> tuple[str, str] | None:
    """Return the place in the profile and the words of what is wrong with its quiet rules; None where nothing is."""
    names = [quiet.rule for quiet in rules]
    for number, name in enumerate(names):
        if words := _wrong_with(name, names[:number]):
            return f"quiet[{number}].rule", words
    return None


def _wrong_with(name: str, earlier: Sequence[str]) -> str:
    if name in NEVER_QUIET:
        return f"“{name}” is an error or the law, and cannot be switched off"
    if name not in MAY_BE_QUIET:
        return f"there is no rule “{name}”; docs/rules.md lists them"
    return f"“{name}” is there twice" if name in earlier else ""
