"""Every kind of mark is known wherever kinds are told apart, and they are told apart in one module of each layer."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

import signoff
from signoff.errors import MarkRefused
from signoff.notice.marks import kinds
from signoff.notice.marks.mark import Device, ImageMark, Mark, StrokesMark, TypedMark
from signoff.notice.part import Part
from signoff.notice.record.record import Signature
from signoff.pdf.marks import require_printable_mark
from signoff.signing.marks.validation import judge

STROKES = StrokesMark(
    width=60_000, height=20_000, device=Device.MOUSE, strokes=(((0, 0, 0, 500), (9000, 9000, 90, 500)),)
)
OUTLINE = ImageMark(width=60_000, height=20_000, outline="M0 0c1 1 2 2 3 3 1 1 2 2 3 3z")
PNG = ImageMark(width=60_000, height=20_000, png="iVBORw0KGgo=")
TYPED = TypedMark(text="A. Officer")
MARKS: tuple[Mark, ...] = (STROKES, OUTLINE, PNG, TYPED)

TELL_APART = {
    "notice/marks/kinds.py",
    "signing/marks/validation.py",
    "pdf/marks.py",
    "desktop/marks/mark_painter.py",
}


def test_every_kind_has_a_mark_here() -> None:
    assert {type(mark) for mark in MARKS} == set(get_args(Mark))


@pytest.mark.parametrize("ask", [kinds.label_of, kinds.how_made, kinds.outlined, kinds.picture_of, kinds.strokes_of])
@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: type(mark).__name__)
def test_every_kind_is_known(ask: Callable[[Mark], object], mark: Mark) -> None:
    ask(mark)


@pytest.mark.parametrize("ask", [judge, lambda mark: require_printable_mark(mark, "A. Officer")])
@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: type(mark).__name__)
def test_every_kind_is_judged_and_printed_or_refused(ask: Callable[[Mark], None], mark: Mark) -> None:
    with contextlib.suppress(MarkRefused):
        ask(mark)


@pytest.mark.parametrize("ask", [kinds.label_of, kinds.how_made, kinds.outlined, kinds.picture_of, judge])
def test_what_is_no_mark_is_a_mistake_of_the_program(ask: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="str is no kind of mark"):
        ask("a name")


def test_a_mark_is_ink_or_letters_or_a_picture() -> None:
    drawn = kinds.outlined(STROKES)
    assert drawn is not None
    assert (drawn.width, drawn.height) == (60_000, 20_000)
    assert drawn.outlines
    assert kinds.outlined(OUTLINE) is not None
    assert kinds.outlined(PNG) is kinds.outlined(TYPED) is None
    assert kinds.picture_of(PNG) == (60_000, 20_000, PNG.png)
    assert kinds.picture_of(STROKES) is kinds.picture_of(TYPED) is None
    assert kinds.strokes_of(STROKES) == STROKES.strokes
    assert kinds.strokes_of(TYPED) is None


def test_any_other_part_of_a_notice_has_no_strokes() -> None:
    assert issubclass(Signature, Part)
    assert kinds.strokes_of.dispatch(Signature) is kinds.strokes_of.dispatch(object)


def test_kinds_are_told_apart_in_one_module_of_each_layer() -> None:
    root = Path(signoff.__file__).parent
    asks = re.compile(r"isinstance\([^)]*\b(Strokes|Image|Typed)Mark\b|\.register\((Strokes|Image|Typed)Mark\)")
    found = {
        str(path.relative_to(root).as_posix()) for path in root.rglob("*.py") if asks.search(path.read_text("utf-8"))
    }
    assert found == TELL_APART
