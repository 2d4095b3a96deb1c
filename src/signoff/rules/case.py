"""What the rules check: one record, by one council's profile, on one day, with what several of them need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, cast

from msgspec import UNSET

from signoff.notice.form.council import Profile
from signoff.notice.form.form import Form
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.form.thresholds import Threshold
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.cleaning import notice_as_read
from signoff.notice.record.model import DecisionType, Notice, Route
from signoff.notice.record.record import Band, Record, Role, Signature, Terms
from signoff.rules.amounts import mentions_in
from signoff.rules.answer_text import filled, words_of
from signoff.rules.calendar import WorkingDays
from signoff.rules.deadlines import Deadlines, deadlines_of
from signoff.rules.money import Amount, Malformed, Mention

Answer = TypeVar("Answer")


class Case:
    """A record as the rules see it; computes each value once, and never raises for any content."""

    def __init__(self, record: Record, profile: Profile, on: dt.date) -> None:
        """Hold the record that is checked, the profile, and the day on which it is checked."""
        self.record = record
        self.profile = profile
        self.on = on
        self._texts: dict[str, str] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._answers: dict[Callable[[Case], object], object] = {}

    def once(self, question: Callable[[Case], Answer]) -> Answer:
        """Return the answer to a question that several rules ask of the same case; it is worked out once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        return cast("Answer", self._answers[question])

    @cached_property
    def notice(self) -> Notice:
        """The answers as a person reads them: what cannot be seen is not there, and every space is a space."""
        return notice_as_read(self.record.notice)

    @cached_property
    def form(self) -> Form:
        """The form that the notice is on."""
        return form_of(self.record.terms)

    @cached_property
    def terms(self) -> Terms:
        """The bands and wards that the notice was made with; a notice without any terms has today's."""
        terms = self.record.terms
        return terms if terms.bands or terms.form is not UNSET or terms.profile_version else self.profile.terms()

    @cached_property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The amounts at which a decision is key by its value."""
        return self.profile.all_thresholds

    @property
    def is_open_type(self) -> bool:
        """Whether executive decisions of the chosen type are open to call-in, unless one is exempted; no others are."""
        return self.is_executive and self.notice.decision_type in self.terms.call_in_types

    @property
    def wards_word(self) -> str:
        """What the council calls its wards: wards or divisions."""
        return self.terms.area_words.plural

    @property
    def known_wards(self) -> tuple[str, ...]:
        """The council's wards as they were when the notice was made; today's for a notice without any."""
        return self.record.terms.wards or self.terms.wards or self.profile.wards

    @property
    def is_executive(self) -> bool:
        """Whether the function is the executive's, as it is unless somebody says that it is not."""
        return self.notice.authority.executive is not False

    @property
    def is_key(self) -> bool:
        """Whether this is a key decision: only an executive one is."""
        return self.notice.decision_type is DecisionType.KEY and self.is_executive

    @property
    def is_other(self) -> bool:
        """Whether a type other than key is chosen."""
        return self.notice.decision_type is not None and not self.is_key

    @property
    def may_be_key(self) -> bool:
        """Whether another type is chosen, and key would be possible."""
        return self.is_other and self.is_executive

    @cached_property
    def band(self) -> Band | None:
        """The chosen band, if it is one of the chosen type."""
        return self.terms.band(self.notice.decision_type, self.notice.approximate_value)

    @property
    def route(self) -> Route | None:
        """The urgency route, or None where none is chosen."""
        route = self.notice.forthcoming_list.route
        return None if route is Route.NONE else route

    @property
    def is_late_report(self) -> bool:
        """Whether a key decision's report was not published, or not for its clear working days before.

        While no decision date is proposed, a report that is published is not late yet. A form may not ask for it.
        """
        if not self.form.has_section("report_publication"):
            return False
        if not self.is_key or self.notice.report_publication.published_date is None:
            return self.is_key
        decided, earliest = self.notice.decision_date, self.dates.earliest_from_report
        return decided is not None and earliest is not None and decided < earliest

    def text(self, path: str) -> str:
        """Return the words of a text answer without markup; empty where none is given."""
        if path not in self._texts:
            answer = value_at(self.notice, path)
            self._texts[path] = words_of(answer) if answer else ""
        return self._texts[path]

    @property
    def scanned(self) -> tuple[str, ...]:
        """The texts that are scanned for amounts and hint words; the exempt part of a box belongs to the box."""
        return self.form.scanned

    def mentions(self, path: str) -> str:
        """Return the beginning of a sentence on what a scanned text mentions, such as “The reasons mention”."""
        return self.form.field(path).mentions

    def says(self, path: str) -> str:
        """Return the beginning of a sentence on what a scanned text says, such as “The reasons say”."""
        return self.mentions(path).replace("mention", "say")

    def has_exempt_part(self, name: str) -> bool:
        """Whether a box has an exempt part: one that is given, or one that this copy withholds."""
        path = f"exempt_information.text.{name}"
        withheld = self.record.withheld or ()
        return filled(value_at(self.notice, path)) or any(part.field == path for part in withheld)

    def amounts(self, path: str) -> tuple[Amount, ...]:
        """Return the amounts of money that a text answer mentions, in order."""
        return tuple(mention for mention in self._mentions_of(path) if isinstance(mention, Amount))

    def malformed_amounts(self, path: str) -> tuple[Malformed, ...]:
        """Return what looks like an amount of money in a text answer and is not written like one, in order."""
        return tuple(mention for mention in self._mentions_of(path) if isinstance(mention, Malformed))

    def _mentions_of(self, path: str) -> tuple[Mention, ...]:
        if path not in self._mentions:
            self._mentions[path] = tuple(mentions_in(self.text(path)))
        return self._mentions[path]

    def label(self, path: str) -> str:
        """Return the form's label of a field, in the council's words, for use in a sentence."""
        return plain_label(self.form.label(path, self.terms.labels))

    def signatures(self, role: Role) -> tuple[Signature, ...]:
        """Return the signatures given in a role."""
        return tuple(signature for signature in self.record.signatures if signature.role is role)

    @cached_property
    def working_days(self) -> WorkingDays:
        """The council's working days."""
        return WorkingDays(self.profile.closures)

    @cached_property
    def dates(self) -> Deadlines:
        """The dates that follow from the notice's own; None where a date is missing or its year unknown."""
        return deadlines_of(self.notice, self.profile, self.record.publication.date)
