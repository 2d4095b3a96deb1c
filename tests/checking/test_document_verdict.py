"""The verdict on exported PDFs: pages, file and record compared, and each forgery named in plain words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, StreamObject, TextStringObject

import builders
from checking import forgeries as forge
from signoff.checking.document_verdict import verify_data
from signoff.errors import RecordRefused
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.pdf.export import render
from signoff.pdf.made_by_signoff import (
    DAMAGED_INSIDE,
    HISTORY_ALONE,
    HISTORY_INSIDE,
    NOTICE_INSIDE,
    is_made_by_signoff,
    refusal_of,
)
from signoff.signing.proof.known_keys import no_names
from signoff.signing.verification import MEMORY_SHORT, Outcome, Result, Verdict


def judged(data: bytes) -> Verdict:
    return verify_data(data, "notice.pdf", no_names)


def bad(verdict: Verdict) -> dict[str, str]:
    """Return what was called altered, by the check's key."""
    collected: dict[str, str] = {}
    for check in verdict.checks:
        if check.result is Result.BAD:
            collected[check.subject] = f"{collected.get(check.subject, '')} {check.sentence}".strip()
    return collected


def test_an_exported_pdf_is_intact_byte_for_byte() -> None:
    verdict = judged(forge.printed())
    assert verdict.outcome is Outcome.INTACT
    assert {check.subject: check.result for check in verdict.checks} == {
        "content": Result.OK,
        "signatures": Result.OK,
        "status": Result.OK,
        "history": Result.OK,
        "key": Result.WARN,
        "printed": Result.OK,
        "look": Result.OK,
        "pages": Result.OK,
        "seal": Result.WARN,
        "file": Result.OK,
    }


def test_a_draft_is_unsigned_and_lacks_no_seal() -> None:
    verdict = judged(render(builders.draft()).data)
    assert verdict.outcome is Outcome.UNSIGNED
    assert all(check.result is Result.OK for check in verdict.checks)


def test_a_publication_copy_is_intact_as_far_as_it_can_be_checked() -> None:
    verdict = judged(render(publication_copy(forge.record())).data)
    assert verdict.summary == (
        "Intact, signer not confirmed: publication copy; withheld parts cannot be checked, and no known key confirms "
        "who signed it."
    )


def test_another_amount_in_print_is_named_with_its_place() -> None:
    verdict = judged(forge.reworded(forge.printed("£5,000")))
    assert verdict.summary == (
        "Altered: the printed notice says “£5,000” where the record says “£50,000”, on page 1, in "
        "“What decision has been taken?”."
    )
    assert "the content of page 1" in bad(verdict)["file"]


def test_a_forged_record_behind_true_pages_is_found_by_itself() -> None:
    forged = codec.write_record(forge.record()).replace("£50,000".encode(), "£5,000".encode())
    verdict = judged(forge.with_record(forge.printed(), forged))
    assert verdict.summary.startswith("Altered: the content is not what the decision maker, A. Officer, signed.")
    assert "“£50,000” where the record says “£5,000”" in bad(verdict)["printed"]


def test_the_pages_of_another_notice_are_called_so() -> None:
    other = builders.signed(builders.draft(subject="Something else", decision="Sell the hall. " * 300, reasons="Why."))
    verdict = judged(forge.with_record(forge.printed(), codec.write_record(other)))
    assert bad(verdict)["printed"] == "The printed pages are not those of the notice that is attached to them."


def test_what_is_missing_is_missed_on_its_own_page() -> None:
    def emptied(writer: Any) -> None:
        second = forge.page(writer, 1)
        second[forge.name("Contents")] = writer.add_object(StreamObject(stream_data=b"q Q"))
        writer.mark_update(second.container_ref)

    words = bad(judged(forge.revised(forge.printed(), emptied)))["printed"]
    assert "leaves out" in words
    assert "on page 2" in words


