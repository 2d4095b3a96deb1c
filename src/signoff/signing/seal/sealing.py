"""Sealing: a PAdES certification signature over the whole PDF, after which no change at all is allowed.

Nothing is asked of the network but the time stamp's server, and that only where the user has set one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signoff.errors import SealProblem
from signoff.signing.seal.certificate import outside_its_time

if TYPE_CHECKING:
    from signoff.signing.seal.key import SealKey


@dataclass(frozen=True, slots=True)
class Sealing:
    """With what an export is sealed: the key, the instant, in whose name, and the user's time stamp server, if any."""

    key: SealKey
    at: dt.datetime
    name: str
    timestamp_url: str | None = None


def seal(pdf: bytes, key: SealKey, *, at: dt.datetime, name: str, timestamp_url: str | None = None) -> bytes:
    """Return the PDF with a seal by `key`, dated `at`, in the `name` of whoever seals it.

    `timestamp_url` names a server of RFC 3161 whose stamp vouches for the instant (PAdES B-T); without it nothing is
    asked of the network (B-B). Raises SealProblem, and seals nothing, when the file has no empty place for a seal, the
    key's certificate is not valid then, or the server gives no good stamp.
    """
    from signoff.signing.seal.reader import read_seals
    from signoff.signing.seal.writer import sealed

    at = at.astimezone(dt.UTC).replace(microsecond=0)
    if problem := outside_its_time(key, at):
        raise SealProblem(problem)
    made = sealed(pdf, key, at, name, timestamp_url)
    report = read_seals(made)
    if not report.is_whole:
        reasons = [f"{one.problem}." for one in report.seals if one.problem]
        raise SealProblem(f"The seal that was made is not valid: {report.problem or ' '.join(reasons)}".rstrip(": "))
    return made
