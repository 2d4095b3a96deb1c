"""Laptops of the tests: each a register of its own in a folder, with a clock and an officer's login."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from builders import NOON
from empty_register import empty_register
from shared.conftest import Database
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.store import Register
from signoff.shared.exchange import DEFAULT_AGE, Exchange
from signoff.shared.exchange_state import ExchangeState
from signoff.shared.report import ExchangeReport
from signoff.shared.resolving import keep_ours, take_theirs, their_record


@dataclass(slots=True)
class Laptop:
    """A person's register, which is opened for each thing that is done with it."""

    database: Database
    login: str
    person: str
    folder: Path
    clock: dt.datetime = NOON
    skew: dt.timedelta = field(default_factory=dt.timedelta)

    @property
    def path(self) -> Path:
        return self.folder / self.login / "register.sqlite"

    def now(self) -> dt.datetime:
        self.clock += dt.timedelta(minutes=1)
        return self.clock + self.skew

    def open(self) -> Register:
        if not self.path.exists():
            empty_register(self.path)
        return Register(self.path, clock=lambda: self.clock + self.skew)

    def sync(self, age: dt.timedelta | None = DEFAULT_AGE) -> ExchangeReport:
        with self.open() as register, self.database.open(self.login) as shared, ExchangeState(self.path) as state:
            return Exchange(register, shared, state, now=self.now, age=age).run()

    def fetch(self, notice: str) -> ExchangeReport:
        with self.open() as register, self.database.open(self.login) as shared, ExchangeState(self.path) as state:
            return Exchange(register, shared, state, now=self.now).fetch(notice)

    def save(self, record: Record) -> Record:
        with self.open() as register:
            if record.id in register.state_digests():
                register.get(record.id)
            register.save(record)
        return record

    def edit(self, notice: str, *, continuing: bool = False, **answers: str) -> Record:
        """Change a notice; `continuing` lengthens the entry of the history before it, as typing does."""
        with self.open() as register:
            record = register.get(notice)
            changed = replace(record.notice, **answers)
            edited = lifecycle.edit(record, changed, actor=self.person, at=self.now(), continuing=continuing)
            register.save(edited)
        return edited

    def get(self, notice: str) -> Record:
        with self.open() as register:
            return register.get(notice)

    def take_theirs(self, notice: str) -> Record:
        with self.open() as register, self.database.open(self.login) as shared, ExchangeState(self.path) as state:
            return take_theirs(register, shared, state, notice, actor=self.person, at=self.now())

    def keep_ours(self, notice: str) -> Record:
        with self.open() as register, self.database.open(self.login) as shared, ExchangeState(self.path) as state:
            return keep_ours(register, shared, state, notice, actor=self.person, at=self.now())

    def resolve_all(self) -> int:
        """End all conflicts: what is signed here alone stays, else what is shared; return how many there were."""
        conflicts = self.conflicts()
        for notice in conflicts:
            is_signed_here_alone = self.get(notice).is_locked and not self.their_record(notice).is_locked
            (self.keep_ours if is_signed_here_alone else self.take_theirs)(notice)
        return len(conflicts)

    def their_record(self, notice: str) -> Record:
        with self.database.open(self.login) as shared, ExchangeState(self.path) as state:
            return their_record(shared, state, notice)

    def records(self) -> dict[str, Record]:
        with self.open() as register:
            return {notice: register.get(notice) for notice in register.state_digests()}

    def notices(self) -> dict[str, str]:
        """Return the identity and subject of every notice."""
        with self.open() as register:
            return {row.id: row.subject for row in register.each_row()}

    def conflicts(self) -> list[str]:
        with ExchangeState(self.path) as state:
            return [conflict.notice for conflict in state.conflicts()]
