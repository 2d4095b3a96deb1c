"""Files that a command is given: each is verified before anything else is done with the notice in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from signoff import paths
from signoff.checking.incoming import NOT_IMPORTED, Incoming, read_incoming
from signoff.checking.key_names import load_key_names
from signoff.commands.output import print_warning

if TYPE_CHECKING:
    from signoff.notice.record.record import Record


def unaltered(path: Path, consequence: str = NOT_IMPORTED) -> Record:
    """Return the notice in a file; what could not be checked here is said as a warning.

    Raises AlteredRecord where the file was altered, with the sentence on what was therefore not done, and as
    `read_incoming` raises.
    """
    incoming = _read(path)
    record = incoming.require_unaltered(consequence)
    _warn(incoming.name, incoming.unchecked)
    return record


def as_it_is(path: Path) -> Record:
    """Return the notice in a file that is only looked at: where that was altered, it is said as a warning."""
    incoming = _read(path)
    if incoming.record is not None:
        _warn(incoming.name, incoming.unchecked)
        return incoming.record
    from signoff import actions

    record = actions.open_document(path)
    print_warning(incoming.altered)
    return record


def _read(path: Path) -> Incoming:
    return read_incoming(path, load_key_names(paths.data_folder()))


def _warn(name: str, sentence: str) -> None:
    if sentence:
        print_warning(f"{name}: {sentence}")
