"""The state of an open notice that was approved last: with what it said, its approvals come back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from signoff.errors import SignoffError
from signoff.notice.record.approvals import are_void, with_approvals_again
from signoff.notice.record.history import extends

if TYPE_CHECKING:
    from signoff.notice.record.record import Record
    from signoff.register.store import Register


class ApprovedState:
    """Holds the state whose approvals a change made void; one from before is looked for in the register, once."""

    def __init__(self, register: Register, record: Record) -> None:
        self._register = register
        self._state: Record | None = None
        self._is_sought = not are_void(record)

    def follow(self, record: Record) -> None:
        """Note a state of the notice that is about to change."""
        if record.approvals:
            self._state, self._is_sought = record, True

    def restored(self, record: Record, *, actor: str, at: dt.datetime) -> Record:
        """Return the record with the approvals that it had, where it says again what was approved; else itself."""
        if not are_void(record):
            return record
        if not self._is_sought:
            self._state, self._is_sought = self._kept(record), True
        return record if self._state is None else with_approvals_again(record, self._state, actor=actor, at=at)

    def _kept(self, record: Record) -> Record | None:
        """Return the latest earlier state with approvals that the register keeps of the notice; None without one."""
        try:
            for draft in reversed(self._register.draft_states(record.id)):
                state = self._register.draft_state(record.id, draft.key)
                if state.approvals and extends(record, state):
                    return state
        except SignoffError:  # a register that cannot be read says so at the next save
            return None
        return None
