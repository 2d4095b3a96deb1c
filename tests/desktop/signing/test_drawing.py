"""Drawing on the page itself, with the mouse and with a pen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.looking import can_use, point_at
from desktop.signing.bench import LOOP, SCRATCH, TOUCH, WAVE, Shape, SignBench, SignHands, stroke
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.larger_pad import LargerPad
from signoff.desktop.marks.signature_pad import GLOW, SignaturePad
from signoff.notice.marks.mark import Device, StrokesMark
from signoff.notice.record.record import Status


def mark_on(hands: SignHands) -> StrokesMark:
    mark = hands.view.desk.pad.mark
    assert isinstance(mark, StrokesMark)
    return mark


def test_the_pad_lies_over_the_signatures_cell_of_the_page(sign_bench: SignBench) -> None:
    hands = sign_bench()
    view, pad = hands.view.desk.view, hands.view.desk.pad
    centre = point_at(view, QPointF(pad.geometry().center()))
    assert centre is not None
    assert centre[0] == view.pages
    assert view.viewport().rect().contains(pad.geometry())
    width = pad.cell_rect().width() / view.zoom * 25.4 / 72
    height = pad.cell_rect().height() / view.zoom * 25.4 / 72
    assert width >= 60
    assert height >= 20


def test_the_pad_stays_on_its_cell_when_the_page_is_scrolled(sign_bench: SignBench) -> None:
    hands = sign_bench()
    view, pad = hands.view.desk.view, hands.view.desk.pad
    before = pad.y()
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 60)
    assert pad.y() == before + 60
    hands.press("readAll")
    assert not view.viewport().rect().intersects(pad.geometry())


def test_a_drawn_stroke_is_in_micrometres_of_the_printed_cell(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.draw(WAVE)
    mark = mark_on(hands)
    assert mark.device is Device.MOUSE
    assert mark.width >= 60_000
    xs = [sample[0] for sample in mark.strokes[0]]
    assert xs[0] == pytest.approx(0.15 * mark.width, abs=0.02 * mark.width)
    assert xs[-1] == pytest.approx(0.65 * mark.width, abs=0.02 * mark.width)
    assert all(0 <= y <= mark.height for _, y, _, _ in mark.strokes[0])


def test_undo_redo_and_clear(sign_bench: SignBench) -> None:
    hands = sign_bench()
    assert not hands.button("undoStroke").isEnabled()
    assert not hands.button("clearMark").isEnabled()
    hands.draw(WAVE, LOOP)
    both = mark_on(hands)

    hands.press("undoStroke")
    assert mark_on(hands).strokes == both.strokes[:1]
    hands.press("redoStroke")
    assert mark_on(hands) == both
    hands.press("clearMark")
    assert hands.view.desk.pad.mark is None
    assert not hands.button("clearMark").isEnabled()
    hands.press("undoStroke")
    assert mark_on(hands) == both


def test_the_keys_that_undo_everywhere_undo_here(sign_bench: SignBench) -> None:
    hands = sign_bench()
    pad = hands.view.desk.pad
    hands.draw(WAVE, LOOP)
    hands.qtbot.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(mark_on(hands).strokes) == 1
    hands.qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.mark is None


def test_the_cell_comes_into_view_with_the_keyboard(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.view.desk.view.verticalScrollBar().setValue(0)
    assert not hands.view.desk.rect().contains(hands.view.desk.pad.geometry())
    hands.view.desk.pad.setFocus(Qt.FocusReason.TabFocusReason)
    area = hands.view.desk.view.viewport()
    hands.qtbot.waitUntil(lambda: area.rect().contains(hands.view.desk.pad.geometry()))


def test_only_the_left_button_draws(sign_bench: SignBench) -> None:
    hands = sign_bench()
    hands.qtbot.mouseClick(hands.view.desk.pad, Qt.MouseButton.RightButton)
    assert hands.view.desk.pad.mark is None


def test_what_is_drawn_is_seen(sign_bench: SignBench) -> None:
    hands = sign_bench()
    empty = hands.view.desk.pad.grab().toImage()
    hands.draw(WAVE)
    drawn = hands.view.desk.pad.grab().toImage()
    assert changed_pixels(empty, drawn) > 200


@pytest.mark.parametrize(("shapes", "sentence"), [([SCRATCH], "straight line"), ([TOUCH], "stray touch")])
def test_no_signature_is_refused_beside_the_button(sign_bench: SignBench, shapes: list[Shape], sentence: str) -> None:
    hands = sign_bench()
    hands.press("declaration")
    hands.draw(*shapes)
    hands.judged()
    hands.press("signAndLock")
    assert sentence in hands.says("signProblem")
    assert hands.session.record.status is Status.DRAFT
    assert hands.session.record.signatures == ()


def test_the_larger_pad_signs_the_same_cell(sign_bench: SignBench, theme: Theme, qtbot: QtBot) -> None:
    hands = sign_bench()
    hands.draw(WAVE)
    small = mark_on(hands)
    dialog = LargerPad(theme, "A. Officer", small, (small.width, small.height))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.pad.mark == small
    assert dialog.pad.width() > hands.view.desk.pad.width()
    stroke(qtbot, dialog.pad, LOOP)
    large = dialog.pad.mark
    assert isinstance(large, StrokesMark)
    assert (large.width, large.height) == (small.width, small.height)
    assert large.strokes[:1] == small.strokes
    hands.view.desk.pad.take(large)
    hands.press("undoStroke")
    assert len(mark_on(hands).strokes) == 1
    hands.press("redoStroke")
    assert len(mark_on(hands).strokes) == 2


def test_the_larger_pad_judges_what_is_drawn_and_takes_it_back_and_forth(theme: Theme, qtbot: QtBot) -> None:
    dialog = LargerPad(theme, "A. Officer", None, (89_000, 23_000))
    qtbot.addWidget(dialog)
    dialog.show()
    use, undo, redo = (button_in(dialog, name) for name in ("useSignature", "largerUndo", "largerRedo"))
    problem = dialog.findChild(QLabel, "largerProblem")
    assert problem is not None
    stroke(qtbot, dialog.pad, TOUCH)
    assert not can_use(use)
    assert "stray touch" in problem.text()
    stroke(qtbot, dialog.pad, WAVE)
    stroke(qtbot, dialog.pad, LOOP)
    assert can_use(use)
    assert problem.text() == ""
    for _ in range(2):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not can_use(use)
    for _ in range(2):
        qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert can_use(use)
    assert not redo.isEnabled()


def button_in(dialog: LargerPad, name: str) -> QAbstractButton:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None
    return button


def test_a_press_too_many_on_read_on_does_nothing(sign_bench: SignBench) -> None:
    """The button in its place, once the end was reached, does no harm while nothing is drawn."""
    hands = sign_bench(read=False)
    hands.qtbot.waitUntil(lambda: hands.view.desk.pages > 0)
    while not hands.view.state.has_read:
        where = hands.find("readOn").mapTo(hands.view, hands.find("readOn").rect().center())
        hands.press("readOn")
    hands.qtbot.waitUntil(lambda: not hands.find("readOn").isVisible())
    below = hands.view.childAt(where)
    assert not isinstance(below, QAbstractButton) or below.objectName() == "clearMark"
    assert not hands.button("clearMark").isEnabled()


def test_an_empty_larger_pad_cannot_be_used(theme: Theme, qtbot: QtBot) -> None:
    dialog = LargerPad(theme, "A. Officer", None, (89_000, 23_000))
    qtbot.addWidget(dialog)
    dialog.show()
    use = dialog.findChild(QAbstractButton, "useSignature")
    assert use is not None
    assert not can_use(use)


def test_a_pens_pressure_is_in_the_mark(qtbot: QtBot, theme: Theme, stylus: QPointingDevice) -> None:
    pad = SignaturePad(theme)
    qtbot.addWidget(pad)
    pad.resize(600, 160)
    pad.show()
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * 8, QEvent.Type.TabletRelease]
    for number, kind in enumerate(kinds):
        send(pad, stylus, kind, QPointF(60 + 40 * number, 80), 0.1 * number)
    send(pad, stylus, QEvent.Type.TabletMove, QPointF(400, 20), 0.0)
    mark = pad.mark
    assert isinstance(mark, StrokesMark)
    assert mark.device is Device.PEN
    assert [sample[3] for sample in mark.strokes[0]] == [0, 100, 200, 300, 400, 500, 600, 700, 800]
    assert len(mark.strokes) == 1


def shown_pad(qtbot: QtBot, theme: Theme, width: int = 600, height: int = 160) -> SignaturePad:
    pad = SignaturePad(theme)
    qtbot.addWidget(pad)
    pad.resize(width, height)
    pad.show()
    return pad


@pytest.fixture(scope="session")
def stylus() -> QPointingDevice:
    """A pen; devices outlive every window, as Qt expects."""
    return QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    """A touch screen."""
    return QPointingDevice(
        "screen",
        2,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        5,
        1,
    )


def touch(pad: QWidget, device: QPointingDevice, kind: QEvent.Type, at: QPointF) -> None:
    """Send what Qt makes of a finger on a touch screen: a mouse event that names the screen."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moves, lifts = kind is QEvent.Type.MouseMove, kind is QEvent.Type.MouseButtonRelease
    button, buttons = (none if moves else left), (none if lifts else left)
    event = QMouseEvent(kind, at, at, at, button, buttons, Qt.KeyboardModifier.NoModifier, device)
    QApplication.sendEvent(pad, event)


