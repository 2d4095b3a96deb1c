"""The files of papers: found wherever they were moved, told from changed ones, handed on whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import builders
from signoff.errors import FileProblem
from signoff.notice.record.model import Paper, PaperKind
from signoff.notice.record.record import Copy
from signoff.papers.beside import papers_folder
from signoff.papers.copying import MOST_ATTACHED, copy_papers, find_papers, papers_of, read_papers
from signoff.papers.paper_file import PaperFile, read_paper_file
from signoff.papers.places import PaperPlaces
from signoff.papers.states import PaperState, check_papers, remember_beside


def made(path: Path, content: bytes, **answers: Any) -> Paper:
    """Write a file and return the paper that names it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    read = read_paper_file(path)
    named: dict[str, Any] = {"title": path.stem, "kind": PaperKind.BACKGROUND, "file_name": read.name}
    return Paper(**(named | {"digest": read.digest, "size": read.size} | answers))


@pytest.fixture
def places(tmp_path: Path) -> PaperPlaces:
    return PaperPlaces(tmp_path / "data" / "papers.json")


def state(paper: Paper, places: PaperPlaces | None = None, document: Path | None = None) -> PaperState:
    (checked,) = check_papers((paper,), places=places, document=document)
    return checked.state


def test_a_file_is_read_into_what_a_notice_keeps_of_it(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"a report")
    assert read_paper_file(path) == PaperFile("report.pdf", hashlib.sha256(b"a report").hexdigest(), 8)


@pytest.mark.parametrize("what", ["missing", "folder", "empty", "pipe"])
def test_what_is_no_file_is_refused_in_a_sentence(what: str, tmp_path: Path) -> None:
    path = tmp_path / what
    if what == "folder":
        path.mkdir()
    if what == "empty":
        path.touch()
    if what == "pipe":
        os.mkfifo(path)
    with pytest.raises(FileProblem) as refused:
        read_paper_file(path)
    assert str(refused.value).startswith(what)


def test_a_file_is_unchanged_changed_or_not_found(tmp_path: Path, places: PaperPlaces) -> None:
    path = tmp_path / "a.pdf"
    paper = made(path, b"first")
    assert state(paper, places) is PaperState.NOT_FOUND
    places.remember({paper.digest or "": path})
    assert state(paper, places) is PaperState.UNCHANGED
    path.write_bytes(b"other")  # as long as before
    assert state(paper, places) is PaperState.CHANGED
    path.unlink()
    assert state(paper, places) is PaperState.NOT_FOUND
    assert state(Paper(title="Named only"), places) is PaperState.NO_FILE


def test_a_folder_may_move_with_its_notice_and_a_file_be_renamed_in_it(tmp_path: Path) -> None:
    document = tmp_path / "here" / "n.signoff"
    paper = made(papers_folder(document) / "a.pdf", b"first")
    moved = tmp_path / "there" / "n.signoff"
    document.parent.rename(moved.parent)
    assert state(paper, document=moved) is PaperState.UNCHANGED
    (papers_folder(moved) / "a.pdf").rename(papers_folder(moved) / "b.pdf")
    assert state(paper, document=moved) is PaperState.UNCHANGED
    assert state(paper, document=tmp_path / "n.signoff") is PaperState.NOT_FOUND


def test_what_came_beside_a_notice_is_found_again_without_it(tmp_path: Path, places: PaperPlaces) -> None:
    document = tmp_path / "n.signoff"
    paper = made(tmp_path / "papers" / "a.pdf", b"first")
    remember_beside((paper,), document, places)
    assert state(paper, places) is PaperState.UNCHANGED


def test_a_record_leads_to_no_file_outside_the_folders_that_are_looked_in(tmp_path: Path) -> None:
    paper = made(tmp_path / "private" / "a.pdf", b"first", file_name="../private/a.pdf")
    (tmp_path / "notices").mkdir()
    assert state(paper, document=tmp_path / "notices" / "n.signoff") is PaperState.NOT_FOUND


def test_a_list_of_places_that_cannot_be_read_is_begun_again(tmp_path: Path, places: PaperPlaces) -> None:
    paper = made(tmp_path / "a.pdf", b"first")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "papers.json").write_text("{")
    assert places.of(paper.digest or "") == ()
    places.remember({paper.digest or "": tmp_path / "a.pdf"})
    assert places.of(paper.digest or "") == (tmp_path / "a.pdf",)


def test_papers_are_put_into_a_folder_and_only_public_ones_with_the_publication_copy(tmp_path: Path) -> None:
    public = made(tmp_path / "a.pdf", b"first", public=True)
    secret = made(tmp_path / "b.pdf", b"canary", public=False)
    record = builders.draft(papers=(public, secret, Paper(title="Named only", public=True)))
    document = tmp_path / "n.signoff"
    for copy, names in ((Copy.RECORD, ["a.pdf", "b.pdf"]), (Copy.PUBLICATION, ["a.pdf"])):
        folder = tmp_path / copy
        copy_papers(find_papers(papers_of(record, copy), document=document), folder)
        assert sorted(path.name for path in folder.iterdir()) == names


def test_nothing_is_written_over_and_nothing_changed_is_handed_on(tmp_path: Path) -> None:
    paper = made(tmp_path / "a.pdf", b"first")
    found = find_papers((paper,), document=tmp_path / "n.signoff")
    folder = tmp_path / "out"
    copy_papers(found, folder)
    copy_papers(found, folder)  # there already, as it should be
    (folder / "a.pdf").write_bytes(b"mine!")
    with pytest.raises(FileProblem, match="already exists and is a different file"):
        copy_papers(found, folder)
    assert (folder / "a.pdf").read_bytes() == b"mine!"
    (tmp_path / "a.pdf").write_bytes(b"other")
    with pytest.raises(FileProblem, match="has changed since it was added"):
        read_papers(found)
    with pytest.raises(FileProblem, match="has changed since it was added"):
        find_papers((paper,), document=tmp_path / "n.signoff")
    with pytest.raises(FileProblem, match=r"its file a\.pdf was not found"):
        find_papers((paper,), document=tmp_path / "elsewhere" / "n.signoff")


def test_papers_that_are_too_large_together_are_not_attached(tmp_path: Path) -> None:
    paper = made(tmp_path / "a.pdf", b"first")
    (found,) = find_papers((paper,), document=tmp_path / "n.signoff")
    large = type(found)(replace(paper, size=MOST_ATTACHED + 1), found.name, found.path)
    with pytest.raises(FileProblem, match="are the most that can be attached"):
        read_papers((large,))
