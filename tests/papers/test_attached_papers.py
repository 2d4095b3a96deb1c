"""Papers attached to the record copy: verified byte for byte, and never in the publication copy."""

from __future__ import annotations

import hashlib
from dataclasses import replace as with_other
from pathlib import Path
from typing import Any

import pytest

import builders
from checking.in_process import stay_in_this_process
from signoff import actions
from signoff.checking.attached_papers import OTHER_PAPER, PUBLIC_PAPERS
from signoff.checking.document_verdict import verify_data
from signoff.checking.page_check import AND_PAPERS
from signoff.errors import NotAllowed
from signoff.notice.record.model import Paper, PaperKind
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Copy, Record
from signoff.papers.copying import FoundPaper
from signoff.pdf.attached_papers import attached_name, paper_attachment
from signoff.pdf.attachment import attached_record
from signoff.pdf.export import render
from signoff.pdf.reading.document import read_document
from signoff.pdf.reading.pages_digest import pages_digest
from signoff.signing.proof.known_keys import no_names
from signoff.signing.verification import Outcome, Verdict

CONTENT = b"%PDF-1.7 the canary prices \x00 " + b"endobj stream " * 40


def paper(content: bytes = CONTENT, **answers: Any) -> Paper:
    named: dict[str, Any] = {"title": "Prices", "kind": PaperKind.BACKGROUND, "public": False}
    digest = hashlib.sha256(content).hexdigest()
    return Paper(**(named | {"file_name": "prices.xlsx", "digest": digest, "size": len(content)} | answers))


def signed(*papers: Paper) -> Record:
    return builders.signed(builders.draft(papers=papers))


def verdict(data: bytes, patch: pytest.MonkeyPatch) -> Verdict:
    stay_in_this_process(patch)
    return verify_data(data, "n.pdf", no_names)


def sentences(of: Verdict) -> str:
    return "\n".join(check.sentence for check in of.checks)


def test_the_record_copy_carries_papers_and_is_intact_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    second = paper(b"second", title="Second", file_name="a.signoff", kind=PaperKind.REPORT)
    record = signed(paper(), second)
    attached = [
        paper_attachment(record.notice.papers[0], "prices.xlsx", CONTENT),
        paper_attachment(record.notice.papers[1], "a.signoff", b"second"),
    ]
    data = render(record, papers=attached).data
    read = read_document(data)
    assert [(file.name, file.data) for file in read.papers] == [
        ("prices.xlsx", CONTENT),
        ("a.signoff.paper", b"second"),
    ]
    assert read.papers[1].description == "Report: Second"
    assert b'"signoff/notice"' in attached_record(data, "n.pdf"), "the notice is still found among them"
    assert pages_digest(read) == pages_digest(read_document(render(record).data))
    judged = verdict(data, monkeypatch)
    assert judged.outcome is Outcome.INTACT, sentences(judged)
    assert AND_PAPERS in sentences(judged)


@pytest.mark.parametrize(
    "change", [{"data": b"other prices"}, {"name": "virus.exe"}, {"description": "Read this first"}]
)
def test_a_paper_that_is_not_the_notices_own_is_told(change: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    record = signed(paper())
    forged = with_other(paper_attachment(record.notice.papers[0], "prices.xlsx", CONTENT), **change)
    judged = verdict(render(record, papers=[forged]).data, monkeypatch)
    assert judged.outcome is Outcome.ALTERED
    assert OTHER_PAPER.format(name=forged.name) in sentences(judged)


def test_a_publication_copy_with_a_file_was_altered(monkeypatch: pytest.MonkeyPatch) -> None:
    public = paper(public=True)
    copy = publication_copy(signed(public))
    judged = verdict(render(copy, papers=[paper_attachment(public, "prices.xlsx", CONTENT)]).data, monkeypatch)
    assert judged.outcome is Outcome.ALTERED
    assert PUBLIC_PAPERS in sentences(judged)


def test_nothing_private_of_a_paper_is_in_the_publication_copy(tmp_path: Path) -> None:
    secret = paper(title="Canary title", link="https://canary.example/prices", file_name="canary.xlsx")
    record = signed(secret, paper(b"open", title="Open survey", public=True, file_name="canary-name.pdf"))
    target = tmp_path / "public.pdf"
    actions.export_pdf(record, target, Copy.PUBLICATION)
    data = target.read_bytes()
    inside = attached_record(data, "n.pdf").lower()
    pages = " ".join(run.text for page in read_document(data).pages for run in page.drawn if hasattr(run, "text"))
    assert "Open" in pages
    for words in ("canary", "Canary"):
        assert words not in pages
    assert b"canary" not in inside
    assert (secret.digest or "").encode() not in inside
    record_pages = read_document(render(record).data).pages
    assert "Canary" in " ".join(run.text for page in record_pages for run in page.drawn if hasattr(run, "text"))


def test_no_paper_is_attached_to_a_publication_copy(tmp_path: Path) -> None:
    path = tmp_path / "prices.xlsx"
    path.write_bytes(CONTENT)
    record = signed(paper(public=True))
    found = FoundPaper(record.notice.papers[0], "prices.xlsx", path)
    with pytest.raises(NotAllowed, match="record copy alone"):
        actions.export_pdf(record, tmp_path / "p.pdf", Copy.PUBLICATION, papers=[found])
    assert not (tmp_path / "p.pdf").exists()
    actions.export_pdf(record, tmp_path / "r.pdf", Copy.RECORD, papers=[found])
    assert read_document((tmp_path / "r.pdf").read_bytes()).papers[0].data == CONTENT


def test_no_paper_is_named_as_a_notice_is() -> None:
    assert attached_name("A.SIGNOFF") == "A.SIGNOFF.paper"