def test_a_finger_draws(qtbot: QtBot, theme: Theme, finger: QPointingDevice) -> None:
    pad, screen = shown_pad(qtbot, theme), finger
    touch(pad, screen, QEvent.Type.MouseButtonPress, QPointF(60, 60))
    touch(pad, screen, QEvent.Type.MouseMove, QPointF(160, 100))
    touch(pad, screen, QEvent.Type.MouseButtonRelease, QPointF(160, 100))
    mark = pad.mark
    assert isinstance(mark, StrokesMark)
    assert mark.device is Device.TOUCH
    assert [len(stroke) for stroke in mark.strokes] == [2]


def test_the_palm_beside_a_pen_leaves_no_ink(
    qtbot: QtBot, theme: Theme, stylus: QPointingDevice, finger: QPointingDevice
) -> None:
    pad, pen, palm = shown_pad(qtbot, theme), stylus, finger
    touch(pad, palm, QEvent.Type.MouseButtonPress, QPointF(400, 150))
    touch(pad, palm, QEvent.Type.MouseMove, QPointF(401, 151))
    send(pad, pen, QEvent.Type.TabletPress, QPointF(60, 60), 0.4)
    touch(pad, palm, QEvent.Type.MouseMove, QPointF(405, 152))
    send(pad, pen, QEvent.Type.TabletMove, QPointF(160, 90), 0.6)
    touch(pad, palm, QEvent.Type.MouseButtonRelease, QPointF(405, 152))
    send(pad, pen, QEvent.Type.TabletMove, QPointF(260, 60), 0.5)
    send(pad, pen, QEvent.Type.TabletRelease, QPointF(260, 60), 0.0)
    touch(pad, palm, QEvent.Type.MouseButtonPress, QPointF(420, 150))
    touch(pad, palm, QEvent.Type.MouseButtonRelease, QPointF(420, 150))
    mark = pad.mark
    assert isinstance(mark, StrokesMark)
    assert mark.device is Device.PEN
    assert [[sample[3] for sample in stroke] for stroke in mark.strokes] == [[400, 600, 500]]


