"""A finding's message is split into a title and what follows it."""

from __future__ import annotations

import pytest

from signoff.rules.findings import Finding, Severity


def test_a_name_with_full_stops_does_not_end_the_title() -> None:
    message = "Signed by A. Officer, the notice names B. Deputy. Check that the signer had the authority."
    lead = "Signed by A. Officer, the notice names B. Deputy."
    finding = Finding(Severity.WARNING, "r", "subject", "subject", message, "form", lead=lead)
    assert finding.title == "Signed by A. Officer, the notice names B. Deputy"
    assert finding.detail == "Check that the signer had the authority."


@pytest.mark.parametrize(
    ("message", "title", "detail"),
    [
        ("Choose one decision type.", "Choose one decision type", ""),
        ("Give the paragraph. Say why.", "Give the paragraph", "Say why."),
        ("Must the CDIO be asked? The text mentions it.", "Must the CDIO be asked?", "The text mentions it."),
        ("Check the type. £319,151 is not a band.", "Check the type", "£319,151 is not a band."),
        ("Titles differ. “A gate” is listed.", "Titles differ", "“A gate” is listed."),
        ("See rule 5.1.3 and e.g. note 8. Answer No.", "See rule 5.1.3 and e.g. note 8", "Answer No."),
        ("£1.2m is on the edge: check.", "£1.2m is on the edge: check", ""),
        ("Up to A.B. Then more.", "Up to A.B", "Then more."),
        ("Was “N/A”? no, it was not", "Was “N/A”? no, it was not", ""),
    ],
)
def test_the_first_sentence_is_the_title(message: str, title: str, detail: str) -> None:
    finding = Finding(Severity.WARNING, "r", "subject", "subject", message, "form")
    assert (finding.title, finding.detail) == (title, detail)
