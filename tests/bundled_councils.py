"""The bundled councils besides Leeds: a notice of each, and what would betray that a word of it is Leeds's."""

from __future__ import annotations

import datetime as dt
import re

from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record, Role
from signoff.profiles.preview import sample_record

COUNCILS = ("york", "kirklees", "lambeth")
DAY = dt.date(2026, 11, 3)
AT = dt.datetime(2026, 11, 3, 9, 0, tzinfo=dt.UTC)

_OF_LEEDS = (
    *(
        "Leeds",
        "EDMPR",
        "CDIO",
        "CAMRO",
        "Executive Board",
        "Chief Digital",
        "Chief Asset",
        "Delegated Decision Notice",
    ),
    *("Significant Operational", "Administrative Decision", "Lead Member", "Executive and Decision Making"),
)


def draft(council: str) -> Record:
    """Return a made-up draft of a key decision."""
    return sample_record(load_profile(council), DAY)


def signed(council: str, profile: Profile | None = None) -> Record:
    """Return such a notice, signed by its decision maker."""
    record = sample_record(profile or load_profile(council), DAY)
    maker = {"role": Role.DECISION_MAKER, "name": "Sam Sample", "post": "Chief Executive"}
    return lifecycle.sign(record, **maker, date=DAY, mark=None, at=AT)  # type: ignore[arg-type]


def words_of_leeds(text: str, council: str) -> set[str]:
    """Return what a text has that only Leeds's form, profile or rules say."""
    leeds, own = load_profile("leeds"), load_profile(council)
    names = {*_OF_LEEDS, *leeds.wards, *leeds.directors} - {*own.wards, *own.directors}
    return {name for name in names if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)}
