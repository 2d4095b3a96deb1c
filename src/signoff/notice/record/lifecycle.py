"""A notice's life: functions from one record to the next, each adding its entry to the history.

`draft → ready → signed → published`, and `withdrawn` with a way back. The caller says who acts and when;
nothing here reads a clock. Every function raises NotAllowed, with a sentence, where the notice's
state forbids the step; what it returns can be digested and written, and has its instants in UTC.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

from msgspec.structs import replace

from signoff.errors import NotAllowed
from signoff.notice.marks.mark import Mark
from signoff.notice.record.answer_paths import value_at
from signoff.notice.record.cleaning import cleaned_notice
from signoff.notice.record.council_form_check import with_places
from signoff.notice.record.digest import content_digest
from signoff.notice.record.history_entry import changed_sections, is_typing, new_salt, salted, with_event
from signoff.notice.record.message import Asked, Message, kept_message
from signoff.notice.record.model import ADDITIONAL, Notice, storable
from signoff.notice.record.record import (
    FORMAT,
    LONGEST_REFERENCE,
    VERSION,
    EventKind,
    Proof,
    Publication,
    Record,
    Role,
    SeenPages,
    Settled,
    Signature,
    Status,
    Superseded,
    Terms,
)
from signoff.notice.text.cleaning import cleaned, cleaned_line

CLEANED = "characters that cannot be seen were removed"
"""The reason of an edit that nobody made: what comes in has its characters put in the form in which they are kept."""


def new_record(
    council: str, terms: Terms, *, actor: str, at: dt.datetime, notice: Notice | None = None, reason: str = ""
) -> Record:
    """Return a new draft with an identity of its own; `reason` is what its history says of where it comes from."""
    record = Record(
        format=FORMAT,
        version=VERSION,
        id=str(uuid.uuid4()),
        council=council,
        terms=terms,
        notice=cleaned_notice(notice or Notice()),
    )
    return with_event(record, EventKind.CREATED, actor, at, reason=reason)


def copy_of(record: Record, terms: Terms, *, actor: str, at: dt.datetime) -> Record:
    """Return a new draft with the answers of an earlier notice, but none of its dates or exempt text.

    Answers that the form of these terms does not ask for are left out. Dates, urgency and interests belong to the
    earlier decision; exempt text is never copied unseen.
    """
    source = record.notice
    blank = Notice()
    notice = replace(
        source,
        decision_date=None,
        forthcoming_list=blank.forthcoming_list,
        report_publication=blank.report_publication,
        exempt_information=blank.exempt_information,
        implementation=replace(source.implementation, start_date=None),
        consultation=replace(
            source.consultation,
            executive_member=replace(source.consultation.executive_member, interests=()),
            ward_councillors=replace(source.consultation.ward_councillors, interests=()),
            rows={key: replace(row, interests=()) for key, row in source.consultation.rows.items()},
        ),
    )
    notice = with_places(terms.form or None, notice)
    draft = new_record(record.council, terms, actor=actor, at=at, notice=notice)
    reason = f"copied from {_named(record)}"
    return with_event(replace(draft, history=()), EventKind.COPIED, actor, at, reason=reason)


def successor_of(record: Record, terms: Terms, *, actor: str, at: dt.datetime) -> Record:
    """Return a new draft with the same answers that names the signed notice it is to supersede."""
    if record.decision_signature is None:
        raise NotAllowed("Only a signed notice can be superseded; this one can still be edited.")
    notice = with_places(terms.form or None, replace(record.notice, decision_date=None))
    draft = new_record(record.council, terms, actor=actor, at=at, notice=notice)
    earlier = Superseded(
        reference=record.reference,
        date=record.notice.decision_date,
        subject=cleaned_line(record.notice.subject or "").strip(),
    )
    successor = replace(draft, supersedes=record.id, superseded=storable(earlier), history=())
    return with_event(successor, EventKind.CREATED, actor, at, reason=f"supersedes {_named(record)}")


def edit(record: Record, notice: Notice, *, actor: str, at: dt.datetime, continuing: bool = False) -> Record:
    """Return the record with its answers changed; a ready notice returns to draft.

    Approvals already given are void when anything but the decision date changes, and considered warnings return when
    their field changes, unless approvals that stay cover them. A change of the exempt text brings a new salt, so that
    nobody with an earlier draft can try guesses at it. With `continuing`, an edit by the same actor joins the
    entry of the edit before it, so that an hour of typing is one entry; an entry that gives a reason is never joined.
    The record itself is returned when nothing changes.
    """
    _require_open(record)
    sections = changed_sections(record.notice, notice)
    if sections and not (record.approvals and sections == ("decision_date",)):
        notice = cleaned_notice(notice)
        sections = changed_sections(record.notice, notice)
    if not sections:
        return record
    voids = bool(record.approvals) and sections != ("decision_date",)
    touches = voids or not record.approvals  # approvals that stay cover the considered warnings as they are
    changed = replace(
        record,
        notice=notice,
        salt=record.salt if notice.exempt_information == record.notice.exempt_information else new_salt(),
        status=Status.DRAFT,
        signatures=() if voids else record.signatures,
        settled=tuple(
            warning
            for warning in record.settled
            if not (touches and _has_changed(warning.field, record.notice, notice))
        ),
    )
    if voids:
        changed = with_event(changed, EventKind.APPROVALS_VOIDED, actor, at, sections=sections)
    last_event = changed.history[-1] if changed.history else None
    if continuing and last_event and is_typing(last_event) and last_event.actor == actor:
        sections = tuple(dict.fromkeys((*last_event.sections, *sections)))
        changed = replace(changed, history=changed.history[:-1])
    return with_event(changed, EventKind.EDITED, actor, at, sections=sections)


def cleaned_draft(record: Record, *, actor: str, at: dt.datetime) -> Record:
    """Return an unsigned record with its texts in the form in which they are kept, as one entry of its history.

    The record itself is returned where they are, and any that somebody has signed or that cannot change.
    """
    if record.is_locked or record.is_publication or record.signatures or record.status is Status.WITHDRAWN:
        return record
    notice = cleaned_notice(record.notice)
    sections = changed_sections(record.notice, notice)
    if not sections:
        return record
    salt = record.salt if notice.exempt_information == record.notice.exempt_information else new_salt()
    changed = replace(record, notice=notice, salt=salt)
    return with_event(changed, EventKind.EDITED, actor, at, sections=sections, reason=CLEANED)


def settle(record: Record, *, rule: str, field: str, word: str, actor: str, at: dt.datetime) -> Record:
    """Return the record with a warning marked as considered, with the reason in `word`."""
    _require_open(record)
    word = cleaned(word)
    if not word.strip():
        raise NotAllowed("Give a reason for marking this warning as considered.")
    others = tuple(warning for warning in record.settled if (warning.rule, warning.field) != (rule, field))
    entry = Settled(rule=rule, field=field, word=word.strip(), by=actor, at=at.astimezone(dt.UTC))
    sections = (".".join(field.split(".")[: 2 if field.startswith(ADDITIONAL) else 1]),)
    changed = replace(record, settled=(*others, entry), signatures=(), status=Status.DRAFT)
    if record.approvals:
        changed = with_event(changed, EventKind.APPROVALS_VOIDED, actor, at, sections=sections)
    return with_event(changed, EventKind.EDITED, actor, at, sections=sections, reason=f"settled {rule}: {word.strip()}")


def hand_over(record: Record, *, actor: str, at: dt.datetime, to: str = "", message: Message | None = None) -> Record:
    """Return the record as handed over to `to`, with what the message asks: to be signed, unless it says otherwise.

    To be signed or approved it is ready, to be changed a draft again; a signed one can be handed over to be published.
    """
    asked = (message.asked if message is not None else None) or Asked.SIGN
    if asked is Asked.READ:
        _require_record(record)
    elif asked is Asked.PUBLISH:
        _require_record(record)
        if record.decision_signature is None or record.status is Status.WITHDRAWN:
            raise NotAllowed("Only a signed notice can be handed over to be published.")
    else:
        _require_open(record)
        status = Status.DRAFT if asked is Asked.CHANGE else Status.READY
        record = replace(cleaned_draft(record, actor=actor, at=at), status=status)
    kept, to = kept_message(message), cleaned_line(to).strip()
    return with_event(record, EventKind.HANDED_OVER, actor, at, reason=to, message=kept)


def give_back(record: Record, *, actor: str, at: dt.datetime, reason: str, message: Message | None = None) -> Record:
    """Return the record as a draft again, with the reason why it was not signed; the message says to whom it goes."""
    _require_open(record)
    reason = cleaned(reason)
    if not reason.strip():
        raise NotAllowed("Say why you are sending the notice back.")
    draft, kept = replace(record, status=Status.DRAFT), kept_message(message)
    return with_event(draft, EventKind.RETURNED, actor, at, reason=reason.strip(), message=kept)


def sign(
    record: Record,
    *,
    role: Role,
    name: str,
    post: str,
    date: dt.date,
    mark: Mark | None,
    at: dt.datetime,
    prove: Callable[[Signature], Proof] | None = None,
    pages: Callable[[Record], SeenPages] | None = None,
) -> Record:
    """Return the record with a signature; the decision maker's sets the decision date and locks it for good.

    `pages` returns what the decision maker saw: it is called once, with the record as signed so far, which has neither
    digest nor proof yet, and both cover its answer; an approver's pages are not recorded. `prove` makes the signatory's
    own proof of the entry, which is otherwise complete by then. The caller first checks that the rules permit the
    signature.
    """
    _require_open(record)
    name, post = cleaned_line(name).strip(), cleaned_line(post).strip()
    if not name or not post:
        raise NotAllowed("A signature needs the signer's name and post.")
    record = cleaned_draft(record, actor=name, at=at)
    if role is Role.DECISION_MAKER:
        record = replace(record, notice=replace(record.notice, decision_date=date), status=Status.SIGNED)
    elif any(approval.role is role and approval.name == name for approval in record.approvals):
        raise NotAllowed(f"{name} has already given this approval.")
    record = storable(salted(record))
    entry = Signature(
        role=role,
        name=name,
        post=post,
        date=date,
        signed_at=at.astimezone(dt.UTC),
        content_digest="",
        mark=mark,
    )
    entry = storable(entry)
    seen_pages = None
    if pages is not None and role is Role.DECISION_MAKER:
        seen_pages = pages(replace(record, signatures=(*record.signatures, entry)))
    entry = replace(entry, content_digest=content_digest(record, role, seen_pages), pages=seen_pages)
    signature = replace(entry, proof=prove(entry)) if prove is not None else entry
    signed = replace(record, signatures=(*record.signatures, signature))
    kind = EventKind.SIGNED if role is Role.DECISION_MAKER else EventKind.APPROVED
    return with_event(signed, kind, signature.name, at)


def give_reference(record: Record, reference: str | None, *, actor: str, at: dt.datetime) -> Record:
    """Return the record with the council's publication number, which may be given after signing too."""
    _require_record(record)
    number = cleaned_line(reference or "").strip() or None
    if number is not None and len(number) > LONGEST_REFERENCE:
        raise NotAllowed(f"A reference can have at most {LONGEST_REFERENCE} characters.")
    if number == record.reference:
        return record
    return with_event(
        replace(record, reference=number), EventKind.REFERENCE_GIVEN, actor, at, reason=number or "removed"
    )


