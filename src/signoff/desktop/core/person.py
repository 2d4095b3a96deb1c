"""A person by name and post, as a notice, a vault and the settings hold one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A name and a post; either may be missing."""

    name: str = ""
    post: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether name and post are both given."""
        return bool(self.name and self.post)

    def __str__(self) -> str:
        """Return what is given, each of it once."""
        return ", ".join(dict.fromkeys(part for part in (self.name, self.post) if part))


NOBODY = Person()
