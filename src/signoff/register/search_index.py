"""The search index: the words by which a notice is found, normalised alike in the index and in a search.

Normalising removes case, accents and punctuation. The register is the council's own: exempt text is found too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from signoff.notice.form.form_file import form_of
from signoff.notice.form.kinds import FieldKind, Searched
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.cleaning import notice_as_read
from signoff.notice.record.model import Consultee, Interest
from signoff.notice.record.record import Record
from signoff.notice.text import plain
from signoff.notice.text.cleaning import as_read, cleaned
from signoff.register.results import Row
from signoff.register.search_words import TERM_LIMIT, normalise
from signoff.register.sqlite_errors import index_in_use

_COLUMNS = ("subject", "reference", "people", "texts")
_INSERT = "INSERT INTO words (rowid, subject, reference, people, texts) VALUES (?, ?, ?, ?, ?)"
_MARKS = "\\*_[|"
"""What an escape, emphasis, a link or a table has."""

_LIST_MARKS = ("-", "+", "(", *"0123456789")
"""What an item of a list may begin with, but for letters."""

_SAMPLE = 16
"""By how many of its words a check looks a notice up."""


class FoldedTexts:
    """The texts that were folded last: of a notice that is saved again and again, most are the same each time.

    Several threads may use it.
    """

    def __init__(self) -> None:
        """Start without any."""
        self._fold = lru_cache(maxsize=256)(_fold)
        self._last: tuple[Record, list[_Answer]] | None = None

    def columns(self, record: Record) -> dict[str, str]:
        """Return the words of each column of the index."""
        words: dict[str, list[str]] = {name: [] for name in _COLUMNS}
        for answer in self._answers(record):
            words[answer.column].append(self._fold(answer.text, answer.is_long))
        return {name: " ".join(filter(None, texts)) for name, texts in words.items()}

    def are_alike(self, record: Record, other: Record) -> bool:
        """Whether two records are found by the same texts."""
        return self._answers(other) == self._answers(record)

    def _answers(self, record: Record) -> list[_Answer]:
        """Return a record's texts, and keep them: what is saved now is what is replaced the next time."""
        last = self._last
        if last is None or last[0] is not record:
            self._last = last = record, _answers(record)
        return last[1]


def index(
    connection: sqlite3.Connection,
    number: int,
    record: Record,
    before: Record | None = None,
    texts: FoldedTexts | None = None,
) -> None:
    """Make a notice found by its words as they are now; the caller's transaction holds it.

    Nothing is written where the record says the same as the one `before`, which is indexed already.
    """
    texts = texts or FoldedTexts()
    if before is None or not texts.are_alike(record, before):
        put(connection, number, texts.columns(record))


def is_indexed(connection: sqlite3.Connection, number: int, columns: dict[str, str]) -> bool:
    """Whether the index has exactly these words of a notice, and finds it by some of them."""
    query = "SELECT subject, reference, people, texts FROM words WHERE rowid = ?"
    stored = connection.execute(query, (number,)).fetchone()
    if stored is None or tuple(stored) != tuple(columns[name] for name in _COLUMNS):
        return False
    words = sorted({word for text in columns.values() for word in text.split()})
    if not words:
        return True
    sample = words[:: max(1, len(words) // _SAMPLE)][:TERM_LIMIT]
    expression = " ".join(f'"{word}"' for word in sample)
    found = connection.execute("SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?", (expression, number))
    return found.fetchone() is not None


def columns_of_row(row: Row) -> dict[str, str]:
    """Return the words by which a notice is found whose record is damaged: those that the list shows of it."""
    people = f"{row.decision_maker} {row.director}"
    columns = {"subject": row.subject, "reference": row.reference, "people": people, "texts": ""}
    return {name: " ".join(normalise(text)) for name, text in columns.items()}


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Let a notice that is not in the register be found no longer."""
    with index_in_use():
        connection.execute("DELETE FROM words WHERE rowid = ?", (number,))


def put(connection: sqlite3.Connection, number: int, columns: dict[str, str]) -> None:
    """Write one row of the index in place of the one before."""
    with index_in_use():
        connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
        connection.execute(_INSERT, (number, *(columns[name] for name in _COLUMNS)))


def insert(connection: sqlite3.Connection, rows: Iterable[tuple[int, dict[str, str]]]) -> None:
    """Write rows, by their numbers, of which the index has none yet."""
    values = ((number, *(columns[name] for name in _COLUMNS)) for number, columns in rows)
    with index_in_use():
        connection.executemany(_INSERT, values)


def texts_of(record: Record) -> tuple[str, ...]:
    """Return the texts by which a notice is found, in the form's order, as they are read: without Markdown."""
    return tuple(as_read(plain(answer.text)) if answer.is_long else answer.text for answer in _answers(record))


class _Answer(NamedTuple):
    """One text of a notice: the column of the index to which its words belong, and whether it has Markdown."""

    column: str
    text: str
    is_long: bool = False


def _fold(text: str, is_long: bool) -> str:
    return " ".join(normalise(plain(text) if is_long and not _is_unmarked(text) else text))


def _is_unmarked(text: str) -> bool:
    """Whether nothing in a text can be Markdown, or be changed in reading it, so that its words are as they stand."""
    if any(sign in text for sign in _MARKS):
        return False
    return all(line.isprintable() and not _may_be_item(line) for line in text.split("\n"))


def _may_be_item(line: str) -> bool:
    """Whether a line may begin an item of a list: with a bullet, a figure, or letters as in "(a)" and "iv."."""
    first, _, _ = line.lstrip(" ").partition(" ")
    return first.startswith(_LIST_MARKS) or first.endswith((".", ")"))


def _answers(record: Record) -> list[_Answer]:
    """Return the texts by which a notice is found: what the form says is searched, the reference and signatories.

    A long text is as it is kept, without what is invisible, which can hide a link: to read a space that does not break
    as any other can make a list of a sentence.
    """
    answers: list[_Answer] = []
    notice = notice_as_read(record.notice)
    people, texts = Searched.PEOPLE, Searched.TEXTS
    for field in form_of(record.terms).fields:
        answer = value_at(notice, field.path) if field.is_answer else None
        if isinstance(answer, Consultee):
            answers += [_Answer(texts, answer.details)] if answer.details else []
            answers += _interests(answer.interests)
        elif field.kind is FieldKind.INTERESTS:
            answers += _interests(answer or ())
        elif field.kind is FieldKind.PAPERS:
            answers += [_Answer(texts, text) for paper in answer or () for text in (paper.title, paper.link) if text]
        elif field.kind is FieldKind.WARDS:
            answers += [_Answer(texts, ward) for ward in answer or ()]
        elif answer and (field.is_text or field.kind is FieldKind.CHOICE):
            kept = cleaned(value_at(record.notice, field.path)) if field.is_long else answer
            answers.append(_Answer(field.searched, kept, field.is_long))
    answers += [_Answer(people, as_read(text)) for mark in record.signatures for text in (mark.name, mark.post)]
    return [*answers, *([_Answer("reference", as_read(record.reference))] if record.reference else [])]


def _interests(interests: Sequence[Interest]) -> list[_Answer]:
    texts = [_Answer(Searched.TEXTS, interest.interest) for interest in interests if interest.interest]
    return [*texts, *(_Answer(Searched.PEOPLE, interest.member) for interest in interests if interest.member)]
