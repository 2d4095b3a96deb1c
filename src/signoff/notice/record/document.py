"""What a document says, member by member, in its own terms: what is digested, signed and written.

A record is read in today's terms. What somebody signed, or what was exported as a publication copy, stays in the terms
of the version in which it was written: its digests cover those terms, and it is written in them again. What follows a
signature (AFTER_SIGNING) is added by programs of several versions to one document, and belongs to no version: its
members are never renamed, change neither type nor default, and a later member is written only where it says something.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import msgspec
from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields, replace

from signoff.notice.part import Part
from signoff.notice.record.record import Document, Event, Original, Publication, Record, Role, Signature

Members: TypeAlias = dict[str, Any]
"""An object of a document as JSON has it: texts, numbers, lists and dictionaries alone."""

AFTER_SIGNING = ("status", "reference", "signatures", "publication", "history", "comments")
"""The members of a document that may change after a signature, whatever the version of what was signed."""

_WRITTEN_WHERE_GIVEN = frozenset({"comments"})
"""The members after a signature that not every program knows: they are written only where they say something."""

Entry: TypeAlias = Event | Signature | Publication
"""What is added to a document after its content, by programs of several versions."""

_ALWAYS_WRITTEN: dict[type[Part], tuple[str, ...]] = {
    Event: ("at", "actor", "event", "sections", "reason", "digest", "previous"),
    Signature: ("role", "name", "post", "date", "signed_at", "content_digest", "mark", "proof"),
    Publication: ("date", "url"),
}
"""The members of each entry that every program writes, whatever their value."""


def members_of(record: Record) -> Members:
    """Return what the document says: its own members where it has an original, else today's.

    An original's signed members are completed with the current status, reference, publication, history and further
    signatures, and with the date of the decision while only approvals are given. A record of which anything else was
    changed says what today's program writes, and no longer what was signed.
    """
    today = _current_members(record)
    if record.original is None:
        return today
    own: Members = msgspec.json.decode(record.original.members)
    if _basis(record, today, own) != record.original.todays:
        return today
    if not record.is_publication:
        own |= {name: today[name] for name in AFTER_SIGNING if name != "signatures" and name in today}
        own["signatures"] += today["signatures"][len(own["signatures"]) :]
        if not _is_decided(own) and own["notice"].get("decision_date") != today["notice"]["decision_date"]:
            own["notice"]["decision_date"] = today["notice"]["decision_date"]
    order = dict.fromkeys((*Document.__struct_fields__, *own))
    return {name: own[name] for name in order if name in own}


def entries_of(record: Record) -> tuple[Members, ...]:
    """Return what the document says of each signature, in their order."""
    if record.original is None:
        return tuple(entry_of(signature) for signature in record.signatures)
    return tuple(members_of(record).get("signatures", ()))


def version_of(record: Record) -> int:
    """Return the version in whose terms a record was signed, or is written if nobody has signed it."""
    return record.version if record.original is None else record.original.version


def entry_of(part: Entry) -> Members:
    """Return what an entry says in every version: what all programs write, and of later members what is given."""
    return _written_members(msgspec.json.decode(msgspec.json.encode(part)), part)


def record_of(document: Document, members: Members) -> Record:
    """Return the record of a document in today's terms, which was read as `members` in its own.

    The members are kept where they were signed or exported, and today's program would write others.
    """
    return _with_original(Record(**{name: getattr(document, name) for name in Document.__struct_fields__}), members)


def refreshed(record: Record) -> Record:
    """Return the record with its original, if it has one, brought up to what the document says now.

    So a record that was continued is equal to itself read again; one that no signature covers any longer has none.
    """
    return record if record.original is None else _with_original(record, members_of(record))


def canonical_json(value: Any) -> bytes:
    """Return canonical JSON (RFC 8785); raises ValueError for numbers beyond 2^53, which it cannot represent."""
    import rfc8785

    return rfc8785.dumps(value)


def _current_members(record: Record) -> Members:
    members: Members = msgspec.json.decode(msgspec.json.encode(record))
    members.pop("original")
    members["signatures"] = [
        _written_members(*pair) for pair in zip(members["signatures"], record.signatures, strict=True)
    ]
    members["history"] = [_written_members(*pair) for pair in zip(members["history"], record.history, strict=True)]
    members["publication"] = _written_members(members["publication"], record.publication)
    return {name: value for name, value in members.items() if value or name not in _WRITTEN_WHERE_GIVEN}


@cache
def _omissible(kind: type[Part]) -> tuple[FieldInfo, ...]:
    """Return the fields of an entry that are only written where they say something; finding them takes long."""
    always = _ALWAYS_WRITTEN[kind]
    return tuple(field for field in fields(kind) if field.name not in always)


def _written_members(entry: Members, part: Entry) -> Members:
    omitted = {field.name for field in _omissible(type(part)) if getattr(part, field.name) == _default(field)}
    written = {name: value for name, value in entry.items() if name not in omitted}
    if isinstance(part, Event) and part.merged:
        written["merged"] = [_written_members(*pair) for pair in zip(entry["merged"], part.merged, strict=True)]
    return written


def _with_original(record: Record, members: Members) -> Record:
    today = _current_members(record)
    is_covered = bool(record.signatures) or record.is_publication
    if not is_covered or _lasting_members(record, members) == _lasting_members(record, today):
        return replace(record, original=None)
    lasting, todays = canonical_json(_lasting_members(record, members)), _basis(record, today, members)
    return replace(record, original=Original(version=members["version"], members=lasting, todays=todays))


def _lasting_members(record: Record, members: Members) -> Members:
    """Return the members that an original keeps: all of a copy; of a record, what may not change after signing."""
    if record.is_publication:
        return members
    return {name: value for name, value in members.items() if name not in AFTER_SIGNING or name == "signatures"}


def _basis(record: Record, today: Members, own: Members) -> bytes:
    """Return what may not change while `own` is what was signed, in today's terms."""
    basis = _lasting_members(record, today)
    if not record.is_publication:
        basis = {**basis, "signatures": today["signatures"][: len(own["signatures"])]}
        if not _is_decided(own):
            basis["notice"] = {**today["notice"], "decision_date": None}
    return msgspec.json.encode(basis)


def _is_decided(members: Members) -> bool:
    return any(signature["role"] == Role.DECISION_MAKER for signature in members["signatures"])


def _default(field: FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()
