"""Handing a notice over in the shared register, without a file: who is reached there, and what is said then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from signoff.desktop.core.people import Addressee
from signoff.desktop.core.sharing import Reach

if TYPE_CHECKING:
    from signoff.desktop.core.sharing import SharedStanding
    from signoff.notice.record.record import Record


@dataclass(frozen=True, slots=True)
class Reached:
    """The names of officers who would see a notice in the shared register, and of those who may not read it there."""

    names: tuple[str, ...] = ()
    kept_from: tuple[str, ...] = ()


def reached_with(record: Record, standing: SharedStanding) -> Reached:
    """Return who would see a notice that is handed over to them in the shared register."""
    from signoff.covering_message import has_exempt_text

    is_exempt = bool(record.notice.exempt_information.contains) or has_exempt_text(record)
    return Reached(
        tuple(one.person for one in standing.colleagues if one.may_read_exempt or not is_exempt),
        tuple(one.person for one in standing.colleagues if is_exempt and not one.may_read_exempt),
    )


def with_colleagues(people: Iterable[Addressee], standing: SharedStanding) -> tuple[Addressee, ...]:
    """Return the people who are offered, and after them the officers of the shared register."""
    return (*people, *(Addressee(one.person) for one in standing.colleagues))


def shared_sentence(to: str, standing: SharedStanding) -> str:
    """Return what becomes of a notice that was handed over in the shared register."""
    if standing.reach is Reach.ONLINE:
        return f"{to} sees it in the shared register now."
    return f"{to} sees it in the shared register as soon as that can be reached."
