"""The verify window: files chosen and dropped, verdicts with words beside colours, keys remembered, text copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import builders
import golden_files
from checking import forgeries as forge
from desktop.accessible import faults
from desktop.answering import AnsweringNotifier, sweep
from isolation import fake_children
from signing import seals, stamping
from signoff.checking import comparison
from signoff.checking import document_verdict as document
from signoff.desktop.core.services import Services
from signoff.desktop.core.tasks import Tasks
from signoff.desktop.look.theme import Theme
from signoff.desktop.verify.drop_area import DropArea
from signoff.desktop.verify.parts import CheckRow, PersonCard
from signoff.desktop.verify.verdict_styles import NOT_CONFIRMED, OUTCOMES, RESULTS, TOPICS, VerdictStyle, style_of
from signoff.desktop.verify.verify_window import VerifyWindow
from signoff.desktop.widgets.buttons import Button
from signoff.isolation import command
from signoff.signing.proof.known_keys import KeyRole, KnownKeys
from signoff.signing.seal.sealing import seal
from signoff.signing.verification import Outcome, Result, Subject

COMPARE, ISOLATION = comparison.compare, vars(document)["isolation"]
"""Looking through a file in the process that does it outside these tests."""


@pytest.fixture
def notifier(theme: Theme) -> AnsweringNotifier:
    return AnsweringNotifier(theme)


@pytest.fixture
def window(services: Services, notifier: AnsweringNotifier, tmp_path: Path, qtbot: QtBot) -> Iterator[VerifyWindow]:
    created = VerifyWindow(replace(services, notifier=notifier), tmp_path)
    created.resize(created.sizeHint())
    created.show()
    qtbot.waitExposed(created)
    yield created
    assert faults(created) == []
    created.close()
    sweep(created)


@pytest.fixture
def intact(tmp_path: Path) -> Path:
    return written(tmp_path, "intact.pdf", forge.printed())


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def words(window: VerifyWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisibleTo(window) else ""


def link(window: VerifyWindow, name: str) -> Button | None:
    shown = [button for button in window.findChildren(Button, name) if button.isVisibleTo(window)]
    return shown[0] if shown else None


def rows(window: VerifyWindow) -> list[str]:
    return [row.accessibleName() for row in window.findChildren(CheckRow) if row.isVisibleTo(window)]


def dropped(window: VerifyWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    entering.ignore()
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        place = QPointF(window.rect().center())
        window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    return entering.isAccepted()


def test_it_invites_before_there_is_a_file(window: VerifyWindow) -> None:
    assert words(window, "verdictWord") == "Verify a file"
    place = window.findChild(DropArea)
    assert place is not None
    assert place.isVisible()
    assert "Drop a PDF or a signoff file here" in [label.text() for label in place.findChildren(QLabel)]
    assert place.mapTo(window, place.rect().bottomLeft()).y() > window.height() * 0.8  # no empty window below it
    assert link(window, "verifyCopy") is None
    assert window.focusWidget() is link(window, "verifyChoose")


def test_an_intact_file_is_said_in_words_and_not_in_colour_alone(window: VerifyWindow, intact: Path) -> None:
    window.verify_file(intact)
    sentence = "The content is what was signed, but no known key confirms who signed it."
    assert words(window, "verdictWord") == "Intact, signer not confirmed"
    assert words(window, "verdictSentence") == sentence
    assert words(window, "verdictFile") == "intact.pdf"
    assert window.view.head.accessibleName() == f"Verdict: Intact, signer not confirmed. {sentence}"
    assert [row.split(".")[0] for row in rows(window)][:3] == [
        "Whose key: Worth knowing",
        "The seal: Worth knowing",
        "The content: In order",
    ]
    assert "The printed words: In order. The printed words are the record’s" in " ".join(rows(window))
    advice, card = [card for card in window.findChildren(PersonCard) if card.isVisibleTo(window)]
    assert advice.accessibleName() == "What to do"
    assert "ask A. Officer before you rely on it" in advice.accessibleDescription()
    assert card.accessibleName() == "Decision maker"
    assert "A. Officer, Chief Officer, on 14 May 2024" in card.accessibleDescription()


def test_after_a_verdict_it_is_closed_or_asks_for_another_file(window: VerifyWindow, intact: Path) -> None:
    window.verify_file(intact)
    choose, close = link(window, "verifyChoose"), link(window, "verifyClose")
    assert choose is not None
    assert (choose.text(), window.focusWidget()) == ("Choose another file…", close)
    window.show_invitation()
    assert choose.text() == "Choose a file…"


def test_what_was_altered_comes_first(window: VerifyWindow, tmp_path: Path) -> None:
    window.verify_file(written(tmp_path, "forged.pdf", forge.reworded(forge.printed("£5,000"))))
    assert words(window, "verdictWord") == "Altered"
    assert rows(window)[0].startswith("The printed words: Altered. The printed notice says “£5,000”")
    titles = [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    assert titles.index("What was altered") < titles.index("Who signed") < titles.index("What else was checked")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_could_not_be_checked_is_a_warning_with_its_reason(
    theme: Theme, window: VerifyWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    monkeypatch.setattr(comparison, "compare", COMPARE)
    monkeypatch.setattr(document, "isolation", ISOLATION)
    usual = command.child_command
    says_no = lambda task: fake_children.says_no(task) if task == "comparison" else usual(task)  # noqa: E731  # one line
    monkeypatch.setattr(command, "child_command", says_no)
    window.verify_file(written(tmp_path, "sealed.pdf", seals.sealed()))
    reason = "The program that inspects the file could not be started: it ended at once (exit status 1)."
    assert words(window, "verdictWord") == "Could not be checked here"
    assert words(window, "verdictSentence") == reason
    assert rows(window)[0] == f"The file: Not checked. {reason}"
    style = OUTCOMES[Outcome.UNCHECKED]
    assert (style.colour, style.tint) == ("amber", "amber_tint")
    titles = [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    assert titles.index("What could not be checked") < titles.index("Who signed and sealed")
    assert "What was altered" not in titles


def test_every_verdict_and_result_has_its_own_words_and_icon() -> None:
    assert (set(OUTCOMES), set(RESULTS), set(TOPICS)) == (set(Outcome), set(Result), set(Subject))
    for styles in (OUTCOMES | {"not confirmed": NOT_CONFIRMED}, RESULTS):
        assert len({style.word for style in styles.values()}) == len(styles)
        assert len({style.icon for style in styles.values()}) == len(styles)


def test_a_draft_is_unsigned_and_a_missing_file_no_verdict(window: VerifyWindow, tmp_path: Path) -> None:
    window.verify_record(builders.draft(), "A new gate")
    assert (words(window, "verdictWord"), words(window, "verdictFile")) == ("Unsigned", "A new gate")
    QGuiApplication.processEvents()
    (place,) = (area for area in window.view.findChildren(DropArea) if area.isVisible())
    assert "Drop another file here" in [label.text() for label in place.findChildren(QLabel)]
    assert place.mapTo(window, place.rect().bottomLeft()).y() > window.height() * 0.8  # no empty window below it
    window.verify_file(tmp_path / "nothing.pdf")
    assert words(window, "verdictWord") == "Not a notice that can be verified"
    assert "no such file" in words(window, "verdictSentence")
    assert window.verdict is None
    assert rows(window) == []


def test_one_file_can_be_dropped_on_it_and_no_more(window: VerifyWindow, intact: Path) -> None:
    assert not dropped(window, intact, intact)
    assert window.verdict is None
    assert dropped(window, intact)
    assert window.verdict is not None
    assert window.windowTitle().startswith("intact.pdf")


def test_a_file_is_chosen_with_the_keyboard(window: VerifyWindow, notifier: AnsweringNotifier, intact: Path) -> None:
    notifier.file = intact
    choose = link(window, "verifyChoose")
    assert choose is not None
    QTest.keyClick(choose, Qt.Key.Key_Return)
    assert window.verdict is not None
    bar = window.view.verticalScrollBar()
    QGuiApplication.processEvents()
    assert bar.maximum() > 0
    for key, value in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageDown, bar.pageStep())):
        QTest.keyClick(window, key)
        assert bar.value() == min(value, bar.maximum())
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_verdict_is_copied_as_text(window: VerifyWindow, intact: Path) -> None:
    window.verify_file(intact)
    QTest.keySequence(window, "Ctrl+C")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[:2] == [
        "intact.pdf",
        "Intact, signer not confirmed: the content is what was signed, but no known key confirms who signed it.",
    ]
    assert any(line.startswith("  note     The file has no seal") for line in copied)
    button = link(window, "verifyCopy")
    assert button is not None
    assert button.text() == "Copied"


def test_a_seals_key_is_remembered_and_forgotten(
    window: VerifyWindow, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    window.verify_file(written(tmp_path, "sealed.pdf", seals.sealed()))
    known = KnownKeys(tmp_path / "known-keys.json")
    remember = link(window, "key-remember")
    assert remember is not None
    assert remember.accessibleName() == "Remember this key as…: Seal in the name of Leeds City Council"
    notifier.text = "Leeds,  Democratic Services"
    remember.click()
    assert notifier.proposed == ""  # the seal's own word for whose it is would be taken too easily
    assert known.names(KeyRole.SEAL) == {seals.own_key().fingerprint: "Leeds, Democratic Services"}
    assert (words(window, "verdictWord"), style_shown(window)) == ("Intact", OUTCOMES[Outcome.INTACT])
    assert window.verdict is not None
    assert window.verdict.seals[0].known_as == "Leeds, Democratic Services"
    forget = link(window, "key-forget")
    assert forget is not None
    forget.click()
    assert known.keys() == {}
    assert style_shown(window) == NOT_CONFIRMED
    assert link(window, "key-remember") is not None


def test_a_time_stamps_key_is_remembered_as_one(
    window: VerifyWindow, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    with stamping.server() as server:
        pdf = seal(seals.unsealed(), seals.own_key(), at=seals.AT, name="Leeds", timestamp_url=server.url)
    window.verify_file(written(tmp_path, "stamped.pdf", pdf))
    remember = [button for button in window.findChildren(Button, "key-remember") if button.isVisibleTo(window)]
    assert remember[-1].accessibleName() == "Remember this key as…: Time stamp by Time stamps"
    notifier.text = "Our stamp server"
    remember[-1].click()
    assert list(KnownKeys(tmp_path / "known-keys.json").names(KeyRole.TIME_STAMP).values()) == ["Our stamp server"]
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    assert any(text.startswith("Key known as Our stamp server. Fingerprint") for text in texts)
    assert style_shown(window) == NOT_CONFIRMED  # the time is vouched for, not the file


def style_shown(window: VerifyWindow) -> VerdictStyle:
    assert window.verdict is not None
    return style_of(window.verdict)


def test_a_signatorys_key_is_remembered_as_theirs_and_seals_nothing(
    window: VerifyWindow, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    folder = golden_files.FOLDER / "record-1-layout-1"
    window.verify_file(folder / "key.signoff")
    remember = [button for button in window.findChildren(Button, "key-remember") if button.isVisibleTo(window)]
    assert remember[-1].accessibleName() == "Remember this key as…: Decision maker"
    notifier.text = "A. Officer"
    remember[-1].click()
    assert notifier.proposed == ""
    known = KnownKeys(tmp_path / "known-keys.json")
    assert list(known.names(KeyRole.SIGNATORY).values()) == ["A. Officer"]
    assert words(window, "verdictSentence") == "Signed by A. Officer with the key known to be theirs."
    known.remember(seals.own_key().fingerprint, "Tim Pouncey", KeyRole.SIGNATORY)
    window.verify_file(written(tmp_path, "sealed.pdf", seals.sealed()))
    assert style_shown(window) == NOT_CONFIRMED
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisibleTo(window)]
    assert any("the one Tim Pouncey signs with, not as a sealing key" in text for text in texts)
    assert link(window, "key-forget") is not None
    assert link(window, "key-remember") is None


def test_thinking_better_of_it_remembers_nothing(
    window: VerifyWindow, notifier: AnsweringNotifier, tmp_path: Path
) -> None:
    window.verify_file(written(tmp_path, "sealed.pdf", seals.sealed()))
    remember = link(window, "key-remember")
    assert remember is not None
    notifier.text = None
    remember.click()
    assert not (tmp_path / "known-keys.json").exists()


def test_a_damaged_list_of_keys_is_told(window: VerifyWindow, notifier: AnsweringNotifier, tmp_path: Path) -> None:
    window.verify_file(written(tmp_path, "sealed.pdf", seals.sealed()))
    remember = link(window, "key-remember")
    assert remember is not None
    (tmp_path / "known-keys.json").write_text("{", "utf-8")
    remember.click()
    assert "list of known keys" in notifier.problems[0]


def test_only_the_latest_of_two_files_is_shown(services: Services, tmp_path: Path, intact: Path, qtbot: QtBot) -> None:
    tasks = Tasks()
    created = VerifyWindow(replace(services, tasks=tasks), tmp_path)
    created.verify_file(intact)
    created.verify_file(written(tmp_path, "draft.signoff", b"{}"))
    assert words_of(created) == "Being verified…"
    qtbot.waitUntil(lambda: not tasks.busy)
    assert words_of(created) == "Not a notice that can be verified"
    tasks.close()
    sweep(created)


def words_of(window: QWidget) -> str:
    label = window.findChild(QLabel, "verdictWord")
    assert label is not None
    return label.text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_in_a_narrow_window(theme: Theme, window: VerifyWindow, tmp_path: Path, scheme: str) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    window.resize(window.minimumSize())
    window.verify_file(written(tmp_path, "sealed.pdf", seals.sealed()))
    QGuiApplication.processEvents()
    for label in window.view.findChildren(QLabel):
        if label.isVisibleTo(window) and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            left = label.mapTo(window, label.rect().topLeft()).x()
            assert 0 <= left <= left + label.width() <= window.width(), label.text()


def test_the_verdict_is_intact_in_the_record_too(window: VerifyWindow) -> None:
    window.verify_record(builders.signed(), "A new gate")
    assert window.verdict is not None
    assert window.verdict.outcome is Outcome.INTACT
