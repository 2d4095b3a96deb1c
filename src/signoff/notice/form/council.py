"""A council's profile: every title, list, number and word that differs from one council to the next.

Profiles are TOML files: bundled in `resources/councils/`, and a council's own in a folder that is read first. They
are read strictly: an unknown, missing or wrong key is refused with its file and line.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta

from signoff.errors import FileProblem, ResourceProblem
from signoff.files import ParseProblem, parse_toml, read_limited
from signoff.known_types import known
from signoff.notice.form.areas import AreaNames, wards_problem
from signoff.notice.form.call_in_terms import CallInTerms, call_in_problem
from signoff.notice.form.closures import Closure, closures_problem
from signoff.notice.form.complaints import lowered, place_and_words
from signoff.notice.form.form import Form
from signoff.notice.form.form_changes import FormChanges, FormProblem, council_form
from signoff.notice.form.form_file import BUNDLED, PLAIN, form_of, load_form
from signoff.notice.form.patterns import KEY, LINE, LONGEST_KEY, Abbreviation, Key, Words
from signoff.notice.form.periods import Periods, periods_problem
from signoff.notice.form.profile_problem import profile_problem, unreadable
from signoff.notice.form.prompts import Prompts
from signoff.notice.form.quiet_rules import QuietRule, quiet_problem
from signoff.notice.form.thresholds import LARGEST_AMOUNT, BudgetShare, Pounds, Threshold, thresholds_problem
from signoff.notice.part import Part
from signoff.notice.record.council_form import CouncilForm
from signoff.notice.record.limits import MOST_OF_ANY
from signoff.notice.record.record import AreaDates, Band, Terms
from signoff.paths import resource

PROFILE_LIMIT = 128 * 1024
"""The largest profile that is read, in bytes: some thirty times Leeds’s."""

CITATIONS = ("list", "report", "call_in", "call_in_exemption")
"""The keys that a profile cites its own procedure rules under; each is needed."""

_CITED = re.compile(r"\{(\w+)\}")


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


def load_profile(key: str, folders: Sequence[Path] = ()) -> Profile:
    """Return the profile with this key, from the first of the folders that has it, else a bundled one.

    Raises ResourceProblem, with file, line where known and key, when there is none or it is wrong.
    """
    if len(key) <= LONGEST_KEY and re.fullmatch(KEY, key):
        for folder in _folders(folders):
            path = folder / f"{key}.toml"
            if _is_there(path):
                return _read(path)
    known = ", ".join(sorted({path.stem for folder in _folders(folders) for path in folder.glob("*.toml")}))
    raise ResourceProblem(f"There is no profile of a council called “{key[:LONGEST_KEY]}”; known are: {known}.")


def _folders(folders: Sequence[Path]) -> tuple[Path, ...]:
    return (*folders, resource("councils"))


def _is_there(path: Path) -> bool:
    """Whether there is such a file; raises ResourceProblem where that is unknown, since another profile may differ."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as problem:
        reason = lowered(problem.strerror or str(problem))
        raise ResourceProblem(f"The council profile {path} could not be read: {reason}.") from problem


def _read(path: Path) -> Profile:
    try:
        data = read_limited(path, PROFILE_LIMIT, "council profile")
    except FileProblem as problem:
        raise ResourceProblem(str(problem)) from problem
    return parse_profile(data, path)


def parse_profile(data: bytes, path: Path, *, any_name: bool = False) -> Profile:
    """Return the profile in the bytes of a file, which is named by its key unless it may have `any_name`.

    Raises ProfileProblem, which names the file and says where it is wrong.
    """
    try:
        document = parse_toml(data)
    except ParseProblem as problem:
        raise unreadable(path, str(problem)) from None
    text = data.decode("utf-8-sig")
    try:
        profile = msgspec.convert(document, known(Profile))
    except msgspec.ValidationError as problem:
        raise profile_problem(path, text, *place_and_words(str(problem))) from None
    if profile.key != path.stem and not any_name:
        raise profile_problem(path, text, "key", f"it says {profile.key}, and the file is named {path.name}")
    _check(profile, path, text)
    return profile


def _check(profile: Profile, path: Path, text: str) -> None:
    """Raise ResourceProblem for what is wrong and the types alone let through."""
    if profile.publish_marks:
        words = "a published copy never carries the picture of a signature, so this can only be false"
        raise profile_problem(path, text, "publish_marks", words)
    form = _form(profile, path, text)
    _check_lists(profile, form, path, text)
    if unknown := next((name for name in profile.labels if not form.has(name)), None):
        raise profile_problem(path, text, "labels", f"the form has no box “{unknown}”")
    _check_citations(profile, path, text)
    _check_consultees(profile, form, path, text)
    _check_bands(profile, form, path, text)
    if problem := next(_problems(profile), None):
        raise profile_problem(path, text, *problem)


