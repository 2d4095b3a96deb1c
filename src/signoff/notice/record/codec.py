"""Reading and writing the `.signoff` document, and its JSON Schema.

Reading refuses anything that is not exactly a record, with one sentence that says what and where.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import msgspec

from signoff.errors import RecordRefused, RecordUnsupported, on_one_line
from signoff.files import RECORD_LIMIT
from signoff.known_types import known
from signoff.notice.record.comment import Comment, Reply
from signoff.notice.record.council_form_check import require_on_form
from signoff.notice.record.document import Members, members_of, record_of
from signoff.notice.record.limits import MOST_BRACKETS, MOST_NAMES, MOST_VALUES, require_within
from signoff.notice.record.other_kinds import kind_of
from signoff.notice.record.record import FORMAT, VERSION, Document, Record
from signoff.notice.record.shape import Refusal
from signoff.notice.record.upgrade import upgraded

FIRST_YEAR, LAST_YEAR = 1900, 9000
"""The first and the last year that an instant of a record may have."""

_CHUNK = 64 * 1024
_HEAD = 200
"""Bytes at the beginning of a document in which it names its format."""

_LONGEST_HEAD_VALUE = 100
_DIGITS = bytes(ord("0") if chr(code) in "0123456789" else ord(" ") for code in range(256))
_LONG_NUMBER = b"0" * 16
_LONE_SURROGATE = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])")
_PATTERN = re.compile("`str` matching regex '.*'")
_BYTE_OFFSET = re.compile(r"\(byte (\d+)\)$")


def write_record(record: Record) -> bytes:
    """Return the record as an indented UTF-8 JSON document that ends in a line feed, in its own version's terms."""
    return msgspec.json.format(msgspec.json.encode(members_of(record)), indent=2) + b"\n"


def read_record(data: bytes, source: str = "The file", *, checked: bool = False) -> Record:
    """Return the record in `data`; `source` names it in sentences.

    A record of an earlier version is returned in today's terms, with what its signatures cover in `Record.original`.
    Raises RecordRefused for anything that is not a record of a version that this program knows: over RECORD_LIMIT,
    larger than `limits` allow, nested too deeply, not UTF-8, not JSON, with duplicate keys, unknown fields, wrong
    types or instants outside the calendar. The sentence says where. Refusing takes a second at most. With `checked`,
    duplicate keys and numbers that are too large are not searched for again: bytes that were checked when they were
    written have none, and reading takes a tenth of the time.
    """
    text = _require_text(data, source)
    with _refusals_in_sentences(text, source):
        document, members = _decode(text, _version_of(text, source), checked=checked)
    _check_instants(document, source)
    _check_comments(document, source)
    return record_of(document, members)


def require_readable(data: bytes, source: str) -> None:
    """Raise RecordRefused, as `read_record` does, where what `write_record` returned could not be read again.

    It takes a fraction of the time and memory of reading the record again.
    """
    text = _require_text(data, source)
    with _refusals_in_sentences(text, source):
        if _version_of(text, source) == VERSION and not _has_long_number(text):
            document = msgspec.json.decode(text, type=known(Document))
            _require_sound(document)
            _check_instants(document, source)
            _check_comments(document, source)
            return
    read_record(data, source, checked=False)


@contextmanager
def _refusals_in_sentences(text: bytes, source: str) -> Iterator[None]:
    """Turn anything that is wrong with a document's text into RecordRefused with its sentence."""
    try:
        yield
    except msgspec.ValidationError as problem:
        raise RecordRefused(
            f"{source} is not a sound signoff notice: {_describe_validation_error(str(problem))}."
        ) from None
    except msgspec.DecodeError as problem:
        kind = "a damaged signoff notice" if _names_its_format(text) else "not a signoff notice"
        raise RecordRefused(f"{source} is {kind}: {_describe_json_error(str(problem), text)}.") from None
    except RecursionError:
        raise RecordRefused(f"{source} is not a signoff notice: it is nested deeper than any notice.") from None
    except Refusal as problem:
        raise RecordRefused(f"{source} is not a sound signoff notice: {on_one_line(str(problem))}.") from problem


def _require_text(data: bytes, source: str) -> bytes:
    """Return the UTF-8 text of a document without a byte order mark."""
    if len(data) > RECORD_LIMIT:
        raise RecordRefused(
            f"{source} is too large to be a signoff notice (the limit is {RECORD_LIMIT // 1024**2} MiB)."
        )
    if not data.strip():
        raise RecordRefused(f"{source} is empty: it does not contain a notice.")
    brackets = data.count(b"[") + data.count(b"{")
    if data.count(b",") > MOST_VALUES or data.count(b":") > MOST_NAMES or brackets > MOST_BRACKETS:
        raise RecordRefused(f"{source} is not a sound signoff notice: it has more values than any notice.")
    if not _is_utf8(data):
        if _names_its_format(data):
            raise RecordRefused(f"{source} is a damaged signoff notice: some of its characters were changed.")
        raise RecordRefused(f"{source} is not a signoff notice: {kind_of(data)}.")
    return data.removeprefix(codecs.BOM_UTF8)


