"""A person by name and post, as far as either is known."""

from __future__ import annotations

import pytest

from signoff.desktop.core.person import NOBODY, Person


@pytest.mark.parametrize(
    ("person", "words", "complete"),
    [
        (NOBODY, "", False),
        (Person("A. Officer"), "A. Officer", False),
        (Person(post="Chief Officer"), "Chief Officer", False),
        (Person("A. Officer", "Chief Officer"), "A. Officer, Chief Officer", True),
        (Person("Chief Officer", "Chief Officer"), "Chief Officer", True),
    ],
)
def test_what_is_known_is_said_once(person: Person, words: str, complete: bool) -> None:
    assert str(person) == words
    assert person.is_complete == complete
