"""The dates that a record copy prints below the form, held against the council's profile; told where that is gone."""

from __future__ import annotations

from signoff import actions
from signoff.checking.fidelity.speech import runs_of
from signoff.checking.noted_dates import may_be
from signoff.checking.word_diff import shown
from signoff.errors import ResourceProblem
from signoff.notice.record.record import Record
from signoff.notice.text.days import DateLine, written
from signoff.pdf.reading.document import Document
from signoff.pdf.reading.tree import Marked, Node
from signoff.pdf.timeline import HEADING
from signoff.rules.deadlines import is_date_line
from signoff.signing.verification import Check, Result, Subject

UNHELD = "The dates that follow, below the form, could not be held against the council’s profile: {why}."
STRANGE = "Below the form, among the dates that follow, stands what signoff does not print of this notice: “{words}”."
_NOTHING: tuple[tuple[DateLine, ...], tuple[Check, ...]] = ((), ())


def dates_to_hold(record: Record, printed: tuple[DateLine, ...]) -> tuple[tuple[DateLine, ...], tuple[Check, ...]]:
    """Return the dates that a file's pages should print, given those that they do, and what is to be said of them.

    They follow from the record and the council's profile. Where that profile is not here, or is another than the one
    with which the notice was made, the printed ones are taken as they stand, and a check says that nobody held them.
    What signoff prints of no such notice, whatever the profile, is an alteration.
    """
    if not printed:
        return _NOTHING
    strange = _strange(record, printed)
    if strange is not None:
        return (), (Check(Subject.DATES, Result.BAD, STRANGE.format(words=shown(": ".join(strange)))),)
    try:
        profile = actions.profile_of(record.council)
    except ResourceProblem:
        return printed, (_unheld("it is not on this machine"),)
    expected = actions.dates_that_follow(record, profile)
    if printed != expected and profile.version != record.terms.profile_version:
        return printed, (_unheld("it has changed since the notice was made"),)
    return expected, ()


def printed_dates(document: Document) -> tuple[DateLine, ...]:
    """Return the dates that a file prints below the form, each with its meaning; none where it has no such block."""
    for section in document.tree.kids:
        if isinstance(section, Node) and section.tag == "Sect" and _words(document, _first(section)) == HEADING:
            entries = [one for one in section.walk() if one.tag == "LBody"]
            pairs = [[_words(document, kid) for kid in one.kids if isinstance(kid, Node)] for one in entries]
            return tuple(DateLine(pair[0], pair[1]) for pair in pairs if len(pair) == 2)
    return ()


def _strange(record: Record, printed: tuple[DateLine, ...]) -> DateLine | None:
    """Return the first date that the record cannot have, or has twice; None where all may be its own."""
    met: set[str] = set()
    published = record.publication.date
    for when, meaning in printed:
        name = meaning.partition(" (")[0]
        is_other = name == "Published" and (published is None or when != written(published))
        if is_other or name in met or not is_date_line(when, meaning) or not may_be(when, meaning, record):
            return DateLine(when, meaning)
        met.add(name)
    return None


def _first(section: Node) -> Node:
    return next((kid for kid in section.kids if isinstance(kid, Node)), section)


def _words(document: Document, node: Node) -> str:
    """Return an element's own words."""
    runs = [run for kid in node.kids if isinstance(kid, Marked) for run in runs_of(document, kid)]
    return " ".join("".join(run.text for run in runs).split())


def _unheld(why: str) -> Check:
    return Check(Subject.DATES, Result.WARN, UNHELD.format(why=why))
