"""The earlier states of a draft in its history: compared with today's, read, and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from builders import draft, later, notice, signed
from desktop.history.test_history_controller import dialog_of, notifier, press, register, window
from desktop.looking import part_of
from signoff.desktop.core.commands import Command
from signoff.desktop.history.answer_differences import GAP, answer_differences
from signoff.desktop.history.compare_dialog import ALIKE, CompareDialog
from signoff.desktop.pages.reading_view import ReadingView
from signoff.desktop.shell.main_window import MainWindow
from signoff.notice.record import lifecycle
from signoff.notice.record.record import Record
from signoff.register.store import Register

__all__ = ["notifier", "register", "window"]


def rewritten(register: Register, *, record: Record | None = None) -> Record:
    """Save a draft, and then another state of it after a pause."""
    record = record or draft(subject="The old gate", decision="To keep it.\n\nFor good.")
    register.save(record)
    edited = lifecycle.edit(
        record, notice(subject="The new gate", decision="To paint it.\n\nFor good."), actor="PA", at=later(30)
    )
    register.save(edited)
    return edited


def compare(window: MainWindow) -> CompareDialog:
    window.commands.do(Command.HISTORY)
    (button,) = [
        button
        for button in dialog_of(window).findChildren(QPushButton)
        if button.objectName().startswith("compareDraft")
    ]
    assert button.accessibleName().startswith("Compare: 14 May 2024 at ")
    button.click()
    return part_of(window, CompareDialog)


def test_an_earlier_draft_is_compared_and_brought_back(window: MainWindow, register: Register) -> None:
    record = rewritten(register)
    window.screens.open_notice(record.id)
    dialog = compare(window)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("The <s" in text and ">old</s> gate" in text for text in texts)
    assert any("The <u" in text and ">new</u> gate" in text for text in texts)
    press_in(dialog, "bringBack")
    session = window.session
    assert session is not None
    assert (session.notice.subject, session.notice.decision) == ("The old gate", "To keep it.\n\nFor good.")
    assert session.flush()
    states = [register.draft_state(record.id, state.key) for state in register.draft_states(record.id)]
    assert [state.notice.subject for state in states] == ["The old gate", "The new gate"]


def test_an_earlier_draft_is_brought_back_from_the_list(window: MainWindow, register: Register) -> None:
    rewritten(register)
    window.screens.show_register()
    press_in(compare(window), "bringBack")
    assert window.session is not None
    assert window.session.notice.subject == "The old gate"


def test_an_earlier_draft_of_a_signed_notice_is_only_read(window: MainWindow, register: Register) -> None:
    record = rewritten(register)
    register.keep_signed(signed(record), b"%PDF-1.7 pages")
    window.screens.open_notice(record.id)
    window.commands.do(Command.HISTORY)
    first = register.draft_states(record.id)[0]
    press(dialog_of(window), f"compareDraft{first.key}")
    dialog = part_of(window, CompareDialog)
    assert dialog.findChild(QPushButton, "bringBack") is None
    press_in(dialog, "readState")
    assert part_of(window, ReadingView).isVisible()


def test_answers_that_are_alike_are_said_to_be(window: MainWindow, register: Register) -> None:
    record = draft()
    register.save(record)
    register.keep_draft_state(record.id)
    window.screens.open_notice(record.id)
    dialog = compare(window)
    assert ALIKE in [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.findChild(QPushButton, "bringBack") is None


def test_only_answers_that_differ_are_shown_and_of_long_ones_the_words_around() -> None:
    long = " ".join(f"word{number}" for number in range(200))
    before, after = draft(decision=f"{long} old {long}"), draft(decision=f"{long} new {long}")
    (difference,) = answer_differences(before, after)
    for runs, word in ((difference.before, "old"), (difference.after, "new")):
        assert [run.text for run in runs if run.differs] == [word]
        assert len(" ".join(run.text for run in runs).split()) <= 30
        assert runs[0].text.startswith(GAP)
        assert runs[-1].text.endswith(GAP)


@pytest.mark.parametrize(("before", "after"), [("", "Given"), ("Given", "")])
def test_an_answer_on_one_side_alone_differs_as_a_whole(before: str, after: str) -> None:
    (difference,) = answer_differences(draft(reasons=before), draft(reasons=after))
    assert [run.text for run in difference.before] == [before][: bool(before)]
    assert [run.text for run in difference.after] == [after][: bool(after)]


def press_in(dialog: CompareDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()
