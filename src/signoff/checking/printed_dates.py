"""Compares the dates that a record copy prints below the form with those that follow from the council's profile."""

from __future__ import annotations

from signoff import actions
from signoff.checking.fidelity.logical_text import runs_of
from signoff.checking.signature_dates import is_possible
from signoff.errors import ResourceProblem, on_one_line
from signoff.notice.record.record import Record
from signoff.notice.text.days import DateLine, written
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.structure_tree import Marked, Node
from signoff.pdf.timeline import HEADING
from signoff.rules.timeline import is_date_line
from signoff.signing.verification import Check, Result, Subject

UNVERIFIED = "The dates below the form could not be compared with the council’s profile: {why}."
IMPOSSIBLE = "Among the dates below the form is one that signoff does not print for this notice: “{words}”."
_NO_DATES: tuple[tuple[DateLine, ...], tuple[Check, ...]] = ((), ())


def expected_dates(record: Record, printed: tuple[DateLine, ...]) -> tuple[tuple[DateLine, ...], tuple[Check, ...]]:
    """Return the dates that a file's pages should print, given those that they do, and the checks of them.

    They follow from the record and the council's profile. Where that profile is missing here, or is not the version
    with which the notice was made, the printed dates are accepted and a check says that they were not compared. A date
    that signoff never prints for such a notice, whatever the profile, is an alteration.
    """
    if not printed:
        return _NO_DATES
    strange = _impossible_date(record, printed)
    if strange is not None:
        return (), (Check(Subject.DATES, Result.BAD, IMPOSSIBLE.format(words=on_one_line(": ".join(strange)))),)
    try:
        profile = actions.profile_of(record.council)
    except ResourceProblem:
        return printed, (_unverified("it is not on this machine"),)
    expected = actions.dates_that_follow(record, profile)
    if printed != expected and profile.version != record.terms.profile_version:
        return printed, (_unverified("it has changed since the notice was made"),)
    return expected, ()


def printed_dates(document: Document) -> tuple[DateLine, ...]:
    """Return the dates that a file prints below the form, each with its meaning; empty where it has no such block."""
    for section in document.tree.kids:
        if isinstance(section, Node) and section.tag == "Sect" and _words(document, _first_child(section)) == HEADING:
            entries = [node for node in section.walk() if node.tag == "LBody"]
            pairs = [[_words(document, kid) for kid in entry.kids if isinstance(kid, Node)] for entry in entries]
            return tuple(DateLine(pair[0], pair[1]) for pair in pairs if len(pair) == 2)
    return ()


def _impossible_date(record: Record, printed: tuple[DateLine, ...]) -> DateLine | None:
    """Return the first date that the record cannot have, or has twice; None where all are possible."""
    seen: set[str] = set()
    published = record.publication.date
    for when, meaning in printed:
        name = meaning.partition(" (")[0]
        is_other = name == "Published" and (published is None or when != written(published))
        if is_other or name in seen or not is_date_line(when, meaning) or not is_possible(when, meaning, record):
            return DateLine(when, meaning)
        seen.add(name)
    return None


def _first_child(section: Node) -> Node:
    return next((kid for kid in section.kids if isinstance(kid, Node)), section)


def _words(document: Document, node: Node) -> str:
    """Return an element's own words."""
    runs = [run for kid in node.kids if isinstance(kid, Marked) for run in runs_of(document, kid)]
    return " ".join("".join(run.text for run in runs).split())


def _unverified(why: str) -> Check:
    return Check(Subject.DATES, Result.WARN, UNVERIFIED.format(why=why))