def test_a_window_that_changes_its_size_half_way_changes_no_ink(
    qtbot: QtBot, theme: Theme, stylus: QPointingDevice
) -> None:
    pad, pen = shown_pad(qtbot, theme), stylus
    send(pad, pen, QEvent.Type.TabletPress, QPointF(60, 60), 0.4)
    send(pad, pen, QEvent.Type.TabletMove, QPointF(200, 90), 0.6)
    before = pad.mark
    assert isinstance(before, StrokesMark)
    pad.resize(1_100, 280)
    assert pad.mark == before
    cell = pad.cell_rect()
    send(pad, pen, QEvent.Type.TabletMove, QPointF(cell.left() + cell.width() / 2, cell.center().y()), 0.5)
    send(pad, pen, QEvent.Type.TabletRelease, cell.center(), 0.0)
    after = pad.mark
    assert isinstance(after, StrokesMark)
    assert after.strokes[0][:2] == before.strokes[0]
    assert after.strokes[0][-1][:2] == (after.width // 2, after.height // 2)


def send(pad: QWidget, pen: QPointingDevice, kind: QEvent.Type, at: QPointF, pressure: float) -> None:
    down = Qt.MouseButton.LeftButton if kind is not QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind, pen, at, at, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, down
    )
    QApplication.sendEvent(pad, event)


def test_strokes_stay_inside_the_cell(qtbot: QtBot, theme: Theme) -> None:
    pad = SignaturePad(theme)
    qtbot.addWidget(pad)
    pad.set_cell(80_000, 20_000)
    pad.resize(400 + 2 * GLOW, 100 + 2 * GLOW)
    pad.show()
    stroke(qtbot, pad, [(-0.2, -0.5), (0.5, 0.5), (1.3, 1.8)])
    mark = pad.mark
    assert isinstance(mark, StrokesMark)
    assert mark.strokes[0][0][:2] == (0, 0)
    assert mark.strokes[0][-1][:2] == (80_000, 20_000)


def changed_pixels(one: QImage, other: QImage) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)
    )