def _names_its_format(data: bytes) -> bool:
    """Whether a document that cannot be read says at its beginning that it is a notice."""
    return data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{") and b"signoff/notice" in data[:_HEAD]


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, decoded chunk by chunk: as one text they could take four times as much memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


class _Head(msgspec.Struct):
    """What distinguishes a record, and its version, from other JSON."""

    format: msgspec.Raw = msgspec.Raw()
    version: msgspec.Raw = msgspec.Raw()


def _version_of(text: bytes, source: str) -> int:
    """Return a record's version before anything is built from it, whatever its size; refuses other JSON."""
    msgspec.json.decode(text, type=msgspec.Raw)  # scans the whole text: raises DecodeError for anything but JSON
    try:
        head = msgspec.json.decode(text, type=known(_Head))
    except msgspec.ValidationError:
        head = _Head()
    if _short_value(head.format) != FORMAT:
        raise RecordRefused(f"{source} is not a signoff notice: it is JSON, but of another kind.")
    return _require_known_version(_short_value(head.version), source)


def _short_value(raw: msgspec.Raw) -> Any:
    """Return a value of the head, None for one that is missing or longer than any that is valid."""
    return msgspec.json.decode(raw) if 0 < len(bytes(raw)) <= _LONGEST_HEAD_VALUE else None


def _decode(text: bytes, version: int, *, checked: bool) -> tuple[Document, Members]:
    """Return a document in today's terms, and its members in its own."""
    if version == VERSION:
        document = msgspec.json.decode(text, type=known(Document))  # first, since it refuses a wrong shape at once
        _require_sound(document)
        return document, _members(text, checked=checked)
    msgspec.json.decode(text)  # first, since it reports where the JSON is wrong
    members = _members(text, checked=checked)
    document = msgspec.json.decode(msgspec.json.encode(upgraded(members, version)), type=known(Document))
    _require_sound(document)
    return document, members


def _require_sound(document: Document) -> None:
    """Raise Refusal for a document that is too large, or whose form is none or not that of its answers."""
    require_within(document)
    require_on_form(document.terms.form or None, document.notice)


def _members(text: bytes, *, checked: bool) -> Members:
    """Return a document as plain JSON; refuses duplicate names, and numbers that no digest can cover."""
    if checked:
        return cast(Members, msgspec.json.decode(text))
    if not _has_long_number(text):  # a hook for every number would take seconds on a large drawn mark
        members: Members = json.loads(text, object_pairs_hook=_without_duplicates)
    else:
        members = json.loads(text, object_pairs_hook=_without_duplicates, parse_int=_short_int)
    return members


def _has_long_number(text: bytes) -> bool:
    """Whether so many digits follow one another anywhere in a text that a number of it may be too large."""
    return _LONG_NUMBER in text.translate(_DIGITS)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> Members:
    members = dict(pairs)
    if len(members) < len(pairs):
        duplicate = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise Refusal(f"the name “{_clip_name(duplicate)}” occurs twice in one place")
    return members


def _short_int(digits: str) -> int:
    """Refuse what RFC 8785 cannot digest: whole numbers of more than 53 bits."""
    if len(digits) > 17 or abs(int(digits)) >= 1 << 53:
        raise Refusal("a number is too large")
    return int(digits)


def _clip_name(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _require_known_version(version: Any, source: str) -> int:
    """Return the version if it is one that this program knows."""
    is_number = isinstance(version, int) and not isinstance(version, bool)
    if is_number and version > VERSION:
        raise RecordUnsupported(
            f"{source} was written by a newer signoff (record version {version}; this program knows {VERSION})."
        )
    if not is_number or version < 1:
        raise RecordRefused(f"{source} is not a signoff notice that this program knows: there is no such version.")
    return int(version)


def _check_instants(record: Document, source: str) -> None:
    """Refuse instants so near the ends of the calendar that they have no date in some time zone."""
    instants = [(f"history[{index}].at", event.at) for index, event in enumerate(record.history)]
    instants += [(f"settled[{index}].at", warning.at) for index, warning in enumerate(record.settled)]
    instants += [
        (f"signatures[{index}].signed_at", signature.signed_at) for index, signature in enumerate(record.signatures)
    ]
    for path, spoken in _spoken(record):
        instants.append((f"{path}.at", spoken.at))
        if isinstance(spoken, Comment) and spoken.resolution is not None:
            instants.append((f"{path}.resolution.at", spoken.resolution.at))
    for path, instant in instants:
        if not FIRST_YEAR <= instant.year <= LAST_YEAR:
            raise RecordRefused(
                f"{source} is not a sound signoff notice: at {path}, the year is not from {FIRST_YEAR} to {LAST_YEAR}."
            )


def _check_comments(record: Document, source: str) -> None:
    """Refuse two comments, or answers, with one identity: by it, those of two copies are told apart."""
    seen: set[str] = set()
    for path, spoken in _spoken(record):
        if spoken.id in seen:
            raise RecordRefused(f"{source} is not a sound signoff notice: at {path}, an identity occurs twice.")
        seen.add(spoken.id)


def _spoken(record: Document) -> Iterator[tuple[str, Comment | Reply]]:
    """Yield all comments and their answers, each with its path."""
    for number, comment in enumerate(record.comments):
        yield f"comments[{number}]", comment
        for place, reply in enumerate(comment.replies):
            yield f"comments[{number}].replies[{place}]", reply


def _describe_json_error(message: str, text: bytes) -> str:
    """Return what is wrong with a text that is not JSON, and at which line and column."""
    if "surrogate" in message or _LONE_SURROGATE.search(text):
        return "a text in it contains half a character"
    match = _BYTE_OFFSET.search(message)
    before = text[: int(match[1])] if match else text
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    if not text.lstrip().startswith(b"{"):
        return kind_of(text)
    return f"it breaks off or is damaged at line {line}, column {column}"


def _describe_validation_error(message: str) -> str:
    """Return msgspec's message as the end of a sentence for a person."""
    text, _, path = message.replace(" - at `key` in `$", " - at `$").partition(" - at `$")
    text = _PATTERN.sub("a text of another form", text[:1].lower() + text[1:])
    text = text.replace("`", "").replace("object ", "").replace("null", "nothing")
    location = path.rstrip("`").lstrip(".")
    return on_one_line(f"at {location}, {_clip_sentence(text)}" if location else _clip_sentence(text))


def _clip_sentence(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
