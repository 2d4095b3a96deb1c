"""The `.signoff` document: one notice with its terms, signatures and history, as immutable types."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from signoff.notice.marks.mark import Mark
from signoff.notice.part import Identifier, Instant, Part
from signoff.notice.record.comment import Comment
from signoff.notice.record.council_form import CouncilForm
from signoff.notice.record.message import Message
from signoff.notice.record.model import DecisionType, Notice

FORMAT: Literal["signoff/notice"] = "signoff/notice"
VERSION = 3
"""The version of the records that this program writes; `upgrade` brings those of earlier versions to it."""

LONGEST_REFERENCE = 200
"""The most characters of a council's reference, which is one line at the head of each page."""

Salt = Annotated[str, Meta(pattern="^[0-9a-f]{32}$", max_length=32)]
"""128 random bits, hexadecimal."""


class Status(StrEnum):
    """The stage of a notice's life."""

    DRAFT = "draft"
    READY = "ready"
    SIGNED = "signed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Copy(StrEnum):
    """Which copy a document is: the whole record, or only what is public."""

    RECORD = "record"
    PUBLICATION = "publication"


class Role(StrEnum):
    """The three kinds of signatory."""

    DECISION_MAKER = "decision_maker"
    SCRUTINY_CHAIR = "scrutiny_chair"
    EXECUTIVE_MEMBER = "executive_member"


ROLE_NAMES = {
    Role.DECISION_MAKER: "decision maker",
    Role.SCRUTINY_CHAIR: "scrutiny chair",
    Role.EXECUTIVE_MEMBER: "executive member",
}
"""The name of each role in a sentence."""


class EventKind(StrEnum):
    """What can happen to a notice."""

    CREATED = "created"
    COPIED = "copied"
    EDITED = "edited"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"
    APPROVED = "approved"
    APPROVALS_VOIDED = "approvals_voided"
    SIGNED = "signed"
    REFERENCE_GIVEN = "reference_given"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    BROUGHT_BACK = "brought_back"
    MERGED = "merged"


class Band(Part, frozen=True, kw_only=True):
    """A value band of one decision type; `lower` and `upper` are whole pounds, None where open."""

    key: str
    decision_type: DecisionType
    label: str
    lower: int | None = None
    upper: int | None = None


class AreaWords(Part, frozen=True, kw_only=True):
    """What a council calls the areas that its members are elected for, in small letters: wards or divisions."""

    singular: str = "ward"
    plural: str = "wards"


