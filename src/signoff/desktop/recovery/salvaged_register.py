"""A register that was salvaged while another is open: one of its own, or one on its way into the open one's place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from signoff.desktop.core.launch import Launch
from signoff.desktop.recovery.prepared_backup import folder_beside
from signoff.register.recovery.recovering import keep_beside, put_in_place
from signoff.register.recovery.swapping import Reason
from signoff.register.salvage import Salvaged, salvage

if TYPE_CHECKING:
    from signoff.desktop.recovery.salvage_form import SalvageRequest
    from signoff.register.progress import IsStopped, Progress

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class SalvagedRegister:
    """What was salvaged, how it is opened, and what is said of it before that; `folder` is removed with it."""

    salvaged: Salvaged
    launch: Launch
    words: str
    folder: TemporaryDirectory[str] | None = None

    def discard(self) -> None:
        """Remove what has not taken its place; a register of its own stays."""
        if self.folder is not None:
            self.folder.cleanup()


def salvaged_register(request: SalvageRequest, clock: Clock, tell: Progress, is_stopped: IsStopped) -> SalvagedRegister:
    """Salvage what a person asked for; raises RegisterProblem, and leaves nothing then."""
    if request.target is not None:
        salvaged = salvage(
            request.source, request.target, also=request.also, at=clock(), tell=tell, is_stopped=is_stopped
        )
        launch = Launch(salvaged.register, message="This is the recovered register.")
        return SalvagedRegister(salvaged, launch, f"What was recovered is in {salvaged.register}.")
    register, folder = request.source, folder_beside(request.source)
    try:
        salvaged = salvage(
            register,
            Path(folder.name) / register.name,
            also=request.also,
            at=clock(),
            tell=tell,
            is_stopped=is_stopped,
        )
    except BaseException:
        folder.cleanup()
        raise

    def use() -> str:
        with folder:
            kept = put_in_place(salvaged.register, register, Reason.DAMAGED, clock())
            keep_beside(salvaged.files, register)
        kept_words = f" The damaged file is kept as {kept.name}." if kept is not None else ""
        return f"This is the recovered register.{kept_words}"

    words = "Nothing has been changed yet. If you open this register, it replaces the one that is open now."
    return SalvagedRegister(salvaged, Launch(register, before=use), words, folder)
