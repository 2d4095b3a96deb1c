"""The words by which a notice is found: folded alike in the index and in what is searched for.

Folding leaves out case, accents and punctuation. The register is the council's own: exempt text is found too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, text

from signoff.notice.form.form_file import form_of
from signoff.notice.form.kinds import FieldKind, Searched
from signoff.notice.record.model import Consultee, value_at
from signoff.notice.record.record import Record
from signoff.notice.text import plain
from signoff.register.results import Row
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
    columns = _columns(record)
    put(connection, number, {name: _joined(texts) for name, texts in columns.items()})


def index_row(connection: Connection, number: int, row: Row) -> None:
    """Make a notice whose record is damaged found by the words that the list shows of it."""
    people = f"{row.decision_maker} {row.director}"
    columns = {"subject": row.subject, "reference": row.reference, "people": people, "texts": ""}
    put(connection, number, {name: _joined([text]) for name, text in columns.items()})


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


def _columns(record: Record) -> dict[str, list[str | None]]:
    """Return the texts of each column of the index: what the form says is searched, the reference and signatories."""
    columns: dict[str, list[str | None]] = {name.value: [] for name in Searched}
    people, texts = columns[Searched.PEOPLE], columns[Searched.TEXTS]
    for field in form_of(record.terms).fields:
        answer = value_at(record.notice, field.path) if field.is_answer else None
        if isinstance(answer, Consultee):
            texts += [answer.details, *(one.interest for one in answer.interests)]
            people += [one.member for one in answer.interests]
        elif field.kind is FieldKind.WARDS:
            texts += answer or ()
        elif field.is_text and answer:
            columns[field.searched].append(plain(answer) if field.is_long else answer)
    people += [word for mark in record.signatures for word in (mark.name, mark.post)]
    return {**columns, "reference": [record.reference]}