def _problems(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the parts that say so themselves: the place in the profile, and the words."""
    is_under_older_name = profile.periods.call_in_working_days is not None
    parts = (
        thresholds_problem(profile.key_threshold, profile.thresholds, profile.budget_share),
        periods_problem(profile.periods),
        call_in_problem(profile.call_in, is_under_older_name=is_under_older_name),
        closures_problem(profile.closures),
        wards_problem(profile.wards, profile.ward_dates),
        quiet_problem(profile.quiet),
    )
    yield from (problem for problem in parts if problem is not None)


def _form(profile: Profile, path: Path, text: str) -> Form:
    """Return the form that a profile's notices are on."""
    try:
        return profile.notice_form if isinstance(profile.form, FormChanges) else load_form(profile.form)
    except ResourceProblem as problem:
        raise profile_problem(path, text, "form", str(problem).rstrip(".")) from None
    except FormProblem as problem:
        raise profile_problem(path, text, f"form.{problem.place}", problem.words) from None


def _check_lists(profile: Profile, form: Form, path: Path, text: str) -> None:
    """Raise ResourceProblem for lists that the form needs and there are not, or that name something twice."""
    for name in ("directors", "wards"):
        if not getattr(profile, name) and form.has_section(name.removesuffix("s") if name == "directors" else name):
            raise profile_problem(path, text, name, f"the form asks for {name}, so there has to be a list of them")
        if duplicate := _duplicate(getattr(profile, name)):
            raise profile_problem(path, text, name, f"“{duplicate}” is there twice")


def _check_citations(profile: Profile, path: Path, text: str) -> None:
    """Raise ResourceProblem for citations that are missing or unknown."""
    citations = profile.citations
    if missing := next((name for name in CITATIONS if not citations.get(name, "").strip()), None):
        raise profile_problem(path, text, "citations", f"“{missing}” is missing")
    if unknown := next((name for name in citations if name not in CITATIONS), None):
        words = f"nothing cites “{unknown}”; there are {', '.join(CITATIONS)}"
        raise profile_problem(path, text, f"citations.{unknown}", words)


def _check_consultees(profile: Profile, form: Form, path: Path, text: str) -> None:
    """Raise ResourceProblem for officers without a row in the form, or whose source cites what there is not."""
    rows = tuple(consultee.field for consultee in profile.consultees)
    for number, consultee in enumerate(profile.consultees):
        place = f"consultees[{number}]"
        if consultee.field not in form.consultees:
            raise profile_problem(path, text, f"{place}.field", f"the form has no row “{consultee.field}”")
        if rows.count(consultee.field) > 1:
            raise profile_problem(path, text, f"{place}.field", f"two officers have the row “{consultee.field}”")
        if unknown := next((name for name in _CITED.findall(consultee.source) if name not in profile.citations), None):
            raise profile_problem(path, text, f"{place}.source", f"there is no citation “{unknown}”")


def _check_bands(profile: Profile, form: Form, path: Path, text: str) -> None:
    """Raise ResourceProblem for bands that are none, or not those of the form; Leeds's needs some for each type."""
    if profile.bands and not form.has_section("approximate_value"):
        raise profile_problem(path, text, "bands", "the form leaves “approximate_value” out, which asks for them")
    if not profile.bands and form.has_section("approximate_value"):
        raise profile_problem(path, text, "bands", "the form asks for the value, so there have to be bands")
    if unknown := next(
        (number for number, band in enumerate(profile.bands) if band.decision_type not in form.types), None
    ):
        kind = profile.bands[unknown].decision_type
        raise profile_problem(path, text, f"bands[{unknown}].decision_type", f"the form has no type {kind}")
    for decision_type in form.types:
        bands = tuple(band for band in profile.bands if band.decision_type is decision_type)
        if duplicate := _duplicate(tuple(band.key for band in bands)):
            raise profile_problem(path, text, "bands", f"the type {decision_type} has two bands called “{duplicate}”")
    for number, band in enumerate(profile.bands):
        if not re.search(LINE, band.key) or not re.search(LINE, band.label):
            raise profile_problem(path, text, f"bands[{number}]", "a band needs a key and a label, each on one line")
        if (band.lower or 0) < 0 or (band.upper is not None and band.upper <= (band.lower or 0)):
            raise profile_problem(path, text, f"bands[{number}].upper", "a band ends above its beginning")
        if max(band.lower or 0, band.upper or 0) > LARGEST_AMOUNT:
            raise profile_problem(path, text, f"bands[{number}]", f"no amount is larger than £{LARGEST_AMOUNT:,}")


def _duplicate(words: tuple[str, ...]) -> str | None:
    return next((word for word in words if words.count(word) > 1), None)


def resolve(source: str, citations: dict[str, str]) -> str:
    """Return a source with `{names}` replaced by the council's own citations; raises KeyError for another name."""
    return _CITED.sub(lambda match: citations[match.group(1)], source)
