"""A draft is made of a Word file and kept with what has no place yet, in the window and on the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from signoff import actions, word_import
from signoff.cli import main
from signoff.errors import FileProblem
from signoff.intake.placing.placement import Passage
from signoff.intake.word_report import WordReport
from signoff.intake.word_reports import WordReports, own_reports
from signoff.register.store import Register

FILLED_IN = Path(__file__).parent / "intake" / "word" / "filled-in.docx"
NOTICE = "0c0f4c2e-0000-4000-8000-000000000000"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_a_draft_and_what_is_said_of_it(tmp_path: Path) -> None:
    at = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
    draft = word_import.draft_from_word(FILLED_IN, actions.profile_of("leeds"), actor="Ada", at=at)
    assert draft.report.sentence == "21 answers were filled in. 1 passage could not be placed."
    names = {filled.path: (filled.name, filled.answer) for filled in draft.report.filled}
    assert names["approximate_value"] == ("Approximate value", "£100,000 to £500,000")
    assert names["consultation.executive_member"][1] == "N/A Has been briefed."
    assert names["decision_date"] == ("Approval of Decision – Proposed date of the decision", "23 March 2023")
    assert (draft.record.history[0].actor, draft.record.history[0].reason) == ("Ada", "from a Word file")
    with Register.open(tmp_path / "register.sqlite") as register:
        word_import.keep(draft, register, own_reports())
        assert register.get(draft.record.id) == draft.record
    assert own_reports().find(draft.record.id) == draft.report


def test_a_draft_is_not_kept_where_its_report_cannot_be(tmp_path: Path) -> None:
    draft = word_import.draft_from_word(
        FILLED_IN, actions.profile_of("leeds"), actor="", at=dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    )
    (tmp_path / "file").write_text("in the way")
    with Register.open(tmp_path / "register.sqlite") as register:
        with pytest.raises(FileProblem):
            word_import.keep(draft, register, WordReports(tmp_path / "file"))
        assert list(register.each_row()) == []


def test_reports_are_kept_until_they_are_removed(tmp_path: Path) -> None:
    reports = WordReports(tmp_path / "word")
    assert reports.find(NOTICE) is None
    report = WordReport(source="a.docx", passages=(Passage(heading="Budget code", text="123 45"),))
    reports.keep(NOTICE, report)
    assert WordReports(tmp_path / "word").find(NOTICE) == report
    assert report.passages[0].whole == "Budget code: 123 45"
    reports.remove(NOTICE)
    reports.remove(NOTICE)
    assert reports.find(NOTICE) is None


def test_a_damaged_report_is_left_as_it_is(tmp_path: Path) -> None:
    reports = WordReports(tmp_path)
    path = tmp_path / f"{NOTICE}.json"
    path.write_text("{")
    with pytest.raises(FileProblem, match="left as it is"):
        reports.find(NOTICE)
    assert path.read_text() == "{"
    with pytest.raises(FileProblem):
        reports.find("../settings")


def test_the_command_line_says_what_went_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = ["--register", str(tmp_path / "register.sqlite")]
    assert main(["import", str(FILLED_IN), *register]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("A draft was made from it. 21 answers were filled in. 1 passage could not be placed.")
    assert "  Director: Director of Children & Families" in lines
    assert "  Not placed: Prepared with the help of the Programme Office." in lines
    assert main(["import", str(FILLED_IN), "--json", *register]) == 0
    (outcome,) = json.loads(capsys.readouterr().out)
    assert (outcome["outcome"], len(outcome["answers"]), len(outcome["not_placed"])) == ("created", 21, 1)
    assert own_reports().find(outcome["id"]) is not None


def test_what_is_no_word_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.docx"
    path.write_bytes(b"%PDF-1.7")
    assert main(["import", str(path), "--register", str(tmp_path / "register.sqlite")]) == 2
    assert capsys.readouterr().err == "notes.docx is a PDF, not a Word document.\n"
    assert not (tmp_path / "register.sqlite").exists()
