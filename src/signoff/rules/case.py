"""What the rules look at: one record, by one council's profile, on one day, with what several of them need."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from signoff.errors import DateUnknown
from signoff.notice import form
from signoff.notice.council import Profile
from signoff.notice.model import DecisionType, Notice, Route, value_at
from signoff.notice.record import Band, Record, Role, Signature, Terms
from signoff.notice.text import plain
from signoff.rules.amounts import Amount, amounts_in
from signoff.rules.calendar import WorkingDays
from signoff.rules.deadlines import Deadlines, deadlines

SCANNED = ("subject", "decision", "reasons")
"""The texts in which amounts and hint words are looked for."""


class Case:
    """A record as the rules see it; works each thing out once, and never raises for any content."""

    def __init__(self, record: Record, profile: Profile, on: dt.date) -> None:
        """Keep what is judged, the measure, and the day on which it is judged."""
        self.record = record
        self.profile = profile
        self.on = on
        self._texts: dict[str, str] = {}
        self._amounts: dict[str, tuple[Amount, ...]] = {}

    @property
    def notice(self) -> Notice:
        """The answers."""
        return self.record.notice

    @cached_property
    def terms(self) -> Terms:
        """The bands and wards that the notice was made with; a notice without any has today's."""
        return self.record.terms if self.record.terms.bands else self.profile.terms()

    @property
    def is_key(self) -> bool:
        """Whether this is a key decision."""
        return self.notice.decision_type is DecisionType.KEY

    @property
    def is_other(self) -> bool:
        """Whether a type other than key is chosen."""
        return self.notice.decision_type is not None and not self.is_key

    @cached_property
    def band(self) -> Band | None:
        """The chosen band, if it is one of the chosen type."""
        return self.terms.band(self.notice.decision_type, self.notice.approximate_value)

    @property
    def route(self) -> Route | None:
        """The urgency route, or None where none is chosen."""
        route = self.notice.forthcoming_list.route
        return None if route is Route.NONE else route

    def text(self, path: str) -> str:
        """Return the words of a text answer without markup; empty where none is given."""
        if path not in self._texts:
            answer = value_at(self.notice, path)
            self._texts[path] = plain(answer) if answer else ""
        return self._texts[path]

    def amounts(self, path: str) -> tuple[Amount, ...]:
        """Return the amounts of money that a text answer speaks of, in order."""
        if path not in self._amounts:
            self._amounts[path] = amounts_in(self.text(path))
        return self._amounts[path]

    def label(self, path: str) -> str:
        """Return the form's label of a field, in the council's words, for use in a sentence."""
        return form.plain_label(form.label(path, self.terms.labels))

    def signatures(self, role: Role) -> tuple[Signature, ...]:
        """Return the signatures given in a role."""
        return tuple(one for one in self.record.signatures if one.role is role)

    @cached_property
    def working_days(self) -> WorkingDays:
        """The council's working days."""
        return WorkingDays(self.profile.closures)

    @cached_property
    def dates(self) -> Deadlines:
        """The dates that follow from the notice's own; None where a date is missing or its year unknown."""
        notice = self.notice
        return Deadlines(
            earliest_from_list=self._known(listed=notice.forthcoming_list.date_added).earliest_from_list,
            earliest_from_report=self._known(
                report_published=notice.report_publication.published_date
            ).earliest_from_report,
            earliest_general_exception=self._known(
                general_exception=notice.forthcoming_list.chair_notified_date
            ).earliest_general_exception,
            effective_from=self._known(decided=notice.decision_date).effective_from,
        )

    def _known(
        self,
        *,
        listed: dt.date | None = None,
        report_published: dt.date | None = None,
        general_exception: dt.date | None = None,
        decided: dt.date | None = None,
    ) -> Deadlines:
        """Return what follows from a date; nothing where its year is unknown, which a rule of its own reports."""
        try:
            return deadlines(
                self.profile,
                listed=listed,
                report_published=report_published,
                general_exception=general_exception,
                decided=decided,
            )
        except DateUnknown:
            return Deadlines()
