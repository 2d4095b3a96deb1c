"""Ending a conflict of a notice that has gone on both here and in the shared register."""

from __future__ import annotations

import datetime as dt

from signoff.errors import SharedProblem
from signoff.notice.record.record import Record
from signoff.register.documents import encode
from signoff.register.store import Register
from signoff.shared.exchange_state import Agreed, ExchangeState
from signoff.shared.shared_register import Offered, SharedRegister
from signoff.shared.trust import require_later, sound_record


def their_record(shared: SharedRegister, state: ExchangeState, notice: str) -> Record:
    """Return the shared register's state of a notice, to be compared with ours; raises SharedProblem."""
    return _their_state(shared, state, notice)[0]


def take_theirs(
    register: Register, shared: SharedRegister, state: ExchangeState, notice: str, *, actor: str, at: dt.datetime
) -> Record:
    """Put the shared register's state in the place of our draft, which goes on as a copy, and return the copy.

    Whoever would rather merge the two saves the merged draft: it goes on from both, and is sent as such. Raises
    SharedProblem where there is no conflict, and NotAllowed for what is signed here.
    """
    if notice not in {conflict.notice for conflict in state.conflicts()}:
        raise SharedProblem(f"The notice {notice} has no conflict with the shared register.")
    theirs, agreed = _their_state(shared, state, notice)
    copy = register.take_instead(theirs, actor=actor, at=at)
    state.agree([(notice, Agreed(register.state_digests()[notice], agreed.there, agreed.place))])
    return copy


def keep_ours(
    register: Register, shared: SharedRegister, state: ExchangeState, notice: str, *, actor: str, at: dt.datetime
) -> Record:
    """Let our state follow theirs in the shared register; theirs goes on here as a copy, which is returned.

    So a signature that somebody gave while others were still changing the draft is shared. Raises SharedProblem, also
    where the shared register does not accept it: what was signed there stays.
    """
    if notice not in {conflict.notice for conflict in state.conflicts()}:
        raise SharedProblem(f"The notice {notice} has no conflict with the shared register.")
    theirs, agreed = _their_state(shared, state, notice)
    here = register.state_digests()[notice]
    offered = Offered(notice, encode(register.peek(notice)), agreed.there)
    copy = register.import_as_copy(theirs, actor=actor, at=at)
    shared.offer([offered])
    state.agree([(notice, Agreed(here, offered.digest, agreed.place + 1))])
    return copy


def _their_state(shared: SharedRegister, state: ExchangeState, notice: str) -> tuple[Record, Agreed]:
    head = shared.heads_of([notice]).get(notice)
    if head is None:
        raise SharedProblem(f"The shared register has no notice {notice} that you may see.")
    require_later(shared, head, state.agreed_on(notice), sees_all=shared.standing().may_read_exempt)
    theirs = sound_record(head, shared.bytes_of([head.sequence]).get(head.sequence))
    return theirs, Agreed("", head.digest, head.place)
