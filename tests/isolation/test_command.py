"""The command that starts a child: from source, from pythonw.exe, and frozen; its hidden argument works for real."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from signing import seals
from signoff.isolation.command import FROZEN_OPTION, child_command
from signoff.isolation.frames import framed, read_frame
from signoff.isolation.messages import LONGEST_GREETING, read_answer, read_greeting
from signoff.isolation.tasks import TASKS


def test_this_python_is_started_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    assert child_command("seals") == ["/usr/bin/python3", "-P", "-m", "signoff.isolation", "seals"]


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "C:\\signoff\\signoff.exe")
    assert child_command("seals") == ["C:\\signoff\\signoff.exe", FROZEN_OPTION, "seals"]


def test_pythonw_gives_way_to_the_python_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    windowed = tmp_path / "pythonw.exe"
    monkeypatch.setattr(sys, "executable", str(windowed))
    assert child_command("seals")[0] == str(windowed)
    (tmp_path / "python.exe").touch()
    assert child_command("seals")[0] == str(tmp_path / "python.exe")


@pytest.mark.parametrize(
    "words", [("-P", "-m", "signoff.isolation"), ("-P", "-m", "signoff", FROZEN_OPTION)], ids=["package", "frozen"]
)
@pytest.mark.parametrize("name", TASKS)
def test_both_ways_start_a_child_that_greets(words: tuple[str, ...], name: str) -> None:
    completed = subprocess.run([sys.executable, *words, name], input=b"", capture_output=True, check=True)
    length = int.from_bytes(completed.stdout[:4], "big")
    greeting = read_greeting(completed.stdout[4:], TASKS[name])
    assert len(completed.stdout) == 4 + length
    assert greeting.unbounded == (() if sys.platform == "linux" else ("memory",))
    assert completed.stderr == b""


def test_the_hidden_argument_answers_a_request() -> None:
    command = [sys.executable, "-P", "-m", "signoff", FROZEN_OPTION, "seals"]
    request = framed(seals.sealed())
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert read_greeting(read_frame(child.stdout, LONGEST_GREETING) or b"", TASKS["seals"])
        child.stdin.write(request)
        child.stdin.close()
        assert b"Leeds City Council" in read_answer(read_frame(child.stdout, 2**20) or b"", TASKS["seals"])
        assert read_frame(child.stdout, 0) is None
        assert child.wait(30) == 0


@pytest.mark.parametrize("words", [["nonsense"], [], ["seals", "preview"]])
def test_no_other_task_is_started(words: list[str]) -> None:
    command = [sys.executable, "-P", "-m", "signoff", FROZEN_OPTION, *words]
    completed = subprocess.run(command, input="", capture_output=True, check=False, text=True)
    assert (completed.returncode, completed.stdout) == (2, "")
    assert completed.stderr.count("\n") == 1


def test_nothing_heavy_is_loaded_before_a_childs_limits_are_set() -> None:
    code = (
        "import sys\nfrom signoff.isolation import child\n"
        "def look(most):\n"
        "    print(*sys.modules, file=sys.stderr)\n"
        "    raise SystemExit(0)\n"
        "child.limit_memory = look\n"
        f"sys.argv = ['signoff', {FROZEN_OPTION!r}, 'comparison']\n"
        "from signoff.cli import main\nmain()"
    )
    completed = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, check=True, text=True)
    loaded = set(completed.stderr.split())
    assert "signoff.isolation.child" in loaded
    heavy = {"argparse", "signoff.notice.record.record", "signoff.checking.comparison", "pyhanko", "pypdfium2"}
    assert loaded & heavy == set()
