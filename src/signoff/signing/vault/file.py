"""The vault's file: bytes encrypted under a passphrase, which reveal nothing but that they are a vault.

    magic 8 · version 1 · key derivation 1 · log2 of its cost 1 · block size 1 · lanes 1 · salt 16 · nonce 12
    key check 32 · body (AES-256-GCM with its tag 16) · SHA-256 of all before it 32

scrypt derives two keys from the passphrase. One makes the key check, an HMAC-SHA256 of everything before it, which
distinguishes a wrong passphrase from a damaged file; the other decrypts the body, which is bound to everything before
it. The final digest needs no key: it finds damage of any byte before a passphrase is blamed for it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass

from signoff.errors import VaultDamaged, VaultProblem, WrongPassphrase
from signoff.signing.vault.passphrase import passphrase_bytes

MAGIC = b"SIGNOFFV"
VERSION = 1
LIMIT = 24 * 1024 * 1024
"""The largest vault that is read or written, in bytes."""

_SCRYPT = 1
_HEAD = struct.Struct(">8sBBBBB16s12s")
_CHECK = 32
_TAG = 16
_END = 32
_KEY = 32
_SMALLEST = 16 * 1024
_LOWEST_COST, _HIGHEST_COST = 10, 18
_MOST_BLOCKS, _MOST_LANES = 8, 4

_DAMAGED = "The file with your saved signature is damaged and cannot be opened with any passphrase."
_NEWER = "The file with your saved signature was made by a newer version of signoff; this one cannot open it."
_NO_MEMORY = "There is not enough free memory to open your saved signature: close other programs and try again."


@dataclass(frozen=True, slots=True)
class Work:
    """How much work the derivation of a key is: scrypt with N = 2 to the `cost`, r `blocks` and p `lanes`.

    It takes 128 bytes times N times r of memory: 128 MiB by default, at most 256 MiB.
    """

    cost: int = 17
    blocks: int = 8
    lanes: int = 1


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The keys that a passphrase gives; kept while the vault is open, so that it can be written again."""

    work: Work
    salt: bytes
    check: bytes
    body: bytes


def derive(passphrase: str, work: Work, salt: bytes = b"") -> Keys:
    """Return the keys of a passphrase, with a new salt unless one is given; takes about half a second.

    Raises VaultProblem where there is not enough memory for it.
    """
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt = salt or os.urandom(16)
    kdf = Scrypt(salt=salt, length=2 * _KEY, n=1 << work.cost, r=work.blocks, p=work.lanes)
    try:
        both = kdf.derive(passphrase_bytes(passphrase))
    except MemoryError:
        raise VaultProblem(_NO_MEMORY) from None
    return Keys(work, salt, both[:_KEY], both[_KEY:])


def encrypt(plain: bytes, keys: Keys) -> bytes:
    """Return the file that contains `plain`; its size reveals only that of the next power of two."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    work = keys.work
    head = _HEAD.pack(MAGIC, VERSION, _SCRYPT, work.cost, work.blocks, work.lanes, keys.salt, nonce)
    head += hmac.digest(keys.check, head, "sha256")
    room = max(_SMALLEST, 1 << (len(plain) + 3).bit_length())
    padded = len(plain).to_bytes(4, "big") + plain
    file = head + AESGCM(keys.body).encrypt(nonce, padded.ljust(room, b"\0"), head)
    file += hashlib.sha256(file).digest()
    if len(file) > LIMIT:
        raise VaultProblem("There is no more room for signatures: delete one that you no longer use.")
    return file


def decrypt(file: bytes, passphrase: str) -> tuple[bytes, Keys]:
    """Return the contents of a file, and the keys to write it again.

    Raises VaultDamaged, before any key is derived, for bytes that are not a vault or ask for more work than any vault
    of signoff; WrongPassphrase; and VaultDamaged where the passphrase is right but the body is not what was written.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    work, salt, nonce = inspect(file)
    keys = derive(passphrase, work, salt)
    start = _HEAD.size + _CHECK
    if not hmac.compare_digest(hmac.digest(keys.check, file[: _HEAD.size], "sha256"), file[_HEAD.size : start]):
        raise WrongPassphrase("That is not the passphrase.")
    try:
        padded = AESGCM(keys.body).decrypt(nonce, file[start:-_END], file[:start])
    except InvalidTag:
        raise VaultDamaged(_DAMAGED) from None
    length = int.from_bytes(padded[:4], "big")
    if length > len(padded) - 4:
        raise VaultDamaged(_DAMAGED)
    return padded[4 : 4 + length], keys


def inspect(file: bytes) -> tuple[Work, bytes, bytes]:
    """Return work, salt and nonce of a vault's file; raises VaultDamaged for one that is damaged or not a vault."""
    if len(file) < _HEAD.size + _CHECK + 4 + _TAG + _END or len(file) > LIMIT or not file.startswith(MAGIC):
        raise VaultDamaged(_DAMAGED)
    if not hmac.compare_digest(hashlib.sha256(file[:-_END]).digest(), file[-_END:]):
        raise VaultDamaged(_DAMAGED)
    _, version, kdf, cost, blocks, lanes, salt, nonce = _HEAD.unpack_from(file)
    if version > VERSION:
        raise VaultDamaged(_NEWER)
    known = version == VERSION and kdf == _SCRYPT
    bounded = _LOWEST_COST <= cost <= _HIGHEST_COST and 1 <= blocks <= _MOST_BLOCKS and 1 <= lanes <= _MOST_LANES
    if not known or not bounded:
        raise VaultDamaged(_DAMAGED)
    return Work(cost, blocks, lanes), salt, nonce
