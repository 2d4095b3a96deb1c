"""What is wrong with a council's profile and the types alone let through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from signoff.errors import ResourceProblem
from signoff.notice.form.areas import wards_problem
from signoff.notice.form.call_in_terms import call_in_problem
from signoff.notice.form.closures import closures_problem
from signoff.notice.form.council import CITATIONS, CITED, Profile
from signoff.notice.form.form import Form
from signoff.notice.form.form_changes import FormChanges, FormProblem
from signoff.notice.form.form_file import load_form
from signoff.notice.form.patterns import LINE
from signoff.notice.form.periods import periods_problem
from signoff.notice.form.profile_problem import profile_problem
from signoff.notice.form.quiet_rules import quiet_problem
from signoff.notice.form.thresholds import LARGEST_AMOUNT, thresholds_problem


def check(profile: Profile, path: Path, text: str) -> None:
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
        if unknown := next((name for name in CITED.findall(consultee.source) if name not in profile.citations), None):
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
