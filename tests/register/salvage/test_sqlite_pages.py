"""The reader of pages: what SQLite writes it reads, and nothing that is made to harm keeps it busy."""

from __future__ import annotations

import io
import sqlite3
import struct
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from register.salvage.judge import Sample
from signoff.register.salvage.page_rows import PAGE_SIZES, found_rows, page_size
from signoff.register.salvage.sqlite_pages import PageReader, cell_places, varint
from signoff.register.salvage.write_ahead_log import frames

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(max_size=60),
    st.binary(max_size=60),
    st.integers(0, 20_000).map(bytes),
)
ROWS = st.dictionaries(st.integers(-(2**63), 2**63 - 1), st.tuples(VALUES, VALUES), min_size=1, max_size=12)


def read(data: bytes, size: int) -> dict[int, tuple[Any, ...]]:
    """Return every row of every leaf but those of the first page, which holds the schema."""
    count = len(data) // size
    reader = PageReader(lambda number: data[(number - 1) * size : number * size], size, count)
    found = {}
    for number in range(2, count + 1):
        page = data[(number - 1) * size : number * size]
        for place in cell_places(page, 0, size):
            row = reader.row(number, page, place, lambda _: True)
            if row is not None:
                found[row.rowid] = row.values
    return found


@given(rows=ROWS, size=st.sampled_from([512, 1024, 4096, 65536]))
@settings(max_examples=examples(60))
def test_what_sqlite_writes_is_read(rows: dict[int, tuple[Any, Any]], size: int) -> None:
    with closing(sqlite3.connect(":memory:")) as connection, connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE one (key INTEGER PRIMARY KEY, first, second)")
        connection.executemany("INSERT INTO one VALUES (?, ?, ?)", [(key, *rest) for key, rest in rows.items()])
        connection.commit()
        expected = {key: (None, *rest) for key, *rest in connection.execute("SELECT * FROM one")}
        data = connection.serialize()
    found = read(data, size)
    assert {key: found[key] for key in expected} == expected
    assert list(map(repr, (found[key] for key in expected))) == list(map(repr, expected.values()))


@given(
    data=st.binary(max_size=2000), place=st.sampled_from([0, 100, 4000, 4096, 8000]), flag=st.sampled_from([None, 13])
)
def test_no_bytes_at_all_are_too_much(data: bytes, place: int, flag: int | None) -> None:
    data = (bytes(place) + data).ljust(3 * 4096, b"\x0d")
    if flag is not None:
        data = data[:4096] + bytes([flag]) + data[4097:]
    read(data, 4096)
    list(found_rows(io.BytesIO(data), io.BytesIO(data), 4096))
    assert page_size(io.BytesIO(data), io.BytesIO(data)) in PAGE_SIZES


@pytest.mark.parametrize("size", [1024, 4096, 8192])
def test_the_size_of_pages_is_told_by_the_pages(tmp_path: Path, size: int) -> None:
    path = tmp_path / "one.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE one (key INTEGER PRIMARY KEY, text)")
        connection.executemany("INSERT INTO one VALUES (?, ?)", [(key, "word " * 20) for key in range(500)])
    data = bytearray(path.read_bytes())
    for wrong in (0, 512, 16384, 32768):
        data[16:18] = struct.pack(">H", wrong)
        assert page_size(io.BytesIO(data), None) == size


def leaf(*cells: bytes) -> bytes:
    page, places = bytearray(4096), []
    end = 4096
    for cell in cells:
        end -= len(cell)
        page[end : end + len(cell)] = cell
        places.append(end)
    page[:8] = struct.pack(">BHHHB", 13, 0, len(cells), end, 0)
    page[8 : 8 + 2 * len(places)] = struct.pack(f">{len(places)}H", *places)
    return bytes(page)


def written(value: int) -> bytes:
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))


def giant(size: int, overflow: int) -> bytes:
    """Return the cell of a document that says that it goes on for so many bytes from a page on."""
    kind = written(12 + 2 * size)
    header = bytes([4 + len(kind)]) + b"\0\x81\x0d" + kind
    whole = len(header) + 64 + size
    least = (4096 - 12) * 32 // 255 - 23
    fitting = least + (whole - least) % (4096 - 4)
    local = fitting if fitting <= 4096 - 35 else least
    begin = header + b"0" * 64
    return written(whole) + b"\x01" + begin + bytes(local - len(begin)) + struct.pack(">I", overflow)


def test_a_chain_that_comes_back_to_itself_ends() -> None:
    around = struct.pack(">I", 3) + bytes(4092)
    back = struct.pack(">I", 2) + bytes(4092)
    page = leaf(giant(60 * 1024 * 1024 + 2_000, 2))
    data = page + around + back
    assert read(page + data, 4096) == {}
    assert list(found_rows(io.BytesIO(data), None, 4096)) == []


@pytest.mark.parametrize("size", [2**30, 2**40, 63 * 1024 * 1024])
def test_giant_cells_cost_nothing(size: int) -> None:
    begun = time.process_time()
    chain = b"".join(struct.pack(">I", number + 1) + bytes(4092) for number in range(3, 2000))
    cells = [giant(size - number, 3)[:60] for number in range(50)]
    data = bytes(4096) + leaf(*cells) + chain
    assert list(found_rows(io.BytesIO(data), None, 4096)) == []
    assert time.process_time() - begun < 5


def test_many_cells_on_one_long_chain_are_bounded() -> None:
    """A sound file has each overflow page in one chain: over all, a few times as many are followed."""
    begun = time.process_time()
    count = 1000
    chain = b"".join(struct.pack(">I", number + 1) + bytes(4092) for number in range(3 + count, 3 + 2 * count))
    pages = b"".join(leaf(giant(4092 * (count - 5), 3 + count)) for _ in range(count))
    data = bytes(2 * 4096) + pages + chain
    list(found_rows(io.BytesIO(data), None, 4096))
    assert time.process_time() - begun < 10


def test_no_more_rows_are_read_than_a_register_has() -> None:
    page = leaf(*[b"\x02\x01\x02\x00\x00\x00"] * 500)
    places = cell_places(page, 0, 4096)
    reader = PageReader(lambda _: page, 4096, 1)
    assert reader.row(2, page, places[0], lambda _: True) is not None
    for _ in range(201):
        for place in places:
            reader.row(2, page, place, lambda _: True)
    assert reader.is_spent
    assert reader.row(2, page, places[0], lambda _: True) is None


def test_numbers_of_every_length_are_read() -> None:
    for value in (0, 127, 128, 2**14, 2**55, 2**56 - 1):
        assert varint(written(value) + b"\0", 0) == (value, len(written(value)))
    assert varint(b"\xff" * 9, 0) == (2**64 - 1, 9)
    with pytest.raises(IndexError):
        varint(b"\xff\xff", 0)


def test_a_damaged_frame_hides_no_other(sample: Sample) -> None:
    log, size = sample.materials.log, 4096
    whole = list(frames(io.BytesIO(log), size))
    assert len(whole) == (len(log) - 32) // (size + 24)
    damaged = bytearray(log)
    damaged[whole[3].place + 100] ^= 1
    assert list(frames(io.BytesIO(damaged), size)) == [*whole[:3], *whole[4:]]
    damaged = bytearray(log)
    damaged[:32] = bytes(32)
    assert list(frames(io.BytesIO(damaged), size)) == whole[1:]
