"""The councils' profiles on this laptop, each with the file that it was read from, and what a profile says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from signoff.errors import ResourceProblem
from signoff.notice.form.closures import Closure
from signoff.notice.form.council import Profile, Source
from signoff.notice.form.form_changes import FormChanges
from signoff.notice.form.labels import plain_label
from signoff.notice.form.profile_file import load_profile
from signoff.notice.record.record import AreaDates
from signoff.notice.text.days import MONTHS, written
from signoff.paths import resource

_PROMPTS = {
    "equality": "equality",
    "subsidy": "subsidies",
    "best_value": "best value",
    "best_consideration": "the best consideration for land",
}
NOT_CONFIRMED = "Not confirmed by the council"
"""What is said of a profile that nobody at the council has confirmed."""

_KEY = re.compile("[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class FoundProfile:
    """A file that is, or should be, a profile: `profile` is None where `problem` says why it cannot be used."""

    key: str
    path: Path
    own: bool
    profile: Profile | None = None
    problem: str = ""


def found_profiles(folders: Sequence[Path]) -> tuple[FoundProfile, ...]:
    """Return every profile of these folders and the bundled ones, usable ones first, by the council's name.

    A profile in a folder replaces a bundled one with the same key; a wrong one does not hide the others.
    """
    bundled = resource("councils")
    profiles: dict[str, FoundProfile] = {}
    for folder in (*folders, bundled):
        for path in sorted(folder.glob("*.toml")):
            if path.stem not in profiles:
                profiles[path.stem] = _read(path, folders, own=folder != bundled)
    return tuple(sorted(profiles.values(), key=_usable_first))


def _usable_first(found: FoundProfile) -> tuple[bool, str]:
    return found.profile is None, found.profile.name if found.profile else ""


class ProfileLine(NamedTuple):
    """A heading, and the words below it."""

    heading: str
    words: str


def lines_of(profile: Profile) -> Iterator[ProfileLine]:
    """Yield what a profile says, heading by heading."""
    yield ProfileLine("Council", profile.name)
    yield ProfileLine("Version", profile.version)
    if not profile.confirmed:
        yield ProfileLine(NOT_CONFIRMED, "It was made from what the council has published. Check it before you use it.")
    if profile.directors:
        yield ProfileLine(f"Directors ({len(profile.directors)})", "\n".join(profile.directors))
    if profile.wards:
        areas = profile.areas.plural
        yield ProfileLine(f"{areas[:1].upper()}{areas[1:]} ({len(profile.wards)})", ", ".join(_wards(profile)))
    yield from _form_lines(profile)
    yield ProfileLine("Key threshold", "\n".join(_thresholds(profile)))
    yield ProfileLine("Periods", "\n".join(_periods(profile)))
    yield ProfileLine("Closed", "\n".join(map(_closure, profile.closures)) or "Weekends and bank holidays only")
    consultees = (f"{officer.title} ({officer.short}): {officer.matters}" for officer in profile.consultees)
    yield ProfileLine("Must be consulted", "\n".join(consultees))
    yield ProfileLine("Procedure rules", "\n".join(_citations(profile)))
    if profile.labels:
        yield ProfileLine(
            "Council’s own labels", "\n".join(f"{path}: {words}" for path, words in profile.labels.items())
        )
    if asked := ", ".join(words for name, words in _PROMPTS.items() if getattr(profile.prompts, name) is not None):
        yield ProfileLine("Asks notices about", asked[:1].upper() + asked[1:])
    if profile.quiet:
        yield ProfileLine(
            "Rules that are switched off", "\n".join(f"{quiet.rule}: {quiet.reason}" for quiet in profile.quiet)
        )
    yield ProfileLine("Record kept", _counted(profile.record_years, "year"))
    if profile.assumed:
        yield ProfileLine("Assumed", "\n".join(profile.assumed))
    if profile.sources:
        yield ProfileLine("Sources", "\n\n".join(map(_source, profile.sources)))


def _form_lines(profile: Profile) -> Iterator[ProfileLine]:
    """Yield the types with their bands and, where the form is the council's own, its title and sections."""
    form = profile.notice_form
    if isinstance(profile.form, FormChanges):
        yield ProfileLine("Form", form.title)
        labels = (plain_label(form.label(section.key, profile.labels)) for section in form.sections)
        yield ProfileLine(f"Sections ({len(form.sections)})", "\n".join(labels))
    for kind, name in form.types.items():
        bands = [band.label for band in profile.bands if band.decision_type is kind]
        words = "\n".join(label[:1].upper() + label[1:] for label in bands)
        yield ProfileLine(f"Bands: {name}" if bands else "Type", words or name)


def _read(path: Path, folders: Sequence[Path], *, own: bool) -> FoundProfile:
    if not _KEY.fullmatch(path.stem):
        reason = "is not read: its name must be the council’s short name, in lower-case letters, numbers, - and _"
        return FoundProfile(path.stem, path, own, problem=f"The council profile {path} {reason}.")
    try:
        return FoundProfile(path.stem, path, own, load_profile(path.stem, folders))
    except ResourceProblem as problem:
        return FoundProfile(path.stem, path, own, problem=str(problem))


def _thresholds(profile: Profile) -> Iterator[str]:
    for threshold in profile.all_thresholds:
        yield f"{threshold.words}: a decision above this is significant by its value"
    if profile.budget_share is not None:
        yield f"{profile.budget_share.words}: a decision above this too; notices are asked about it"


def _periods(profile: Profile) -> Iterator[str]:
    periods = profile.periods
    yield f"List of Forthcoming Key Decisions: {periods.on_list.full_words}"
    yield f"Publication of the report: {periods.of_report.full_words}"
    yield f"General Exception: {periods.of_general_exception.full_words}"
    yield f"Call-in: {profile.call_in_terms.words}"


def _wards(profile: Profile) -> Iterator[str]:
    """Yield the wards, each with the days from or to which there is one."""
    for name in profile.wards:
        dates = profile.ward_dates.get(name, AreaDates())
        ends = (f"{word} {written(day)}" for word, day in (("from", dates.first), ("to", dates.last)) if day)
        words = " ".join(ends)
        yield f"{name} ({words})" if words else name


def _citations(profile: Profile) -> Iterator[str]:
    names = {
        "list": "List of Forthcoming Key Decisions",
        "report": "Publication of the report",
        "call_in": "Call-in",
        "call_in_exemption": "Exemption from call-in",
    }
    for name, words in profile.citations.items():
        yield f"{names.get(name, name)}: {words}"


def _source(source: Source) -> str:
    words = f"{source.about}: {source.title}, {source.date}"
    return f"{words}\n{source.address}" if source.address else words


def _closure(closure: Closure) -> str:
    """Return a closure in words: "27 to 31 December", "24 December to 2 January", "Fair Monday: 5 October 2026"."""
    named = f"{closure.name}: " if closure.name else ""
    return named + (_yearly(closure) if closure.is_yearly else _once(closure))


def _once(closure: Closure) -> str:
    first, last = (written(dt.date.fromisoformat(day)) for day in (closure.first, closure.last))
    return first if first == last else f"{first} to {last}"


def _yearly(closure: Closure) -> str:
    month, day = (int(part) for part in closure.first.split("-"))
    last_month, last_day = (int(part) for part in closure.last.split("-"))
    last = f"{last_day} {MONTHS[last_month - 1]}"
    if closure.first == closure.last:
        return last
    return f"{day} to {last}" if month == last_month and day < last_day else f"{day} {MONTHS[month - 1]} to {last}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
