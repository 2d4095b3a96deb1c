"""A PKCS#12 file that asks for endless work in a part that can be read only while the file is being opened."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from asn1crypto import algos, cms, keys, pkcs12
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from signing import seals

_SALT = bytes(16)


def slow_inside(word: str) -> bytes:
    """Return a file under a passphrase whose key, inside an encrypted part, is encrypted itself and asks for it."""
    der = seals.private_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(word.encode()))
    shrouded = keys.EncryptedPrivateKeyInfo.load(der)
    make_slow(shrouded["encryption_algorithm"])
    bags = pkcs12.SafeContents([{"bag_id": "pkcs8_shrouded_key_bag", "bag_value": shrouded}]).dump()
    part = cms.ContentInfo({"content_type": "encrypted_data", "content": _encrypted(bags, word)})
    safe = pkcs12.AuthenticatedSafe([part]).dump()
    mac = hmac.digest(_mac_key(word), safe, "sha256")
    file = pkcs12.Pfx(
        {
            "version": "v3",
            "auth_safe": {"content_type": "data", "content": safe},
            "mac_data": {
                "mac": {"digest_algorithm": {"algorithm": "sha256"}, "digest": mac},
                "mac_salt": _SALT,
                "iterations": 1,
            },
        }
    )
    return bytes(file.dump())


def make_slow(algorithm: Any) -> None:
    """Ask for as many iterations as a passphrase can be worked over, in an algorithm's parameters."""
    parameters = algorithm["parameters"]
    if algorithm["algorithm"].native == "pbes2":
        parameters = parameters["key_derivation_func"]["parameters"]
        parameters["iteration_count"] = 2**31 - 1
    else:
        parameters["iterations"] = 2**31 - 1


def _encrypted(content: bytes, word: str) -> cms.EncryptedData:
    key = PBKDF2HMAC(hashes.SHA256(), 32, _SALT, 1).derive(word.encode())
    filling = padding.PKCS7(128).padder()
    cipher = Cipher(algorithms.AES256(key), modes.CBC(_SALT)).encryptor()
    data = cipher.update(filling.update(content) + filling.finalize()) + cipher.finalize()
    derivation = {
        "algorithm": "pbkdf2",
        "parameters": {
            "salt": algos.Pbkdf2Salt("specified", _SALT),
            "iteration_count": 1,
            "key_length": 32,
            "prf": {"algorithm": "sha256"},
        },
    }
    scheme = {"algorithm": "aes256_cbc", "parameters": _SALT}
    how = {"algorithm": "pbes2", "parameters": {"key_derivation_func": derivation, "encryption_scheme": scheme}}
    return cms.EncryptedData(
        {
            "version": "v0",
            "encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": how,
                "encrypted_content": data,
            },
        }
    )


def _mac_key(word: str) -> bytes:
    """Return the key of the file's MAC, by PKCS#12's own derivation with SHA-256 and one iteration (RFC 7292, B.2)."""
    secret = word.encode("utf-16-be") + b"\0\0"
    return hashlib.sha256(bytes([3]) * 64 + _filled(_SALT) + _filled(secret)).digest()


def _filled(data: bytes) -> bytes:
    length = 64 * -(-len(data) // 64)
    return (data * length)[:length]
