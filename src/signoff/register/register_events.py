"""What happened to a notice in a register, apart from its own history; imports no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class RegisterEventKind(StrEnum):
    """What the register notes of a notice, besides the notice's own history, which is part of its file.

    STATUS_CHANGED is any change after the signature: of the status, the reference or the publication.
    """

    IMPORTED = "taken_in"
    LOCKED = "locked"
    PDF_KEPT = "pdf_kept"
    STATUS_CHANGED = "standing"
    EXPORTED = "exported"
    SUPERSEDED = "superseded"
    SUPERSEDES = "supersedes"


SENDER = "sender"
"""The detail of an event that another register noted: which login sent it to the shared register."""


@dataclass(frozen=True, slots=True)
class RegisterEvent:
    """One entry of the register's own event chain of a notice.

    `detail` holds, for EXPORTED, `copy`, `file` and `key` (the seal's fingerprint, empty without one); for
    SUPERSEDED and SUPERSEDES, `notice` (the other's identity), `subject` and `reference`. `digest` is the
    SHA-256 of what it is about: the document, the PDF, the file. `broken` says, as the rest of a sentence,
    why this entry does not follow from the one before; `kind` is None for one that signoff did not write.
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
