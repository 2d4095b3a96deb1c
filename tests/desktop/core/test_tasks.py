"""Background work: its results come back on the interface's thread; pages come from a process."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from builders import draft
from desktop.inline_tasks import InlineTasks
from signoff.desktop.core.tasks import UNEXPECTED, Runner, Tasks
from signoff.errors import FileProblem, SignoffError
from signoff.pdf.preview import Job, Pages
from signoff.pdf.preview_task import answer


def never(problem: object) -> None:
    raise AssertionError(f"nothing should have gone wrong: {problem}")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    running = Tasks()
    yield running
    running.close()


def test_work_runs_beside_and_its_result_comes_back(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[tuple[int, int]] = []
    tasks.run(threading.get_ident, lambda result: threads.append((result, threading.get_ident())), never)

    qtbot.waitUntil(lambda: bool(threads))

    worker, interface = threads[0]
    assert worker != interface
    assert interface == threading.get_ident()
    assert not tasks.busy


def test_what_may_hang_runs_beside_and_is_not_waited_for(qtbot: QtBot) -> None:
    running, go_on, results = Tasks(), threading.Event(), list[object]()
    running.run_unawaited(lambda: "done", results.append, never)
    qtbot.waitUntil(lambda: bool(results))
    running.run_unawaited(lambda: go_on.wait(60), never, never)
    running.close()
    go_on.set()
    running.run_unawaited(lambda: results.append("after"), never, never)
    assert results == ["done"]


@pytest.mark.parametrize("problem", [None, FileProblem("No.")])
def test_a_deleted_owner_gets_no_answer(tasks: Tasks, qtbot: QtBot, problem: SignoffError | None) -> None:
    results: list[object] = []
    go_on = threading.Event()

    def work() -> str:
        go_on.wait(10)
        if problem is not None:
            raise problem
        return "done"

    owner = QObject()
    tasks.run(work, results.append, results.append, owner=owner)
    delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert results == []


def test_no_cycle_is_collected_by_a_thread(tasks: Tasks, qtbot: QtBot) -> None:
    working, go_on = threading.Event(), threading.Event()
    results: list[bool] = []

    def work() -> bool:
        working.set()
        go_on.wait(10)
        return gc.isenabled()

    tasks.run(work, results.append, never)
    tasks.run(gc.isenabled, results.append, never)
    assert working.wait(10)
    qtbot.waitUntil(lambda: len(results) == 1)
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results == [False, False]
    assert gc.isenabled()


def refuse() -> None:
    raise FileProblem("It is full.")


def stumble() -> None:
    raise ZeroDivisionError


def test_an_expected_failure_is_reported(tasks: Tasks, qtbot: QtBot) -> None:
    problems: list[str] = []
    tasks.run(refuse, never, lambda problem: problems.append(str(problem)))
    qtbot.waitUntil(lambda: problems == ["It is full."])


def test_an_unexpected_failure_is_reported_and_raised(tasks: Tasks, qtbot: QtBot) -> None:
    problems: list[str] = []
    with qtbot.captureExceptions() as raised:
        tasks.run(stumble, never, lambda problem: problems.append(str(problem)))
        qtbot.waitUntil(lambda: bool(raised))
    assert problems == [UNEXPECTED]
    assert raised[0][0] is ZeroDivisionError


def test_nothing_is_delivered_after_closing(qtbot: QtBot) -> None:
    tasks = Tasks()
    results: list[int] = []
    tasks.run(lambda: 1, results.append, never)
    tasks.close()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert results == []


def test_inline_work_is_done_at_once() -> None:
    results: list[int] = []
    InlineTasks().run(lambda: 2, results.append, never)
    assert results == [2]
    with pytest.raises(ZeroDivisionError):
        InlineTasks().run(stumble, never, lambda _: None)


def collect(into: list[Pages]) -> Callable[[Pages], None]:
    return into.append


def test_pages_come_from_a_process_of_their_own(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[Pages] = []
    tasks.render(tasks, draft(), collect(results), never)

    qtbot.waitUntil(lambda: bool(results), timeout=20_000)

    inline: list[Pages] = []
    runner: Runner = InlineTasks()
    runner.render(tasks, draft(), collect(inline), never)
    assert results[0].data.startswith(b"%PDF-")
    assert results[0].pages == inline[0].pages
    assert {place.key for place in results[0].places} == {place.key for place in inline[0].places}


def note(into: list[str], words: str, _: Pages) -> None:
    into.append(words)


def test_only_the_latest_request_of_an_owner_is_answered(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[str] = []
    for number in range(5):
        tasks.render(tasks, draft(subject=f"Gate {number}"), partial(note, answers, f"mine {number}"), never)
    other = object()
    tasks.render(other, draft(), lambda _: answers.append("other"), never)

    qtbot.waitUntil(lambda: "other" in answers, timeout=20_000)

    assert answers == ["mine 4", "other"]


def test_what_cannot_be_set_is_reported_in_its_sentence(tasks: Tasks, qtbot: QtBot) -> None:
    problems: list[SignoffError] = []
    tasks.render(tasks, draft(subject="A gate \U0001f6aa\U0001f9ff"), never, problems.append)
    qtbot.waitUntil(lambda: bool(problems), timeout=20_000)
    assert "\U0001f9ff" in str(problems[0])


def test_the_process_starts_again_after_it_was_ended(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[Pages] = []
    problems: list[SignoffError] = []
    tasks.render(tasks, draft(), collect(results), never)
    qtbot.waitUntil(lambda: len(results) == 1, timeout=20_000)
    process = tasks.findChild(QProcess)
    assert process is not None
    process.kill()
    tasks.render(tasks, draft(), collect(results), problems.append)
    qtbot.waitUntil(lambda: bool(problems) or len(results) == 2, timeout=20_000)
    tasks.render(tasks, draft(), collect(results), never)
    qtbot.waitUntil(lambda: len(results) >= 2, timeout=20_000)


def test_the_worker_answers_a_record_with_pages() -> None:
    pages = msgspec.msgpack.decode(answer(msgspec.msgpack.encode(Job(draft()))), type=Pages)
    assert pages.pages >= 1


def test_nothing_is_run_after_the_end() -> None:
    tasks = Tasks()
    tasks.close()
    tasks.run(lambda: 1.0 / 0, lambda _: pytest.fail("it ran"), lambda _: pytest.fail("it failed"))
    assert not tasks.busy
