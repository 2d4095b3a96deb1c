"""The state of a signing: all that the Sign step knows, and how each event changes it.

Nothing here uses Qt: the parts of the step show the state, and report to the controller what the person does.
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
    """What is missing before signing, in the order in which it is asked for."""

    CORRECTION = auto()
    DAY = auto()
    READING = auto()
    DECLARATION = auto()
    SIGNER = auto()
    DATE = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A signed record that is not saved yet, and its file, whose pages are the ones on the screen."""

    request: SignatureRequest
    record: Record
    pdf: bytes
    prove: Prove | None


@dataclass(frozen=True, slots=True)
class KeptSignatures:
    """What was unlocked for this signing: its owner, and the marks, with the identity of the `chosen` one."""

    owner: str
    marks: tuple[KeptMark, ...] = ()
    chosen: str = ""

    def is_of(self, name: str) -> bool:
        """Whether they are this person's, the only one who may sign with them."""
        return same_person(self.owner, name)

    def mark_for(self, name: str) -> Mark | None:
        """Return the chosen mark, None where there is none or it is not this person's."""
        if not self.is_of(name):
            return None
        return next((saved.mark for saved in self.marks if saved.id == self.chosen), None)


@dataclass(frozen=True, slots=True)
class SigningState:
    """What is given, read and declared so far, and the pages that are shown with it.

    `notice` is what is signed, without the date of the decision. `candidate` is the signed record that the pages
    on the screen show, `refusal` why the rules forbid one; `problem` is why the last attempt failed, until anything
    changes; `is_setting` is whether the file to be saved is being set.
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
    def begin(
        cls, signatories: Sequence[Signatory], notice: Notice, draft: SigningDraft, asked: Role | None = None
    ) -> SigningState:
        """Return the state of a step that opens: as it was left, or in the role that is `asked`, or as is proposed."""
        offered = {signatory.role: signatory for signatory in signatories}
        role = next((role for role in (draft.role, asked) if role in offered), None) or signatories[0].role
        proposed = offered[role].person
        written = draft.signers.get(role, NOBODY)
        signer = written if written != NOBODY else proposed
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
        """The role that is signed in."""
        return self.draft.role if self.draft.role is not None else self.signatories[0].role

    @property
    def signatory(self) -> Signatory:
        """What the notice proposes for this role."""
        return next(signatory for signatory in self.signatories if signatory.role is self.role)

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
        """The mark on the page, None while there is none."""
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
        """How many findings forbid the signature until something is put right."""
        return sum(finding.is_wrong for finding in self.findings)

    @property
    def is_early(self) -> bool:
        """Whether the date of the decision is still to come."""
        return any(finding.until is not None for finding in self.findings)

    @property
    def has_key(self) -> bool:
        """Whether the signer's key is unlocked."""
        return self.kept is not None and self.kept.is_of(self.signer.name)

    @property
    def missing(self) -> Missing | None:
        """The first thing that is missing before signing; None where nothing is."""
        is_missing = {
            Missing.CORRECTION: bool(self.errors),
            Missing.DAY: self.is_early,
            Missing.READING: not self.has_read,
            Missing.DECLARATION: not self.declared,
            Missing.SIGNER: not self.signer.is_complete,
            Missing.DATE: self.date is None,
            Missing.MARK: self.mark is None,
        }
        return next((missing for missing, applies in is_missing.items() if applies), None)

    @property
    def request(self) -> SignatureRequest | None:
        """The signature that the pages can show now; None while the rules forbid it, or anything of it is missing."""
        if self.errors or self.is_early or not self.signer.is_complete or self.date is None or self.mark is None:
            return None
        return SignatureRequest(self.role, self.signer.name, self.signer.post, self.date, self.mark)

    @property
    def current(self) -> Candidate | None:
        """What is shown, if it is what is proposed now."""
        return self.candidate if self.candidate is not None and self.candidate.request == self.request else None

    @property
    def ready(self) -> Candidate | None:
        """What can be signed now: what is shown, where nothing is missing and nothing is under way."""
        return self.current if self.missing is None and not self.is_setting else None

    @property
    def is_waiting(self) -> bool:
        """Whether nothing is missing but the pages with the signature, which are being set."""
        return self.missing is None and not self.refusal and self.ready is None

    def choose_role(self, role: str) -> SigningState:
        """Change to another signatory, as the notice proposes them; one that is not offered changes nothing."""
        chosen = next((signatory for signatory in self.signatories if signatory.role == role), None)
        if chosen is None:
            return self
        signers = {**self.draft.signers, chosen.role: chosen.person}
        state = self._with_draft(role=chosen.role, signers=signers)
        return replace(state, date=chosen.date, asks_names=not chosen.person.is_complete, declared=False)

    def name_signer(self, signer: Person) -> SigningState:
        """Change the name and post of the signer, who has to declare for themselves."""
        signer = Person(" ".join(signer.name.split()), " ".join(signer.post.split()))
        if signer == self.signer:
            return self
        return replace(self._with_draft(signers={**self.draft.signers, self.role: signer}), declared=False)

    def ask_names(self) -> SigningState:
        """Show the fields for name and post."""
        return replace(self, asks_names=True, problem="")

    def declare(self, *, agreed: bool) -> SigningState:
        """Agree to the declaration, or undo that; what was not read is not agreed to."""
        return replace(self, declared=agreed and self.has_read, problem="")

    def date_signature(self, date: dt.date | None) -> SigningState:
        """Change the date of the signature."""
        return replace(self, date=date, problem="")

    def choose_method(self, method: str) -> SigningState:
        """Change the method of signing; the marks of the other methods are kept."""
        return self._with_draft(method=SigningMethod(method))

    def draw(self, strokes: StrokesMark | None) -> SigningState:
        """Use what the signatory has drawn, or nothing any more."""
        others = {role: mark for role, mark in self.draft.strokes.items() if role is not self.role}
        return self._with_draft(strokes=others if strokes is None else {**others, self.role: strokes})

    def use_picture(self, mark: Mark | None) -> SigningState:
        """Use the mark that was made from a picture, or none any more."""
        return self._with_draft(picture=mark)

    def read_to_end(self) -> SigningState:
        """Note that the pages were read to their end."""
        return self._with_draft(read=self.notice)

    def note_vault(self, *, exists: bool) -> SigningState:
        """Note whether a signature is saved on this machine."""
        return replace(self, has_vault=exists)

    def unlock(self, kept: KeptSignatures | None) -> SigningState:
        """Use what was unlocked for this signing, or nothing any more."""
        return replace(self, kept=kept, problem="")

    def choose_kept(self, identity: str) -> SigningState:
        """Sign with one of several saved marks."""
        if self.kept is None or identity not in {saved.id for saved in self.kept.marks}:
            return self
        return replace(self, kept=replace(self.kept, chosen=identity), problem="")

    def judge(self, findings: Sequence[Finding]) -> SigningState:
        """Note what the rules find in the notice as it would be once signed so."""
        return replace(self, findings=tuple(findings), problem="")

    def change_notice(self, notice: Notice) -> SigningState:
        """Change what is signed: it must be read and agreed to again, and what was shown no longer counts."""
        content = undated(notice)
        if content == self.notice:
            return self
        return replace(self, notice=content, declared=False, candidate=None, refusal="", problem="")

    def await_pages(self) -> SigningState:
        """Forget what is shown until the requested pages come."""
        return replace(self, candidate=None, refusal="")

    def refuse(self, sentence: str) -> SigningState:
        """Note why the rules forbid the signature."""
        return replace(self, refusal=sentence)

    def show(self, candidate: Candidate | None) -> SigningState:
        """Note which candidate the pages on the screen belong to, None for a draft's."""
        return replace(self, candidate=candidate, problem="")

    def set_file(self) -> SigningState:
        """Note that the file to be saved is being set."""
        return replace(self, is_setting=True, problem="")

    def fail(self, sentence: str) -> SigningState:
        """Note why the attempt did not work; it can be tried again."""
        return replace(self, is_setting=False, problem=sentence)

    def _with_draft(self, **given: Any) -> SigningState:
        return replace(self, draft=replace(self.draft, **given), problem="")
