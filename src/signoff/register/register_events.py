"""What happens to a notice in a register, beside its own history; free of the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class RegisterEventKind(StrEnum):
    """What the register notes of a notice; the notice's own history, which its file carries, tells the rest."""

    TAKEN_IN = "taken_in"
    LOCKED = "locked"
    PDF_KEPT = "pdf_kept"
    STANDING = "standing"
    EXPORTED = "exported"
    SUPERSEDED = "superseded"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True)
class RegisterEvent:
    """One entry of the register's own chain of a notice.

    `detail` holds, for EXPORTED, `copy`, `file` and `key` (the seal's fingerprint, empty without one); for
    SUPERSEDED and SUPERSEDES, `notice` (the other's identity), `subject` and `reference`. `digest` is the
    SHA-256 of what it is about: the document, the PDF, the file. `broken` says, as the rest of a sentence,
    why this entry does not follow from the one before; `kind` is None for one that no signoff wrote.
    """

    at: dt.datetime
    actor: str
    kind: RegisterEventKind | None
    detail: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    broken: str = ""


@dataclass(frozen=True, slots=True)
class RegisterFact:
    """What is to be noted of a notice: an event before it has its place in the chain."""

    kind: RegisterEventKind
    at: dt.datetime
    actor: str = ""
    digest: str = ""
    detail: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
