"""Where a signing stands: all that the Sign step knows, and what each thing that happens makes of it.

Nothing here knows Qt: the step's parts show what the state says, and tell the controller what a person does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from signoff.desktop.core.person import NOBODY, Person
from signoff.desktop.core.signature_request import SignatureRequest, SigningDraft, SigningMethod, undated
from signoff.desktop.signing.signatories import Signatory
from signoff.notice.marks.mark import Mark, StrokesMark, TypedMark
from signoff.notice.record.model import Notice
from signoff.notice.record.record import Proof, Record, Role, Signature
from signoff.rules.findings import Finding
from signoff.signing.proof.judgement import same_person

if TYPE_CHECKING:
    from signoff.signing.vault.body import KeptMark

Prove = Callable[[Signature], Proof]


class Missing(Enum):
    """What stands in the way of signing, in the order in which it is asked for."""

    CORRECTION = auto()
    READING = auto()
    DECLARATION = auto()
    SIGNER = auto()
    DATE = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A signed record that is not kept yet, and its file, whose pages are the ones on the screen."""

    act: SignatureRequest
    record: Record
    pdf: bytes
    prove: Prove | None


@dataclass(frozen=True, slots=True)
class KeptSignatures:
    """What was unlocked for this signing: whose it is, and the marks, of which one is `chosen` by its identity."""

    owner: str
    marks: tuple[KeptMark, ...] = ()
    chosen: str = ""

    def is_of(self, name: str) -> bool:
        """Whether they are this person's, who alone may sign with them."""
        return same_person(self.owner, name)

    def mark_for(self, name: str) -> Mark | None:
        """Return the mark that this person may sign with: their own, nobody else's."""
        return next((one.mark for one in self.marks if one.id == self.chosen), None) if self.is_of(name) else None


