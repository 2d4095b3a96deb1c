"""PDFs that another version of signoff made: the same words in another layout are the same notice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import TextStringObject

from checking import forgeries as forge
from checking.test_document import bad, judged
from signing import seals
from signoff.checking.document import verify_data
from signoff.notice import form
from signoff.pdf import document, metadata, pages
from signoff.pdf.export import render
from signoff.signing.seal import seal
from signoff.signing.verification import Outcome, Result, Verdict


@contextmanager
def version(patch: pytest.MonkeyPatch, **changes: Any) -> Iterator[None]:
    """Render as a version 9.9.9 with another layout or other words of the form."""
    with patch.context() as here:
        here.setattr(metadata, "PRODUCER", "signoff 9.9.9")
        here.setattr(document, "PRODUCER", "signoff 9.9.9")
        if "bottom" in changes:
            here.setattr(pages, "BOTTOM", changes["bottom"])
        if "introduction" in changes:
            here.setattr(form, "INTRODUCTION", changes["introduction"])
        yield


def other(patch: pytest.MonkeyPatch, amount: str = "£50,000", **changes: Any) -> bytes:
    with version(patch, **changes):
        return render(forge.record(amount)).data


def sealed(pdf: bytes) -> bytes:
    return seal(pdf, seals.own_key(), at=seals.AT, name="Clerk")


def vouched(pdf: bytes) -> Verdict:
    """Judge a file whose seal's key is known here."""
    return verify_data(pdf, "notice.pdf", lambda _: "the clerk")


def said(verdict: Verdict) -> dict[str, tuple[Result, str]]:
    return {one.key: (one.result, one.sentence) for one in verdict.checks}


def test_another_version_with_the_same_layout_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = other(monkeypatch)
    assert pdf != forge.printed()
    assert judged(pdf).outcome is Outcome.INTACT
    assert said(judged(pdf))["look"][0] is Result.OK


@pytest.mark.parametrize("bottom", [520.0, 700.0])
def test_another_layout_has_the_same_words_where_a_known_key_sealed_it(
    monkeypatch: pytest.MonkeyPatch, bottom: float
) -> None:
    verdict = vouched(sealed(other(monkeypatch, bottom=bottom)))
    assert verdict.outcome is Outcome.INTACT
    assert said(verdict)["printed"] == (
        Result.OK,
        "The pages were printed by another version of signoff (9.9.9); the words are the same.",
    )
    assert said(verdict)["look"][0] is Result.WARN


def test_another_layout_that_nobody_vouches_for_is_not_called_intact(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = other(monkeypatch, bottom=520.0)
    for verdict in (judged(pdf), judged(sealed(pdf)), vouched(pdf)):
        assert verdict.outcome is Outcome.ALTERED
        assert verdict.summary.startswith("Not shown to be intact: it says that another version of signoff (9.9.9)")
        assert set(bad(verdict)) == {"version"}


def test_what_is_drawn_on_the_page_does_not_hide_behind_another_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Shapes beside all words hide none and are none: without a known seal, nothing tells that they were drawn."""
    with version(monkeypatch):
        pdf = render(forge.record("£50,000")).data
    forged = forge.revised(pdf, forge.drawn_over(b"\nq 0 G 8 300 m 12 340 l 16 300 l S Q"), quiet=True)
    for verdict in (judged(forged), judged(sealed(forged)), vouched(forged)):
        assert verdict.outcome is Outcome.ALTERED


def test_another_amount_in_another_layout_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = forge.reworded(other(monkeypatch, "£5,000", bottom=520.0))
    assert judged(pdf).outcome is Outcome.ALTERED
    assert "“£5,000” where the record says “£50,000”" in bad(judged(pdf))["printed"]
    assert "“£5,000” where the record says “£50,000”" in bad(judged(sealed(pdf)))["printed"]


def test_the_forms_own_words_may_be_others_under_a_whole_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = other(monkeypatch, bottom=520.0, introduction="This form records what an officer has decided.")
    verdict = vouched(sealed(pdf))
    assert verdict.outcome is Outcome.INTACT
    assert any("The form’s own words are others in that version." in one.sentence for one in verdict.checks)
    assert judged(pdf).outcome is Outcome.ALTERED  # without a seal, nothing shows who wrote them


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (b"\nq 1 1 1 rg 40 300 500 300 re f Q", "words cannot be seen"),
        (b"\nq BT 3 Tr /F1 10 Tf 100 100 Td <0102030405> Tj ET Q", "which the record does not have"),
    ],
)
def test_what_hides_words_or_adds_them_is_found_in_any_layout(
    monkeypatch: pytest.MonkeyPatch, code: bytes, words: str
) -> None:
    pdf = forge.revised(other(monkeypatch, bottom=520.0), forge.drawn_over(code), quiet=True)
    assert words in " ".join(bad(judged(pdf)).values())


def test_notes_and_scripts_are_named_in_any_version(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = forge.revised(other(monkeypatch, bottom=520.0), forge.annotate("FreeText"), quiet=True)
    assert bad(judged(pdf))["file"] == "Text was laid over page 1."


def test_a_version_that_only_one_of_two_descriptions_names_is_an_alteration() -> None:
    def claim(writer: Any) -> None:
        about = writer.trailer["/Info"]
        about[forge.name("Producer")] = TextStringObject("signoff 9.9.9")
        writer.update_container(about)

    verdict = judged(forge.revised(forge.printed(), claim, quiet=True))
    assert "what the file says about itself" in bad(verdict)["file"]
