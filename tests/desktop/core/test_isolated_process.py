"""A kept child: many requests to one process, and after each failure its reason and another process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from builders import draft
from isolation import fake_children
from signoff.desktop.core.isolated_process import IsolatedProcess
from signoff.desktop.core.page_renderer import PageRenderer
from signoff.errors import SignoffError
from signoff.isolation import (
    CouldNotStart,
    EndedEarly,
    RequestTooLarge,
    TimedOut,
    command,
    task_named,
)
from signoff.isolation.frames import LONGEST
from signoff.pdf.preview import Job, Pages

ECHO = """
greet()
while (body := request()) is not None:
    write(framed(encoded(Result(body + str(os.getpid()).encode()))))
"""
Make = Callable[[], IsolatedProcess]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """Make a process; its limits are those of its task when it is made."""
    processes: list[IsolatedProcess] = []

    def start() -> IsolatedProcess:
        processes.append(IsolatedProcess(task_named("preview")))
        return processes[-1]

    yield start
    for process in processes:
        process.close()


def ask(process: IsolatedProcess, request: bytes, qtbot: QtBot) -> bytes:
    with qtbot.waitSignal(process.answered, timeout=30_000) as waiting:
        process.send(request)
    assert waiting.args is not None
    (answer,) = waiting.args
    assert isinstance(answer, bytes)
    return answer


def failure(process: IsolatedProcess, request: bytes, qtbot: QtBot) -> SignoffError:
    with qtbot.waitSignal(process.failed, timeout=30_000) as waiting:
        process.send(request)
    assert waiting.args is not None
    (problem,) = waiting.args
    assert isinstance(problem, SignoffError)
    return problem


def test_one_child_answers_many_requests(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, ECHO)
    process = make()
    first, large = ask(process, b"", qtbot), ask(process, b"x" * 3_000_000, qtbot)
    assert first.isdigit()
    assert large == b"x" * 3_000_000 + first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_a_signal_is_named(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.IS_KILLED)
    problem = failure(make(), b"page", qtbot)
    assert isinstance(problem, EndedEarly)
    assert "signal SIGKILL" in str(problem)


@pytest.mark.parametrize("kind", fake_children.FAILURES)
def test_each_failure_has_its_reason_and_the_next_request_another_child(
    kind: str, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, expected, words = fake_children.FAILURES[kind]
    fake_children.put_in_place(monkeypatch, code)
    process = make()
    problem = failure(process, b"page", qtbot)
    assert type(problem) is expected
    assert words in str(problem)
    if kind != "memory":  # that child continues
        fake_children.put_in_place(monkeypatch, ECHO)
        assert ask(process, b"page", qtbot).startswith(b"page")


def test_a_program_that_does_not_exist_is_reported(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "child_command", fake_children.no_program)
    problem = failure(make(), b"", qtbot)
    assert isinstance(problem, CouldNotStart)
    assert str(problem).startswith("The program that lays out the page could not be started: ")


def test_a_child_that_never_greets_is_stopped(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.HANGS)
    fake_children.limit(monkeypatch, startup_seconds=0.3)
    assert "it was not ready after 0.3 seconds" in str(failure(make(), b"", qtbot))


def test_a_page_that_takes_too_long_is_stopped_and_reported(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.HANGS_AFTER_REQUEST)
    fake_children.limit(monkeypatch, seconds=0.3)
    process = make()
    problem = failure(process, b"", qtbot)
    assert isinstance(problem, TimedOut)
    left = process.findChildren(QProcess)
    assert all(child.state() is QProcess.ProcessState.NotRunning for child in left)


def test_a_request_too_long_to_be_sent_is_reported(make: Make, qtbot: QtBot) -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return LONGEST + 1

    assert isinstance(failure(make(), Huge(), qtbot), RequestTooLarge)


def test_what_a_child_wrote_is_kept_for_the_log(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.DIES)
    problem = failure(make(), b"", qtbot)
    assert isinstance(problem, EndedEarly)
    assert problem.report == "it hurts\n"
    assert "it hurts" in caplog.text


def test_nothing_is_emitted_after_closing(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.HANGS_AFTER_REQUEST)
    process = make()
    problems: list[object] = []
    process.failed.connect(problems.append)
    process.send(b"")
    child = process.findChild(QProcess)
    assert child is not None
    qtbot.waitUntil(lambda: child.state() is QProcess.ProcessState.Running)
    process.close()
    assert child.state() is QProcess.ProcessState.NotRunning
    assert problems == []


def test_each_owner_gets_the_reason_why_there_is_no_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, fake_children.HANGS_AFTER_REQUEST)
    fake_children.limit(monkeypatch, seconds=0.3)
    renderer = PageRenderer()
    problems: list[str] = []
    for owner in ("one", "other"):
        renderer.request(owner, Job(draft()), lambda _: None, lambda problem: problems.append(str(problem)))
    qtbot.waitUntil(lambda: len(problems) == 2, timeout=30_000)
    renderer.close()
    assert set(problems) == {
        "The page could not be shown: the program that lays out the page was not finished after 0.3 seconds and was "
        "stopped. signoff will try again after the next change."
    }


def test_an_answer_that_is_not_a_page_is_reported(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_children.put_in_place(monkeypatch, ECHO)
    renderer = PageRenderer()
    problems: list[str] = []
    pages: list[Pages] = []
    renderer.request("one", Job(draft()), pages.append, lambda problem: problems.append(str(problem)))
    qtbot.waitUntil(lambda: bool(problems), timeout=30_000)
    renderer.close()
    assert "gave an answer that cannot be read" in problems[0]
    assert pages == []
