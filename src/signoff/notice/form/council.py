"""A council's profile: every title, list, number and word that differs from one council to the next."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta

from signoff.notice.form.areas import AreaNames
from signoff.notice.form.call_in_terms import CallInTerms
from signoff.notice.form.closures import Closure
from signoff.notice.form.form import Form
from signoff.notice.form.form_changes import FormChanges, council_form
from signoff.notice.form.form_file import BUNDLED, PLAIN, form_of, load_form
from signoff.notice.form.patterns import Abbreviation, Key, Words
from signoff.notice.form.periods import Periods
from signoff.notice.form.prompts import Prompts
from signoff.notice.form.quiet_rules import QuietRule
from signoff.notice.form.thresholds import BudgetShare, Pounds, Threshold
from signoff.notice.part import Part
from signoff.notice.record.council_form import CouncilForm
from signoff.notice.record.limits import MOST_OF_ANY
from signoff.notice.record.record import AreaDates, Band, Terms

CITATIONS = ("list", "report", "call_in", "call_in_exemption")
"""The keys that a profile cites its own procedure rules under; each is needed."""

CITED = re.compile(r"\{(\w+)\}")
"""A citation in a source, by its name."""


class RequiredConsultee(Part, frozen=True, kw_only=True):
    """An officer who must be consulted on some matters, and the words of a text that hint at them.

    `weak_words` hint in the subject and the decision alone, since reasons mention them in passing. `unless` lists
    phrases that contain such a word and mean something else ("building on"), `unless_near` words close to which it does
    ("vehicle", near "lease").
    """

    field: str
    title: Words
    short: Words
    matters: Words
    words: tuple[Words, ...]
    weak_words: tuple[Words, ...] = ()
    unless: tuple[Words, ...] = ()
    unless_near: tuple[Words, ...] = ()
    source: Words


class Source(Part, frozen=True, kw_only=True):
    """Where something in a profile is published: what it is about, the document, its address and its date."""

    about: Words
    title: Words
    address: str = ""
    date: Words


class Vocabulary(Part, frozen=True, kw_only=True):
    """The words by which a text is taken to mention something; a plural `s` and case do not matter."""

    effect_on_wards: tuple[Words, ...]
    earlier_key_decision: tuple[Words, ...]
    earlier_key_decision_unless: tuple[Words, ...] = ()
    call_in: tuple[Words, ...]
    exempt: tuple[Words, ...] = ()
    capital: tuple[Words, ...] = ("capital",)
    revenue: tuple[Words, ...] = ("revenue",)
    savings: tuple[Words, ...] = ("saving", "save", "saved")


class Profile(Part, frozen=True, kw_only=True):
    """One council: what a new notice is made with, and what the rules check it by.

    `form` is what its form changes in the plain one, or the key of a bundled form. `key_threshold` is in whole pounds,
    for all money that none of the `thresholds` is for; `record_years` is in years. `ward_dates` has the days from or to
    which there is a ward; `labels` holds the council's own words for the form's labels, by section or dotted field.
    `abbreviations` are read out in full in what is published. `publish_marks` says whether published copies carry the
    pictures of signatures; none does, so only `false` is accepted. `prompts` are the questions that it asks; `quiet`
    lists the rules that find nothing in this council's notices, each with its reason. `confirmed` is false where
    nobody at the council has confirmed the profile; `sources` are then the publications that it was made from, and
    `assumed` what none of them says.
    """

    key: Key
    form: FormChanges | Key = BUNDLED
    name: Words
    version: Words
    directors: Annotated[tuple[Words, ...], Meta(max_length=MOST_OF_ANY)] = ()
    wards: Annotated[tuple[Words, ...], Meta(max_length=MOST_OF_ANY)] = ()
    ward_dates: dict[str, AreaDates] = msgspec.field(default_factory=dict)
    areas: AreaNames = AreaNames()
    bands: tuple[Band, ...] = ()
    key_threshold: Pounds | None = None
    thresholds: tuple[Threshold, ...] = ()
    budget_share: BudgetShare | None = None
    periods: Periods
    call_in: CallInTerms | None = None
    closures: tuple[Closure, ...] = ()
    citations: dict[str, str]
    consultees: tuple[RequiredConsultee, ...] = ()
    words: Vocabulary
    prompts: Prompts = Prompts()
    quiet: tuple[QuietRule, ...] = ()
    publish_marks: bool = False
    labels: dict[str, Words] = msgspec.field(default_factory=dict)
    abbreviations: Annotated[dict[Abbreviation, Words], Meta(max_length=MOST_OF_ANY)] = msgspec.field(
        default_factory=dict
    )
    record_years: Annotated[int, Meta(ge=1, le=100)]
    confirmed: bool = True
    sources: tuple[Source, ...] = ()
    assumed: tuple[Words, ...] = ()

    def terms(self) -> Terms:
        """Return the council's words for a notice that is made today, which keeps them."""
        return Terms(
            profile_version=self.version,
            bands=self.bands,
            wards=self.wards,
            ward_dates=self.ward_dates,
            area_words=self.areas.words(),
            call_in_types=self.call_in_terms.open_types,
            labels={**self.labels, "council": self.name},
            form=self.own_form() or UNSET,
            abbreviations=self.abbreviations,
        )

    @property
    def call_in_terms(self) -> CallInTerms:
        """Its call-in; with the days alone, where the profile gives them as a period."""
        return self.call_in or CallInTerms(days=self.periods.call_in_working_days)

    @property
    def all_thresholds(self) -> tuple[Threshold, ...]:
        """The amounts at which a decision is key by its value; empty where that is only a share of a budget."""
        if self.key_threshold is None:
            return self.thresholds
        return (Threshold(pounds=self.key_threshold), *self.thresholds)

    def own_form(self) -> CouncilForm | None:
        """Return the form that its notices carry, None for the bundled one; raises FormProblem where it is none."""
        if self.form == BUNDLED:
            return None
        return council_form(self.form if isinstance(self.form, FormChanges) else FormChanges(), load_form(PLAIN))

    @property
    def notice_form(self) -> Form:
        """The form that a notice made today is on."""
        return form_of(self.terms())


def resolve(source: str, citations: dict[str, str]) -> str:
    """Return a source with `{names}` replaced by the council's own citations; raises KeyError for another name."""
    return CITED.sub(lambda match: citations[match.group(1)], source)
