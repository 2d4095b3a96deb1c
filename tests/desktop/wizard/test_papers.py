"""The page of the papers: files and links are added, said to be public or not, checked, and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.wizard.hands import Bench, Hands
from signoff.desktop.exchange.paper_words import size_words
from signoff.desktop.wizard.paper_rows import PaperRows
from signoff.notice.record.model import Notice, Paper, PaperKind


def drop(hands: Hands, *paths: Path) -> None:
    """Drop files on the list."""
    rows = hands.view.findChild(PaperRows)
    assert rows is not None
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, no_keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    rows.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, no_keys))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bridge_report.pdf"
    path.write_bytes(b"a report")
    return path


def test_a_dropped_file_is_added_with_a_title_and_nobody_has_said_who_may_see_it(bench: Bench, report: Path) -> None:
    hands = bench()
    hands.open("papers")
    drop(hands, report, report.with_name("gone.pdf"), report)
    (paper,) = hands.value("papers")
    assert (paper.title, paper.kind, paper.public, paper.size) == ("Bridge report", PaperKind.REPORT, None, 8)
    hands.choose("papers.0.public", "yes")
    hands.choose("papers.0.kind", str(PaperKind.BACKGROUND))
    hands.type("papers.0.link", "https://example.org/b.pdf")
    (paper,) = hands.value("papers")
    assert (paper.kind, paper.public, paper.link) == (PaperKind.BACKGROUND, True, "https://example.org/b.pdf")


def test_files_are_checked_and_a_changed_one_is_taken_as_it_is_now_on_request(bench: Bench, report: Path) -> None:
    hands = bench()
    hands.open("papers")
    drop(hands, report)
    assert not hands.shows("papers.0:locate")
    before = hands.value("papers")[0].digest
    report.write_bytes(b"b report")
    hands.press("papers:check")
    assert hands.shows("papers.0:locate")
    hands.press("papers.0:use")
    assert hands.value("papers")[0].digest != before
    assert not hands.shows("papers.0:use")


def test_a_link_is_added_and_a_paper_removed(bench: Bench, report: Path) -> None:
    hands = bench()
    hands.open("papers")
    drop(hands, report)
    hands.press("papers:addLink")
    hands.type("papers.1.title", "Survey")
    hands.press("papers.0:remove")
    assert [paper.title for paper in hands.value("papers")] == ["Survey"]


def test_a_finding_leads_to_the_field_of_its_paper(bench: Bench) -> None:
    papers = (Paper(title="A", kind=PaperKind.REPORT, public=True), Paper(kind=PaperKind.REPORT, public=True))
    hands = bench(Notice(papers=papers))
    hands.open("papers", "papers.1.title")
    assert hands.line("papers.1.title").hasFocus()


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (999, "999 bytes"), (284_113, "284 KB"), (2_500_000, "2.5 MB"), (None, "size not known")],
)
def test_sizes_are_said_as_people_read_them(size: int | None, words: str) -> None:
    assert size_words(size) == words


def test_what_became_of_a_file_is_said_with_its_paper_and_when_it_is_asked(
    bench: Bench, report: Path, announced: list[str]
) -> None:
    hands = bench()
    hands.open("papers")
    drop(hands, report)
    assert announced[-1] == "Paper added"
    report.write_bytes(b"b report")
    announced.clear()
    hands.press("papers:check")
    assert announced == ["Reading files…", "Bridge report: Changed since it was added."]
    title = hands.view.findChild(QWidget, "papers.0.title")
    assert title is not None
    assert title.accessibleDescription() == "File: bridge_report.pdf · 8 bytes. Changed since it was added"


def test_the_focus_stays_with_the_papers_as_one_is_removed(
    bench: Bench, announced: list[str], qapp: QApplication
) -> None:
    hands = bench(Notice(papers=(Paper(title="A"), Paper(title="B"))))
    hands.open("papers")
    for left in ("papers.0.title", "papers:addFile"):
        hands.press("papers.0:remove")
        focus = qapp.focusWidget()
        assert focus is not None
        assert focus.objectName() == left
        assert announced[-1] == "Paper removed"
