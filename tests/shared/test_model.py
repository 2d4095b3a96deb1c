"""Laptops that do anything in any order, with connections that break off: compared with what each was told.

`SIGNOFF_SHARED_STEPS=10000 pytest tests/shared/test_model.py` tries so many steps; the suite tries a few.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from msgspec.structs import replace

from builders import draft
from shared.conftest import Database
from shared.laptops import Laptop
from signoff.errors import SharedRefused, SharedUnreachable
from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.comments import comment_on
from signoff.notice.record.record import Record, Role, Status
from signoff.register.digests import sha256
from signoff.register.documents import encode
from signoff.shared.exchange import Exchange
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.shared_register import Offered

STEPS = int(os.environ.get("SIGNOFF_SHARED_STEPS", "36"))
STEPS_A_RUN = min(STEPS, 60) if STEPS > 100 else 12
LOGINS = ("pa", "maker", "pa2", "other", "services")
PEOPLE = ("Pat Adams", "A. Officer", "Robin Hill", "Sam Lee", "Jo Reed")
_teams = itertools.count(1)
_laptops, _notices = st.integers(0, 4), st.integers(0, 9)


class Breaking:
    """A connection that breaks off at one of its statements, before it arrives or before its answer does."""

    def __init__(self, connection: Any, at: int, *, answer_only: bool) -> None:
        self._connection, self._left, self._answer_only = connection, at, answer_only

    def execute(self, *words: Any, **options: Any) -> Any:
        import psycopg

        self._left -= 1
        if self._left == 0:
            if self._answer_only:
                self._connection.execute(*words, **options)
            self._connection.close()
            raise psycopg.OperationalError("the cable was pulled")
        return self._connection.execute(*words, **options)

    def close(self) -> None:
        self._connection.close()


class Laptops(RuleBasedStateMachine):
    """Some laptops of one team; `accepted` has what each was told that the shared register has."""

    database: Database
    count: int

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.team = f"Team {next(_teams)}"
        roles = "roles = CASE login WHEN 'maker' THEN '{decision_maker}' ELSE '{preparer,publisher}' END::text[]"
        given = f"teams = '{{{self.team}}}', may_read_exempt = true, {roles}"
        self.database.ask("dba", f"UPDATE signoff.officer SET {given}")  # noqa: S608 - the test's own words
        self.laptops = [
            Laptop(self.database, login, person, self.folder, skew=dt.timedelta(hours=number * 5 - 7))
            for number, (login, person) in enumerate(zip(LOGINS[: self.count], PEOPLE, strict=False))
        ]
        self.words = itertools.count(1)
        self.accepted: set[str] = set()
        self.shown: list[tuple[str, str, str]] = []

    def teardown(self) -> None:
        if hasattr(self, "laptops"):
            self.converge()
            shutil.rmtree(self.folder)

    def pick(self, laptop: int, notice: int) -> tuple[Laptop, str | None]:
        chosen = self.laptops[laptop % self.count]
        known = sorted(chosen.notices())
        return chosen, known[notice % len(known)] if known else None

    def word(self) -> str:
        return f"word{next(self.words)}"

    @rule(laptop=st.integers(0, 4))
    def prepare(self, laptop: int) -> None:
        chosen = self.laptops[laptop % self.count]
        chosen.save(lifecycle.copy_of(draft(subject=self.word()), draft().terms, actor=chosen.person, at=chosen.now()))

    @rule(laptop=st.integers(0, 4), notice=st.integers(0, 9), continuing=st.booleans())
    def edit(self, laptop: int, notice: int, continuing: bool) -> None:
        chosen, known = self.pick(laptop, notice)
        if known and not chosen.get(known).is_locked:
            chosen.edit(known, continuing=continuing, reasons=self.word())

    @rule(laptop=st.integers(0, 4), notice=st.integers(0, 9))
    def comment(self, laptop: int, notice: int) -> None:
        chosen, known = self.pick(laptop, notice)
        if known and not (record := chosen.get(known)).is_locked:
            chosen.save(comment_on(record, "subject", "Why?", author=chosen.person, post="", at=chosen.now()))

    @rule(laptop=st.integers(0, 4), notice=st.integers(0, 9))
    def sign(self, laptop: int, notice: int) -> None:
        chosen, known = self.pick(laptop, notice)
        if known and not (record := chosen.get(known)).is_locked:
            self.sign_one(chosen, record)

    @staticmethod
    def sign_one(chosen: Laptop, record: Record) -> None:
        at, name, role = chosen.now(), chosen.person, Role.DECISION_MAKER
        mark = TypedMark(text=name)
        chosen.save(lifecycle.sign(record, role=role, name=name, post="Head", date=at.date(), mark=mark, at=at))

    @rule(one=_laptops, other=_laptops, notice=_notices, signed=st.sampled_from([0, 0, 1, 2]))
    def go_on_apart(self, one: int, other: int, notice: int, signed: int) -> None:
        """Let two who have just exchanged change the same notice, of whom so many sign it."""
        self.prepare(one)
        for laptop in (one, other, one):
            self.exchange(laptop)
        chosen, second = self.laptops[one % self.count], self.laptops[other % self.count]
        records = chosen.records()
        drafts = sorted(known for known, record in records.items() if not record.is_locked)
        known = drafts[notice % len(drafts)]
        for number, holder in enumerate((second, chosen)):
            if known in holder.notices() and not (record := holder.get(known)).is_locked:
                if number < signed:
                    self.sign_one(holder, record)
                else:
                    holder.edit(known, reasons=self.word())

    @rule(laptop=st.integers(0, 4), notice=st.integers(0, 9))
    def publish(self, laptop: int, notice: int) -> None:
        chosen, known = self.pick(laptop, notice)
        if known and (record := chosen.get(known)).status is Status.SIGNED:
            day = dt.date(2024, 5, 20)
            chosen.save(lifecycle.publish(record, date=day, url=None, actor=chosen.person, at=chosen.now()))

    @rule(laptop=st.integers(0, 4))
    def exchange(self, laptop: int) -> None:
        chosen = self.laptops[laptop % self.count]
        report = chosen.sync(None)
        assert report.problems == []
        with ExchangeState(chosen.path) as state:
            open_conflicts = state.conflicts()
            agreed = state.agreed()
        new = [(chosen.login, one.notice, one.there) for one in open_conflicts]
        assert len(report.conflicts) == len([one for one in new if one not in self.shown])
        self.shown += [one for one in new if one not in self.shown]
        self.accepted |= {one.there for one in agreed.values()}

    @rule(laptop=st.integers(0, 4), at=st.integers(2, 14), answer_only=st.booleans())
    def exchange_that_breaks_off(self, laptop: int, at: int, answer_only: bool) -> None:
        chosen = self.laptops[laptop % self.count]
        with (
            chosen.open() as register,
            ExchangeState(chosen.path) as state,
            chosen.database.open(chosen.login) as shared,
        ):
            before = {(one.notice, one.there) for one in state.conflicts()}
            breaking: Any = Breaking(shared._connection, at, answer_only=answer_only)
            shared._connection = breaking
            try:
                report = Exchange(register, shared, state, now=chosen.now, age=None).run()
            except SharedUnreachable:
                pass
            else:
                assert report.problems == []
            after = {(one.notice, one.there) for one in state.conflicts()}
        self.shown += [(chosen.login, *one) for one in sorted(after - before)]

    @rule(laptop=st.integers(0, 4))
    def resolve(self, laptop: int) -> None:
        chosen = self.laptops[laptop % self.count]
        with contextlib.suppress(SharedRefused):  # where the shared register has gone on since
            chosen.resolve_all()

    @rule(laptop=st.integers(0, 4))
    def lose_the_notes(self, laptop: int) -> None:
        chosen = self.laptops[laptop % self.count]
        chosen.path.with_suffix(".shared").unlink(missing_ok=True)
        self.shown = [one for one in self.shown if one[0] != chosen.login]

    @rule(laptop=st.integers(0, 4), number=st.integers(0, 99))
    def send_again(self, laptop: int, number: int) -> None:
        """Send states again, late and out of order: nothing comes of it."""
        with self.database.open(LOGINS[laptop % self.count]) as shared:
            heads = shared.heads_after(0, 500, None)
            states = shared.bytes_of([head.sequence for head in heads])
            previous = ["", *sorted(self.accepted)][number % (len(self.accepted) + 1)]
            chosen = [Offered("", content, previous) for content in states.values()][number % 3 :: 2]
            if chosen:
                shared.offer(chosen)
            assert shared.heads_after(0, 500, None) == heads

    def converge(self) -> None:
        """Let all exchange until nothing is left to do: all have the same, and nothing that was accepted is missing."""
        for _ in range(12):
            news = 0
            for laptop in self.laptops:
                report = laptop.sync(None)
                assert report.problems == report.refusals == []
                news += report.received + report.sent + laptop.resolve_all()
            if not news:
                break
        else:
            pytest.fail("the laptops never come to an end")
        kept = self.database.ask("dba", "SELECT digest FROM signoff.state").split()
        aside = self.database.ask("dba", "SELECT digest FROM signoff.set_aside").split()
        everything = [laptop.records() for laptop in self.laptops]
        records = [_comparable(records, {*aside}) for records in everything]
        for other in records[1:]:
            both = {*other} & {*records[0]}
            assert {notice for notice in both if other[notice] != records[0][notice]} == set()
        assert all({*everything[0]} == {*other} for other in everything)
        assert self.accepted <= {*kept}


def _comparable(records: dict[str, Record], aside: set[str]) -> dict[str, bytes]:
    """Return what all must have: not what was set aside, nor comments that came after a signature elsewhere."""
    return {
        notice: encode(replace(record, comments=() if record.is_locked else record.comments))
        for notice, record in records.items()
        if sha256(encode(record)) not in aside
    }


@pytest.mark.parametrize("count", [2, 5])
def test_laptops_agree_whatever_happens(database: Database, count: int) -> None:
    machine = type("SomeLaptops", (Laptops,), {"database": database, "count": count})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=-(-STEPS // 2 // STEPS_A_RUN),
            stateful_step_count=STEPS_A_RUN,
            deadline=None,
            derandomize=STEPS <= 100,
            phases=[Phase.generate],
            suppress_health_check=[*HealthCheck],
            database=None,
        ),
    )
