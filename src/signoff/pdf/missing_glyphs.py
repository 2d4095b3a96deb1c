"""The characters that a printed notice would lose because no bundled font shows them, and where they are.

Rules and screens ask this of every notice, so nothing here lays out or draws.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import UNSET

from signoff.errors import TextWouldBeLost
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.record import Record
from signoff.pdf.characters import unprintable_characters

_PLACES = 5
_CHARACTERS = 12
"""How many places, and characters of each, a sentence names."""


def unprintable_fields(record: Record) -> tuple[tuple[str, str], ...]:
    """Return pairs of a dotted field (below `notice` for an answer) and its characters that no font can show."""
    missing = ((field, unprintable_characters(text)) for field, text in _texts(record))
    return tuple((field, characters) for field, characters in missing if characters)


def require_printable(record: Record) -> None:
    """Raise TextWouldBeLost, naming characters and places, if there are any."""
    lost = unprintable_fields(record)
    if not lost:
        return
    places = "; ".join(
        f"{_character_list(characters)} in {_where(record, field)}" for field, characters in lost[:_PLACES]
    )
    more = f" and in {len(lost) - _PLACES} more places" if len(lost) > _PLACES else ""
    raise TextWouldBeLost(f"The PDF would lose characters that its fonts cannot show: {places}{more}.", lost)


def _character_list(characters: str) -> str:
    more = f" and {len(characters) - _CHARACTERS} more" if len(characters) > _CHARACTERS else ""
    return " ".join(map(_character_name, characters[:_CHARACTERS])) + more


def _character_name(character: str) -> str:
    prefix = f"{character} " if character.isprintable() else ""
    return f"{prefix}(U+{ord(character):04X})"


def _where(record: Record, field: str) -> str:
    try:
        return f"“{plain_label(form_of(record.terms).label(field))}” ({field})"
    except KeyError:
        return field


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every text that is printed, with its dotted field."""
    yield from _walk("", msgspec.to_builtins(record.notice))
    yield "reference", record.reference or ""
    yield "supersedes", record.supersedes or ""
    if record.superseded is not None:
        yield "superseded.reference", record.superseded.reference or ""
        yield "superseded.subject", record.superseded.subject
    for path, label in record.terms.labels.items():
        yield f"terms.labels.{path}", label
    if record.terms.form is not UNSET:
        yield from _walk("terms.form", msgspec.to_builtins(record.terms.form))
    for place, band in enumerate(record.terms.bands):
        yield f"terms.bands.{place}.label", band.label
    for place, signature in enumerate(record.signatures):
        yield f"signatures.{place}.name", signature.name
        yield f"signatures.{place}.post", signature.post
        yield f"signatures.{place}.mark.text", getattr(signature.mark, "text", "")


def _walk(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _walk(f"{path}.{place}", inner)