class AreaDates(Part, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """The first and the last day on which there is a ward; None where there is no end."""

    first: dt.date | None = None
    last: dt.date | None = None

    def include(self, day: dt.date) -> bool:
        """Whether there is such a ward on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Terms(Part, frozen=True, kw_only=True):
    """The council's own terms when the notice was made: value bands, wards, labels, form, and what is open to call-in.

    `form` is absent where the notice is on Leeds's bundled form. `labels` holds `council` (its name) and, by dotted
    field, labels that differ from the form's own. `ward_dates` has the wards that there are from or to a day;
    `call_in_types` are the types that are open to call-in. `abbreviations` are read out in full.
    """

    profile_version: str = ""
    bands: tuple[Band, ...] = ()
    wards: tuple[str, ...] = ()
    ward_dates: dict[str, AreaDates] = msgspec.field(default_factory=dict)
    area_words: AreaWords = AreaWords()
    call_in_types: tuple[DecisionType, ...] = (DecisionType.KEY,)
    labels: dict[str, str] = msgspec.field(default_factory=dict)
    form: CouncilForm | UnsetType = UNSET
    abbreviations: dict[str, str] = msgspec.field(default_factory=dict)

    def wards_on(self, day: dt.date) -> tuple[str, ...]:
        """Return the wards that there are on a day, in order."""
        dates = self.ward_dates
        return tuple(name for name in self.wards if name not in dates or dates[name].include(day))

    def bands_of(self, decision_type: DecisionType | None) -> tuple[Band, ...]:
        """Return the bands of a decision type, in the form's order."""
        return tuple(band for band in self.bands if band.decision_type == decision_type)

    def band(self, decision_type: DecisionType | None, key: str | None) -> Band | None:
        """Return the band with this key under this type, or None."""
        return next((band for band in self.bands_of(decision_type) if band.key == key), None)


class Settled(Part, frozen=True, kw_only=True):
    """A warning that somebody has considered, with the reason in `word`; it returns when its field changes."""

    rule: str
    field: str
    word: str
    by: str
    at: Instant


class Proof(Part, frozen=True, kw_only=True):
    """The signature by the signatory's own key over this entry of this record (P-256 ECDSA over SHA-256).

    `key` is its SubjectPublicKeyInfo, `signature` the signature, both as DER in base64; what it covers is
    `digest.proof_text`.
    """

    algorithm: Literal["ecdsa-p256-sha256"]
    key: Annotated[str, Meta(max_length=200)]
    signature: Annotated[str, Meta(max_length=200)]


class SeenPages(Part, frozen=True, kw_only=True):
    """The pages that a signatory saw: the version of their layout, and a digest (hexadecimal SHA-256) of each copy's.

    `dates` are those that follow from the notice, as the record copy prints them below the form: when, and what it
    means. A publication copy has neither those nor the digest of the record copy's pages, against which anybody could
    check a guess at the withheld words.
    """

    layout: int
    record: str = ""
    publication: str = ""
    dates: tuple[tuple[str, str], ...] = ()


class Signature(Part, frozen=True, kw_only=True):
    """A signature: who, in which capacity, on which day, over which content (hexadecimal SHA-256).

    `content_digest` is empty in a publication copy: against it, anybody could check guesses at the withheld
    words. `proof` is the signatory's own, by the key in their vault; None where they have none. `pages` is what the
    decision maker saw; None where that was not recorded.
    """

    role: Role
    name: str
    post: str
    date: dt.date
    signed_at: Instant
    content_digest: str
    mark: Mark | None = None
    proof: Proof | None = None
    pages: SeenPages | None = None


class Publication(Part, frozen=True, kw_only=True):
    """When and where the council published the notice."""

    date: dt.date | None = None
    url: str | None = None


class Event(Part, frozen=True, kw_only=True):
    """One entry of the history; `digest` covers the content at that time, `previous` the entry before.

    `message` is what a hand-over or a return says besides its reason.
    `merged` are the entries of another copy of the notice that was merged with this one, as far as this history did not
    have them.
    """

    at: Instant
    actor: str
    event: EventKind
    sections: tuple[str, ...] = ()
    reason: str = ""
    digest: str = ""
    previous: str = ""
    message: Message | None = None
    merged: tuple[Event, ...] = ()


class Withheld(Part, frozen=True, kw_only=True):
    """A field that a publication copy leaves out, and the paragraph of Schedule 12A that is cited for it."""

    field: str
    paragraph: str


class Superseded(Part, frozen=True, kw_only=True):
    """What a page says of the notice that it supersedes: its reference, if it had one, its date and its subject."""

    reference: Annotated[str, Meta(max_length=LONGEST_REFERENCE)] | None = None
    date: dt.date | None = None
    subject: str = ""


class Document(Part, frozen=True, kw_only=True):
    """One complete notice, as a file, the attachment of an exported PDF, and the register all store it.

    `supersedes` is the identity of the notice that it supersedes, `superseded` what its pages say of that.
    Every digest of the content covers the `salt`, which no publication copy has: without it, nobody can check a guess
    at withheld words. Records that were signed in version 1 have none. No digest covers `comments`, which no page
    prints and no PDF carries. The last three fields belong to publication copies alone and are absent elsewhere: what
    was withheld, the digest of the record that the copy was made from, which is left out where the record has no salt,
    and the copy's own digest.
    """

    format: Literal["signoff/notice"]
    version: int
    id: Identifier
    council: str
    status: Status = Status.DRAFT
    copy: Copy = Copy.RECORD
    reference: Annotated[str, Meta(max_length=LONGEST_REFERENCE)] | None = None
    supersedes: str | None = None
    superseded: Superseded | None = None
    terms: Terms
    notice: Notice
    settled: tuple[Settled, ...] = ()
    salt: Salt | UnsetType = UNSET
    signatures: tuple[Signature, ...] = ()
    publication: Publication = Publication()
    history: tuple[Event, ...] = ()
    comments: tuple[Comment, ...] = ()
    withheld: tuple[Withheld, ...] | UnsetType = UNSET
    record_digest: str | UnsetType = UNSET
    digest: str | UnsetType = UNSET


class Original(Part, frozen=True, kw_only=True):
    """What a document says in its own terms, where this program would write it in others.

    `members` is canonical JSON (RFC 8785) of all that its digests cover, in the terms of the document's own `version`;
    `todays` is JSON of the same in today's terms: while a record still says that, `members` is what it says.
    """

    version: int
    members: bytes
    todays: bytes


class Record(Document, frozen=True, kw_only=True):
    """A document as this program knows it, in today's terms; `version` is always VERSION.

    `original` is kept, and never written as such, where what was signed or exported says the same in other terms
    (`document.members_of`): in a record of an earlier version, or one that another program wrote.
    """

    original: Original | None = None

    @property
    def is_publication(self) -> bool:
        """Whether this is a publication copy, which is read-only and carries only what is public."""
        return self.copy is Copy.PUBLICATION

    @property
    def decision_signature(self) -> Signature | None:
        """The decision maker's signature, or None while the notice is unsigned."""
        return next((signature for signature in self.signatures if signature.role is Role.DECISION_MAKER), None)

    @property
    def approvals(self) -> tuple[Signature, ...]:
        """The signatures of scrutiny chairs and the executive member, in the order given."""
        return tuple(signature for signature in self.signatures if signature.role is not Role.DECISION_MAKER)

    @property
    def is_locked(self) -> bool:
        """Whether the content may no longer change: signed, withdrawn, or a publication copy."""
        return (
            self.is_publication
            or self.decision_signature is not None
            or self.status not in (Status.DRAFT, Status.READY)
        )

    @property
    def changed_at(self) -> dt.datetime | None:
        """The instant of the last event of the history, or None where there is none."""
        return self.history[-1].at if self.history else None