FORGERIES: dict[str, tuple[Callable[[Any], None], str, str]] = {
    "free text": (forge.annotate("FreeText"), "file", "Text was laid over page 1."),
    "stamp": (forge.annotate("Stamp"), "file", "A stamp was laid over page 1."),
    "odd annotation": (forge.annotate("Wobble"), "file", "Something (Wobble) was laid over page 1."),
    "form field": (forge.annotate("Widget"), "file", "A form field was put on page 1."),
    "script": (
        forge.in_root("OpenAction", forge.action("JavaScript", JS=TextStringObject("app.alert(1)"))),
        "file",
        "It contains a script (JavaScript), which was not run.",
    ),
    "launch": (
        forge.in_root("AA", DictionaryObject({forge.name("WC"): forge.action("Launch", F=TextStringObject("x.exe"))})),
        "file",
        "It contains a command that starts another program, which was not started.",
    ),
    "layers": (
        forge.in_root("OCProperties", DictionaryObject({forge.name("OCGs"): ArrayObject()})),
        "file",
        "It has layers that can be switched on and off",
    ),
    "white box": (
        forge.drawn_over(b"\nq 1 1 1 rg 200 300 200 100 re f Q"),
        "look",
        "Page 1 looks different from the record at “What decision has been taken?”",
    ),
    "unseen words": (
        forge.drawn_over(b"\nq BT 3 Tr /F1 10 Tf 100 100 Td <0102030405> Tj ET Q"),
        "printed",
        "which the record does not have, on page 1",
    ),
    "spoken words": (forge.spoken, "file", "what screen readers read out"),
    "moved link": (forge.relinked, "file", "a link or note on page 1"),
    "turned page": (forge.turned, "file", "the layout of page 1"),
    "further file": (forge.further_file("exe"), "file", "It contains another file, “zz.exe”, which was not opened."),
}


@pytest.mark.parametrize("kind", FORGERIES)
def test_each_forgery_is_named(kind: str) -> None:
    change, key, words = FORGERIES[kind]
    verdict = judged(forge.revised(forge.printed(), change, quiet=True))
    assert verdict.outcome is Outcome.ALTERED
    assert words in bad(verdict)[key]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (forge.printed() + b"%", "There is something after the end of the file"),
        (forge.printed() + b"\n1 0 obj\n<<>>\nendobj\n", "There is something after the end"),
        (b"junk\n" + forge.printed(), "damaged inside"),
        (
            forge.printed().replace(b"\nendobj", b" \nendobj", 1),
            "The file was saved again by another program, or changed where it does not show",
        ),
        (forge.printed()[:-3], "damaged inside"),
    ],
    ids=["a character", "an object", "in front", "a space", "cut short"],
)
def test_what_does_not_show_is_found_too(data: bytes, words: str) -> None:
    verdict = judged(data)
    assert verdict.outcome is Outcome.ALTERED
    assert words in bad(verdict)["file"]


def test_a_revision_that_changes_nothing_still_is_one() -> None:
    verdict = judged(forge.revised(forge.printed(), lambda writer: writer.update_root(), quiet=True))
    assert verdict.outcome is Outcome.ALTERED


def test_a_pdf_of_nothing_or_of_two_notices_is_not_a_notice() -> None:
    two = forge.revised(forge.printed(), forge.further_file("signoff"))
    with pytest.raises(RecordRefused, match="carries 2 signoff notices"):
        judged(two)
    with pytest.raises(RecordRefused, match="damaged, locked or not a PDF"):
        judged(b"%PDF-1.7\nnothing")


