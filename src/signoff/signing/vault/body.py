"""The contents of a vault: who the signatory is, their key, and their signatures under names."""

from __future__ import annotations

import base64
import binascii
import uuid
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from signoff.errors import VaultDamaged, VaultProblem
from signoff.files import ParseProblem, parse_json
from signoff.notice.marks.mark import Mark

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

MOST_MARKS = 8
"""The most signatures in a vault."""

LONGEST_LABEL = 60

_DAMAGED = "The file with your saved signature contains something that signoff did not put there, and cannot be used."


class KeptMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, repr_omit_defaults=True):
    """A kept signature, with the name by which it is chosen."""

    id: str
    label: str
    mark: Mark


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All contents; `key` is the private key, PKCS #8, DER, base64."""

    name: str
    post: str
    key: str
    marks: tuple[KeptMark, ...] = ()

    def __repr__(self) -> str:
        """Reveal nothing: this may end up in a log."""
        return "Body(…)"


def new_body(name: str, post: str) -> Body:
    """Return the contents of a new vault, with a new key."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    from signoff.signing.proof.proof import new_key

    der = new_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Body(
        name=storable_text(name.strip()), post=storable_text(post.strip()), key=base64.b64encode(der).decode("ascii")
    )


def storable_text(text: str) -> str:
    """Return a text with lone surrogates, which no file can store, made question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def private_key(body: Body) -> EllipticCurvePrivateKey:
    """Return the signatory's key; raises VaultDamaged where it is not a valid one."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    try:
        key = load_der_private_key(base64.b64decode(body.key, validate=True), None)
    except (binascii.Error, ValueError, TypeError, UnsupportedAlgorithm):
        raise VaultDamaged(_DAMAGED) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise VaultDamaged(_DAMAGED)
    return key


def with_mark(body: Body, mark: Mark, label: str) -> tuple[Body, KeptMark]:
    """Return the body with one more signature, and that; an equal mark is kept once, a name in use numbered.

    Raises MarkRefused for a mark that cannot be a signature, and VaultProblem where there are too many.
    """
    from signoff.signing.marks.validation import judge

    judge(mark)
    if (existing := next((kept_mark for kept_mark in body.marks if kept_mark.mark == mark), None)) is not None:
        return body, existing
    if len(body.marks) >= MOST_MARKS:
        raise VaultProblem(f"{MOST_MARKS} signatures are already saved: delete one that you no longer use.")
    saved = KeptMark(id=str(uuid.uuid4()), label=_free_label(body, label), mark=mark)
    return replace(body, marks=(*body.marks, saved)), saved


def without_mark(body: Body, identity: str) -> Body:
    """Return the body without a signature."""
    return replace(body, marks=tuple(kept_mark for kept_mark in body.marks if kept_mark.id != identity))


def with_label(body: Body, identity: str, label: str) -> Body:
    """Return the body with a signature under another name, numbered where it is in use."""
    rest = without_mark(body, identity)
    marks = [
        replace(kept_mark, label=_free_label(rest, label)) if kept_mark.id == identity else kept_mark
        for kept_mark in body.marks
    ]
    return replace(body, marks=tuple(marks))


def _free_label(body: Body, label: str) -> str:
    words = storable_text(" ".join(label.split()))[:LONGEST_LABEL].strip() or "My signature"
    taken = {kept_mark.label.casefold() for kept_mark in body.marks}
    names = (words, *(f"{words} {number}" for number in range(2, MOST_MARKS + 2)))
    return next(name for name in names if name.casefold() not in taken)


def encode(body: Body) -> bytes:
    """Return the body as bytes to be encrypted."""
    return msgspec.json.encode(body)


def decode(plain: bytes) -> Body:
    """Return the body in decrypted bytes; raises VaultDamaged."""
    try:
        return parse_json(plain, Body)
    except ParseProblem:
        raise VaultDamaged(_DAMAGED) from None
