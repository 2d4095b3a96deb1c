"""The command that recovers what can be read in a damaged register into a new one."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from signoff import paths
from signoff.commands.output import ProgressLine, counted, print_json, print_line, print_warning
from signoff.commands.stopping import Stopping

if TYPE_CHECKING:
    from signoff.register.salvage import Salvaged


def salvage(options: argparse.Namespace) -> int:
    """Make a new register of a damaged one; status 1 where something could not be brought back.

    One that is open is refused: what is copied while it changes may not fit together, and would pass for damage.
    """
    from signoff.register.exclusive import require_closed
    from signoff.register.salvage import salvage as salvaged

    damaged = options.file or options.register or paths.default_register()
    for source in (damaged, *options.also):
        require_closed(source)
    with ProgressLine() as line, Stopping() as stopping:
        done = salvaged(
            damaged,
            options.output,
            also=options.also,
            at=dt.datetime.now(dt.UTC),
            tell=line.update,
            is_stopped=stopping.is_stopped,
        )
    if options.json:
        print_json(_as_json(done))
    else:
        _print(done, str(damaged))
    for sentence in done.sentences:
        print_warning(sentence)
    return 0 if done.is_whole else 1


def _print(done: Salvaged, damaged: str) -> None:
    sound = sum(one.is_sound for one in done.notices)
    print_line(
        f"{done.register}: {counted(len(done.notices), 'notice')} salvaged from {damaged}, {sound} of them undamaged."
    )
    for copy in done.copies:
        print_line(f"Another version of a notice is kept as a copy ({copy}).")
    for file in done.files:
        print_line(f"Found, and no notice\u2019s: {file}")


def _as_json(done: Salvaged) -> dict[str, object]:
    return {
        "register": str(done.register),
        "notices": [
            {
                "id": one.id,
                "subject": one.subject,
                "sha256": one.sha256,
                "sound": one.is_sound,
                "fault": one.fault,
                "lost": list(one.lost),
                "may_be_older": one.may_be_older,
            }
            for one in done.notices
        ],
        "copies": list(done.copies),
        "files": [str(one) for one in done.files],
        "lost": list(done.lost),
    }
