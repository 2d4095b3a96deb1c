"""PDFs made by another version of signoff are judged as they are, with or without a key that is known here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from msgspec.structs import replace

import builders
from checking import forgeries as forge
from checking.in_process import be_later_than
from checking.test_document_verdict import bad, judged
from forms import FORM, put_in_place
from pdf.rewriting import Rewritten
from signing import seals
from signoff.checking.document_verdict import verify_data
from signoff.checking.fidelity import form_words
from signoff.notice.record.record import VERSION
from signoff.pdf import document, metadata, metrics
from signoff.pdf import page_layout as pages
from signoff.pdf.export import render
from signoff.pdf.reading.document import read_document
from signoff.pdf.seen_pages import seen_pages
from signoff.signing.headline import Vouched
from signoff.signing.proof.known_keys import KeyRole
from signoff.signing.seal.sealing import seal
from signoff.signing.verification import Outcome, Result, Verdict

OLD = 77
"""The layout of the other version."""


@contextmanager
def version(patch: pytest.MonkeyPatch, layout: int = OLD, **changes: Any) -> Iterator[None]:
    """Render as a version 9.9.9 with another layout or other words of the form."""
    called = f"signoff 9.9.9 (layout {layout})"
    with patch.context() as patched:
        patched.setattr(document, "PRODUCER", called)
        patched.setattr(metadata.xmp, "__defaults__", (called,))
        if "bottom" in changes:
            patched.setattr(pages, "BOTTOM", changes["bottom"])
        if "introduction" in changes:
            put_in_place(patched, replace(FORM, introduction=changes["introduction"]))
        yield


def other(patch: pytest.MonkeyPatch, amount: str = "£50,000", *, layout: int = OLD, **changes: Any) -> bytes:
    with version(patch, layout, **changes):
        return render(forge.record(amount)).data


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this program be of a later layout than the other version's, whose form has the same words."""
    stored_form = form_words.stored_form
    be_later_than(monkeypatch, OLD)
    monkeypatch.setattr(
        form_words, "stored_form", lambda layout, kind: stored_form(metadata.LAYOUT, kind) if layout == OLD else None
    )


def sealed(pdf: bytes) -> bytes:
    return seal(pdf, seals.own_key(), at=seals.AT, name="Clerk")


def vouched(pdf: bytes, known_in: KeyRole = KeyRole.SEAL) -> Verdict:
    """Judge a file whose seal's key is known here."""
    names = {seals.own_key().fingerprint: "the clerk"}
    return verify_data(pdf, "notice.pdf", lambda role: names if role is known_in else {})


def results_by_subject(verdict: Verdict) -> dict[str, tuple[Result, str]]:
    return {check.subject: (check.result, check.sentence) for check in verdict.checks}


def test_a_signatorys_key_vouches_for_no_pages_of_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of a later form are believed of a file that a key sealed which is known to seal, and of no other."""
    with version(monkeypatch, OLD + 9, introduction="This form says what was decided."):
        pdf = sealed(render(builders.signed(pages=seen_pages)).data)
    believed = vouched(pdf)
    assert (believed.outcome, believed.vouched) == (Outcome.INTACT, Vouched.SEAL)
    for verdict in (judged(pdf), vouched(pdf, KeyRole.SIGNATORY)):
        assert (verdict.outcome, verdict.vouched) == (Outcome.UNCHECKED, Vouched.NONE)


def test_nobodys_key_vouches_for_words_that_an_earlier_form_did_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    with version(monkeypatch, introduction="This form says what was decided."):
        pdf = sealed(render(builders.signed(pages=seen_pages)).data)
    assert vouched(pdf).outcome is Outcome.ALTERED


def test_another_version_with_the_same_layout_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = other(monkeypatch, layout=metadata.LAYOUT)
    assert pdf != forge.printed()
    assert judged(pdf).outcome is Outcome.INTACT
    assert results_by_subject(judged(pdf))["pages"][0] is Result.OK


@pytest.mark.parametrize("bottom", [520.0, 700.0])
def test_another_layout_with_the_same_words_is_intact_with_any_seal(
    monkeypatch: pytest.MonkeyPatch, bottom: float
) -> None:
    pdf = other(monkeypatch, bottom=bottom)
    for verdict in (judged(pdf), judged(sealed(pdf)), vouched(sealed(pdf))):
        assert verdict.outcome is Outcome.INTACT
        assert results_by_subject(verdict)["printed"][0] is Result.OK
        assert results_by_subject(verdict)["pages"][0] is Result.WARN
        assert "printed by another version of signoff (signoff 9.9.9)" in results_by_subject(verdict)["pages"][1]


def test_a_footnote_may_be_on_more_pages_in_another_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is printed on each page that cites it, and each says all of it."""
    draft = builders.draft(reasons=forge.LONG)
    labels = {**draft.terms.labels, "decision": "Decision{1}", "reasons": "Reasons{1}", "alternatives": "Others{1}"}
    record = builders.signed(replace(draft, terms=replace(draft.terms, labels=labels)))
    with version(monkeypatch, bottom=420.0):
        pdf = render(record).data
    assert len(read_document(pdf).pages) > len(read_document(render(record).data).pages)
    assert judged(pdf).outcome is Outcome.INTACT


