"""Reads files within limits, and writes them so that no half-written file is ever left behind."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from signoff import paths
from signoff.errors import FileProblem
from signoff.known_types import known

PDF_SIGN = b"%PDF-"
PDF_SIGN_WITHIN = 1024
RECORD_SIGN = b'"signoff/notice"'
RECORD_LIMIT = 6 * 1024 * 1024
"""The largest record that is read, in bytes."""

PDF_LIMIT = 32 * 1024 * 1024
"""The largest PDF that is read, in bytes."""

MOST_DOTS = 100
"""The most dots in a line of TOML: each may nest a table, and deep nesting takes its parser minutes."""

Kind = TypeVar("Kind")


def read_limited(path: Path, limit: int, kind: str = "file") -> bytes:
    """Return the bytes of `path`, refusing more than `limit` bytes before reading them.

    Raises FileProblem with one sentence when it is missing, a folder, unreadable or too large.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise FileProblem(f"{path} is not an ordinary file.")
            if about.st_size > limit:
                raise FileProblem(f"{path} is too large to be a {kind}: {_sizes(about.st_size, limit)}.")
            return stream.read(limit + 1)
    except (OSError, ValueError) as problem:  # ValueError: a path that no file can have
        raise FileProblem(f"{path} could not be read: {_reason(problem)}.") from problem


class ParseProblem(Exception):
    """A file is not written as it should be; `str()` of it says why, as the end of a sentence."""


def parse_toml(data: bytes) -> dict[str, Any]:
    """Return the content of TOML; raises ParseProblem for any error, and for what would take minutes to parse."""
    import tomllib  # paid for only when TOML is read

    try:
        text = data.decode("utf-8-sig")
        if any(line.count(".") > MOST_DOTS for line in text.splitlines()):
            raise ParseProblem(f"a line of it has more than {MOST_DOTS} dots")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise ParseProblem("it is not UTF-8 text") from None
    except RecursionError:
        raise ParseProblem("it is nested too deeply") from None
    except tomllib.TOMLDecodeError as problem:
        words = str(problem)
        raise ParseProblem(words[:1].lower() + words[1:]) from None
    except ValueError:  # Python refuses numbers of thousands of digits
        raise ParseProblem("a number in it is too long") from None


def parse_json(data: bytes, kind: type[Kind]) -> Kind:
    """Return the content of JSON as a value of this kind; raises ParseProblem for any error."""
    import msgspec

    try:
        return msgspec.json.decode(data, type=known(kind))
    except RecursionError:
        raise ParseProblem("it is nested too deeply") from None
    except ValueError as problem:  # not UTF-8, not JSON, or another kind: msgspec raises ValueErrors
        raise ParseProblem(str(problem)) from None


def is_pdf(data: bytes) -> bool:
    """Return whether bytes begin as a PDF does: its signature is within the first kilobyte (ISO 32000-1, annex H)."""
    return PDF_SIGN in data[:PDF_SIGN_WITHIN]


