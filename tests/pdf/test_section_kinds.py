"""What is printed in a way of its own goes by the kind of a section."""

from __future__ import annotations

from signoff.notice.form.kinds import SectionKind
from signoff.pdf.sections import WRITERS


def test_every_kind_of_section_has_a_writer_but_for_bands_which_stand_in_the_grid_of_types() -> None:
    assert WRITERS.keys() == set(SectionKind) - {SectionKind.BANDS}
