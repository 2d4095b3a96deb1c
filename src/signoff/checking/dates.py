"""The dates that a record copy prints below the form, held against the council's profile; told where that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signoff import actions
from signoff.checking.pages import Pages, opened
from signoff.checking.wording import shown
from signoff.errors import ResourceProblem
from signoff.notice.form import FOOTNOTES
from signoff.notice.record import Record
from signoff.pdf.timeline import HEADING, ORIGIN, DateLine
from signoff.rules.deadlines import is_meaning
from signoff.signing.verification import Check, Result

UNHELD = "The dates that follow, below the form, could not be held against the council’s profile: {why}."
STRANGE = "Below the form, among the dates that follow, stands what signoff prints of no notice: “{words}”."
_ENTRY = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}|At once) (.+)")
_FOOT = re.compile(r"Page \d+ of \d+")
_NOTES = tuple(f"{number} {words[:24]}" for number, words in FOOTNOTES.items())
_NOTHING: tuple[tuple[DateLine, ...], tuple[Check, ...]] = ((), ())


def dates_to_hold(record: Record, pages: Pages, *, vouched: bool) -> tuple[tuple[DateLine, ...], tuple[Check, ...]]:
    """Return the dates that the file's pages should print, and what is to be said of them.

    They follow from the record and the council's profile. Where that profile is not here, or is another than the one
    with which the notice was made, the printed ones are taken as they stand, and a check says that nobody held them.
    Words that signoff gives no date are an alteration, unless the file is `vouched` for: other versions may differ.
    """
    printed = tuple(printed_dates(pages))
    if not printed:
        return _NOTHING
    strange = next((meaning for _, meaning in printed if not is_meaning(meaning)), "")
    if strange and not vouched:
        return (), (Check("dates", Result.BAD, STRANGE.format(words=shown(strange))),)
    try:
        profile = actions.profile_of(record.council)
    except ResourceProblem:
        return printed, (_unheld("it is not on this machine"),)
    expected = actions.dates_that_follow(record, profile)
    if printed != expected and profile.version != record.terms.profile_version:
        return printed, (_unheld("it has changed since the notice was made"),)
    return expected, ()


def dates_printed_by(pdf: bytes) -> tuple[DateLine, ...]:
    """Return the dates that a PDF of ours prints below the form; none where it has no such block."""
    with opened(pdf, "the file that was signed") as pages:
        return tuple(printed_dates(pages))


def printed_dates(pages: Pages) -> Iterator[DateLine]:
    """Yield the dates that pages print below the form, each with its meaning; none where there is no such block."""
    when, meaning = "", ""
    for line in _lines(pages):
        if found := _ENTRY.fullmatch(line):
            if when:
                yield when, meaning
            when, meaning = found[1], found[2]
        elif when:
            meaning = f"{meaning} {line}"
    if when:
        yield when, meaning


def _lines(pages: Pages) -> Iterator[str]:
    """Yield the lines of the block of dates, up to the foot of its page."""
    begun = False
    for number in range(len(pages)):
        for line in pages.lines(number):
            if begun and (_FOOT.fullmatch(line) or line.startswith(_NOTES)):
                return
            if begun:
                yield line
            begun = begun or line in (f"{HEADING} {ORIGIN}", ORIGIN)


def _unheld(why: str) -> Check:
    return Check("dates", Result.WARN, UNHELD.format(why=why))
