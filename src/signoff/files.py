"""Reading within limits, and writing so that no half-written file is ever left behind."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from signoff import paths
from signoff.errors import FileProblem

PDF_SIGN = b"%PDF-"
PDF_SIGN_WITHIN = 1024
RECORD_SIGN = b'"signoff/notice"'
RECORD_LIMIT = 6 * 1024 * 1024
"""The largest record that is read, in bytes."""

PDF_LIMIT = 32 * 1024 * 1024
"""The largest PDF that is read, in bytes."""

MOST_DOTS = 100
"""So many dots a line of TOML may have: each may nest a table, and deep ones take their reader minutes."""

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
                raise FileProblem(
                    f"{path} is too large to be a {kind}: {about.st_size:,} bytes, and the limit is {limit:,}."
                )
            return stream.read(limit + 1)
    except (OSError, ValueError) as problem:  # ValueError: a path that no file can have
        raise FileProblem(f"{path} could not be read: {_reason(problem)}.") from problem


class NotUnderstood(Exception):
    """A file is not written as it should be; `str()` of it says why, as the end of a sentence."""


def toml_in(data: bytes) -> dict[str, Any]:
    """Return what TOML says; raises NotUnderstood for whatever is wrong with it, and for what takes minutes to read."""
    import tomllib  # paid for only when TOML is read

    try:
        text = data.decode("utf-8-sig")
        if any(line.count(".") > MOST_DOTS for line in text.splitlines()):
            raise NotUnderstood(f"a line of it has more than {MOST_DOTS} dots")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise NotUnderstood("it is not UTF-8 text") from None
    except RecursionError:
        raise NotUnderstood("it is nested deeper than any that signoff reads") from None
    except tomllib.TOMLDecodeError as problem:
        words = str(problem)
        raise NotUnderstood(words[:1].lower() + words[1:]) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise NotUnderstood("a number in it is too long") from None


def json_in(data: bytes, kind: type[Kind]) -> Kind:
    """Return what JSON says, as a value of this kind; raises NotUnderstood for whatever is wrong with it."""
    import msgspec

    try:
        return msgspec.json.decode(data, type=kind)
    except RecursionError:
        raise NotUnderstood("it is nested deeper than any that signoff reads") from None
    except ValueError as problem:  # no UTF-8, no JSON, or another kind: msgspec's complaints are ValueErrors
        raise NotUnderstood(str(problem)) from None


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin as a PDF does: its sign stands within the first kilobyte (ISO 32000-1, annex H)."""
    return PDF_SIGN in data[:PDF_SIGN_WITHIN]


def looks_like_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does; False where it cannot be read, which reading it again, whole, explains."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return is_pdf(stream.read(PDF_SIGN_WITHIN))
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether there is anything at `path`; raises FileProblem where that cannot be told."""
    try:
        return path.exists()
    except (OSError, ValueError) as problem:
        raise FileProblem(f"{path} could not be looked for: {_reason(problem)}.") from problem


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `path` as one step: beside it first, flushed to disk, then moved into place.

    A `private` file can be read and written by its owner alone, from its first byte on. Raises FileProblem when
    that fails; whatever stood at `path` before is then still there.
    """
    try:
        if path.is_dir():
            raise FileProblem(f"{path} is a folder: name a file in it.")
        if path.exists() and not path.is_file():
            raise FileProblem(f"{path} is not an ordinary file, and was left as it is.")
        with written_beside(path, private=private) as stream:
            stream.write(data)
    except (OSError, ValueError) as problem:
        raise FileProblem(f"{path} could not be written: {_reason(problem)}.") from problem


def write_for_user(path: Path, data: bytes) -> None:
    """Write what a person asked for, as `write_whole` does, and never over what nobody would want to lose.

    Raises FileProblem, with nothing written, also where `path` lies in signoff's own data folder, and where another
    file stands there than a PDF, a signoff document or an empty one.
    """
    if is_ours(path):
        raise FileProblem(f"{path} lies in the folder where signoff keeps its own files: choose another folder.")
    if is_there(path) and path.is_file() and not _may_be_replaced(path):
        raise FileProblem(f"{path} is neither a PDF nor a signoff notice, and was left as it is: choose another name.")
    write_whole(path, data)


def is_ours(path: Path) -> bool:
    """Whether a path lies in signoff's own data folder, by whatever name and link it is reached.

    It is the folder of a link that counts, not where it leads: the link is what would be replaced.
    """
    ours = Path(os.path.realpath(paths.data_folder()))
    folder = Path(os.path.realpath(path.parent))
    return any(one == ours or _is_same(one, ours) for one in (folder, *folder.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)  # a file system may take small and capital letters for the same
    except (OSError, ValueError):
        return False


def _may_be_replaced(path: Path) -> bool:
    """Whether a file is empty, or begins as a PDF or a signoff document does."""
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            start = stream.read(PDF_SIGN_WITHIN)
    except OSError:
        return False
    return not start or is_pdf(start) or (start.lstrip().startswith(b"{") and RECORD_SIGN in start)


@contextlib.contextmanager
def written_beside(
    path: Path, *, private: bool = False, place: Callable[[Path, Path], object] = Path.replace
) -> Iterator[BinaryIO]:
    """Give a new file to be written, which is flushed to disk and moved to `path` when the block is done.

    It is made anew or not at all: whatever another person puts into the folder, no file and no link of theirs is
    written to. Where the block raises, or this raises OSError, what stood at `path` is still there. `place` moves the
    file there, and may leave what stands there.
    """
    beside = unused_beside(path)
    try:
        with open(beside, "xb", opener=open_privately if private else None) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        place(beside, path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the file stands at its place already: only a power cut could still undo that
        _flush_folder(path.parent)


def unused_beside(path: Path) -> Path:
    """Return a path beside `path` that nobody can guess; its name is short, as that of `path` may be of full length."""
    return path.with_name(f".signoff-{os.urandom(8).hex()}.part")


def make_folder(folder: Path) -> None:
    """Make a folder that is its owner's alone, with those above it, unless it is there; raises OSError.

    signoff's own data folder is made so even where it was found otherwise, with the files right in it. Windows knows no
    such rights: there a person's data folder is theirs by the rights that it inherits.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)  # raises where a file stands there
    if folder == paths.data_folder():
        for one in (folder, *folder.iterdir()):
            make_private(one)


def make_private(path: Path) -> None:
    """Take every right to a file or folder of ours from all but its owner; what is not there or not ours stays."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # gone meanwhile, or on a disk that keeps no rights or cannot be written
        about = path.lstat()
        if about.st_uid == os.geteuid() and not stat.S_ISLNK(about.st_mode) and about.st_mode & 0o077:
            path.chmod(about.st_mode & 0o700)


def make_private_file(path: Path) -> None:
    """Make a file that is its owner's alone, or make the one that is there so; raises OSError where neither can be."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    make_private(path)


def open_privately(path: str, flags: int) -> int:
    """Open a file, as `opener` of `open`; one that is made so may be read by nobody but its owner."""
    return os.open(path, flags, 0o600)


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe, which may never come."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _flush_folder(folder: Path) -> None:
    """Make the move itself durable where the platform lets a folder be opened (not Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(problem: OSError | ValueError) -> str:
    """Return the operating system's reason, as the end of a sentence, or that no file can have such a name."""
    if isinstance(problem, ValueError):
        return "no file can have this name"
    words = problem.strerror or str(problem)
    return words[:1].lower() + words[1:]
