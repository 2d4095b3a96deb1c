"""The sentences on what is wrong with a record: what is wrong for several signatories alike is said once, of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signoff.notice.record.integrity import Fault, FaultKind
from signoff.notice.record.record import ROLE_NAMES, Record
from signoff.notice.text.characters import shown


def sentences_on(record: Record, faults: Sequence[Fault]) -> Iterator[tuple[str, str]]:
    """Yield the part that is wrong, as `FaultKind` names it, and a sentence, in the order of the faults."""
    alike = [fault for fault in faults if fault.kind is FaultKind.CONTENT]
    for fault in faults:
        if fault not in alike or len(alike) == 1:
            yield fault.kind.part, fault.sentence
        elif fault is alike[0]:
            yield fault.kind.part, _not_what_they_signed(record, alike)


def _not_what_they_signed(record: Record, faults: Sequence[Fault]) -> str:
    signatures = [record.signatures[fault.place] for fault in faults if fault.place is not None]
    who = dict.fromkeys(f"the {ROLE_NAMES[signature.role]}, {shown(signature.name)}" for signature in signatures)
    *first, last = who
    if not first:
        return f"The content is not what {last}, signed."
    return f"The content is not what was signed by {'; '.join(first)}; and {last}."
