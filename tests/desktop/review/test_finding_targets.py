"""Where a finding leads: to the field in which it is mended, and to the words that gave rise to it."""

from __future__ import annotations

import pytest

from builders import TERMS, notice
from signoff.desktop.review.finding_targets import SIGN, FindingTarget, box_title, shortened, target_of, words_of
from signoff.notice.form.form_file import form_of
from signoff.rules.findings import Finding, Severity

FORM = form_of(TERMS)


def finding(field: str, *related: str, section: str = "", quote: str = "") -> Finding:
    return Finding(Severity.WARNING, "rule", section or field, field, "Do this.", "Form", related, quote=quote)


def test_a_finding_leads_to_its_field_with_the_words_to_be_marked() -> None:
    page = FORM.page_of("reasons")
    assert target_of(FORM, finding("reasons", quote="fell")) == FindingTarget(page.key, "reasons", page.title, "fell")


def test_a_missing_signature_leads_to_the_sign_step() -> None:
    target = target_of(FORM, finding("signatures.decision_maker", section="decision_maker"))
    assert target == FindingTarget(SIGN, "signatures.decision_maker", "Sign")


@pytest.mark.parametrize(
    ("quote", "field"),
    [
        ("fell down", "reasons"),
        ("FELL  Down", "reasons"),
        ("new gate", "subject"),
        ("bridge", None),
        ("", None),
    ],
)
def test_quoted_words_are_found_in_any_case_where_they_stand(quote: str, field: str | None) -> None:
    target = words_of(FORM, finding("wards", "reasons", "subject", quote=quote), notice())
    assert (target.field if target else None) == field
    if target is not None:
        assert target.quote == quote


def test_words_in_the_findings_own_box_need_no_other_way() -> None:
    assert words_of(FORM, finding("reasons", "subject", quote="fell"), notice()) is None


def test_words_of_a_long_text_are_found_without_its_marks() -> None:
    marked = notice(reasons="The old one **fell** down.")
    target = words_of(FORM, finding("wards", "reasons", quote="one fell down"), marked)
    assert target is not None
    assert target.field == "reasons"


def test_what_was_not_answered_holds_no_words() -> None:
    assert words_of(FORM, finding("wards", "reasons", quote="fell"), notice(reasons=None)) is None


def test_a_box_alone_on_its_page_is_called_as_the_page_is_and_others_by_their_question() -> None:
    assert box_title(FORM, "reasons") == FORM.page_of("reasons").title
    assert box_title(FORM, "decision_maker.name") == FORM.field("decision_maker.name").question


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("fell down", "“fell down”"),
        (" fell \n down ", "“fell down”"),
        ("x" * 32, f"“{'x' * 32}”"),
        ("x" * 33, f"“{'x' * 31}…”"),
        ("x" * 30 + " yyy", f"“{'x' * 30}…”"),
    ],
)
def test_long_quotes_are_cut(quote: str, words: str) -> None:
    assert shortened(quote) == words
