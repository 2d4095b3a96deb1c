"""A signature that is asked for, and the draft of one that is kept while the notice is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from signoff.desktop.core.person import Person
from signoff.notice.marks.mark import Mark, StrokesMark
from signoff.notice.record.answer_paths import with_value
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Role

Value = TypeVar("Value")


class SigningMethod(StrEnum):
    """How a mark is made: drawn, of a picture, typed, or one that is kept on this machine."""

    DRAW = "draw"
    IMAGE = "image"
    TYPED = "typed"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class SignatureRequest:
    """Who signs in which role, on which day and with which mark."""

    role: Role
    name: str
    post: str
    date: dt.date
    mark: Mark


@dataclass(frozen=True, slots=True)
class SigningDraft:
    """What was drawn, chosen and read in the Sign step, so that leaving it for another screen loses nothing.

    `read` is the content that was read to its end, without the date of the decision, which is set in signing.
    """

    role: Role | None = None
    method: SigningMethod = SigningMethod.DRAW
    strokes: Mapping[Role, StrokesMark] = field(default_factory=dict)
    signers: Mapping[Role, Person] = field(default_factory=dict)
    picture: Mark | None = None
    read: Notice | None = None

    @property
    def holds_mark(self) -> bool:
        """Whether a signature was drawn, or made of a picture, that nothing was signed with yet."""
        return bool(self.strokes) or self.picture is not None

    def signed(self, role: Role) -> SigningDraft:
        """Return what is left once a signatory has signed: the next one chooses and reads for themselves."""
        return SigningDraft(strokes=_without(self.strokes, role), signers=_without(self.signers, role))


def undated(notice: Notice) -> Notice:
    """Return the answers without the date of the decision."""
    return with_value(notice, "decision_date", None)


def _without(entries: Mapping[Role, Value], role: Role) -> Mapping[Role, Value]:
    return {key: value for key, value in entries.items() if key is not role}