def publish(record: Record, *, date: dt.date, url: str | None, actor: str, at: dt.datetime) -> Record:
    """Return the signed record as published on this day, at this address if it has one."""
    _require_record(record)
    if record.decision_signature is None or record.status is Status.WITHDRAWN:
        raise NotAllowed("Only a signed notice can be published.")
    published = replace(
        record, status=Status.PUBLISHED, publication=Publication(date=date, url=cleaned_line(url or "").strip() or None)
    )
    return with_event(published, EventKind.PUBLISHED, actor, at, reason=date.isoformat())


def withdraw(record: Record, *, actor: str, at: dt.datetime, reason: str = "") -> Record:
    """Return the record as withdrawn, with all its content."""
    _require_record(record)
    if record.status is Status.WITHDRAWN:
        raise NotAllowed("This notice is already withdrawn.")
    reason = cleaned(reason)
    return with_event(replace(record, status=Status.WITHDRAWN), EventKind.WITHDRAWN, actor, at, reason=reason.strip())


def bring_back(record: Record, *, actor: str, at: dt.datetime) -> Record:
    """Return a withdrawn record to its earlier status: published, signed, or draft."""
    _require_record(record)
    if record.status is not Status.WITHDRAWN:
        raise NotAllowed("This notice is not withdrawn.")
    if record.decision_signature is None:
        status = Status.DRAFT
    else:
        status = Status.PUBLISHED if record.publication.date else Status.SIGNED
    return with_event(replace(record, status=status), EventKind.BROUGHT_BACK, actor, at)


def _require_record(record: Record) -> None:
    if record.is_publication:
        raise NotAllowed("This is a publication copy: it can be read and exported, and nothing else.")


def _require_open(record: Record) -> None:
    _require_record(record)
    if record.decision_signature is not None:
        raise NotAllowed("This notice is already signed and cannot be changed; a new notice can supersede it.")
    if record.status is Status.WITHDRAWN:
        raise NotAllowed("This notice is withdrawn; bring it back first.")
    if record.is_locked:
        raise NotAllowed("This notice cannot change: its status says that it is signed.")


def _named(record: Record) -> str:
    """Return how a history names another notice: by its reference, else by its subject, else by its identity."""
    subject = cleaned_line(record.notice.subject or "").strip()
    return record.reference or (f"“{subject}”" if subject else record.id)


def _has_changed(field: str, before: Notice, after: Notice) -> bool:
    try:
        return bool(value_at(before, field) != value_at(after, field))
    except (AttributeError, IndexError):
        return True
