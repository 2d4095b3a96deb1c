"""The child: answers in turn, reports how it failed, keeps its streams to itself, and limits itself."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from builders import draft
from signoff.errors import SignoffError
from signoff.isolation import OutOfMemory, UnexpectedFailure, child_command
from signoff.isolation.child import answer_request, serve
from signoff.isolation.frames import framed, read_frame
from signoff.isolation.limits import limit_memory
from signoff.isolation.messages import LONGEST_GREETING, encoded, read_answer, read_greeting
from signoff.isolation.tasks import TASKS
from signoff.notice.record.record import Record
from signoff.pdf.preview import Job, Pages

TASK = TASKS["preview"]


def request(record: Record) -> bytes:
    return framed(msgspec.msgpack.encode(Job(record)))


def test_requests_are_answered_in_turn_and_a_refusal_is_one_answer() -> None:
    with subprocess.Popen(child_command("preview"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        read_greeting(read_frame(process.stdout, LONGEST_GREETING) or b"", TASK)
        process.stdin.write(request(draft()) + request(draft(subject="مرحبا")) + request(draft()))
        process.stdin.close()
        answers = [read_frame(process.stdout, TASK.longest_answer) or b"" for _ in range(3)]
        assert process.wait(30) == 0
    first, last = (msgspec.msgpack.decode(read_answer(answers[place], TASK), type=Pages) for place in (0, 2))
    assert first.data.startswith(b"%PDF-")
    assert first.pages == last.pages > 0
    assert {place.key for place in first.places} >= {"subject", "signature.decision_maker"}
    with pytest.raises(SignoffError, match="مرحبا"[0]):
        read_answer(answers[1], TASK)


def test_it_ends_quietly_when_its_parent_is_gone() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(child_command("preview"), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(request(draft()))
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def refuse(_: bytes) -> bytes:
    raise SignoffError("It is full.")


def fill(_: bytes) -> bytes:
    raise MemoryError


def stumble(_: bytes) -> bytes:
    raise ZeroDivisionError("by nothing")


def test_each_failure_is_said_by_its_kind() -> None:
    with pytest.raises(SignoffError, match=r"^It is full\.$"):
        read_answer(encoded(answer_request(refuse, b"")), TASK)
    with pytest.raises(OutOfMemory, match="needed more memory"):
        read_answer(encoded(answer_request(fill, b"")), TASK)
    with pytest.raises(UnexpectedFailure, match="ZeroDivisionError") as caught:
        read_answer(encoded(answer_request(stumble, b"")), TASK)
    assert "by nothing" in caught.value.report
    assert "Traceback" not in str(caught.value)


def test_memory_that_is_short_on_the_way_in_is_said_too() -> None:
    class Short(io.BytesIO):
        read_once = False

        def read(self, size: int | None = -1, /) -> bytes:
            if self.read_once:
                return b""
            self.read_once = True
            raise MemoryError

    answers = io.BytesIO()
    serve(TASK, stumble, Short(), answers)
    with pytest.raises(OutOfMemory):
        read_answer(answers.getvalue()[4:], TASK)


def run_child(code: str, first: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run a child whose task is to do this with what it is sent; `first` is what it does before it begins."""
    start = (
        "import sys\nfrom signoff.isolation import child, tasks\n"
        "from dataclasses import replace\nfrom types import MappingProxyType\n"
        "task = replace(tasks.TASKS['seals'], function='probe:answer', seconds=1.0)\n"
        "child.TASKS = MappingProxyType({'seals': task})\n"
        f"probe = type(sys)('probe')\nexec({code!r}, probe.__dict__)\nsys.modules['probe'] = probe\n"
        f"exec({first!r})\n"
        "sys.exit(child.main(['seals']))"
    )
    words = [sys.executable, "-P", "-c", start]
    return subprocess.run(words, input=framed(b"now"), capture_output=True, check=False, timeout=120)


def answer_of(completed: subprocess.CompletedProcess[bytes]) -> bytes:
    stream = io.BytesIO(completed.stdout)
    read_greeting(read_frame(stream, LONGEST_GREETING) or b"", TASKS["seals"])
    answer = read_frame(stream, 2**20) or b""
    assert stream.read() == b""
    return read_answer(answer, TASKS["seals"])


def test_what_a_library_prints_or_reads_does_not_disturb_the_answers() -> None:
    completed = run_child(
        "import os, sys\n"
        "def answer(request):\n"
        "    print('hello', flush=True)\n"
        "    os.write(1, b'world')\n"
        "    return request + repr(sys.stdin.read()).encode()"
    )
    assert answer_of(completed) == b"now''"
    assert b"hello" in completed.stderr
    assert b"world" in completed.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to this limit")
def test_memory_is_bounded() -> None:
    completed = run_child("def answer(request):\n    return bytes(2**31)")
    with pytest.raises(OutOfMemory):
        answer_of(completed)


def test_it_ends_itself_where_nothing_else_does() -> None:
    completed = run_child("def answer(request):\n    while True: pass")
    assert completed.returncode == 1
    assert b"Timeout" in completed.stderr
    assert b"answer" in completed.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit at all")
def test_where_a_limit_is_refused_the_greeting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    def refused(*_: object) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refused)
    assert limit_memory(2**30) == ("memory",)
    completed = run_child(
        "def answer(request):\n    return b'done without'",
        "import resource\ndef refused(*_): raise ValueError('no')\nresource.setrlimit = refused",
    )
    assert answer_of(completed) == b"done without"
    greeting = read_frame(io.BytesIO(completed.stdout), LONGEST_GREETING)
    assert read_greeting(greeting or b"", TASKS["seals"]).unbounded == ("memory",)


def test_every_task_names_a_function_that_is_there() -> None:
    from importlib import import_module

    for task in TASKS.values():
        module, _, name = task.function.partition(":")
        assert callable(getattr(import_module(module), name)), task.name
        assert Path(module.replace(".", "/")).name.endswith("_task")
