"""What is asked before a notice is handed over or sent back, what is answered, and what is then to be sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from signoff.desktop.core.people import Addressee

if TYPE_CHECKING:
    from signoff.notice.record.message import Asked


@dataclass(frozen=True, slots=True)
class HandoverAnswer:
    """To whom a notice goes, for what, by when, with which note, and in which file; `sender` is who hands it over.

    With `is_shared` it goes by the shared register, and no file is written.
    """

    to: Addressee
    asked: Asked
    path: Path
    note: str = ""
    by: dt.date | None = None
    sender: str = ""
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class HandoverQuestion:
    """What the window asks: `proposed` is filled in, `people` and `tasks` are offered.

    `is_return` is for sending back, where a note is needed and nothing but a change can be asked. `cautions` are
    sentences on what speaks against sending it as it is, `approvals_caution` one on who has to approve it before it can
    be signed, for whom it is sent to sign, and `file_caution` one against its file. `shared_with` are the
    names of those whom the shared register reaches, `kept_from` of those who may not read the notice there.
    """

    subject: str
    proposed: HandoverAnswer
    people: tuple[Addressee, ...]
    tasks: tuple[Asked, ...]
    today: dt.date
    is_return: bool = False
    cautions: tuple[str, ...] = ()
    approvals_caution: str = ""
    file_caution: str = ""
    shared_with: tuple[str, ...] = ()
    kept_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileToSend:
    """A file that is still to be sent, to whom, and the e-mail for it."""

    path: Path
    to: Addressee
    subject: str
    text: str
    caution: str = ""
