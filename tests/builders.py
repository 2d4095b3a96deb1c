"""Builders with defaults: a notice, a record, a signed record, with what a test needs to differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from signoff.notice.marks.mark import Mark, TypedMark
from signoff.notice.record import lifecycle
from signoff.notice.record.model import CallIn, Contact, DecisionMaker, DecisionType, Notice, Wards, WardScope
from signoff.notice.record.record import Band, Record, Role, SeenPages, Terms

NOON = dt.datetime(2024, 5, 14, 12, 0, tzinfo=dt.UTC)
DAY = dt.date(2024, 5, 14)

TERMS = Terms(
    profile_version="test",
    bands=(
        Band(key="below_500k", decision_type=DecisionType.KEY, label="Below £500,000", upper=500_000),
        Band(
            key="below_25k",
            decision_type=DecisionType.SIGNIFICANT_OPERATIONAL,
            label="below £25,000",
            upper=25_000,
        ),
        Band(key="below_25k", decision_type=DecisionType.ADMINISTRATIVE, label="below £25,000", upper=25_000),
    ),
    wards=("Armley", "Otley & Yeadon"),
    labels={"council": "Leeds City Council"},
)


def later(minutes: int) -> dt.datetime:
    """Return an instant so many minutes after noon of the tests' day."""
    return NOON + dt.timedelta(minutes=minutes)


def notice(**answers: Any) -> Notice:
    """Return a complete significant operational notice, but for the answers given."""
    defaults: dict[str, Any] = {
        "decision_type": DecisionType.SIGNIFICANT_OPERATIONAL,
        "approximate_value": "below_25k",
        "director": "Director of City Development",
        "contact": Contact(name="Head of Service", post="Head of Service", telephone="0113 496 0001"),
        "subject": "A new gate",
        "decision": "The officer agreed to a new gate.",
        "reasons": "The old one fell down.",
        "alternatives": "None.",
        "wards": Wards(scope=WardScope.NOT_APPLICABLE),
        "call_in": CallIn(available=False),
        "decision_maker": DecisionMaker(name="A. Officer", post="Chief Officer"),
    }
    return Notice(**(defaults | answers))


def draft(**answers: Any) -> Record:
    """Return a new draft of a complete notice, but for the answers given."""
    return lifecycle.new_record("leeds", TERMS, actor="PA", at=NOON, notice=notice(**answers))


def signed(
    record: Record | None = None,
    *,
    role: Role = Role.DECISION_MAKER,
    mark: Mark | None = None,
    pages: Callable[[Record], SeenPages] | None = None,
) -> Record:
    """Return a record with a signature by A. Officer on the tests' day; `pages` says what its pages showed."""
    return lifecycle.sign(
        record or draft(),
        role=role,
        name="A. Officer",
        post="Chief Officer",
        date=DAY,
        mark=mark or TypedMark(text="A. Officer"),
        at=later(10),
        pages=pages,
    )
