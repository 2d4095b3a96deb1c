"""What a signature covers: canonical JSON (RFC 8785) of what the document says, digested with SHA-256.

All digests are over the document's own members (`document.members_of`), never over what this program's model makes of
them: what was signed stays the same, however the model changes.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from signoff.notice.record.document import Members, canonical_json, entry_of, members_of
from signoff.notice.record.record import Event, Record, Role, SeenPages, Signature

NOT_CONTENT = (
    *("status", "copy", "reference", "signatures", "publication", "history", "comments"),
    *("withheld", "record_digest", "digest"),
)
"""The members of a document that are not part of its content; every other is covered by the signatures."""


def content_digest(record: Record, role: Role, pages: SeenPages | None = None) -> str:
    """Return the hexadecimal SHA-256 that a signature in this role is to cover.

    It is over the content: all members but NOT_CONTENT. An approval's leaves out the decision date, which is set later;
    the decision maker's is also over the approvals, and over the `pages` that they saw, where those are recorded.
    """
    seen_pages = None if pages is None else msgspec.to_builtins(pages)
    return _content_digest(members_of(record), record, role, seen_pages)


def covers(record: Record, place: int) -> bool:
    """Whether the digest of the signature at this place, from 0, is that of the record's current content."""
    signature, members = record.signatures[place], members_of(record)
    seen_pages = members["signatures"][place].get("pages")
    return signature.content_digest == _content_digest(members, record, signature.role, seen_pages)


def state_digest(record: Record) -> str:
    """Return the digest of a record's state, for the history: content, approvals, and the signature once given.

    The signature's own name, post and mark are outside what it covers; the history covers them.
    """
    members = members_of(record)
    content = _content(members) | {"approvals": _approvals(members, record)}
    makers = [entry for entry, signature in _entries(members, record) if signature.role is Role.DECISION_MAKER]
    return _digest(content | {"signature": makers[0]} if makers else content)


def event_digest(event: Event) -> str:
    """Return the digest of a history entry, which the next entry names as its `previous`.

    It is the same in every version of a record, since one history goes through several (`document.entry_of`).
    """
    return _digest(entry_of(event))


def copy_digest(record: Record) -> str:
    """Return a publication copy's own digest, over all of it but the digest itself."""
    return _digest({name: value for name, value in members_of(record).items() if name != "digest"})


def proof_text(entry: Members, record_id: str) -> bytes:
    """Return what a signatory's key signs: canonical JSON (RFC 8785) of the entry without its proof, and the record.

    `entry` is what the document says of the signature (`document.entries_of`), or will say (`entry_of`). Through its
    `content_digest` this covers the content too. Raises ValueError for numbers beyond 2^53.
    """
    signed = {name: value for name, value in entry.items() if name != "proof"}
    return canonical_json({"format": "signoff/proof", "version": 1, "record": record_id, "signature": signed})


def _content_digest(members: Members, record: Record, role: Role, pages: Any) -> str:
    content = _content(members)
    if role is Role.DECISION_MAKER:
        with_pages = {"pages": pages} if pages is not None else {}
        return _digest(content | {"approvals": _approvals(members, record)} | with_pages)
    notice = {name: value for name, value in content["notice"].items() if name != "decision_date"}
    return _digest(content | {"notice": notice})


def _content(members: Members) -> Members:
    return {name: value for name, value in members.items() if name not in NOT_CONTENT}


def _approvals(members: Members, record: Record) -> list[Members]:
    return [entry for entry, signature in _entries(members, record) if signature.role is not Role.DECISION_MAKER]


def _entries(members: Members, record: Record) -> zip[tuple[Members, Signature]]:
    return zip(members.get("signatures", ()), record.signatures, strict=True)


def _digest(document: Any) -> str:
    return hashlib.sha256(canonical_json(document)).hexdigest()
