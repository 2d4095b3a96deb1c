"""A large register of made-up notices: real records, made by signoff's code, with words as varied as a council's."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from signoff.notice.marks.mark import TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.model import (
    CallIn,
    Contact,
    DecisionMaker,
    DecisionType,
    Implementation,
    Notice,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Band, Record, Role, Terms
from signoff.register.connection import Mode, committed, connect
from signoff.register.documents import encode
from signoff.register.store import Register
from signoff.register.transaction import RegisterTransaction

COMMON = (
    *("grant", "funding", "approve", "council", "scheme", "contract", "award", "extend", "programme", "road", "school"),
    *("housing", "bridge", "park", "market", "library", "service", "report", "tender", "supplier", "budget", "capital"),
    *("the", "of", "and", "to", "for", "in", "with", "that", "is", "a", "by", "from", "on", "was", "are", "be"),
)
"""Words that most notices contain; `grant` and `funding` are those that the benchmark asks for."""

DIRECTORS = tuple(
    f"Director of {name}" for name in ("Housing", "Highways", "Children", "Resources", "Planning", "Health")
)
SYLLABLES = (
    "ar",
    "be",
    "chal",
    "den",
    "el",
    "far",
    "gil",
    "hol",
    "ing",
    "kirk",
    "ley",
    "mor",
    "nor",
    "ot",
    "pud",
    "sey",
)
NOON = dt.datetime(2010, 1, 4, 12, 0, tzinfo=dt.UTC)
_TERMS = Terms(
    profile_version="benchmark",
    bands=(Band(key="below_25k", decision_type=DecisionType.ADMINISTRATIVE, label="below £25,000", upper=25_000),),
    labels={"council": "Leeds City Council"},
)
_BATCH = 1000

_TYPES = (DecisionType.KEY, DecisionType.SIGNIFICANT_OPERATIONAL, DecisionType.ADMINISTRATIVE)
"""The types that the bundled form has."""


def make_register(path: Path, notices: int) -> None:
    """Make a register of so many notices, the same on every run but for identities; a copy of it may be written to."""
    with Register.open(path):
        pass
    chance = random.Random(notices)  # noqa: S311 - made-up notices, and nothing secret
    records = _records(chance, notices)
    with contextlib.closing(_connect(path)) as connection:
        for start in range(0, notices, _BATCH):
            with committed(connection):
                transaction = RegisterTransaction(connection, path)
                for _ in range(min(_BATCH, notices - start)):
                    _insert(transaction, next(records), chance)


def _connect(path: Path) -> sqlite3.Connection:
    connection = connect(path, Mode.WRITE, 5.0)
    connection.execute("PRAGMA synchronous = OFF")  # nothing is lost if it has to be made again
    return connection


def _insert(transaction: RegisterTransaction, record: Record, chance: random.Random) -> None:
    """Add a record; a signed one may have been given its reference and been published since."""
    at = record.changed_at or NOON
    row = transaction.insert(record, encode(record), at)
    if record.decision_signature is None or chance.random() < 0.1:
        return
    reference = f"D{chance.randrange(10_000, 99_999)}"
    referred = lifecycle.give_reference(record, reference, actor="PA", at=at + dt.timedelta(hours=1))
    published = lifecycle.publish(
        referred, date=at.date(), url="https://example.org/d", actor="PA", at=at + dt.timedelta(hours=2)
    )
    transaction.update(row, record, published, encode(published), at, None)


def _records(chance: random.Random, notices: int) -> Iterator[Record]:
    """Yield the records, the oldest first: of five, three are signed, one is a draft and one is ready or withdrawn."""
    rare = tuple("".join(chance.choices(SYLLABLES, k=4)) for _ in range(20_000))
    for number in range(notices):
        at = NOON + dt.timedelta(minutes=40 * number)
        record = lifecycle.new_record("leeds", _TERMS, actor="PA", at=at, notice=_notice(chance, rare))
        kind = number % 5
        if kind < 3:
            yield lifecycle.sign(
                record,
                role=Role.DECISION_MAKER,
                name="A. Officer",
                post="Chief Officer",
                date=at.date(),
                mark=TypedMark(text="A. Officer"),
                at=at + dt.timedelta(minutes=5),
            )
        elif number % 10 == 4:
            yield lifecycle.hand_over(record, actor="PA", at=at + dt.timedelta(minutes=5), to="A. Officer")
        elif kind == 4:
            yield lifecycle.withdraw(record, actor="PA", at=at + dt.timedelta(minutes=5))
        else:
            yield record


def _notice(chance: random.Random, rare: tuple[str, ...]) -> Notice:
    def text(length: int) -> str:
        words = (chance.choice(COMMON) if chance.random() < 0.7 else chance.choice(rare) for _ in range(length))
        return " ".join(words).capitalize() + "."

    return Notice(
        decision_type=chance.choice(_TYPES),
        approximate_value="below_25k",
        director=chance.choice(DIRECTORS),
        contact=Contact(name=f"{chance.choice(rare).title()} Smith", post="Head of Service", telephone="0113 496 0001"),
        subject=text(7).rstrip("."),
        decision=text(60),
        reasons=text(90),
        alternatives=text(30),
        wards=Wards(scope=WardScope.NOT_APPLICABLE),
        implementation=Implementation(accountable_officer=f"{chance.choice(rare).title()} Jones", timescales=text(5)),
        call_in=CallIn(available=False),
        decision_maker=DecisionMaker(name="A. Officer", post="Chief Officer"),
    )
