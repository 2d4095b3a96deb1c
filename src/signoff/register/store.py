"""The register of notices in one SQLite file, as the rest of the program uses it: it returns no database objects."""

from __future__ import annotations

import datetime as dt

from signoff.errors import NotAllowed
from signoff.notice.record.record import Record
from signoff.register.checked_file import CheckedFile
from signoff.register.digests import sha256
from signoff.register.listed_notices import ListedNotices
from signoff.register.notice_histories import NoticeHistories
from signoff.register.register_file import utc_now
from signoff.register.results import Imported, Outcome, Row, name_of

__all__ = ["Imported", "Outcome", "Register", "Row", "utc_now"]


class Register(ListedNotices, NoticeHistories, CheckedFile):
    """The notices of one file; every method is one transaction, and every expected failure has a sentence for the user.

    It may be used from several threads, and its file by several programs at once.
    """

    def get(self, notice: str) -> Record:
        """Return the notice with this identity, every digest checked; raises NotFound or RegisterDamaged."""
        with self._reading() as transaction:
            record, self._last_seen[notice] = transaction.record_and_digest(transaction.get_row(notice))
            return record

    def peek(self, notice: str) -> Record:
        """Return it as `get` does, for something that does not go on to change it: a save is judged as without this."""
        with self._reading() as transaction:
            return transaction.record(transaction.get_row(notice))

    def save(self, record: Record) -> None:
        """Save a new record, or the next state of one that the register has.

        What the decision maker signed is never changed or removed afterwards. Raises NotAllowed where signed
        content or history would be lost, RegisterProblem when the notice was changed elsewhere meanwhile,
        RecordRefused for what could not be read again.
        """
        self._save(record, None)

    def keep_signed(self, record: Record, pdf: bytes) -> None:
        """Save a record that the decision maker has just signed, and with it exactly the PDF that was seen.

        Saves both or neither. Raises as `save` does, and NotAllowed for a record that is unsigned, or signed before.
        """
        from signoff.register.documents import is_locked

        if not is_locked(record):
            raise NotAllowed(f"{name_of(record)} is not signed, so no PDF can be kept with it.")
        if not pdf.startswith(b"%PDF-"):
            raise NotAllowed(f"What was shown of {name_of(record)} is not a PDF, so it was not signed.")
        self._save(record, pdf)

    def seen_pdf(self, notice: str) -> bytes | None:
        """Return the PDF that was seen when the notice was signed; None where the register has none.

        It has none of an unsigned notice, one saved by `save`, and one that was signed elsewhere. Raises NotFound or
        RegisterDamaged.
        """
        with self._reading() as transaction:
            return transaction.seen_pdf(transaction.get_row(notice))

    def import_record(self, record: Record, *, actor: str = "", as_it_is: bool = False) -> Imported:
        """Add a record from a file, or replace the stored record if the file's extends it; the earlier state is kept.

        The characters of an unsigned one are cleaned, as an entry of its history, unless it is taken `as_it_is`.
        Raises, with nothing changed, ImportConflict when both have changed, and AlteredRecord when the notice
        is not what was signed.
        """
        from signoff.register import saving
        from signoff.register.documents import encode

        self._require_writable()
        with self._writing() as transaction:
            imported = saving.import_record(transaction, record, self._clock(), actor, as_it_is=as_it_is)
        self._last_seen[record.id] = sha256(encode(imported.record))
        return imported

    def import_as_copy(self, record: Record, *, actor: str, at: dt.datetime) -> Record:
        """Save a conflicting file's content as a new draft, unsigned, and return it.

        The file's own record, with its signatures, is the first of the new notice's earlier states.
        """
        from signoff.register.documents import encode
        from signoff.register.import_rules import draft_copy

        self._require_writable()
        copy = draft_copy(record, actor=actor, at=at)
        data, original = encode(copy), encode(record)
        with self._writing() as transaction:
            row = transaction.insert(copy, data, self._clock())
            transaction.archive_state(row, original, self._clock())
        self._last_seen[copy.id] = sha256(data)
        return copy

    def save_merged(self, ours: Record, theirs: Record, merged: Record, *, actor: str) -> None:
        """Save what our copy of a notice and a file's were merged to; both are kept among its earlier states.

        Raises, with nothing changed, RegisterProblem where ours is not what the register holds now, and AlteredRecord.
        """
        from signoff.register import saving
        from signoff.register.documents import encode

        self._require_writable()
        with self._writing() as transaction:
            saving.save_merged(transaction, ours, theirs, merged, self._clock(), actor)
        self._last_seen[merged.id] = sha256(encode(merged))

    def state_digests(self) -> dict[str, str]:
        """Return of each notice, publication copies apart, what changes whenever the notice does, by its identity."""
        from signoff.register.state_digests import state_digests

        with self._listing() as connection:
            return state_digests(connection)

    def has_seen_pdf(self, notice: str) -> bool:
        """Whether the register has the PDF that was seen when a notice was signed; False also for no such notice."""
        query = "SELECT 1 FROM seen_pdf JOIN notice USING (number) WHERE notice.id = ?"
        with self._listing() as connection:
            return connection.execute(query, (notice,)).fetchone() is not None

    def import_state(self, record: Record, agreed: str = "", *, actor: str = "") -> tuple[Imported, str]:
        """Take in a notice's state from the shared register; return also what `state_digests` says of it then.

        Where ours is still the one of which `state_digests` said `agreed`, it may also be what somebody saved after
        that. Otherwise, and in what it raises, it is `import_record` of a file that is taken as it is. A notice that
        is open is not known to have changed by this: what is then saved of it is judged by its history.
        """
        from signoff.register import shared_states
        from signoff.register.state_digests import state_digest_of

        self._require_writable()
        with self._writing() as transaction:
            imported = shared_states.import_state(transaction, record, self._clock(), actor, agreed)
            digest = state_digest_of(transaction.connection, record.id)
        return imported, digest

    def take_instead(self, record: Record, *, actor: str, at: dt.datetime) -> Record:
        """Put another state in the place of our draft, which has gone on too: ours is kept, and goes on as a copy.

        Returns the copy. Raises, with nothing changed, NotAllowed for what is signed, and AlteredRecord.
        """
        from signoff.register import shared_states
        from signoff.register.documents import encode
        from signoff.register.import_rules import draft_copy

        self._require_writable()
        with self._writing() as transaction:
            ours = shared_states.take_instead(transaction, record, self._clock(), actor)
            copy = draft_copy(ours, actor=actor, at=at)
            data = encode(copy)
            row = transaction.insert(copy, data, self._clock())
            transaction.archive_state(row, encode(ours), self._clock())
        self._last_seen[record.id], self._last_seen[copy.id] = sha256(encode(record)), sha256(data)
        return copy

    def _save(self, record: Record, pdf: bytes | None) -> None:
        from signoff.register import saving
        from signoff.register.documents import encode

        self._require_writable()
        data = encode(record)
        with self._writing() as transaction:
            last_seen = self._last_seen.get(record.id)
            saved = saving.save(transaction, record, data, self._clock(), last_seen=last_seen, pdf=pdf)
        self._last_seen[record.id] = sha256(saved)
