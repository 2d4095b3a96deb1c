"""Several programs at one register, and a program that is killed in the middle of a save."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from all_rows import rows_of
from builders import draft, later, notice
from signoff.errors import RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.integrity import history_fault
from signoff.register.store import Register

TESTS = Path(__file__).parents[1]

PRELUDE = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from builders import draft, later, notice
from signoff.errors import RegisterProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.integrity import history_fault
from signoff.notice.record.answer_paths import with_value
from signoff.register.store import Register
path, name = Path(sys.argv[2]), sys.argv[3]
"""

WRITER = """
shared = sys.argv[4]
sys.stdin.readline()
with Register(path, patience=60) as register:
    for number in range(100):
        register.save(draft(subject=f"{name} {number}"))
    for number in range(30):
        while True:
            before = register.get(shared)
            after = with_value(before.notice, "subject", f"{name} {number}")
            try:
                register.save(lifecycle.edit(before, after, actor=name, at=later(number)))
            except RegisterProblem as problem:
                assert "changed elsewhere" in str(problem), problem
            else:
                break
"""

VICTIM = """
import signal
identity, rounds = sys.argv[4], int(sys.argv[5])
for turn in range(rounds):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with Register.open(path) as register:
            record, number = register.get(identity), 0
            while True:
                number += 1
                subject = f"Round {turn} save {number}"
                record = lifecycle.edit(record, notice(subject=subject), actor="PA", at=later(number), continuing=True)
                register.save(record)
                os.write(writing, f"{turn} {number}\\n".encode())
    os.close(writing)
    output = b""
    while output.count(b"\\n") < 3 + turn:
        output += os.read(reading, 4096)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        output += more
    os.close(reading)
    print(output.decode().splitlines()[-1], flush=True)
    sys.stdin.readline()
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PRELUDE + script, str(TESTS), *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(program: subprocess.Popen[str]) -> None:
    _, complaints = program.communicate(input="\n", timeout=120)
    assert program.returncode == 0, complaints


def test_two_programs_at_once_lose_nothing(path: Path) -> None:
    shared = draft(subject="Shared")
    with Register.open(path) as register:
        register.save(shared)
    programs = [start(WRITER, path, name, shared.id) for name in ("north", "south")]
    for program in programs:
        assert program.stdin
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        finish(program)
    with Register.open(path) as register:
        subjects = [row.subject for row in rows_of(register) if row.id != shared.id]
        assert sorted(subjects) == sorted(f"{name} {number}" for name in ("north", "south") for number in range(100))
        record = register.get(shared.id)
    assert history_fault(record.history) is None
    for name in ("north", "south"):
        assert [event.at for event in record.history if event.actor == name] == [later(number) for number in range(30)]


def test_programs_that_make_a_register_at_once_make_one(path: Path) -> None:
    maker = (
        "sys.stdin.readline()\nwith Register(path, patience=60) as register:\n    register.save(draft(subject=name))"
    )
    programs = [start(maker, path, name) for name in "abcd"]
    for program in programs:
        assert program.stdin
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        finish(program)
    with Register.open(path) as register:
        assert {row.subject for row in rows_of(register)} == set("abcd")


@pytest.fixture
def locked(path: Path) -> Iterator[Register]:
    """A register with one notice, which another program keeps locked."""
    with Register.open(path) as register:
        register.save(draft())
    with Register(path, patience=0.05) as register:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield register
        other.close()


def test_a_locked_register_is_reported_in_a_sentence(locked: Register) -> None:
    record = locked.get(rows_of(locked)[0].id)
    with pytest.raises(RegisterProblem, match=r"is in use by another program, .* Try again in a moment\.$"):
        locked.save(lifecycle.edit(record, notice(subject="New"), actor="PA", at=later(1)))
    assert locked.get(record.id) == record


def test_a_register_locked_while_it_is_created_is_reported_in_a_sentence(path: Path) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RegisterProblem, match="is in use by another program"):
        Register(path, patience=0.05)
    other.close()
    with Register.open(path) as register:
        assert rows_of(register) == ()


def disagreements(path: Path, identity: str) -> list[str]:
    """Return what is inconsistent in a register: row, record, its digest, and search index."""
    with Register.open(path) as register:
        (row,) = rows_of(register)
        try:
            record = register.get(identity)
        except RegisterProblem as problem:
            return [str(problem)]
        matches = [row.id for row in rows_of(register, record.notice.subject or "")]
    subject = record.notice.subject
    wrong = [f"row says {row.subject}, record {subject}"] if row.subject != subject else []
    return wrong + ([] if matches == [identity] else [f"{subject} is not found"])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_a_kill_in_the_middle_leaves_the_state_before_or_after(path: Path) -> None:
    record = draft()
    with Register.open(path) as register:
        register.save(record)
    victim = start(VICTIM, path, "victim", record.id, 10)
    assert victim.stdin
    assert victim.stdout
    for _ in range(10):
        turn, saves = map(int, victim.stdout.readline().split())
        assert disagreements(path, record.id) == []
        with Register.open(path) as register:
            stored = register.get(record.id)
        assert stored.notice.subject in {f"Round {turn} save {saves}", f"Round {turn} save {saves + 1}"}
        victim.stdin.write("\n")
        victim.stdin.flush()
    finish(victim)


def test_a_half_save_would_be_noticed(path: Path) -> None:
    """The control: the same checks of a register in which only half of a save was written."""
    record = draft()
    with Register.open(path) as register:
        register.save(record)
    assert disagreements(path, record.id) == []
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE notice SET subject = 'Half'")
    assert disagreements(path, record.id) == ["row says Half, record A new gate"]
    with connection:
        connection.execute("UPDATE notice SET subject = 'A new gate'")
        connection.execute("UPDATE document SET data = CAST(replace(data, 'A new gate', 'Other') AS BLOB)")
    connection.close()
    assert "is damaged" in disagreements(path, record.id)[0]
