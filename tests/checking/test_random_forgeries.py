"""A few random forgeries in signoff's own grammar by `random_forgeries.py`: none is called intact."""

from __future__ import annotations

import pytest

from checking import random_forgeries
from checking.in_process import be_later_than
from checking.judge_changes import judged
from examples import THOROUGH
from pdf.rewriting import Rewritten
from signoff.notice.record import codec
from signoff.notice.record.integrity import faults
from signoff.pdf.attachment import attached_record


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    be_later_than(monkeypatch, random_forgeries.OLD)


def test_what_is_forged_is_sound() -> None:
    for pdf in random_forgeries.own():
        assert judged("", pdf).outcome == "intact"


def test_no_forgery_is_called_intact() -> None:
    count = (3 if THOROUGH else 1) * len(random_forgeries.KINDS)  # each kind, whatever else is done
    outcomes = list(random_forgeries.outcomes(random_forgeries.own(), count, first=1000 * len(random_forgeries.KINDS)))
    assert [outcome for outcome in outcomes if outcome[2] not in ("altered", "unchecked", "refused")] == []
    assert {"altered", "unchecked"} <= {outcome for _, _, outcome in outcomes}


def test_a_forger_leaves_no_digest_behind() -> None:
    """Only the pages tell: the record inside is sound by itself, and the file names it rightly."""
    for pdf in random_forgeries.own():
        file = Rewritten(pdf)
        random_forgeries.note_digest(file)
        record = codec.read_record(attached_record(file.write(), "forged"), "forged")
        assert not faults(record)
        assert judged("", file.write()).outcome == "intact"
