"""Papers that go with what is exported from the window: asked for, in a folder or attached, and never by themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builders import DAY, draft, later
from desktop.answering import AnsweringNotifier
from desktop.inline_tasks import InlineTasks
from signoff.desktop.core.lifecycle_steps import NoticeSteps
from signoff.desktop.core.notifier import ExportChoice, PaperExport
from signoff.desktop.core.services import Services
from signoff.desktop.core.session import NoticeSession
from signoff.desktop.core.settings import Settings
from signoff.desktop.core.signature_request import SignatureRequest
from signoff.desktop.exchange.batch import Result
from signoff.desktop.exchange.export_dialog import ExportDialog
from signoff.desktop.exchange.export_files import ExportFiles, ExportRequest
from signoff.desktop.exchange.import_files import import_files
from signoff.desktop.exchange.paper_transfer import BESIDE, ELSEWHERE, PaperTransfer
from signoff.desktop.exchange.pdf_export import Exports
from signoff.desktop.look.theme import Theme
from signoff.errors import SignoffError
from signoff.notice.form.profile_file import load_profile
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record.model import Paper, PaperKind
from signoff.notice.record.record import Copy, Role
from signoff.papers.places import PaperPlaces
from signoff.pdf.export import render
from signoff.pdf.reading.document import read_document
from signoff.register.list_query import ListQuery
from signoff.register.progress import never, untold
from signoff.register.store import Register

CONTENT = b"the prices"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
PAPER = Paper(
    title="Prices", kind=PaperKind.BACKGROUND, public=False, file_name="prices.csv", digest=DIGEST, size=len(CONTENT)
)
REQUEST = SignatureRequest(Role.DECISION_MAKER, "A. Officer", "Chief Officer", DAY, TypedMark(text="A. Officer"))


class Desk:
    """A notice with a paper, signed in the window, whose file this machine has."""

    def __init__(self, folder: Path, register: Register, theme: Theme) -> None:
        self.folder, self.register = folder, register
        self.file = folder / "prices.csv"
        self.file.write_bytes(CONTENT)
        PaperPlaces().remember({DIGEST: self.file})
        self.notifier = AnsweringNotifier(theme)
        settings = Settings(folder / "settings.json")
        settings.update(name="Pat")
        services = Services(theme, register, settings, InlineTasks(), self.notifier, lambda: later(60))
        self.transfer, self.exports = PaperTransfer(services), Exports(services)
        self.problems: list[SignoffError] = []
        self.session = NoticeSession(
            register, load_profile("leeds"), draft(papers=(PAPER,)), actor=lambda: "Pat", clock=lambda: later(20)
        )
        self.session.flush()
        candidate = NoticeSteps(self.session).signing(REQUEST)()
        NoticeSteps(self.session).sign(candidate, render(candidate).data)

    def export(self, copy: Copy, papers: PaperExport) -> Path:
        path = self.folder / f"{copy}.pdf"
        self.exports.write(self.session.record, copy, path, (), lambda: None, self.problems.append, papers)
        return path


@pytest.fixture
def desk(tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    with Register.open(tmp_path / "register.sqlite") as register:
        yield Desk(tmp_path, register, theme)


def test_papers_are_attached_to_the_pages_that_were_signed(desk: Desk) -> None:
    path = desk.export(Copy.RECORD, PaperExport.ATTACHED)
    assert desk.problems == []
    assert [file.data for file in read_document(path.read_bytes()).papers] == [CONTENT]


def test_papers_are_put_into_a_folder_without_those_that_the_public_cannot_see(desk: Desk) -> None:
    desk.export(Copy.RECORD, PaperExport.FOLDER)
    assert (desk.folder / "record-papers" / "prices.csv").read_bytes() == CONTENT
    desk.export(Copy.PUBLICATION, PaperExport.FOLDER)
    assert not (desk.folder / "publication-papers").exists()


def test_a_paper_that_changed_stops_the_export(desk: Desk) -> None:
    desk.file.write_bytes(b"the prices again")
    path = desk.export(Copy.RECORD, PaperExport.FOLDER)
    assert not path.exists()
    assert "has changed since it was added" in str(desk.problems[0])


def test_papers_go_beside_a_notices_own_file_and_are_found_where_they_came(desk: Desk, tmp_path: Path) -> None:
    sent = tmp_path / "sent" / "n.signoff"
    sent.parent.mkdir()
    desk.notifier.yes = True
    desk.transfer.offer_beside(desk.session.record, sent)
    copied = tmp_path / "sent" / "n-papers" / "prices.csv"
    assert copied.read_bytes() == CONTENT
    desk.transfer.receive(desk.session.record, sent)
    assert PaperPlaces().of(DIGEST)[0] == copied


def test_the_dialog_asks_for_papers_only_where_there_are_files(theme: Theme, qtbot: QtBot) -> None:
    without = ExportDialog(theme, draft(papers=(Paper(title="Named only"),)))
    qtbot.addWidget(without)
    assert without.papers is None
    dialog = ExportDialog(theme, draft(papers=(PAPER,)))
    qtbot.addWidget(dialog)
    assert dialog.papers is not None
    assert dialog.wanted == ExportChoice(Copy.RECORD)
    dialog.papers.attached.click()
    assert dialog.wanted == ExportChoice(Copy.RECORD, papers=PaperExport.ATTACHED)
    dialog.copies.button(Copy.PUBLICATION).click()
    assert dialog.wanted == ExportChoice(Copy.PUBLICATION)
    dialog.papers.folder.click()
    assert dialog.wanted == ExportChoice(Copy.PUBLICATION, papers=PaperExport.FOLDER)


def other_laptop(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on with a data folder that knows no place of any paper, where the paper's own file is gone."""
    folder = desk.folder / "other laptop"
    folder.mkdir()
    monkeypatch.setenv("SIGNOFF_DATA", str(folder / "data"))
    desk.file.unlink()


