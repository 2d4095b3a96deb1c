"""Whether what a shared register gives is what it had accepted: it is believed in nothing that can be computed here."""

from __future__ import annotations

from collections.abc import Sequence

from signoff.errors import RecordRefused, SharedProblem
from signoff.notice.record.codec import read_record
from signoff.notice.record.integrity import alteration
from signoff.notice.record.record import Record
from signoff.register.digests import sha256
from signoff.register.results import name_of
from signoff.shared.exchange_state import Agreed
from signoff.shared.shared_register import Head, SharedRegister

_NAMED = 5
"""How many notices a sentence names."""

_NOT_TRUE = "The shared register gave {}, so it was not taken; tell its administrator."


def sound_record(head: Head, data: bytes | None) -> Record:
    """Return the record in a state’s bytes; raises SharedProblem where they are not that state’s, or not sound."""
    if data is None:
        raise SharedProblem(_NOT_TRUE.format(f"no bytes for the latest state of the notice {head.notice}"))
    if sha256(data) != head.digest:
        raise SharedProblem(_NOT_TRUE.format(f"altered bytes for the notice {head.notice}"))
    try:
        record = read_record(data, f"The state of the notice {head.notice} in the shared register")
    except RecordRefused as problem:
        raise SharedProblem(f"{problem} It was not taken.") from None
    if record.id != head.notice or record.is_publication:
        raise SharedProblem(_NOT_TRUE.format(f"another notice for {head.notice}"))
    if fault := alteration(record):
        raise SharedProblem(_NOT_TRUE.format(f"{name_of(record)} altered: {fault.words}"))
    return record


def removed_words(notices: Sequence[str]) -> str:
    """Return what is said of notices that the shared register had and has no more; there is at least one."""
    names = ", ".join(notices[:_NAMED])
    more = f" and {len(notices) - _NAMED} more" if len(notices) > _NAMED else ""
    return f"The shared register no longer has {names}{more}. What is here is sent again; tell its administrator."


def require_later(shared: SharedRegister, head: Head, agreed: Agreed | None, *, sees_all: bool) -> None:
    """Raise SharedProblem unless a head goes on from what was agreed on, state by state.

    Whoever does not see all may miss states between that are not theirs to read.
    """
    if agreed is None or (head.place, head.digest) == (agreed.place, agreed.there):
        return
    if head.place <= agreed.place:
        raise SharedProblem(_NOT_TRUE.format(f"an old state of the notice {head.notice}"))
    if head.place == agreed.place + 1:
        chain = [(agreed.place, agreed.there, ""), (head.place, head.digest, head.previous)]
    else:
        chain = shared.chain(head.notice, agreed.place)
    _require_unbroken(chain, head, agreed, sees_all=sees_all)


def _require_unbroken(chain: list[tuple[int, str, str]], head: Head, agreed: Agreed, *, sees_all: bool) -> None:
    known = {place: digest for place, digest, _ in chain}
    if known.get(agreed.place, agreed.there) != agreed.there or known.get(head.place, head.digest) != head.digest:
        raise SharedProblem(_NOT_TRUE.format(f"another past of the notice {head.notice}"))
    for place, _, previous in chain[1:]:
        if known.get(place - 1, previous) != previous:
            raise SharedProblem(_NOT_TRUE.format(f"another past of the notice {head.notice}"))
    if sees_all and len(known) != head.place - agreed.place + 1:
        raise SharedProblem(_NOT_TRUE.format(f"the notice {head.notice} with states missing"))
