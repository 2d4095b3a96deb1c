"""The command as a shell runs it: output that goes nowhere, odd file names, pipes without a writer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from signoff.cli import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX shells and devices")


def shell(line: str, folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a line of sh in which $S is signoff; raises TimeoutExpired after 20 seconds."""
    environment = {
        **os.environ,
        "S": f"{sys.executable} -m signoff",
        "SIGNOFF_DATA": str(folder / "data"),
        "PYTHONUNBUFFERED": "",
        **extra,
    }
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=20
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["example", "example --list", "deadlines --decided 2024-03-01", "--help"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_the_output_is_one_sentence(command: str, unbuffered: str, tmp_path: Path) -> None:
    completed = shell(f"$S {command} > /dev/full", tmp_path, PYTHONUNBUFFERED=unbuffered)
    if command == "--help" and unbuffered:  # argparse keeps this to itself
        assert "Traceback" not in completed.stderr
        return
    assert (completed.returncode, completed.stderr) == (
        2,
        "The results could not be written: No space left on device.\n",
    )


def test_a_reader_that_leaves_early_is_not_an_error(tmp_path: Path) -> None:
    completed = shell("{ $S example; echo $? >&2; } | head -c 10", tmp_path)
    assert completed.stderr == "0\n"


def test_closed_streams_are_not_trouble(tmp_path: Path) -> None:
    completed = shell("$S example >&-", tmp_path)
    assert (completed.returncode, len(completed.stderr.splitlines())) == (2, 1)
    assert "--output" in completed.stderr
    completed = shell("$S check missing.signoff 2>&-", tmp_path)
    assert (completed.returncode, completed.stdout) == (2, "")
    if Path("/dev/full").exists():
        assert shell("$S check missing.signoff 2> /dev/full", tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["check", "verify", "export --output o.pdf", "import --register r.sqlite"])
def test_a_named_pipe_is_refused_without_waiting(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    completed = shell(f"$S {command} pipe", tmp_path)
    assert (completed.returncode, completed.stderr) == (2, "pipe is not an ordinary file.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_file_name_cannot_break_the_sentence_or_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "two\nlines \x1b[31m.signoff"
    odd.write_bytes(b"{")
    assert main(["check", str(odd)]) == 2
    output = capsys.readouterr().err
    assert output.count("\n") == 1
    assert r"two lines \x1b[31m.signoff" in output
    with pytest.raises(SystemExit):
        main(["check", "--two\nlines", "x"])
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("link", [False, True])
def test_a_pdf_does_not_take_the_place_of_its_own_notice(
    link: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = tmp_path / "notice.signoff"
    main(["example", "--output", str(notice)])
    before = notice.read_bytes()
    output = tmp_path / "link.pdf" if link else notice
    if link:
        output.hardlink_to(notice)
    capsys.readouterr()
    assert main(["export", str(notice), "--copy", "publication", "--output", str(output)]) == 2
    assert "another file" in capsys.readouterr().err
    assert notice.read_bytes() == before
