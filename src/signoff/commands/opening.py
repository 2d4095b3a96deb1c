"""Opening the register that a command works on."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from signoff import paths
from signoff.commands.output import ProgressLine
from signoff.commands.stopping import Stopping

if TYPE_CHECKING:
    from signoff.register.store import Register

_PATIENCE = 5.0
"""Seconds to wait for another program's lock on an older register."""


def open_register(options: argparse.Namespace) -> Register:
    """Return the register, open; where an older one has to be brought up to date first, say how far that is.

    Raises RegisterMissing where there is none any more though there are backups of it: no new one takes its place.
    """
    from signoff.register.opening import bring_up_to_date, is_out_of_date
    from signoff.register.recovery.missing import require_register
    from signoff.register.recovery.swapping import undo_unless_in_use
    from signoff.register.store import Register, utc_now

    path = options.register or paths.default_register()
    undo_unless_in_use(path)
    if not path.exists():  # one that is empty may be one that a window is making
        require_register(path)
    if is_out_of_date(path):
        with ProgressLine() as line, Stopping() as stopping:
            bring_up_to_date(path, utc_now, _PATIENCE, line.update, stopping.is_stopped)
    return Register.open(path)
