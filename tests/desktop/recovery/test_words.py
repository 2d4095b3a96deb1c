"""What is said of copies and salvaged notices: counts agree with their nouns, and nothing is said twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from signoff.desktop.recovery.words import (
    about_content,
    about_copy,
    about_newer,
    about_notice,
    counted,
    details_of,
    headline,
    remarks,
)
from signoff.register.recovery.copies import CopyKind, RegisterCopy
from signoff.register.recovery.recovering import CheckedCopy
from signoff.register.salvage import Salvaged, SalvagedNotice

REGISTER = Path("/data/.recovery-1/register.sqlite")
COPY = RegisterCopy(Path("/data/copy.sqlite"), dt.datetime(2026, 11, 29, 14, 25, tzinfo=dt.UTC), CopyKind.AUTOMATIC)
SOUND = SalvagedNotice("1", "A gate", "ab", "", (), may_be_older=False)
DAMAGED = SalvagedNotice("2", "A road", "", f"It is damaged in the register {REGISTER}: x.", (), may_be_older=False)
LOST = SalvagedNotice("3", "A park", "cd", "", ("its PDF is lost",), may_be_older=False)
OLDER = SalvagedNotice("4", "A bin", "ef", "", (), may_be_older=True)


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (CheckedCopy(COPY, problem="It cannot be used."), "It cannot be used."),
        (CheckedCopy(COPY), "It contains no notices."),
        (CheckedCopy(COPY, 1), "1 notice, undamaged."),
        (CheckedCopy(COPY, 1204), "1,204 notices, all undamaged."),
        (CheckedCopy(COPY, 3, damaged=("“x”",)), "3 notices, 1 of them damaged in the backup itself."),
    ],
)
def test_what_a_copy_holds(checked: CheckedCopy, said: str) -> None:
    assert about_content(checked) == said


def test_what_a_copy_lacks() -> None:
    assert about_newer(None) == "It is not known how many notices have changed since then."
    assert about_newer(0) == "No changes since then were found."
    assert about_newer(1).startswith("1 notice was added or changed since then: ")
    assert about_newer(12).startswith("12 notices were added or changed since then: ")


def test_every_kind_of_copy_has_words() -> None:
    for kind in CopyKind:
        assert about_copy(RegisterCopy(COPY.path, COPY.made_at, kind)).endswith(": copy.sqlite")


@pytest.mark.parametrize(
    ("notices", "said"),
    [
        ((), "No notice could be read"),
        ((SOUND,), "The notice is undamaged"),
        ((SOUND, LOST), "All 2 notices are undamaged"),
        ((SOUND, DAMAGED), "1 of 2 notices is undamaged"),
        ((DAMAGED,), "The notice is damaged"),
        ((DAMAGED, DAMAGED), "All 2 notices are damaged"),
    ],
)
def test_how_many_are_sound(notices: tuple[SalvagedNotice, ...], said: str) -> None:
    assert headline(Salvaged(REGISTER, notices, (), (), ())) == said


def test_what_else_was_found_and_lost() -> None:
    lost = tuple(f"Loss {number}." for number in range(7))
    salvaged = Salvaged(REGISTER, (SOUND, OLDER), (Path("a"),), ("5", "6"), lost)
    assert remarks(salvaged) == (
        *lost[:5],
        "2 more such losses were found.",
        "1 notice was put together from parts of the file: a later change may have been lost.",
        "2 notices had also been changed in the backup, so both versions are kept.",
        "1 file that belongs to no notice will be kept in the register’s folder.",
    )
    assert remarks(Salvaged(REGISTER, (SOUND,), (), (), ())) == ()


def test_what_became_of_a_notice() -> None:
    assert [about_notice(notice) for notice in (SOUND, DAMAGED, LOST, OLDER)] == [
        "Undamaged",
        "Damaged",
        "Undamaged, but something that belonged to it is lost",
        "Undamaged, but it may be an earlier version",
    ]
    assert details_of(SOUND, REGISTER) == "Everything that belongs to it was found, exactly as signoff saved it."
    assert details_of(DAMAGED, REGISTER) == "It is damaged: x."
    assert details_of(LOST, REGISTER) == "The notice “A park” (3): its PDF is lost."
    assert details_of(OLDER, REGISTER).startswith("It was put together from parts of the file: ")
    assert counted(1, "file") == "1 file"
