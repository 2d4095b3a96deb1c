"""The vault: a person's signatures and their key, kept on this machine under a passphrase.

It is asked for at each signing. What it holds leaves only as the mark and the proof of a signature.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from signoff import paths
from signoff.errors import FileProblem, NotAllowed, SignoffError, VaultProblem, WrongPassphrase
from signoff.files import is_there, make_folder, read_limited, temporary_path, write_whole
from signoff.signing.vault.attempts import Tries
from signoff.signing.vault.body import (
    Body,
    KeptMark,
    new_body,
    packed,
    private_key,
    unpacked,
    with_label,
    with_mark,
    without_mark,
)
from signoff.signing.vault.file import LIMIT, Keys, Work, derive, inspected, opened, sealed
from signoff.signing.vault.lock import alone
from signoff.signing.vault.passphrase import require_strength

if TYPE_CHECKING:
    from signoff.notice.marks.mark import Mark
    from signoff.notice.record.record import Proof, Signature

_ALREADY = "A signature is kept on this machine already."
_MEANWHILE = "What is kept here was changed or forgotten in another window meanwhile: unlock it again."
_CLOSED = "The passphrase is asked for at each signing: give it again."


def default_vault() -> Path:
    """Return where this machine's vault is kept; the file may not exist yet."""
    return paths.data_folder() / "signature.vault"


