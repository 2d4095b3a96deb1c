"""The words by which a notice is found: folded alike in the index and in what is searched for.

Folding leaves out case, accents and punctuation. The register is the council's own: exempt text is found too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, text

from signoff.notice.record.model import CONSULTEES, LONG_TEXTS, Consultee, Notice, value_at
from signoff.notice.record.record import Record
from signoff.notice.text import plain
from signoff.register.sqlite_errors import index_in_use

TERM_LIMIT = 64
"""How many different words of a search count: FTS5 nests its expressions only so deep."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)


def normalise(source: str) -> list[str]:
    """Return the words of a text without case, accents and punctuation, in order."""
    if not source.isascii():
        source = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", source).casefold())
        source = "".join(one for one in source if not unicodedata.combining(one)).translate(_LETTERS)
    return _WORD.findall(source.casefold())


def query(asked: str) -> str | None:
    """Return the FTS5 expression for what a person typed: all its words, the last as a beginning.

    None when it holds no word at all. Whatever is typed, operators and quotation marks are plain text.
    """
    terms = [" ".join(folded) for word in asked.split() if (folded := normalise(word))]
    if not terms:
        return None
    last = terms.pop()
    phrases = [f'"{term}"' for term in dict.fromkeys(terms)]
    return " ".join([*phrases[: TERM_LIMIT - 1], f'"{last}" *'])


def index(connection: Connection, number: int, record: Record) -> None:
    """Make a notice found by its words as they are now; the caller's transaction holds it."""
    notice = record.notice
    parts = {
        "subject": [notice.subject],
        "reference": [record.reference],
        "people": [*_people(notice), *(one for mark in record.signatures for one in (mark.name, mark.post))],
        "texts": [*_short_texts(notice), *(_plain(value_at(notice, path)) for path in LONG_TEXTS)],
    }
    put(connection, number, {name: _joined(texts) for name, texts in parts.items()})


def put(connection: Connection, number: int, columns: dict[str, str]) -> None:
    """Write one row of the index in place of the one before."""
    row = {"number": number, **columns}
    with index_in_use():
        connection.execute(text("DELETE FROM words WHERE rowid = :number"), row)
        connection.execute(
            text(
                "INSERT INTO words (rowid, subject, reference, people, texts) "
                "VALUES (:number, :subject, :reference, :people, :texts)"
            ),
            row,
        )


def _joined(texts: Iterable[str | None]) -> str:
    return " ".join(word for one in texts if one for word in normalise(one))


def _plain(source: str | None) -> str | None:
    return plain(source) if source else None


def _people(notice: Notice) -> list[str | None]:
    maker, contact = notice.decision_maker, notice.contact
    interests = [one.member for row in _consultees(notice) for one in row.interests]
    officer = notice.implementation.accountable_officer
    return [maker.name, maker.post, contact.name, contact.post, contact.telephone, notice.director, officer, *interests]


def _short_texts(notice: Notice) -> list[str | None]:
    rows = _consultees(notice)
    listed, urgency = notice.forthcoming_list.listed_title, notice.forthcoming_list.reason
    return [
        *notice.wards.names,
        *(row.details for row in rows),
        *(one.interest for row in rows for one in row.interests),
        notice.implementation.timescales,
        listed,
        urgency,
        notice.report_publication.late_reason,
        notice.call_in.exemption_reason,
        notice.exempt_information.public_interest,
    ]


def _consultees(notice: Notice) -> tuple[Consultee, ...]:
    return tuple(value_at(notice, path) for path in CONSULTEES)
