"""The commands on a notice: which of them its state permits, and what they are called."""

from __future__ import annotations

from enum import StrEnum

from signoff.notice.record.record import Record, Status


class Command(StrEnum):
    """What can be done with a notice from the menu bar and from the register."""

    OPEN = "open"
    COPY = "copy"
    EXPORT = "export"
    HAND_OVER = "hand_over"
    SIGN = "sign"
    WITHDRAW = "withdraw"
    BRING_BACK = "bring_back"
    SUPERSEDE = "supersede"


def permitted(record: Record | None) -> frozenset[Command]:
    """Return the commands that a notice's state permits; none without a notice."""
    if record is None:
        return frozenset()
    commands = {Command.OPEN, Command.EXPORT}
    if record.is_publication:
        return frozenset(commands)
    commands.add(Command.COPY)
    if not record.is_locked:
        commands |= {Command.HAND_OVER, Command.SIGN}
    if record.decision_signature is not None:
        commands.add(Command.SUPERSEDE)
    commands.add(Command.BRING_BACK if record.status is Status.WITHDRAWN else Command.WITHDRAW)
    return frozenset(commands)