def test_the_layout_of_this_version_is_not_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who moves things about, and says that it is this version's layout, is found out by laying it out."""
    verdict = judged(other(monkeypatch, layout=metadata.LAYOUT, bottom=520.0))
    assert verdict.outcome is Outcome.ALTERED
    assert bad(verdict)["look"].startswith("The look of the pages was changed")


@pytest.mark.parametrize("code", ["\n/Artifact BMC\n1.000 1.000 1.000 rg\n40.00 300.00 500.00 300.00 re f\nEMC"])
def test_what_hides_words_is_found_in_any_layout(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    file = Rewritten(other(monkeypatch, bottom=520.0))
    file.edit(0, lambda before: before + code.encode())
    for pdf in (file.write(), sealed(file.write())):
        assert judged(pdf).outcome is Outcome.ALTERED
        assert "something covers words" in bad(judged(pdf))["look"]


def test_another_amount_in_another_layout_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = forge.reworded(other(monkeypatch, "£5,000", bottom=520.0))
    assert judged(pdf).outcome is Outcome.ALTERED
    assert judged(sealed(pdf)).outcome is Outcome.ALTERED


def test_the_forms_own_words_may_be_those_of_its_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    older = "This form records what an officer has decided."
    pdf = other(monkeypatch, bottom=520.0, introduction=older)
    assert judged(pdf).outcome is Outcome.ALTERED  # nobody here knows of these words
    with version(monkeypatch, introduction=older):
        forms = {kind: form_words.empty_form(kind) for kind in (None, forge.record().notice.decision_type)}
    monkeypatch.setattr(form_words, "stored_form", lambda layout, kind: forms[kind] if layout == OLD else None)
    assert judged(pdf).outcome is Outcome.INTACT
    forged = other(monkeypatch, bottom=520.0, introduction=f"{older} Or not.")
    assert "Or not" in bad(judged(forged))["printed"]


@pytest.mark.parametrize("changes", [{"introduction": "This form is of another time."}, {"bottom": 520.0}, {}])
def test_a_newer_layout_could_not_be_checked(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]) -> None:
    """Whoever says so of a file would otherwise be spared that it must be as the layout sets it."""
    pdf = other(monkeypatch, layout=OLD + 9, **changes)
    for verdict in (judged(pdf), judged(sealed(pdf))):
        assert verdict.outcome is Outcome.UNCHECKED
        assert "laid out by a newer version of signoff (signoff 9.9.9)" in verdict.summary


@pytest.mark.parametrize("bottom", [520.0, metrics.BOTTOM])
def test_a_layout_is_not_older_than_the_record(monkeypatch: pytest.MonkeyPatch, bottom: float) -> None:
    """A program with layout 1 could not read a record of version 2, so it cannot have printed one."""
    pdf = other(monkeypatch, layout=metadata.FIRST_LAYOUTS[VERSION] - 1, bottom=bottom)
    for verdict in (judged(pdf), vouched(sealed(pdf))):
        assert verdict.outcome is Outcome.ALTERED
        assert "older than the record inside it" in bad(verdict)["file"]


def test_each_version_of_a_record_has_its_first_layout() -> None:
    assert sorted(metadata.FIRST_LAYOUTS) == list(range(1, VERSION + 1))
    assert list(metadata.FIRST_LAYOUTS.values()) == sorted(metadata.FIRST_LAYOUTS.values())
    assert metadata.FIRST_LAYOUTS[VERSION] <= metadata.LAYOUT


def test_notes_and_scripts_are_named_in_any_version(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = forge.revised(other(monkeypatch, bottom=520.0), forge.annotate("FreeText"), quiet=True)
    assert "Text was laid over page 1." in bad(judged(pdf))["file"]


def test_a_version_that_only_one_of_two_descriptions_names_is_an_alteration() -> None:
    file = Rewritten(forge.printed())
    (number,) = file.numbers(b"/ModDate (D:20240514121000+00'00') /Producer")
    file.bodies[number] = file.bodies[number].replace(b"(layout", b"(layout 7", 1)
    assert judged(file.write()).outcome is Outcome.ALTERED
