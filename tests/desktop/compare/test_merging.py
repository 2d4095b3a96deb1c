"""Two copies that have both changed: compared, chosen from section by section, and merged, in the register too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from builders import draft, later, signed
from desktop.answering import AnsweringNotifier
from desktop.looking import can_use
from signoff import actions
from signoff.desktop.compare.merge_choices import BOTH, OURS, THEIRS, MergeChoices, both_texts
from signoff.desktop.compare.merge_window import MergeWindow
from signoff.desktop.compare.sections import CompareSections
from signoff.desktop.core.services import Services
from signoff.desktop.exchange.conflicts import COMPARE, KEEP
from signoff.desktop.exchange.import_export import ImportExport
from signoff.desktop.look.theme import Theme
from signoff.notice.comparison.comparison import ABOUT, compare
from signoff.notice.form.form_file import load_form
from signoff.notice.record import comments, lifecycle
from signoff.notice.record.answer_paths import value_at, with_value
from signoff.notice.record.history import extends
from signoff.notice.record.model import Consultee, Wards, WardScope
from signoff.notice.record.record import Record, Role, Status
from signoff.register.results import Outcome
from signoff.register.store import Register

ORIGIN = draft(reasons="As they were.", decision="As it was.")


def edited(record: Record, actor: str, minutes: int, **answers: Any) -> Record:
    return lifecycle.edit(record, replace(record.notice, **answers), actor=actor, at=later(minutes))


OURS_COPY = edited(ORIGIN, "Chris", 10, reasons="Ours.", subject="Ours")
THEIRS_COPY = edited(ORIGIN, "PA", 11, reasons="Theirs.", wards=Wards(scope=WardScope.ALL))


@pytest.fixture
def notifier(services: Services) -> AnsweringNotifier:
    assert isinstance(services.notifier, AnsweringNotifier)
    return services.notifier


def test_what_only_one_has_changed_is_chosen_already() -> None:
    choices = MergeChoices(OURS_COPY, THEIRS_COPY)
    assert {change.key: choices.choice(change.key) for change in choices.changes} == {
        "subject": OURS,
        "reasons": "",
        "wards": THEIRS,
    }
    assert choices.open_keys == ("reasons",)
    assert choices.who_changed("reasons") == "Changed in your copy by Chris, and in the file by PA."
    assert choices.who_changed("wards") == "Changed only in the file, by PA."
    assert (list(choices.options("reasons")), list(choices.options("wards"))) == ([OURS, THEIRS, BOTH], [OURS, THEIRS])


def test_keeping_both_says_what_becomes_of_answers_that_cannot_be_both() -> None:
    def copy(actor: str, minutes: int) -> Record:
        people = replace(ORIGIN.notice.consultation, others=actor, ward_councillors=Consultee(details=actor))
        return edited(ORIGIN, actor, minutes, consultation=people, reasons=actor)

    choices = MergeChoices(copy("Chris", 10), copy("Pat", 11))
    said = {key: choices.options(key)[BOTH] for key in ("reasons", "consultation")}
    assert said == {
        "reasons": ("Keep both", "One after the other"),
        "consultation": ("Keep both texts", "Other answers as in yours"),
    }
    for key in said:
        choices.choose(key, BOTH)
    merged = choices.notice().consultation
    assert (merged.others, merged.ward_councillors.details) == ("Chris\n\nPat", "Chris")


def test_comments_that_were_edited_in_both_are_said() -> None:
    said = comments.comment_on(ORIGIN, "reasons", "Why?", author="PA", post="", at=later(1))
    first = said.comments[0].id
    ours = comments.edit(edited(said, "PA", 10, reasons="Ours."), first, "Why now?", by="PA", at=later(11))
    theirs = comments.edit(edited(said, "PA", 12, reasons="Theirs."), first, "Why here?", by="PA", at=later(13))
    kept = "One comment or reply was edited in both copies: the words that were edited last are kept."
    assert MergeChoices(ours, theirs).about_comments() == kept
    assert MergeChoices(ours, ours).about_comments() == ""


FIELDS = [field.path for field in load_form("leeds").fields if field.is_text]


@pytest.mark.parametrize("path", FIELDS)
@pytest.mark.parametrize("choice", [OURS, THEIRS, BOTH])
def test_every_text_can_be_chosen_from_either_side(path: str, choice: str) -> None:
    """A choice is for a whole section: whatever else differs in it goes with it."""
    ours, theirs = (
        lifecycle.edit(ORIGIN, with_value(ORIGIN.notice, path, words), actor=words, at=later(5))
        for words in ("One", "Two")
    )
    choices = MergeChoices(ours, theirs)
    (change,) = choices.changes
    if choice not in choices.options(change.key):
        return
    choices.choose(change.key, choice)
    assert value_at(choices.notice(), path) == {OURS: "One", THEIRS: "Two", BOTH: "One\n\nTwo"}[choice]


def test_of_both_texts_what_they_share_is_kept_once() -> None:
    ours, theirs = "One.\n\nTwo, ours.\n\n- a\n- b\n\nLast.", "First.\n\nOne.\n\nTwo, theirs.\n\n- a\n- b\n\nLast."
    both = both_texts(ours, theirs)
    assert both == "First.\n\nOne.\n\nTwo, ours.\n\nTwo, theirs.\n\n- a\n- b\n\nLast."


def choosing(choice: str) -> Callable[[QDialog], bool]:
    """Return a person who chooses this for the section that is open, by the keys alone, and merges."""

    def work(dialog: QDialog) -> bool:
        assert isinstance(dialog, MergeWindow)
        merge = dialog.findChild(QPushButton, "mergeCopies")
        assert merge is not None
        assert not can_use(merge)
        assert dialog.sections.key == "reasons"
        QTest.keyClick(dialog, Qt.Key.Key_F7)
        assert dialog.sections.key == "wards"
        QTest.keyClick(dialog, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
        dialog.choose(choice)
        return can_use(merge)

    return work


def import_file(services: Services, record: Record, folder: Path) -> list[Record]:
    path = folder / "theirs.signoff"
    actions.save_document(record, path)
    opened: list[Record] = []
    ImportExport(services).read(path, opened.append)
    return opened


def test_a_file_in_conflict_is_merged_and_nothing_is_lost(
    services: Services, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    register = services.register
    register.save(OURS_COPY)
    notifier.picked, notifier.in_dialog = COMPARE, choosing(BOTH)
    (opened,) = import_file(services, THEIRS_COPY, tmp_path)
    assert register.get(ORIGIN.id) == opened
    notice = opened.notice
    assert (notice.reasons, notice.subject, notice.wards.scope) == ("Ours.\n\nTheirs.", "Ours", WardScope.ALL)
    assert register.earlier_states(ORIGIN.id) == (THEIRS_COPY, OURS_COPY)
    assert "edit them" in notifier.toasts[-1]
    with Register.open(tmp_path / "another.sqlite") as other:
        other.save(THEIRS_COPY)
        assert other.import_record(opened).outcome is Outcome.UPDATED
        assert other.import_record(THEIRS_COPY).outcome is Outcome.OLDER
    assert register.import_record(THEIRS_COPY).outcome is Outcome.OLDER


def test_nothing_changes_where_a_person_does_not_merge(
    services: Services, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    services.register.save(OURS_COPY)
    notifier.picked = COMPARE
    assert import_file(services, THEIRS_COPY, tmp_path) == []
    notifier.yes = False
    assert import_file(services, THEIRS_COPY, tmp_path) == []
    assert services.register.get(ORIGIN.id) == OURS_COPY


def test_copies_that_differ_only_in_their_history_are_merged(
    services: Services, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    ours, theirs = signed(ORIGIN, role=Role.EXECUTIVE_MEMBER), signed(ORIGIN, role=Role.SCRUTINY_CHAIR)
    services.register.save(ours)
    notifier.picked, notifier.in_dialog = COMPARE, lambda dialog: True
    (opened,) = import_file(services, theirs, tmp_path)
    assert len(opened.approvals) == 2


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        (signed(OURS_COPY), THEIRS_COPY, "Your copy is signed"),
        (OURS_COPY, signed(THEIRS_COPY), "The copy in the file is signed"),
    ],
)
def test_a_signed_copy_is_never_merged(
    services: Services, notifier: AnsweringNotifier, tmp_path: Path, ours: Record, theirs: Record, words: str
) -> None:
    services.register.save(ours)
    notifier.picked = COMPARE
    (copy,) = import_file(services, theirs, tmp_path)
    assert notifier.offered == (KEEP,)
    assert words in notifier.questions[-1]
    assert (copy.id != ORIGIN.id, copy.status) == (True, Status.DRAFT)
    assert services.register.get(ORIGIN.id) == ours


def test_approvals_that_would_end_are_said_beforehand() -> None:
    ours = signed(OURS_COPY, role=Role.EXECUTIVE_MEMBER)
    choices = MergeChoices(ours, THEIRS_COPY)
    choices.choose("reasons", THEIRS)
    assert choices.about_approvals().startswith("A. Officer approved your copy")
    for key in ("reasons", "wards"):
        choices.choose(key, OURS)
    assert choices.about_approvals() == ""


def test_a_copy_that_was_changed_meanwhile_is_not_replaced(
    services: Services, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    services.register.save(OURS_COPY)
    newer = edited(OURS_COPY, "Chris", 30, director="Director of Gates")

    def work(dialog: QDialog) -> bool:
        services.register.save(newer)
        return choosing(OURS)(dialog)

    notifier.picked, notifier.in_dialog = COMPARE, work
    assert import_file(services, THEIRS_COPY, tmp_path) == []
    assert "was changed since" in notifier.problems[-1]
    assert services.register.get(ORIGIN.id) == newer
    assert extends(newer, OURS_COPY)


def test_a_comparison_begins_with_the_first_section_that_differs(theme: Theme, qtbot: QtBot) -> None:
    """What differs about the notice as a whole, such as its status, is last."""
    ready = lifecycle.hand_over(OURS_COPY, actor="Chris", at=later(20))
    sections = CompareSections(theme, load_form("leeds"))
    qtbot.addWidget(sections)
    changes = compare(ORIGIN, ready)
    assert changes[-1].key == ABOUT
    sections.show_changes(changes, {})
    assert sections.key == "subject"
