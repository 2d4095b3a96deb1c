"""A made-up council whose form is as unlike Leeds's as can be, with notices on it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from signoff.notice.form.council import Profile
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record import lifecycle
from signoff.notice.record.model import (
    Additional,
    CallIn,
    Consultation,
    Consultee,
    Contact,
    DecisionMaker,
    DecisionType,
    ExemptInformation,
    Notice,
    Wards,
    WardScope,
)
from signoff.notice.record.record import Record, Role

FOLDER = Path(__file__).parent / "notice" / "form" / "councils"
TEXT = (FOLDER / "barchester.toml").read_text("utf-8")
DAY = dt.date(2026, 11, 3)
AT = dt.datetime(2026, 11, 3, 9, 0, tzinfo=dt.UTC)


def profile() -> Profile:
    """Return the council's profile."""
    return load_profile("barchester", (FOLDER,))


def notice() -> Notice:
    """Return a notice on the council's form that is complete on DAY."""
    return Notice(
        decision_type=DecisionType.OTHER,
        decision_date=DAY,
        contact=Contact(name="Clerk to the Council"),
        subject="Repairs to the almshouse roof",
        decision="That the roof of the almshouse be repaired.",
        reasons="Rain comes in.\n\n- at the north gable\n- at the porch",
        alternatives="None.",
        wards=Wards(scope=WardScope.SOME, names=("Cathedral",)),
        consultation=Consultation(
            executive_member=Consultee(applies=True, details="On 26 October 2026: content."),
            others="N/A",
            rows={
                "treasurer": Consultee(applies=True, details="On 26 October 2026: no objection."),
                "parish_clerks": Consultee(applies=False),
            },
        ),
        exempt_information=ExemptInformation(contains=False),
        call_in=CallIn(available=False),
        decision_maker=DecisionMaker(name="Clerk of Works", post="Clerk of Works"),
        additional={
            "risk": Additional(choice="Low", text="Slates may come **late**."),
            "climate": Additional(text="The old slates are used again."),
        },
    )


def draft(**answers: object) -> Record:
    """Return a draft on the council's form, with these answers in place of the complete ones."""
    blank = lifecycle.new_record("barchester", profile().terms(), actor="PA", at=AT)
    return lifecycle.edit(blank, replace(notice(), **answers), actor="PA", at=AT)


def signed(**answers: object) -> Record:
    """Return such a notice, signed by its decision maker."""
    maker = {"role": Role.DECISION_MAKER, "name": "Clerk of Works", "post": "Clerk of Works"}
    return lifecycle.sign(draft(**answers), **maker, date=DAY, mark=None, at=AT)  # type: ignore[arg-type]
