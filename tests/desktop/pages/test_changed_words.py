"""The words of a page that differ from those of another layout of the notice: where each of them is."""

from __future__ import annotations

from builders import draft
from signoff.desktop.pages.changed_words import changed_places
from signoff.pdf.places import Place
from signoff.pdf.preview import Job, pages_of


def test_words_that_went_and_came_are_found_in_their_rows() -> None:
    before = pages_of(Job(draft(reasons="The old gate fell down.", subject="A gate")))
    after = pages_of(Job(draft(reasons="The old gate fell over, twice.", subject="Another")))
    went, came = changed_places(before, after, ["reasons"])
    assert (len(went), len(came)) == (1, 2)
    (row,) = (place for place in after.places if place.key == "reasons")
    for word in came:
        assert inside(word, row)
    assert came[0].x1 < came[1].x0
    assert changed_places(after, after, ["reasons", "subject"]) == ((), ())


def inside(word: Place, row: Place) -> bool:
    return word.page == row.page and row.x0 <= word.x0 < word.x1 <= row.x1 and row.y0 <= word.y0 < word.y1 <= row.y1
