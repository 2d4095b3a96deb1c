"""Reading and writing the `.signoff` document, and its JSON Schema.

Reading refuses whatever is not exactly a record, with one sentence that says what and where.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import msgspec

from signoff.errors import RecordRefused
from signoff.notice.record import FORMAT, VERSION, Record

RECORD_LIMIT = 32 * 1024 * 1024
"""The largest record that is read, in bytes."""

NESTING_LIMIT = 32
"""The deepest nesting of arrays and objects that is read."""

FIRST_YEAR, LAST_YEAR = 1900, 9000
"""The years that instants of a record may lie in."""

SCHEMA_ID = "urn:signoff:notice:1"

_STRING_OR_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def write_record(record: Record) -> bytes:
    """Return the record as an indented UTF-8 JSON document that ends in a line feed."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def read_record(data: bytes, source: str = "The file") -> Record:
    """Return the record in `data`; `source` names it in sentences.

    Raises RecordRefused for anything that is not a record of a version that this program knows: over
    RECORD_LIMIT, nested deeper than NESTING_LIMIT, not UTF-8, not JSON, with duplicate keys, unknown
    fields, wrong types or instants of no clock. The sentence says where.
    """
    document = _document(data, source)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise RecordRefused(f"{source} is not a signoff notice: it is JSON, but of another kind.")
    _check_version(document.get("version"), source)
    try:
        record = msgspec.convert(document, Record)
    except msgspec.ValidationError as problem:
        raise RecordRefused(f"{source} is not a sound signoff notice: {_where(str(problem))}.") from None
    _check_instants(record, source)
    return record


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the record, as published in `resources/schema/`."""
    schema = msgspec.json.schema(Record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "signoff notice, version 1",
        **schema,
    }


def _document(data: bytes, source: str) -> Any:
    if len(data) > RECORD_LIMIT:
        raise RecordRefused(f"{source} is too large to be a signoff notice (the limit is 32 MiB).")
    if not data.strip():
        raise RecordRefused(f"{source} is empty: it holds no notice.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RecordRefused(f"{source} is not a signoff notice: it is not UTF-8 text.") from None
    if _depth(data) > NESTING_LIMIT:
        raise RecordRefused(f"{source} is not a signoff notice: it is nested deeper than {NESTING_LIMIT} levels.")
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_short_int)
        text.encode().decode()
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise RecordRefused(f"{source} is not a signoff notice: its JSON breaks off or is wrong at {place}.") from None
    except _Refusal as problem:
        raise RecordRefused(f"{source} is not a sound signoff notice: {problem}.") from None
    _check_characters(document, source)
    return document


class _Refusal(ValueError):
    """What the JSON reader's hooks refuse."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise _Refusal(f"the name “{_short(twice)}” stands twice in one place")
    return document


def _no_constant(name: str) -> float:
    raise _Refusal(f"{name} is no JSON number")


def _short_int(digits: str) -> int:
    """Refuse what RFC 8785 cannot digest: whole numbers of more than 53 bits."""
    if len(digits) > 17 or abs(int(digits)) >= 1 << 53:
        raise _Refusal("a number is too large")
    return int(digits)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _depth(data: bytes) -> int:
    """Return the deepest nesting of brackets outside strings, without recursion."""
    depth = deepest = 0
    for match in _STRING_OR_BRACKET.finditer(data):
        first = data[match.start()]
        if first in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif first in b"]}":
            depth -= 1
    return deepest


def _check_version(version: Any, source: str) -> None:
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise RecordRefused(
            f"{source} was written by a newer signoff (record version {version}; this program knows {VERSION})."
        )
    if version != VERSION or isinstance(version, bool):
        raise RecordRefused(f"{source} is not a signoff notice that this program knows: its version is not {VERSION}.")


def _check_instants(record: Record, source: str) -> None:
    """Refuse instants so near the ends of the calendar that they have no date in every time zone."""
    told = [(f"history[{place}].at", one.at) for place, one in enumerate(record.history)]
    told += [(f"settled[{place}].at", one.at) for place, one in enumerate(record.settled)]
    told += [(f"signatures[{place}].signed_at", one.signed_at) for place, one in enumerate(record.signatures)]
    for place, instant in told:
        if not FIRST_YEAR <= instant.year <= LAST_YEAR:
            raise RecordRefused(
                f"{source} is not a sound signoff notice: at {place}, the year is not from {FIRST_YEAR} to {LAST_YEAR}."
            )


def _check_characters(document: Any, source: str) -> None:
    """Refuse half surrogate pairs: they are no characters and could not be written again."""
    pending = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending.extend(value)
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError:
                raise RecordRefused(
                    f"{source} is not a sound signoff notice: “{_short(value.encode(errors='replace').decode())}” "
                    "holds half a character."
                ) from None


def _where(problem: str) -> str:
    """Turn msgspec's message into the end of a sentence for a reader."""
    text, _, path = problem.partition(" - at `$")
    text = text[:1].lower() + text[1:]
    text = text.replace("`", "").replace("object ", "").replace("null", "nothing")
    place = path.rstrip("`").lstrip(".")
    return f"at {place}, {_short_words(text)}" if place else _short_words(text)


def _short_words(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
