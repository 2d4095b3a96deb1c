"""The publication copy: the record with everything left out that is not public."""

from __future__ import annotations

from msgspec.structs import replace

from signoff.notice.digest import copy_digest, state_digest
from signoff.notice.model import ExemptText, given
from signoff.notice.record import Copy, Record, Withheld

EXEMPT_FIELDS = ExemptText.__struct_fields__
"""The boxes of the form that may have an exempt part."""


def publication_copy(record: Record) -> Record:
    """Return the copy that may be published: no marks, proofs, history, settled words or exempt text.

    It lists what was withheld, names the record's digest and carries one of its own. A record that is a
    publication copy already is returned as it is.
    """
    if record.is_publication:
        return record
    exempt = record.notice.exempt_information
    notice = replace(record.notice, exempt_information=replace(exempt, text=ExemptText()))
    public = replace(
        record,
        copy=Copy.PUBLICATION,
        notice=notice,
        settled=(),
        signatures=tuple(replace(one, mark=None, proof=None) for one in record.signatures),
        history=(),
        withheld=_withheld(record),
        record_digest=state_digest(record),
    )
    return replace(public, digest=copy_digest(public))


def _withheld(record: Record) -> tuple[Withheld, ...]:
    exempt = record.notice.exempt_information
    paragraphs = ", ".join(exempt.paragraphs)
    return tuple(
        Withheld(field=f"exempt_information.text.{name}", paragraph=paragraphs)
        for name in EXEMPT_FIELDS
        if given(getattr(exempt.text, name))
    )
