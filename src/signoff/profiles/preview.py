"""A notice as it would be with a profile, and the dates that the profile leads to: shown while it is changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from signoff.errors import DateUnknown
from signoff.notice.record import lifecycle
from signoff.notice.record.council_form_check import with_places
from signoff.notice.record.model import (
    ADDITIONAL,
    Additional,
    Authority,
    AuthorityKind,
    CallIn,
    Consultation,
    Consultee,
    Contact,
    DecisionMaker,
    DecisionType,
    ForthcomingList,
    Implementation,
    Notice,
    ReportPublication,
    Wards,
    WardScope,
)
from signoff.notice.text.days import with_weekday
from signoff.rules.deadlines import deadlines, in_words

if TYPE_CHECKING:
    from signoff.notice.form.council import Profile
    from signoff.notice.record.council_form import FormSection
    from signoff.notice.record.record import Record

_MADE = dt.datetime(2026, 1, 2, 9, 0, tzinfo=dt.UTC)
_DATES = (
    ("listed", "earliest_from_list", "Added to the List"),
    ("report_published", "earliest_from_report", "Report published"),
    ("general_exception", "earliest_general_exception", "Notice of General Exception published"),
    ("decided", "effective_from", "Decided"),
)


class DateThatFollows(NamedTuple):
    """What happens on the day that is counted from, and what follows from it."""

    happens: str
    follows: str


def dates_that_follow(profile: Profile, day: dt.date) -> tuple[DateThatFollows, ...]:
    """Return what follows if each thing happens on this day, in the words of `signoff deadlines`."""
    return tuple(
        DateThatFollows(happens, _in_words(profile, argument, name, day)) for argument, name, happens in _DATES
    )


def _in_words(profile: Profile, argument: str, name: str, day: dt.date) -> str:
    try:
        dates = deadlines(profile, **{argument: day})
    except DateUnknown as problem:
        return str(problem)
    return f"{with_weekday(getattr(dates, name))}: {in_words(name, dates, profile)}"


def sample_record(profile: Profile, day: dt.date) -> Record:
    """Return a made-up draft of a key decision, on the profile's form and in its words."""
    bands = [band for band in profile.bands if band.decision_type is DecisionType.KEY]
    consulted = Consultee(applies=True, details="Briefed; supports the decision.")
    notice = Notice(
        decision_type=DecisionType.KEY,
        approximate_value=bands[-1].key if bands else None,
        decision_date=day,
        director=profile.directors[0] if profile.directors else None,
        contact=Contact(name="Alex Example", post="Service Manager", telephone="01632 960001"),
        subject="A sample decision, which shows what a notice looks like",
        decision="The officer agreed to the sample, and to what follows from it.",
        reasons="So that the words of the profile can be read where they will be printed.",
        alternatives="To show no sample. Rejected, because a page says more than a list of settings.",
        wards=Wards(scope=WardScope.SOME, names=profile.terms().wards_on(day)[:2]),
        consultation=Consultation(executive_member=consulted, ward_councillors=Consultee(applies=False)),
        implementation=Implementation(accountable_officer="Service Manager", timescales="From next month."),
        forthcoming_list=ForthcomingList(date_added=day - dt.timedelta(days=40)),
        report_publication=ReportPublication(published_date=day - dt.timedelta(days=14)),
        call_in=CallIn(available=True),
        authority=Authority(relied_on=AuthorityKind.SCHEME, scheme="The scheme of delegation, paragraph 4"),
        decision_maker=DecisionMaker(name="Sam Sample", post=profile.directors[0] if profile.directors else None),
    )
    terms, form = profile.terms(), profile.own_form()
    own = {section.key.removeprefix(f"{ADDITIONAL}."): _sample_of(section) for section in form.sections} if form else {}
    additional = {key: answer for key, answer in own.items() if answer != Additional()}
    notice = with_places(form, replace(notice, additional=additional))
    return lifecycle.new_record(profile.key, terms, actor="signoff", at=_MADE, notice=notice)


def _sample_of(section: FormSection) -> Additional:
    """Return what a sample says in a section that only the council's own form has; nothing for any other."""
    answers: dict[str, str] = {}
    for field in section.fields if section.key.startswith(f"{ADDITIONAL}.") else ():
        is_choice = field.path.endswith(".choice")
        answers["choice" if is_choice else "text"] = field.options[0] if is_choice else "As the officer writes it here."
    return Additional(**answers)
