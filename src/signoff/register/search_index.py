"""The search index: the words by which a notice is found, normalised alike in the index and in a search.

Normalising removes case, accents and punctuation. The register is the council's own: exempt text is found too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from signoff.notice.form.form_file import form_of
from signoff.notice.form.kinds import FieldKind, Searched
from signoff.notice.record.cleaning import notice_as_read
from signoff.notice.record.model import Consultee, value_at
from signoff.notice.record.record import Record
from signoff.notice.text import plain
from signoff.notice.text.cleaning import as_read
from signoff.register.connection import driver
from signoff.register.results import Row
from signoff.register.search_words import TERM_LIMIT, normalise
from signoff.register.sqlite_errors import index_in_use

if TYPE_CHECKING:
    from signoff.register.orm import Connection

_COLUMNS = ("subject", "reference", "people", "texts")
_INSERT = "INSERT INTO words (rowid, subject, reference, people, texts) VALUES (?, ?, ?, ?, ?)"
_SAMPLE = 16
"""By how many of its words a check looks a notice up."""


class FoldedTexts:
    """The texts that were folded last: of a notice that is saved again and again, most are the same each time."""

    def __init__(self) -> None:
        """Start without any."""
        self._fold = lru_cache(maxsize=256)(_fold)

    def columns(self, record: Record) -> dict[str, str]:
        """Return the words of each column of the index."""
        words: dict[str, list[str]] = {name: [] for name in _COLUMNS}
        for answer in _answers(record):
            words[answer.column].append(self._fold(answer.text, answer.is_long))
        return {name: " ".join(filter(None, texts)) for name, texts in words.items()}


def index(
    connection: Connection, number: int, record: Record, before: Record | None = None, texts: FoldedTexts | None = None
) -> None:
    """Make a notice found by its words as they are now; the caller's transaction holds it.

    Nothing is written where the record says the same as the one `before`, which is indexed already.
    """
    if before is None or _answers(before) != _answers(record):
        put(connection, number, (texts or FoldedTexts()).columns(record))


def is_indexed(connection: Connection, number: int, columns: dict[str, str]) -> bool:
    """Whether the index has exactly these words of a notice, and finds it by some of them."""
    query = "SELECT subject, reference, people, texts FROM words WHERE rowid = ?"
    stored = connection.exec_driver_sql(query, (number,)).first()
    if stored is None or tuple(stored) != tuple(columns[name] for name in _COLUMNS):
        return False
    words = sorted({word for text in columns.values() for word in text.split()})
    if not words:
        return True
    sample = words[:: max(1, len(words) // _SAMPLE)][:TERM_LIMIT]
    expression = " ".join(f'"{word}"' for word in sample)
    found = connection.exec_driver_sql("SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", (expression, number))
    return found.first() is not None


def columns_of_row(row: Row) -> dict[str, str]:
    """Return the words by which a notice is found whose record is damaged: those that the list shows of it."""
    people = f"{row.decision_maker} {row.director}"
    columns = {"subject": row.subject, "reference": row.reference, "people": people, "texts": ""}
    return {name: " ".join(normalise(text)) for name, text in columns.items()}


def remove(connection: Connection, number: int) -> None:
    """Let a notice that is not in the register be found no longer."""
    with index_in_use():
        connection.exec_driver_sql("DELETE FROM words WHERE rowid = ?", (number,))


def put(connection: Connection, number: int, columns: dict[str, str]) -> None:
    """Write one row of the index in place of the one before."""
    with index_in_use():
        connection.exec_driver_sql("DELETE FROM words WHERE rowid = ?", (number,))
        connection.exec_driver_sql(_INSERT, (number, *(columns[name] for name in _COLUMNS)))


def insert(connection: Connection, rows: Iterable[tuple[int, dict[str, str]]]) -> None:
    """Write rows, by their numbers, of which the index has none yet."""
    values = ((number, *(columns[name] for name in _COLUMNS)) for number, columns in rows)
    with index_in_use():
        driver(connection).executemany(_INSERT, values)


def texts_of(record: Record) -> tuple[str, ...]:
    """Return the texts by which a notice is found, in the form's order, as they are read: without Markdown."""
    return tuple(plain(answer.text) if answer.is_long else answer.text for answer in _answers(record))


class _Answer(NamedTuple):
    """One text of a notice: the column of the index to which its words belong, and whether it has Markdown."""

    column: str
    text: str
    is_long: bool = False


def _fold(text: str, is_long: bool) -> str:
    return " ".join(normalise(plain(text) if is_long else text))


def _answers(record: Record) -> list[_Answer]:
    """Return the texts by which a notice is found: what the form says is searched, the reference and signatories."""
    answers: list[_Answer] = []
    notice = notice_as_read(record.notice)
    people, texts = Searched.PEOPLE, Searched.TEXTS
    for field in form_of(record.terms).fields:
        answer = value_at(notice, field.path) if field.is_answer else None
        if isinstance(answer, Consultee):
            details = (answer.details, *(interest.interest for interest in answer.interests))
            answers += [_Answer(texts, text) for text in details if text]
            answers += [_Answer(people, interest.member) for interest in answer.interests if interest.member]
        elif field.kind is FieldKind.WARDS:
            answers += [_Answer(texts, ward) for ward in answer or ()]
        elif field.is_text and answer:
            answers.append(_Answer(field.searched, answer, field.is_long))
    answers += [_Answer(people, as_read(text)) for mark in record.signatures for text in (mark.name, mark.post)]
    return [*answers, *([_Answer("reference", as_read(record.reference))] if record.reference else [])]
