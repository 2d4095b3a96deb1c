"""What a signature covers: canonical JSON (RFC 8785) of the content, digested with SHA-256."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from signoff.notice.record import Event, Record, Role, Signature


def content_digest(record: Record, role: Role) -> str:
    """Return the hexadecimal SHA-256 that a signature in this role covers.

    It is over format, version, id, council, terms, supersedes, settled and notice. An approval's leaves
    out the decision date, which is set later; the decision maker's is also over the approvals.
    """
    content = _content(record)
    if role is Role.DECISION_MAKER:
        content["approvals"] = msgspec.to_builtins(record.approvals)
    else:
        content["notice"].pop("decision_date")
    return _digest(content)


def state_digest(record: Record) -> str:
    """Return the digest of a record's state, for the history: content, approvals, and the signature once given.

    The signature's own name, post and mark lie outside what it covers; the history holds them.
    """
    content = _content(record)
    content["approvals"] = msgspec.to_builtins(record.approvals)
    if (signature := record.decision_signature) is not None:
        content["signature"] = msgspec.to_builtins(signature)
    return _digest(content)


def event_digest(event: Event) -> str:
    """Return the digest of a history entry, which the next entry names as its `previous`."""
    return _digest(msgspec.to_builtins(event))


def copy_digest(record: Record) -> str:
    """Return a publication copy's own digest: over all of it but the digest itself."""
    document = msgspec.to_builtins(record)
    document.pop("digest", None)
    return _digest(document)


def proof_text(signature: Signature, record_id: str) -> bytes:
    """Return what a signatory's key signs: canonical JSON (RFC 8785) of the entry without its proof, and the record.

    Through the entry's `content_digest` it covers the content too. Raises ValueError for numbers beyond 2^53.
    """
    import rfc8785

    entry = msgspec.to_builtins(signature)
    entry.pop("proof")
    return rfc8785.dumps({"format": "signoff/proof", "version": 1, "record": record_id, "signature": entry})


def covers(signature: Signature, record: Record) -> bool:
    """Whether the signature's digest is that of the record's content as it stands."""
    return signature.content_digest == content_digest(record, signature.role)


def _content(record: Record) -> dict[str, Any]:
    document = msgspec.to_builtins(record)
    names = ("format", "version", "id", "council", "terms", "supersedes", "settled", "notice")
    return {name: document[name] for name in names}


def _digest(document: Any) -> str:
    import rfc8785

    return hashlib.sha256(rfc8785.dumps(document)).hexdigest()
