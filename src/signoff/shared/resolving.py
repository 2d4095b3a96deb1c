"""Ending a conflict of a notice that has gone on both here and in the shared register."""

from __future__ import annotations

import datetime as dt

from signoff.errors import SharedProblem, SharedUnreachable
from signoff.notice.record.lifecycle import withdraw
from signoff.notice.record.record import Record, Status
from signoff.notice.text.characters import shown
from signoff.notice.text.days import written
from signoff.register.documents import encode
from signoff.register.store import Register
from signoff.shared.decision import is_signed_otherwise
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

    Whoever would rather merge the two saves the merged draft: it goes on from both, and is sent as such. Of what both
    have signed alike, what followed on the signature is taken, ours is kept among the earlier states, and the notice
    itself returned. Where another was signed here, ours is withdrawn, which its history tells with who decided so, and
    the shared register keeps it beside the signature that stands. Raises SharedProblem where there is no conflict.
    """
    if notice not in {conflict.notice for conflict in state.conflicts()}:
        raise SharedProblem(f"The notice {notice} has no conflict with the shared register.")
    theirs, agreed = _their_state(shared, state, notice)
    if is_signed_otherwise(ours := register.peek(notice), theirs):
        ours = _withdrawn(register, ours, theirs, actor, at)
        shared.set_aside(encode(ours))
        state.agree([(notice, Agreed(register.state_digests()[notice], agreed.there, agreed.place))])
        return ours
    copy = register.take_instead(theirs, actor=actor, at=at)
    state.agree([(notice, Agreed(register.state_digests()[notice], agreed.there, agreed.place))])
    return copy


def keep_ours(
    register: Register, shared: SharedRegister, state: ExchangeState, notice: str, *, actor: str, at: dt.datetime
) -> Record:
    """Let our state follow theirs in the shared register; theirs goes on here as a copy, which is returned.

    Where ours is there already, since an earlier answer was lost, the copy was made then, and ours is returned. So a
    signature that somebody gave while others were still changing the draft is shared. Raises SharedProblem, also where
    the shared register does not accept it: what was signed there stays.
    """
    if notice not in {conflict.notice for conflict in state.conflicts()}:
        raise SharedProblem(f"The notice {notice} has no conflict with the shared register.")
    theirs, agreed = _their_state(shared, state, notice)
    here = register.state_digests()[notice]
    ours = register.peek(notice)
    offered = Offered(notice, encode(ours), agreed.there)
    if offered.digest == agreed.there:
        state.agree([(notice, Agreed(here, agreed.there, agreed.place))])
        return ours
    try:
        shared.offer([offered])
    except SharedUnreachable:
        register.import_as_copy(theirs, actor=actor, at=at)  # for it may be the answer alone that did not arrive
        raise
    copy = register.import_as_copy(theirs, actor=actor, at=at)
    state.agree([(notice, Agreed(here, offered.digest, agreed.place + 1))])
    return copy


def _withdrawn(register: Register, ours: Record, theirs: Record, actor: str, at: dt.datetime) -> Record:
    """Withdraw our signature, unless it is already, since another stands."""
    if ours.status is Status.WITHDRAWN or (standing := theirs.decision_signature) is None:
        return ours
    reason = f"The signature of {shown(standing.name)} of {written(standing.date)} in the shared register stands."
    register.get(ours.id)  # only what was read can be saved over
    withdrawn = withdraw(ours, actor=actor, at=at, reason=reason)
    register.save(withdrawn)
    return withdrawn


def _their_state(shared: SharedRegister, state: ExchangeState, notice: str) -> tuple[Record, Agreed]:
    head = shared.heads_of([notice]).get(notice)
    if head is None:
        raise SharedProblem(f"The shared register has no notice {notice} that you may see.")
    require_later(shared, head, state.agreed_on(notice), sees_all=shared.standing().may_read_exempt)
    theirs = sound_record(head, shared.bytes_of([head.sequence]).get(head.sequence))
    return theirs, Agreed("", head.digest, head.place)
