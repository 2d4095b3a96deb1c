"""Merging two copies of a notice that have both changed: chosen from in a window, and saved in the register."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from signoff.desktop.compare.merge_window import MergeWindow
from signoff.desktop.core.read_states import ReadStates, read_folder
from signoff.errors import SignoffError
from signoff.notice.record.merging import merged

if TYPE_CHECKING:
    from signoff.desktop.compare.merge_choices import MergeChoices
    from signoff.desktop.core.services import Services
    from signoff.notice.record.record import Record

_LOGGER = logging.getLogger(__name__)


def merge(services: Services, choices: MergeChoices) -> Record | None:
    """Let a person choose, save what was chosen, and return it; None where both stay as they are, or saving failed."""
    if not services.notifier.is_accepted(lambda parent: MergeWindow(services.theme, choices, parent)):
        return None
    try:
        return _saved(services, choices)
    except SignoffError as problem:
        services.notifier.problem(str(problem), "The copies were not merged")
        return None


def _saved(services: Services, choices: MergeChoices) -> Record:
    actor = services.settings.actor()
    record = merged(choices.ours, choices.theirs, choices.notice(), actor=actor, at=services.clock())
    services.register.save_merged(choices.ours, choices.theirs, record, actor=actor)
    _note_read(services, record)
    return record


def _note_read(services: Services, record: Record) -> None:
    """Note that the merged notice was read: each difference was shown, and chosen from."""
    try:
        ReadStates(read_folder(services.register.path)).keep(record)
    except SignoffError as problem:
        _LOGGER.warning("Which state of a notice was read could not be kept: %s", problem)
