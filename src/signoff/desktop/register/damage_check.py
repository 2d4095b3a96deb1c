"""Checks the register's file in the background, a little at a time, while the window is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services
    from signoff.errors import SignoffError
    from signoff.register.store import Register

NOTICES = 5
"""How many notices are checked at a time, with all that belongs to them."""

FIRST_AFTER = 4000
SOON_AFTER = 1500
LATER_AFTER = 15_000
"""Milliseconds before the first slice, before those that follow at once, and before all others."""

SOON = 30
"""How many slices follow at once: a small register is whole by then."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A sentence for each notice in the list that is damaged, by its identity, and for each other fault by its name."""

    notices: Mapping[str, str]
    others: Mapping[str, str]
    is_last: bool = False


class DamageCheck(QObject):
    """Goes through the whole register again and again; `found` is emitted with what is damaged.

    It goes on where the program ended before. Where the register cannot be checked now, the next slice tries again.
    """

    found = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register, self._tasks = services.register, services.tasks
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Check the first slice some seconds from now, and go on until the window is closed."""
        self._timer.start(FIRST_AFTER)

    def check(self) -> None:
        """Check the next slice."""
        register = self._register
        self._tasks.run(lambda: _check(register), self._show, self._fail, owner=self)

    def _show(self, damage: Damage) -> None:
        self._done = SOON if damage.is_last else self._done + 1
        self._timer.start(SOON_AFTER if self._done < SOON else LATER_AFTER)
        if damage.notices or damage.others:
            self.found.emit(damage)

    def _fail(self, _: SignoffError) -> None:
        """Say nothing: whoever uses the register is told, in that place, that it cannot be read."""
        self._timer.start(LATER_AFTER)


def _check(register: Register) -> Damage:
    """Check a slice; indexes that the register has made again are no damage any longer."""
    checked = register.check_some(NOTICES)
    mended = frozenset() if register.read_only else checked.broken_indexes
    faults = {name: sentence for name, sentence in checked.faults.items() if name not in mended}
    listed = {name: sentence for name, sentence in faults.items() if register.row(name) is not None}
    return Damage(listed, {name: faults[name] for name in faults.keys() - listed.keys()}, checked.is_last)
