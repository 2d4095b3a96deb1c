"""The command line on good files: what it prints, what it writes, and its exit status."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from signoff import actions
from signoff.cli import main
from signoff.notice.record.comments import comment_on
from signoff.notice.record.record import Status
from signoff.paths import resource

SIGN = ["--role", "decision_maker", "--name", "A. Officer", "--post", "Chief Officer", "--date", "2023-03-23"]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "published.signoff"
    assert main(["example", "--output", str(path)]) == 0
    return path


@pytest.fixture
def signed(published: Path) -> Path:
    path = published.with_name("signed.signoff")
    assert main(["sign", str(published), *SIGN, "--typed", "--output", str(path)]) == 0
    return path


def test_the_examples_are_named_with_one_of_each_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["example", "--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names[0] == "published"
    assert {actions.example(name).notice.decision_type for name in names} == {
        "key",
        "significant_operational",
        "administrative",
    }


def test_an_example_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["example", "key"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["notice"]["decision_type"] == "key"


@pytest.mark.parametrize("name", actions.example_names())
def test_no_example_has_an_error(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "n.signoff"
    main(["example", name, "--output", str(path)])
    capsys.readouterr()
    assert main(["check", str(path), "--on", "2025-02-03", "--json"]) == 0
    assert all(finding["severity"] == "warning" for finding in json.loads(capsys.readouterr().out))


def test_check_reports_errors_with_status_1(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(published.read_text("utf-8"))
    document["notice"]["reasons"] = None
    published.write_text(json.dumps(document), "utf-8")
    capsys.readouterr()
    assert main(["check", str(published), "--json"]) == 1
    errors = [finding for finding in json.loads(capsys.readouterr().out) if finding["severity"] == "error"]
    assert [(error["section"], error["field"]) for error in errors] == [("reasons", "reasons")]
    assert set(errors[0]) == {"severity", "rule", "section", "field", "related", "message", "source", "settled"}
    assert main(["check", str(published)]) == 1
    assert "1 error," in capsys.readouterr().out


def test_check_says_which_rules_are_quiet_and_why(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet = '[[quiet]]\nrule = "officer-not-consulted"\nreason = "Our officers meet weekly."\n'
    (tmp_path / "councils").mkdir()
    bundled = resource("councils/leeds.toml").read_text("utf-8")
    (tmp_path / "councils" / "leeds.toml").write_text(bundled + quiet, "utf-8")
    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path))
    main(["check", str(published)])
    shown = capsys.readouterr().out
    assert "[officer-not-consulted;" not in shown
    assert "officer-not-consulted is switched off for Leeds City Council: Our officers meet weekly." in shown


def test_check_counts_the_open_comments_and_lists_them_on_request(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = actions.open_document(published)
    main(["check", str(published)])
    assert "comment" not in capsys.readouterr().out
    for field, text in (("reasons", "Which\ngate?"), ("no.such.field", "Hm.")):
        record = comment_on(record, field, text, author="Jo Field", post="", at=dt.datetime(2023, 3, 1, tzinfo=dt.UTC))
    actions.save_document(record, published)
    main(["check", str(published)])
    assert "2 comments are open" in capsys.readouterr().out
    main(["check", str(published), "--comments"])
    lines = capsys.readouterr().out.splitlines()
    assert "A brief statement of the reasons for the decision: Jo Field, 1 Mar 2023: Which gate?" in lines
    assert "Notice: Jo Field, 1 Mar 2023: Hm." in lines


def test_signing_dates_and_locks(signed: Path) -> None:
    record = actions.open_document(signed)
    assert record.status is Status.SIGNED
    assert str(record.notice.decision_date) == "2023-03-23"


def test_signing_twice_is_status_1(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = signed.with_name("again.signoff")
    assert main(["sign", str(signed), *SIGN, "--typed", "--output", str(again)]) == 1
    assert "already signed" in capsys.readouterr().err
    assert not again.exists()


def test_handing_over_writes_the_file_and_prints_its_email(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = published.with_name("for-ann.signoff")
    words = ["handover", str(published), "--to", "Ann Lee", "--name", "Pat Jones", "--output", str(out)]
    assert main([*words, "--note", "By Thursday, please.", "--by", "2023-03-23"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Subject: To sign: ")
    assert "\n\nDear Ann Lee,\n\nPlease read and sign" in printed
    assert "by Thursday 23 March 2023" in printed
    assert "\nBy Thursday, please.\n" in printed
    sent = actions.open_document(out)
    assert (sent.status, sent.history[-1].actor, sent.history[-1].reason) == (Status.READY, "Pat Jones", "Ann Lee")


@pytest.mark.parametrize(
    ("changed", "status"),
    [(["--ask", "publish"], 1), (["--to", " "], 1), (["--note", "x" * 4001], 1)],
)
def test_what_cannot_be_handed_over_writes_nothing(
    published: Path, changed: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    out = published.with_name("out.signoff")
    capsys.readouterr()
    words = ["handover", str(published), "--to", "Ann Lee", "--name", "Pat Jones", "--output", str(out), *changed]
    assert main(words) == status
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not out.exists()


def test_errors_block_signing_with_status_1(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(published.read_text("utf-8"))
    document["notice"]["director"] = None
    published.write_text(json.dumps(document), "utf-8")
    out = published.with_name("signed.signoff")
    assert main(["sign", str(published), *SIGN, "--typed", "--output", str(out)]) == 1
    assert "cannot be signed yet" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("copy", ["record", "publication"])
def test_an_exported_pdf_serves_as_input_again(signed: Path, copy: str, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = signed.with_suffix(".pdf")
    assert main(["export", str(signed), "--copy", copy, "--output", str(pdf)]) == 0
    assert main(["verify", str(pdf)]) == 0
    assert main(["check", str(pdf), "--on", "2023-03-23"]) == 0
    again = pdf.with_name("again.pdf")
    assert main(["export", str(pdf), "--copy", copy, "--output", str(again)]) == 0
    first, second = (path.read_bytes().partition(b"%%EOF") for path in (pdf, again))
    assert first[0] == second[0]  # but for the seal, which has an instant and chance in it
    assert "ntact" in capsys.readouterr().out


def test_a_record_copy_cannot_be_made_of_a_publication_copy(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = signed.with_suffix(".pdf")
    main(["export", str(signed), "--copy", "publication", "--output", str(pdf)])
    assert main(["export", str(pdf), "--output", str(pdf.with_name("record.pdf"))]) == 1
    assert "publication copy" in capsys.readouterr().err


def test_verify_distinguishes_intact_altered_and_unsigned(
    published: Path, signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(published)]) == 3
    assert main(["verify", str(signed)]) == 0
    document = json.loads(signed.read_text("utf-8"))
    document["notice"]["subject"] = "Something else"
    signed.write_text(json.dumps(document), "utf-8")
    capsys.readouterr()
    assert main(["verify", str(signed), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["outcome"] == "altered"


def test_deadlines_print_what_follows_from_what_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["deadlines", "--listed", "2024-03-01", "--report-published", "2024-05-03", "--decided", "2024-05-14"]
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "earliest_from_list": "2024-03-30",
        "earliest_from_report": "2024-05-14",
        "effective_from": "2024-05-22",
    }
    assert main(words) == 0
    output = capsys.readouterr().out.splitlines()
    assert output[0].endswith("2024-03-30  Saturday 30 March 2024: the decision may be taken, by the List")
    assert output[2].endswith("Wednesday 22 May 2024: in effect, if not called in; call-in ends on Tuesday 21 May 2024")


def test_deadlines_note_holidays_that_are_not_yet_proclaimed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadlines", "--listed", "2030-03-01", "--general-exception", "2030-03-01"]) == 0
    by_list, by_law, by_exception = capsys.readouterr().out.splitlines()
    assert "proclaimed" not in by_list + by_law
    assert "2030-03-07" in by_law
    assert by_exception.endswith("(the bank holidays of 2030 are not yet proclaimed)")


def test_deadlines_are_those_of_the_council_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = resource("councils/leeds.toml").read_text("utf-8")
    own = text.replace('key = "leeds"', 'key = "barchester"').replace(
        'counts_from = "decision"\ndays = 5', 'counts_from = "publication"\ndays = 1'
    )
    (tmp_path / "councils").mkdir()
    (tmp_path / "councils" / "barchester.toml").write_text(own, "utf-8")
    monkeypatch.setenv("SIGNOFF_DATA", str(tmp_path))
    assert main(["deadlines", "--council", "barchester", "--decided", "2024-05-14", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"effective_from": "2024-05-16"}
    words = ["deadlines", "--council", "barchester", "--decided", "2024-05-14"]
    assert main(words) == 0
    assert "in effect, if published on the day of the decision and not called in" in capsys.readouterr().out
    assert main([*words, "--published", "2024-05-20"]) == 0
    assert "2024-05-22  Wednesday 22 May 2024: in effect, if not called in;" in capsys.readouterr().out


def test_signing_as_another_than_the_notice_names_is_said(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["sign", str(published), "--role", "decision_maker", "--post", "Deputy", "--date", "2023-03-23", "--typed"]
    assert main([*words, "--name", "B. Deputy", "--output", str(tmp_path / "signed.signoff")]) == 0
    assert capsys.readouterr().err.startswith("warning: Signed by B. Deputy, Deputy, the notice names ")


def test_findings_are_on_one_line_each_with_any_text(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads(published.read_text("utf-8"))
    document["notice"]["wards"] = {"scope": "some", "names": ["A\n\u001b[31mB"]}
    path = tmp_path / "ugly.signoff"
    path.write_text(json.dumps(document), "utf-8")
    assert main(["check", str(path), "--on", "2023-03-23"]) == 1
    output = capsys.readouterr().out
    assert "\x1b" not in output
    assert "Not a ward of this council: A [31mB." in output


def test_the_register_takes_lists_and_finds(
    published: Path, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = ["--register", str(tmp_path / "own" / "register.sqlite")]
    assert main(["import", str(published), *register]) == 0
    assert main(["import", str(signed), *register]) == 0
    capsys.readouterr()
    assert main(["list", "--json", *register]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["status"], row["decision_type"]) == ("signed", "significant_operational")
    assert main(["search", "social worker", *register]) == 0
    assert "Acceptance and use" in capsys.readouterr().out
    assert main(["search", "helicopter", *register]) == 0
    assert "Acceptance" not in capsys.readouterr().out


def test_a_conflict_is_refused_with_what_differs(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = ["--register", str(tmp_path / "register.sqlite")]
    mine, theirs = tmp_path / "mine.signoff", tmp_path / "theirs.signoff"
    for path, name in ((mine, "A. Officer"), (theirs, "B. Officer")):
        words = [*SIGN]
        words[3] = name
        assert main(["sign", str(published), *words, "--typed", "--output", str(path)]) == 0
    assert main(["import", str(mine), *register]) == 0
    capsys.readouterr()
    assert main(["import", str(theirs), *register]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_demo_does_the_whole_job(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", "--output", str(folder)]) == 0
    steps = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert steps == ["example", "check", "sign", "export", "export", "verify", "verify"]
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".pdf", ".signoff", ".signoff"]


@pytest.mark.parametrize("command", ["demo", "example", "check", "sign", "handover", "export", "verify", "import"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert "usage: signoff" in capsys.readouterr().out


def test_a_narrow_terminal_does_not_stop_a_listing(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", narrow)
    assert main(["example", "--list"]) == 0
    narrow.flush()
    assert b"\\u2013" in narrow.buffer.getvalue()


def test_two_states_are_compared_as_diff_does(
    published: Path, signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["compare", str(published), str(published)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["compare", str(published), str(signed)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "    + 23 March 2023" in lines
    assert "    + Signed" in lines
    assert main(["compare", str(published), str(signed), "--json"]) == 1
    sections = json.loads(capsys.readouterr().out)
    (date,) = (answer for section in sections for answer in section["answers"] if answer["field"] == "decision_date")
    assert (date["before"], date["after"]) == ([], ["23 March 2023"])
