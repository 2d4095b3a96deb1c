"""The digests by which the register notices that another program, or the disk, has changed what it saved."""

from __future__ import annotations

from collections.abc import Mapping


def sha256(data: bytes) -> str:
    """Return the hexadecimal SHA-256 of a document or a PDF."""
    import hashlib  # with OpenSSL, which the list of a register does not need

    return hashlib.sha256(data).hexdigest()


def content_digest(content: Mapping[str, object]) -> str:
    """Return the hexadecimal SHA-256 of a row's content as canonical JSON (RFC 8785).

    Raises ValueError or TypeError for values that canonical JSON does not have.
    """
    import rfc8785

    return sha256(rfc8785.dumps(dict(content)))  # type: ignore[arg-type] # plain strings and numbers


def has_digest(content: Mapping[str, object], digest: object) -> bool:
    """Whether a row's content has this digest; False for content that has none.

    SQLite keeps a value of any type in any column, so a row that another program wrote may hold anything.
    """
    try:
        return content_digest(content) == digest
    except (TypeError, ValueError):
        return False
