"""The publication copy: the record with everything left out that is not public."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from signoff.notice.record.digest import copy_digest, state_digest
from signoff.notice.record.model import ExemptText, given
from signoff.notice.record.papers import public_papers
from signoff.notice.record.record import Copy, Publication, Record, Signature, Status, Withheld

EXEMPT_FIELDS = ExemptText.__struct_fields__
"""The boxes of the form that can have an exempt part."""


def publication_copy(record: Record) -> Record:
    """Return the copy that may be published: no marks, proofs, history, comments, considered warnings or exempt text.

    Of the papers it has those that are public. Nor does it have anything against which a guess at those could be
    checked: no digest over them, except that of a record with a salt, which nobody can compute without the record. It
    lists what was withheld and has a digest of its own. It is a document of this program's version, whatever the
    record's. A record that is already a publication copy is returned as it is.
    """
    if record.is_publication:
        return record
    exempt = record.notice.exempt_information
    notice = replace(
        record.notice,
        exempt_information=replace(exempt, text=ExemptText()),
        papers=public_papers(record.notice.papers),
    )
    public = replace(
        record,
        copy=Copy.PUBLICATION,
        notice=notice,
        settled=(),
        salt=UNSET,
        signatures=tuple(_public_signature(signature) for signature in record.signatures),
        history=(),
        comments=(),
        withheld=_withheld_fields(record),
        record_digest=state_digest(record) if record.salt else UNSET,
        original=None,
    )
    return replace(public, digest=copy_digest(public))


def is_copy_of(copy: Record, record: Record) -> bool:
    """Whether a publication copy was made from a record with this content and these signatures.

    All that it says of the content must be the record's, since anybody can name its digest; where it names one, that
    must be the record's too.
    """
    is_named = copy.record_digest is UNSET or copy.record_digest == state_digest(record)
    return is_named and same_public_content(copy, publication_copy(record))


def same_public_content(copy: Record, other: Record) -> bool:
    """Whether two publication copies say the same, except for what may change after a signature."""
    return _comparable(copy) == _comparable(other)


def _comparable(copy: Record) -> Record:
    """Return a copy without what may change after a signature and without digests, as today's program makes one."""
    signatures = tuple(map(_public_signature, copy.signatures))
    plain = replace(copy, status=Status.SIGNED, reference=None, publication=Publication(), original=None)
    return replace(plain, signatures=signatures, record_digest=UNSET, digest=UNSET)


def _public_signature(signature: Signature) -> Signature:
    """Return a signature as the public sees it, without anything against which a guess could be checked."""
    pages = replace(signature.pages, record="", dates=()) if signature.pages is not None else None
    return replace(signature, content_digest="", mark=None, proof=None, pages=pages)


def _withheld_fields(record: Record) -> tuple[Withheld, ...]:
    exempt = record.notice.exempt_information
    paragraphs = ", ".join(exempt.paragraphs)
    return tuple(
        Withheld(field=f"exempt_information.text.{name}", paragraph=paragraphs)
        for name in EXEMPT_FIELDS
        if given(getattr(exempt.text, name))
    )
