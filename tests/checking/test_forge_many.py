"""Forgeries in signoff's own grammar, a few of the many that `forge_many.py` makes: none is called intact."""

from __future__ import annotations

import pytest

from checking import forge_many
from checking.judge import judged
from checking.within import be_later_than
from pdf.rewriting import Rewritten
from signoff.notice.record import codec
from signoff.notice.record.integrity import faults
from signoff.pdf.attachment import attached_record


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    be_later_than(monkeypatch, forge_many.OLD)


def test_what_is_forged_is_sound() -> None:
    for pdf in forge_many.own():
        assert judged("", pdf).outcome == "intact"


def test_no_forgery_is_called_intact() -> None:
    count = 3 * len(forge_many.KINDS)
    found = list(forge_many.outcomes(forge_many.own(), count, first=1000 * len(forge_many.KINDS)))
    assert [one for one in found if one[2] not in ("altered", "unchecked", "refused")] == []
    assert {"altered", "unchecked"} <= {outcome for _, _, outcome in found}


def test_a_forger_leaves_no_digest_behind() -> None:
    """Only the pages tell: the record inside is sound by itself, and the file names it rightly."""
    for pdf in forge_many.own():
        file = Rewritten(pdf)
        forge_many.note_digest(file)
        record = codec.read_record(attached_record(file.write(), "forged"), "forged")
        assert not faults(record)
        assert judged("", file.write()).outcome == "intact"
