"""A file that could not be checked is called neither altered, intact nor unsigned: the verdict says so, and why."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import builders
from checking import forgeries as forge
from checking.test_document_verdict import bad, judged
from checking.test_other_versions import other, sealed
from isolation import fake_children
from signing import seals
from signoff import actions, paths
from signoff.checking.document_verdict import verify_file
from signoff.checking.report import as_data, as_lines
from signoff.cli import main
from signoff.errors import SignoffError
from signoff.isolation import command
from signoff.pdf.export import render
from signoff.pdf.metadata import LAYOUT
from signoff.signing.proof.known_keys import no_names
from signoff.signing.seal import check as seal_check
from signoff.signing.verification import MEMORY_SHORT, Outcome, Result, Verdict

FONT = "fonts/LiberationSans-Regular.ttf"


@pytest.fixture(autouse=True)
def one_process() -> None:
    """Start the workers' processes here, unlike in the other tests of this folder."""


@cache
def dated() -> bytes:
    """Return an unsealed record copy with the dates that follow, so that it must be looked through."""
    record = builders.signed()
    return render(record, actions.dates_that_follow(record, actions.profile_of(record.council))).data


SOUND: dict[str, Callable[[], bytes]] = {"sealed": seals.sealed, "unsealed": dated}


def unchecked(verdict: Verdict) -> list[str]:
    return [check.sentence for check in verdict.checks if check.result is Result.UNCHECKED]


def require_unchecked(verdict: Verdict, reason: str, *, is_read: bool = True) -> None:
    """Require a verdict that nothing could be checked; who signed is said where a process could read the record."""
    assert verdict.outcome is Outcome.UNCHECKED
    assert verdict.summary.startswith("Could not be checked here: ")
    assert reason in verdict.summary
    assert reason in unchecked(verdict)[0]
    assert bad(verdict) == {}
    assert "ltered" not in "\n".join(as_lines(verdict))
    assert bool(verdict.signatories) is is_read


@pytest.mark.parametrize("kind", SOUND)
def test_what_is_sound_is_intact_where_it_can_be_checked(kind: str) -> None:
    assert judged(SOUND[kind]()).outcome is Outcome.INTACT


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("words", [fake_children.no_program, fake_children.says_no])
def test_a_program_that_cannot_start_is_not_an_alteration(
    words: Callable[[str], list[str]], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "child_command", words)
    require_unchecked(judged(SOUND[kind]()), "could not be started: ", is_read=False)


