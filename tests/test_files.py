"""Files are read within limits and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from signoff import paths
from signoff.errors import FileProblem
from signoff.files import read_limited, write_for_user, write_whole


@pytest.mark.parametrize(
    ("size", "limit", "words"),
    [
        (300 * 1024**2, 32 * 1024**2, "it has 300 MB, and the limit is 32 MB."),
        (32 * 1024**2 + 2048, 32 * 1024**2, "it has 32,770 KB, and the limit is 32,768 KB."),
        (32 * 1024**2 + 1, 32 * 1024**2, "it has 33,554,433 bytes, and the limit is 33,554,432 bytes."),
        (5 * 1024**2, 64 * 1024, "it has 5,120 KB, and the limit is 64 KB."),
        (3, 2, "it has 3 bytes, and the limit is 2 bytes."),
    ],
)
def test_how_large_it_is_is_said_in_a_unit_that_tells_both_apart(
    size: int, limit: int, words: str, tmp_path: Path
) -> None:
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(size)
    with pytest.raises(FileProblem) as refusal:
        read_limited(tmp_path / "large", limit)
    assert str(refusal.value).endswith(f"is too large to be a file: {words}")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.signoff", b"words")
    assert read_limited(tmp_path / "a.signoff", 5) == b"words"
    assert [path.name for path in tmp_path.iterdir()] == ["a.signoff"]


def test_too_large_is_refused_before_reading(tmp_path: Path) -> None:
    big = tmp_path / "big.signoff"
    with big.open("wb") as stream:
        stream.truncate(1024**3)
    with pytest.raises(FileProblem, match="too large"):
        read_limited(big, 1024)


@pytest.mark.parametrize("name", ["missing.signoff", "."])
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem, match=r"could not be read: .*\.$"):
        read_limited(tmp_path / name, 1024)


def test_an_unwritable_place_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="could not be written"):
        write_whole(tmp_path / "no-such-folder" / "a.pdf", b"x")
    with pytest.raises(FileProblem, match="is a folder"):
        write_whole(tmp_path, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_path_without_a_name_is_one_sentence(name: str) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        write_whole(Path(name), b"x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_device_is_neither_waited_for_nor_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.signoff"
    os.mkfifo(pipe)
    for odd in (pipe, Path("/dev/zero")):
        with pytest.raises(FileProblem, match="not an ordinary file"):
            read_limited(odd, 1024)
        with pytest.raises(FileProblem, match="not an ordinary file"):
            write_whole(odd, b"x")
    assert pipe.is_fifo()


def test_a_name_of_full_length_is_written(tmp_path: Path) -> None:
    target = tmp_path / f"{'é' * 125}.pdf"
    write_whole(target, b"x")
    assert list(tmp_path.iterdir()) == [target]


def test_what_is_at_its_place_is_not_called_unwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may be written and not read cannot be opened to be flushed."""

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    write_whole(tmp_path / "a.pdf", b"x")
    assert (tmp_path / "a.pdf").read_bytes() == b"x"


def test_a_failed_write_keeps_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    write_whole(target, b"before")

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileProblem, match="no space left"):
        write_whole(target, b"after")
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights in another way")
def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"for all to read")
    write_whole(tmp_path / "key", b"secret", private=True)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    write_whole(tmp_path / "open", b"words")
    assert (tmp_path / "open").stat().st_mode & 0o400


PDF = b"%PDF-1.7\nanother"
RECORD = b'{"format":"signoff/notice","version":2}'


@pytest.mark.parametrize("there", [b"", PDF, RECORD, b'\n{\n  "format": "signoff/notice"'])
def test_a_pdf_a_notice_and_an_empty_file_are_replaced_by_what_a_person_asks_for(tmp_path: Path, there: bytes) -> None:
    target = tmp_path / "a"
    target.write_bytes(there)
    write_for_user(target, b"words")
    assert target.read_bytes() == b"words"


@pytest.mark.parametrize("there", [b"Dear all", b"SQLite format 3\x00" + bytes(100), b'{"name":"Ann"}', b" "])
@pytest.mark.parametrize("name", ["letter.txt", "a.pdf", "a.signoff"])
def test_another_file_is_left_as_it_is(tmp_path: Path, there: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(there)
    with pytest.raises(FileProblem, match="neither a PDF nor a signoff notice"):
        write_for_user(tmp_path / name, b"words")
    assert (tmp_path / name).read_bytes() == there
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no links that anybody may make")
@pytest.mark.parametrize("way", ["plain", "up and down", "link to the folder", "link to the file"])
@pytest.mark.parametrize("name", ["register.sqlite", "mine.pdf", "councils/leeds.toml", "new.pdf"])
def test_nothing_is_written_into_the_data_folder(tmp_path: Path, way: str, name: str) -> None:
    folder = paths.data_folder()
    (folder / "councils").mkdir(parents=True)
    (folder / "register.sqlite").write_bytes(b"SQLite format 3\x00")
    (folder / "mine.pdf").write_bytes(PDF)
    (folder / "councils" / "leeds.toml").write_bytes(b"key = 1")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    link = tmp_path / "link"
    link.symlink_to(folder if way == "link to the folder" else folder / name)
    target = {
        "plain": folder / name,
        "up and down": folder / ".." / folder.name / name,
        "link to the folder": link / name,
        "link to the file": link,
    }[way]
    if way == "link to the file" and name in ("mine.pdf", "new.pdf"):
        write_for_user(target, b"words")  # the link is replaced, and not the file
    else:
        with pytest.raises(FileProblem, match=r"keeps its own files|neither a PDF"):
            write_for_user(target, b"words")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
