"""Importing a copy of a notice in which somebody has commented."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import draft, later, notice, signed
from signoff.errors import ImportConflict
from signoff.notice.record import comments, lifecycle
from signoff.notice.record.record import Record
from signoff.register.store import Outcome, Register

BASE = lifecycle.hand_over(draft(), actor="PA", at=later(1), to="A. Officer")


def commented(record: Record, text: str, minutes: int) -> Record:
    return comments.comment_on(record, "reasons", text, author=text, post="", at=later(minutes))


EDITED = lifecycle.edit(BASE, notice(subject="Two gates"), actor="PA", at=later(4))
OTHERWISE = lifecycle.edit(BASE, notice(subject="No gate"), actor="JF", at=later(5))
OURS, THEIRS = commented(BASE, "ours", 2), commented(BASE, "theirs", 3)
SIGNED = signed(THEIRS)


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome", "history", "expected"),
    [
        pytest.param(BASE, THEIRS, Outcome.COMMENTED, BASE, ["theirs"], id="new to us"),
        pytest.param(OURS, THEIRS, Outcome.COMMENTED, BASE, ["ours", "theirs"], id="both"),
        pytest.param(OURS, OURS, Outcome.IDENTICAL, BASE, ["ours"], id="the same"),
        pytest.param(OURS, BASE, Outcome.IDENTICAL, BASE, ["ours"], id="a file without, such as a PDF"),
        pytest.param(commented(EDITED, "ours", 6), THEIRS, Outcome.COMMENTED, EDITED, ["theirs", "ours"], id="older"),
        pytest.param(OURS, SIGNED, Outcome.UPDATED, SIGNED, ["ours", "theirs"], id="comes back signed"),
        pytest.param(SIGNED, comments.without_comments(SIGNED), Outcome.IDENTICAL, SIGNED, ["theirs"], id="signed"),
        pytest.param(
            SIGNED,
            comments.without_comments(lifecycle.give_reference(SIGNED, "D1", actor="PA", at=later(20))),
            Outcome.UPDATED,
            lifecycle.give_reference(SIGNED, "D1", actor="PA", at=later(20)),
            ["theirs"],
            id="signed here, and published there",
        ),
    ],
)
def test_comments_are_added_and_nothing_else_changes(
    tmp_path: Path, ours: Record, theirs: Record, outcome: Outcome, history: Record, expected: list[str]
) -> None:
    with Register.open(tmp_path / "register.sqlite") as register:
        register.import_record(ours)
        imported = register.import_record(theirs)
        kept = register.get(ours.id)
    assert imported.outcome is outcome
    assert imported.record == kept
    assert [comment.text for comment in kept.comments] == expected
    assert (kept.history, kept.notice) == (history.history, history.notice)


def test_a_signed_notice_keeps_its_comments_through_what_follows(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register.sqlite") as register:
        register.import_record(SIGNED)
        register.save(lifecycle.give_reference(register.get(SIGNED.id), "D1", actor="PA", at=later(20)))
        assert [comment.text for comment in register.get(SIGNED.id).comments] == ["theirs"]


def test_comments_do_not_settle_what_else_differs(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register.sqlite") as register:
        register.import_record(commented(EDITED, "ours", 6))
        with pytest.raises(ImportConflict):
            register.import_record(commented(OTHERWISE, "theirs", 7))
        copy = register.import_as_copy(commented(OTHERWISE, "theirs", 7), actor="PA", at=later(8))
    assert [comment.text for comment in copy.comments] == ["theirs"]


def test_an_edit_on_both_sides_is_told_and_the_last_one_kept(tmp_path: Path) -> None:
    ours, theirs = (
        comments.edit(OURS, OURS.comments[0].id, text, by="ours", at=later(minutes))
        for text, minutes in (("Here", 6), ("There", 5))
    )
    with Register.open(tmp_path / "register.sqlite") as register:
        register.import_record(ours)
        imported = register.import_record(theirs)
    assert imported.outcome is Outcome.IDENTICAL
    with Register.open(tmp_path / "other.sqlite") as register:
        register.import_record(theirs)
        imported = register.import_record(ours)
    assert imported.record.comments[0].text == "Here"
    assert "A comment was edited both in your register and in the file: the latest edit was kept." in imported.sentence