@pytest.mark.parametrize(
    "data",
    [
        forge.with_record(forge.printed(), b'{"format": "signoff/notice", "version"'),
        forge.with_record(forge.printed(), b""),
        forge.with_record(forge.printed(), b'{"format": "signoff/notice", "version": 1}'),
        forge.printed()[: len(forge.printed()) * 3 // 4],
        forge.printed().replace(b"/EmbeddedFiles", b"/EmbeddedOther"),
        forge.printed().replace(b"%PDF-", b"$PDF-", 1),
        forge.printed()[5:],
    ],
    ids=["breaks off", "nothing left", "another shape", "cut off", "not attached", "another head", "no head"],
)
def test_a_notice_whose_record_is_damaged_is_altered_and_not_something_else(data: bytes) -> None:
    verdict = judged(data)
    assert verdict.outcome is Outcome.ALTERED
    assert bad(verdict) == {"file": f"The file {DAMAGED_INSIDE}"}


def test_a_record_of_a_newer_signoff_is_no_damage() -> None:
    with pytest.raises(RecordRefused, match="written by a newer signoff"):
        judged(forge.with_record(forge.printed(), b'{"format": "signoff/notice", "version": 99}'))


def test_a_history_as_a_pdf_is_no_damaged_notice() -> None:
    assert is_made_by_signoff(forge.printed())
    assert not is_made_by_signoff(forge.printed().replace(NOTICE_INSIDE.encode(), HISTORY_INSIDE.encode()))
    history = forge.printed().replace(NOTICE_INSIDE.encode(), HISTORY_INSIDE.encode())
    assert str(refusal_of(history, "h.pdf", RecordRefused("h.pdf carries nothing."))) == f"h.pdf {HISTORY_ALONE}"
    assert not is_made_by_signoff(b"%PDF-1.7\n/Producer (Another program, as signoff is) 1 0 obj")


def test_a_record_that_could_not_be_printed_is_reported() -> None:
    emoji = builders.signed(builders.draft(subject="A gate \U0001f984"))
    verdict = judged(forge.with_record(forge.printed(), codec.write_record(emoji)))
    assert "The attached record cannot be printed" in bad(verdict)["printed"]
    assert verdict.outcome is Outcome.ALTERED


def test_many_more_pages_than_the_record_takes_are_not_read() -> None:
    def grow(writer: Any) -> None:
        pages = writer.root["/Pages"]
        pages[forge.name("Kids")] = ArrayObject([*pages["/Kids"], *[pages["/Kids"].raw_get(0)] * 500])
        pages[forge.name("Count")] = NumberObject(len(pages["/Kids"]))
        writer.update_container(pages)

    verdict = judged(forge.revised(forge.printed(), grow))
    assert "but the record takes" in bad(verdict)["printed"]


def test_a_record_under_the_name_of_a_pdf_is_not_a_pdf() -> None:
    data = codec.write_record(builders.signed())
    assert verify_data(data, "decision.signoff", no_names).outcome is Outcome.INTACT
    for name in ("decision.pdf", "DECISION.PDF"):
        with pytest.raises(RecordRefused, match="is not a PDF, though it is named as one"):
            verify_data(data, name, no_names)


@pytest.mark.parametrize("part", ["1 0 obj", "12\u00200 obj<<", "7  0  obj", "x 1 0 obj"])
def test_a_record_that_readers_would_open_as_a_pdf_is_altered(part: str) -> None:
    """Some look for a PDF's end and objects, whatever comes before: what they show is nothing that was signed."""
    record = lifecycle.withdraw(
        builders.signed(), reason=f"{part} <</Type/Catalog>> endobj", actor="A", at=builders.later(30)
    )
    verdict = verify_data(codec.write_record(record), "decision.signoff", no_names)
    assert verdict.outcome is Outcome.ALTERED
    assert "parts of a PDF" in bad(verdict)["file"]


def test_words_about_objections_are_not_parts_of_a_pdf() -> None:
    record = builders.signed(builders.draft(reasons="In 2024 5 objections and 12 0 objects were received."))
    assert verify_data(codec.write_record(record), "decision.signoff", no_names).outcome is Outcome.INTACT


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def short(*_: object) -> Verdict:
        raise MemoryError

    monkeypatch.setattr("signoff.checking.document_verdict._of_record", short)
    verdict = verify_data(codec.write_record(builders.signed()), "decision.signoff", no_names)
    assert (verdict.outcome, verdict.checks[0].sentence) == (Outcome.UNCHECKED, MEMORY_SHORT)
