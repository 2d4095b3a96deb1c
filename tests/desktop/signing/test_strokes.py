"""Strokes while they are drawn: samples, times, undo and redo."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from signoff.desktop.marks.stroke_recorder import StrokeRecorder
from signoff.notice.marks.mark import Device, StrokesMark

CELL = (89_000, 23_000)


class Clock:
    """A clock that advances by ten milliseconds whenever it is read."""

    def __init__(self, now: int = 5_000) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 10
        return self.now


def stroke(book: StrokeRecorder, *points: tuple[float, float], device: Device = Device.MOUSE) -> None:
    book.begin(*points[0], None, device)
    for point in points[1:]:
        book.move(*point, None)
    book.end()


def held(book: StrokeRecorder) -> StrokesMark:
    mark = book.mark(*CELL)
    assert mark is not None
    return mark


def test_times_count_from_the_first_sample_in_whole_micrometres() -> None:
    book = StrokeRecorder(Clock())
    stroke(book, (1.4, 2.6), (10.0, 20.0))
    stroke(book, (30.0, 40.0), (50.0, 60.0))
    assert held(book).strokes == (
        ((1, 3, 0, 500), (10, 20, 10, 500)),
        ((30, 40, 20, 500), (50, 60, 30, 500)),
    )


def test_a_pens_pressure_is_kept_within_its_bounds_and_the_pen_names_the_mark() -> None:
    book = StrokeRecorder(Clock())
    stroke(book, (0, 0), (5, 5), device=Device.TOUCH)
    book.begin(1, 1, 0.25, Device.PEN)
    book.move(2, 2, 1.7)
    book.move(3, 3, -1.0)
    book.end()
    assert [sample[3] for sample in held(book).strokes[1]] == [250, 1000, 0]
    assert held(book).device is Device.PEN


def test_a_stroke_under_way_is_part_of_the_mark_and_moves_without_a_pen_are_not() -> None:
    book = StrokeRecorder(Clock())
    book.move(9, 9, None)
    assert book.mark(*CELL) is None
    book.begin(1, 1, None, Device.MOUSE)
    book.move(2, 2, None)
    assert len(held(book).strokes[0]) == 2
    book.end()
    book.move(9, 9, None)
    assert len(held(book).strokes[0]) == 2


def test_clearing_is_a_step_that_can_be_taken_back() -> None:
    book = StrokeRecorder(Clock())
    stroke(book, (0, 0), (5, 5))
    before = held(book)
    book.clear()
    assert book.mark(*CELL) is None
    assert book.can_undo
    book.undo()
    assert held(book) == before


def test_a_new_stroke_ends_what_could_be_done_again() -> None:
    book = StrokeRecorder(Clock())
    stroke(book, (0, 0), (5, 5))
    book.undo()
    assert book.can_redo
    stroke(book, (7, 7), (8, 8))
    assert not book.can_redo
    assert held(book).strokes[0][0][:2] == (7, 7)


def test_a_mark_taken_over_goes_on_in_its_own_time() -> None:
    first = StrokeRecorder(Clock())
    stroke(first, (0, 0), (5, 5), (9, 9))
    second = StrokeRecorder(Clock(now=0))
    second.take(held(first))
    assert held(second) == held(first)
    stroke(second, (20, 20), (21, 21))
    times = [sample[2] for drawn in held(second).strokes for sample in drawn]
    assert times == sorted(times)
    assert times[0] == 0
    second.undo()
    assert held(second) == held(first)


def test_strokes_taken_over_are_taken_back_one_by_one() -> None:
    """A larger pad returns its strokes: undo works on them as if they had been drawn here."""
    book, larger = StrokeRecorder(Clock()), StrokeRecorder(Clock())
    stroke(book, (0, 0), (5, 5))
    larger.take(held(book))
    stroke(larger, (9, 9), (12, 12))
    stroke(larger, (20, 20), (21, 21))
    book.take(held(larger))
    counts = []
    while book.can_undo:
        book.undo()
        mark = book.mark(*CELL)
        counts.append(len(mark.strokes) if mark is not None else 0)
    assert counts == [2, 1, 0]


def test_other_strokes_taken_over_leave_the_way_back_to_those_before() -> None:
    book, other = StrokeRecorder(Clock()), StrokeRecorder(Clock())
    stroke(book, (0, 0), (5, 5))
    before = held(book)
    stroke(other, (9, 9), (12, 12))
    book.take(held(other))
    assert len(held(book).strokes) == 1
    book.undo()
    book.undo()
    assert held(book) == before


def test_forgetting_leaves_nothing_to_take_back() -> None:
    book = StrokeRecorder(Clock())
    stroke(book, (0, 0), (5, 5))
    book.forget()
    assert book.mark(*CELL) is None
    assert not book.can_undo
    assert not book.can_redo


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.sampled_from(["stroke", "clear", "undo", "redo"]), max_size=25))
def test_undoing_everything_and_doing_it_again_changes_nothing(deeds: list[str]) -> None:
    book = StrokeRecorder(Clock())
    for number, deed in enumerate(deeds):
        if deed == "stroke":
            stroke(book, (number, 0), (number, 100))
        else:
            getattr(book, deed)()
    while book.can_redo:
        book.redo()
    end = book.mark(*CELL)
    while book.can_undo:
        book.undo()
    assert book.is_empty
    while book.can_redo:
        book.redo()
    assert book.mark(*CELL) == end
