"""A register with notices that differ in everything by which a list is filtered and sorted, and what it should list."""

from __future__ import annotations

import random
from collections.abc import Sequence

from builders import DAY, draft, later, notice, signed
from forms import FORM
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record, Status
from signoff.register.list_query import STATUS_ORDER, ListQuery, Order
from signoff.register.results import Row
from signoff.register.store import Register

SUBJECTS = ("", "a gate", "A Gate", "a fence", "Straße", "STRASSE", "Étude", "Zebra crossing", "é\0b")
DIRECTORS = ("", "Director of Housing", "director of housing", "Director of City Development", "Ångström")
REFERENCES = ("", "D1", "d10", "D2", "E7")


def a_record(chance: random.Random) -> Record:
    minutes = chance.randrange(5)
    answers = notice(
        decision_type=chance.choice((None, *FORM.types)),
        subject=chance.choice(SUBJECTS),
        director=chance.choice(DIRECTORS),
    )
    record = lifecycle.new_record("leeds", draft().terms, actor="PA", at=later(minutes), notice=answers)
    status, reference = chance.choice(STATUS_ORDER), chance.choice(REFERENCES)
    if status in (Status.SIGNED, Status.PUBLISHED):
        record = signed(record)
    record = lifecycle.give_reference(record, reference, actor="PA", at=later(11 + minutes))
    if status is Status.READY:
        return lifecycle.hand_over(record, actor="PA", at=later(12), to="A. Officer")
    if status is Status.PUBLISHED:
        return lifecycle.publish(record, date=DAY, url=None, actor="PA", at=later(12))
    return lifecycle.withdraw(record, actor="PA", at=later(12)) if status is Status.WITHDRAWN else record


def sort_key(row: Row, order: Order) -> tuple[object, ...]:
    """Return by what the notices of one status are sorted; those alike stay in the order of the whole list."""
    if order is Order.SUBJECT:
        return not row.subject, row.subject.casefold()
    if order is Order.REFERENCE:
        return not row.reference, row.reference.casefold()
    if order is Order.DIRECTOR:
        return not row.director, row.director.casefold(), row.subject.casefold()
    return ()


def expected(rows: Sequence[Row], query: ListQuery) -> list[Row]:
    """Return what a query lists, from all rows with the latest change first."""
    wanted = set(Status) - {Status.WITHDRAWN} if query.statuses is None else query.statuses
    rows = [
        row
        for row in rows
        if row.status in wanted
        and query.decision_type in (None, row.decision_type)
        and (query.identities is None or row.id in query.identities)
        and row.id not in query.without
    ]
    return sorted(rows, key=lambda row: (STATUS_ORDER.index(row.status), *sort_key(row, query.order)))


def fill(register: Register, count: int = 100) -> None:
    """Save so many notices, the same ones in every run but for their identities."""
    chance = random.Random(count)  # noqa: S311 - made-up notices, and nothing secret
    for _ in range(count):
        register.save(a_record(chance))
