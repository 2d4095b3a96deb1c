"""What is said of the shared register, how long is waited for it, and how what it brings is taken in; without one."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from builders import NOON, draft, later
from signoff.desktop.core.services import Services
from signoff.desktop.core.sharing import OFF, Reach, SharedStanding
from signoff.desktop.shared.arrivals import Arrivals, sentence_on
from signoff.desktop.shared.delays import FIRST_DELAY, LONGEST_DELAY, REFUSED_DELAY, delay_after
from signoff.desktop.shared.sign_in_page import connection_words
from signoff.desktop.shared.standing_words import (
    announcement,
    how_it_stands,
    last_exchange,
    later_words,
    mark_words,
    openings_words,
)
from signoff.desktop.shared.taking import Taking
from signoff.errors import SharedProblem
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.results import Imported
from signoff.shared.exchange_state import Conflict
from signoff.shared.link import Opening
from signoff.shared.shared_register import Standing
from signoff.shared.signing_in import ConnectionFacts

ON = SharedStanding(Reach.ONLINE, "db/signoff", "Pat Adams")
OFFLINE = SharedStanding(Reach.OFFLINE, "db/signoff", since=NOON, problem="Connection refused.", waiting=("a", "b"))
CONFLICT = Conflict("a", "digest", "They differ.")


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (ON, "Shared: up to date"),
        (SharedStanding(Reach.TRYING), "Shared: connecting…"),
        (SharedStanding(Reach.ONLINE, waiting=("a", "b", "c")), "Shared: 3 waiting"),
        (OFFLINE, f"Shared: offline since {NOON.astimezone():%H:%M}"),
        (SharedStanding(Reach.OFFLINE, conflicts=(CONFLICT,)), "Shared: 1 to compare"),
        (SharedStanding(Reach.ONLINE, waiting=("a",), refusals={"a": "No."}), "Shared: 1 not accepted"),
        (SharedStanding(Reach.REFUSED, problem="Unknown."), "Shared: needs attention"),
        (SharedStanding(Reach.ONLINE, problems=("It gave altered bytes.",)), "Shared: needs attention"),
        (SharedStanding(Reach.ONLINE, problems=(later_words(draft()),)), "Shared: up to date"),
    ],
)
def test_the_mark_says_first_what_a_person_must_do(standing: SharedStanding, words: str) -> None:
    assert mark_words(standing, NOON).words == words


def test_the_days_of_long_ago_are_said_too() -> None:
    long_ago = mark_words(OFFLINE, NOON + dt.timedelta(days=9)).words
    assert str(NOON.astimezone().day) in long_ago
    assert "Connection refused." in how_it_stands(OFFLINE, NOON)


def test_only_what_changes_for_a_person_is_announced() -> None:
    assert announcement(OFF, ON) == announcement(ON, ON) == announcement(SharedStanding(Reach.TRYING), ON) == ""
    assert "cannot be reached" in announcement(ON, OFFLINE)
    assert "reached again" in announcement(OFFLINE, ON)
    assert "attention" in announcement(ON, SharedStanding(Reach.REFUSED))


def test_the_last_exchange_is_told_in_numbers() -> None:
    assert "Nothing has been" in last_exchange(ON, NOON)
    told = last_exchange(SharedStanding(Reach.ONLINE, exchanged_at=NOON, received=1, sent=2), NOON)
    assert told.endswith("1 notice received and 2 notices sent.")
    assert last_exchange(SharedStanding(Reach.ONLINE, exchanged_at=NOON), NOON).endswith("nothing new.")


def test_where_else_a_notice_is_open() -> None:
    time = f"{NOON.astimezone():%H:%M}"
    openings = (Opening("Sally Smith", NOON), Opening("pat adams", None))
    words = openings_words(openings, "Pat Adams", NOON)
    assert words == f"Open at Sally Smith’s laptop since {time} and another laptop of yours"
    assert openings_words((), "Pat Adams", NOON) == ""


def test_attempts_become_rarer_and_spread() -> None:
    delays = [delay_after(failures, 0.5) for failures in range(1, 12)]
    assert delays[:3] == [FIRST_DELAY, 2 * FIRST_DELAY, 4 * FIRST_DELAY]
    assert delays[-1] == delay_after(1000, 0.5) == LONGEST_DELAY
    assert delay_after(1, 0.0) == FIRST_DELAY / 2
    assert delay_after(1, 0.5, is_refused=True) == REFUSED_DELAY


def test_each_hand_over_is_told_once_and_only_to_whom_it_is_for() -> None:
    record = lifecycle.hand_over(draft(), actor="Pat Adams", at=later(1), to="Sally Smith")
    arrivals = Arrivals()
    assert arrivals.for_person([record, draft()], "Kim Fox") == []
    arrived = arrivals.for_person([record, record], "sally smith")
    assert arrived == [record]
    assert sentence_on(arrived) == "Pat Adams has handed “A new gate” over to you to sign."
    assert arrivals.for_person([record], "Sally Smith") == []
    back = lifecycle.give_back(record, actor="Sally Smith", at=later(2), reason="Which gate?")
    assert sentence_on([back]).startswith("Sally Smith has sent “A new gate” back")
    assert sentence_on([record, record]) == "2 notices have come for you."


def test_a_test_of_the_connection_says_what_was_found() -> None:
    standing = Standing("mark", 7, "Pat Adams", ("preparer",), ("Highways",), True)
    server, officer = connection_words(ConnectionFacts("15.4", "TLSv1.3", False, 1, standing), "Pat Adams")
    assert server == "PostgreSQL 15.4, encrypted (TLSv1.3, certificate checked). Version 1 of the shared register."
    assert officer == "You are Pat Adams: preparer. Teams: Highways. You may read exempt information."
    local = ConnectionFacts("15.4", "", True, 1, Standing("mark", 7, "Pat Adams", (), (), False))
    assert "not encrypted, on this machine" in connection_words(local, "")[0]
    assert "are only accepted there" in connection_words(local, "P. Adams")[-1]


@pytest.fixture
def taking(services: Services, qtbot: QtBot) -> Iterator[Taking]:
    def take_open(record: Record, agreed: str) -> tuple[Imported, str]:
        return services.register.import_state(record, agreed)

    parent = QObject()
    yield Taking(services.register, take_open, parent)
    del parent


def _in_a_thread(taking: Taking, record: Record, outcome: list[object]) -> threading.Thread:
    def take() -> None:
        try:
            outcome.append(taking.take(record, ""))
        except SharedProblem as problem:
            outcome.append(problem)

    thread = threading.Thread(target=take)
    thread.start()
    return thread


def test_the_open_notice_is_taken_in_by_the_interface(taking: Taking, services: Services, qtbot: QtBot) -> None:
    record = lifecycle.hand_over(draft(), actor="Pat Adams", at=later(1), to="Sally Smith")
    outcome = list[object]()
    taking.note_open(record.id)
    thread = _in_a_thread(taking, record, outcome)
    qtbot.waitUntil(lambda: bool(outcome))
    thread.join()
    assert services.register.peek(record.id) == record
    assert taking.arrived() == [record]
    assert taking.arrived() == []


def test_a_window_that_closes_takes_in_nothing_more(taking: Taking, services: Services) -> None:
    record, outcome = draft(), list[object]()
    taking.note_open(record.id)
    taking.close()
    _in_a_thread(taking, record, outcome).join()
    assert isinstance(outcome[0], SharedProblem)
    assert services.register.row(record.id) is None
