"""What the printed notice would lose: characters that no bundled font shows, and where they stand.

Rules and screens ask this of every notice, so nothing here lays out or draws.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from signoff.errors import TextWouldBeLost
from signoff.notice.form.form_file import form_of
from signoff.notice.form.labels import plain_label
from signoff.notice.record.record import Record
from signoff.pdf.characters import lost_characters

_PLACES = 5
_CHARACTERS = 12
"""How many places, and characters of each, a sentence names."""


def unshown(record: Record) -> tuple[tuple[str, str], ...]:
    """Return pairs of a dotted field (below `notice` where it is an answer) and its characters no font can show."""
    found = ((field, lost_characters(text)) for field, text in _texts(record))
    return tuple((field, characters) for field, characters in found if characters)


def refuse_losses(record: Record) -> None:
    """Raise TextWouldBeLost, naming characters and places, where there are any."""
    lost = unshown(record)
    if not lost:
        return
    named = "; ".join(f"{_listed(characters)} in {_where(record, field)}" for field, characters in lost[:_PLACES])
    more = f" and in {len(lost) - _PLACES} more places" if len(lost) > _PLACES else ""
    raise TextWouldBeLost(f"The PDF would lose characters that its fonts cannot show: {named}{more}.", lost)


def _listed(characters: str) -> str:
    more = f" and {len(characters) - _CHARACTERS} more" if len(characters) > _CHARACTERS else ""
    return " ".join(map(_named, characters[:_CHARACTERS])) + more


def _named(character: str) -> str:
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}(U+{ord(character):04X})"


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
    for path, label in record.terms.labels.items():
        yield f"terms.labels.{path}", label
    for place, band in enumerate(record.terms.bands):
        yield f"terms.bands.{place}.label", band.label
    for place, one in enumerate(record.signatures):
        yield f"signatures.{place}.name", one.name
        yield f"signatures.{place}.post", one.post
        yield f"signatures.{place}.mark.text", getattr(one.mark, "text", "")


def _walk(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _walk(f"{path}.{place}", inner)
