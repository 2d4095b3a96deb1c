"""The papers that go with a notice: which the public sees, and by which names their files can be kept anywhere."""

from __future__ import annotations

import json

import pytest

import builders
from signoff.errors import RecordRefused
from signoff.notice.record import codec
from signoff.notice.record.digest import content_digest
from signoff.notice.record.model import Paper, PaperKind
from signoff.notice.record.papers import file_names, plain_name, proposed_title, public_papers, title_of
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Role

REPORT = Paper(title="Report", kind=PaperKind.REPORT, public=True, file_name="r.pdf", digest="5e" * 32, size=12)
SECRET = Paper(
    title="Canary bids",
    kind=PaperKind.BACKGROUND,
    public=False,
    link="https://canary.example",
    file_name="canary.xlsx",
    digest="ca" * 32,
    size=7,
)
UNSAID = Paper(title="Canary unsaid", kind=PaperKind.BACKGROUND)


def with_papers(*papers: Paper) -> Record:
    return builders.draft(papers=papers)


def test_a_publication_copy_has_public_papers_alone_and_nothing_of_the_others() -> None:
    copy = publication_copy(with_papers(REPORT, SECRET, UNSAID))
    assert [paper.title for paper in copy.notice.papers] == ["Report"]
    written = codec.write_record(copy).decode().lower()
    assert "canary" not in written
    assert "ca" * 32 not in written
    assert "r.pdf" not in written, "the name of a file is not what the public is told"
    assert copy.notice.papers[0].digest == "5e" * 32


def test_a_paper_is_public_only_where_somebody_says_so() -> None:
    assert public_papers((SECRET, UNSAID)) == ()


@pytest.mark.parametrize(
    "change",
    [{"title": "Another"}, {"public": False}, {"link": "https://x.example"}, {"digest": "6f" * 32}, {"size": 1}],
)
def test_a_signature_covers_all_that_is_said_of_a_paper(change: dict[str, object]) -> None:
    changed = Paper(**({name: getattr(REPORT, name) for name in REPORT.__struct_fields__} | change))
    before, after = (content_digest(with_papers(paper), Role.DECISION_MAKER) for paper in (REPORT, changed))
    assert before != after


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("digest", "5e"),
        ("digest", "5E" * 32),
        ("digest", "5e" * 32 + "\n"),
        ("size", -1),
        ("size", 2**53),
        ("size", "12"),
        ("kind", "memo"),
        ("path", "/home/pa/report.pdf"),
    ],
)
def test_a_record_with_a_paper_that_cannot_be_is_refused(member: str, value: object) -> None:
    document = json.loads(codec.write_record(with_papers(REPORT)))
    document["notice"]["papers"][0][member] = value
    with pytest.raises(RecordRefused):
        codec.read_record(json.dumps(document).encode(), "n.signoff")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "-.-etc-passwd"),
        ("C:\\papers\\a.pdf", "C--papers-a.pdf"),
        ("..", "paper"),
        ("", "paper"),
        (None, "paper"),
        ("con.txt", "con-.txt"),
        ("a\x00b\n.pdf", "a-b-.pdf"),
        ("Bericht für Süd.docx", "Bericht für Süd.docx"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("end. ", "end"),
        ("NUL.tar.gz", "NUL-.tar.gz"),
        ("com¹.pdf", "com¹-.pdf"),
        ("CONIN$", "CONIN$-"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u200b\u2066b\u2069.pdf", "ab.pdf"),
        ("\U0001f600" * 150 + ".pdf", "\U0001f600" * 45 + ".pdf"),
    ],
)
def test_the_name_of_a_file_is_one_that_every_system_can_keep(name: str | None, kept: str) -> None:
    assert plain_name(name) == kept


def test_no_two_files_have_one_name() -> None:
    papers = [
        Paper(file_name=name, digest=digest * 32)
        for name, digest in (("a.pdf", "01"), ("A.PDF", "02"), ("a.pdf", "03"))
    ]
    assert list(file_names([*papers, papers[0]]).values()) == ["a.pdf", "A-2.PDF", "a-3.pdf"]


def test_an_accent_written_in_two_ways_is_one_name() -> None:
    papers = [Paper(file_name=name, digest=digest * 32) for name, digest in (("é.pdf", "01"), ("e\u0301.pdf", "02"))]
    assert list(file_names(papers).values()) == ["é.pdf", "e\u0301-2.pdf"]


def test_a_paper_is_called_by_what_it_has() -> None:
    assert title_of(Paper(title=" ", link="https://x.example")) == "https://x.example"
    assert title_of(Paper(file_name="a.pdf")) == "a.pdf"
    assert title_of(Paper()) == "Untitled paper"


@pytest.mark.parametrize(
    ("name", "title"),
    [("bridge_survey-2023.pdf", "Bridge survey 2023"), ("Prices v1.2.xlsx", "Prices v1.2"), ("notes", "Notes")],
)
def test_the_name_of_a_file_proposes_a_title(name: str, title: str) -> None:
    assert proposed_title(name) == title