@dataclass(frozen=True, slots=True)
class SigningState:
    """What is given, read and declared so far, and the pages that are shown with it.

    `notice` is what is signed, without the date of the decision. `candidate` is the signed record that the pages
    on the screen show, `refusal` why the rules let there be none; `problem` says why the last attempt failed, until
    anything changes; `is_setting` that the file to be kept is being set.
    """

    signatories: tuple[Signatory, ...]
    notice: Notice
    draft: SigningDraft
    date: dt.date | None
    asks_names: bool
    declared: bool = False
    has_vault: bool = False
    kept: KeptSignatures | None = None
    findings: tuple[Finding, ...] = ()
    candidate: Candidate | None = None
    refusal: str = ""
    problem: str = ""
    is_setting: bool = False

    @classmethod
    def begin(cls, signatories: Sequence[Signatory], notice: Notice, draft: SigningDraft) -> SigningState:
        """Return the state of a step that opens: as it was left, or as the notice proposes."""
        offered = {one.role: one for one in signatories}
        role = draft.role if draft.role is not None and draft.role in offered else signatories[0].role
        proposed = offered[role].person
        given = draft.signers.get(role, NOBODY)
        signer = given if given != NOBODY else proposed
        # What was unlocked was closed when the step was left.
        method = SigningMethod.DRAW if draft.method is SigningMethod.SAVED else draft.method
        return cls(
            signatories=tuple(signatories),
            notice=undated(notice),
            draft=replace(draft, role=role, method=method, signers={**draft.signers, role: signer}),
            date=offered[role].date,
            asks_names=signer != proposed or not proposed.is_complete,
        )

    @property
    def role(self) -> Role:
        """In which role is signed."""
        return self.draft.role if self.draft.role is not None else self.signatories[0].role

    @property
    def signatory(self) -> Signatory:
        """What the notice proposes for this role."""
        return next(one for one in self.signatories if one.role is self.role)

    @property
    def signer(self) -> Person:
        """Who signs."""
        return self.draft.signers.get(self.role, self.signatory.person)

    @property
    def method(self) -> SigningMethod:
        """How the mark is made."""
        return self.draft.method

    @property
    def mark(self) -> Mark | None:
        """The mark as it stands on the page, or None while there is none."""
        if self.method is SigningMethod.DRAW:
            return self.draft.strokes.get(self.role)
        if self.method is SigningMethod.IMAGE:
            return self.draft.picture
        if self.method is SigningMethod.TYPED:
            return TypedMark(text=self.signer.name) if self.signer.name else None
        return self.kept.mark_for(self.signer.name) if self.kept is not None else None

    @property
    def has_read(self) -> bool:
        """Whether this very content was read to its end."""
        return self.draft.read == self.notice

    @property
    def errors(self) -> int:
        """How many findings forbid the signature."""
        return sum(one.blocks for one in self.findings)

    @property
    def has_key(self) -> bool:
        """Whether a key is unlocked that vouches for the signer."""
        return self.kept is not None and self.kept.is_of(self.signer.name)

    @property
    def missing(self) -> Missing | None:
        """The first thing that stands in the way of signing; None where nothing does."""
        obstacles = {
            Missing.CORRECTION: bool(self.errors),
            Missing.READING: not self.has_read,
            Missing.DECLARATION: not self.declared,
            Missing.SIGNER: not self.signer.is_complete,
            Missing.DATE: self.date is None,
            Missing.MARK: self.mark is None,
        }
        return next((obstacle for obstacle, stands in obstacles.items() if stands), None)

    @property
    def request(self) -> SignatureRequest | None:
        """The signature that the pages can show now; None while the rules forbid it, or anything of it is missing."""
        if self.errors or not self.signer.is_complete or self.date is None or self.mark is None:
            return None
        return SignatureRequest(self.role, self.signer.name, self.signer.post, self.date, self.mark)

    @property
    def current(self) -> Candidate | None:
        """What is shown, if it is what is proposed now."""
        return self.candidate if self.candidate is not None and self.candidate.act == self.request else None

    @property
    def ready(self) -> Candidate | None:
        """What can be signed now: what is shown, where nothing is missing and nothing is under way."""
        return self.current if self.missing is None and not self.is_setting else None

    @property
    def is_waiting(self) -> bool:
        """Whether nothing is missing but the pages with the signature, which are being set."""
        return self.missing is None and not self.refusal and self.ready is None

    def choose_role(self, role: str) -> SigningState:
        """Let another signatory sign, as the notice proposes them; one that is not offered changes nothing."""
        chosen = next((one for one in self.signatories if one.role == role), None)
        if chosen is None:
            return self
        signers = {**self.draft.signers, chosen.role: chosen.person}
        state = self._given(role=chosen.role, signers=signers)
        return replace(state, date=chosen.date, asks_names=not chosen.person.is_complete, declared=False)

    def name_signer(self, signer: Person) -> SigningState:
        """Let somebody of this name and post sign: what another declared is not declared by them."""
        signer = Person(" ".join(signer.name.split()), " ".join(signer.post.split()))
        if signer == self.signer:
            return self
        return replace(self._given(signers={**self.draft.signers, self.role: signer}), declared=False)

    def ask_names(self) -> SigningState:
        """Let name and post be written."""
        return replace(self, asks_names=True, problem="")

    def declare(self, *, agreed: bool) -> SigningState:
        """Agree to the declaration, or take that back; what was not read is not agreed to."""
        return replace(self, declared=agreed and self.has_read, problem="")

    def date_signature(self, date: dt.date | None) -> SigningState:
        """Sign on another day."""
        return replace(self, date=date, problem="")

    def choose_method(self, method: str) -> SigningState:
        """Make the mark in another way; what was made in the others stands."""
        return self._given(method=SigningMethod(method))

    def draw(self, strokes: StrokesMark | None) -> SigningState:
        """Take what the signatory has drawn, or nothing any more."""
        drawn = {role: mark for role, mark in self.draft.strokes.items() if role is not self.role}
        return self._given(strokes=drawn if strokes is None else {**drawn, self.role: strokes})

    def use_picture(self, mark: Mark | None) -> SigningState:
        """Take the mark that was made of a picture, or none any more."""
        return self._given(picture=mark)

    def read_to_end(self) -> SigningState:
        """Note that the pages were read to their end."""
        return self._given(read=self.notice)

    def note_vault(self, *, exists: bool) -> SigningState:
        """Note whether a signature is kept on this machine."""
        return replace(self, has_vault=exists)

    def unlock(self, kept: KeptSignatures | None) -> SigningState:
        """Take what was unlocked for this signing, or nothing any more."""
        return replace(self, kept=kept, problem="")

    def choose_kept(self, identity: str) -> SigningState:
        """Sign with one of several kept marks."""
        if self.kept is None or identity not in {one.id for one in self.kept.marks}:
            return self
        return replace(self, kept=replace(self.kept, chosen=identity), problem="")

    def judge(self, findings: Sequence[Finding]) -> SigningState:
        """Take what the rules say of the notice as it would stand once signed so."""
        return replace(self, findings=tuple(findings), problem="")

    def change_notice(self, notice: Notice) -> SigningState:
        """Sign other content: it is to be read, and agreed to, again; what was shown counts no more."""
        content = undated(notice)
        if content == self.notice:
            return self
        return replace(self, notice=content, declared=False, candidate=None, refusal="", problem="")

    def await_pages(self) -> SigningState:
        """Hold nothing as shown until the pages that were asked for come."""
        return replace(self, candidate=None, refusal="")

    def refuse(self, sentence: str) -> SigningState:
        """Note why the rules let nobody sign so."""
        return replace(self, refusal=sentence)

    def show(self, candidate: Candidate | None) -> SigningState:
        """Note what the pages on the screen belong to; a draft's belong to nothing that could be kept."""
        return replace(self, candidate=candidate, problem="")

    def set_file(self) -> SigningState:
        """Note that the file to be kept is being set."""
        return replace(self, is_setting=True, problem="")

    def fail(self, sentence: str) -> SigningState:
        """Say why what was tried did not work; it can be tried again."""
        return replace(self, is_setting=False, problem=sentence)

    def _given(self, **given: Any) -> SigningState:
        return replace(self, draft=replace(self.draft, **given), problem="")
