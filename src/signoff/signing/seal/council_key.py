"""A council's own key for sealing: a PKCS#12 file and its passphrase, opened in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from signoff import isolation
from signoff.errors import SealProblem, SignoffError
from signoff.files import read_limited
from signoff.known_types import known
from signoff.signing.seal.key import LIMIT, SealKey

TASK = "pkcs12"


@dataclass(frozen=True, slots=True)
class KeyFileRequest:
    """A PKCS#12 file, how sentences name it, and its passphrase."""

    data: bytes
    name: str
    passphrase: str = field(repr=False)


def council_key(path: Path, passphrase: str) -> SealKey:
    """Return the key in a council's PKCS#12 file, with the certificates in it that vouch for the key's own.

    Raises SealProblem for a wrong passphrase, a file that is not PKCS#12 or takes too much work to open, and a key that
    is not made for signing, and FileProblem when the file cannot be read. An expired certificate
    is refused on sealing.
    """
    request = msgspec.msgpack.encode(KeyFileRequest(read_limited(path, LIMIT, "PKCS#12 file"), str(path), passphrase))
    try:
        return msgspec.msgpack.decode(isolation.run(TASK, request), type=known(SealKey))
    except msgspec.MsgspecError:
        raise SealProblem(str(isolation.InvalidAnswer(isolation.task_named(TASK).program))) from None
    except isolation.IsolationFailed as problem:
        raise SealProblem(f"{path} could not be opened. {problem}") from problem
    except SignoffError as problem:
        raise SealProblem(str(problem)) from problem
