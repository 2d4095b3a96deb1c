"""What a document says, member by member, in its own words: what is digested, signed and written.

A record is read in today's terms. What somebody signed, or what was exported as a publication copy, stays in the terms
of the version in which it was written: its digests cover that, and it is written so again. What follows on a signature
(STANDING) is added by programs of several versions to one document, and belongs to no version: its members are never
renamed, change neither type nor default, and one that comes later is written only where it says something.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from signoff.notice.part import Part
from signoff.notice.record.record import Document, Event, Original, Publication, Record, Role, Signature

Members: TypeAlias = dict[str, Any]
"""An object of a document as JSON has it: texts, numbers, lists and dictionaries alone."""

STANDING = ("status", "reference", "signatures", "publication", "history")
"""The members of a document that go on after a signature, whatever the version of what was signed."""

Entry: TypeAlias = Event | Signature | Publication
"""What is added to a document after its content, by programs of several versions."""

_FIRST: dict[type[Part], tuple[str, ...]] = {
    Event: ("at", "actor", "event", "sections", "reason", "digest", "previous"),
    Signature: ("role", "name", "post", "date", "signed_at", "content_digest", "mark", "proof"),
    Publication: ("date", "url"),
}
"""The members that are always written, as all programs do."""


def members_of(record: Record) -> Members:
    """Return what the document says: its own members where it has an original, else today's.

    What stands beside an original's signed members is laid over them: status, reference, publication, history, further
    signatures, and the date of the decision while only approvals are given. A record of which anything else was
    changed says what today's program makes of it, and no longer what was signed.
    """
    today = _todays(record)
    if record.original is None:
        return today
    own: Members = msgspec.json.decode(record.original.members)
    if _basis(record, today, own) != record.original.todays:
        return today
    if not record.is_publication:
        own |= {name: today[name] for name in STANDING if name != "signatures"}
        own["signatures"] += today["signatures"][len(own["signatures"]) :]
        if not _is_decided(own) and own["notice"].get("decision_date") != today["notice"]["decision_date"]:
            own["notice"]["decision_date"] = today["notice"]["decision_date"]
    order = dict.fromkeys((*Document.__struct_fields__, *own))
    return {name: own[name] for name in order if name in own}


def entries_of(record: Record) -> tuple[Members, ...]:
    """Return what the document says of each signature, in their order."""
    if record.original is None:
        return tuple(entry_of(one) for one in record.signatures)
    return tuple(members_of(record).get("signatures", ()))


def version_of(record: Record) -> int:
    """Return the version in whose words a record was signed, or is written if nobody has signed it."""
    return record.version if record.original is None else record.original.version


def entry_of(part: Entry) -> Members:
    """Return what an entry says in every version: what the first programs write, and of later members what is given."""
    return _said(msgspec.json.decode(msgspec.json.encode(part)), part)


def record_of(document: Document, members: Members) -> Record:
    """Return the record of a document in today's terms, which was read as `members` in its own.

    They are kept where somebody signed them or they were exported, and today's program would write others.
    """
    return _with_original(Record(**{name: getattr(document, name) for name in Document.__struct_fields__}), members)


def refreshed(record: Record) -> Record:
    """Return the record with its original, if it has one, saying what the document says by now.

    So a record that has gone on is equal to itself read again; one that nobody's signature covers any longer has none.
    """
    return record if record.original is None else _with_original(record, members_of(record))


def canonical_json(value: Any) -> bytes:
    """Return canonical JSON (RFC 8785); raises ValueError for numbers beyond 2^53, which it has no form for."""
    import rfc8785

    return rfc8785.dumps(value)


def _todays(record: Record) -> Members:
    members: Members = msgspec.json.decode(msgspec.json.encode(record))
    members.pop("original")
    members["signatures"] = [_said(*one) for one in zip(members["signatures"], record.signatures, strict=True)]
    members["history"] = [_said(*one) for one in zip(members["history"], record.history, strict=True)]
    members["publication"] = _said(members["publication"], record.publication)
    return members


def _said(entry: Members, part: Entry) -> Members:
    first = _FIRST[type(part)]
    if len(first) == len(part.__struct_fields__):
        return entry
    silent = {one.name for one in fields(part) if one.name not in first and getattr(part, one.name) == _default(one)}
    return {name: value for name, value in entry.items() if name not in silent}


def _with_original(record: Record, members: Members) -> Record:
    today = _todays(record)
    is_covered = bool(record.signatures) or record.is_publication
    if not is_covered or _lasting(record, members) == _lasting(record, today):
        return replace(record, original=None)
    kept, todays = canonical_json(_lasting(record, members)), _basis(record, today, members)
    return replace(record, original=Original(version=members["version"], members=kept, todays=todays))


def _lasting(record: Record, members: Members) -> Members:
    """Return the members that an original keeps: all of a publication copy, and what nothing may follow of a record."""
    if record.is_publication:
        return members
    return {name: value for name, value in members.items() if name not in STANDING or name == "signatures"}


def _basis(record: Record, today: Members, own: Members) -> bytes:
    """Return what may not change while `own` is what was signed, in today's terms."""
    basis = _lasting(record, today)
    if not record.is_publication:
        basis = {**basis, "signatures": today["signatures"][: len(own["signatures"])]}
        if not _is_decided(own):
            basis["notice"] = {**today["notice"], "decision_date": None}
    return msgspec.json.encode(basis)


def _is_decided(members: Members) -> bool:
    return any(one["role"] == Role.DECISION_MAKER for one in members["signatures"])


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()
