"""Looking through a register for damage, within one transaction, and how far that has come."""

from __future__ import annotations

from signoff.errors import on_one_line
from signoff.register import (
    auditing,
)
from signoff.register.audit_progress import AuditProgress
from signoff.register.notice_copies import NoticeCopies
from signoff.register.rows import (
    CheckPositionRow,
    NoticeRow,
    find,
    insert,
    update,
)

_ALTERED_STATE = "one of its earlier states is not what was kept"


class DamageFinder(NoticeCopies):
    """Finds the notices that are damaged, and has a sentence for each."""

    def damaged_notices(self, progress: AuditProgress) -> dict[str, str]:
        """Return a sentence for each notice that is damaged or was removed, by its identity."""
        progress.begin(self._connection)
        sentences = self.removed_notices()
        for number in sorted(auditing.suspect_numbers(self._connection, progress)):
            row = self.row_numbered(number)
            if row is not None and (faults := self.examine(row).faults):
                sentences[row.id] = self.damage_sentence(row, faults[0])
        for number in sorted(auditing.altered_states(self._connection, progress=progress)):
            if (listed := self.row_numbered(number)) is not None:
                sentences.setdefault(listed.id, self.damage_sentence(listed, _ALTERED_STATE))
        return sentences

    def altered_state(self, row: NoticeRow) -> str:
        """Return the sentence for a notice of which an earlier state is not what was kept, which can be read itself."""
        is_altered = bool(auditing.altered_states(self._connection, row.number))
        return self.damage_sentence(row, _ALTERED_STATE) if is_altered else ""

    def check_position(self) -> tuple[str, int] | None:
        """Return where the thorough check goes on: the part, and the last number done there; None at its start."""
        row = find(self._connection, CheckPositionRow, 1)
        return (row.part, row.number) if row else None

    def set_check_position(self, position: tuple[str, int]) -> None:
        """Note where the thorough check goes on."""
        part, number = position
        row = CheckPositionRow(key=1, part=part, number=number)
        if not update(self._connection, row, ("part", "number")):
            insert(self._connection, row)

    def removed_notices(self) -> dict[str, str]:
        """Return a sentence for each signed notice that another program removed from the list, by its identity."""
        rest = f"was removed from the register {self._path} by another program; what was signed is still in the file."
        return {
            notice.identity: on_one_line(f"The signed notice “{notice.subject[:80]}” ({notice.identity}) {rest}")
            for notice in auditing.removed_notices(self._connection)
        }
