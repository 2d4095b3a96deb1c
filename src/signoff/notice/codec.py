"""Reading and writing the `.signoff` document, and its JSON Schema.

Reading refuses whatever is not exactly a record, with one sentence that says what and where.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

import msgspec

from signoff.errors import RecordRefused, on_one_line
from signoff.notice.record import FORMAT, VERSION, Record

RECORD_LIMIT = 32 * 1024 * 1024
"""The largest record that is read, in bytes."""

FIRST_YEAR, LAST_YEAR = 1900, 9000
"""The years that instants of a record may lie in."""

SCHEMA_ID = "urn:signoff:notice:1"

_LONG_NUMBER = re.compile(rb"\d{16}")
_HALF_A_PAIR = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])")
_PLACE = re.compile(r"\(byte (\d+)\)$")


def write_record(record: Record) -> bytes:
    """Return the record as an indented UTF-8 JSON document that ends in a line feed."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def read_record(data: bytes, source: str = "The file") -> Record:
    """Return the record in `data`; `source` names it in sentences.

    Raises RecordRefused for anything that is not a record of a version that this program knows: over
    RECORD_LIMIT, nested past all reason, not UTF-8, not JSON, with duplicate keys, unknown fields, wrong types
    or instants of no clock. The sentence says where. It takes a second at most for whatever has no sound shape.
    """
    text = _text(data, source)
    try:
        _check_kind(text, source)
        record = msgspec.json.decode(text, type=Record)
        _check_names_and_numbers(text)
    except msgspec.ValidationError as problem:
        raise RecordRefused(f"{source} is not a sound signoff notice: {_where(str(problem))}.") from None
    except msgspec.DecodeError as problem:
        raise RecordRefused(f"{source} is not a signoff notice: {_wrong_json(str(problem), text)}.") from None
    except RecursionError:
        raise RecordRefused(f"{source} is not a signoff notice: it is nested deeper than any notice.") from None
    except _Refusal as problem:
        raise RecordRefused(f"{source} is not a sound signoff notice: {problem}.") from None
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


def _text(data: bytes, source: str) -> bytes:
    """Return the UTF-8 text of a document without a byte order mark."""
    if len(data) > RECORD_LIMIT:
        raise RecordRefused(f"{source} is too large to be a signoff notice (the limit is 32 MiB).")
    if not data.strip():
        raise RecordRefused(f"{source} is empty: it holds no notice.")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise RecordRefused(f"{source} is not a signoff notice: it is not UTF-8 text.") from None
    return data.removeprefix(codecs.BOM_UTF8)


class _Head(msgspec.Struct):
    """What tells a record, and its version, from other JSON."""

    format: Any = None
    version: Any = None


def _check_kind(text: bytes, source: str) -> None:
    """Tell other JSON and other versions before anything is built from them, whatever their size."""
    msgspec.json.decode(text, type=msgspec.Raw)  # passes over the whole text: raises DecodeError for no JSON
    try:
        head = msgspec.json.decode(text, type=_Head)
    except msgspec.ValidationError:
        head = _Head()
    if head.format != FORMAT:
        raise RecordRefused(f"{source} is not a signoff notice: it is JSON, but of another kind.")
    _check_version(head.version, source)


class _Refusal(ValueError):
    """What the JSON reader's hooks refuse."""


def _check_names_and_numbers(text: bytes) -> None:
    """Refuse what a sound shape can still hide: a name that stands twice, and numbers that no digest can cover."""
    if _LONG_NUMBER.search(text) is None:  # a hook for every number would take seconds on a large drawn mark
        json.loads(text, object_pairs_hook=_unique)
    else:
        json.loads(text, object_pairs_hook=_unique, parse_int=_short_int)


def _unique(pairs: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise _Refusal(f"the name “{on_one_line(_short(name))}” stands twice in one place")
        seen.add(name)


def _short_int(digits: str) -> int:
    """Refuse what RFC 8785 cannot digest: whole numbers of more than 53 bits."""
    if len(digits) > 17 or abs(int(digits)) >= 1 << 53:
        raise _Refusal("a number is too large")
    return int(digits)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


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


def _wrong_json(problem: str, text: bytes) -> str:
    """Return what is wrong with a text that is no JSON, and at which line and column."""
    if "surrogate" in problem or _HALF_A_PAIR.search(text):
        return "a text in it holds half a character"
    found = _PLACE.search(problem)
    before = text[: int(found[1])] if found else text
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    if not text.lstrip().startswith(b"{"):
        return "it is neither a .signoff file nor a PDF"
    return f"it breaks off or is damaged at line {line}, column {column}"


def _where(problem: str) -> str:
    """Turn msgspec's message into the end of a sentence for a reader."""
    text, _, path = problem.partition(" - at `$")
    text = text[:1].lower() + text[1:]
    text = text.replace("`", "").replace("object ", "").replace("null", "nothing")
    place = path.rstrip("`").lstrip(".")
    return on_one_line(f"at {place}, {_short_words(text)}" if place else _short_words(text))


def _short_words(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
