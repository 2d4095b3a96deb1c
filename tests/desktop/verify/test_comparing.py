"""A file that is verified beside the register's own notice: one sentence on how they differ, and both side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from builders import draft, later, notice, signed
from desktop.answering import sweep
from signoff import actions
from signoff.checking.incoming import read_incoming
from signoff.desktop.compare.compare_window import CompareWindow
from signoff.desktop.core.services import Services
from signoff.desktop.verify.parts import PersonCard
from signoff.desktop.verify.verify_window import VerifyWindow
from signoff.desktop.verify.yours import find_yours
from signoff.desktop.widgets.buttons import Button
from signoff.notice.record import lifecycle
from signoff.notice.record.publication import publication_copy
from signoff.notice.record.record import Record
from signoff.register.store import Register
from signoff.signing.proof.known_keys import no_names


@pytest.fixture
def window(services: Services, tmp_path: Path, qtbot: QtBot) -> Iterator[VerifyWindow]:
    created = VerifyWindow(services, tmp_path)
    created.show()
    qtbot.waitExposed(created)
    yield created
    created.close()
    sweep(created)


def written(record: Record, folder: Path) -> Path:
    path = folder / "sent.signoff"
    actions.save_document(record, path)
    return path


def card(window: VerifyWindow) -> PersonCard | None:
    return next((one for one in window.findChildren(PersonCard, "yours") if one.isVisibleTo(window)), None)


def edited(record: Record, **answers: object) -> Record:
    return lifecycle.edit(record, notice(**answers), actor="PA", at=later(9))


def said(tmp_path: Path, ours: Record, theirs: Record, *, is_altered: bool = False) -> str:
    with Register.open(tmp_path / "own.sqlite") as register:
        register.save(ours)
        yours = find_yours(register, written(theirs, tmp_path), is_altered=is_altered)
    assert yours is not None
    return yours.sentence


def test_it_says_in_a_sentence_what_differs_and_which_is_newer(tmp_path: Path) -> None:
    record = draft()
    changed = edited(record, subject="Two gates", reasons="They are old.")
    assert said(tmp_path, record, changed) == "The file is newer: “Subject” and “Reasons” differ."


def test_it_says_which_is_newer_the_other_way_round(tmp_path: Path) -> None:
    record = draft()
    assert said(tmp_path, edited(record, subject="Two gates"), record) == "Yours is newer: “Subject” differs."


def test_what_was_altered_is_newer_than_nothing(tmp_path: Path) -> None:
    record = signed()
    altered = replace(record, notice=notice(subject="Two gates"), original=None)
    assert said(tmp_path, record, altered, is_altered=True) == "“Subject” and “Approval of Decision” differ."


def test_an_altered_file_is_never_said_to_be_exactly_the_same(tmp_path: Path) -> None:
    record = signed()
    words = said(tmp_path, record, record, is_altered=True)
    assert words == "The content is the same as yours: what was altered is elsewhere in this file."


def test_what_differs_of_the_notice_itself_is_named(tmp_path: Path) -> None:
    record = draft()
    assert said(tmp_path, record, signed(record)) == (
        "The file is newer: “Approval of Decision”, the status and the signatures differ."
    )


def test_a_publication_copy_is_compared_with_what_would_be_published(tmp_path: Path) -> None:
    record = signed()
    assert said(tmp_path, record, publication_copy(record)) == "It says exactly the same as this file."


def test_the_window_offers_to_compare_with_yours(window: VerifyWindow, services: Services, tmp_path: Path) -> None:
    record = signed()
    services.register.save(record)
    window.verify_file(written(record, tmp_path))
    shown = card(window)
    assert shown is not None
    assert shown.accessibleDescription().strip() == "It says exactly the same as this file."
    assert not shown.findChildren(Button)

    path = written(replace(record, notice=notice(subject="Two gates"), original=None), tmp_path)
    window.show_refused(read_incoming(path, no_names), path)
    shown = card(window)
    assert shown is not None
    (button,) = shown.findChildren(Button)
    assert button.text() == "Compare with yours"
    button.click()
    (comparison,) = window.findChildren(CompareWindow)
    assert "Two gates" in comparison.as_text()
    comparison.close()

    window.verify_record(record, "The notice")
    assert card(window) is None
    window.verify_file(written(signed(), tmp_path))
    assert card(window) is None
