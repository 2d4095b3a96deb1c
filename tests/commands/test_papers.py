"""Papers on the command line: exported beside a PDF or inside it, and what check and verify say of their files."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

import builders
from signoff import actions
from signoff.cli import main
from signoff.notice.record.model import Paper, PaperKind
from signoff.pdf.reading.document import read_document


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """Write a notice with two papers and their files beside it, one of them public, in a folder of their own."""
    folder = tmp_path / "notice"
    folder.mkdir()
    papers = []
    for name, public in (("report.pdf", True), ("prices.xlsx", False)):
        (folder / name).write_bytes(name.encode())
        digest = hashlib.sha256(name.encode()).hexdigest()
        kind = PaperKind.REPORT if public else PaperKind.BACKGROUND
        named = {"title": name.partition(".")[0], "file_name": name, "digest": digest}
        papers.append(Paper(kind=kind, public=public, size=len(name), **named))
    actions.save_document(builders.draft(papers=tuple(papers)), folder / "n.signoff")
    return folder / "n.signoff"


def test_papers_go_into_a_folder_that_can_be_moved(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for copy, names in (("record", ["prices.xlsx", "report.pdf"]), ("publication", ["report.pdf"])):
        out = notice.parent.parent / copy
        out.mkdir()
        pdf = out / "n.pdf"
        assert main(["export", str(notice), "--output", str(pdf), "--copy", copy, "--papers", "folder"]) == 0
        assert sorted(path.name for path in (out / "n-papers").iterdir()) == names
    moved = notice.parent.parent / "moved"
    (notice.parent.parent / "record").rename(moved)
    shutil.rmtree(notice.parent)
    (moved / "n-papers" / "prices.xlsx").write_bytes(b"prices.xlsy")
    capsys.readouterr()
    assert main(["verify", str(moved / "n.pdf")]) == 3
    said = capsys.readouterr().out
    assert "ok       The paper “report” (report.pdf) is as recorded." in said
    assert "note     The paper “prices” (prices.xlsx) has changed since it was recorded." in said


def test_papers_are_attached_to_the_record_copy_alone(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = notice.with_name("n.pdf")
    assert main(["export", str(notice), "--output", str(pdf), "--papers", "attach"]) == 0
    assert "2 papers attached" in capsys.readouterr().out
    assert [file.data for file in read_document(pdf.read_bytes()).papers] == [b"report.pdf", b"prices.xlsx"]
    public = notice.with_name("p.pdf")
    assert main(["export", str(notice), "--output", str(public), "--copy", "publication", "--papers", "attach"]) == 1
    assert not public.exists()


def test_a_missing_paper_stops_the_export_and_check_names_it(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice.with_name("report.pdf").unlink()
    pdf = notice.with_name("n.pdf")
    assert main(["export", str(notice), "--output", str(pdf), "--papers", "folder"]) == 2
    assert not pdf.exists()
    assert "its file report.pdf was not found" in capsys.readouterr().err
    main(["check", str(notice)])
    said = capsys.readouterr().out
    assert "paper    report: report.pdf, not there" in said
    assert "paper    prices: prices.xlsx, as recorded" in said


def test_an_import_saves_the_papers_inside_on_request(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, register = tmp_path / "sent" / "n.pdf", ["--register", str(tmp_path / "register.sqlite")]
    pdf.parent.mkdir()
    assert main(["export", str(notice), "--output", str(pdf), "--papers", "attach"]) == 0
    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path / "other"))
    capsys.readouterr()
    assert main(["import", str(pdf), *register]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{pdf}: 2 papers inside; --papers saves them"
    assert main(["import", str(pdf), "--papers", *register]) == 0
    folder = pdf.parent / "n-papers"
    assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"prices.xlsx", b"report.pdf"]
    assert capsys.readouterr().out.count("paper saved as") == 2
    assert main(["import", str(pdf), "--papers", *register]) == 0
    assert "paper" not in capsys.readouterr().out.partition(": ")[2]