@pytest.mark.parametrize("kind", SOUND)
def test_a_program_that_hangs_is_not_an_alteration(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.HANGS_AFTER_REQUEST)
    fake_children.limit(monkeypatch, seconds=0.5)
    require_unchecked(judged(SOUND[kind]()), "was not finished after 0.5 seconds and was stopped", is_read=False)


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (fake_children.DIES, "ended before it was finished (exit status 7)"),
        (fake_children.LACKS_MEMORY, "needed more memory than it may use"),
        (fake_children.ANSWERS_OTHER_DATA, "gave an answer that cannot be read"),
    ],
    ids=["dies", "memory", "other data"],
)
def test_a_program_that_fails_is_not_an_alteration(
    code: str, reason: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_children.put_in_place(monkeypatch, code)
    require_unchecked(judged(SOUND[kind]()), reason, is_read=False)


def all_but(task: str) -> Callable[[str], list[str]]:
    """Return what starts the right program for every task but one, and for that a program that does not exist."""
    usual = command.child_command
    return lambda name: fake_children.no_program(name) if name == task else usual(name)


@pytest.mark.parametrize("task", ["seals", "comparison"])
def test_one_check_that_could_not_be_made_leaves_the_others(task: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "child_command", all_but(task))
    verdict = judged(seals.sealed())
    require_unchecked(verdict, "could not be started: no such file or directory.")
    assert len(unchecked(verdict)) == 1
    passed = {check.subject for check in verdict.checks if check.result is Result.OK}
    assert passed >= ({"printed", "look", "file"} if task == "seals" else {"content", "history"})
    assert bool(verdict.seals) == (task == "comparison")


def test_what_another_version_made_is_not_judged_without_its_seal(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = sealed(other(monkeypatch, layout=LAYOUT))
    monkeypatch.setattr(command, "child_command", all_but("seals"))
    require_unchecked(judged(pdf), "could not be started")


def test_what_a_check_did_find_is_altered_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    forged = forge.reworded(forge.printed("£5,000"))
    monkeypatch.setattr(command, "child_command", all_but("seals"))
    sealed_since = forged + b"\n% /ByteRange [0 1 2 3]"
    verdict = judged(sealed_since)
    assert verdict.outcome is Outcome.ALTERED
    assert verdict.summary.startswith("Altered: the printed notice says “£5,000”")
    assert unchecked(verdict)[0] in verdict.details


def test_a_forged_record_is_found_where_its_pages_cannot_be_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    from signoff.notice.record import codec

    forged = codec.write_record(forge.record()).replace("£50,000".encode(), "£5,000".encode())
    monkeypatch.setattr(command, "child_command", all_but("comparison"))
    verdict = judged(forge.with_record(forge.printed(), forged))
    assert verdict.outcome is Outcome.ALTERED
    assert verdict.summary.startswith("Altered: the content is not what the decision maker")
    assert unchecked(verdict)


def test_a_draft_that_could_not_be_checked_is_not_called_unsigned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "child_command", fake_children.no_program)
    assert judged(render(builders.draft()).data + b"%").outcome is Outcome.UNCHECKED


def without_font(folder: Path) -> Path:
    """Return a copy of the bundled resources in which a font is missing."""
    root = folder / "resources"
    shutil.copytree(paths.resource_root(), root)
    (root / FONT).unlink()
    return root


@pytest.mark.parametrize("kind", SOUND)
def test_a_missing_font_is_not_an_alteration(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = without_font(tmp_path)
    code = (
        "import sys\nfrom pathlib import Path\nfrom signoff import paths\n"
        f"paths.resource_root = lambda: Path({str(root)!r})\n"
        "from signoff.isolation.child import main\nsys.exit(main(sys.argv[1:]))"
    )
    monkeypatch.setattr(command, "child_command", lambda task: [sys.executable, "-P", "-c", code, task])
    require_unchecked(judged(SOUND[kind]()), f"its file {FONT} is missing.")


def short(*_: object, **__: object) -> None:
    raise MemoryError


def test_memory_that_runs_out_here_is_not_an_alteration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_check, "check_seals", short)
    verdict = judged(seals.sealed())
    require_unchecked(verdict, "too little free memory")
    assert unchecked(verdict) == [MEMORY_SHORT]


@pytest.mark.parametrize("place", ["signoff.pdf.isolated_attachment.read_record_in_pdf", "signoff.files.read_limited"])
def test_memory_that_runs_out_before_the_record_is_read_is_a_verdict_too(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(seals.sealed())
    monkeypatch.setattr(place, short)
    monkeypatch.setattr(command, "child_command", fake_children.no_program)
    verdict = verify_file(path, no_names)
    assert verdict.outcome is Outcome.UNCHECKED
    assert verdict.summary.endswith("too little free memory to check the file. Close other programs and try again.")


def test_memory_that_runs_out_while_reading_a_file_is_not_a_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from signoff.checking.object_graph import open_reader
    from signoff.signing.seal.reader import read_seals

    monkeypatch.setattr("pyhanko.pdf_utils.reader.PdfFileReader.__init__", short)
    with pytest.raises(MemoryError):
        open_reader(seals.sealed(), "The file")
    with pytest.raises(MemoryError):
        read_seals(seals.sealed())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("kind", SOUND)
def test_where_memory_cannot_be_bounded_the_check_is_made(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import resource, sys\ndef refused(*_): raise ValueError('current limit exceeds maximum limit')\n"
        "resource.setrlimit = refused\n"
        "from signoff.isolation.child import main\nsys.exit(main(sys.argv[1:]))"
    )
    monkeypatch.setattr(command, "child_command", lambda task: [sys.executable, "-P", "-c", code, task])
    assert judged(SOUND[kind]()).outcome is Outcome.INTACT


@pytest.mark.parametrize("kind", SOUND)
def test_the_command_says_why_and_ends_with_4(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "n.pdf"
    path.write_bytes(SOUND[kind]())
    monkeypatch.setattr(command, "child_command", fake_children.says_no)
    assert main(["verify", str(path)]) == 4
    captured = capsys.readouterr()
    assert captured.out.startswith("Could not be checked here: the program that ")
    assert "could not be started: it ended at once (exit status 1)." in captured.out
    assert "  unknown  The program that " in captured.out
    assert captured.err == ""
    assert main(["verify", str(path), "--json"]) == 4
    data = json.loads(capsys.readouterr().out)
    assert data["outcome"] == "unchecked"
    assert data == as_data(judged(path.read_bytes()))
    assert "unchecked" in {check["result"] for check in data["checks"]}


def test_the_demonstration_does_not_pass_over_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from signoff.commands import demo

    path = tmp_path / "n.pdf"
    path.write_bytes(seals.sealed())
    monkeypatch.setattr(command, "child_command", fake_children.says_no)
    with pytest.raises(SignoffError, match=r"n\.pdf: Could not be checked here: "):
        demo._verify(path)
