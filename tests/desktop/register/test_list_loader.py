"""Reading the list in the background: nothing twice, nothing that is no longer wanted, and nothing forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from builders import draft
from desktop.answering import LaterTasks
from signoff.desktop.core.services import Services
from signoff.desktop.register.list_loader import ListLoader, LoadedList, Wanted
from signoff.register.list_query import ListQuery


class Reading:
    """A loader on a register of three drafts, with what it has read."""

    def __init__(self, services: Services) -> None:
        self.tasks, self.parent = LaterTasks(), QObject()
        for name in "abc":
            services.register.save(draft(subject=f"Gate {name}"))
        self.loader = ListLoader(replace(services, tasks=self.tasks), self.parent)
        self.lists: list[LoadedList] = []
        self.windows: list[tuple[int, int]] = []
        self.passages: list[dict[str, object]] = []
        self.loader.loaded.connect(self.lists.append)
        self.loader.window_read.connect(lambda number, rows: self.windows.append((number, len(rows))))
        self.loader.passages_read.connect(self.passages.append)

    def load(self, words: str = "") -> None:
        self.loader.load(Wanted(ListQuery(words=words)))


@pytest.fixture
def reading(services: Services) -> Reading:
    return Reading(services)


def test_of_lists_that_are_asked_for_meanwhile_only_the_last_is_read(reading: Reading) -> None:
    for words in ("", "gate", "fence"):
        reading.load(words)
    assert reading.tasks.work_off() == 2
    assert [loaded.wanted.query.words for loaded in reading.lists] == ["fence"]


def test_a_window_that_is_being_read_is_not_read_twice(reading: Reading) -> None:
    reading.load()
    reading.tasks.work_off()
    for number in (0, 1, 0, 1):
        reading.loader.read_window(number)
    assert reading.tasks.work_off() == 2
    assert reading.windows == [(0, 3), (1, 0)]


def test_a_window_of_another_list_is_read_though_the_same_of_the_one_before_is_being_read(reading: Reading) -> None:
    reading.load()
    reading.tasks.work_off()
    reading.load("gate b")
    reading.loader.loaded.connect(lambda _: reading.loader.read_window(0))
    reading.loader.read_window(0)
    reading.tasks.work_off()
    assert reading.windows[-1] == (0, 1)


def test_of_many_windows_those_asked_for_last_are_read_first_and_the_oldest_never(reading: Reading) -> None:
    reading.load()
    reading.tasks.work_off()
    for number in range(9):
        reading.loader.read_window(number)
    reading.tasks.work_off()
    assert [number for number, _ in reading.windows] == [0, 8, 7, 6, 5]


def test_passages_are_those_of_the_words_that_are_searched_for_now(reading: Reading) -> None:
    reading.load("gate")
    reading.tasks.work_off()
    rows = reading.lists[-1].content.windows[0]
    reading.loader.find_passage(rows[0].id)
    reading.loader.find_passage(rows[0].id)
    reading.load("gate b")
    reading.loader.loaded.connect(lambda loaded: reading.loader.find_passage(loaded.content.windows[0][0].id))
    reading.tasks.work_off()
    assert [list(passages) for passages in reading.passages] == [[rows[0].id], [rows[1].id]]


def test_a_problem_is_told_and_what_could_not_be_read_is_not_asked_for_again(
    services: Services, reading: Reading
) -> None:
    problems: list[str] = []
    reading.loader.failed.connect(lambda problem: problems.append(str(problem)))
    reading.load()
    reading.tasks.work_off()
    services.register.path.unlink()
    reading.loader.read_window(0)
    reading.load()
    reading.tasks.work_off()
    assert len(problems) == 2
    assert reading.windows == [(0, 0)]
    assert not reading.loader.is_loading
