"""The search index: the words by which a notice is found, normalised alike in the index and in a search.

Normalising removes case, accents and punctuation. The register is the council's own: exempt text is found too.
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
        letters = (character for character in source if not unicodedata.combining(character))
        source = "".join(letters).translate(_LETTERS)
    return _WORD.findall(source.casefold())


def query(search: str) -> str | None:
    """Return the FTS5 expression for what a person typed: all its words, the last one as a prefix.

    None when it has no words. Operators and quotation marks are always plain text.
    """
    terms = [" ".join(words) for part in search.split() if (words := normalise(part))]
    if not terms:
        return None
    last = terms.pop()
    phrases = [f'"{term}"' for term in dict.fromkeys(terms)]
    return " ".join([*phrases[: TERM_LIMIT - 1], f'"{last}" *'])


def index(connection: Connection, number: int, record: Record) -> None:
    """Write the current words of a notice to the index, within the caller's transaction."""
    columns = _columns(record)
    put(connection, number, {name: _normalised(texts) for name, texts in columns.items()})


def put(connection: Connection, number: int, columns: dict[str, str]) -> None:
    """Write one row of the index, replacing the previous one."""
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


def _normalised(texts: Iterable[str | None]) -> str:
    return " ".join(word for source in texts if source for word in normalise(source))


def _columns(record: Record) -> dict[str, list[str | None]]:
    """Return the texts of each column of the index: those that the form names, the reference and the signatories."""
    columns: dict[str, list[str | None]] = {name.value: [] for name in Searched}
    people, texts = columns[Searched.PEOPLE], columns[Searched.TEXTS]
    for field in form_of(record.terms).fields:
        answer = value_at(record.notice, field.path) if field.is_answer else None
        if isinstance(answer, Consultee):
            texts += [answer.details, *(interest.interest for interest in answer.interests)]
            people += [interest.member for interest in answer.interests]
        elif field.kind is FieldKind.WARDS:
            texts += answer or ()
        elif field.is_text and answer:
            columns[field.searched].append(plain(answer) if field.is_long else answer)
    people += [words for signature in record.signatures for words in (signature.name, signature.post)]
    return {**columns, "reference": [record.reference]}
