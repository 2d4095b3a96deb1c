"""The thorough check goes through the whole file in slices, and one damaged part hides nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from all_rows import listed_rows, rows_of
from builders import draft, signed
from signoff.errors import NotFound, RegisterProblem
from signoff.notice.record.record import Record
from signoff.register.list_query import ListQuery
from signoff.register.store import Register

PDF = b"%PDF-1.7 " + b"the very pages " * 3000


def check_all(register: Register, notices: int = 2) -> dict[str, str]:
    """Return what all slices of one whole check find."""
    faults: dict[str, str] = {}
    while True:
        found = register.check_some(notices)
        faults |= found.faults
        if found.is_last:
            return faults


@pytest.fixture
def saved(register: Register) -> list[Record]:
    """Five notices, the last two of them signed with their PDFs, in a register that is closed."""
    records = [draft(subject=f"Gate {number}") for number in range(3)]
    for record in records:
        register.save(record)
    for number in range(2):
        records.append(signed(draft(subject=f"Fence {number}")))
        register.keep_signed(records[-1], PDF)
    register.close()
    return records


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0


def page_of(path: Path, text: bytes) -> tuple[int, int]:
    """Return where the page with this text begins, and how large pages are."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    return data.find(text) // size * size, size


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE draft_state SET data = X'00'", id="a draft"),
        pytest.param("UPDATE draft_state SET sha256 = 'x'", id="its digest"),
        pytest.param(
            "INSERT INTO earlier_state (number, kept_at, sha256, data) "
            "SELECT number, '2024-05-14T12:00:00+00:00', 'x', data FROM document WHERE number = 1",
            id="what an import replaced",
        ),
    ],
)
def test_an_altered_earlier_state_is_told_and_the_notice_is_read(
    saved: list[Record], path: Path, statement: str
) -> None:
    with Register.open(path) as register:
        register.keep_draft_state(saved[0].id)
    execute(path, statement)
    with Register.open(path) as register:
        faults = check_all(register)
        assert list(faults) == [saved[0].id]
        assert faults[saved[0].id].endswith("one of its earlier states is not what was kept.")
        assert register.damaged() == faults
        assert register.get(saved[0].id) == saved[0]


def test_a_sound_register_is_checked_to_its_end(saved: list[Record], path: Path) -> None:
    with Register.open(path) as register:
        assert check_all(register) == {}
        assert check_all(register, notices=100) == {}


def test_it_goes_on_where_it_was_after_closing(saved: list[Record], path: Path) -> None:
    with Register.open(path) as register:
        whole = [register.check_some(2).position for _ in range(10)]
    parts = []
    for _ in range(10):
        with Register.open(path) as register:
            parts.append(register.check_some(2).position)
    assert parts == whole
    assert len(set(whole)) == 10


@pytest.mark.parametrize("read_only", [False, True])
def test_a_damaged_notice_is_found_and_the_others_are_not(saved: list[Record], path: Path, read_only: bool) -> None:
    execute(path, "UPDATE document SET data = X'7B7D' WHERE number = 2")
    with Register.open(path, read_only=read_only) as register:
        faults = check_all(register)
        assert faults == register.damaged()
        assert list(faults) == [saved[1].id]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE listing SET by_director = 'x' WHERE minus_number = -2",
        "DELETE FROM listing WHERE minus_number = -2",
        "INSERT INTO listing SELECT -9, id, 0, '', 0, '', '', '', '', '', '', '', '', '', 0 FROM listing LIMIT 1",
        "DELETE FROM words WHERE rowid = 2",
        "UPDATE group_size SET notices = notices + 7",
        "DELETE FROM group_size",
        "DROP TRIGGER group_size_update",
        "UPDATE words SET subject = 'another' WHERE rowid = 2",
    ],
)
def test_wrong_copies_are_made_right(saved: list[Record], path: Path, damage: str) -> None:
    with Register.open(path) as register:
        before = listed_rows(register), listed_rows(register, ListQuery(words="gate 1"))
    execute(path, damage)
    with Register.open(path) as register:
        assert check_all(register) == {}
        assert (listed_rows(register), listed_rows(register, ListQuery(words="gate 1"))) == before
        assert sum(register.counts().values()) == len(saved)


def test_a_changed_byte_in_the_index_over_identities_gives_no_other_notice(saved: list[Record], path: Path) -> None:
    first, other = saved[0].id.encode(), saved[1].id.encode()
    data = path.read_bytes()
    places = [place for place in range(len(data)) if data.startswith(first, place)]
    assert len(places) >= 3
    sound = 0
    for place in places:
        path.write_bytes(data[:place] + other + data[place + len(other) :])
        with Register.open(path, read_only=True) as register:
            for record in saved:
                try:
                    assert register.get(record.id).id == record.id
                except (RegisterProblem, NotFound):
                    continue
                sound += 1
    path.write_bytes(data)
    assert sound >= len(places) * (len(saved) - 1)


def index_page(path: Path) -> int:
    """Return the number of the only page of the index over identities."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_notice_1'"
        ).fetchone()
        return int(page)


def test_a_damaged_index_over_identities_is_reported_and_made_again(saved: list[Record], path: Path) -> None:
    page, (_, size) = index_page(path), page_of(path, b"")
    data = bytearray(path.read_bytes())
    place = data.find(saved[0].id.encode(), (page - 1) * size, page * size)
    assert place >= 0
    data[place + 35] ^= 1
    path.write_bytes(data)
    with Register.open(path) as register:
        assert [register.get(record.id) for record in saved] == saved
        assert [row.id for record in saved if (row := register.row(record.id))] == [record.id for record in saved]
        assert list(check_all(register)) == ["notice"]
        assert check_all(register) == {}
        assert [register.get(record.id) for record in saved] == saved


def test_a_page_of_a_pdf_that_is_lost_hides_nothing_else(saved: list[Record], path: Path) -> None:
    with Register.open(path) as register:
        rows = rows_of(register)
    begin, size = page_of(path, b"the very pages " * 200)
    data = path.read_bytes()
    path.write_bytes(data[: begin + size] + bytes(size) + data[begin + 2 * size :])
    with Register.open(path) as register:
        assert rows_of(register) == rows
        assert listed_rows(register)
        assert {row.id for row in listed_rows(register, ListQuery(words="gate"))} == {record.id for record in saved}
        damaged = register.damaged()
        assert damaged == check_all(register)
        assert len(damaged) == 1
        assert [register.get(record.id) for record in saved if record.id not in damaged]
        register.save(draft())


def test_a_page_of_the_notices_that_is_lost_leaves_them_in_the_list(path: Path) -> None:
    with Register.open(path) as register:
        for number in range(60):
            register.save(draft(subject=f"Gate {number} " + "of the many " * 10))
        everything = listed_rows(register)
    begin, size = page_of(path, b"Gate 30 of the many")
    data = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notice'").fetchone()
    assert root != begin // size + 1
    path.write_bytes(data[:begin] + bytes(size) + data[begin + size :])
    with Register.open(path) as register:
        shown = listed_rows(register)
        assert [row.subject for row in shown] == [row.subject for row in everything]
        lost = {row.id for row in shown if row.damaged}
        assert lost
        sound = [row.id for row in shown if not row.damaged]
        assert {register.get(notice).id for notice in sound} == set(sound)
        assert lost <= check_all(register).keys()
