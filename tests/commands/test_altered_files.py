"""A file that was altered is refused by every command, in one sentence, and nothing is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import signed
from checking.in_process import stay_in_this_process
from signoff import actions, paths
from signoff.cli import main
from signoff.notice.record import codec
from signoff.notice.record.record import Copy, Role

SIGN = (
    "--role",
    "decision_maker",
    "--name",
    "A. Officer",
    "--post",
    "Chief Officer",
    "--date",
    "2024-05-14",
    "--typed",
)
HAND_OVER = ("--to", "Sam Lee", "--name", "Pat Adams")
COMMANDS = {
    "check": ((), "Its answers were not checked."),
    "sign": ((*SIGN, "--output", "new.signoff"), "It was not signed."),
    "handover": ((*HAND_OVER, "--output", "new.signoff"), "It was not handed over."),
    "export": (("--output", "new.pdf"), "No PDF was made of it."),
    "import": ((), "It was not opened, and nothing of it came into the register."),
}
"""What each command is given besides the file, and what it says it did not do."""


@pytest.fixture(params=["pdf", "signoff"])
def altered(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An approved notice that still waits for its signature: as a PDF whose pages were changed, and as a record."""
    monkeypatch.chdir(tmp_path)
    stay_in_this_process(monkeypatch)
    approved = signed(role=Role.SCRUTINY_CHAIR)
    path = Path(f"sent.{request.param}")
    if request.param == "pdf":
        actions.export_pdf(approved, path, Copy.RECORD)
        path.write_bytes(path.read_bytes() + b"\n% and more\n")
    else:
        document = json.loads(codec.write_record(approved))
        document["notice"]["decision"] = "The officer agreed to ten gates."
        path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_what_was_altered_goes_no_further(command: str, altered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options, consequence = COMMANDS[command]
    assert main([command, str(altered), *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(("sent.", "signoff: sent."))
    assert ": altered: " in printed.err
    assert printed.err.endswith(f". {consequence}\n")
    assert printed.err.count("\n") == 1
    assert list(Path().iterdir()) == [altered]
    assert not paths.default_register().exists()


def test_what_was_altered_is_compared_and_said_to_be(altered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = Path("sound.signoff")
    actions.save_document(signed(role=Role.SCRUTINY_CHAIR), sound)
    is_content = altered.suffix == ".signoff"
    assert main(["compare", str(sound), str(altered)]) == int(is_content)
    printed = capsys.readouterr()
    assert printed.err.startswith(f"{altered.name}: altered: ")
    assert printed.err.count("\n") == 1
    assert ("ten gates" in printed.out) is is_content
