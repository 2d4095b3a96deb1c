"""The ticket of a piece of work: counted step by step, and left at the next step once nobody waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.desktop.marks.picture_work import Cancelled, Ticket, read
from signoff.errors import SignoffError


def test_a_ticket_counts_its_steps() -> None:
    ticket = Ticket()
    assert (ticket.steps, ticket.is_cancelled) == (0, False)
    ticket.step()
    ticket.step()
    assert ticket.steps == 2


def test_work_that_was_left_ends_at_its_next_step_and_counts_no_more() -> None:
    ticket = Ticket()
    ticket.step()
    ticket.cancel()
    ticket.cancel()
    assert ticket.is_cancelled
    for _ in range(2):
        with pytest.raises(Cancelled):
            ticket.step()
    assert ticket.steps == 1


def test_being_left_is_an_expected_failure() -> None:
    assert issubclass(Cancelled, SignoffError)


@pytest.mark.parametrize("data", [b"", b"not a picture"])
def test_what_is_no_picture_is_refused_in_a_sentence_that_names_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "signature.png"
    path.write_bytes(data)
    with pytest.raises(SignoffError, match="signature") as refused:
        read(path, Ticket())
    assert str(refused.value).endswith(".")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SignoffError, match="gone"):
        read(tmp_path / "gone.png", Ticket())
