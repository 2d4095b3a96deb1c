"""The command line beyond the simplest case: approvals, pictures, lost characters, limits and days."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from builders import draft, later, signed
from signing import papers
from signoff import actions, paths
from signoff.cli import main
from signoff.commands import COMMANDS
from signoff.files import PDF_LIMIT
from signoff.notice.marks.mark import ImageMark, TypedMark
from signoff.notice.record import codec, lifecycle
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record, Role, Status, Terms

WHO = ["--name", "A. Officer", "--post", "Chief Officer", "--date", "2023-03-23"]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "published.signoff"
    assert main(["example", "--output", str(path)]) == 0
    return path


def written(record: Record, path: Path) -> Path:
    path.write_bytes(codec.write_record(record))
    return path


def findings(path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    main(["check", str(path), "--json", *words])
    collected: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return collected


@pytest.mark.parametrize("approvals", [["executive_member", "scrutiny_chair"], ["scrutiny_chair", "executive_member"]])
def test_approvals_come_in_either_order_before_the_decision_maker(
    approvals: list[str], published: Path, tmp_path: Path
) -> None:
    roles = [*approvals, "decision_maker"]
    steps = [published, *(tmp_path / f"{role}.signoff" for role in roles)]
    for role, before, after in zip(roles, steps[:-1], steps[1:], strict=True):
        assert main(["sign", str(before), "--role", role, *WHO, "--typed", "--output", str(after)]) == 0
    record = actions.open_document(steps[-1])
    assert [signature.role for signature in record.signatures] == roles
    assert actions.open_document(steps[2]).status is Status.DRAFT
    last = tmp_path / "late.signoff"
    assert main(["sign", str(steps[-1]), "--role", "scrutiny_chair", *WHO, "--typed", "--output", str(last)]) == 1
    assert not last.exists()


def test_a_picture_signs_and_a_typed_mark_is_the_name(published: Path, tmp_path: Path) -> None:
    picture, out = tmp_path / "mark.jpg", tmp_path / "out.signoff"
    picture.write_bytes(papers.saved(papers.photograph("white", papers.signature((1200, 500), (200, 120, 800)))))
    sign = ["sign", str(published), "--role", "decision_maker", *WHO, "--output", str(out)]
    assert main([*sign, "--image", str(picture)]) == 0
    assert isinstance(actions.open_document(out).signatures[0].mark, ImageMark)
    assert main(["export", str(out), "--output", str(tmp_path / "out.pdf")]) == 0
    assert main([*sign, "--typed"]) == 0
    assert actions.open_document(out).signatures[0].mark == TypedMark(text="A. Officer")


def test_an_export_that_would_lose_text_is_status_1_and_names_what_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, pdf = written(draft(subject="A gate \U0001f984"), tmp_path / "n.signoff"), tmp_path / "n.pdf"
    assert main(["export", str(path), "--output", str(pdf)]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "\U0001f984" in sentence
    assert "Subject" in sentence
    assert not pdf.exists()


def test_a_pdf_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = tmp_path / "big.pdf"
    with pdf.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(PDF_LIMIT + 1)
    assert main(["verify", str(pdf)]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.endswith("too large to be a PDF: it has 33,554,433 bytes, and the limit is 33,554,432 bytes.")


def test_on_is_the_day_of_judging_and_not_the_decisions(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = actions.open_document(published)
    path = written(
        replace(record, notice=with_value(record.notice, "decision_date", later(0).date())), published.with_name("d")
    )
    assert "decision-date-in-future" in {finding["rule"] for finding in findings(path, capsys, "--on", "2024-05-13")}
    assert "decision-date-in-future" not in {
        finding["rule"] for finding in findings(path, capsys, "--on", "2024-05-14")
    }


def test_a_settled_warning_stays_listed_with_its_word(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = findings(published, capsys)
    settled = lifecycle.settle(
        actions.open_document(published),
        rule=first["rule"],
        field=first["field"],
        word="As briefed",
        actor="PA",
        at=later(1),
    )
    path = written(settled, tmp_path / "settled.signoff")
    warning, *rest = findings(path, capsys)
    assert warning["settled"] == {"word": "As briefed", "by": "PA", "at": "2024-05-14T12:01:00+00:00"}
    assert rest == others
    assert main(["check", str(path)]) == 0
    assert "(considered: As briefed)" in capsys.readouterr().out


@pytest.mark.parametrize("name", actions.example_names())
def test_a_finding_leads_to_an_answer_and_a_section_of_the_notice(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections = json.loads(codec.write_record(draft()))["notice"]
    example = actions.example(name)
    answers = replace(draft().notice, decision_type=example.notice.decision_type, reasons=None)
    blank = replace(draft(), terms=example.terms, notice=answers)
    for finding in findings(written(blank, tmp_path / "n.signoff"), capsys):
        assert finding["section"] in sections
        assert finding["severity"] in ("error", "warning")


def test_counts_are_said_as_people_say_them(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(findings(published, capsys, "--on", "2023-03-23"))
    assert main(["check", str(published), "--on", "2023-03-23"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"0 errors, {count} warnings"


def test_a_council_without_a_profile_here_is_said_and_its_notices_can_still_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(replace(draft(), council="atlantis"), tmp_path / "n.signoff")
    sign = ["sign", str(path), "--role", "decision_maker", *WHO, "--typed", "--output", str(tmp_path / "out")]
    for words in (["check", str(path)], sign):
        assert main(words) == 2
        assert capsys.readouterr().err.startswith("There is no profile of a council called “atlantis”")
    assert main(["verify", str(path)]) == 3
    assert main(["export", str(path), "--output", str(tmp_path / "n.pdf")]) == 0
    assert main(["import", str(path), "--register", str(tmp_path / "register.sqlite")]) == 0


def test_a_notice_without_terms_goes_all_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record from elsewhere may have been made without the council's words: today's stand in for them."""
    notice, signed, pdf = (tmp_path / name for name in ("n.signoff", "s.signoff", "n.pdf"))
    written(replace(draft(), terms=Terms()), notice)
    assert {finding["rule"] for finding in findings(notice, capsys)}.isdisjoint({"band-missing", "ward-unknown"})
    assert main(["sign", str(notice), "--role", "decision_maker", *WHO, "--typed", "--output", str(signed)]) == 0
    for copy in ("record", "publication"):
        assert main(["export", str(signed), "--copy", copy, "--output", str(pdf)]) == 0
        assert main(["verify", str(pdf)]) == 0
    assert main(["import", str(signed), "--register", str(tmp_path / "register.sqlite")]) == 0


