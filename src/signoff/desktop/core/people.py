"""The people to whom notices were handed over on this machine, so that they are offered again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import msgspec

from signoff.desktop.core.kept_files import read_kept, write_kept
from signoff.notice.text.names import is_same_person
from signoff.paths import data_folder

MOST = 200
"""How many people are kept; whoever was written to longest ago is forgotten first."""

LIMIT = 256 * 1024
"""The largest file of people that is read, in bytes."""

LONGEST = 200
"""Characters of a name, a post or an address that is kept."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a notice goes to: the name, and what is known of the post and the e-mail address."""

    name: str = ""
    post: str = ""
    email: str = ""


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds: the people, the latest first."""

    people: tuple[Addressee, ...] = ()


class People:
    """The people of one file, read from `path` at their first use; what cannot be read is as if nobody were known."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _kept(self) -> list[Addressee]:
        kept = read_kept(self._path, LIMIT, _Kept)
        return list(kept.people[:MOST]) if kept is not None else []

    def offered(self, others: Iterable[Addressee] = ()) -> tuple[Addressee, ...]:
        """Return everybody who is known, the latest first, then `others`, each once with what any of them tells."""
        offered: list[Addressee] = []
        for person in (*self._kept, *others):
            if not person.name.strip():
                continue
            place = next((at for at, known in enumerate(offered) if is_same_person(person.name, known.name)), None)
            if place is None:
                offered.append(person)
            else:
                known = offered[place]
                offered[place] = replace(known, post=known.post or person.post, email=known.email or person.email)
        return tuple(offered)

    def remember(self, person: Addressee) -> None:
        """Keep a person as the latest; raises FileProblem where the file cannot be written."""
        if max(map(len, (person.name, person.post, person.email))) > LONGEST:
            return
        others = [known for known in self._kept if not is_same_person(known.name, person.name)]
        self._kept[:] = [person, *others][:MOST]
        write_kept(self._path, _Kept(people=tuple(self._kept)))


def default_people() -> Path:
    """Return the file of the people that this machine knows."""
    return data_folder() / "people.json"