def looks_like_pdf(path: Path) -> bool:
    """Return whether a file begins as a PDF does; False where it cannot be read, which a full read reports."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return is_pdf(stream.read(PDF_SIGN_WITHIN))
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Return whether there is anything at `path`; raises FileProblem where that cannot be found out."""
    try:
        return path.exists()
    except (OSError, ValueError) as problem:
        raise FileProblem(f"{path} could not be looked for: {_reason(problem)}.") from problem


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `path` in one step: to a temporary file first, flushed to disk, then moved into place.

    A `private` file can be read and written by its owner only, from its first byte on. Raises FileProblem when that
    fails; the previous file at `path` is then still there.
    """
    try:
        if path.is_dir():
            raise FileProblem(f"{path} is a folder: name a file in it.")
        if path.exists() and not path.is_file():
            raise FileProblem(f"{path} is not an ordinary file, and was left as it is.")
        with atomic_writer(path, private=private) as stream:
            stream.write(data)
    except (OSError, ValueError) as problem:
        raise FileProblem(f"{path} could not be written: {_reason(problem)}.") from problem


def write_for_user(path: Path, data: bytes) -> None:
    """Write what a person asked for, as `write_whole` does, but never over a file that is not safe to lose.

    Raises FileProblem, with nothing written, also where `path` is in signoff's own data folder, and where the existing
    file is not a PDF, a signoff document or empty.
    """
    if is_in_data_folder(path):
        raise FileProblem(f"{path} is in the folder where signoff keeps its own files: choose another folder.")
    if is_there(path) and path.is_file() and not _may_be_replaced(path):
        raise FileProblem(f"{path} is neither a PDF nor a signoff notice, and was left as it is: choose another name.")
    write_whole(path, data)


def is_in_data_folder(path: Path) -> bool:
    """Return whether a path is in signoff's own data folder, by any name or link.

    The folder that contains a link counts, not where the link leads: the link is what would be replaced.
    """
    ours = Path(os.path.realpath(paths.data_folder()))
    folder = Path(os.path.realpath(path.parent))
    return any(candidate == ours or is_same_file(candidate, ours) for candidate in (folder, *folder.parents))


def is_same_file(first: Path, second: Path) -> bool:
    """Return whether two paths lead to one file; False where either cannot be looked up."""
    try:
        return first.samefile(second)  # a file system may take small and capital letters for the same
    except (OSError, ValueError):
        return False


def _may_be_replaced(path: Path) -> bool:
    """Return whether a file is empty, or begins as a PDF or a signoff document does."""
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            start = stream.read(PDF_SIGN_WITHIN)
    except OSError:
        return False
    return not start or is_pdf(start) or (start.lstrip().startswith(b"{") and RECORD_SIGN in start)


@contextlib.contextmanager
def atomic_writer(
    path: Path, *, private: bool = False, place: Callable[[Path, Path], object] = Path.replace
) -> Iterator[BinaryIO]:
    """Yield a new file to write to, which is flushed to disk and moved to `path` when the block is done.

    It is always newly created: no existing file and no link that another person put into the folder is written to.
    Where the block raises, or this raises OSError, the previous file at `path` is still there. `place` moves the file
    there, and may leave an existing one.
    """
    temporary = temporary_path(path)
    try:
        with open(temporary, "xb", opener=private_opener if private else None) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        place(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the file is in place already: only a power cut could still undo that
        flush_folder(path.parent)


def temporary_path(path: Path) -> Path:
    """Return an unguessable path in the same folder; its name is short, as that of `path` may have full length."""
    return path.with_name(f".signoff-{os.urandom(8).hex()}.part")


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can use, with its parents, unless it exists; raises OSError.

    signoff's own data folder is made private even where it was found otherwise, with the files directly in it. Windows
    has no such permissions: there, a person's data folder is protected by inherited ones.
    """
    for missing in reversed([parent for parent in (folder, *folder.parents) if not parent.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)  # raises where there is a file
    if folder == paths.data_folder():
        for entry in (folder, *folder.iterdir()):
            make_private(entry)


def make_private(path: Path) -> None:
    """Remove all permissions to a file or folder from everybody but its owner, if it exists and is the user's own."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # gone meanwhile, or on a disk without permissions or that is read-only
        about = path.lstat()
        if about.st_uid == os.geteuid() and not stat.S_ISLNK(about.st_mode) and about.st_mode & 0o077:
            path.chmod(about.st_mode & 0o700)


def make_private_file(path: Path) -> None:
    """Make a file that only its owner can use, or make an existing one so; raises OSError where neither is possible."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    make_private(path)


def private_opener(path: str, flags: int) -> int:
    """Open a file, as `opener` of `open`; a new one can be read by its owner only."""
    return os.open(path, flags, 0o600)


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe, which may never come."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def flush_folder(folder: Path) -> None:
    """Make what was moved into a folder durable where the platform lets one be opened (not Windows); raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sizes(size: int, limit: int) -> str:
    """Return a size that is over a limit, and that limit, in a unit that tells them apart."""
    units = ((1024**2, "MB"), (1024, "KB"), (1, "bytes"))
    unit, name = next(pair for pair in units if size // pair[0] > limit // pair[0] >= min(limit, 1))
    return f"it has {size // unit:,} {name}, and the limit is {limit // unit:,} {name}"


def _reason(problem: OSError | ValueError) -> str:
    """Return the operating system's reason, as the end of a sentence, or that the file name is invalid."""
    if isinstance(problem, ValueError):
        return "a file cannot have this name"
    words = "it is a folder" if isinstance(problem, IsADirectoryError) else problem.strerror or str(problem)
    return words[:1].lower() + words[1:]
