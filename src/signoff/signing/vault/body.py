"""What a vault holds: who the signatory is, their key, and their signatures under names."""

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
"""Signatures that a vault holds at most."""

LONGEST_LABEL = 60

_DAMAGED = "The file with your kept signature holds what signoff did not put there, and cannot be used."


class KeptMark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, repr_omit_defaults=True):
    """A signature that is kept, under the name by which it is chosen."""

    id: str
    label: str
    mark: Mark


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of it; `key` is the private key, PKCS #8, DER, base64."""

    name: str
    post: str
    key: str
    marks: tuple[KeptMark, ...] = ()

    def __repr__(self) -> str:
        """Tell nothing: this may end in a log."""
        return "Body(…)"


def new_body(name: str, post: str) -> Body:
    """Return what a new vault holds: a new key."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    from signoff.signing.proof.proof import new_key

    der = new_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Body(
        name=storable_text(name.strip()), post=storable_text(post.strip()), key=base64.b64encode(der).decode("ascii")
    )


def storable_text(text: str) -> str:
    """Return a text with half characters made question marks: a keyboard may give some, and no file can hold them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def private_key(body: Body) -> EllipticCurvePrivateKey:
    """Return the signatory's key; raises VaultDamaged where there is none."""
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
    """Return the body with one more signature, and that; the very same mark is kept once, a taken name numbered.

    Raises MarkRefused for a mark that could not sign, and VaultProblem where there are too many.
    """
    from signoff.signing.marks.validation import judge

    judge(mark)
    if (known := next((one for one in body.marks if one.mark == mark), None)) is not None:
        return body, known
    if len(body.marks) >= MOST_MARKS:
        raise VaultProblem(f"{MOST_MARKS} signatures are kept already: forget one that you use no longer.")
    kept = KeptMark(id=str(uuid.uuid4()), label=_free_label(body, label), mark=mark)
    return replace(body, marks=(*body.marks, kept)), kept


def without_mark(body: Body, identity: str) -> Body:
    """Return the body without a signature."""
    return replace(body, marks=tuple(one for one in body.marks if one.id != identity))


def with_label(body: Body, identity: str, label: str) -> Body:
    """Return the body with a signature under another name, numbered where it is taken."""
    rest = without_mark(body, identity)
    named = [replace(one, label=_free_label(rest, label)) if one.id == identity else one for one in body.marks]
    return replace(body, marks=tuple(named))


def _free_label(body: Body, label: str) -> str:
    words = storable_text(" ".join(label.split()))[:LONGEST_LABEL].strip() or "My signature"
    taken = {one.label.casefold() for one in body.marks}
    names = (words, *(f"{words} {number}" for number in range(2, MOST_MARKS + 2)))
    return next(name for name in names if name.casefold() not in taken)


def packed(body: Body) -> bytes:
    """Return the body as bytes to be sealed."""
    return msgspec.json.encode(body)


def unpacked(plain: bytes) -> Body:
    """Return the body in opened bytes; raises VaultDamaged."""
    try:
        return parse_json(plain, Body)
    except ParseProblem:
        raise VaultDamaged(_DAMAGED) from None
