"""What an open register keeps of a notice's past."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING

from signoff.errors import NotAllowed, NotFound
from signoff.notice.record.record import Copy, Record
from signoff.register.results import name_of

if TYPE_CHECKING:
    from signoff.register.draft_history import DraftState
    from signoff.register.event_chain import NotedExport
    from signoff.register.register_events import RegisterEvent

from signoff.register.register_file import RegisterFile


class NoticeHistories(RegisterFile):
    """The states that a notice had before, and what happened to it in this register."""

    def earlier_states(self, notice: str) -> tuple[Record, ...]:
        """Return the states of a notice that imports replaced, the oldest first; raises NotFound."""
        with self._reading() as transaction:
            return transaction.earlier_states(transaction.get_row(notice))

    def draft_states(self, notice: str) -> tuple[DraftState, ...]:
        """Return the states that a notice had while it was a draft, as far as they are kept, the oldest first.

        Raises NotFound.
        """
        from signoff.register import draft_history

        with self._reading() as transaction:
            return draft_history.states_of(transaction.connection, transaction.get_number(notice))

    def draft_state(self, notice: str, key: int) -> Record:
        """Return one of the notice's `draft_states` by its key; raises NotFound, also once it was thinned away."""
        from signoff.register import draft_history

        with self._reading() as transaction:
            number = transaction.get_number(notice)
            record = draft_history.read_state(transaction.connection, number, key)
        if record is None:
            raise NotFound("That earlier version of the notice is no longer in the register.")
        return record

    def keep_draft_state(self, notice: str) -> None:
        """Keep a draft's present state among its earlier ones; raises NotFound, NotAllowed for what is signed."""
        from signoff.register import draft_history
        from signoff.register.documents import is_locked

        self._require_writable()
        with self._writing() as transaction:
            number = transaction.get_number(notice)
            record = transaction.record(transaction.get_row(notice))
            if is_locked(record):
                raise NotAllowed(f"{name_of(record)} is signed, so it has no further states as a draft.")
            draft_history.keep_now(transaction.connection, number, record, self._clock())

    def note_exported(
        self, notice: str, *, copy: Copy, actor: str, at: dt.datetime, digest: str, key: str = "", file: str = ""
    ) -> None:
        """Note that a copy was exported: the SHA-256 of the file, its name, and the fingerprint of the sealing key.

        The notice's own history does not change. Raises NotFound or RegisterProblem.
        """
        from signoff.register.register_events import RegisterEventKind, RegisterFact

        self._require_writable()
        detail = MappingProxyType({"copy": copy.value, "key": key, "file": file})
        with self._writing() as transaction:
            transaction.append_event(
                transaction.get_row(notice), RegisterFact(RegisterEventKind.EXPORTED, at, actor, digest, detail)
            )

    def exports_after(self, number: int, digest: str, most: int) -> list[NotedExport]:
        """Return exports that this register noted itself, above a number; from the first where that is another event.

        `digest` is that of the event with this number, as it was returned before.
        """
        from signoff.register import event_chain

        with self._reading() as transaction:
            connection = transaction.connection
            known = number if event_chain.has_event(connection, number, digest) else 0
            return event_chain.exports_after(connection, known, most)

    def note_export_elsewhere(self, notice: str, event: RegisterEvent, sender: str) -> bool:
        """Note an export that another register has noted, unless ours has it; return whether it was added."""
        from signoff.register.register_events import SENDER, RegisterEventKind, RegisterFact

        def said(known: RegisterEvent) -> tuple[object, ...]:
            detail = {name: text for name, text in known.detail.items() if name != SENDER}
            return known.at, known.actor, known.digest, detail

        self._require_writable()
        detail = MappingProxyType({**event.detail, SENDER: sender})
        with self._writing() as transaction:
            row = transaction.get_row(notice)
            if any(said(known) == said(event) for known in transaction.events(row)):
                return False
            fact = RegisterFact(RegisterEventKind.EXPORTED, event.at, event.actor, event.digest, detail)
            transaction.append_event(row, fact)
        return True

    def keep_seen_pdf(self, notice: str, pdf: bytes) -> bool:
        """Keep the PDF that was seen when a notice was signed elsewhere; return whether it was added.

        Whoever calls this has checked that it is that one. Raises NotFound, and NotAllowed for an unsigned notice.
        """
        from signoff.register import signed_notices

        self._require_writable()
        with self._writing() as transaction:
            row = transaction.get_row(notice)
            if not transaction.is_signed(row):
                raise NotAllowed("The notice is not signed, so no PDF can be kept with it.")
            return signed_notices.keep_seen_pdf(transaction.connection, row, pdf, self._clock())

    def events(self, notice: str) -> tuple[RegisterEvent, ...]:
        """Return what happened to the notice in this register, the oldest first; a damaged event has `broken`.

        The notice's own history is `Record.history`. Raises NotFound, but nothing for damage.
        """
        with self._reading() as transaction:
            return transaction.events(transaction.get_row(notice))