class Vault:
    """The vault in the file `path`; `work` is what a new one's keys cost, `clock` tells the seconds of the day's clock.

    Everything that derives a key takes about half a second: call it off the interface's thread. Besides what each
    method names, FileProblem is raised where a file cannot be read or written; nothing has changed then.
    """

    def __init__(self, path: Path, *, work: Work | None = None, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._work = work or Work()
        self._tries = Tries(path.with_name(f"{path.name}.tries"), clock)

    @property
    def path(self) -> Path:
        """The vault's file."""
        return self._path

    @property
    def exists(self) -> bool:
        """Whether a signature is kept on this machine."""
        return is_there(self._path)

    def wait(self) -> int:
        """Return the seconds until the next passphrase may be tried; 0 for at once."""
        return self._tries.wait()

    def create(self, passphrase: str, name: str, post: str) -> Unlocked:
        """Make a vault with a new key, and return it unlocked; raises PassphraseWeak, and NotAllowed where one is."""
        if self.exists:
            raise NotAllowed(_ALREADY)
        require_strength(passphrase, name, post)
        try:
            make_folder(self._path.parent)
        except OSError as problem:
            raise FileProblem(f"{self._path} could not be written: {problem.strerror or problem}.") from problem
        unlocked = Unlocked(self._path, derive(passphrase, self._work), new_body(name, post))
        unlocked.keep()
        self._tries.clear()
        return unlocked

    def unlock(self, passphrase: str) -> Unlocked:
        """Return what the vault holds, to be closed again at once.

        Raises WrongPassphrase, VaultDamaged, and VaultWaits where three wrong ones have been tried.
        """
        file = read_limited(self._path, LIMIT, "vault")
        inspected(file)
        self._tries.begin()
        try:
            plain, keys = opened(file, passphrase)
        except WrongPassphrase:
            raise self._told() from None
        except SignoffError:
            self._tries.take_back()
            raise
        self._tries.clear()
        return Unlocked(self._path, keys, unpacked(plain), file)

    def change(self, old: str, new: str) -> None:
        """Put the vault under another passphrase; raises as `unlock` does, and PassphraseWeak."""
        with self.unlock(old) as unlocked:
            require_strength(new, unlocked.name, unlocked.post)
            unlocked.use(derive(new, self._work))

    def forget(self) -> None:
        """Remove the vault for good, its bytes overwritten first; asks for no passphrase, since it may be forgotten."""
        if is_there(self._path):
            with alone(lock_of(self._path)), contextlib.suppress(FileNotFoundError):
                _overwrite(self._path)
        self._tries.forget()
        with contextlib.suppress(OSError):  # an empty file, which tells nothing and may be held by another process
            lock_of(self._path).unlink(missing_ok=True)

    def _told(self) -> WrongPassphrase:
        from signoff.signing.vault.attempts import spoken

        if seconds := self._tries.wait():
            return WrongPassphrase(f"That is not the passphrase. The next can be tried in {spoken(seconds)}.")
        return WrongPassphrase("That is not the passphrase.")


class Unlocked:
    """An open vault, which can be read and changed until it is closed; every change is written at once, whole.

    Use it in a `with` block and let it go: nothing of it should outlive the signing. `file` is what the vault's file
    held when it was opened, None while there is none. A change is refused by a VaultProblem where it holds something
    else meanwhile: another window has changed the vault, or forgotten it.
    """

    def __init__(self, path: Path, keys: Keys, body: Body, file: bytes | None = None) -> None:
        self._path = path
        self._held = file
        self._keys: Keys | None = keys
        self._body: Body | None = body

    def __enter__(self) -> Unlocked:
        """Return the open vault itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @property
    def name(self) -> str:
        """The signatory's name."""
        return self._open.name

    @property
    def post(self) -> str:
        """The signatory's post."""
        return self._open.post

    @property
    def marks(self) -> tuple[KeptMark, ...]:
        """The signatures that are kept, in the order in which they came."""
        return self._open.marks

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the signatory's key, to be told to others."""
        from signoff.notice.record.proof import fingerprint

        return fingerprint(private_key(self._open).public_key())

    def prove(self, signature: Signature, record_id: str) -> Proof:
        """Return the proof of a signature by the signatory's key."""
        from signoff.signing.proof.proof import prove

        return prove(signature, record_id, private_key(self._open))

    def add(self, mark: Mark, label: str) -> KeptMark:
        """Keep a signature; raises MarkRefused for one that is none, and VaultProblem where there is no room."""
        body, kept = with_mark(self._open, mark, label)
        self._change(body)
        return kept

    def forget_mark(self, identity: str) -> None:
        """Keep a signature no longer."""
        self._change(without_mark(self._open, identity))

    def rename_mark(self, identity: str, label: str) -> None:
        """Keep a signature under another name; one that is taken is numbered."""
        self._change(with_label(self._open, identity, label))

    def use(self, keys: Keys) -> None:
        """Put the vault under other keys; under the old ones it cannot be opened any more."""
        self._write(self._open, keys)
        self._keys = keys

    def keep(self) -> None:
        """Write the vault as it stands."""
        self._change(self._open)

    def close(self) -> None:
        """Let go of everything secret; it cannot be used any more."""
        self._keys = self._body = None

    @property
    def _open(self) -> Body:
        if self._body is None:
            raise NotAllowed(_CLOSED)
        return self._body

    def _change(self, body: Body) -> None:
        if self._keys is None:
            raise NotAllowed(_CLOSED)
        self._write(body, self._keys)
        self._body = body

    def _write(self, body: Body, keys: Keys) -> None:
        file = sealed(packed(body), keys)
        with alone(lock_of(self._path)):
            now = read_limited(self._path, LIMIT, "vault") if is_there(self._path) else None
            if now != self._held:
                raise VaultProblem(_MEANWHILE if self._held else _ALREADY)
            write_whole(self._path, file, private=True)
        self._held = file


def lock_of(path: Path) -> Path:
    """Return the file that is locked while a vault is written."""
    return path.with_name(f"{path.name}.lock")


def _overwrite(path: Path) -> None:
    """Remove a file for good; it is put aside first, which fails, if it fails, before anything of it is lost."""
    aside = temporary_path(path)
    try:
        path.replace(aside)
        with aside.open("r+b") as stream:
            stream.write(os.urandom(os.fstat(stream.fileno()).st_size))
            stream.flush()
            os.fsync(stream.fileno())
        aside.unlink()
    except FileNotFoundError:
        raise
    except OSError as problem:
        raise FileProblem(f"{path} could not be removed: {problem.strerror or problem}.") from problem
