"""What this machine remembers of people and hand-overs: it may be lost, and is never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.desktop.core import outbox as outboxes
from signoff.desktop.core import people as peoples
from signoff.desktop.core.outbox import Outbox, Outgoing
from signoff.desktop.core.people import Addressee, People
from signoff.errors import FileProblem

ANN = Addressee("Ann Lee", "Chief Officer", "ann.lee@example.org")


def test_whoever_was_written_to_last_is_offered_first_and_once(tmp_path: Path) -> None:
    people = People(tmp_path / "data" / "people.json")
    people.remember(Addressee("ann  LEE"))
    people.remember(Addressee("Pat Jones"))
    people.remember(ANN)
    known = People(tmp_path / "data" / "people.json")
    assert known.offered([Addressee("Kim"), Addressee("PAT JONES", "PA"), Addressee(" ")]) == (
        ANN,
        Addressee("Pat Jones", "PA"),
        Addressee("Kim"),
    )


def test_only_so_many_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peoples, "MOST", 2)
    monkeypatch.setattr(outboxes, "MOST", 2)
    people, outbox = People(tmp_path / "people.json"), Outbox(tmp_path / "handovers.json")
    for name in ("A", "B", "C"):
        people.remember(Addressee(name))
        outbox.note(name, Outgoing(key=name))
    assert [person.name for person in People(tmp_path / "people.json").offered()] == ["C", "B"]
    assert Outbox(tmp_path / "handovers.json").find("A", "A") is None
    assert Outbox(tmp_path / "handovers.json").find("C", "C") == Outgoing(key="C")


def test_a_handover_is_known_by_its_key(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "handovers.json")
    outbox.note("notice", Outgoing(key="first"))
    outbox.note("notice", Outgoing(key="second", is_sent=True))
    assert outbox.find("notice", "first") is None
    assert outbox.find("notice", "second") == Outgoing(key="second", is_sent=True)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"people": [1], "handovers": {"a": 1}}', b"\xff"])
def test_what_cannot_be_read_is_as_if_there_were_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept.json"
    path.write_bytes(content)
    assert People(path).offered() == ()
    assert Outbox(path).find("a", "1") is None


def test_what_cannot_be_written_is_said_and_still_known(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file where a folder belongs")
    people = People(tmp_path / "data" / "people.json")
    with pytest.raises(FileProblem):
        people.remember(ANN)
    assert people.offered() == (ANN,)


def test_what_is_too_long_is_not_kept(tmp_path: Path) -> None:
    people = People(tmp_path / "people.json")
    people.remember(Addressee("A" * 1000))
    assert people.offered() == ()
