"""The picture of a signature as it will be printed: in its proportions, in ink on paper, in both schemes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.painted import colours_of
from signoff.desktop.look.theme import Theme
from signoff.desktop.marks.picture_preview import PicturePreview
from signoff.notice.marks.mark import ImageMark
from signoff.signing.marks.pictures import PRINTED_HEIGHT, PRINTED_WIDTH

MARGIN = 10


@pytest.fixture
def preview(theme: Theme, qtbot: QtBot) -> PicturePreview:
    made = PicturePreview(theme)
    qtbot.addWidget(made)
    made.resize(280, 50)
    made.show()
    return made


def full() -> ImageMark:
    """Return a mark that is ink all over."""
    right, down = "20000 0 40000 0 60000 0", "0 7000 0 13000 0 20000"
    left, up = "-20000 0 -40000 0 -60000 0", "0 -7000 0 -13000 0 -20000"
    outline = f"M0 0c{right} {down} {left} {up}z"
    return ImageMark(width=PRINTED_WIDTH, height=PRINTED_HEIGHT, outline=outline)


@pytest.mark.parametrize("width", [120, 280, 500])
def test_it_keeps_the_proportions_of_a_printed_mark(preview: PicturePreview, width: int) -> None:
    preview.resize(width, 10)
    paper = preview.size()
    ratio = (paper.width() - 2 * MARGIN) / (paper.height() - 2 * MARGIN)
    assert ratio == pytest.approx(PRINTED_WIDTH / PRINTED_HEIGHT, rel=0.02)


def test_it_asks_for_a_size_in_its_proportions_and_has_a_name(preview: PicturePreview) -> None:
    hint = preview.sizeHint()
    preview.resize(hint.width(), 10)
    assert preview.height() == hint.height()
    assert preview.accessibleName() == "Your signature as it will be printed"


@pytest.mark.parametrize(("scheme", "paper"), [("light", "#FFFFFF"), ("dark", "#DDDAD8")])
def test_paper_stays_paper_and_a_mark_that_goes_leaves_it_empty(
    theme: Theme, preview: PicturePreview, scheme: str, paper: str
) -> None:
    theme.set_scheme("dark" if scheme == "dark" else "light")
    empty = colours_of(preview)
    assert empty.most_common(1)[0][0] == paper
    preview.show_mark(full())
    inked = colours_of(preview)
    assert inked[paper] < empty[paper] / 2
    assert inked.most_common(1)[0][0] < "#404040"
    preview.show_mark(None)
    assert colours_of(preview) == empty