def test_a_council_s_own_labels_name_the_boxes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = draft(subject=None)
    terms = replace(record.terms, labels=record.terms.labels | {"subject": "Title of the decision"})
    assert main(["check", str(written(replace(record, terms=terms), tmp_path / "n.signoff"))]) == 1
    assert "error    Title of the decision: " in capsys.readouterr().out


def test_rows_and_outcomes_come_as_json(published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = ["--register", str(tmp_path / "register.sqlite"), "--json"]
    capsys.readouterr()
    assert main(["import", str(published), *register]) == 0
    (imported,) = json.loads(capsys.readouterr().out)
    assert (imported["file"], imported["outcome"]) == (str(published), "added")
    for words in (["list"], ["search", "social worker"]):
        assert main([*words, *register]) == 0
        (row,) = json.loads(capsys.readouterr().out)
        assert row["id"] == imported["id"]
    assert main(["search", "helicopter", *register]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_that_is_refused_stops_none_of_the_others(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = ["--register", str(tmp_path / "register.sqlite")]
    bad, altered, missing = (tmp_path / name for name in ("bad.signoff", "altered.signoff", "missing.signoff"))
    bad.write_bytes(b"{}")
    actions.save_document(signed(), altered)
    altered.write_bytes(altered.read_bytes().replace(b"gate", b"door"))
    files = [str(path) for path in (bad, altered, published, missing)]
    assert main(["import", *files, *register]) == 1
    said = capsys.readouterr()
    assert [line.partition(":")[0] for line in said.out.splitlines()] == [str(published)]
    lines = said.err.splitlines()
    assert [line.partition(" ")[0].strip(":") for line in lines] == ["bad.signoff", altered.name, str(missing), "3"]
    assert lines[1].startswith("altered.signoff: altered: the content is not what")
    assert lines[-1] == "3 of 4 files were not imported."

    assert main(["import", *files, "--json", *register]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["outcome"] for row in rows] == ["refused", "altered", "identical", "refused"]


def test_no_register_is_made_where_every_file_is_refused(tmp_path: Path) -> None:
    register, bad = tmp_path / "register.sqlite", tmp_path / "bad.signoff"
    bad.write_bytes(b"{}")
    assert main(["import", str(bad), str(bad), "--register", str(register)]) == 2
    assert not register.exists()


def test_the_register_is_ones_own_unless_named(published: Path) -> None:
    assert main(["import", str(published)]) == 0
    assert paths.default_register().is_file()


def test_every_command_is_known_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that the parser has, but not the list of names, would be taken for a file."""
    with pytest.raises(SystemExit):
        main(["--help"])
    helped = re.findall(r"^    (\w+)", capsys.readouterr().out, re.MULTILINE)
    assert sorted(helped) == sorted(COMMANDS)


@pytest.mark.parametrize("words", ["import", "list", "search"])
def test_the_commands_of_the_register_have_help(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([words, "--help"])
    assert stop.value.code == 0
    assert {"--register", "--json"} <= set(re.findall(r"--\w+", capsys.readouterr().out))


def test_the_scrutiny_chair_s_approval_leaves_the_content_open(published: Path, tmp_path: Path) -> None:
    out = tmp_path / "approved.signoff"
    assert main(["sign", str(published), "--role", "scrutiny_chair", *WHO, "--typed", "--output", str(out)]) == 0
    record = actions.open_document(out)
    assert record.decision_signature is None
    assert record.notice == actions.open_document(published).notice
    assert record.approvals[0].role is Role.SCRUTINY_CHAIR
    assert main(["verify", str(out)]) == 3


def altered(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")
    return path


def raise_the_amount(document: dict[str, Any]) -> None:
    document["notice"]["reasons"] = document["notice"]["reasons"].replace("£319,151", "£919,151")


SIGN = ("--name", "A. Officer", "--post", "Chief Officer", "--date", "2023-03-23", "--typed", "--output")


@pytest.mark.parametrize("copy", ["record", "publication"])
def test_what_was_altered_after_signing_leaves_in_no_copy(
    copy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, locked, out = tmp_path / "draft.signoff", tmp_path / "signed.signoff", tmp_path / "out.pdf"
    assert main(["example", "--output", str(plain)]) == 0
    assert main(["sign", str(plain), "--role", "decision_maker", *SIGN, str(locked)]) == 0
    assert main(["export", str(altered(locked, raise_the_amount)), "--output", str(out), "--copy", copy]) == 2
    output = capsys.readouterr().err
    assert "signed.signoff: altered: the content is not what the decision maker, A. Officer, signed. " in output
    assert not out.exists()


def test_an_altered_publication_copy_is_not_printed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    public, out = tmp_path / "public.signoff", tmp_path / "out.pdf"
    public.write_bytes(codec.write_record(publication_copy(signed())))
    altered(public, lambda document: document["notice"].update(subject="Another gate"))
    assert main(["export", str(public), "--output", str(out), "--copy", "publication"]) == 2
    assert "is not what was exported" in capsys.readouterr().err
    assert not out.exists()


def test_nobody_signs_over_an_approval_of_other_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, approved, out = tmp_path / "draft.signoff", tmp_path / "approved.signoff", tmp_path / "out.signoff"
    assert main(["example", "--output", str(plain)]) == 0
    assert main(["sign", str(plain), "--role", "scrutiny_chair", *SIGN, str(approved)]) == 0
    altered(approved, raise_the_amount)
    assert main(["sign", str(approved), "--role", "decision_maker", *SIGN, str(out)]) == 2
    assert "the content is not what the scrutiny chair, A. Officer, signed" in capsys.readouterr().err
    assert not out.exists()