def test_papers_inside_a_record_copy_are_offered_and_saved_beside_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.export(Copy.RECORD, PaperExport.ATTACHED)
    other_laptop(desk, monkeypatch)
    desk.notifier.picked = BESIDE
    desk.transfer.receive(desk.session.record, path)
    assert "The file has a paper inside: “Prices”." in desk.notifier.questions[-1]
    saved = path.with_name(f"{path.stem}-papers") / "prices.csv"
    assert saved.read_bytes() == CONTENT
    assert PaperPlaces().of(DIGEST) == (saved,)
    asked = len(desk.notifier.questions)
    desk.transfer.receive(desk.session.record, path)
    assert len(desk.notifier.questions) == asked, "what is there is not offered again"


def test_papers_are_saved_elsewhere_where_that_is_wanted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.export(Copy.RECORD, PaperExport.ATTACHED)
    other_laptop(desk, monkeypatch)
    desk.notifier.picked, desk.notifier.file = ELSEWHERE, desk.folder / "other laptop"
    desk.transfer.receive(desk.session.record, path)
    assert (desk.folder / "other laptop" / f"{path.stem}-papers" / "prices.csv").read_bytes() == CONTENT


def test_no_other_file_is_replaced_by_a_paper(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.export(Copy.RECORD, PaperExport.ATTACHED)
    other_laptop(desk, monkeypatch)
    folder = path.with_name(f"{path.stem}-papers")
    folder.mkdir()
    (folder / "prices.csv").write_bytes(b"another")
    answers = iter((BESIDE, ELSEWHERE))
    monkeypatch.setattr(desk.notifier, "pick", lambda *_: next(answers))
    desk.notifier.file = desk.folder / "other laptop"
    desk.transfer.receive(desk.session.record, path)
    assert (folder / "prices.csv").read_bytes() == b"another"
    assert "is a different file, so it was not changed" in desk.notifier.problems[-1]
    saved = desk.notifier.file / folder.name / "prices.csv"
    assert saved.read_bytes() == CONTENT, "it is asked again where the papers go"


def test_of_many_what_is_inside_is_said_and_not_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.export(Copy.RECORD, PaperExport.ATTACHED)
    other_laptop(desk, monkeypatch)
    with Register.open(desk.folder / "second.sqlite") as register:
        (outcome,) = import_files((path,), register, "Ann", untold, never).outcomes
    assert outcome.sentence.endswith("It has a paper inside: open this file by itself to save it.")
    assert not path.with_name(f"{path.stem}-papers").exists()


@pytest.mark.parametrize("papers", [PaperExport.FOLDER, PaperExport.ATTACHED])
def test_many_are_exported_with_their_papers(desk: Desk, papers: PaperExport) -> None:
    folder = desk.folder / "out"
    folder.mkdir()
    request = ExportRequest(ListQuery(), ExportChoice(Copy.RECORD, papers=papers), folder, "Pat")
    (outcome,) = ExportFiles(desk.register, request, lambda: later(60)).run(untold, never).outcomes
    assert outcome.result is Result.DONE
    (pdf,) = folder.glob("*.pdf")
    inside = [file.data for file in read_document(pdf.read_bytes()).papers]
    beside = [file.read_bytes() for file in folder.glob("*-papers/*")]
    assert (inside, beside) == (([], [CONTENT]) if papers is PaperExport.FOLDER else ([CONTENT], []))
    desk.file.unlink()
    (outcome,) = ExportFiles(desk.register, request, lambda: later(60)).run(untold, never).outcomes
    assert outcome.result is Result.FAILED
    assert "its file prices.csv was not found" in outcome.sentence
    assert len(list(folder.glob("*.pdf"))) == 1
