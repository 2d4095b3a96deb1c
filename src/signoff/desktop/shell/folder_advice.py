"""Advice against a register in a folder that is synchronised or on a network: given once for each register."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStorageInfo

from signoff.errors import SignoffError
from signoff.register.folder_advice import advice_on

if TYPE_CHECKING:
    from signoff.desktop.core.services import Services


def advise(services: Services, owner: QObject) -> None:
    """Look in the background where the register is, and advise against that place if need be, unless done before."""
    path, settings, notifier = services.register.path, services.settings, services.notifier

    def tell(advice: str) -> None:
        if not advice:
            return
        try:
            settings.update(advised=(*settings.advised, str(path)))
        except SignoffError as problem:
            notifier.toast(str(problem), kind="warning")
        notifier.tell("Keep the register on this computer", advice)

    if str(path) not in settings.advised:
        services.tasks.run(
            lambda: advice_on(path, os.environ, _file_system(path.parent)),
            tell,
            lambda problem: notifier.toast(str(problem), kind="warning"),
            owner=owner,
        )


def _file_system(folder: Path) -> str:
    return bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode("utf-8", "replace")
