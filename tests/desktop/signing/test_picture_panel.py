"""A picture of a signature, made fainter, bolder and straight by hand: with the mouse, and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.inline_tasks import InlineTasks
from signing.papers import photograph, rastered, saved, signature
from signoff.desktop.core.tasks import Tasks
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_panel import PicturePanel
from signoff.desktop.marks.picture_slider import InkSlider
from signoff.notice.marks.mark import ImageMark
from signoff.signing.marks.validation import judge


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    ink = signature((900, 600), (200, 200, 500)).rotate(-7, Image.Resampling.BICUBIC)
    path = tmp_path / "mine.jpg"
    path.write_bytes(saved(photograph("white", ink, grain=4)))
    return path


Bench = Callable[..., PicturePanel]


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Bench:
    """Make a panel in a window."""
    windows: list[QWidget] = []

    def make(tasks: InlineTasks | Tasks | None = None) -> PicturePanel:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        panel = PicturePanel(theme, tasks or InlineTasks())
        QVBoxLayout(window).addWidget(panel)
        window.resize(400, 300)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return panel

    return make


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    running = Tasks()
    yield running
    running.close()


def slider(panel: PicturePanel) -> InkSlider:
    child = panel.findChild(InkSlider, "inkSlider")
    assert isinstance(child, InkSlider)
    return child


def button(panel: PicturePanel, name: str) -> QAbstractButton:
    child = panel.findChild(QAbstractButton, name)
    assert isinstance(child, QAbstractButton)
    return child


def words(panel: PicturePanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def mark(panel: PicturePanel) -> ImageMark:
    assert panel.mark is not None
    return panel.mark


def amount(mark: ImageMark) -> int:
    return sum(rastered(mark).histogram()[128:])


def test_a_picture_is_straightened_and_handed_over(qtbot: QtBot, bench: Bench, photo: Path) -> None:
    panel = bench()
    assert not panel.isVisible()
    with qtbot.waitSignal(panel.mark_made) as mark_made:
        panel.read(photo)
    assert mark_made.args == [panel.mark]
    judge(mark(panel))
    assert words(panel, "pictureName") == "mine.jpg"
    assert words(panel, "turnAngle") == "7° left"


def test_the_keyboard_alone_makes_ink_bolder_and_turns_it(qtbot: QtBot, bench: Bench, photo: Path) -> None:
    panel = bench()
    panel.read(photo)
    first = mark(panel)
    slider(panel).setFocus()
    qtbot.keyClick(slider(panel), Qt.Key.Key_PageUp)
    bolder = mark(panel)
    assert amount(bolder) > amount(first)
    qtbot.keyClick(slider(panel), Qt.Key.Key_Home)
    assert amount(mark(panel)) < amount(first)
    qtbot.keyClick(slider(panel), Qt.Key.Key_PageDown)
    slider(panel).setValue(0)
    assert mark(panel) == first

    reached = []
    for _ in range(4):
        qtbot.keyClick(panel.window().focusWidget() or panel, Qt.Key.Key_Tab)
        focus = panel.window().focusWidget()
        assert focus is not None
        reached.append(focus.objectName())
        assert focus.accessibleName() or focus.toolTip()
        qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert reached == ["quarterLeft", "quarterRight", "slightlyLeft", "slightlyRight"]
    assert mark(panel) == first
    assert words(panel, "turnAngle") == "7° left"


def test_turns_add_up_and_straighten_takes_them_back(qtbot: QtBot, bench: Bench, photo: Path) -> None:
    panel = bench()
    panel.read(photo)
    straight = mark(panel)
    assert not button(panel, "straighten").isEnabled()
    for name in ("slightlyLeft", "slightlyLeft", "slightlyLeft"):
        qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)
    assert words(panel, "turnAngle") == "8.5° left"
    qtbot.mouseClick(button(panel, "quarterRight"), Qt.MouseButton.LeftButton)
    assert words(panel, "turnAngle") == "81.5° right"
    assert mark(panel).height == 20_000
    assert mark(panel).width < 20_000
    qtbot.mouseClick(button(panel, "straighten"), Qt.MouseButton.LeftButton)
    assert mark(panel) == straight


def test_the_slider_goes_where_it_is_pressed(qtbot: QtBot, bench: Bench, photo: Path) -> None:
    panel = bench()
    panel.read(photo)
    ink = slider(panel)
    qtbot.mouseClick(ink, Qt.MouseButton.LeftButton, pos=QPoint(ink.width() - 1, 5))
    assert ink.value() == ink.maximum()
    assert "bolder" in ink.accessibleDescription()
    qtbot.mousePress(ink, Qt.MouseButton.LeftButton, pos=QPoint(ink.width() // 2, 5))
    assert ink.value() == 0
    assert ink.accessibleDescription() == "as found"


@pytest.mark.parametrize("kind", ["text", "blank", "missing"])
def test_what_is_not_a_signature_is_reported_once(qtbot: QtBot, bench: Bench, photo: Path, kind: str) -> None:
    panel = bench()
    panel.read(photo)
    path = photo.with_name("other.png")
    if kind == "text":
        path.write_text("no picture", encoding="utf-8")
    elif kind == "blank":
        path.write_bytes(saved(Image.new("RGB", (300, 200), "white"), "PNG"))
    with qtbot.waitSignal(panel.mark_made) as mark_made:
        panel.read(path)
    assert mark_made.args == [None]
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]
    assert [label.objectName() for label in labels] == ["pictureProblem"]
    assert "other.png" in labels[0].text()
    assert panel.mark is None
    panel.read(photo)
    assert mark(panel)
    assert not labels[0].isVisible()


def test_another_picture_starts_again(bench: Bench, photo: Path) -> None:
    panel = bench()
    panel.read(photo)
    first = mark(panel)
    slider(panel).setValue(50)
    button(panel, "quarterLeft").click()
    panel.read(photo)
    assert slider(panel).value() == 0
    assert mark(panel) == first


def test_reading_is_beside_the_interface_and_can_be_cancelled(
    qtbot: QtBot, bench: Bench, tasks: Tasks, photo: Path
) -> None:
    panel = bench(tasks)
    panel.read(photo)
    assert button(panel, "cancelPicture").isVisible()
    with qtbot.waitSignal(panel.mark_made) as mark_made:
        button(panel, "cancelPicture").click()
    assert mark_made.args == [None]
    assert not panel.isVisible()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert panel.mark is None
    with qtbot.waitSignal(panel.mark_made):
        panel.read(photo)
    assert panel.mark is not None
    assert not button(panel, "cancelPicture").isVisible()


def test_a_slider_that_is_dragged_ends_where_it_was_left(qtbot: QtBot, bench: Bench, tasks: Tasks, photo: Path) -> None:
    panel = bench(tasks)
    with qtbot.waitSignal(panel.mark_made):
        panel.read(photo)
    for value in range(0, 65, 5):
        slider(panel).setValue(value)
    qtbot.waitUntil(lambda: not tasks.busy)
    dragged = mark(panel)
    at_once = bench()
    at_once.read(photo)
    slider(at_once).setValue(60)
    assert dragged == mark(at_once)


def test_a_panel_may_go_while_its_picture_is_read(qtbot: QtBot, theme: Theme, tasks: Tasks, photo: Path) -> None:
    panel = PicturePanel(theme, tasks)
    panel.read(photo)
    panel.deleteLater()
    qtbot.waitUntil(lambda: not tasks.busy)


@pytest.mark.parametrize(("width", "words_said"), [(150, "pixels across"), (700, "")])
def test_a_coarse_picture_is_taken_with_a_word_of_warning(
    bench: Bench, tmp_path: Path, width: int, words_said: str
) -> None:
    path = tmp_path / "small.png"
    ink = signature((width * 2, width), (width // 2, width // 3, width))
    path.write_bytes(saved(photograph("white", ink, grain=0), "PNG"))
    panel = bench()
    panel.read(path)
    assert mark(panel).outline
    assert (words_said in words(panel, "pictureCoarse")) is True
    assert bool(words(panel, "pictureCoarse")) is bool(words_said)
