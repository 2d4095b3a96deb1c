"""Rows of the table of checks whose notices are signed, or on another council's form or by its profile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import barchester
from rules import other_councils as councils
from rules.test_signatures import EXCEPTION, picture, signed
from signoff.notice.form.council import Profile
from signoff.notice.record.lifecycle import publish
from signoff.notice.record.model import Additional
from signoff.notice.record.record import Record, Role

KEY, SOD, ADMIN = "key", "significant_operational", "administrative"
RISK = Additional(choice="Low")
CLIMATE = Additional(text="No effect.")
AFTER_THE_CHANGE = dt.date(2024, 5, 16)


class MadeRow(NamedTuple):
    """A rule, and two notices that a council makes: one on which it finds something at `field`, one on which not."""

    rule: str
    field: str
    profile: Callable[[], Profile]
    triggers: Callable[[], Record]
    just_not: Callable[[], Record]
    on: dt.date


def _county(ward: str) -> Record:
    answers = {"wards.names": (ward,), "decision_date": dt.date(2024, 5, 14)}
    return councils.record_of(councils.COUNTY, ADMIN, answers)


def _leeds_signed(name: str, pixels: int) -> Record:
    return signed(councils.record_of(councils.LEEDS, ADMIN), Role.DECISION_MAKER, name=name, mark=picture(pixels))


def _decided(profile: Profile, decision: str) -> Record:
    return councils.record_of(profile, SOD, {"decision": decision})


def _excepted() -> Record:
    return councils.record_of(councils.LEEDS, KEY, EXCEPTION)


def _published(day: dt.date) -> Record:
    record = signed(councils.record_of(councils.LEEDS, ADMIN), Role.DECISION_MAKER)
    return publish(record, date=day, url=None, actor="PA", at=dt.datetime(2024, 6, 20, 12, tzinfo=dt.UTC))


MADE_ROWS = (
    MadeRow(
        "capital-or-revenue",
        "decision",
        lambda: councils.CAPITAL_APART,
        lambda: _decided(councils.CAPITAL_APART, "To spend £160,000 on roofs."),
        lambda: _decided(councils.CAPITAL_APART, "To spend £160,000 of capital on roofs."),
        dt.date(2024, 5, 14),
    ),
    MadeRow(
        "budget-share-not-considered",
        "decision",
        lambda: councils.SHARE,
        lambda: _decided(councils.SHARE, "To spend £20,000 on roofs."),
        lambda: _decided(councils.SHARE, "To spend £20,000 on roofs, 2% of the budget."),
        dt.date(2024, 5, 14),
    ),
    MadeRow(
        "general-exception-signed",
        "signatures.scrutiny_chair",
        lambda: councils.LEEDS,
        lambda: signed(_excepted(), Role.SCRUTINY_CHAIR),
        _excepted,
        dt.date(2024, 5, 14),
    ),
    MadeRow(
        "publication-date",
        "decision_date",
        lambda: councils.LEEDS,
        lambda: _published(dt.date(2024, 5, 13)),
        lambda: _published(dt.date(2024, 5, 14)),
        dt.date(2024, 6, 20),
    ),
    MadeRow(
        "additional-missing",
        "additional.climate.text",
        barchester.profile,
        lambda: barchester.draft(additional={"risk": RISK}),
        lambda: barchester.draft(additional={"risk": RISK, "climate": CLIMATE}),
        barchester.DAY,
    ),
    MadeRow(
        "ward-not-of-date",
        "wards.names",
        lambda: councils.COUNTY,
        lambda: _county("Plumstead"),
        lambda: _county("Cathedral"),
        AFTER_THE_CHANGE,
    ),
    MadeRow(
        "signer-differs",
        "decision_maker.name",
        lambda: councils.LEEDS,
        lambda: _leeds_signed("B. Deputy", 151),
        lambda: _leeds_signed("A. Officer", 151),
        dt.date(2024, 5, 14),
    ),
    MadeRow(
        "signature-picture-coarse",
        "decision_maker",
        lambda: councils.LEEDS,
        lambda: _leeds_signed("A. Officer", 149),
        lambda: _leeds_signed("A. Officer", 150),
        dt.date(2024, 5, 14),
    ),
)
